"""From a Document to its Claims."""
