"""Who does the same as another: « Lomé a fait de même », "Mali followed suit", "responded in kind".

Takes the frames of a document, gives them and one more for each such clause: of the kind told before, by whoever does
the same, to the same other, or back to whoever did it first. What was not told before it leaves out.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from dragoman.lexicon.grammar import plain
from dragoman.read.actors.resolve import Resolver
from dragoman.read.grammar.match import Frame
from dragoman.read.grammar.sides import Found, apart, codes, named
from dragoman.read.grammar.slots import Argument
from dragoman.read.tree import Token

REACH = 2
"""How many sentences back what is done again may be told."""

_WHOM = frozenset({"against", "with", "recipient", "about"})
"""Slots of those to whom the same is done."""


def followed(frames: Sequence[Frame], resolver: Resolver) -> tuple[Frame, ...]:
    """The frames, in the order of their triggers, with those of clauses that only say that the same was done."""
    told = {frame.trigger for frame in frames}
    found = [*frames]
    for verb in resolver.parse.tokens:
        words = _words(verb, resolver) if verb.upos in ("VERB", "AUX") and verb.index not in told else None
        again = None if words is None else _again(verb, words, found, resolver)
        if again is not None:
            found.append(again)
    return tuple(sorted(found, key=lambda each: each.trigger))


def _words(verb: Token, resolver: Resolver) -> tuple[int, ...] | None:
    """The words that make a verb one for doing the same; None where they are not there."""
    below = [child for child in resolver.parse.children(verb.index) if child.base in ("obj", "advmod", "obl", "xcomp")]
    below += [inner for child in below for inner in resolver.parse.children(child.index)]
    for wanted in resolver.grammar.likewise.get(verb.lemma.lower(), ()):
        spelt = {form: each.index for each in below for form in (each.lemma.lower(), plain(each.text))}
        words = wanted.split()
        if all(word in spelt for word in words):
            return tuple(sorted(spelt[word] for word in words))
    return None


def _again(verb: Token, words: tuple[int, ...], frames: Sequence[Frame], resolver: Resolver) -> Frame | None:
    subject = resolver.arguments.subject(verb.index)
    source = resolver.participants(subject) if subject is not None else ()
    step = any(resolver.parse.tokens[word].upos == "NOUN" for word in words)
    before = [each for each in frames if not (step and each.kind.utterance)]  # a step taken is nothing said
    first = _first(verb, source, before, resolver) if named(source) else None
    if first is None:
        return None
    arguments = tuple(each for each in resolver.arguments.of(verb.index) if each.head not in words)
    return first._replace(
        pattern=replace(first.pattern, traits=(), slots={}),
        trigger=verb.index,
        words=words,
        arguments=arguments,
        object=None,
        complement=None,
        source=source,
        target=_whom(arguments, resolver, source) or _other(first, source),
        otherwise=None,
    )


def _first(verb: Token, source: Found, frames: Sequence[Frame], resolver: Resolver) -> Frame | None:
    """The last thing told before that another did; of the sentences before, what their own verb tells."""
    parse = resolver.parse
    here = parse.sentence_number(verb.index)
    for frame in sorted(frames, key=lambda each: -each.trigger):
        back = here - parse.sentence_number(frame.trigger)
        if frame.trigger > verb.index or not named(frame.source) or codes(frame.source) & codes(source):
            continue
        if back > REACH:
            return None
        if back == 0 or not any(each.upos in ("VERB", "AUX") for each in parse.ancestors(frame.trigger)):
            return frame
    return None


def _whom(arguments: Sequence[Argument], resolver: Resolver, source: Found) -> Found:
    """Whom the clause names itself: "did the same with an Indian diplomat"."""
    heads = [each.head for each in arguments if each.slots & _WHOM and resolver.parse.tokens[each.head].upos != "PRON"]
    return next(filter(named, (apart(resolver.participants(head), source) for head in heads)), ())


def _other(first: Frame, source: Found) -> Found:
    """Whom what was told was done to; where that is who does it now, whoever did it first."""
    return first.source if codes(first.target) & codes(source) else first.target
