"""Whom a claim is told after: a key that is the same for the same source of information.

Takes a profile and its document; gives a key, the words for the source, and the reason. Never compares two claims.
"""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.model import ActorType, Certainty, Document, Ground, Reason, Speaker, Value
from dragoman.reconcile.profile import Profile
from dragoman.reconcile.words import fold, tokens

PRESS = "press"
SPEAKER = "speaker"
ANONYMOUS = "anonymous"

_RULE = frozenset({"government", "junta"})
"""Bodies that speak for their whole state."""

Key = tuple[str, ...]


class Attribution(Value, frozen=True):
    """The source of one claim: its key, what to call it, and why. `own` says that the claim names no speaker."""

    key: Key
    name: str
    reasons: tuple[Reason, ...] = ()
    own: bool = False


def attribute(profile: Profile, document: Document | None, *, story: str, press: Mapping[str, str]) -> Attribution:
    """The source of a claim by its own words: its innermost speaker, or the document itself.

    `story` names the story it belongs to; `press` gives the known agencies and outlets by their folded names.
    """
    speakers = profile.claim.speakers
    if not speakers:
        return _document(document, profile.document)
    first = speakers[0]
    if first.actor is not None and first.actor.type is ActorType.ORGANISATION and fold(first.actor.name or "") in press:
        return _press(first.actor.name or "")
    if first.anonymous:
        return _anonymous(first, profile, story, _via(speakers, document))
    return _named(first)


def words(speaker: Speaker) -> str:
    """The words for a speaker: those that « la même source » stands for, where the text has them."""
    return (speaker.resolves_to or speaker.span).text


def _document(document: Document | None, identity: str) -> Attribution:
    if document is None:
        return Attribution(key=(PRESS, identity), name=identity, own=True)
    if document.agencies:
        name = document.agencies[0]
        reason = Reason(ground=Ground.AGENCY_CREDIT, values=(name,), certainty=Certainty.LIKELY)
        return Attribution(key=(PRESS, fold(name)), name=name, reasons=(reason,), own=True)
    name = document.outlet or document.name
    reason = Reason(ground=Ground.OWN_REPORTING, values=(name,))
    return Attribution(key=(PRESS, fold(name)), name=name, reasons=(reason,), own=True)


def _press(name: str) -> Attribution:
    reason = Reason(ground=Ground.AGENCY_CREDIT, values=(name,))
    return Attribution(key=(PRESS, fold(name)), name=name, reasons=(reason,))


def relays(speakers: tuple[Speaker, ...]) -> list[str]:
    """The organisations a speaker is cited through: the agency a source spoke to."""
    outer = (one.actor for one in speakers[1:])
    return [one.name for one in outer if one and one.type is ActorType.ORGANISATION and one.name and not one.state]


def _via(speakers: tuple[Speaker, ...], document: Document | None) -> str:
    """The agency a source spoke to, by the text or by the credit of the page."""
    told = (*relays(speakers), *(document.agencies if document else ()))
    return fold(told[0]) if told else ""


def _anonymous(speaker: Speaker, profile: Profile, story: str, via: str) -> Attribution:
    side = speaker.side or (speaker.actor.state if speaker.actor else None)
    called = words(speaker)
    if side is None:
        key: Key = (ANONYMOUS, "", via or profile.document, *tokens(called))
    else:
        key = (ANONYMOUS, side, story, via)
    reason = Reason(ground=Ground.SAME_ANONYMOUS, values=(side or "", called), certainty=Certainty.LIKELY)
    return Attribution(key=key, name=called, reasons=(reason,))


def _named(speaker: Speaker) -> Attribution:
    """A public speaker. A person is known by the last word of the name: texts give the first one or leave it."""
    called = words(speaker)
    actor = speaker.actor
    reason = Reason(ground=Ground.SAME_SPEAKER, values=(called,), certainty=Certainty.LIKELY)
    if actor is None:
        return Attribution(key=(SPEAKER, speaker.side or "", "", fold(called)), name=called, reasons=(reason,))
    name = fold(actor.name or "")
    if actor.type is ActorType.PERSON and name:
        name = tokens(name)[-1] if tokens(name) else name
        return Attribution(key=(SPEAKER, actor.state or "", "", name), name=actor.name or called, reasons=(reason,))
    body = "" if actor.body in _RULE else actor.body or ""
    return Attribution(key=(SPEAKER, actor.state or "", body, name), name=called, reasons=(reason,))
