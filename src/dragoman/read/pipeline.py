"""From a Document to its Reading: all layers, in order.

`read` is a pure function of the document and of the version of the reader: the same document gives the same claims,
whatever else was read before it.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import metadata

from dragoman.lexicon import actors, grammar, kinds, words
from dragoman.lexicon.actors import Gazetteer
from dragoman.model import Attribution, Document, Reading
from dragoman.read import times
from dragoman.read.actors.mentions import Lists, Mentions, Phrases
from dragoman.read.actors.resolve import Resolver
from dragoman.read.attributions import written
from dragoman.read.claims import Claims
from dragoman.read.clocks import Clocks
from dragoman.read.grammar.arguments import Arguments
from dragoman.read.grammar.candidates import Candidates
from dragoman.read.grammar.charges import Charges
from dragoman.read.grammar.classes import Classes, lists
from dragoman.read.grammar.earnest import Earnest
from dragoman.read.grammar.following import followed
from dragoman.read.grammar.match import Matcher
from dragoman.read.grammar.merging import ACT, merged
from dragoman.read.grammar.places import Places
from dragoman.read.grammar.recalling import recalled
from dragoman.read.grammar.relating import placed, related
from dragoman.read.grammar.replies import Replies
from dragoman.read.grammar.stance import Stances
from dragoman.read.grammar.voices import Voices
from dragoman.read.grammar.warnings import Warnings
from dragoman.read.mending import mended
from dragoman.read.parse import BUILTIN, load
from dragoman.read.reasons import Reasons
from dragoman.read.speakers import Speakers
from dragoman.read.speech import Speech
from dragoman.read.tree import Parse

PEOPLE = ("envoys", "mission-head", "nationals", "foreigners", "reporters", "officers", "persons")
"""Classes of the lexicon whose members are people."""

LENDING = ("light", "plan", "announce", "decide", "claim", "begin", "possible")
"""Classes of verbs whose subject is who does what their object names: « mener une attaque », "claim a strike"."""

GOVERNING = ("begin", "plan", "decide", "avert", "threaten", "possible")
"""Classes of verbs whose infinitive says what somebody sets about: "decided on Monday to close the embassy"."""

LANGUAGES = ("en", "fr")
VERSION = metadata.version("dragoman")
"""A reading made by another version is made again."""


class Reader:
    """Everything one language needs, loaded once."""

    def __init__(self, language: str, *, gazetteer: Gazetteer | None = None, backbone: str = BUILTIN) -> None:
        self.language = language
        self.backbone = load(language, backbone)
        self.gazetteer = gazetteer or actors.load()
        self.grammar = grammar.load(language)
        self.lexicon = words.load(language)
        self.candidates = Candidates(self.lexicon)
        self.lists = lists(self.lexicon)
        self.topics = Lists(self.lexicon.topics)
        self.bodies = Phrases(self.gazetteer.bodies(language))
        people = {*self.gazetteer.people_nouns(language)}.union(
            *(self.lexicon.classes.get(name, ()) for name in PEOPLE)
        )
        self.people = Phrases(dict.fromkeys(sorted(people), True))
        self.agencies = self.gazetteer.agencies(language)
        self.acts = frozenset(
            noun for noun, found in self.lexicon.by_noun.items() if any(pattern.kind == ACT for pattern, _ in found)
        )
        self.lending = frozenset[str]().union(*(self.lexicon.classes.get(name, ()) for name in LENDING))
        self.governing = frozenset[str]().union(*(self.lexicon.classes.get(name, ()) for name in GOVERNING))

    def read(self, document: Document) -> Reading:
        """The claims of a document in this language."""
        return self.claims(document, self.backbone.parse(document.text))

    def attributions(self, document: Document) -> tuple[Attribution, ...]:
        """All that a document in this language tells after somebody, in the order of the text."""
        parse = mended(self.backbone.parse(document.text), self.grammar, self.governing)
        expressions = tuple(times.find(document.text, self.language))
        return written(self._speech(self._resolver(document, parse, expressions), expressions))

    def claims(self, document: Document, parse: Parse) -> Reading:
        """The claims of a document that has been parsed."""
        parse = mended(parse, self.grammar, self.governing)
        classes = self.lexicon.classes
        expressions = tuple(times.find(document.text, self.language))
        resolver = self._resolver(document, parse, expressions)
        stances = Stances(parse, self.grammar, classes)
        named = Classes(resolver, self.lists)
        matcher = Matcher(named, self.candidates, kinds.load(), stances)
        speech = self._speech(resolver, expressions)
        frames = related(matcher.frames(), resolver)
        frames = Earnest(named).kept(followed(frames, resolver))
        frames = Warnings(resolver, stances, kinds.load(), classes).added(frames)
        voices = Voices(named, speech.told)
        frames = Charges(named, matcher.roles, stances, kinds.load(), voices).added(frames)
        frames = Replies(named, stances, kinds.load(), voices).added(frames)
        frames = merged(frames, resolver)
        frames = placed(recalled(frames, resolver, self.acts), Places(named))
        clocks = Clocks(
            document,
            parse,
            frames,
            stances,
            expressions=expressions,
            announcing=classes.get("announce", frozenset()) | classes.get("decide", frozenset()),
            saying=classes.get("say", frozenset()),
            light=classes.get("light", frozenset()) | classes.get("undergo", frozenset()),
            subject=resolver.subjects,
            slots=resolver.arguments.slots,
        )
        claims = Claims(
            document,
            resolver,
            topics=self.topics,
            kinds=kinds.load(),
            frames=frames,
            stances=stances,
            clocks=clocks,
            reasons=Reasons(parse, self.grammar, frames),
            speech=speech,
        )
        return Reading(document=document.id, claims=claims.all())

    def _resolver(self, document: Document, parse: Parse, expressions: tuple[times.Expression, ...]) -> Resolver:
        dated = frozenset(index for each in expressions for index in parse.at(each.start, each.end))
        classes = self.lexicon.classes
        undergo, attribute = (classes.get(name, frozenset()) for name in ("undergo", "attribute"))
        mentions = Mentions.find(parse, self.gazetteer, on=document.published)
        named = frozenset(mentions.tokens)
        return Resolver(
            parse,
            mentions,
            Arguments(
                parse, self.grammar, self.lending, undergo=undergo, attribute=attribute, dated=dated, named=named
            ),
            bodies=self.bodies,
            people=self.people,
            transparent=self.grammar.transparent,
        )

    def _speech(self, resolver: Resolver, expressions: tuple[times.Expression, ...]) -> Speech:
        classes = self.lexicon.classes
        speakers = Speakers(
            resolver,
            sources=classes.get("sources", frozenset()),
            writings=self.grammar.writings,
            agencies=self.agencies,
            times=tuple((each.start, each.end) for each in expressions),
        )
        return Speech(resolver, speakers, classes)


@lru_cache(maxsize=8)
def reader(language: str, backbone: str = BUILTIN, *, gazetteer: Gazetteer | None = None) -> Reader:
    """The reader of a language, with the project's actors or with others; loaded once a process."""
    return Reader(language, gazetteer=gazetteer, backbone=backbone)


def attributions(document: Document) -> tuple[Attribution, ...]:
    """All that a document tells after somebody, in the order of the text; nothing in a language that is not read."""
    return reader(document.language).attributions(document) if document.language in LANGUAGES else ()


def read(document: Document, *, gazetteer: Gazetteer | None = None, backbone: str = BUILTIN) -> Reading:
    """Read a document, parsed by `backbone` (`dragoman.read.parse`).

    One in a language Dragoman does not read gives a Reading without claims that says so.
    """
    if document.language not in LANGUAGES:
        return Reading(
            document=document.id, issue=f"{document.name}: language {document.language!r} is not read (only fr, en)"
        )
    return reader(document.language, backbone, gazetteer=gazetteer).read(document)
