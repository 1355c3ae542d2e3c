"""`dragoman dossier` and `dragoman export`: the record as files. Takes the arguments of the commands."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from dragoman.commands.screen import say
from dragoman.run.record import Record


def write_dossier(where: str, out: Path, *, language: str, title: str | None) -> None:
    """Writes the dossier and says where it lies."""
    with Record.open(where, create=False) as record:
        record.dossier(out, language=language, title=title)
    say(f"The dossier lies in {out}")


def write_export(where: str, form: Any, out: Path | None) -> None:
    """Writes the export to a file, or as bytes to the output."""
    with Record.open(where, create=False) as record:
        written = record.export(form, out)
    if out is None:
        sys.stdout.buffer.write(written)
        sys.stdout.buffer.flush()
    else:
        say(f"Written: {out}")
