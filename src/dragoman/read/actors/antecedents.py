"""What pronouns, possessives and definite nouns look back to.

Takes noun phrases and a resolver; gives the earlier noun that « il », « son », « ces derniers », « ces diplomates »
stand for: the closest that agrees in number and gender, subjects before others. Never looks ahead.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from dragoman.lexicon.grammar import plain
from dragoman.model import Actor, ActorType
from dragoman.read.actors.agreement import Agreement
from dragoman.read.actors.phrases import NounPhrases
from dragoman.read.actors.resolving import Resolving
from dragoman.read.tree import Token

WINDOW, WORDS = 3, 400
"""How many sentences back a pronoun may look, and how many words where sentences do not end."""

REPEATS = 50
"""How many earlier uses of a noun are looked at."""

_PLACES = ("nsubj", "obj", "obl", "nmod", "root", "appos", "conj", "iobj")
"""Relations of nouns that can be looked back to."""

_VERBS = ("VERB", "AUX")


class Antecedents:
    """What the words of one document refer back to, as tokens."""

    def __init__(self, phrases: NounPhrases, resolver: Resolving) -> None:
        self.parse = phrases.parse
        self.phrases = phrases
        self.grammar = phrases.grammar
        self.resolver = resolver
        self.agreement = Agreement(phrases, resolver)

    def antecedent(self, index: int) -> int | None:
        """The noun a pronoun or possessive stands for; a noun stands for itself."""
        token = self.parse.tokens[index]
        if self.phrases.is_possessive(token):
            return self._owner(token)
        return self._of_pronoun(token) if token.upos in ("PRON", "DET") else index

    def earlier(self, index: int) -> int | None:
        """The noun that a definite noun repeats: « les deux diplomates » after « deux diplomates maliens ».

        People may be called by another noun (« ces diplomates » after « cinq membres du personnel »).
        """
        token = self.parse.tokens[index]
        if token.upos == "PRON":
            return self.antecedent(index)
        if self.phrases.is_latter(token):
            return self._latter(token)
        return self._same(token) if self.phrases.is_definite(index) else None

    def _same(self, token: Token) -> int | None:
        own, number = self.resolver.affiliation(token.index), token.feature("Number")
        before = self._nouns.get((token.lemma.lower(), number), [])
        before = before[: bisect_left(before, token.index)][-REPEATS:]
        same = next((at for at in reversed(before) if self._tied(at, own)), None)
        if not self.resolver.is_person(token.index) or (same is not None and not self.phrases.points(token.index)):
            return same
        first = max(self._reach(token.index), 0 if same is None else same + 1)
        for at in range(token.index - 1, first - 1, -1):
            noun = self.parse.tokens[at]
            agrees = noun.upos in ("NOUN", "PROPN") and noun.feature("Number") == number
            if agrees and self.resolver.is_person(at) and self._tied(at, own):
                return at
        return same

    @cached_property
    def _nouns(self) -> dict[tuple[str, str], list[int]]:
        """Lemma and number → the nouns of the text, in order."""
        found: dict[tuple[str, str], list[int]] = {}
        for token in self.parse.tokens:
            if token.upos in ("NOUN", "PROPN"):
                found.setdefault((token.lemma.lower(), token.feature("Number")), []).append(token.index)
        return found

    def _reach(self, index: int) -> int:
        """The first token that a word may look back to: so many sentences, and so many words."""
        number = max(0, self.parse.sentence_number(index) - WINDOW)
        return max(self.parse.sentences[number].first, index - WORDS)

    def _tied(self, index: int, own: Actor | None) -> bool:
        """Whether a noun is of a state, and not of another than the noun that would repeat it."""
        state = self.resolver.known(index)
        if state is None or state.type is not ActorType.STATE:
            return False
        return own is None or own.state is None or own.state == state.state

    def _latter(self, token: Token) -> int | None:
        """« ces derniers », "the latter": the last people or states named, in the same number."""
        plural = token.feature("Number") == "Plur"
        for candidate in self.candidates(token):
            one = plural and candidate.feature("Number") != "Plur" and not self.agreement.is_group(candidate)
            if one or not self.agreement.agrees(candidate, plural=plural):
                continue
            told = self.resolver.is_person(candidate.index) or candidate.base in ("nsubj", "obj")
            told = told or self._is_recipient(candidate) or (not plural and self._is_a_name(candidate))
            if told and self.resolver.belonging(candidate.index) is not None:
                return candidate.index
        return None

    def _is_a_name(self, noun: Token) -> bool:
        """« Après la frappe de l'Iran au Pakistan, ce dernier … »: a state by its own name, wherever it stands."""
        mention = self.phrases.mentions.headed(noun.index)
        return mention is not None and mention.sort in ("name", "acronym") and mention.actor.type is ActorType.STATE

    def _is_recipient(self, noun: Token) -> bool:
        """« fournir des drones aux rebelles »: a group that something is done to."""
        given = noun.base in ("obl", "iobj") and "recipient" in self.resolver.arguments.slots(noun)
        return given and self.agreement.is_group(noun)

    def _owner(self, possessive: Token) -> int | None:
        """« son », "its": the subject of the clause, or else what a pronoun there would mean."""
        form = self.grammar.possessives[plain(possessive.text)]
        if form.startswith("1"):
            return self._voice(possessive)
        if form.startswith("2"):
            return None
        blamed = self._blamed(self.parse.tokens[possessive.head], possessive)
        if blamed is not None:
            return blamed
        for above in self.parse.ancestors(possessive.head):
            if above.upos not in _VERBS:
                continue
            subject = self.resolver.arguments.subject(above.index)
            if subject is not None and self._is_ahead(subject, possessive):
                return subject
            if subject is not None and subject < possessive.index and subject != possessive.head:
                own = self.parse.tokens[subject]
                if own.upos == "PRON" and self.agreement.is_of_sort(own, possessive):
                    return self.antecedent(subject)
                fits = self._animate(subject) and self.agreement.is_of_sort(own, possessive)
                if fits and self.agreement.agrees(own, plural=form[1:2] == "p"):
                    return subject
        return self._nearest(possessive, plural=form[1:2] == "p", gender=form[2:3])

    def _blamed(self, reason: Token, possessive: Token) -> int | None:
        """« condamne le Togo pour ses frappes », "sanctioned Iran over its role": whose it is, is done to for it."""
        above = next(self.parse.ancestors(reason.index), None)
        because = self.resolver.arguments.preposition(reason) in self.grammar.because
        if above is None or not (because or "about" in self.resolver.arguments.slots(reason)):
            return None
        done_to = self.resolver.arguments.object(above.index) if above.upos == "VERB" else None
        whom = above if above.base in ("obj", "nsubj") else None if done_to is None else self.parse.tokens[done_to]
        if whom is None:
            return None
        plural = self.grammar.possessives[plain(possessive.text)][1:2] == "p"
        for noun in (whom, *self.parse.children(whom.index, "nmod")):  # "the envoy of Chad … its": Chad's
            fits = noun.index < possessive.head and self.agreement.is_of_sort(noun, possessive)
            if fits and self.agreement.agrees(noun, plural=plural) and self.resolver.is_actor(noun.index):
                return noun.index
        return None

    def _is_ahead(self, subject: int, possessive: Token) -> bool:
        """« Après des frappes sur son territoire, le Togo … »: of the name that is the subject further on."""
        between = self.parse.tokens[possessive.index + 1 : subject]
        fronted = any(each.text == "," for each in between) and all(each.upos not in _VERBS for each in between)
        mention = self.phrases.mentions.headed(subject)
        return fronted and mention is not None and mention.actor.state is not None

    def _animate(self, index: int) -> bool:
        return self.resolver.is_actor(index) or self.resolver.actor(index) is not None

    def _voice(self, token: Token) -> int | None:
        """« notre », "our": whoever is speaking: the subject of a clause that reports it, else of one it stands in."""
        inside = list(self.parse.ancestors(token.index))
        reports = [child.index for each in inside for child in self.parse.children(each.index, "parataxis")]
        reports += [each.head for each in inside if each.base in ("ccomp", "parataxis")]
        for verb in (*reports, *(each.index for each in inside)):
            for each in self.parse.children(verb, "nsubj"):
                if each.upos in ("NOUN", "PROPN") and self.resolver.belonging(each.index) is not None:
                    return each.index
        return None

    def _of_pronoun(self, token: Token) -> int | None:
        """What a personal or relative pronoun stands for."""
        if token.feature("PronType") == "Rel":
            clauses = (above for above in self.parse.ancestors(token.index) if above.relation == "acl:relcl")
            return next((clause.head for clause in clauses), None)
        word = plain(token.text)
        form = self.grammar.pronouns.get(word.rpartition("-")[2] or word)
        if form is None or form.startswith("place"):
            return None
        if form.startswith("1"):
            return self._voice(token)
        clause = self.parse.tokens[token.head]
        person = token.base == "obj" or (token.base == "nmod" and clause.upos == "NUM")  # "two of them"
        other = None
        if token.base in ("obj", "iobj") and clause.upos in _VERBS:
            other = self.resolver.arguments.subject(clause.index)
        elif token.base == "nsubj" and clause.relation == "acl:relcl" and not self._is_place(clause.head):
            other = clause.head  # "Togo, which it accuses of …": not Togo itself
        if token.base == "nsubj" and (answered := self._answered(token, clause)) is not None:
            return answered
        while token.base == "nsubj" and (same := self._gone_on_with(token, form)) is not None:
            token = same
        plural, gender = form[1:2] == "p", form[2:3]
        found = self._nearest(token, plural=plural, gender=gender, other=other, person=person)
        if found is None and plural and token.base == "nsubj" and self.grammar.names_are_one:
            return self._nearest(token, plural=False, other=other)  # "The government condemned it. They demanded …"
        return found

    def _answered(self, pronoun: Token, clause: Token) -> int | None:
        """« a sanctionné l'Iran après qu'il a attaqué … », "closed its border with Chad after it …": who is dealt with.

        Not whom the clause itself names, and not where it tells what somebody found or said.
        """
        marks = {plain(each.text) for each in self.parse.children(clause.index, "mark")}
        verb = self.parse.tokens[clause.head]
        if clause.base != "advcl" or marks.isdisjoint(self.grammar.later) or verb.index > clause.index:
            return None
        if self.parse.children(clause.index, "ccomp") or pronoun.feature("Number") == "Plur":
            return None
        subject = self.resolver.arguments.subject(verb.index)
        named = [*self.parse.subtree(clause.index), *([] if subject is None else self.parse.subtree(subject))]
        apart = {mention.actor.state for each in named if (mention := self.phrases.mentions.at(each)) is not None}
        for index in range(pronoun.index - 1, verb.index, -1):
            mention = self.phrases.mentions.headed(index)
            state = mention is not None and mention.sort in ("name", "acronym") and mention.actor.state
            if state and state not in apart and self.agreement.is_of_sort(self.parse.tokens[index], pronoun):
                return index
        return None

    def _is_place(self, index: int) -> bool:
        """Whether a noun only says where: what follows « l'ambassade à Lomé, que … » may be said of the embassy."""
        return "location" in self.resolver.arguments.slots(self.parse.tokens[index])

    def _gone_on_with(self, token: Token, form: str) -> Token | None:
        """« Il a … Il a aussi … »: the pronoun that was the subject of the sentence before means the same."""
        number = self.parse.sentence_number(token.index)
        if number == 0 or self._is_aside(token):
            return None
        before = self.parse.sentences[number - 1]
        for each in self.parse.tokens[before.first : before.last + 1]:
            same = each.upos == "PRON" and self.grammar.pronouns.get(plain(each.text)) == form
            if each.base == "nsubj" and (same or each.upos in ("NOUN", "PROPN")) and not self._is_aside(each):
                return each if same else None
        return None

    def _nearest(
        self, token: Token, *, plural: bool, gender: str = "", other: int | None = None, person: bool = False
    ) -> int | None:
        """The closest earlier noun phrase that agrees, subjects before others; never what `other` means."""
        best: tuple[int, int] | None = None
        excluded = self.resolver.actor(other) if other is not None else None
        for candidate in self.candidates(token):
            if not self.agreement.agrees(candidate, plural=plural, gender=gender):
                continue
            actor = self.resolver.belonging(candidate.index)
            if actor == excluded if actor is not None else not self.agreement.is_party(candidate.index):
                continue
            if not self.agreement.is_of_sort(candidate, token):
                continue
            score = self._salience(candidate, token, person=person)
            if best is None or score > best[0]:
                best = (score, candidate.index)
        return best[1] if best else None

    def candidates(self, token: Token) -> Iterator[Token]:
        """The nouns of the sentences before, and of this one up to a token, nearest first."""
        first, last = (bisect_left(self._places, index) for index in (self._reach(token.index), token.index))
        return (self.parse.tokens[index] for index in reversed(self._places[first:last]))

    @cached_property
    def _places(self) -> list[int]:
        """The nouns of the text that can be looked back to, names by their head, in order."""
        nouns = (each.index for each in self.parse.tokens if each.upos in ("NOUN", "PROPN") and each.base in _PLACES)
        named = ((index, self.phrases.mentions.at(index)) for index in nouns)
        return [index for index, mention in named if mention is None or mention.head == index]

    def _salience(self, candidate: Token, token: Token, *, person: bool) -> int:
        distance = self.parse.sentence_number(token.index) - self.parse.sentence_number(candidate.index)
        place = {"nsubj": 4, "obj": 2, "iobj": 2, "nmod": -2, "appos": -2}.get(candidate.base, 0)
        place += self._owns_subject(candidate)
        place -= self._is_aside(candidate)
        people = 6 if person and self.resolver.is_person(candidate.index) else 0
        return place + people - 3 * distance

    def _owns_subject(self, candidate: Token) -> bool:
        """Whether a name says whose the subject is: "Sudan's missions in Chad are closed and its envoy leaves"."""
        owns = candidate.relation == "nmod:poss" or self.resolver.arguments.preposition(candidate) in self.grammar.of
        return candidate.base == "nmod" and owns and self.parse.tokens[candidate.head].base == "nsubj"

    def _is_aside(self, candidate: Token) -> bool:
        """Whether a noun stands in a clause that hangs on another: what is told by the way is seldom gone on with."""
        above = (candidate, *self.parse.ancestors(candidate.index))
        return any(each.base in ("advcl", "acl") for each in above)
