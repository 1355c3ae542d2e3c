"""Whether, by the words, it happened: done, announced, threatened, demanded, denied, possible.

Takes a parse and the token that triggers a frame; climbs through what governs it. Said is not done: what stands under
a verb of demand, threat or denial, in a condition, a question or a purpose is told apart from what is asserted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dragoman.lexicon.grammar import Grammar, plain
from dragoman.model import Stance
from dragoman.read.grammar.forms import is_infinitive, is_loose, is_passive, is_past_participle
from dragoman.read.grammar.openers import opened, openers
from dragoman.read.tree import Parse, Token


class Outcome(NamedTuple):
    """How a predicate stands to the facts.

    `asserted` is False where the words claim nothing: a question, a bare condition, something avoided. `under` is the
    token of the verb of announcing or deciding that governs it, `condition` the head of the clause it hangs on.
    """

    stance: Stance
    negated: bool = False
    asserted: bool = True
    under: int | None = None
    condition: int | None = None


_TELLING = ("announce", "decide", "plan", "say")
_ENDED = ("end", "ending", "suspend", "suspension", "lift", "lifting")
"""What is ended, suspended or lifted is not told as happening: « mettre fin à la présence de … »."""

_LISTS = (*_TELLING, *_ENDED, "avert", "light", "begin", "cause", "wish")

_GOVERNED = frozenset(
    ["xcomp", "ccomp", "obj", "obl", "nmod", "acl", "nsubj", "advcl", "iobj", "csubj", "conj", "compound", "amod"]
)
_WEAKER = {
    "demand": Stance.DEMANDED,
    "threaten": Stance.THREATENED,
    "deny": Stance.DENIED,
    "possible": Stance.POSSIBLE,
}


class Stances:
    """The stance of predicates in one parse.

    `classes` are lists of lemmas by name: announce, decide, demand, threaten and so on.
    """

    def __init__(self, parse: Parse, grammar: Grammar, classes: Mapping[str, frozenset[str]]) -> None:
        self.parse = parse
        self.grammar = grammar
        self.classes = {name: classes.get(name, frozenset()) for name in (*_WEAKER, "announce", "decide", *_LISTS)}
        self._unreal = self._opened(grammar.unreal)
        """What is not done: « au lieu de rappeler son ambassadeur », "stopped short of expelling him"."""
        self._answered = self._opened(grammar.reasons)
        """What heads the reasons of the text: « a décidé de fermer … en réaction à l'arrestation »: that was done."""

    def _opened(self, phrases: Sequence[str]) -> frozenset[int]:
        heads = (opened(self.parse, closing) for _, closing in openers(self.parse, phrases))
        return frozenset(head.index for head in heads if head is not None)

    def of(self, trigger: int, *, meant: bool = False) -> Outcome:
        """The outcome of the predicate a token heads; a negation that is `meant` is part of what it says."""
        token = self._predicate(trigger)
        found = self._own(token, negated=not meant and self.negated(token))
        if not found.asserted:
            return found
        below = token
        for above in self.parse.ancestors(token.index):
            if below.base not in _GOVERNED or below.relation == "acl:relcl" or is_loose(self.parse, below):
                break
            clause = self.parse.children(below.index, "mark", "nsubj")  # "rumours that Togo had arrested …"
            if below.index in self._answered or (below.relation == "acl" and is_past_participle(below) and not clause):
                break  # "will sign the deal mediated by Qatar": that was done
            step = self._governed(below, above)
            if step is not None:
                return self._weaker(found, step)
            if above.relation == "acl:relcl" or above.base in ("parataxis", "root"):
                break
            below = above
        return found

    def _weaker(self, own: Outcome, step: Outcome) -> Outcome:
        if own.stance is not Stance.DONE and step.stance is Stance.DONE:
            return own._replace(under=step.under)
        return step._replace(negated=own.negated or step.negated, condition=own.condition or step.condition)

    # The predicate itself

    def _own(self, token: Token, *, negated: bool) -> Outcome:
        condition = self._condition(token)
        clause = self._clause(token)
        if self._asked(clause) or token.index in self._unreal or self._is_way(token):
            return Outcome(Stance.POSSIBLE, asserted=False)
        stance = self._mood(token)
        if clause is not None and clause.base == "advcl":
            mark = self._mark(clause)
            if mark in self.grammar.conditionals:
                return Outcome(Stance.POSSIBLE, negated, asserted=False)
        if negated:
            stance = Stance.DENIED
        return Outcome(stance, negated, True, None, condition)

    def mood(self, trigger: int) -> Stance:
        """What the form of a predicate itself says, whatever governs it."""
        return self._mood(self._predicate(trigger))

    def _predicate(self, trigger: int) -> Token:
        """What a trigger tells; one that begins with an auxiliary (« être attendu ») is that of its verb."""
        token = self.parse.tokens[trigger]
        return self.parse.tokens[token.head] if token.base in ("aux", "cop") else token

    def is_future(self, trigger: int) -> bool:
        """Whether a predicate itself lies ahead."""
        return self.mood(trigger) is not Stance.DONE

    def negated(self, token: Token) -> bool:
        """Whether a predicate is negated: « n'a pas expulsé », "no envoy was expelled", "neither side", "no envoys"."""
        words = [child for child in self.parse.children(token.index) if child.base in ("advmod", "det", "cc", "aux")]
        adverbs = [each.index for each in words if each.upos == "ADV"]
        words += [under for each in adverbs for under in self.parse.children(each)]  # "no longer"
        negators = [
            word for word in words if plain(word.text) in self.grammar.negators or word.feature("Polarity") == "Neg"
        ]
        if not negators:
            return any(
                plain(child.text) in self.grammar.negators
                for each in self.parse.children(token.index, "nsubj", "obj")
                for child in self.parse.children(each.index, "det", "cc")
            )
        return not any(  # the « que » before the negator opens the clause
            plain(child.text) in self.grammar.restrictive and child.index > negators[0].index
            for child in self.parse.children(token.index, "advmod", "mark", "case")
        )

    def is_purpose(self, trigger: int) -> bool:
        """Whether a predicate says what the one above it is done for: « pour exiger … », "to demand"."""
        token = self.parse.tokens[trigger]
        return token.base == "advcl" and is_infinitive(token) and self._mark(token) not in self.grammar.conditionals

    def _mood(self, token: Token) -> Stance:
        for form in (token, *self.parse.children(token.index, "aux", "cop")):
            found = self._of_form(form)
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
        return Stance.ANNOUNCED if self._lies_ahead(token) or self._is_awaited(token) else Stance.DONE

    def _of_form(self, form: Token) -> Stance | None:
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
        if first.base != "ccomp" or not self._is_any(above, _TELLING) or self._condition(token) is not None:
            return False
        forms = (above, *self.parse.children(above.index, "aux"))
        return not self._perfect(token) and any(each.feature("Tense") in ("Past", "Imp") for each in forms)

    def is_over(self, trigger: int) -> bool:
        """Whether a predicate has a perfect form: « ont dû », "have left"."""
        return self._perfect(self._predicate(trigger))

    def is_hearsay(self, trigger: int) -> bool:
        """Whether a predicate has the form of what is told on somebody's word: « aurait détruit »."""
        token = self.parse.tokens[trigger]
        forms = (self._of_form(each) for each in self.parse.children(trigger, "aux"))
        return is_past_participle(token) and self._condition(token) is None and Stance.POSSIBLE in forms

    def is_noun_announced(self, trigger: int, under: int) -> bool:
        """Whether a happening is announced as a thing: "announced a strike", and not "ordered", "decided on"."""
        above = self.parse.tokens[under]
        return self.parse.tokens[trigger].upos == "NOUN" and self._is_any(above, ("announce",))

    def _is_awaited(self, token: Token) -> bool:
        """« est attendu à Oslo », "is expected in Oslo", « une réunion prévue lundi »."""
        if token.lemma.lower() in self.grammar.awaited and is_passive(self.parse, token):
            return True
        beside = self.parse.children(token.index, "acl", "amod") if token.upos == "NOUN" else ()
        return any(each.lemma.lower() in self.grammar.awaited and is_past_participle(each) for each in beside)

    def _lies_ahead(self, verb: Token) -> bool:
        """Whether it is only to happen: "the minister is to visit Oslo", « le but est de fermer la base »."""
        copulas = self.parse.children(verb.index, "cop")
        marks = self.parse.children(verb.index, "mark")
        return is_infinitive(verb) and any(cop.index < mark.index for cop in copulas for mark in marks)

    def _hearsay(self, token: Token) -> bool:
        return any(
            child.lemma.lower() in self.grammar.hearsay for child in self.parse.children(token.index, "advmod", "amod")
        )

    def _condition(self, token: Token) -> int | None:
        for child in self.parse.children(token.index, "advcl"):
            if self._mark(child) in self.grammar.conditionals:
                return child.index
        return None

    def is_condition(self, mark: Token) -> bool:
        """Whether a conjunction opens a condition."""
        return plain(mark.text) in self.grammar.conditionals

    def _mark(self, clause: Token) -> str:
        words = [child for child in self.parse.children(clause.index, "mark") if child.index < clause.index]
        if not words:
            return ""
        first = words[0]
        return " ".join(plain(each.text) for each in (first, *self.parse.children(first.index, "fixed")))

    def _clause(self, token: Token) -> Token | None:
        """The head of the clause a predicate stands in."""
        for above in (token, *self.parse.ancestors(token.index)):
            if above.base in ("advcl", "ccomp", "root", "parataxis", "csubj", "xcomp") or above.relation == "acl:relcl":
                return above
        return None

    def _asked(self, clause: Token | None) -> bool:
        if clause is None:
            return False
        if clause.base in ("ccomp", "advcl", "csubj") and self._mark(clause) in self.grammar.questions:
            return clause.base != "advcl" or self._mark(clause) not in self.grammar.conditionals
        sentence = self.parse.sentence(clause.index)
        return self.parse.tokens[sentence.last].text == "?"

    def _is_way(self, token: Token) -> bool:
        """Whether an infinitive only names a way of doing it: "how to hit the guards", « comment fermer la base »."""
        asked = (plain(each.text) for each in self.parse.children(token.index, "advmod", "mark"))
        return is_infinitive(token) and not self.grammar.ways.isdisjoint(asked)

    # What governs it

    def _governed(self, below: Token, above: Token) -> Outcome | None:
        """What the word above makes of the predicate; None when it leaves it as it is."""
        if below.base == "conj":
            return self._shared(below, above)
        if below.base == "advcl" and not self._completes(below, above):
            return self._adverbial(below, above)
        if below.base == "csubj" and self.negated(above):
            return Outcome(Stance.DENIED, negated=True, asserted=False)  # "breaking off ties is not on the table"
        if below.base == "acl" and is_infinitive(below) and self._mark(below) in self.grammar.purpose:
            return Outcome(Stance.POSSIBLE, asserted=False)  # « des démarches pour annuler l'accord »
        if below.base == "obl" or (below.base == "nsubj" and not is_passive(self.parse, above)):
            return None
        if below.upos in ("NOUN", "PROPN") and self._is_any(above, _ENDED) and not self.negated(above):
            return Outcome(Stance.DENIED, asserted=False)
        if below.upos == "NOUN" and self.negated(above) and self._is_any(above, _TELLING):
            return Outcome(Stance.DENIED, negated=True, asserted=False)  # "neither side mentioned the return of …"
        if below.base == "obj" and self._is_any(above, ("light",)):
            own = Outcome(self._mood(above), self.negated(above), True, None, self._condition(above))
            if own != Outcome(Stance.DONE):  # else what it means counts (announce), or what governs it
                return own
        if below.base == "obj" and self._is_any(above, ("decide",)):
            return self._announced(below, above)
        return self._by_meaning(below, above)

    def _by_meaning(self, below: Token, above: Token) -> Outcome | None:
        """What a word of demand, threat, denial, possibility, announcing or planning makes of what it governs."""
        lemma, negated = above.lemma.lower(), self.negated(above)
        if self._is_any(above, ("wish",)) and below.upos == "VERB":
            return Outcome(Stance.POSSIBLE, negated, asserted=False)  # "efforts to mend ties", "the right to strike"
        weaker = next((stance for name, stance in _WEAKER.items() if lemma in self.classes[name]), None)
        if weaker is None and lemma in self.grammar.modals.possible:
            weaker = Stance.POSSIBLE
        if weaker is not None:
            return Outcome(weaker, negated, True, None, self._condition(above))
        if lemma in self.grammar.modals.due:
            return self._due(above)
        if self._is_any(above, ("avert",)):  # "never stopped its attacks": what is not avoided is done
            return None if negated else Outcome(Stance.DENIED, True, asserted=False)
        if self._is_any(above, ("announce", "decide")):
            return self._announced(below, above)
        if self._is_plan(above) and below.base in ("xcomp", "nmod", "acl", "obj", "advcl"):
            agreed = above.index if lemma in self.grammar.agreeing else None
            return Outcome(Stance.ANNOUNCED, negated, True, agreed)
        return self._of_infinitive(below, above)

    def _due(self, modal: Token) -> Outcome | None:
        """« a dû retirer ses troupes »: that was done; « devra », « doit partir lundi »: ahead, if nobody says so."""
        if self._perfect(modal):
            return None if self._mood(modal) is Stance.DONE else Outcome(Stance.POSSIBLE, asserted=False)
        if self._of_form(modal) is Stance.ANNOUNCED:
            return Outcome(Stance.ANNOUNCED, self.negated(modal))
        return Outcome(Stance.DEMANDED, self.negated(modal))

    def _of_infinitive(self, below: Token, above: Token) -> Outcome | None:
        """An infinitive under any other verb is only possible, unless the verb says that it happens or will."""
        lemma = above.lemma.lower()
        happens = (
            self._is_any(above, ("light", "begin", "cause")) or lemma in self.grammar.aspectual | self.grammar.suffering
        )
        if below.base != "xcomp" or not is_infinitive(below) or happens:
            return None
        if self._is_any(above, ("say",)) and not self._is_plan(above) and lemma not in self.grammar.future_verbs:
            return None  # « dit regretter »
        if lemma in self.grammar.future_verbs:
            return Outcome(Stance.ANNOUNCED, self.negated(above))
        return None if self._perfect(below) else Outcome(Stance.POSSIBLE, self.negated(above))

    def _is_any(self, token: Token, names: tuple[str, ...]) -> bool:
        lemma = token.lemma.lower()
        particles = self.parse.children(token.index, "compound:prt")
        forms = {lemma, *(f"{lemma} {each.lemma.lower()}" for each in particles)}  # "rule out"
        return any(not forms.isdisjoint(self.classes[name]) for name in names)

    def _is_plan(self, token: Token) -> bool:
        """Whether a word tells of a plan by itself: "set to leave", but not "set off protests"."""
        return self._is_any(token, ("plan",)) and not self.parse.children(token.index, "compound:prt")

    def _shared(self, below: Token, above: Token) -> Outcome | None:
        """A modal verb or a negation before the first of two coordinated verbs holds for both."""
        if below.upos != "VERB" or self.parse.children(below.index, "aux", "nsubj"):
            return None
        mood = self._mood(above)
        return Outcome(mood, self.negated(above)) if mood is not Stance.DONE and is_same_form(below, above) else None

    def _completes(self, clause: Token, above: Token) -> bool:
        """Whether a clause is what its verb is about, though parsers call it adverbial: "threatened to cut"."""
        governs = above.lemma.lower() in self.classes["plan"] | self.classes["threaten"]
        mark = self._mark(clause)
        return governs and (mark in self.grammar.slots or (is_infinitive(clause) and mark not in self.grammar.purpose))

    def _adverbial(self, below: Token, above: Token) -> Outcome | None:
        mark = self._mark(below)
        if mark in self.grammar.conditionals:
            return Outcome(Stance.POSSIBLE, asserted=False)
        if is_infinitive(below) and not self._perfect(below):
            return Outcome(Stance.POSSIBLE, self.negated(above), asserted=False)
        return Outcome(Stance.DONE)

    def _announced(self, below: Token, above: Token) -> Outcome | None:
        """« a annoncé l'expulsion », « a décidé de suspendre »; « a annoncé avoir expulsé » is done."""
        own, taker = self._mood(below), self.parse.tokens[above.head]
        undone = above.upos == "NOUN" and above.base in ("obj", "nsubj") and self._is_any(taker, ("avert", *_ENDED))
        if undone and not self.negated(taker):
            return Outcome(Stance.DENIED, negated=True, asserted=False)  # "reversed its decision to close the border"
        if below.upos in ("VERB", "AUX") and own is Stance.DONE and (self._perfect(below) or not is_infinitive(below)):
            return Outcome(Stance.DONE, under=above.index)
        stance = Stance.ANNOUNCED if own is Stance.DONE else own
        if self._mood(above) in (Stance.POSSIBLE, Stance.DEMANDED):
            stance = Stance.POSSIBLE
        return Outcome(stance, self.negated(above), True, above.index)

    def _perfect(self, verb: Token) -> bool:
        return any(
            child.relation != "aux:pass" and not (is_infinitive(child) and is_infinitive(verb))  # « faire annuler »
            for child in self.parse.children(verb.index, "aux")
        ) and not any(
            {child.lemma.lower()} & (self.grammar.modals.possible | self.grammar.future)
            for child in self.parse.children(verb.index, "aux")
        )


def _ending(word: str, infinitive: str) -> str:
    """What follows the infinitive in a form made on it, without its last « e »: « prendr-ons »."""
    stem = infinitive.lower().removesuffix("e")
    return word.removeprefix(stem) if len(stem) > 1 and word.startswith(stem) else ""


def is_same_form(one: Token, other: Token) -> bool:
    """Whether two verbs have the same form, so that they can share an auxiliary."""
    return one.feature("VerbForm") == other.feature("VerbForm") and one.feature("Tense") == other.feature("Tense")
