"""One act of violence that a noun and verbs tell together: "the strike that killed two", « tués dans une attaque ».

Takes the frames of a document; where verbs of violence have a noun of violence for their subject, or for what it
happened in, the verb that counts the dead stays, else one that counts victims, else the first, with the sides that the
others name. Other frames stay as they are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise

from dragoman.lexicon.grammar import plain
from dragoman.model import Participant
from dragoman.read.actors.resolve import Resolver
from dragoman.read.grammar.forms import is_infinitive, is_participle
from dragoman.read.grammar.match import REQUEST, Frame
from dragoman.read.grammar.relating import PROTEST
from dragoman.read.grammar.sides import named

ACT = "attack"
"""The kind whose nouns and verbs tell of one act together."""

DEATHS = "deaths"
"""The trait of patterns that tell of people killed."""

_SHARED = frozenset({"subject", "location"})
_WHERE = frozenset({"location", "during", "against"})


def merged(frames: Sequence[Frame], resolver: Resolver) -> tuple[Frame, ...]:
    """The frames, those that tell of one act made one."""
    acts = {frame.trigger: frame for frame in frames if frame.kind.id == ACT}
    told: dict[int, list[Frame]] = {}
    for frame in acts.values():
        for noun in (*_nouns(frame, resolver), *_moments(frame, resolver)):
            if noun in acts and noun != frame.trigger:
                told.setdefault(noun, []).append(frame)
                break
    whole: dict[int, Frame | None] = {}
    for noun, verbs in told.items():
        whole |= dict.fromkeys((noun, *(verb.trigger for verb in verbs)))
        verb = min(verbs, key=_toll)
        whole[verb.trigger] = _joined(verb, (acts[noun], *verbs))
    found = tuple(frame for frame in (whole.get(frame.trigger, frame) for frame in frames) if frame is not None)
    found = _with_what_for(found, resolver)
    ended = {noun for frame in found for noun in _ended(frame, found)}
    return tuple(frame for frame in found if frame.trigger not in ended)


def _with_what_for(frames: Sequence[Frame], resolver: Resolver) -> tuple[Frame, ...]:
    """The frames, what a march is for told with it: "marched to demand that France leave" is one act, against France.

    So CAMEO has it as well (1411 to 1414: to demonstrate for a change of leaders, policy, rights, institutions).
    """
    protests = {frame.trigger: frame for frame in frames if frame.kind.id == PROTEST}
    told: dict[int, Frame] = {}
    for frame in frames:
        protest = _marched_for(frame, protests, resolver) if protests and frame.kind.family == REQUEST else None
        if protest is not None:
            told[frame.trigger] = protest
    for demand in (frame for frame in frames if frame.trigger in told):
        trigger = told[demand.trigger].trigger
        if named(demand.target):
            protests[trigger] = protests[trigger]._replace(target=demand.target)
    kept = (frame for frame in frames if not _is_wanted(frame, told, resolver))
    return tuple(protests.get(frame.trigger, frame) for frame in kept)


def _is_wanted(frame: Frame, demands: Collection[int], resolver: Resolver) -> bool:
    """Whether a frame is one of the demands, or what one of them wants."""
    for token in (resolver.parse.tokens[frame.trigger], *resolver.parse.ancestors(frame.trigger)):
        if token.index in demands:
            return True
        if token.base == "acl":
            return False
    return False


def _marched_for(demand: Frame, protests: Mapping[int, Frame], resolver: Resolver) -> Frame | None:
    """The protest in whose purpose, or beside which by a participle, a demand is told without a subject of its own."""
    token = resolver.parse.tokens[demand.trigger]
    tokens = (token, *resolver.parse.ancestors(demand.trigger))
    for below, above in pairwise(tokens):
        if below.upos != "VERB" or below.base not in ("advcl", "acl", "xcomp") or below.relation == "acl:relcl":
            return None
        if resolver.parse.children(below.index, "nsubj") or not (is_infinitive(below) or is_participle(below)):
            return None
        protest = protests.get(above.index) or _idiom(above.index, protests)
        if protest is not None:
            return protest
    return None


def _idiom(index: int, frames: Mapping[int, Frame]) -> Frame | None:
    """The frame one of whose words stands at an index: "[took] to the streets to demand"."""
    return next((frame for frame in frames.values() if index in frame.words), None)


def _ended(verb: Frame, frames: Sequence[Frame]) -> Iterable[int]:
    """The nouns that only name what a verb ends: « mettre fin au blocus », "martial law was lifted"."""
    heads = {argument.head for argument in verb.arguments if argument.slots & {"subject", "object"}}
    for other in frames:
        ends = other.kind.opens is not None and other.kind.opens in verb.kind.closes
        if ends and other.trigger in heads and _codes(other) <= _codes(verb):
            yield other.trigger


def _codes(frame: Frame) -> set[str]:
    return {each.actor.code for each in (*frame.source, *frame.target) if each.actor.named}


def _nouns(verb: Frame, resolver: Resolver) -> Iterable[int]:
    """The nouns of what a verb of violence says was done, or in which."""
    if resolver.parse.tokens[verb.trigger].base == "acl" and verb.object is not None:
        yield verb.object  # "the raid launched by Zambia killed nine"
    if resolver.parse.tokens[verb.trigger].upos in ("VERB", "ADJ"):
        for argument in verb.arguments:
            if argument.slots & _SHARED:
                yield resolver.through(argument.head)
                if not resolver.is_actor(argument.head):
                    yield from _above(argument.head, resolver)


def _above(noun: int, resolver: Resolver) -> Iterable[int]:
    """What a noun hangs on that may be the act: "strikes on a village that killed nine"; not what it answers."""
    below = resolver.parse.tokens[noun]
    for above in resolver.parse.ancestors(noun):
        where = below.base in ("obl", "nmod") and resolver.arguments.slots(below) & _WHERE
        if above.upos == "VERB" and not where:
            return
        yield above.index
        below = above


def _moments(verb: Frame, resolver: Resolver) -> Iterable[int]:
    """The clauses that tell when people were killed, and so by whom: "killed when gunmen attacked a bus"."""
    for child in resolver.parse.children(verb.trigger, "advcl") if not verb.source else ():
        marks = resolver.parse.children(child.index, "mark", "advmod")
        if any(plain(mark.text) in resolver.grammar.meanwhile for mark in marks):
            yield child.index


def _toll(verb: Frame) -> tuple[bool, bool]:
    """The dead tell most of an act, then the wounded: "killed a soldier and wounded two others"."""
    return DEATHS not in verb.pattern.traits, not verb.pattern.traits


def _joined(verb: Frame, others: Sequence[Frame]) -> Frame:
    return verb._replace(
        words=tuple(sorted({*verb.words, *(each.trigger for each in others)} - {verb.trigger})),
        source=_first_named(verb.source, *(each.source for each in others)),
        target=_first_named(verb.target, *(each.target for each in others)),
        arguments=tuple(dict.fromkeys(argument for each in (verb, *others) for argument in each.arguments)),
    )


def _first_named(*sides: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """The first that has a name; where none has, the verb's own."""
    return next((side for side in sides if named(side)), sides[0])
