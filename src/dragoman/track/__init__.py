"""From events to what is in force, pending and answered."""
