"""Which frames of a document are events of their own.

Takes the frames and how they hang together; leaves out what a demand or an accusation is only about, the noun of a
verb that tells the same, a participle that only qualifies, and what names nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.lexicon.grammar import plain
from dragoman.lexicon.patterns import ANY, SPEAKER
from dragoman.model import ActorType, Participant
from dragoman.read.actors.resolve import Resolver
from dragoman.read.details import Details
from dragoman.read.grammar.forms import is_infinitive, is_loose, is_past_participle
from dragoman.read.grammar.match import CONTACT, Frame
from dragoman.read.grammar.relating import PROTEST
from dragoman.read.grammar.sides import codes, named
from dragoman.read.grammar.stance import Stances
from dragoman.read.tree import Token


class Sieve:
    """The frames of one document, beside each other."""

    def __init__(self, resolver: Resolver, frames: Sequence[Frame], details: Details, stances: Stances) -> None:
        self.stances = stances
        self.parse = resolver.parse
        self.resolver = resolver
        self.frames = frames
        self.details = details
        self._triggers = {frame.trigger: frame for frame in frames}
        self._idioms = {index: frame for frame in frames for index in frame.words}
        self._words = frozenset(self._idioms)

    def is_apart(self, frame: Frame) -> bool:
        """Whether a frame is more than the matter, a part or a qualification of another."""
        less = (self._is_matter, self._is_aside, self._is_part, self._is_fault, self._is_riot)
        return not any(only(frame) for only in less)

    def _is_riot(self, frame: Frame) -> bool:
        """Whether it only tells how people rioted: "rioted in Lusaka, setting fire to cars"."""
        token = self.parse.tokens[frame.trigger]
        above = self._triggers.get(token.head)
        if above is None or above.kind.id != PROTEST or token.base not in ("advcl", "acl", "conj"):
            return False
        return frame.kind.within("ASSAULT") and not named(frame.target) and frame.source == above.source

    def _is_fault(self, frame: Frame) -> bool:
        """Whether it is friendly, and told as what somebody suffers for: "sanctioned Chad for its aid to rebels"."""
        token = self.parse.tokens[frame.trigger]
        above = self._triggers.get(token.head) or self._idioms.get(token.head)
        if frame.kind.rung >= 0 or above is None or above.kind.rung <= 0 or token.base not in ("obl", "nmod", "advcl"):
            return False
        opening = {plain(each.text) for each in self.parse.children(token.index, "case", "mark")}
        grammar = self.resolver.grammar
        done = self.resolver.arguments.is_possessed(token.index) or self._is_perfect(token)
        return not opening.isdisjoint(grammar.blaming) or (done and not opening.isdisjoint(grammar.purpose))

    def _is_perfect(self, verb: Token) -> bool:
        """« pour avoir soutenu »: done before what the clause hangs on."""
        return any(is_infinitive(each) for each in self.parse.children(verb.index, "aux"))

    def _is_matter(self, frame: Frame) -> bool:
        """Whether another frame, which leaves its matter open, is about this one."""
        if frame.trigger in self._words:
            return True
        if self._is_occasion(frame):
            return False
        below = frame.trigger
        for above in self.parse.ancestors(frame.trigger):
            if below in self.stances.answered or self.stances.is_regretted(self.parse.tokens[below], above):
                return False  # "blamed Togo after an attack": told by itself, as is what one is sorry for
            other = self._triggers.get(above.index) if above.index not in frame.words else None
            if other is not None and not other.kind.factive:
                child = self.parse.tokens[below]
                aside = child.base in ("nsubj", "conj", "parataxis", "advcl") and not self._is_charge(child)
                aside = aside and not (child.base == "nsubj" and self._is_said_of(other))
                return not aside or below in other.words or below == other.complement
            if self._is_told_aside(self.parse.tokens[below]):
                return False
            below = above.index
        return False

    def _is_said_of(self, frame: Frame) -> bool:
        """Whether what a frame says, somebody says of its subject: "a truce is out of the question"."""
        return frame.pattern.slots.get("subject") == (ANY,) and frame.pattern.roles.get("source") == (SPEAKER,)

    def _is_occasion(self, frame: Frame) -> bool:
        """Whether a meeting is where something is said, not what it is about: "urged calm in a call with …"."""
        token = self.parse.tokens[frame.trigger]
        where = self.resolver.arguments.slots(token)
        return frame.kind.family == CONTACT and token.upos == "NOUN" and bool(where & {"during", "location"})

    def _is_told_aside(self, clause: Token) -> bool:
        """A clause on a noun that tells what was done: "demanded the release of a journalist arrested by Moscow"."""
        done = clause.base in ("acl", "amod") and clause.upos == "VERB" and is_past_participle(clause)
        agent = done and self.resolver.arguments.subject(clause.index) is not None
        return agent or clause.relation == "acl:relcl" or is_loose(self.parse, clause)

    def _is_charge(self, clause: Token) -> bool:
        """« condamné pour avoir préparé … », "violating it by arming …": what somebody is blamed for, or by which."""
        marks = {plain(mark.text) for mark in self.parse.children(clause.index, "mark")}
        purpose, means = self.resolver.grammar.purpose, self.resolver.grammar.means
        known = bool(marks & (purpose if is_infinitive(clause) else means))
        return clause.base == "advcl" and known and not is_past_participle(clause)

    def _is_part(self, frame: Frame) -> bool:
        """Whether a verb and its object tell of one event: « suspendre la coopération », "impose visa restrictions".

        The object tells it where the verb is a light one, else the verb.
        """
        token = self.parse.tokens[frame.trigger]
        above = self._triggers.get(token.head) or self._idioms.get(token.head)
        if above is not None and self._is_ended(frame, above) and token.base in ("obj", "obl", "nmod", "nsubj"):
            return True  # "the embargo expired", "put an end to the blockade"
        if token.upos == "NOUN" and token.base in ("nsubj", "obl") and above is not None and above.kind is frame.kind:
            told = above.object != frame.trigger or not self._is_light(above)  # "the strikes killed", "came for talks"
            tells_more = _says_who(frame, above) and not _says_who(above, frame)
            others = named(frame.source) and named(above.source) and not codes(frame.source) & codes(above.source)
            return told and not (tells_more or others)  # "the truce between them took effect", "after Iran's strikes"
        if token.upos == "NOUN" and token.base in ("obj", "obl", "nmod", "nsubj") and above is not None:
            return above.object == frame.trigger and not above.kind.utterance and not self._is_light(above)
        if frame.kind.id == "concede" and not frame.words and frame.complement in self._triggers:
            return True  # "agreed to restore relations"; not "reversed its decision to close"
        inner = self._triggers.get(frame.object) if frame.object is not None else None
        told = inner is not None and not self._is_matter(inner)
        whole = frame.words or frame.kind.utterance or frame.pattern.negated  # "did not renew the sanctions"
        return told and not whole and self._is_light(frame)

    def _is_ended(self, state: Frame, end: Frame) -> bool:
        """Whether a noun names the state of affairs that another frame ends."""
        noun = self.parse.tokens[state.trigger].upos == "NOUN"
        told = state.kind.utterance or end.kind.utterance
        return noun and not told and state.kind.opens is not None and state.kind.opens in end.kind.closes

    def _is_light(self, frame: Frame) -> bool:
        return self.parse.tokens[frame.trigger].lemma.lower() in self.resolver.arguments.light

    def is_told(self, frame: Frame, source: tuple[Participant, ...]) -> bool:
        """Whether enough is said to speak of one event: somebody is named, or, for violence, where or how many."""
        if frame.kind.mutual and (frame.kind.violent or frame.kind.rung <= 0):
            return bool(frame.target) or any(each.actor.type is ActorType.ORGANISATION for each in frame.source)
        if named((*source, *frame.target)):
            return True
        if any(map(self._of_a_state, (*source, *frame.target))):
            return True
        people = self.details.people(frame)
        counts = bool(self.details.place(frame) or (people and people.low != 1))
        return frame.kind.violent and counts and not self._is_toll(frame)

    def toll(self, frame: Frame) -> Iterator[Frame]:
        """Frames that only tell how many the same event hit: "attacked it, killing ten people"."""
        for child in self.parse.children(frame.trigger, "advcl", "acl"):
            other = self._triggers.get(child.index)
            if other is not None and other.kind is frame.kind and not other.source:
                yield other

    def _is_toll(self, frame: Frame) -> bool:
        above = self._triggers.get(self.parse.tokens[frame.trigger].head)
        return above is not None and frame in self.toll(above)

    def _of_a_state(self, unnamed: Participant) -> bool:
        """Whether people without a name have a nationality: "Sudanese rebels", « des manifestants sénégalais »."""
        inside = self.parse.at(unnamed.span.start, unnamed.span.end)
        stated = any(self.resolver.mentions.at(each) is not None for each in inside)
        return stated and any(self.resolver.phrases.names_people(each) for each in inside)

    def _is_aside(self, frame: Frame) -> bool:
        """A participle that only qualifies: « l'accord conclu avec la France », « les deux marins détenus »."""
        token = self.parse.tokens[frame.trigger]
        if token.relation not in ("acl", "amod") or self.resolver.arguments.subject(frame.trigger) is not None:
            return False
        if is_loose(self.parse, token) or (frame.source and self.parse.tokens[token.head].base == "appos"):
            return False  # « …, une accusation démentie par Paris »
        if token.relation == "amod" and token.index < token.head and not frame.source:
            return True  # "suspected terrorists", "the detained activists"
        possessed = any(map(self.resolver.phrases.is_possessive, self.parse.children(token.head, "det", "nmod:poss")))
        if possessed or self.resolver.phrases.is_definite(token.head):
            return True
        return not frame.source and any(
            token.head in (each.head for each in other.arguments) for other in self.frames if other is not frame
        )


def _says_who(frame: Frame, other: Frame) -> bool:
    """Whether a frame names sides; of what takes two, with whom, where another frame of it does."""
    if frame.kind.mutual and other.target and not frame.target:
        return False  # « en visite à Lusaka, il a parlé de commerce »
    return bool(frame.source or frame.target)
