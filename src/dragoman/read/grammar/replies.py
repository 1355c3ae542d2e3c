"""What a party says of itself and to another in words of its own: "none of them was targeted", « Retirez vos troupes ».

Takes the frames of a document and what it tells after whom; adds denials of a wrong that the speaker's side is not said
to have done, threats that it will answer, and demands in the imperative. Who says it is whoever it is told after.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dragoman.model import Kind, Stance
from dragoman.read.grammar.charges import DOING, ILL, spoken, uttered
from dragoman.read.grammar.classes import Classes
from dragoman.read.grammar.forms import is_imperative, is_infinitive
from dragoman.read.grammar.match import WRONGDOING, Frame
from dragoman.read.grammar.sides import Found, codes, named
from dragoman.read.grammar.stance import Stances
from dragoman.read.grammar.voices import Voices
from dragoman.read.grammar.warnings import DEMAND, DENIAL, THREAT
from dragoman.read.tree import Token

WRONGS, AMENDS = frozenset({WRONGDOING, "misdeeds"}), "amends"
"""Classes of verbs for what states are said to have done to others, and for what is asked of them."""

BLOWS = frozenset({"blows", ILL})
"""Classes of nouns for what one may be said to have done."""


class Replies:
    """The denials, threats and demands of one document that a party makes in words of its own."""

    def __init__(self, classes: Classes, stances: Stances, kinds: Mapping[str, Kind], voices: Voices) -> None:
        self.classes = classes
        self.resolver = classes.resolver
        self.parse = classes.parse
        self.moods = stances.moods
        self.stances = stances
        self.kinds = kinds
        self.voices = voices

    def added(self, frames: Iterable[Frame]) -> tuple[Frame, ...]:
        """The frames with what is said among them, in the order of their triggers."""
        known = {frame.trigger: frame for frame in frames}
        spoken = {frame.complement for frame in known.values() if frame.kind.utterance}
        for token in self.parse.tokens:
            other = known.get(token.index)
            ordered = other is not None and not other.kind.utterance and is_imperative(self.parse, token)
            predicate = token.upos == "VERB" or bool(self.parse.children(token.index, "cop"))
            free = predicate and token.index not in spoken and (other is None or ordered)
            frame = self._frame(token) if free and (ordered or token.head not in known) else None
            if frame is not None:
                known[token.index] = frame
        return tuple(known[index] for index in sorted(known))

    def _frame(self, verb: Token) -> Frame | None:
        party = self.voices.of(verb)
        if party is None:
            return None
        own = frozenset({party.code, party.state})
        if self._is_ordered(verb):
            return self._uttered(DEMAND, verb, ())
        for kind, meant in ((DENIAL, self._is_denied), (THREAT, self._is_threat)):
            if meant(verb, own):
                return self._uttered(kind, verb, self._others(verb, own))
        return None

    def _is_denied(self, verb: Token, own: frozenset[str | None]) -> bool:
        """Whether it is said not to have been done by the speaker's side, or by nobody."""
        outcome = self.stances.of(verb.index)
        asserted = outcome.asserted and outcome.stance is Stance.DENIED and not is_imperative(self.parse, verb)
        if not self.moods.negated(verb) or self.moods.is_future(verb.index) or not asserted:
            return False
        subject = self.resolver.arguments.subject(verb.index)
        ours = subject is None or self._is_ours(subject, own)
        wrong = not self.classes.of(verb.index).isdisjoint(WRONGS)
        happened = not wrong and subject is not None and not self.classes.of(subject).isdisjoint(BLOWS)
        if happened:
            return verb.lemma.lower() in self.resolver.grammar.happening
        objects = [each.head for each in self.resolver.arguments.of(verb.index) if "object" in each.slots]
        doing = DOING in self.classes.of(verb.index) and any(ILL in self.classes.of(each) for each in objects)
        return ours and (wrong or doing) and verb.base != "xcomp" and not is_infinitive(verb)

    def _is_threat(self, verb: Token, own: frozenset[str | None]) -> bool:
        """Whether the speaker's side, or what it does, will answer: "we will respond", "a reply will be given"."""
        if self.moods.negated(verb) or self.moods.of(verb) is not Stance.ANNOUNCED:
            return False
        reprisals = self.resolver.grammar.reprisals - self.resolver.grammar.moves
        things = (*self.parse.children(verb.index, "nsubj", "obj"), verb)
        if not any(each.lemma.lower() in reprisals for each in things):
            return False
        subject = self.resolver.arguments.subject(verb.index)
        answer = subject is not None and self.parse.tokens[subject].lemma.lower() in reprisals
        held = self.moods.condition(verb) is not None or verb.lemma.lower() in reprisals or answer
        return held and (subject is None or answer or self._is_ours(subject, own))

    def _is_ordered(self, verb: Token) -> bool:
        """Whether another is told to do what is asked of states: "Stop this war", « Retirez vos troupes »."""
        asked = AMENDS in self.classes.of(verb.index) and verb.base in ("root", "ccomp", "parataxis", "conj", "advcl")
        return asked and is_imperative(self.parse, verb) and not self.moods.negated(verb)

    def _is_ours(self, subject: int, own: frozenset[str | None]) -> bool:
        """Whether a subject is of the side of the speaker: by name, or in the first person."""
        token = self.parse.tokens[subject]
        person = self.resolver.grammar.pronouns.get(token.text.lower(), "")[:1]
        return person == "1" or bool(own & codes(self.resolver.participants(subject)))

    def _others(self, verb: Token, own: frozenset[str | None]) -> Found:
        """Whoever else the clause names: "none of Zambia's citizens was targeted"."""
        heads = [each.head for each in self.resolver.arguments.of(verb.index) if "subject" not in each.slots]
        found = (self.resolver.participants(each) for each in heads)
        return next((each for each in found if named(each) and not own & codes(each)), ())

    def _uttered(self, kind: str, verb: Token, target: Found) -> Frame:
        pattern = uttered(kind, target=("object",), negated=self.moods.negated(verb))
        return spoken(self.kinds[kind], pattern, verb, self.resolver.arguments.of(verb.index), target)
