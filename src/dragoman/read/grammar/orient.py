"""Whether what stands beside a noun is who does it or whom it is done to.

« l'arrestation d'un diplomate », "the US ban", « leur expulsion », "border closure": takes a noun's arguments
as the parse gives them and says which is its subject and which its object, by what the pattern wants.
"""

from __future__ import annotations

from typing import NamedTuple

from dragoman.read.grammar.classes import Classes, named
from dragoman.read.grammar.slots import Argument

BESIDE = frozenset({"of", "owner", "compound", "amod"})
"""Slots that say only where a word stands."""

TOWN = "town"
"""The sort of names of towns and regions: of themselves they do nothing."""

STATES = ("name", "acronym", "capital")
"""The sorts of names of states: what is dealt with one of them beside it is dealt by it."""

DEALT = "dealt"
"""The class of nouns for blows that whose they are deals: "India's strikes"; not "the bombing of Chad"."""


class Wish(NamedTuple):
    """What a pattern makes of a noun: the words its object must be of, and whether it is done to somebody.

    What is `dealt` is done by the state it is said to be of: « l'offensive du Tchad ».
    """

    words: tuple[str, ...] | None
    transitive: bool
    dealt: bool = False


class Orienter:
    """The subjects and objects of the nouns of one document."""

    def __init__(self, classes: Classes) -> None:
        self.classes = classes
        self.resolver = classes.resolver

    def oriented(self, found: list[Argument], wish: Wish) -> list[Argument]:
        """The arguments of a noun, its subject and object told apart.

        The one who does it is named by « par » or lent by a light verb. Otherwise « de » is the object where the
        kind is done to somebody, the subject where it is said, or done without an object.
        """
        taken = {slot for each in found for slot in each.slots & {"subject", "object"}}
        out: list[Argument] = []
        for each in sorted(found, key=lambda each: ("of" not in each.slots, "compound" not in each.slots)):
            if each.slots & BESIDE and not each.slots & {"subject", "object"}:
                slots = self._orient(each, wish, found, taken)
                taken |= slots
                each = each._replace(slots=(each.slots - {"owner"} if "object" in slots else each.slots) | slots)
            out.append(each)
        return sorted(out, key=lambda each: each.head)

    def _orient(self, argument: Argument, wish: Wish, found: list[Argument], taken: set[str]) -> set[str]:
        actor = self.resolver.actor(argument.head) is not None
        mention = self.resolver.mentions.at(argument.head)
        if actor and argument.slots & {"amod", "compound"} and mention is not None:
            if mention.sort == TOWN:  # "the Goma attack", "the Geneva talks": where it happens
                return {"object"} - taken if wish.transitive else set()
            return {"subject"} - taken  # « les frappes iraniennes », "a US ban": whose they are, not on whom
        if wish.dealt and mention is not None and mention.sort in STATES and "subject" not in taken:
            return {"subject"}
        if wish.words is not None and "object" not in taken and self._fits(argument, wish.words, found):
            return {"object"}
        if not actor:
            return {"object"} if wish.words is None and "of" in argument.slots and "object" not in taken else set()
        alone = not any(each.slots & {"of", "object"} for each in found if each is not argument)
        if wish.transitive and "owner" in argument.slots and alone and wish.words is not None:
            return set()  # « son arrestation »: not the state that a misread « son » stands for
        done_to = wish.transitive and wish.words is None and "object" not in taken
        done_to = done_to and not any(self._is_hit(each) for each in found)  # "Sudan's strikes on Chad"
        if done_to and not argument.slots & {"amod", "compound"} and (alone or "owner" not in argument.slots):
            return {"object"}
        return {"subject"} - taken

    def _is_hit(self, argument: Argument) -> bool:
        """Whether an argument names against whom it is done."""
        return "against" in argument.slots and self.resolver.actor(argument.head) is not None

    def _fits(self, argument: Argument, wanted: tuple[str, ...], found: list[Argument]) -> bool:
        """Whether an argument is of the wanted words; a possessive, if it stands for one and is alone."""
        head: int | None = argument.head
        if "owner" in argument.slots:
            other = any(each.slots & {"of", "object"} for each in found if each is not argument)
            head = None if other else self.resolver.back.antecedent(argument.head)
            if self.resolver.mentions.at(argument.head) is not None:
                wanted = named(wanted)  # "India's strikes": whoever is named there does it
        return head is not None and self.classes.is_any(head, wanted)
