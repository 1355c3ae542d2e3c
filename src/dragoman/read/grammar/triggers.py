"""The words of a trigger in a sentence: « mettre fin à », "declare persona non grata".

Takes a parse, a token and the phrase it may head; finds the tokens of the phrase's further words, below the head or
right beside it, whatever stands between. Never looks at what the words mean.
"""

from __future__ import annotations

from itertools import takewhile

from dragoman.lexicon.grammar import Grammar, plain
from dragoman.lexicon.patterns import Phrase
from dragoman.read.grammar.forms import is_infinitive, is_nominal, is_present_participle
from dragoman.read.tree import Parse, Token


class Triggers:
    """The words of the triggers of one parse."""

    def __init__(self, parse: Parse, grammar: Grammar) -> None:
        self.parse = parse
        self.grammar = grammar
        self._spellings: dict[int, frozenset[str]] = {}

    def of(self, token: Token, phrase: Phrase) -> tuple[int, ...] | None:
        """The tokens of the trigger's further words: below the head, or right beside it. None when one is missing."""
        found: list[int] = []
        for word in phrase.words:
            index = self._word(token, word, found, far=len(phrase.words) > 1)
            if index is None:
                return None
            found.append(index)
        trigger = (token.index, *found)
        return tuple(found) if all(self._is_of(each, trigger) for each in found) else None

    def _is_of(self, index: int, trigger: tuple[int, ...]) -> bool:
        """Whether a word is the trigger's own: a determiner is that of one of its nouns, « prendre toutes mesures »."""
        word = self.parse.tokens[index]
        counts = word.upos == "DET" or word.lemma.lower() in self.grammar.generic
        return not counts or word.head in trigger

    def is_another_verb(self, token: Token, phrase: Phrase) -> bool:
        """Whether a particle or reflexive pronoun makes another verb of it: "sent [them] back", « se charge de »."""
        adverbs = {plain(each.text) for each in self.parse.children(token.index, "advmod")}
        parted = bool(self.parse.children(token.index, "compound:prt") or adverbs & self.grammar.particles)
        pronouns = {plain(each.text) for each in self.parse.children(token.index, "expl")}
        reflexive = bool(pronouns & self.grammar.reflexives) and self.grammar.reflexives.isdisjoint(phrase.words)
        return (parted and not phrase.words) or reflexive

    def asks(self, verb: Token) -> bool:
        """Whether a preposition right behind a verb makes one of asking of it: who "called for talks" calls nobody."""
        words = self.grammar.asking.get(verb.lemma.lower())
        behind = self.parse.tokens[min(verb.index + 1, len(self.parse.tokens) - 1)]
        return words is not None and plain(behind.text) in words

    def spelt(self, index: int) -> frozenset[str]:
        """Every word that the tokens of a sentence can stand for: most phrases are ruled out by it at once."""
        number = self.parse.sentence_number(index)
        found = self._spellings.get(number)
        if found is None:
            sentence = self.parse.sentence(index)
            tokens = self.parse.tokens[sentence.first : sentence.last + 1]
            found = frozenset([token.lemma.lower() for token in tokens] + [_form(token) for token in tokens])
            if found & self.grammar.reflexives:
                found |= self.grammar.reflexives
            self._spellings[number] = found
        return found

    def _word(self, token: Token, word: str, taken: list[int], *, far: bool) -> int | None:
        frontier = [token.index, *taken]
        near = range(max(0, token.index - 3), min(len(self.parse.tokens), token.index + 6 + len(taken)))
        below = {child.index for each in frontier for child in self.parse.children(each)}
        elsewhere = self._in_clauses(token)
        below -= elsewhere
        within = [each for each in below if not self._is_clause(each)]
        below |= {child.index for each in within for child in self.parse.children(each)}
        above = {each.index for each in self.parse.ancestors(token.index)} if is_nominal(self.parse, token) else set()
        if far:  # « déclarant cinq membres du personnel de l'ambassade persona non grata »
            below |= set(self.parse.subtree(token.index)) - elsewhere
        for index in sorted(below | set(near), key=lambda each: (each not in below, abs(each - token.index))):
            other = self.parse.tokens[index]
            here = self.parse.sentence_number(index) == self.parse.sentence_number(token.index)
            if not here or index in (token.index, *taken, *above) or not self._spells(other, word):
                continue
            if self._is_told(other, token) or (index not in below and self._acts(other, token)):
                continue
            if (index not in below and self._is_beyond(other, token)) or self._is_when(other, token):
                continue
            if self._opens_another(other, token) or self._is_said(other, token):
                continue
            if other.upos == "VERB" and other.base == "conj" and other.head == token.index:
                continue  # "ordered the staff out and closed it" orders nothing closed
            if other.relation == "compound:prt" and other.head not in frontier:
                continue  # "ordered him to find out" orders nobody out
            if word in self.grammar.homographs and other.upos == "ADV":
                continue  # « ne s'est pas fait attendre » is not « faire un pas »
            if other.base == "aux" and other.upos == "AUX" and word == other.lemma.lower() != other.text.lower():
                continue  # « a débloqué » is not « débloquer des avoirs »
            if index in below or not self._divided(index, token.index):
                return index
        return None

    def _in_clauses(self, token: Token) -> set[int]:
        """What stands in clauses of their own beside a trigger: "after Chad shut its consulate, Togo ordered …"."""
        beside = (child.index for child in self.parse.children(token.index, "advcl") if self._is_clause(child.index))
        return {index for each in beside for index in self.parse.subtree(each)}

    def _is_told(self, other: Token, token: Token) -> bool:
        """Whether a verb before the trigger is what it reports: "has recalled its envoy, a diplomat told Reuters"."""
        reported = other.base in ("ccomp", "parataxis") and other.head == token.index
        return reported and other.index < token.index and other.upos == "VERB" and not is_infinitive(other)

    def _acts(self, other: Token, token: Token) -> bool:
        """Whether a noun before a present participle is what does it: "handed a note conveying its stance"."""
        present = is_present_participle(token)
        return present and other.index < token.index and is_nominal(self.parse, other)

    def _is_beyond(self, other: Token, token: Token) -> bool:
        """Whether a verb parts a noun from a word behind it: "a strike kills a general" is no general strike."""
        between = self.parse.tokens[token.index + 1 : other.index]
        return is_nominal(self.parse, token) and any(each.upos in ("VERB", "AUX") for each in between)

    def _is_when(self, other: Token, token: Token) -> bool:
        """Whether a noun says after what, or why, a verb did something to another: "resumed flights after talks"."""
        acted_on = [each for each in self.parse.children(token.index, "obj") if each.index != other.index]
        path = takewhile(lambda each: each.index != token.index, self.parse.ancestors(other.index))
        phrase = next((each for each in (other, *path) if each.base == "obl"), None)
        if phrase is None or not acted_on:
            return False
        opening = {plain(each.text) for each in self.parse.children(phrase.index, "case")}
        return not opening.isdisjoint(self.grammar.reasons)

    def _opens_another(self, mark: Token, token: Token) -> bool:
        """Whether "that" opens another clause than what the trigger governs: « dit qu'il voulait suspendre … »."""
        completive = mark.base == "mark" and plain(mark.text) in self.grammar.completive
        clause = self.parse.tokens[mark.head]
        return completive and (mark.index < token.index or clause.head != token.index or clause.base == "parataxis")

    def _is_said(self, noun: Token, token: Token) -> bool:
        """Whether a noun is of what the trigger reports: "announced that it was lifting the blockade" sets none up."""
        above = next((each for each in self.parse.ancestors(noun.index) if each.upos in ("VERB", "AUX")), token)
        told = above.base == "ccomp" and above.head == token.index and bool(self.parse.children(above.index, "nsubj"))
        return noun.upos == "NOUN" and told and noun.index > above.index

    def _is_clause(self, index: int) -> bool:
        """Whether a word heads a clause beside the trigger's: "while rebels claimed …", ", leading to his death"."""
        token = self.parse.tokens[index]
        coordinated = token.base in ("conj", "parataxis") and token.upos == "VERB"
        opened = index > 0 and self.parse.tokens[index - 1].text == ","
        loose = opened and is_present_participle(token)
        return coordinated or (token.base == "advcl" and (loose or bool(self.parse.children(index, "nsubj"))))

    def _divided(self, one: int, other: int) -> bool:
        """Whether a comma stands between two words, so that the first is of another clause."""
        return any(token.text == "," for token in self.parse.tokens[min(one, other) : max(one, other)])

    def _spells(self, token: Token, word: str) -> bool:
        forms = (token.lemma.lower(), _form(token))
        return word in forms or (word in self.grammar.reflexives and not self.grammar.reflexives.isdisjoint(forms))


def _form(token: Token) -> str:
    """A word as it is written, without the apostrophe it ends in."""
    return token.text.lower().replace("’", "'").rstrip("'")
