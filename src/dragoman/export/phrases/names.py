"""Actors in a sentence, with the articles and prepositions of the language.

Takes codes of actors, gives words: « la France », « du Mali », « aux États-Unis », "the United States". The article
written in `data/texts/actors.yml` decides in French; a state known only to the user takes its article by the
ending of its name. An unnamed party keeps the words of its text, between quotation marks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from dragoman.lexicon.texts import ActorWords, Texts
from dragoman.model import Actor, ActorType, Claim, Names, Participant, Value

_VOWELS = frozenset("aâàeéèêëiîïoôuûœAÂÀEÉÈÊËIÎÏOÔUÛŒ")
_NAME = re.compile(r"(?:[Ll][eas]s? |[Ll][’']|[Tt]he )?([^\W\d_a-z][\w-]{2,}(?: [^\W\d_a-z][\w-]+){0,3})")
_PROPER = re.compile(r"(?:[Ll][ea]s? |[Ll][’']|[Tt]he )?[^\W\d_a-z][\w’'-]*(?: [\w’'-]+){0,5}")
_QUOTED = 48
"""Characters of the words for an unnamed party, at most: the passage has them all."""
_LEADING = ("le", "la", "les", "the")
_ARTICLES = {"le": "le ", "la": "la ", "les": "les ", "l": "l’"}


class Name(Value, frozen=True):
    """A name, its French article ("le", "la", "les", "l" or none), and its adjective where it has one."""

    bare: str
    article: str = ""
    adjective: str | None = None
    within: str | None = None

    @property
    def plural(self) -> bool:
        """Whether it governs a plural verb in French."""
        return self.article == "les"


def elided(word: str, before: str) -> str:
    """« de » and a word: "d'Islande", « de Cuba »."""
    return f"{word[:-1]}’{before}" if before[:1] in _VOWELS else f"{word} {before}"


class NameBook:
    """How actors are called in one language. `extra` are names the user gave; `claims` tell unnamed parties apart."""

    def __init__(self, texts: Texts, words: ActorWords, *, extra: Mapping[str, Names], claims: Iterable[Claim]) -> None:
        self._texts = texts
        self._words = words
        self._extra = extra
        self._french = texts.language == "fr"
        self._types = _types(claims)

    def knows(self, code: str) -> bool:
        """Whether an actor has a name of its own; an unnamed party and an unlisted group have their text's words."""
        return code in self._words.states or code in self._words.organisations or code in self._extra

    def unnamed(self, code: str) -> bool:
        """Whether it is an unnamed party, known only by the words of a text."""
        return not self.knows(code) and self._types.get(code) is ActorType.UNNAMED

    def name(self, code: str) -> Name:
        """What an actor is called."""
        if code in self._extra:
            return self._of_user(code)
        if code in self._words.states:
            french, adjective, english, english_adjective = self._words.states[code]
            if not self._french:
                return Name(bare=english, adjective=english_adjective)
            found = _split(french.removesuffix(" m").removesuffix(" f"))
            return Name(bare=found.bare, article=found.article, adjective=adjective, within=self._words.in_fr.get(code))
        if code in self._words.organisations:
            french, english = self._words.organisations[code]
            return _split(french) if self._french else Name(bare=english)
        if self.unnamed(code):
            words = code if len(code) <= _QUOTED else code[:_QUOTED].rpartition(" ")[0] + " …"
            return Name(bare=self._texts.say("in_words", words=words))
        return Name(bare=code)

    def _of_user(self, code: str) -> Name:
        name = self._extra[code][self._texts.language]
        found = _split(name.replace("'", "’")) if self._french else Name(bare=name)
        if not self._french or found.article or self._types.get(code, ActorType.STATE) is not ActorType.STATE:
            return found
        article = "l" if name[:1] in _VOWELS else "la" if name.endswith("e") else "le"
        return Name(bare=name, article=article)

    def short(self, code: str) -> str:
        """The name without its article, for tables and titles."""
        name = self.name(code).bare
        name = name.removeprefix("the ")
        return name[:1].upper() + name[1:]

    def shorts(self, codes: Iterable[str]) -> str:
        """Names for a table cell, each without its article."""
        return ", ".join(self.short(code) for code in codes)

    def join(self, codes: Iterable[str], form: str = "") -> str:
        """Names in a row with "and": `form` is "", "de", "of", "à" or "in", as `one` says."""
        words = [self.one(code, form) for code in codes]
        if len(words) < 2:
            return "".join(words)
        return f"{', '.join(words[:-1])} {self._texts.count['and']} {words[-1]}"

    def one(self, code: str, form: str = "") -> str:
        """A name with its article, and in French with a preposition.

        "de": « de la France, du Mali »; "of", as after an office: « de France, du Mali »; "à": « à la France,
        au Mali »; "in": « en France, au Mali, à Cuba ». English has the bare name; its prepositions stand in the
        sentences.
        """
        name = self.name(code)
        if not self._french or not form:
            return _ARTICLES.get(name.article, "") + name.bare if self._french else name.bare
        if form in ("de", "of"):
            return self._genitive(name, owner=form == "of")
        if form == "in" and name.within:
            return name.within
        if form == "in" and name.article in ("la", "l") and code in self._words.states | dict.fromkeys(self._extra):
            return f"en {name.bare}"
        contracted = {"le": "au ", "les": "aux ", "la": "à la ", "l": "à l’", "": "à "}
        return contracted[name.article] + name.bare

    def _genitive(self, name: Name, *, owner: bool) -> str:
        if name.article in ("le", "les"):
            return ("du " if name.article == "le" else "des ") + name.bare
        if name.article and not owner:
            return "de " + _ARTICLES[name.article] + name.bare
        if name.article == "l" or name.bare in self._words.mute_h:
            return f"d’{name.bare}"
        return elided("de", name.bare)

    def adjective(self, codes: tuple[str, ...], *, plural: bool) -> str | None:
        """The demonym adjective for people of one state, None where there is none."""
        if len(codes) != 1:
            return None
        word = self.name(codes[0]).adjective
        if word is None or not self._french or not plural or word.endswith(("s", "x")) or word.startswith("du "):
            return word
        return word + "s"

    def plural(self, codes: tuple[str, ...]) -> bool:
        """Whether the subject takes a plural verb."""
        return len(codes) > 1 or (self._french and (self.name(codes[0]).plural or self._many(codes[0])))

    def _many(self, code: str) -> bool:
        """Whether the words for an unnamed party begin as a plural does."""
        return self.unnamed(code) and code.lower().split(" ")[0] in self._texts.plurals


