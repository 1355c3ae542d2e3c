"""The version of Dragoman: of the package, of what it exports. Imports nothing."""

VERSION = "0.1.0"
