"""What relative pronouns stand for: « Bakou, auquel Erevan reproche … », "Togo, which it accuses of …".

Takes a parse and a word; gives the noun it stands for, or the word itself. Looks at closed-class words only.
"""

from __future__ import annotations

from dragoman.lexicon.grammar import Grammar, plain
from dragoman.read.tree import Parse, Token


class Referents:
    """The nouns that words of one parse stand for within their sentence; `named` are the tokens of names of actors."""

    def __init__(self, parse: Parse, grammar: Grammar, named: frozenset[int]) -> None:
        self.parse = parse
        self.grammar = grammar
        self.named = named

    def of_subject(self, word: Token, verb: Token) -> int:
        """The noun a relative pronoun stands for; any other word stands for itself."""
        relative = word.feature("PronType") == "Rel" or (
            word.upos in ("PRON", "SCONJ", "DET") and plain(word.text) in self.grammar.relatives.subject
        )
        if relative:
            whole = self._whole(verb)
            if whole.relation == "acl:relcl":
                return self._described(whole, word)
            if self._is_cleft(whole):
                return whole.head
        return word.index

    def of_object(self, word: Token, verb: Token) -> int:
        """The noun that a relative object stands for; any other object stands for itself."""
        relative = word.feature("PronType") == "Rel" or plain(word.text) in self.grammar.relatives.object
        if relative and word.upos in ("PRON", "SCONJ") and word.index < verb.index:
            whole = self._whole(verb)
            if whole.relation == "acl:relcl":
                return self._described(whole, word)
        return word.index

    def of(self, word: Token) -> int:
        """The noun that a relative pronoun with a preposition stands for: « Bakou, auquel Erevan reproche … »."""
        whole = self._whole(self.parse.tokens[word.head])
        relative = word.feature("PronType") == "Rel" and word.index < word.head
        return self._described(whole, word) if relative and whole.relation == "acl:relcl" else word.index

    def party(self, word: Token) -> int:
        """The noun that a relative pronoun with a preposition stands for, if it is somebody: no "strike in which …"."""
        noun = self.of(word)
        people = plain(word.text) in self.grammar.relatives.people
        named = noun in self.named or any(each.index in self.named for each in self.parse.children(noun, "appos"))
        return noun if people or named else word.index

    def _is_cleft(self, clause: Token) -> bool:
        """« It was Kenya [that expelled them] »: what is told of a name, whatever the parser calls the clause."""
        above = clause.head
        pointed = self.parse.children(above, "cop") and self.parse.children(above, "expl")
        return bool(pointed) and self.parse.tokens[above].upos in ("NOUN", "PROPN")

    def _described(self, clause: Token, word: Token) -> int:
        """The noun of a relative clause; parser's slips: not one from beyond its verb."""
        head = self.parse.tokens[clause.head]
        between = [each.index for each in self.parse.ancestors(head.index) if head.index < each.index < word.index]
        if between:
            for token in reversed(self.parse.tokens[between[-1] + 1 : word.index]):
                if token.upos in ("NOUN", "PROPN"):
                    return token.index
        return head.index

    def _whole(self, verb: Token) -> Token:
        """The head of the clause a verb stands in: itself, or what it is coordinated with."""
        while verb.relation == "conj" and verb.head != verb.index:
            verb = self.parse.tokens[verb.head]
        return verb
