"""Typed access to the project's data: kinds, words, actors. The only code that opens data files."""
