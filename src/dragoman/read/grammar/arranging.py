"""The arguments of a trigger as the patterns see them.

Takes the arguments of a predicate and the words of a trigger it heads; gives those of the whole: an object after the
trigger's preposition or on a word of the idiom, the subject and object of a noun told apart, what stands with the
subject.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.lexicon.patterns import Phrase
from dragoman.read.grammar.classes import Classes
from dragoman.read.grammar.forms import is_nominal
from dragoman.read.grammar.orient import Orienter, Wish
from dragoman.read.grammar.slots import OBJECT, POSTING, Argument
from dragoman.read.tree import Token

SHARED = frozenset({"between", "with"})
"""Slots that name the sides of what two have with one another."""

ASIDE = frozenset({"against", "with", "about"})
"""Slots of a noun that are a participle's on it where both are one trigger."""

PLACE = frozenset({"location"})
"""The slot that says where something is: « la trêve au Togo a pris fin »."""


class Arranger:
    """The arguments of the triggers of one document."""

    def __init__(self, classes: Classes) -> None:
        self.resolver = classes.resolver
        self.parse = classes.parse
        self.orienter = Orienter(classes)
        self._held_together: dict[tuple[int, tuple[int, ...]], tuple[Argument, ...]] = {}
        self._seen: dict[tuple[int, tuple[int, ...], str | None, Wish | None], tuple[Argument, ...]] = {}

    def of(self, token: Token, phrase: Phrase, words: tuple[int, ...], wish: Wish | None) -> tuple[Argument, ...]:
        """The arguments as a pattern sees them; most patterns of a word see the same."""
        key = (token.index, words, phrase.preposition, wish)
        found = self._seen.get(key)
        if found is None:
            found = self._seen[key] = self._arranged(token, phrase, words, wish)
        return found

    def placed(self, verb: Token, arguments: tuple[Argument, ...]) -> Iterator[Argument]:
        """Where something is that a verb is said of: « la trêve au Togo a pris fin »; people act anywhere."""
        if is_nominal(self.parse, verb):
            return
        for each in arguments:
            if "subject" in each.slots and not (
                self.resolver.is_actor(each.head) or self.resolver.is_person(each.head)
            ):
                yield from (below for below in self.resolver.arguments.below(each.head) if below.slots & PLACE)

    def _arranged(
        self, token: Token, phrase: Phrase, words: tuple[int, ...], wish: Wish | None
    ) -> tuple[Argument, ...]:
        """The arguments of a trigger. Its object may follow a preposition, or hang on a word of the trigger."""
        found = [*self._whole(token, words)]
        if phrase.preposition:
            found = self._introduced(found, token, phrase.preposition)
        elif words and not any("object" in each.slots for each in found):
            found += self._object_beside(words)
        if wish is not None:
            if any(self.parse.tokens[word].upos == "VERB" for word in words):
                found = self._of_holder(found)  # « le refus de la Colombie d'accepter … »: hers, whoever tells of it
            found = self.orienter.oriented(found, wish)
        found = self._with_what_hangs_on(found, nominal=wish is not None)
        return (*found, *self._postings(found))

    def _whole(self, token: Token, words: tuple[int, ...]) -> tuple[Argument, ...]:
        """What belongs to a head and the further words of a trigger, whatever a pattern wants."""
        found = self._held_together.get((token.index, words))
        if found is None:
            found = self._held_together[token.index, words] = tuple(self._with_words(token, words))
        return found

    def _with_words(self, token: Token, words: tuple[int, ...]) -> Iterator[Argument]:
        """What belongs to the head, and to the further words as far as it can be the head's."""
        own = [each for each in self.resolver.arguments.of(token.index) if each.head not in words]
        yield from own
        whose = any("subject" in each.slots for each in own)  # « président par intérim »: no other subject
        done_to = {each.head for each in own if "object" in each.slots}  # « prié de se présenter »: not who asks it
        for word in words:
            # « sommer … de quitter »: who leaves does not order
            verbal = whose or self.parse.tokens[word].upos == "VERB"
            for each in self.resolver.arguments.of(word):
                subject = "subject" in each.slots and (verbal or each.head in done_to)
                if each.head not in (token.index, *words) and not subject:
                    yield self._held(self._left(each, word))
            yield from (each for each in self.resolver.arguments.below(word) if each.head not in words)
            if self.parse.tokens[token.index].head == word:  # « la plainte déposée [contre le Togo] »
                beside = self.resolver.arguments.of(word)
                yield from (each for each in beside if each.slots & ASIDE and each.head not in (token.index, *words))

    def _introduced(self, found: list[Argument], token: Token, preposition: str) -> list[Argument]:
        """The arguments, what the trigger's preposition introduces for its object: "asked [Russia] for help"."""
        stranded = self._is_stranded(token, preposition)
        introduced = [each for each in found if (each.preposition or "").split(" ")[-1] == preposition]
        objects = [each for each in introduced if not each.nested] or introduced
        out = []
        for each in found:
            if each in objects:
                out.append(Argument(each.slots | {"object"}, each.head, each.preposition))
            elif stranded:
                out.append(each)
            elif each.slots != {"object"}:
                out.append(each._replace(slots=each.slots - {"object"}))
        return out

    def _with_what_hangs_on(self, found: list[Argument], *, nominal: bool) -> list[Argument]:
        """The arguments, and what parsers hung on them that may be the trigger's."""
        out, heads = [*found], {each.head for each in found}
        for each in found:
            if "object" in each.slots or (nominal and self._lends(each)):
                below = self.resolver.arguments.below(each.head, agents=nominal)
                out += [inner for inner in below if inner.head not in heads]
            elif self._is_named_agent(each):  # « déposée par le Togo [contre le Ghana] »
                below = self.resolver.arguments.below(each.head)
                out += [inner for inner in below if inner.slots & ASIDE and inner.head not in heads]
        if not nominal:
            out += [each for each in self._shared(out) if each.head not in heads]
        return out

    def _postings(self, found: list[Argument]) -> list[Argument]:
        """Where whoever does it, or has it done to them, is posted: "the ambassador [to Ghana] went home"."""
        hosts = [each.head for each in found if each.slots & {"subject", "object"}]
        below = (each for host in hosts for each in self.resolver.arguments.below(host))
        places = (each for each in below if "location" in each.slots)
        return [Argument(POSTING, each.head, each.preposition, nested=True) for each in places]

    def _shared(self, found: list[Argument]) -> Iterator[Argument]:
        """Between whom stands what a verb is said of: « les relations entre Lomé et Accra se réchauffent ».

        Of a verb without object, whatever stands with its subject: "the embargo [on Chad] expired".
        """
        whole = not any("object" in each.slots for each in found)
        for each in found:
            if "subject" in each.slots and not self.resolver.is_actor(each.head):
                yield from (below for below in self.resolver.arguments.below(each.head) if below.slots & SHARED)
                yield from self.resolver.arguments.below(each.head, depth=0) if whole else ()

    def _of_holder(self, found: list[Argument]) -> list[Argument]:
        """The arguments of a noun that governs an infinitive, without lent subjects if it has its own."""
        held = any("of" in each.slots and self.resolver.actor(each.head) is not None for each in found)
        return [each for each in found if not held or "subject" not in each.slots]

    def _is_named_agent(self, argument: Argument) -> bool:
        agent = argument.preposition in self.resolver.grammar.agents and "subject" in argument.slots
        return agent and self.resolver.mentions.headed(argument.head) is not None

    def _lends(self, argument: Argument) -> bool:
        """Whether what hangs on a noun's argument may be its own: « les tirs de l'armée indienne [au Cachemire] »."""
        agent = argument.preposition in self.resolver.grammar.agents
        return agent or bool(argument.slots & {"of", "against"})

    def _left(self, argument: Argument, word: int) -> Argument:
        """What is left is no object of who tells to leave it, but where they were: "told to leave Chad"."""
        leaves = self.parse.tokens[word].lemma.lower() in self.resolver.grammar.departing
        return argument._replace(slots=frozenset({"origin"})) if leaves and "object" in argument.slots else argument

    def _held(self, argument: Argument) -> Argument:
        """Whose a noun of the trigger is, holds what it says: "sparked [Japanese] fury", "filled the streets of …"."""
        named = self.resolver.mentions.at(argument.head) is not None
        held = argument.slots & {"of", "owner", "amod", "compound"} and (named or "owner" in argument.slots)
        return argument._replace(slots=argument.slots | {"holder"}) if held else argument

    def _is_stranded(self, verb: Token, preposition: str) -> bool:
        """Whether the preposition stands alone: "the convoy was [fired upon]"."""
        alone = (each for each in self.parse.children(verb.index) if each.upos == "ADP" and each.base != "case")
        return any(each.text.lower() == preposition for each in alone) and self.resolver.arguments.clauses.is_passive(
            verb
        )

    def _object_beside(self, words: tuple[int, ...]) -> list[Argument]:
        """« déclarer persona non grata deux diplomates »: parsers hang the object on a word of the idiom."""
        for word in words:
            for child in self.parse.children(word, "obj", "nmod", "appos", "conj", "dep", "flat", "nsubj", "amod"):
                dated = child.index in self.resolver.arguments.dated
                if child.index > word and child.upos in ("NOUN", "PROPN") and child.index not in words and not dated:
                    return [Argument(frozenset({"object"}), child.index)]
        owners = (each for word in words for each in self.parse.children(word) if each.relation == "nmod:poss")
        nouns = (each.index for each in owners if each.upos in ("NOUN", "PROPN") and each.index not in words)
        return [Argument(OBJECT, index) for index in nouns][:1]  # "revoked [the company]'s licence"