def from_texts(claims: Iterable[Claim], languages: Mapping[str, str], *, besides: Iterable[str]) -> dict[str, Names]:
    """Names for states and groups no data has, from the words of the texts: the commonest name in each language.

    `languages` are those of the documents, by id; `besides` the codes that have names.
    """
    counts: dict[str, dict[str, Counter[str]]] = {}
    known = frozenset(besides)
    for claim in claims:
        language = languages.get(claim.document, "")
        for each in (*claim.source, *claim.target):
            called = None if each.actor.code in known else _called(each)
            if called:
                counts.setdefault(each.actor.code, {}).setdefault(language, Counter())[called] += 1
    named = {}
    for code, by_language in sorted(counts.items()):
        first = {language: _commonest(count) for language, count in sorted(by_language.items())}
        other = next(iter(first.values()))
        named[code] = Names(fr=first.get("fr", other), en=first.get("en", other))
    return named


def _called(participant: Participant) -> str | None:
    """The name a text gives a state, without its article, or a group, with it; None where it is no name."""
    actor, words = participant.actor, participant.span.text
    if actor.type is ActorType.STATE and not actor.body:
        found = _NAME.fullmatch(words)
        return found[1] if found else None
    if actor.type not in (ActorType.ARMED_GROUP, ActorType.ORGANISATION) or actor.state or not _PROPER.fullmatch(words):
        return None
    article, space, rest = words.partition(" ")
    return f"{article.lower()} {rest}" if space and article.lower() in _LEADING else words


def _commonest(count: Counter[str]) -> str:
    """The name most often given, with its article where a text has one."""
    bare: Counter[str] = Counter()
    for name, times in count.items():
        bare[_bare(name)] += times
    best = min(bare, key=lambda name: (-bare[name], name))
    return min((name for name in count if _bare(name) == best), key=lambda name: (name == best, name))


def _bare(name: str) -> str:
    article, space, rest = name.partition(" ")
    return rest if space and article in _LEADING else name


def _types(claims: Iterable[Claim]) -> dict[str, ActorType]:
    """The type of each actor code; where claims differ, the first in the order of the types' names."""
    found: dict[str, ActorType] = {}
    for claim in claims:
        for each in (*claim.source, *claim.target):
            actor: Actor = each.actor
            found[actor.code] = min(found.get(actor.code, actor.type), actor.type)
    return found


def _split(french: str) -> Name:
    for article, written in _ARTICLES.items():
        if french.startswith(written):
            return Name(bare=french.removeprefix(written), article=article)
    return Name(bare=french)
