"""What each command does: one module a command, apart from the command line itself."""
