"""Patterns of the lexicon held against a parse: which predicate tells of which kind, and who stands in its roles.

Takes the arguments of a predicate and the patterns its lemma triggers; gives the one that says most, as a Frame. Decides
nothing about whether it happened, when, or who says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dragoman.lexicon.patterns import ANY, Pattern, Phrase
from dragoman.lexicon.words import Lexicon
from dragoman.model import ActorType, Kind, Participant
from dragoman.read.actors.mentions import Phrases
from dragoman.read.actors.resolve import Resolver
from dragoman.read.grammar.arguments import Argument, is_nominal
from dragoman.read.tree import Parse, Token

_BUILT_IN = {
    "state": (ActorType.STATE,),
    "organisation": (ActorType.ORGANISATION,),
    "group": (ActorType.ARMED_GROUP,),
    "person": (ActorType.PERSON,),
    "actor": (ActorType.STATE, ActorType.ORGANISATION, ActorType.ARMED_GROUP, ActorType.PERSON),
}


FORCE = 5
"""The rung from which what is done to a thing is done to its owner: « a bombardé son territoire »."""


class Frame(NamedTuple):
    """A predicate that tells of a kind of event.

    `trigger` is the token of the predicate, `words` the further tokens of a multi-word trigger, `object` the token that
    heads the logical object, `complement` the head of the governed clause.
    """

    kind: Kind
    pattern: Pattern
    trigger: int
    words: tuple[int, ...]
    arguments: tuple[Argument, ...]
    object: int | None
    complement: int | None
    source: tuple[Participant, ...]
    target: tuple[Participant, ...]
    weight: int


class Matcher:
    """The patterns of one language, over one document."""

    def __init__(self, resolver: Resolver, lexicon: Lexicon, kinds: Mapping[str, Kind]) -> None:
        self.resolver = resolver
        self.parse: Parse = resolver.parse
        self.lexicon = lexicon
        self.kinds = kinds
        self._classes: dict[str, Phrases[bool]] = {}
        self._spellings: dict[int, frozenset[str]] = {}

    def frames(self) -> tuple[Frame, ...]:
        """The frames of the document, in the order of their triggers: one a predicate."""
        found = (self._best(token) for token in self.parse.tokens)
        return tuple(frame for frame in found if frame is not None)

    def _best(self, token: Token) -> Frame | None:
        best: Frame | None = None
        for pattern, phrase in self._candidates(token):
            frame = self._match(token, pattern, phrase)
            if frame is not None and (best is None or frame.weight > best.weight):
                best = frame
        return best

    def _candidates(self, token: Token) -> Iterator[tuple[Pattern, Phrase]]:
        if token.upos not in ("VERB", "NOUN", "PROPN", "ADJ", "AUX"):
            return
        lemma = token.lemma.lower()
        mention = self.resolver.mentions.at(token.index)
        if mention is not None and mention.sort != "adjective":
            return
        if is_nominal(self.parse, token):
            yield from self.lexicon.by_noun.get(lemma, ())
            if token.upos == "ADJ":
                yield from self.lexicon.by_adjective.get(lemma, ())
                yield from (each for each in self.lexicon.by_verb.get(lemma, ()) if token.feature("VerbForm") == "Part")
        else:
            yield from self.lexicon.by_verb.get(lemma, ())
            yield from self.lexicon.by_adjective.get(lemma, ())

    def _match(self, token: Token, pattern: Pattern, phrase: Phrase) -> Frame | None:
        words = self._words(token, phrase)
        if words is None:
            return None
        arguments = self._arguments(token, pattern, phrase, words)
        weight = 2 * len(phrase.words) + (1 if phrase.preposition else 0)
        if phrase.preposition and not any("object" in each.slots for each in arguments):
            return None
        for slot, names in pattern.slots.items():
            arguments = self._require(arguments, slot, names)
            if not arguments:
                return None
            weight += 2
        if any(self._stands(arguments, slot, names) for slot, names in pattern.bars.items()):
            return None
        return self._frame(token, pattern, words, arguments, weight)

    # Words of the trigger

    def _words(self, token: Token, phrase: Phrase) -> tuple[int, ...] | None:
        """The tokens of the trigger's further words: below the head, or right beside it. None when one is missing."""
        if phrase.words and not self._spelt(token.index).issuperset(phrase.words):
            return None
        found: list[int] = []
        for word in phrase.words:
            index = self._word(token, word, found, far=len(phrase.words) > 1)
            if index is None:
                return None
            found.append(index)
        return tuple(found)

    def _spelt(self, index: int) -> frozenset[str]:
        """Every word that the tokens of a sentence can stand for: most phrases are ruled out by it at once."""
        number = self.parse.sentence_number(index)
        found = self._spellings.get(number)
        if found is None:
            sentence = self.parse.sentence(index)
            found = frozenset().union(*map(self._forms, self.parse.tokens[sentence.first : sentence.last + 1]))
            if found & self.resolver.grammar.reflexives:
                found |= self.resolver.grammar.reflexives
            self._spellings[number] = found
        return found

    def _word(self, token: Token, word: str, taken: list[int], *, far: bool) -> int | None:
        frontier = [token.index, *taken]
        near = range(max(0, token.index - 3), min(len(self.parse.tokens), token.index + 6 + len(taken)))
        below = {child.index for each in frontier for child in self.parse.children(each)}
        below |= {child.index for each in tuple(below) for child in self.parse.children(each)}
        if far:  # « déclarant cinq membres du personnel de l'ambassade persona non grata »
            below |= set(self.parse.subtree(token.index))
        for index in sorted(below | set(near), key=lambda each: (each not in below, abs(each - token.index))):
            other = self.parse.tokens[index]
            if index != token.index and index not in taken and self._spells(other, word):
                if self.parse.sentence_number(index) == self.parse.sentence_number(token.index):
                    return index
        return None

    def _spells(self, token: Token, word: str) -> bool:
        forms = self._forms(token)
        return word in forms or (
            word in self.resolver.grammar.reflexives and bool(forms & self.resolver.grammar.reflexives)
        )

    def _forms(self, token: Token) -> frozenset[str]:
        return frozenset((token.lemma.lower(), token.text.lower().replace("’", "'").rstrip("'")))

    # Arguments

    def _arguments(
        self, token: Token, pattern: Pattern, phrase: Phrase, words: tuple[int, ...]
    ) -> tuple[Argument, ...]:
        """The predicate's arguments as this pattern sees them: the object may be introduced by a preposition, or
        hang on a word of the trigger.
        """
        found = [each for each in self.resolver.arguments.of(token.index) if each.head not in words]
        for word in words:
            verbal = self.parse.tokens[word].upos == "VERB"  # « sommer … de quitter »: who leaves does not order it
            found += [
                each
                for each in self.resolver.arguments.of(word)
                if each.head != token.index and each.head not in words and not (verbal and "subject" in each.slots)
            ]
            found += [each for each in self.resolver.arguments.below(word) if each.head not in words]
        if phrase.preposition:
            found = [
                Argument(each.slots | {"object"}, each.head, each.preposition)
                if each.preposition == phrase.preposition
                else each
                for each in found
                if "object" not in each.slots or each.preposition == phrase.preposition
            ]
        elif words and not any("object" in each.slots for each in found):
            found += self._object_beside(token, words)
        nominal = is_nominal(self.parse, token)
        if nominal:
            found = self._oriented(pattern, found)
        heads = {each.head for each in found}
        for each in [each for each in found if "object" in each.slots or (nominal and "of" in each.slots)]:
            found += [
                below for below in self.resolver.arguments.below(each.head, agents=nominal) if below.head not in heads
            ]
        return tuple(found)

    def _object_beside(self, token: Token, words: tuple[int, ...]) -> list[Argument]:
        """« déclarer persona non grata deux diplomates »: parsers hang the object on a word of the idiom."""
        for word in words:
            for child in self.parse.children(word, "obj", "nmod", "appos", "conj", "dep", "flat", "nsubj", "amod"):
                if child.index > word and child.upos in ("NOUN", "PROPN") and child.index not in words:
                    return [Argument(frozenset({"object"}), child.index)]
        return []

    def _oriented(self, pattern: Pattern, found: list[Argument]) -> list[Argument]:
        """Whether « de », a possessive or a compound beside a noun is its subject or its object.

        The one who does it is named by « par » or lent by a light verb. Otherwise « de » is the object where the
        kind is done to somebody, the subject where it is said, or done without an object.
        """
        wanted = pattern.slots.get("object")
        transitive = self._role(pattern, "target")[:1] == ("object",) and not self.kinds[pattern.kind].utterance
        taken = {slot for each in found for slot in each.slots & {"subject", "object"}}
        out: list[Argument] = []
        for each in sorted(found, key=lambda each: ("of" not in each.slots, "compound" not in each.slots)):
            if each.slots & {"of", "owner", "compound", "amod"} and not each.slots & {"subject", "object"}:
                slots = self._orient(each, wanted, found, taken, transitive=transitive)
                taken |= slots
                each = each._replace(slots=(each.slots - {"owner"} if "object" in slots else each.slots) | slots)
            out.append(each)
        return sorted(out, key=lambda each: each.head)

    def _orient(
        self,
        argument: Argument,
        wanted: tuple[str, ...] | None,
        found: list[Argument],
        taken: set[str],
        *,
        transitive: bool,
    ) -> set[str]:
        actor = self.resolver.actor(argument.head) is not None
        if actor and argument.slots & {"amod", "compound"} and self.resolver.mentions.at(argument.head) is not None:
            return {"subject"} - taken  # « les frappes iraniennes », "a US ban": whose they are, not on whom
        if wanted is not None and "object" not in taken and self._fits(argument, wanted, found):
            return {"object"}
        if not actor:
            return {"object"} if wanted is None and "of" in argument.slots and "object" not in taken else set()
        if "owner" in argument.slots and transitive and wanted is not None and not self._other_object(found, argument):
            return set()  # « son arrestation »: not the state that a misread « son » stands for
        if transitive and wanted is None and "object" not in taken and not argument.slots & {"amod", "compound"}:
            if not ("owner" in argument.slots and self._other_object(found, argument)):
                return {"object"}
        return {"subject"} - taken

    def _fits(self, argument: Argument, wanted: tuple[str, ...], found: list[Argument]) -> bool:
        """Whether an argument is of the wanted words; a possessive, if what it stands for is and nothing else is there."""
        head: int | None = argument.head
        if "owner" in argument.slots:
            head = None if self._other_object(found, argument) else self.resolver.back.antecedent(argument.head)
        return head is not None and self.is_any(head, wanted)

    def _other_object(self, found: list[Argument], owner: Argument) -> bool:
        return any(each.slots & {"of", "object"} for each in found if each is not owner)

    def _require(self, arguments: tuple[Argument, ...], slot: str, names: tuple[str, ...]) -> tuple[Argument, ...]:
        """The arguments, those of the slot narrowed to words of the classes; empty when none is."""
        fitting = [each for each in arguments if slot in each.slots and self.is_any(each.head, names)]
        if not fitting:
            return ()
        others = [
            each._replace(slots=each.slots - {slot}) if slot in each.slots else each
            for each in arguments
            if each not in fitting
        ]
        return (*fitting, *others)

    def _stands(self, arguments: tuple[Argument, ...], slot: str, names: tuple[str, ...]) -> bool:
        return any(slot in each.slots and self.is_any(each.head, names) for each in arguments)

    def is_any(self, index: int, names: tuple[str, ...]) -> bool:
        """Whether a noun, or one coordinated with it, is of one of the classes, lemmas or sorts of actors."""
        token = self.parse.tokens[index]
        if token.upos == "PRON":
            earlier = self.resolver.back.antecedent(index)
            index = index if earlier is None else earlier
        for head in self.resolver.coordinated(index):
            inner = self.resolver.through(head)
            if any(self._is(each, name) for name in names for each in {head, inner}):
                return True
        return False

    def _is(self, index: int, name: str) -> bool:
        if name == ANY:
            return True
        if name in _BUILT_IN:
            return self._is_actor(index, name)
        phrases = self._classes.get(name)
        if phrases is None:
            words = self.lexicon.classes.get(name, frozenset({name}))
            phrases = self._classes[name] = Phrases(dict.fromkeys(sorted(words), True))
        return phrases.at(self.parse, index) is not None

    def _is_actor(self, index: int, name: str) -> bool:
        """Built-in sorts: people of a state are persons, not the state."""
        actor = self.resolver.actor(index)
        person = self.resolver.is_person(index)
        if name in ("person", "actor") and person:
            return True
        return actor is not None and not person and actor.type in _BUILT_IN[name]

    # Roles

    def _role(self, pattern: Pattern, role: str) -> tuple[str, ...]:
        own = pattern.roles.get(role)
        return own if own is not None else self.kinds[pattern.kind].roles.get(role, ())

    def _frame(
        self, token: Token, pattern: Pattern, words: tuple[int, ...], arguments: tuple[Argument, ...], weight: int
    ) -> Frame:
        source = self._participants(arguments, self._role(pattern, "source"), (), forced=False)
        target = self._participants(
            arguments, self._role(pattern, "target"), source, forced=self.kinds[pattern.kind].rung >= FORCE
        )
        lends = "speaker" not in self._role(pattern, "source")
        if not source and lends:
            source = self._owners(arguments, target)
        if not source and lends and "object" not in self._role(pattern, "target"):
            source = self._participants(
                arguments, ("object",), target, forced=False
            )  # « le départ des diplomates rwandais »
        if not target and self.kinds[pattern.kind].utterance:
            target = self._within(arguments, source)
        source, target = self._mutual(pattern, arguments, source, target)
        return Frame(
            kind=self.kinds[pattern.kind],
            pattern=pattern,
            trigger=token.index,
            words=words,
            arguments=arguments,
            object=next((each.head for each in arguments if "object" in each.slots), None),
            complement=next((each.head for each in arguments if "complement" in each.slots), None),
            source=source,
            target=target,
            weight=weight,
        )

    def _within(self, arguments: tuple[Argument, ...], source: tuple[Participant, ...]) -> tuple[Participant, ...]:
        """« menace de couper le gaz à l'Espagne »: who is meant stands in what is threatened, demanded, offered."""
        for outer in arguments:
            if not outer.slots & {"complement", "object"}:
                continue
            for inner in self.resolver.arguments.of(outer.head):
                if inner.slots & {"object", "recipient", "with", "against", "of"} and self.resolver.is_actor(
                    inner.head
                ):
                    found = self._apart(self.resolver.participants(inner.head), source)
                    if any(each.actor.type is not ActorType.UNNAMED for each in found):
                        return found
        return ()

    def _mutual(
        self,
        pattern: Pattern,
        arguments: tuple[Argument, ...],
        source: tuple[Participant, ...],
        target: tuple[Participant, ...],
    ) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
        """« Paris et Bamako ont discuté » is one with the other; « s'accusent mutuellement », "each other" is both of both."""
        roles = set(self._role(pattern, "target"))
        if (
            not source
            and len(target) == 2
            and "between" in roles
            and any("between" in each.slots for each in arguments)
        ):
            return target[:1], target[1:]
        if target or len(source) < 2:
            return source, target
        if {"with", "between"} & roles:
            return source[:1], source[1:]
        if any(
            self._word_of(each.head) in self.resolver.grammar.reciprocals
            for each in arguments
            if "object" in each.slots
        ):
            return source, source
        return source, target

    def _word_of(self, index: int) -> str:
        return self.parse.tokens[index].text.lower()

    def _owners(self, arguments: tuple[Argument, ...], others: tuple[Participant, ...]) -> tuple[Participant, ...]:
        """« la suspension de sa coopération », "the freeze of US aid": who owns the thing that is acted on, where
        nobody else acts.
        """
        for argument in arguments:
            if "object" not in argument.slots or self.resolver.is_actor(argument.head):
                continue
            inner = [
                each
                for each in self.resolver.arguments.of(argument.head)
                if each.slots & {"owner", "amod", "compound", "of"}
            ]
            for each in sorted(inner, key=lambda each: "owner" not in each.slots):
                found = self._apart(self.resolver.participants(each.head), others)
                if found:
                    return found
        return ()

    def _apart(self, found: tuple[Participant, ...], others: tuple[Participant, ...]) -> tuple[Participant, ...]:
        taken = {each.actor.code for each in others}
        return tuple(each for each in found if each.actor.code not in taken)

    def _participants(
        self,
        arguments: tuple[Argument, ...],
        slots: tuple[str, ...],
        others: tuple[Participant, ...],
        *,
        forced: bool,
    ) -> tuple[Participant, ...]:
        """The actors of the first of the slots that has any; those already in the other role don't count."""
        unnamed: tuple[Participant, ...] = ()
        for slot in slots:
            named: list[Participant] = []
            for argument in sorted(arguments, key=lambda each: each.nested):
                if slot not in argument.slots or (named and slot != "subject"):
                    continue
                found = self._apart(self._actors(argument.head, slot, forced=forced), others)
                if any(each.actor.type is not ActorType.UNNAMED for each in found):
                    named += [each for each in found if each.actor not in [other.actor for other in named]]
                unnamed = unnamed or found
            if named:
                return tuple(named)
        return unnamed

    def _actors(self, head: int, slot: str, *, forced: bool) -> tuple[Participant, ...]:
        """The actors an argument names. A thing (a cooperation, a measure) is no actor: whom it is shared with counts, not
        whose it is.
        """
        if slot == "between":
            return self._sides(head)
        if slot in ("location", "origin") and not self._is_place(head):
            return ()
        if slot not in ("object", "complement") or self.resolver.is_actor(head):
            return self.resolver.participants(head)
        inner = {"of", "with", "against", "recipient"} | (
            {"object", "location", "origin"} if slot == "complement" else set()
        )
        for argument in self.resolver.arguments.of(head):
            if argument.slots & inner:
                found = self.resolver.participants(argument.head)
                if found:
                    return found
        return () if self._possessed(head) and not forced else self.resolver.participants(head)

    def _is_place(self, head: int) -> bool:
        """Whether a noun names a place or an organisation: « en France », "from NATO"; not "at the embassy"."""
        if self.resolver.mentions.at(head) is not None:
            return True
        token = self.parse.tokens[head]
        return token.lemma.lower() in self.resolver.grammar.country or (
            self.resolver.phrases.body(head) is None and not self.resolver.is_person(head)
        )

    def _sides(self, head: int) -> tuple[Participant, ...]:
        """« entre l'Arménie et l'Azerbaïdjan »: two sides, also where the parser lost the second."""
        found = self.resolver.participants(head)
        if len(found) != 1:
            return found
        for token in self.parse.tokens[head + 1 : head + 6]:
            if token.upos == "CCONJ":
                for other in self.parse.tokens[token.index + 1 : token.index + 4]:
                    if self.resolver.mentions.headed(other.index) is not None:
                        return (*found, *self._apart(self.resolver.participants(other.index), found))
        return found

    def _possessed(self, head: int) -> bool:
        return any("owner" in each.slots for each in self.resolver.arguments.of(head))
