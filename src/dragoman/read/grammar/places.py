"""Where something happens: which nouns name a place, and the one state a clause happens in.

Takes the parse and who its nouns mean; decides no role.
"""

from __future__ import annotations

from dragoman.model import Participant
from dragoman.read.grammar.classes import Classes
from dragoman.read.tree import Token

BORDERS = "borders"
"""The class of nouns for what lies between two states."""

BOTH = 2
"""How many states share a border."""

BLOWS = "blows"
"""The class of nouns for what strikes, and is its sender's."""

MISSIONS = "missions"
"""The class of nouns for what a state keeps in another: "embassy"."""


class Places:
    """The places of one document."""

    def __init__(self, classes: Classes) -> None:
        self.resolver = classes.resolver
        self.classes = classes
        self.parse = classes.parse

    def somewhere(self, trigger: int) -> tuple[Participant, ...]:
        """The one state in which, by the clause it is told in, something happens to people nobody names."""
        found: dict[str, Participant] = {}
        for index in self._clause(self.parse.tokens[trigger]):
            if self._says_where(self.parse.tokens[index]):
                found |= {each.actor.code: each for each in self.resolver.participants(index) if each.actor.state}
        return tuple(found.values()) if len(found) == 1 else ()

    def border(self, trigger: int) -> tuple[Participant, ...]:
        """The two states at whose border something happens: « à la frontière thaïlando-cambodgienne »."""
        clause = self._clause(self.parse.tokens[trigger], self.parse.tokens[trigger].base == "nsubj")
        for index in clause:
            if self.parse.tokens[index].base in ("obl", "nmod") and BORDERS in self.classes.of(index):
                found: dict[str, Participant] = {}
                for below in self.parse.subtree(index):
                    mention = self.resolver.mentions.at(below)
                    if mention is not None:
                        found.setdefault(
                            mention.actor.code, Participant(actor=mention.actor, span=self.resolver.span(below))
                        )
                if len(found) == BOTH:
                    return tuple(found.values())
        return ()

    def _clause(self, root: Token, noun: bool = False) -> tuple[int, ...]:
        """The words of the clause in which a predicate tells something, without what others say in it."""
        while (noun or root.base in ("advcl", "acl", "xcomp", "conj")) and root.head != root.index:
            root, noun = self.parse.tokens[root.head], False
        told = self.parse.children(root.index, "ccomp", "parataxis")
        elsewhere = {index for clause in told for index in self.parse.subtree(clause.index)}
        return tuple(index for index in self.parse.subtree(root.index) if index not in elsewhere)

    def _says_where(self, token: Token) -> bool:
        """Whether a noun says where something happens; not « son ambassadeur à Téhéran », who is there anyway."""
        placed = token.base in ("obl", "nmod") and "location" in self.resolver.arguments.slots(token)
        posted = token.base == "nmod" and self.resolver.affiliation(token.head) is not None
        return placed and not posted and self.is_place(token.index)

    def beside(self, thing: int) -> frozenset[str]:
        """The sorts of the names that tell a thing apart: "the Goma attack", "a Sudanese law"."""
        names = (self.resolver.mentions.at(each.index) for each in self.parse.children(thing, "compound", "amod"))
        return frozenset(name.sort for name in names if name is not None)

    def is_place(self, head: int) -> bool:
        """Whether a noun names a place or an organisation: « en France », "from NATO"; not "at the embassy"."""
        if self.resolver.mentions.at(head) is not None:
            return True
        token = self.parse.tokens[head]
        if token.lemma.lower() in self.resolver.grammar.country:
            return True
        body = self.resolver.phrases.body(head)
        if BLOWS in self.classes.of(head):
            return False  # "killed in a Russian missile attack" says by whom, not where
        if {MISSIONS, "craft", "vessels"} & self.classes.of(head) or (body is not None and body.person):
            return False  # « au ministère russe » is where it happens; not "at the embassy"
        return body is not None or not self.resolver.is_person(head)

    def is_in_mission(self, head: int) -> bool:
        """« réfugiés à l'ambassade d'Argentine à Caracas »: whose the mission is counts, not where it stands."""
        above = self.parse.tokens[self.parse.tokens[head].head]
        body = self.resolver.phrases.body(above.index) is not None and not self.resolver.is_person(above.index)
        owned = body and self.resolver.affiliation(above.index) is not None
        owned = owned or MISSIONS in self.classes.of(above.index)
        return above.base == "obl" and owned
