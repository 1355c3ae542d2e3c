"""What the form of a predicate says of it: that it is done, lies ahead, is possible, due or negated.

Takes a parse; looks at the verb, its auxiliaries and what stands beside it, never at what governs it.
"""

from __future__ import annotations

from dragoman.lexicon.grammar import Grammar, plain
from dragoman.model import Stance
from dragoman.read.grammar.forms import is_imperative, is_infinitive, is_passive, is_past_participle, lemmas
from dragoman.read.tree import Parse, Token

_COPULAS = ("be", "être")


class Moods:
    """The moods of predicates in one parse; `telling` are lemmas of verbs of saying, announcing and deciding."""

    def __init__(self, parse: Parse, grammar: Grammar, telling: frozenset[str]) -> None:
        self.parse = parse
        self.grammar = grammar
        self.telling = telling

    def of(self, token: Token) -> Stance:
        """What the form of a predicate itself says, whatever governs it."""
        for form in (token, *self.parse.children(token.index, "aux", "cop")):
            found = self.of_form(form)
            if found is not None:
                return Stance.ANNOUNCED if found is Stance.POSSIBLE and self._is_backshifted(token) else found
        for auxiliary in self.parse.children(token.index, "aux"):
            lemma, text = auxiliary.lemma.lower(), plain(auxiliary.text)
            if {lemma, text} & self.grammar.modals.possible:
                ahead = {lemma, text} & self.grammar.future_past and self._is_backshifted(token)
                return Stance.ANNOUNCED if ahead else Stance.POSSIBLE
            if {lemma, text} & self.grammar.modals.due:
                return Stance.DEMANDED
            if {lemma, text} & self.grammar.future:
                return Stance.ANNOUNCED
        if self._hearsay(token):
            return Stance.POSSIBLE
        if is_imperative(self.parse, token) or self._is_owed(token):
            return Stance.DEMANDED
        return Stance.ANNOUNCED if self._lies_ahead(token) or self._is_awaited(token) else Stance.DONE

    def of_trigger(self, trigger: int) -> Stance:
        """The same, of what a token triggers."""
        return self.of(self.predicate(trigger))

    def is_future(self, trigger: int) -> bool:
        """Whether a predicate itself lies ahead."""
        return self.of_trigger(trigger) is not Stance.DONE

    def is_over(self, trigger: int) -> bool:
        """Whether a predicate has a perfect form: « ont dû », "have left"."""
        return self.is_perfect(self.predicate(trigger))

    def is_hearsay(self, trigger: int) -> bool:
        """Whether a predicate has the form of what is told on somebody's word: « aurait détruit »."""
        token = self.parse.tokens[trigger]
        forms = (self.of_form(each) for each in self.parse.children(trigger, "aux"))
        return is_past_participle(token) and self.condition(token) is None and Stance.POSSIBLE in forms

    def negated(self, token: Token) -> bool:
        """Whether a predicate is negated: « n'a pas expulsé », "no envoy was expelled", "neither side", "no envoys"."""
        if self._is_nowise(token):
            return True
        words = [child for child in self.parse.children(token.index) if child.base in ("advmod", "det", "cc", "aux")]
        adverbs = [each.index for each in words if each.upos == "ADV"]
        words += [under for each in adverbs for under in self.parse.children(each)]  # "no longer"
        negators = [
            word for word in words if plain(word.text) in self.grammar.negators or word.feature("Polarity") == "Neg"
        ]
        if not negators:
            subjects, objects = (self.parse.children(token.index, side) for side in ("nsubj", "obj"))
            beside = (word for each in (*subjects, *objects) for word in self._counted(each))
            return any(plain(word.text) in self.grammar.negators for word in (*subjects, *beside))
        under = (token.index, *(each.index for each in self.parse.children(token.index, "obl", "obj")))
        return not any(  # the « que » before the negator opens the clause; « représenté que par un chargé d'affaires »
            plain(child.text) in self.grammar.restrictive and child.index > negators[0].index
            for each in under
            for child in self.parse.children(each, "advmod", "mark", "case")
        )

    def _is_nowise(self, token: Token) -> bool:
        """Whether "under no circumstances" or "in no way" stands with a verb, and negates it."""
        phrases = (
            each for each in self.parse.children(token.index, "obl") if each.lemma.lower() in self.grammar.nowise
        )
        words = (plain(word.text) for each in phrases for word in self.parse.children(each.index, "det"))
        return not self.grammar.negators.isdisjoint(words)

    def _counted(self, noun: Token) -> tuple[Token, ...]:
        """What counts a noun, with what qualifies it: "no soldier", "not one soldier"."""
        words = self.parse.children(noun.index, "det", "cc", "nummod", "advmod")
        return (*words, *(under for each in words for under in self.parse.children(each.index, "advmod")))

    def is_never(self, token: Token) -> bool:
        """Whether something is said never to have been: "has never sent", « n'a jamais envoyé »."""
        words = self.parse.children(token.index, "advmod")
        return self.is_perfect(token) and any(plain(each.text) in self.grammar.never for each in words)

    def is_condition(self, mark: Token) -> bool:
        """Whether a conjunction opens a condition."""
        known = self._opening(mark) in self.grammar.conditionals
        return known and not self._has_come(self.parse.tokens[mark.head], self._opening(mark))

    def is_conditional(self, clause: Token) -> bool:
        """Whether a clause is a condition."""
        mark = self.mark(clause)
        return mark in self.grammar.conditionals and not self._has_come(clause, mark)

    def condition(self, token: Token) -> int | None:
        """The head of the condition a predicate hangs on."""
        for child in self.parse.children(token.index, "advcl"):
            if self.is_conditional(child):
                return child.index
        return None

    def _has_come(self, clause: Token, mark: str) -> bool:
        """Whether a clause tells what ended something in the past: "they fought until Qatar brokered a truce"."""
        if mark not in self.grammar.ending or clause.base != "advcl":
            return False
        above = self.parse.tokens[clause.head]
        return all(self._is_past(each) for each in (clause, above)) and not self.negated(above)

    def _is_past(self, verb: Token) -> bool:
        """Whether a finite form tells of the past, and of nothing that lay ahead then."""
        forms = (verb, *self.parse.children(verb.index, "aux"))
        past = any(each.feature("VerbForm") == "Fin" and each.feature("Tense") == "Past" for each in forms)
        modal = self.grammar.modals.possible | self.grammar.modals.due | self.grammar.future_past
        return past and not any({each.lemma.lower(), plain(each.text)} & modal for each in forms)

    def is_question(self, clause: Token) -> bool:
        """Whether a clause is an indirect question: "whether it could demand …", « pourquoi il ferme … »."""
        words = self.parse.children(clause.index, "mark", "advmod")
        opening = (plain(each.text) for each in words if each.index < clause.index)
        return not (self.grammar.questions | self.grammar.interrogatives).isdisjoint(opening)

    def mark(self, clause: Token) -> str:
        """The conjunction or preposition that opens a clause, as a plain phrase."""
        words = [child for child in self.parse.children(clause.index, "mark") if child.index < clause.index]
        if not words:
            return ""
        first = words[0]
        fixed = (plain(each.text) for each in self.parse.children(first.index, "fixed"))
        return " ".join((self._opening(first), *fixed))

    def _opening(self, mark: Token) -> str:
        """A conjunction with what makes another of it: « même si » opens no condition."""
        before = plain(self.parse.tokens[mark.index - 1].text) if mark.index else ""
        return f"{before} {plain(mark.text)}" if before in self.grammar.conceding else plain(mark.text)

    def predicate(self, trigger: int) -> Token:
        """What a trigger tells; one that begins with an auxiliary (« être attendu ») is that of its verb."""
        token = self.parse.tokens[trigger]
        return self.parse.tokens[token.head] if token.base in ("aux", "cop") else token

    def is_perfect(self, verb: Token) -> bool:
        """Whether a verb has an auxiliary of the past."""
        return any(
            child.relation != "aux:pass" and not (is_infinitive(child) and is_infinitive(verb))  # « faire annuler »
            for child in self.parse.children(verb.index, "aux")
        ) and not any(
            {child.lemma.lower()} & (self.grammar.modals.possible | self.grammar.future)
            for child in self.parse.children(verb.index, "aux")
        )

    def of_form(self, form: Token) -> Stance | None:
        """Conditional or future, by how a form is written; taggers mistake the commonest: « seraient », « devra »."""
        word, moods = plain(form.text), self.grammar.moods
        ending = _ending(word, form.lemma)
        tagged = form.feature("Mood") == "Cnd" or form.feature("Tense") == "Fut"
        if tagged and moods.future_shapes and word.endswith(tuple(moods.future_shapes)):
            return Stance.ANNOUNCED
        conditional = form.feature("Mood") == "Cnd" and word.endswith(tuple(moods.conditional_shapes))
        if conditional or word in moods.conditional or ending in moods.conditional_endings:
            return Stance.POSSIBLE
        if form.feature("Tense") == "Fut" or word in moods.future or ending in moods.future_endings:
            return Stance.ANNOUNCED
        return None

    def _is_backshifted(self, token: Token) -> bool:
        """Whether a conditional is the future of what was said: "said it would close …", « a dit qu'il fermerait »."""
        first = token
        while first.base == "conj":
            first = self.parse.tokens[first.head]
        above = self.parse.tokens[first.head]
        if (
            first.base != "ccomp"
            or self.telling.isdisjoint(lemmas(self.parse, above))
            or self.condition(token) is not None
        ):
            return False
        if above.feature("VerbForm") in ("Part", "Ger") and above.feature("Tense") != "Past":
            above = self.parse.tokens[above.head]  # "responded, saying he would …"
        forms = (above, *self.parse.children(above.index, "aux"))
        return not self.is_perfect(token) and any(each.feature("Tense") in ("Past", "Imp") for each in forms)

    def _is_owed(self, verb: Token) -> bool:
        """Whether it is somebody's duty: « c'est à Madrid de s'excuser », "it is up to Madrid to apologise"."""
        whose = self.parse.children(verb.index, "nsubj") if is_infinitive(verb) else ()
        copula = any(each.lemma in _COPULAS for each in self.parse.children(verb.index, "aux"))
        return copula and any(self.parse.children(each.index, "case") for each in whose)

    def _is_awaited(self, token: Token) -> bool:
        """« est attendu à Oslo », "is due in Oslo", « une réunion prévue lundi »."""
        said = is_passive(self.parse, token) or (token.upos == "ADJ" and bool(self.parse.children(token.index, "cop")))
        if token.lemma.lower() in self.grammar.awaited and said:
            return True
        beside = self.parse.children(token.index, "acl", "amod") if token.upos == "NOUN" else ()
        return any(each.lemma.lower() in self.grammar.awaited and is_past_participle(each) for each in beside)

    def _lies_ahead(self, verb: Token) -> bool:
        """Whether it is only to happen: "the minister was to visit Oslo", « le but est de fermer la base »."""
        copulas = self.parse.children(verb.index, "cop", "aux")
        marks = self.parse.children(verb.index, "mark")
        alone = verb.relation == "root" and self.parse.children(verb.index, "nsubj")  # "Kenya to expel envoys"
        earlier = alone or copulas
        return is_infinitive(verb) and any(each.index < mark.index for each in earlier for mark in marks)

    def _hearsay(self, token: Token) -> bool:
        return any(
            child.lemma.lower() in self.grammar.hearsay for child in self.parse.children(token.index, "advmod", "amod")
        )


def _ending(word: str, infinitive: str) -> str:
    """What follows the infinitive in a form made on it, without its last « e »: « prendr-ons »."""
    stem = infinitive.lower().removesuffix("e")
    return word.removeprefix(stem) if len(stem) > 1 and word.startswith(stem) else ""
