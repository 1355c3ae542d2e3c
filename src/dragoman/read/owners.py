"""Whose a time is: the frame it belongs to, on which clock, in which tense.

Takes the frames of a document by token; a time belongs to the nearest predicate above it in the tree. A date beside a
verb of announcing is the date of the announcement, a limit beside a demand or an expulsion is when it is due.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from datetime import timedelta

from dragoman.lexicon.grammar import plain
from dragoman.model import Clock, Direction, Document, Stance, Time
from dragoman.model.edtf import bounds
from dragoman.read.governing import Governing
from dragoman.read.grammar.forms import is_participle
from dragoman.read.grammar.match import Frame
from dragoman.read.grammar.stance import Stances
from dragoman.read.times import Tense
from dragoman.read.tree import Parse, Token

LIMITS = (Direction.WITHIN, Direction.UNTIL, Direction.BEFORE)
"""Directions of what lies ahead, whatever the tense: "gave Montevideo until Friday"."""

RUNNING = timedelta(days=31)
"""How much of a period must still be to come for it to be no date of what was announced."""

_CLAUSES = ("ccomp", "acl:relcl", "advcl", "acl")
"""Clauses that keep their times to themselves."""


Owner = tuple[int | None, Clock]
"""The trigger of the frame a time belongs to, if it is that of one, and its clock."""


class Owners:
    """The frames of one document as owners of its times.

    `frames` are by token, also of the further words of a trigger.
    """

    def __init__(
        self, document: Document, parse: Parse, frames: Mapping[int, Frame], stances: Stances, governing: Governing
    ) -> None:
        self.document = document
        self.parse = parse
        self.stances = stances
        self.governing = governing
        self._frames = frames
        self._framed = sorted(frames)

    def of(self, index: int, time: Time) -> Owner:
        """The trigger of the frame a time belongs to, and its clock."""
        if self._names(index, time):
            return None, Clock.OCCURRED
        told = self._told_of(index)
        if told is not None:
            return told.trigger, self._clock(told, time, announced=False)
        announced = False
        for above in self.above(index):
            found, announced = self._under(above, index, time, announced=announced)
            if found is not None:
                return found
        headed = self._headed(index)
        return (headed.trigger, self._clock(headed, time, announced=False)) if headed else self._alone(index, time)

    def _under(self, above: Token, index: int, time: Time, *, announced: bool) -> tuple[Owner | None, bool]:
        """Whose a time is that stands under a word, if that tells, and whether the word announces what others tell."""
        frame = self.governing.carried(above) or self._frames.get(above.index)
        announced = announced or (frame is not None and self._is_announcement(above, frame))
        if frame is not None and not (_is_limit(time) and self._hands_over(frame)):
            return (frame.trigger, self._clock(frame, time, announced=announced)), announced
        if self.governing.announces(above):
            return self._announced(above, index, time)
        return self._told_by(above, index, time), announced

    def _announced(self, verb: Token, index: int, time: Time) -> tuple[Owner | None, bool]:
        """Whose a time is that stands beside a verb of announcing or deciding."""
        below = self.governing.governed(verb) or self.governing.beside(verb)
        if below is not None and self.governing.is_strange(verb, below):
            return (None, Clock.REPORTED), False
        below = below or self.governing.said_of(verb) or self.governing.again(verb)
        if below is not None:
            return (below.trigger, self._clock(below, time, announced=True)), True
        if self._is_closed(verb, index, time):
            return (None, Clock.OCCURRED), False
        return None, not self._dates_a_text(verb)

    def _told_by(self, verb: Token, index: int, time: Time) -> Owner | None:
        """Whose a time is that stands beside another verb, if it goes no further up."""
        if self.governing.says(verb) and not self._names_it(verb):
            return self._said(verb)
        if self.governing.happens(verb):
            return self._owned(self.governing.happened(verb) or self.governing.again(verb), time)
        again = self.governing.again(verb)
        if self.governing.takes_effect(verb) and (begun := self.governing.happened(verb) or again) is not None:
            return begun.trigger, Clock.EFFECTIVE
        if again is not None and self.governing.carries_out(verb):
            return self._owned(again, time)
        if self._is_predicate(verb) and self._is_closed(verb, index, time):
            carried = self.governing.carries_out(verb)  # « l'attentat commis le 22 avril »
            return self._owned(self.governing.said_of(verb) if carried else None, time)
        return None

    def _names_it(self, verb: Token) -> bool:
        """« a dénoncé ce qu'elle considère comme un rapt »: what it is called, in a clause on it, dates nothing."""
        return verb.base == "acl" and verb.lemma.lower() in self.stances.grammar.naming

    def _owned(self, frame: Frame | None, time: Time) -> Owner:
        return (frame.trigger, self._clock(frame, time, announced=False)) if frame else (None, Clock.OCCURRED)

    def above(self, index: int) -> tuple[Token, ...]:
        """What a time stands under, from itself up.

        Right after a verb it is that verb's, whatever it hangs on: "called it illegal and warned in February that …".
        """
        first = next((each for each in self.parse.children(index, "case")), self.parse.tokens[index])
        before = self.parse.tokens[max(min(first.index, index) - 1, 0)]
        verb = self.parse.tokens[index].head
        if before.upos == "VERB" and before.base == "conj" and before.head == verb:
            return (self.parse.tokens[index], before, *self.parse.ancestors(before.index))
        return (self.parse.tokens[index], *self.parse.ancestors(index))

    def _headed(self, index: int) -> Frame | None:
        """The frame of what stands after the colon of a noun a time goes with: "New escalation on Sunday: …"."""
        noun = self.above(index)[-1]
        if noun.upos != "NOUN":
            return None
        clauses = [each for each in self.parse.children(noun.index, "parataxis") if each.index > max(index, noun.index)]
        colon = any(self.parse.tokens[at].text == ":" for each in clauses[:1] for at in range(noun.index, each.index))
        return self._frames.get(clauses[0].index) or self.governing.governed(clauses[0]) if colon else None

    def _is_announcement(self, verb: Token, frame: Frame) -> bool:
        """Whether a verb that has a frame of its own announces what its object tells: "announced tariffs on Monday"."""
        told = self.governing.governed(verb) if self.governing.announces(verb) else None
        return told is not None and told.trigger not in (frame.trigger, *frame.words) and told.kind is frame.kind

    def _dates_a_text(self, clause: Token) -> bool:
        """« dans un communiqué publié lundi, elle a exigé … »: the day of the text is that of what it says."""
        text = self.parse.tokens[clause.head]
        return clause.base == "acl" and is_participle(clause) and text.lemma.lower() in self.stances.grammar.writings

    def _is_predicate(self, token: Token) -> bool:
        """Whether a word heads a clause: a verb, or a noun that somebody is ("who has been in post since May")."""
        return token.upos in ("VERB", "AUX") or bool(self.parse.children(token.index, "cop"))

    def _is_closed(self, verb: Token, index: int, time: Time) -> bool:
        """Whether a clause keeps its times to itself; what reports the rest of its sentence does not, nor a limit.

        Of verbs that go on, one after a time or with a subject of its own keeps it: "and on Sunday it let …".
        """
        if _is_limit(time) or self._dates_a_text(verb):
            return False
        if verb.base == "parataxis":
            return bool(self.parse.children(verb.index, "obj", "xcomp", "ccomp"))
        if verb.base == "conj":
            return index < verb.index or bool(self.parse.children(verb.index, "nsubj"))
        return verb.relation in _CLAUSES

    def _hands_over(self, frame: Frame) -> bool:
        """« sommé de quitter le pays sous 48 heures »: the limit on what is ordered or asked is that of the order."""
        above = (self._frames.get(each.index) for each in self.parse.ancestors(frame.trigger))
        due = [other for other in above if other is not None and other.kind.deadline]
        return any(frame.kind.id == "depart" or other.kind.utterance for other in due)

    def _told_of(self, index: int) -> Frame | None:
        """The frame of a clause on the noun a time qualifies: "Monday's attack, in which nine were killed"."""
        above = self.parse.tokens[self.parse.tokens[index].head]
        if self.parse.tokens[index].base != "nmod" or above.upos != "NOUN" or above.index in self._frames:
            return None
        clauses = (self._frames.get(each.index) for each in self.parse.children(above.index, "acl"))
        return next((frame for frame in clauses if frame is not None), None)

    def opened(self, time: Time) -> Frame | None:
        """The frame of a clause that tells what was then: "since October, when Chad closed its border".

        Or of one on the day itself: « le 21 mai, jour où Accra a décidé de rappeler son ambassadeur ».
        """
        last = self.parse.at(time.span.start, time.span.end)[-1]
        after = self.parse.tokens[last + 1 : last + 4]
        if len(after) < 3 or after[0].text != ",":
            return None
        word = after[2] if after[1].upos == "DET" else after[1]
        clause: Token | None = None
        if plain(word.text) in self.stances.grammar.meanwhile:
            clause = self.parse.tokens[word.head]
        elif word.lemma.lower() in self.stances.grammar.days:
            clause = next(iter(self.parse.children(word.index, "acl")), None)
        return self._frames.get(clause.index) or self.governing.governed(clause) if clause is not None else None

    def beside(self, index: int) -> tuple[int, ...]:
        """What a time stands beside: the word it hangs on, and the verb above that."""
        above = self.above(index)[1:]
        verb = next((each.index for each in above if each.upos == "VERB"), None)
        return tuple(dict.fromkeys([*(each.index for each in above[:1]), *([verb] if verb is not None else [])]))

    def _names(self, index: int, time: Time) -> bool:
        """Whether a time is part of a name or a mere length: "the treaty of 1960", "a two-day visit"."""
        if time.edtf is None and time.weekday is None and time.direction not in LIMITS:
            return True
        token = self.parse.tokens[index]
        above = self.parse.tokens[token.head]
        if above.upos not in ("NOUN", "PROPN") or above.index in self._frames:
            return False
        of = token.relation == "nmod" and any(_of(case, self.stances) for case in self.parse.children(index, "case"))
        return of or token.base == "nummod"

    def _said(self, verb: Token) -> tuple[int | None, Clock]:
        """« a déclaré jeudi qu'elle expulsait … », « …, a écrit dimanche … »: who says what it does announces it."""
        frame = self.governing.beside(verb) if verb.base == "parataxis" else self.governing.governed(verb)
        if frame is None or not self.governing.is_own(verb, frame):
            return None, Clock.REPORTED
        return frame.trigger, Clock.ANNOUNCED

    def _alone(self, index: int, time: Time) -> tuple[int | None, Clock]:
        """A time no frame governs: that of the first frame of its sentence, if all there are of one kind."""
        sentence = self.parse.sentence(index)
        inside = self._framed[bisect_left(self._framed, sentence.first) : bisect_right(self._framed, sentence.last)]
        frames = {self._frames[at].trigger: self._frames[at] for at in inside if not self._is_aside(at, index)}
        kinds = {frame.kind.id for frame in frames.values()}
        if len(kinds) != 1 or time.direction in (Direction.WITHIN, Direction.FOR):
            return None, Clock.OCCURRED
        frame = frames[min(frames)]
        return frame.trigger, self._clock(frame, time, announced=False)

    def _is_aside(self, trigger: int, index: int) -> bool:
        """Whether a predicate stands in a clause on a noun or of time, and a time outside.

        "…, expelled by Chad, left today"; "the truce ends on Sunday, two months after Togo closed its border".
        """
        for above in (self.parse.tokens[trigger], *self.parse.ancestors(trigger)):
            marks = {plain(each.text) for each in self.parse.children(above.index, "mark")}
            cases = {plain(each.text) for each in self.parse.children(above.index, "case")}
            opened = marks if above.base == "advcl" else cases if above.base in ("obl", "nmod") else set()
            then = not self.stances.grammar.later.isdisjoint(opened)
            if then or (above.base == "acl" and above.index == trigger):
                return index not in self.parse.subtree(above.index)
        return False

    def _clock(self, frame: Frame, time: Time, *, announced: bool) -> Clock:
        limits = time.direction in LIMITS
        if time.direction is Direction.WITHIN or (limits and frame.kind.deadline):
            return Clock.DUE
        if time.direction is Direction.FOR and frame.kind.deadline:
            return Clock.DUE
        if limits and self.stances.moods.is_future(frame.trigger):
            return Clock.DUE
        if announced and self._is_ahead(time):
            return Clock.EFFECTIVE
        if announced:
            return Clock.ANNOUNCED
        return Clock.EFFECTIVE if limits else Clock.OCCURRED

    def _is_ahead(self, time: Time) -> bool:
        """Whether a time lies after the article, or mostly: « a annoncé la fermeture des bases dès 2026 »."""
        first, last = bounds(time.edtf) if time.edtf and not time.edtf.startswith("XXXX") else (None, None)
        published = bounds(self.document.published[:10])[1] if self.document.published else None
        if first is None or published is None:
            return False
        return first > published or (last is not None and last - published > RUNNING)

    def tense(self, index: int) -> Tense:
        """The tense of the clause a time stands in."""
        for above in (self.parse.tokens[index], *self.parse.ancestors(index)):
            if above.upos not in ("VERB", "AUX"):
                said = self.parse.children(above.index, "cop")
                if said and self.stances.moods.of_trigger(above.index) is Stance.ANNOUNCED:
                    return "future"  # "is due in Oslo on Monday"
                continue
            helping = self.parse.children(above.index, "aux", "cop")
            passive = any(each.relation in ("aux:pass", "cop") for each in helping)  # « est attendu » is no past
            passive = passive and above.lemma.lower() not in self.stances.grammar.unaccusative  # « est montée » is
            forms = [*helping] if passive else [above, *helping]
            lemmas = {form.lemma.lower() for form in forms}
            future = any(form.feature("Tense") == "Fut" for form in forms) or lemmas & self.stances.grammar.future
            if future or self.stances.moods.of_trigger(above.index) is Stance.ANNOUNCED:
                return "future"
            if any(form.feature("Tense") in ("Past", "Imp", "Pqp") for form in forms):
                return "past"
            if above.feature("VerbForm") in ("Inf", "Ger", "Part") and not (passive and _is_finite(helping)):
                continue
            return "present"
        return None

    def told(self, token: Token) -> tuple[Frame | None, Clock]:
        """The frame a word tells, or tells the announcement of."""
        frame = self.governing.carried(token) or self._frames.get(token.index)
        if frame is None and self.governing.announces(token):
            return self.governing.governed(token), Clock.ANNOUNCED
        return frame, Clock.OCCURRED


def _is_limit(time: Time) -> bool:
    """« leur donnant 72 heures » limits what governs it."""
    return time.direction in (*LIMITS, Direction.FOR)


def _is_finite(helping: Iterable[Token]) -> bool:
    return any(each.feature("VerbForm") == "Fin" for each in helping)


def _of(case: Token, stances: Stances) -> bool:
    return case.text.lower() in stances.grammar.of or case.lemma.lower() in stances.grammar.of
