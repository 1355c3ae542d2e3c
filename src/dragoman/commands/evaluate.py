"""`dragoman evaluate`: how well the reader, or a second person, finds what somebody found in the same texts.

Takes the arguments of the command, writes to the screen.
"""

from __future__ import annotations

from pathlib import Path

from dragoman.commands.screen import heading, rows
from dragoman.errors import InputError
from dragoman.evaluate.annotations import load
from dragoman.evaluate.figures import Read, by_language, pairings, reading, second, wide
from dragoman.evaluate.items import Entry
from dragoman.evaluate.report import differences, rates, shares
from dragoman.lexicon import actors as gazetteers
from dragoman.settings import from_environment


def run(where: Path, *, against: Path | None, show: bool, actors: Path | None) -> None:
    """Prints the figures of each language, and what differs in each text where it is asked for."""
    entries = load(where)
    if against is None:
        read = _reader(actors or from_environment().actors)
    else:
        entries, read = _second(entries, against)
    found = pairings(entries, read)
    for entry in entries if show else ():
        if lines := list(differences(entry, found[entry.id])):
            heading(f"{entry.id} ({entry.language})")
            rows(lines, indent=2)
    for language, figures in by_language(entries, found).items():
        heading({"en": "English", "fr": "French"}[language])
        rows(rates(figures), indent=2)
        rows(shares(figures), indent=2)


def _reader(actors: Path | None) -> Read:
    return reading(gazetteer=None if actors is None else gazetteers.load().with_file(actors))


def _second(entries: list[Entry], against: Path) -> tuple[list[Entry], Read]:
    """Those of the entries that were annotated again, and the second annotation of them."""
    again = load(against, first={entry.id: entry for entry in entries})
    names = {entry.id for entry in again}
    both = [wide(entry) for entry in entries if entry.id in names]
    if not both:
        raise InputError(f"{against}: it annotates none of these texts again; give both the same `id`")
    return both, second(again)
