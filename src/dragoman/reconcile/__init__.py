"""From the claims of a story to its events, origins and discrepancies."""
