"""Whether, by the words, it happened: done, announced, threatened, demanded, denied, possible.

Takes a parse and the token that triggers a frame; climbs through what governs it. Said is not done: what stands under
a verb of demand, threat or denial, in a condition, a question or a purpose is told apart from what is asserted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dragoman.lexicon.grammar import Grammar, plain
from dragoman.model import Stance
from dragoman.read.grammar.forms import is_infinitive, is_likened, is_loose, is_participle, is_passive, lemmas
from dragoman.read.grammar.moods import Moods
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

_FLOUTED = ("flouting-verbs",)
"""What is broken, evaded or complied with was there before: "in breach of American sanctions"."""

_REGRETTED = ("factive-verbs",)
"""What one is sorry, thanked or blamed for was done, said or not: "would not apologise for calling …"."""

_LISTS = (*_FLOUTED, *_REGRETTED, *_TELLING, *_ENDED, "avert", "light", "begin", "cause", "wish", "compelling-verbs")

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
        telling = frozenset[str]().union(*(self.classes[name] for name in _TELLING))
        self.moods = Moods(parse, grammar, telling)
        self._unreal = self._opened(grammar.unreal)
        """What is not done: « au lieu de rappeler son ambassadeur », "stopped short of expelling him"."""
        self.answered = self._opened(grammar.reasons)
        """What heads the reasons of the text: « a décidé de fermer … en réaction à l'arrestation »: that was done."""
        self._provisos = self._clauses(grammar.provisos)
        """What heads the conditions of the text that more than a conjunction opens: « à condition qu'il rende … »."""
        self._first = self._clauses(grammar.afterwards)
        """What heads what something else waits for: "will reopen the road as soon as they pull back"."""

    def _opened(self, phrases: Sequence[str]) -> frozenset[int]:
        heads = (opened(self.parse, closing) for _, closing in openers(self.parse, phrases))
        return frozenset(head.index for head in heads if head is not None)

    def _clauses(self, phrases: Sequence[str]) -> frozenset[int]:
        """The heads of the clauses that phrases open: past the subject, which mostly stands first."""
        found = set[int]()
        for index in self._opened(phrases):
            token = self.parse.tokens[index]
            while token.base in ("nsubj", "nmod", "compound", "amod", "aux"):
                token = self.parse.tokens[token.head]
            if token.base in ("advcl", "acl", "ccomp"):
                found.add(token.index)
        return frozenset(found)

    def of(self, trigger: int, *, meant: bool = False) -> Outcome:
        """The outcome of the predicate a token heads; a negation that is `meant` is part of what it says."""
        token = self.moods.predicate(trigger)
        found = self._own(token, negated=not meant and self.moods.negated(token))
        if not found.asserted:
            return found
        below = token
        for above in self.parse.ancestors(token.index):
            if below.base not in _GOVERNED or below.relation == "acl:relcl" or is_loose(self.parse, below):
                break
            if below.base == "nmod" and self._is_where(below):
                break  # "the need for a truce [in a call with Chad]": not needed, but where it is said
            clause = self.parse.children(below.index, "mark", "nsubj")  # "rumours that Togo had arrested …"
            if below.index in self.answered or (below.relation == "acl" and is_participle(below) and not clause):
                break  # "will sign the deal mediated by Qatar": that was done
            if self.is_regretted(below, above):
                break
            if is_likened(self.parse, above, self.grammar.comparing):
                return Outcome(Stance.POSSIBLE, asserted=False)
            step = self._governed(below, above)
            if step is not None:
                supposed = self._is_foiled(above) or (
                    above.upos == "VERB" and not self._own(above, negated=False).asserted
                )
                return self._weaker(found, step._replace(asserted=step.asserted and not supposed))
            if above.relation == "acl:relcl" or above.base in ("parataxis", "root"):
                break
            below = above
        return found

    def is_regretted(self, clause: Token, verb: Token) -> bool:
        """Whether a clause is what one is sorry, thanked or blamed for: « refuse de s'excuser d'avoir accusé … »."""
        tells = clause.upos == "VERB" and clause.base in ("advcl", "xcomp", "ccomp")
        done = tells and (self.moods.is_perfect(clause) or not is_infinitive(clause))
        return done and self._is_any(verb, _REGRETTED) and not self.moods.is_conditional(clause)

    def _is_foiled(self, noun: Token) -> bool:
        """Whether a noun is what somebody prevents: "foiled an attempt to cross the border"."""
        verb = self.parse.tokens[noun.head]
        foiled = noun.upos == "NOUN" and noun.base == "obj" and self._is_any(verb, ("avert",))
        return foiled and not self.moods.negated(verb)

    def _is_where(self, noun: Token) -> bool:
        """Whether a noun with its preposition tells where or when something is."""
        cases = (plain(each.lemma) for each in self.parse.children(noun.index, "case"))
        slots = frozenset[str]().union(*(self.grammar.slots.get(each, frozenset()) for each in cases))
        return noun.upos == "NOUN" and bool(slots & {"location", "during"})

    def _weaker(self, own: Outcome, step: Outcome) -> Outcome:
        if own.stance is not Stance.DONE and step.stance is Stance.DONE:
            return own._replace(under=step.under)
        return step._replace(negated=own.negated or step.negated, condition=own.condition or step.condition)

    # The predicate itself

    def _own(self, token: Token, *, negated: bool) -> Outcome:
        condition = self.moods.condition(token)
        clause = self._clause(token)
        if self._asked(clause) or token.index in self._unreal or self._is_way(token) or self._is_awaited(token):
            return Outcome(Stance.POSSIBLE, asserted=False)
        stance = self.moods.of(token)
        if clause is not None and clause.base == "advcl" and self.moods.is_conditional(clause):
            return Outcome(Stance.POSSIBLE, negated, asserted=False)
        if negated:
            stance = Stance.DENIED
        return Outcome(stance, negated, True, None, condition)

    def _is_awaited(self, token: Token) -> bool:
        """Whether a predicate stands in what something else depends on, or, where that lies ahead, waits for."""
        for each in (token, *self.parse.ancestors(token.index)):
            if each.index in self._provisos or self._is_inverted(each):
                return True
            if each.index in self._first:
                above = next((verb for verb in self.parse.ancestors(each.index) if verb.upos == "VERB"), each)
                return above is not each and self.moods.of(above) is not Stance.DONE
            if each.base not in ("xcomp", "ccomp", "nsubj", "obj", "obl", "conj"):
                return False
        return False

    def _is_inverted(self, verb: Token) -> bool:
        """Whether an auxiliary before the subject makes a condition: "would be raised had Kenya insisted"."""
        subjects = self.parse.children(verb.index, "nsubj")
        forms = (*self.parse.children(verb.index, "aux"), self.parse.tokens[verb.head])
        start = self.parse.subtree(subjects[0].index)[0] if subjects else 0
        before = [each for each in forms if subjects and each.index == start - 1]
        inverted = any(plain(each.text) in self.grammar.inverted for each in before)
        sentence = self.parse.sentence(verb.index)
        adverb = inverted and self.parse.tokens[before[0].index - 1].upos == "ADV"  # "not only had it expelled …"
        opens = inverted and before[0].index == sentence.first and verb.base != "advcl"
        return inverted and not adverb and not opens and self.parse.tokens[sentence.last].text != "?"

    def is_purpose(self, trigger: int) -> bool:
        """Whether a predicate says what the one above it is done to say: « pour exiger … », "to demand"."""
        token = self.parse.tokens[trigger]
        clause = token.base == "advcl" and is_infinitive(token)
        says = not self._is_any(token, ("compelling-verbs",))  # "to force Togo to withdraw" is no demand by itself
        return clause and says and not self.moods.is_conditional(token)

    def is_noun_announced(self, trigger: int, under: int) -> bool:
        """Whether a happening is announced as a thing: "announced a strike", and not "ordered", "decided on"."""
        above = self.parse.tokens[under]
        return self.parse.tokens[trigger].upos == "NOUN" and self._is_any(above, ("announce",))

    def _clause(self, token: Token) -> Token | None:
        """The head of the clause a predicate stands in."""
        for above in (token, *self.parse.ancestors(token.index)):
            if above.base in ("advcl", "ccomp", "root", "parataxis", "csubj", "xcomp") or above.relation == "acl:relcl":
                return above
        return None

    def _asked(self, clause: Token | None) -> bool:
        if clause is None:
            return False
        if clause.base in ("ccomp", "advcl", "csubj") and self.moods.mark(clause) in self.grammar.questions:
            return clause.base != "advcl" or not self.moods.is_conditional(clause)
        sentence = self.parse.sentence(clause.index)
        words = {plain(each.text) for each in self.parse.tokens[sentence.first : clause.index]}
        return self.parse.tokens[sentence.last].text == "?" and words.isdisjoint(self.grammar.presupposing)

    def _is_way(self, token: Token) -> bool:
        """Whether an infinitive only names a way of doing it: "how to hit the guards", « comment fermer la base »."""
        asked = (plain(each.text) for each in self.parse.children(token.index, "advmod", "mark"))
        return is_infinitive(token) and not self.grammar.ways.isdisjoint(asked)

    # What governs it

    def _governed(self, below: Token, above: Token) -> Outcome | None:
        """What the word above makes of the predicate; None when it leaves it as it is."""
        if below.base == "conj":
            return self._shared(below, above)
        if is_infinitive(below) and self._is_of_a_first(below, above):
            return None
        if below.base == "advcl" and not self._completes(below, above):
            return self._adverbial(below, above)
        if below.base == "csubj" and self.moods.negated(above):
            return Outcome(Stance.DENIED, negated=True, asserted=False)  # "breaking off ties is not on the table"
        if below.base == "acl" and is_infinitive(below) and self.moods.mark(below) in self.grammar.purpose:
            return Outcome(Stance.POSSIBLE, asserted=False)  # « des démarches pour annuler l'accord »
        return self._of_noun(below, above)

    def _of_noun(self, below: Token, above: Token) -> Outcome | None:
        """What the word above makes of a predicate that is its subject, object or complement."""
        if below.base == "obl" or self._is_put_off(below, above):
            return self._oblique(below, above)
        if below.base == "nsubj" and self._is_imagined(below, above):
            return Outcome(Stance.POSSIBLE, asserted=False)
        if below.base == "nsubj" and not is_passive(self.parse, above):
            return None
        if below.upos in ("NOUN", "PROPN") and self._is_any(above, _ENDED) and not self.moods.negated(above):
            return Outcome(Stance.DENIED, asserted=False)
        if below.upos == "NOUN" and below.base in ("obj", "nmod") and self._is_any(above, _FLOUTED):
            return Outcome(Stance.POSSIBLE, asserted=False)
        if below.upos == "NOUN" and self.moods.negated(above) and self._is_any(above, _TELLING):
            return Outcome(Stance.DENIED, negated=True, asserted=False)  # "neither side mentioned the return of …"
        if below.base == "obj" and self._is_any(above, ("light",)):
            own = Outcome(self.moods.of(above), self.moods.negated(above), True, None, self.moods.condition(above))
            if own != Outcome(Stance.DONE):  # else what it means counts (announce), or what governs it
                return own
        if below.base == "obj" and self._is_any(above, ("decide",)):
            return self._announced(below, above)
        return self._by_meaning(below, above)

    def _is_imagined(self, noun: Token, verb: Token) -> bool:
        """Whether a noun without an article of its own only would do something: "an attack would be unprecedented"."""
        articles = {plain(each.text) for each in self.parse.children(noun.index, "det")}
        would = self.moods.of(verb) is Stance.POSSIBLE and not self.moods.is_perfect(verb)
        held = (verb, *self.parse.children(verb.index, "xcomp"))  # "an attack remains unlikely"
        likely = any(each.lemma.lower() in self.grammar.eventual for each in held)
        return noun.upos == "NOUN" and (would or likely) and not articles.isdisjoint(self.grammar.indefinite)

    def _is_of_a_first(self, clause: Token, above: Token) -> bool:
        """« le premier pays à reconnaître … », "among the first to condemn", "became the first to condemn"."""
        nouns = (above,) if clause.base == "acl" else self.parse.children(above.index, "xcomp", "obj")
        words = (word for noun in nouns for word in (noun, *self.parse.children(noun.index, "amod")))
        return clause.base in ("acl", "advcl") and any(each.lemma.lower() in self.grammar.firsts for each in words)

    def _oblique(self, noun: Token, verb: Token) -> Outcome | None:
        """A noun with a preposition is left as it is, unless it is what the verb calls for, or puts off."""
        if self._is_put_off(noun, verb):
            return None if self.moods.negated(verb) else Outcome(Stance.DENIED, True, asserted=False)
        return self._by_meaning(noun, verb) if self._is_called_for(noun, verb) else None

    def _is_put_off(self, noun: Token, verb: Token) -> bool:
        """Parser's slips: "put off [a visit]", where the particle was taken for a preposition."""
        cases = {plain(each.text) for each in self.parse.children(noun.index, "case")} & set(self.grammar.partitives)
        return any(f"{verb.lemma.lower()} {particle}" in self.classes["avert"] for particle in cases)

    def _is_called_for(self, noun: Token, verb: Token) -> bool:
        """Whether a noun is what a verb of demand or planning is for: "calls for the expulsion", "prepares for war"."""
        case = next(iter(self.parse.children(noun.index, "case")), None)
        slots = self.grammar.slots.get(plain(case.lemma), frozenset()) if case is not None else frozenset[str]()
        aims = "about" in slots or bool(self.parse.children(verb.index, "expl"))  # « se prépare à un assaut »
        wanted = self._is_any(verb, ("demand",)) or (self._is_plan(verb) and aims)
        return noun.upos == "NOUN" and bool(slots & {"about", "recipient"}) and wanted

    def _by_meaning(self, below: Token, above: Token) -> Outcome | None:
        """What a word of demand, threat, denial, possibility, announcing or planning makes of what it governs."""
        lemma, negated = above.lemma.lower(), self.moods.negated(above)
        if self._is_yet(below, above):
            return Outcome(Stance.DENIED, negated=True, asserted=False)
        if self._is_any(above, ("wish",)) and (below.upos == "VERB" or below.base == "nmod"):
            return Outcome(Stance.POSSIBLE, negated, asserted=False)  # "efforts to mend ties", "the right to strike"
        if lemma in self.grammar.naming and below.base == "obj":
            return None  # "called the expulsion a mistake" does not call for it
        weaker = next((stance for name, stance in _WEAKER.items() if lemma in self.classes[name]), None)
        if weaker is None and lemma in self.grammar.modals.possible:
            weaker = Stance.POSSIBLE
        if weaker is Stance.DEMANDED and below.base == "ccomp" and self.moods.of(below) is Stance.ANNOUNCED:
            return Outcome(Stance.ANNOUNCED, negated)  # "insisted that it would close the border" demands nothing
        if weaker is not None:
            return Outcome(weaker, negated, True, None, self.moods.condition(above))
        if lemma in self.grammar.modals.due:
            return self._due(above)
        if self._is_any(above, ("avert",)):  # "never stopped its attacks": what is not avoided is done
            return None if negated else Outcome(Stance.DENIED, True, asserted=False)
        if self._is_any(above, ("announce", "decide")):
            return self._announced(below, above)
        if self._is_plan(above) and below.base in ("xcomp", "nmod", "acl", "obj", "advcl", "obl"):
            agreed = above.index if lemma in self.grammar.agreeing else None
            return Outcome(Stance.ANNOUNCED, negated, True, agreed)
        return self._of_infinitive(below, above)

    def _is_yet(self, below: Token, above: Token) -> bool:
        """Whether it has not happened so far: "has yet to reopen its embassy"."""
        adverbs = (plain(each.text) for verb in (below, above) for each in self.parse.children(verb.index, "advmod"))
        return is_infinitive(below) and above.lemma.lower() == "have" and not self.grammar.yet.isdisjoint(adverbs)

    def _due(self, modal: Token) -> Outcome | None:
        """« a dû retirer ses troupes »: that was done; « devra », « doit partir lundi »: ahead, if nobody says so."""
        if self.moods.is_perfect(modal):
            return None if self.moods.of(modal) is Stance.DONE else Outcome(Stance.POSSIBLE, asserted=False)
        if self.moods.of_form(modal) is Stance.ANNOUNCED:
            return Outcome(Stance.ANNOUNCED, self.moods.negated(modal))
        return Outcome(Stance.DEMANDED, self.moods.negated(modal))

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
            return Outcome(Stance.ANNOUNCED, self.moods.negated(above))
        return None if self.moods.is_perfect(below) else Outcome(Stance.POSSIBLE, self.moods.negated(above))

    def _is_any(self, token: Token, names: tuple[str, ...]) -> bool:
        forms = lemmas(self.parse, token)
        return any(not forms.isdisjoint(self.classes[name]) for name in names)

    def _is_plan(self, token: Token) -> bool:
        """Whether a word tells of a plan, with its particle if it has one: "set to leave", not "set off protests"."""
        forms = lemmas(self.parse, token)
        return bool(self.classes["plan"] & (forms - {token.lemma.lower()} or forms))

    def _shared(self, below: Token, above: Token) -> Outcome | None:
        """A modal verb or a negation before the first of two coordinated verbs holds for both."""
        if below.upos != "VERB" or self.parse.children(below.index, "aux", "nsubj"):
            return None
        mood = self.moods.of(above)
        return (
            Outcome(mood, self.moods.negated(above)) if mood is not Stance.DONE and is_same_form(below, above) else None
        )

    def _completes(self, clause: Token, above: Token) -> bool:
        """Whether a clause is what its verb is about, though parsers call it adverbial: "threatened to cut"."""
        governs = above.lemma.lower() in self.classes["plan"] | self.classes["threaten"]
        mark = self.moods.mark(clause)
        return governs and (mark in self.grammar.slots or (is_infinitive(clause) and mark not in self.grammar.purpose))

    def _adverbial(self, below: Token, above: Token) -> Outcome | None:
        if self.moods.is_conditional(below):
            return Outcome(Stance.POSSIBLE, asserted=False)
        if self.moods.mark(below) in self.grammar.sequels:
            return Outcome(self.moods.of(above), self.moods.negated(above))
        if is_infinitive(below) and not self.moods.is_perfect(below):
            return Outcome(Stance.POSSIBLE, self.moods.negated(above), asserted=False)
        return Outcome(Stance.DONE)

    def _announced(self, below: Token, above: Token) -> Outcome | None:
        """« a annoncé l'expulsion », « a décidé de suspendre »; « a annoncé avoir expulsé » is done."""
        own, taker = self.moods.of(below), self.parse.tokens[above.head]
        undone = above.upos == "NOUN" and above.base in ("obj", "nsubj") and self._is_any(taker, ("avert", *_ENDED))
        if undone and not self.moods.negated(taker):
            return Outcome(Stance.DENIED, negated=True, asserted=False)  # "reversed its decision to close the border"
        if (
            below.upos in ("VERB", "AUX")
            and own is Stance.DONE
            and (self.moods.is_perfect(below) or not is_infinitive(below))
        ):
            return Outcome(Stance.DONE, under=above.index)
        stance = Stance.ANNOUNCED if own is Stance.DONE else own
        if self.moods.of(above) in (Stance.POSSIBLE, Stance.DEMANDED):
            stance = Stance.POSSIBLE
        return Outcome(stance, self.moods.negated(above), True, above.index)


def is_same_form(one: Token, other: Token) -> bool:
    """Whether two verbs have the same form, so that they can share an auxiliary."""
    return one.feature("VerbForm") == other.feature("VerbForm") and one.feature("Tense") == other.feature("Tense")
