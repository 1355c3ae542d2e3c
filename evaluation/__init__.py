"""Measurements, and the floors they are held to."""
