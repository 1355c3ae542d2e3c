"""Where it all comes from: origins with their reasons, and the documents, read or not."""

from __future__ import annotations

from collections import Counter

from dragoman.export.dossier.desk import Desk
from dragoman.export.dossier.page import Article, Origin
from dragoman.export.dossier.page import Ground as Shown
from dragoman.model import Certainty, Document, Ground, Reason
from dragoman.model import Origin as From


def origins(desk: Desk) -> tuple[Origin, ...]:
    """Origins, those with most claims first."""
    ordered = sorted(desk.view.origins, key=lambda each: (-len(each.claims), each.name, each.id))
    return tuple(
        Origin(
            name=each.name,
            certainty=each.certainty.value,
            certainty_words=_grade(desk, each.certainty),
            grounds=_grounds(desk, each),
            documents=tuple(sorted({_title(desk, document) for document in each.documents})),
            claims=len(each.claims),
        )
        for each in ordered
    )


def _grade(desk: Desk, certainty: Certainty) -> str:
    return desk.texts.say(f"certainty_{certainty.value}")


def _title(desk: Desk, document: str) -> str:
    return desk.heading(document)


def _grounds(desk: Desk, origin: From) -> tuple[Shown, ...]:
    """The grounds in the language of the dossier; the sentences given where they are not told for a machine."""
    if not origin.grounds:
        return tuple(Shown(words=reason) for reason in origin.reasons)
    return tuple(Shown(words=_words(desk, each), certainty=_grade(desk, each.certainty)) for each in origin.grounds)


def _words(desk: Desk, reason: Reason) -> str:
    values = [_value(desk, value) for value in reason.values]
    unknown = reason.ground is Ground.SAME_ANONYMOUS and values[:1] == [""]
    try:
        return desk.texts.say(f"ground_{reason.ground.value}" + "-unknown" * unknown, *values)
    except IndexError:
        return " · ".join((reason.ground.value, *values))


def _value(desk: Desk, value: str) -> str:
    """Documents by what they are called, states by their names."""
    if value in desk.lookup.document:
        return desk.heading(value)
    if value in desk.by_name:
        return desk.heading(desk.by_name[value])
    return desk.names.short(value) if len(value) == 3 and desk.names.knows(value) else value


def articles(desk: Desk) -> tuple[Article, ...]:
    """All documents, by date of publication, the undated last."""
    claims = Counter(claim.document for claim in desk.view.claims)
    ordered = sorted(desk.view.documents, key=lambda each: (each.published or "9999", desk.lookup.name(each.id)))
    return tuple(_article(desk, document, claims[document.id]) for document in ordered)


def _article(desk: Desk, document: Document, claims: int) -> Article:
    say, issue = desk.texts.say, desk.view.issues.get(document.id)
    read = say("read_no", why=issue) if issue else say("read_yes_1" if claims == 1 else "read_yes", n=claims)
    return Article(
        anchor=f"a-{document.id}",
        name=desk.lookup.name(document.id),
        title=document.title or "",
        language=document.language,
        language_words=desk.texts.ui.get(f"lang_{document.language}", document.language),
        outlet=document.outlet or "",
        url=document.url if document.url and document.url.startswith(("https://", "http://")) else "",
        published=desk.when(document.published),
        published_how=say(f"date_{document.date_source.value}") if document.published else "",
        agencies=", ".join(document.agencies),
        read=read,
        was_read=issue is None,
    )
