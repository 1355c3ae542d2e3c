"""A record made into the page of a dossier: every part by its own module, in the order a reader wants them."""

from __future__ import annotations

from dragoman.export.dossier.chronology import groups
from dragoman.export.dossier.desk import Desk
from dragoman.export.dossier.differences import differences, silences
from dragoman.export.dossier.page import Page
from dragoman.export.dossier.sources import articles, origins
from dragoman.export.dossier.standing import answers, measures, pending
from dragoman.export.dossier.summary import key_facts, scope, sentences, title
from dragoman.export.dossier.voices import sides
from dragoman.export.view import RecordView


def build(view: RecordView, *, language: str) -> Page:
    """The page, in French or in English. Unsupported for another language."""
    desk = Desk(view, language)
    in_force, ended = measures(desk)
    still, settled = pending(desk)
    return Page(
        language=language,
        title=title(desk),
        scope=scope(desk),
        summary=sentences(desk),
        key=key_facts(desk),
        groups=groups(desk),
        sides=sides(desk),
        unheard=desk.names.join(desk.unheard),
        differences=differences(desk),
        silences=silences(desk),
        in_force=in_force,
        ended=ended,
        pending=still,
        settled=settled,
        answers=answers(desk),
        origins=origins(desk),
        articles=articles(desk),
        refused=tuple(sorted(view.refused)),
        notes=tuple(desk.notes.values()),
    )
