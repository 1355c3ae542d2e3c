"""The dossier: a record as one HTML file that needs nothing else, in French or in English.

Takes a view of the record, gives the page as text. No request leaves it; all texts of others are escaped; the same
record gives the same bytes.
"""

from dragoman.export.dossier.builder import build
from dragoman.export.dossier.render import render
from dragoman.export.view import RecordView

__all__ = ["build", "write"]


def write(view: RecordView, *, language: str) -> str:
    """The dossier of a record as HTML. `language` is "fr" or "en"; Unsupported for another."""
    return render(build(view, language=language))
