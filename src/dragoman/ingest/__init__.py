"""From files, pages and addresses to Documents."""

from dragoman.ingest.files import read_path
from dragoman.ingest.texts import ingest, read_bytes
from dragoman.ingest.values import LIMIT, Ingested, Issue, Metadata
from dragoman.ingest.web import Client, is_address, read_address

__all__ = [
    "LIMIT",
    "Client",
    "Ingested",
    "Issue",
    "Metadata",
    "ingest",
    "is_address",
    "read_address",
    "read_bytes",
    "read_path",
]
