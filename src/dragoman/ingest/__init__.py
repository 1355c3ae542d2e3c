"""From files, pages and addresses to Documents."""
