"""The version of Dragoman: the package's. Imports nothing."""

__version__ = "0.1.0"
