"""Sides that one frame of a sentence leaves out and another tells.

Takes the frames of a document, gives them with sides from what they stand beside: « tués lors de frappes iraniennes »,
"condemned the Sudanese strikes on Chad". Adds no frame and drops none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.read.actors.resolve import Resolver
from dragoman.read.grammar.forms import is_nominal, is_present_participle
from dragoman.read.grammar.match import Frame
from dragoman.read.grammar.places import Places
from dragoman.read.grammar.roles import FORCE, VIOLENCE
from dragoman.read.grammar.sides import apart, named

PROTEST = "protest"
"""The kind that is the people's own."""

_TOLD_IN = frozenset({"subject", "location", "during"})


def related(frames: Sequence[Frame], resolver: Resolver) -> tuple[Frame, ...]:
    """The frames, each with the sides that others tell of it."""
    found = {frame.trigger: frame for frame in frames}
    told = {at: _by_its_victims(_by_its_author(frame, found), resolver) for at, frame in found.items()}
    told = {at: _of_its_blow(frame, told, resolver) for at, frame in told.items()}
    return tuple(_of_a_deed(frame, told) for frame in told.values())


def placed(frames: Sequence[Frame], places: Places) -> tuple[Frame, ...]:
    """The frames; what force is done to people nobody names is done where it happens."""
    return tuple(_at_home(_by_its_place(frame, places), places) for frame in frames)


def _at_home(frame: Frame, places: Places) -> Frame:
    """Those whom nobody names protest in, and against, the state they are in: "doctors in Kenya went on strike"."""
    if frame.kind.id != PROTEST or named((*frame.source, *frame.target)):
        return frame
    found = places.somewhere(frame.trigger)
    return frame._replace(source=found, target=found) if found else frame


def _by_its_place(frame: Frame, places: Places) -> Frame:
    """« Neuf policiers tués par une mine dans le Sinaï égyptien »: it is done to Egypt."""
    if frame.kind.family == VIOLENCE and _is_shared(frame) and not (frame.source and frame.target):
        sides = places.border(frame.trigger)
        if {each.actor.code for each in (*frame.source, *frame.target) if each.actor.named} <= {
            each.actor.code for each in sides
        } and sides:
            return frame._replace(source=sides[:1], target=sides[1:])
    slots = frame.pattern.roles.get("target", frame.kind.roles.get("target", ()))
    forced = frame.kind.rung >= FORCE and frame.kind.within("ASSAULT", "COERCE")
    if not forced or named(frame.target) or not ("location" in slots or frame.kind.family == VIOLENCE):
        return frame
    found = apart(places.somewhere(frame.trigger), frame.source)
    return frame._replace(target=found) if found else frame


def _by_its_author(frame: Frame, others: Mapping[int, Frame]) -> Frame:
    """« tués lors de frappes iraniennes », "Iranian strikes left …": violence told twice has one author."""
    if frame.source or not frame.kind.within("ASSAULT"):
        return frame
    for argument in frame.arguments:
        event = others.get(argument.head) if argument.slots & _TOLD_IN else None
        if event is not None and event.source and event.kind.family == frame.kind.family:
            return frame._replace(source=event.source, target=apart(frame.target, event.source))
    return frame


def _of_its_blow(frame: Frame, others: Mapping[int, Frame], resolver: Resolver) -> Frame:
    """« … ont abattu un avion kényan, tuant dix hommes »: whom a blow killed it killed for whoever struck, and hit."""
    parse = resolver.parse
    clause = parse.tokens[frame.trigger]
    toll = frame.kind.family == VIOLENCE and is_present_participle(clause)
    if not toll or (named(frame.source) and named(frame.target)):
        return frame
    first = parse.sentence(frame.trigger).first
    before = (others[at] for at in range(frame.trigger - 1, first - 1, -1) if at in others)
    blow = next((each for each in before if each.kind.family == VIOLENCE and named(each.source)), None)
    if blow is None or (named(frame.source) and frame.source != blow.source):
        return frame
    return frame._replace(source=blow.source, target=frame.target if named(frame.target) else blow.target)


def _by_its_victims(frame: Frame, resolver: Resolver) -> Frame:
    """« Quatre soldats tchadiens tués dans un accrochage avec … »: theirs is the side that the noun leaves out."""
    noun = resolver.parse.tokens[frame.trigger]
    if frame.kind.family != VIOLENCE or not is_nominal(resolver.parse, noun):
        return frame
    if named(frame.source) == named(frame.target):
        return frame
    verb = next((each for each in resolver.parse.ancestors(noun.index) if each.upos in ("VERB", "AUX")), noun)
    dead = resolver.arguments.object(verb.index) or resolver.arguments.subject(verb.index)
    if verb is noun or dead is None or not resolver.is_person(dead):
        return frame
    victims = apart(resolver.participants(dead), (*frame.source, *frame.target))
    if not named(victims):
        return frame
    if named(frame.source):
        return frame._replace(target=victims)
    return frame._replace(source=victims) if _is_shared(frame) else frame  # in a clash, those who fell fought


def _of_a_deed(frame: Frame, others: Mapping[int, Frame]) -> Frame:
    """« Paris condamne les frappes soudanaises contre le Tchad »: a deed is judged in who did it, not whom it hit."""
    deed = others.get(frame.object) if frame.object is not None else None
    if deed is None or deed.kind.utterance or not (frame.kind.utterance and frame.kind.factive):
        return frame
    authors = apart((*deed.source, *(deed.target if _is_shared(deed) else ())), frame.source)
    if named(authors):
        return frame._replace(target=authors)
    suffered = not deed.source and deed.kind.rung > 0
    return frame._replace(target=apart(frame.target, deed.target)) if suffered else frame


def _is_shared(frame: Frame) -> bool:
    """Whether both sides of a kind have part in it: a clash, talks, ties."""
    return "between" in frame.kind.roles.get("source", ())
