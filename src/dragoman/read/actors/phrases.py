"""Noun phrases as the parse shows them: their words, what they are made of, what sort of noun heads them.

Takes a parse with its names and the noun lists of the lexicon; resolves nothing and looks back nowhere.
"""

from __future__ import annotations

from dragoman.lexicon.actors import Body
from dragoman.lexicon.grammar import Grammar, plain
from dragoman.model import Span
from dragoman.read.actors.mentions import Mention, Mentions, Phrases
from dragoman.read.grammar.arguments import Arguments
from dragoman.read.tree import Parse, Token

_OUTSIDE = ("acl", "conj", "cc", "parataxis", "advcl", "punct", "cop", "nsubj", "orphan")
"""What hangs on a noun without being of its phrase."""


class NounPhrases:
    """The noun phrases of one document, by the token that heads them."""

    def __init__(
        self,
        mentions: Mentions,
        arguments: Arguments,
        *,
        bodies: Phrases[Body],
        people: Phrases[bool],
        transparent: frozenset[str],
    ) -> None:
        self.parse: Parse = mentions.parse
        self.mentions = mentions
        self.arguments = arguments
        self.grammar: Grammar = arguments.grammar
        self._bodies = bodies
        self._people = people
        self._transparent = transparent
        self._body_at: dict[int, Body | None] = {}
        self._people_at: dict[int, bool] = {}
        self._spans: dict[int, Span] = {}

    def span(self, index: int, *, without: tuple[int, ...] = ()) -> Span:
        """The words of a noun phrase, without the clauses and coordinations that hang on it, nor the tokens named."""
        if without:
            return self._span(index, without)
        if index not in self._spans:
            self._spans[index] = self._span(index)
        return self._spans[index]

    def _span(self, index: int, without: tuple[int, ...] = ()) -> Span:
        kept = [each for each in self._inside(index) if each not in without]
        names = filter(None, map(self.mentions.at, kept))  # whole, whatever the parser made of them: « Sri Lanka »
        inside = sorted({*kept, *(each for name in names for each in range(name.first, name.last + 1))})
        low = high = inside.index(index)
        while low > 0 and inside[low - 1] == inside[low] - 1:
            low -= 1
        while high + 1 < len(inside) and inside[high + 1] == inside[high] + 1:
            high += 1
        while low < inside.index(index) and self._opens(self.parse.tokens[inside[low]], index):
            low += 1
        while high > inside.index(index) and self.parse.tokens[inside[high]].upos == "PUNCT":
            high -= 1
        return Span.of(self.parse.text, self.parse.tokens[inside[low]].start, self.parse.tokens[inside[high]].end)

    def _opens(self, token: Token, noun: int) -> bool:
        """Words before a noun phrase that are not of it: a preposition, a conjunction, a relative; not "at least"."""
        fixed = any(each.upos == "ADV" for each in self.parse.children(token.index, "fixed"))  # « au moins trois »
        counts = token.upos == "ADP" and (fixed or token.index < token.head < noun)
        before = token.upos in ("PUNCT", "ADP", "CCONJ", "SCONJ") or token.feature("PronType") == "Rel"
        return before and not counts

    def _inside(self, index: int) -> list[int]:
        found = [index]
        for head in found:
            for child in self.parse.children(head):
                if (child.base in _OUTSIDE and child.text != "-") or child.upos in ("VERB", "AUX"):
                    continue  # "Secretary-General" is one
                if not (head == index and child.base == "case" and child.index < index):
                    found.append(child.index)
        return found

    def coordinated(self, index: int) -> tuple[int, ...]:
        """A noun and the nouns coordinated with it."""
        found = [index]
        for head in found:
            conjuncts = self.parse.children(head, "conj")
            found += [each.index for each in conjuncts if each.upos in ("NOUN", "PROPN", "PRON")]
        if len(found) > 1 and self.mentions.at(index) is not None:  # « par le Mali … et le refus du retour »
            return (index, *(each for each in found[1:] if self.names_actor(each) or self.names_territory(each)))
        return tuple(found)

    def through(self, index: int) -> int:
        """Past nouns that only count: « un groupe de diplomates » is about diplomats."""
        for _ in range(3):
            if not self._counts(self.parse.tokens[index]):
                return index
            under = self.parse.children(index, "nmod", "obl")
            inner = [child for child in under if self.arguments.preposition(child) in self.grammar.of]
            if not inner:
                return index
            index = min(inner, key=self._counts).index  # « douze millions d'euros d'aide »
        return index

    def _counts(self, token: Token) -> bool:
        return token.lemma.lower() in self._transparent or token.upos == "NUM"

    # Sorts of nouns

    def body(self, index: int) -> Body | None:
        """The part of a state that a noun names: "foreign ministry", « junte »."""
        if index not in self._body_at:
            self._body_at[index] = self._bodies.at(self.parse, index)
        return self._body_at[index]

    def names_people(self, index: int) -> bool:
        """Whether a noun is one for people: a diplomat, soldiers; "forty Chadians"; not "the French"."""
        if index not in self._people_at:
            inner = self.through(index)
            self._people_at[index] = (
                self._people.at(self.parse, inner) is not None
                or self._counts_inhabitants(index, inner)
                or self.is_bare_number(index)
            )
        return self._people_at[index]

    def is_member(self, index: int) -> bool:
        """Whether a noun that otherwise only counts means people of a body: "four members of the embassy"."""
        inner = self.through(index)
        return inner != index and self.body(inner) is not None and self._people.at(self.parse, index) is not None

    def is_bare_number(self, index: int) -> bool:
        """Whether a number stands for those it counts: "four were killed", "the five"."""
        token = self.parse.tokens[index]
        if token.upos != "NUM" or token.base not in ("nsubj", "obj", "conj", "root"):
            return False
        after = self.parse.tokens[min(index + 1, len(self.parse.tokens) - 1)]
        bare = plain(after.text) not in self.grammar.reciprocals  # "one another"
        return bare and index not in self.arguments.dated and not self.parse.children(index, "compound")

    def is_titled(self, index: int) -> bool:
        """Whether a proper name is somebody's, by a title: "Prime Minister Amina Toure", « le général Touré »."""
        return bool(self.titles(index))

    def titles(self, index: int) -> tuple[int, ...]:
        """The titles that stand with a proper name."""
        token = self.parse.tokens[index]
        beside = self.parse.children(index, "compound", "flat", "appos", "nmod") if token.upos == "PROPN" else ()
        return tuple(each.index for each in beside if self._is_title(each.index))

    def _is_title(self, index: int) -> bool:
        body = self.body(index)
        return self._people.at(self.parse, index) is not None or (body is not None and body.person)

    def _counts_inhabitants(self, index: int, inner: int) -> bool:
        mention = self.mentions.at(inner)
        if mention is None or mention.sort not in ("inhabitant", "adjective") or self._is_modifier(inner):
            return False
        return inner != index or any(
            child.base == "nummod" or child.feature("Definite") == "Ind" or self._qualifies(child, mention)
            for child in self.parse.children(inner)
        )

    def _qualifies(self, child: Token, people: Mention) -> bool:
        """« de jeunes Algériens », "angry Greeks": some of a people, not the state."""
        return child.base == "amod" and not people.first <= child.index <= people.last

    def _is_modifier(self, index: int) -> bool:
        return self.parse.tokens[index].base in ("amod", "compound", "flat")

    def names_country(self, index: int) -> bool:
        """Whether a noun is one for a country: « pays », "state", "neighbour"."""
        return self.parse.tokens[index].lemma.lower() in self.grammar.country

    def names_territory(self, index: int) -> bool:
        """Whether a noun is one for a part of the earth that may have a name of its own: « région », "enclave"."""
        return self.parse.tokens[index].lemma.lower() in self.grammar.territory

    def names_separatists(self, index: int) -> bool:
        """Whether a noun, or an adjective of it, is one for those who break away: "separatist forces"."""
        words = (self.parse.tokens[index], *self.parse.children(index, "amod", "compound"))
        return any(each.lemma.lower() in self.grammar.separatists for each in words)

    def is_ethnic(self, index: int) -> bool:
        """Whether people are of a people without being of its state: "ethnic Armenian fighters"."""
        children = self.parse.children(index, "amod", "compound")
        if not any(self.mentions.at(each.index) is not None for each in children):
            return False  # "ethnic cleansing"
        beside = (each for child in children for each in (child, *self.parse.children(child.index, "amod", "advmod")))
        return any(each.lemma.lower() in self.grammar.ethnic for each in beside)

    def names_facing(self, index: int) -> bool:
        """Whether a noun is one for whoever stands opposite to whose it is: « voisin », "counterpart"."""
        return self.parse.tokens[index].lemma.lower() in self.grammar.facing

    def names_actor(self, index: int) -> bool:
        """Whether a noun itself names an actor: a name, a part of a state, people, a pronoun; not a thing of theirs."""
        token = self.parse.tokens[index]
        if self.mentions.at(index) is not None or token.upos in ("PRON", "DET", "PROPN"):
            return True
        inner = self.through(index)
        return (
            self.names_people(index)
            or self.body(inner) is not None
            or self.names_country(index)
            or self.is_latter(token)
            or self.mentions.at(inner) is not None
        )

    def is_latter(self, token: Token) -> bool:
        """« ces derniers », « l'intéressé », "the latter"; not « le dernier des soldats »."""
        if token.lemma.lower() not in self.grammar.latter:
            return False
        under = self.parse.children(token.index, "nmod")
        return not any(self.arguments.preposition(child) in self.grammar.of for child in under)

    def is_possessive(self, token: Token) -> bool:
        """« son », "their"."""
        return plain(token.text) in self.grammar.possessives and token.upos in ("DET", "PRON", "ADJ")

    def is_first_person(self, index: int) -> bool:
        """Whether a word is « nous », "we", « je », "I"."""
        return self.grammar.pronouns.get(plain(self.parse.tokens[index].text), "").startswith("1")

    def is_personal(self, index: int) -> bool:
        """Whether a word is a pronoun that may stand for people: « ils », "him"; not "it"."""
        token = self.parse.tokens[index]
        return token.upos == "PRON" and self.grammar.pronouns.get(plain(token.text), "")[2:3] != "n"

    def is_definite(self, index: int) -> bool:
        """Whether a noun has an article or demonstrative that points back, contracted ones (« du ») included."""
        return any(
            plain(each.text) in (self.grammar.contracted if each.upos == "ADP" else self.grammar.definite)
            for each in self.parse.children(index, "det", "case")
        )

    def is_bare(self, index: int) -> bool:
        """Whether a plural has nothing that points at certain ones: « des troupes », "troops"."""
        plural = self.parse.tokens[index].feature("Number") == "Plur"
        return (
            plural
            and not any(
                self.is_possessive(each) or each.feature("Definite") == "Def"
                for each in self.parse.children(index, "det", "nmod")
            )
            and not self.is_definite(index)
        )

    def points(self, index: int) -> bool:
        """Whether a noun has a demonstrative: « ces diplomates »."""
        return any(plain(child.text) in self.grammar.demonstratives for child in self.parse.children(index, "det"))
