"""Who a speaker is: named or not, of which side, and what words first introduced it.

Takes a resolver and the nouns for sources and writings; gives a Speaker for a noun phrase that can say something. A
speaker who is only referred to (« la même source », « il ») is tied to the words that introduced it before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dragoman.lexicon.grammar import plain
from dragoman.model import Actor, ActorType, Span, Speaker
from dragoman.read.actors.resolve import Resolver
from dragoman.read.tree import Token

WINDOW = 3
"""How many sentences back a pronoun looks for who spoke last."""


class Speakers:
    """The speakers of one document, in the order they are asked for, which must be that of the text."""

    def __init__(
        self,
        resolver: Resolver,
        *,
        sources: frozenset[str],
        writings: frozenset[str],
        agencies: Mapping[str, str],
        times: tuple[tuple[int, int], ...],
    ) -> None:
        self.resolver = resolver
        self.parse = resolver.parse
        self.grammar = resolver.grammar
        self.sources = sources
        self.writings = writings
        self.times = times
        self.agencies = {plain(name): code for name, code in agencies.items()}
        self._introduced: list[tuple[int, Speaker]] = []

    def speaker(self, head: int, *, voiced: bool = False) -> Speaker | None:
        """The speaker a noun phrase names; None where it names none.

        `voiced`: its words are told, so that any noun can be one ("the council said").
        """
        token = self.parse.tokens[head]
        belongs = token.upos == "NOUN" and (voiced or self.resolver.affiliation(head) is not None)
        if token.feature("PronType") == "Rel" or not (self.speaks(token) or belongs):
            return None
        span = self.resolver.span(head)
        actor = self.resolver.actor(head)
        agency = next(self._agencies((head, *(each.index for each in self._names_of(head)))), None)
        if agency is not None:
            return Speaker(span=span, actor=agency.actor)
        if self._refers(token):
            return self._again(head, span, actor)
        if actor is None and token.lemma.lower() in self.writings:
            actor = self._author(head)
        speaker = self._described(head, span, actor)
        self._introduced.append((head, speaker))
        return speaker

    def _described(self, head: int, span: Span, actor: Actor | None) -> Speaker:
        """A speaker by the words of a noun phrase alone."""
        anonymous = self._anonymous(self.parse.tokens[head])
        side = self.resolver.affiliation(head) if anonymous else None
        return Speaker(
            span=span,
            actor=None if anonymous else actor,
            anonymous=anonymous,
            side=side.state if side is not None else (actor.state if anonymous and actor else None),
        )

    def _author(self, head: int) -> Actor | None:
        """Whose statement it is: « un communiqué du ministère », "a statement by the army"."""
        for argument in self.resolver.arguments.of(head):
            if argument.slots & {"of", "subject", "owner", "compound", "amod"}:
                actor = self.resolver.actor(argument.head)
                if actor is not None:
                    return actor
        return None

    def speaks(self, token: Token) -> bool:
        """Whether a noun can say something: an actor, a source, or what is written; not a day, not a meeting."""
        if any(start <= token.start < end for start, end in self.times):
            return False
        lemmas = {token.lemma.lower(), self.parse.tokens[self.resolver.through(token.index)].lemma.lower()}
        if lemmas & (self.sources | self.writings) or self.resolver.is_actor(token.index):
            return True
        return any(child.upos == "PROPN" for child in self.parse.children(token.index, "appos", "flat"))

    def _anonymous(self, token: Token) -> bool:
        """A source without a name: the noun is one for sources, and no proper name stands with it."""
        inner = self.resolver.through(token.index)
        if not ({token.lemma.lower(), self.parse.tokens[inner].lemma.lower()} & self.sources):
            return False
        beside = self.parse.tokens[token.head]
        if token.base == "appos" and beside.upos == "PROPN" and self.resolver.mentions.at(beside.index) is None:
            return False  # "Joseph Banda, a senior official"
        names = (self.parse.tokens[index] for index in self.parse.subtree(inner))
        return not any(self._names(each, inner) for each in names)

    def _names(self, token: Token, noun: int) -> bool:
        """Whether a proper name is that of the person a noun means: beside it, or after a comma."""
        mention = self.resolver.mentions.at(token.index)
        if token.upos != "PROPN" or (mention is not None and mention.sort != "office-holder"):
            return False
        if token.head == noun:
            return token.base in ("appos", "flat", "nmod", "compound")
        return token.base == "appos" and self.parse.tokens[token.index - 1].text == ","

    def _refers(self, token: Token) -> bool:
        """« la même source », « cette source », « la source », "he": said before."""
        if token.upos == "PRON":
            return (
                plain(token.text).rpartition("-")[2] in self.grammar.pronouns
                or token.lemma.lower() in self.grammar.latter
            )
        if token.lemma.lower() not in self.sources:
            return False
        children = self.parse.children(token.index)
        if any(child.lemma.lower() in self.grammar.same for child in children):
            return True
        return any(
            plain(child.text) in self.grammar.demonstratives or child.feature("Definite") == "Def"
            for child in children
            if child.base == "det"
        )

    def _again(self, head: int, span: Span, actor: Actor | None) -> Speaker | None:
        """The speaker that an earlier phrase introduced."""
        token = self.parse.tokens[head]
        if token.upos == "PRON":
            found = self._last(token)
            return self._tied(span, found) if found is not None else self._antecedent(token, span, actor)
        before = [(at, speaker) for at, speaker in reversed(self._introduced) if at < head]
        bare = len(self.parse.children(head)) == 1 and self.resolver.is_person(head)
        for at, speaker in before:
            if self.parse.tokens[at].lemma == token.lemma or (bare and self._is_near(token, at)):
                return self._tied(span, speaker)
        side, earlier = self.resolver.affiliation(head), self.resolver.back.earlier(head)
        if side is None and earlier is not None:  # who is told of, and has said nothing yet
            return self._tied(span, self._described(earlier, self.resolver.span(earlier), self.resolver.actor(earlier)))
        return Speaker(span=span, anonymous=True, side=side.state if side else None)

    def _last(self, pronoun: Token) -> Speaker | None:
        """Who spoke last of those a pronoun agrees with, people before others, unless people were named since."""
        form = self.grammar.pronouns.get(plain(pronoun.text).rpartition("-")[2], "")
        number = self.parse.sentence_number(pronoun.index)
        near = [
            (at, speaker)
            for at, speaker in reversed(self._introduced)
            if at < pronoun.index
            and number - self.parse.sentence_number(at) <= WINDOW
            and self.resolver.back.agreement.agrees(self.parse.tokens[at], plural=form[1:2] == "p", gender=form[2:3])
        ]
        people = [each for each in near if self._is_somebody(each[0])]
        at, speaker = next(iter(people or near), (0, None))
        earlier = self.resolver.back.earlier(pronoun.index)
        since = earlier is not None and earlier > at and self._is_somebody(earlier)
        return None if since or (not people and plain(pronoun.text) in self.grammar.personal) else speaker

    def _is_near(self, noun: Token, index: int) -> bool:
        """Whether "the spokeswoman" can be somebody who was named shortly before."""
        near = self.parse.sentence_number(noun.index) - self.parse.sentence_number(index) <= WINDOW
        plural = noun.feature("Number") == "Plur"
        return (
            near
            and self._is_somebody(index)
            and self.resolver.back.agreement.agrees(self.parse.tokens[index], plural=plural)
        )

    def _is_somebody(self, index: int) -> bool:
        """Whether a noun means one or several people: by its sort, or by a name that is of nothing else."""
        mention = self.resolver.mentions.at(index)
        if mention is not None:
            return mention.sort == "office-holder"
        return self.parse.tokens[index].upos == "PROPN" or self.resolver.is_person(index)

    def _antecedent(self, pronoun: Token, span: Span, actor: Actor | None) -> Speaker | None:
        """Whoever a pronoun stands for, although nothing was told after them yet."""
        earlier = self.resolver.back.earlier(pronoun.index)
        if earlier is None or (actor is None and not self._is_somebody(earlier)):
            return Speaker(span=span, actor=actor) if actor is not None else None
        return Speaker(span=span, actor=actor, resolves_to=self.resolver.span(earlier))

    def _tied(self, span: Span, speaker: Speaker) -> Speaker:
        return Speaker(
            span=span,
            actor=speaker.actor,
            resolves_to=speaker.resolves_to or speaker.span,
            anonymous=speaker.anonymous,
            side=speaker.side,
        )

    def relayed(self, head: int) -> Iterator[Speaker]:
        """The agencies named within a noun phrase: « une source diplomatique citée par l'AFP »."""
        own = {head, *(each.index for each in self._names_of(head))}
        return self._agencies(index for index in self.parse.subtree(head) if index not in own)

    def _names_of(self, head: int) -> tuple[Token, ...]:
        """What stands beside a noun as its name: « l'agence de presse russe Interfax »."""
        beside = self.parse.children(head, "appos", "flat", "compound", "amod", "nmod")
        return tuple(each for each in beside if not self.parse.children(each.index, "case"))

    def told(self, verb: int) -> Iterator[Speaker]:
        """The agency or outlet that was told: « a déclaré à l'AFP », "told Reuters"."""
        children = self.parse.children(verb)
        return self._agencies(each.index for child in children for each in (child, *self.parse.children(child.index)))

    def _agencies(self, indices: Iterable[int]) -> Iterator[Speaker]:
        for token in (self.parse.tokens[index] for index in indices):
            if plain(token.text) in self.agencies:
                actor = Actor(type=ActorType.ORGANISATION, name=self.agencies[plain(token.text)])
                yield Speaker(span=Span.of(self.parse.text, token.start, token.end), actor=actor)
