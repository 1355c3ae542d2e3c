"""The record for other programs and for readers."""
