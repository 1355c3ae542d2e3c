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

    def speaker(self, head: int) -> Speaker | None:
        """The speaker a noun phrase names; None where it names none (« ce rapport dit »: still a source)."""
        token = self.parse.tokens[head]
        if (token.upos == "PRON" and token.feature("PronType") == "Rel") or not self.speaks(token):
            return None
        span = self.resolver.span(head)
        actor = self.resolver.actor(head)
        agency = self.agencies.get(plain(token.text))
        if agency is not None:
            return Speaker(span=span, actor=Actor(type=ActorType.ORGANISATION, name=agency))
        if self._refers(token):
            return self._again(head, span, actor)
        if actor is None and token.lemma.lower() in self.writings:
            actor = self._author(head)
        anonymous = self._anonymous(token)
        side = self.resolver.affiliation(head) if anonymous else None
        speaker = Speaker(
            span=span,
            actor=None if anonymous else actor,
            anonymous=anonymous,
            side=side.state if side is not None else (actor.state if anonymous and actor else None),
        )
        self._introduced.append((head, speaker))
        return speaker

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
        for index in self.parse.subtree(inner):
            other = self.parse.tokens[index]
            if other.upos == "PROPN" and other.base in ("appos", "flat", "nmod", "compound") and other.head == inner:
                mention = self.resolver.mentions.at(index)
                if mention is None or mention.sort == "office-holder":
                    return False
        return True

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
        """The speaker an earlier phrase introduced."""
        token = self.parse.tokens[head]
        for earlier, speaker in reversed(self._introduced):
            if earlier >= head:
                continue
            if token.upos == "PRON":
                if speaker.anonymous or (
                    speaker.actor is not None and (actor is None or speaker.actor.code == actor.code)
                ):
                    return self._tied(span, speaker)
            elif self.parse.tokens[earlier].lemma == token.lemma:
                return self._tied(span, speaker)
        if token.upos == "PRON":
            return Speaker(span=span, actor=actor) if actor is not None else None
        side = self.resolver.affiliation(head)
        return Speaker(span=span, anonymous=True, side=side.state if side else None)

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
        return self._agencies(index for index in self.parse.subtree(head) if index != head)

    def told(self, verb: int) -> Iterator[Speaker]:
        """The agency or outlet that was told: « a déclaré à l'AFP », "told Reuters"."""
        children = self.parse.children(verb)
        return self._agencies(each.index for child in children for each in (child, *self.parse.children(child.index)))

    def _agencies(self, indices: Iterable[int]) -> Iterator[Speaker]:
        for token in (self.parse.tokens[index] for index in indices):
            if plain(token.text) in self.agencies:
                actor = Actor(type=ActorType.ORGANISATION, name=self.agencies[plain(token.text)])
                yield Speaker(span=Span.of(self.parse.text, token.start, token.end), actor=actor)
