"""The stages put together; the only place where the wings meet."""
