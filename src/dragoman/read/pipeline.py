"""From a Document to its Reading: all layers, in order.

`read` is a pure function of the document and of the version of the reader: the same document gives the same claims,
whatever else was read before it.
"""

from __future__ import annotations

from functools import cache
from importlib import metadata

from dragoman.lexicon import actors, grammar, kinds, words
from dragoman.lexicon.actors import Gazetteer
from dragoman.model import Document, Reading
from dragoman.read import times
from dragoman.read.actors.mentions import Mentions, Phrases
from dragoman.read.actors.resolve import Resolver
from dragoman.read.claims import Claims
from dragoman.read.clocks import Clocks
from dragoman.read.grammar.arguments import Arguments
from dragoman.read.grammar.earnest import Earnest
from dragoman.read.grammar.match import Matcher
from dragoman.read.grammar.merging import merged
from dragoman.read.grammar.stance import Stances
from dragoman.read.grammar.warnings import Warnings
from dragoman.read.parse import load
from dragoman.read.reasons import Reasons
from dragoman.read.speakers import Speakers
from dragoman.read.speech import Speech
from dragoman.read.tree import Parse

PEOPLE = ("envoys", "mission-head", "nationals", "foreigners", "reporters", "officers", "persons")
"""Classes of the lexicon whose members are people."""

LENDING = ("light", "plan", "announce", "decide")
"""Classes of verbs whose subject is who does what their object names: « mener une attaque », "plan a strike"."""

LANGUAGES = ("en", "fr")
VERSION = metadata.version("dragoman")
"""A reading made by another version is made again."""


class Reader:
    """Everything one language needs, loaded once."""

    def __init__(self, language: str, *, gazetteer: Gazetteer | None = None, backbone: str = "builtin") -> None:
        self.language = language
        self.backbone = load(language, backbone)
        self.gazetteer = gazetteer or actors.load()
        self.grammar = grammar.load(language)
        self.lexicon = words.load(language)
        self.bodies = Phrases(self.gazetteer.bodies(language))
        people = {*self.gazetteer.people_nouns(language)}.union(
            *(self.lexicon.classes.get(name, ()) for name in PEOPLE)
        )
        self.people = Phrases(dict.fromkeys(sorted(people), True))
        self.agencies = self.gazetteer.agencies(language)
        self.lending = frozenset[str]().union(*(self.lexicon.classes.get(name, ()) for name in LENDING))

    def read(self, document: Document) -> Reading:
        """The claims of a document in this language."""
        return self.claims(document, self.backbone.parse(document.text))

    def claims(self, document: Document, parse: Parse) -> Reading:
        """The claims of a document that has been parsed."""
        classes = self.lexicon.classes
        expressions = times.find(document.text, self.language)
        dated = frozenset(index for each in expressions for index in parse.at(each.start, each.end))
        arguments = Arguments(parse, self.grammar, self.lending, classes.get("undergo", frozenset()), dated)
        resolver = Resolver(
            parse,
            Mentions.find(parse, self.gazetteer, on=document.published),
            arguments,
            bodies=self.bodies,
            people=self.people,
            transparent=self.grammar.transparent,
        )
        stances = Stances(parse, self.grammar, classes)
        frames = Earnest(resolver, self.lexicon).kept(Matcher(resolver, self.lexicon, kinds.load(), stances).frames())
        frames = merged(Warnings(resolver, stances, kinds.load()).added(frames), resolver)
        speakers = Speakers(
            resolver,
            sources=classes.get("sources", frozenset()),
            writings=self.grammar.writings,
            agencies=self.agencies,
            times=tuple((each.start, each.end) for each in expressions),
        )
        speech = Speech(resolver, speakers, say=classes.get("say", frozenset()))
        attributions = speech.find()
        clocks = Clocks(
            document,
            parse,
            frames,
            stances,
            expressions=expressions,
            announcing=classes.get("announce", frozenset()) | classes.get("decide", frozenset()),
            saying=classes.get("say", frozenset()),
            light=classes.get("light", frozenset()),
            quotes=speech.quotes,
            subject=resolver.subjects,
        )
        claims = Claims(
            document,
            resolver,
            self.lexicon,
            kinds=kinds.load(),
            frames=frames,
            stances=stances,
            clocks=clocks,
            reasons=Reasons(parse, self.grammar, frames),
            attributions=attributions,
        )
        return Reading(document=document.id, claims=claims.all())


@cache
def reader(language: str) -> Reader:
    """The reader of a language with its own data; loaded once a process."""
    return Reader(language)


def read(document: Document, *, gazetteer: Gazetteer | None = None) -> Reading:
    """Read a document. One in a language Dragoman does not read gives a Reading without claims that says so."""
    if document.language not in LANGUAGES:
        return Reading(
            document=document.id, issue=f"{document.name}: language {document.language!r} is not read (only fr, en)"
        )
    if gazetteer is not None:
        return Reader(document.language, gazetteer=gazetteer).read(document)
    return reader(document.language).read(document)
