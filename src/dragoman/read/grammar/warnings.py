"""What is done by saying it in a clause: "warned that Caracas would face consequences", "said X must leave".

Takes the frames of a document; adds one for each verb of warning whose content lies ahead and is the warner's own doing
or speaks of consequences, and for other verbs of saying when the consequences hang on a condition, or the warner could
do something hostile. A warning about the weather is none. What another must do is demanded; what one is said to do and
says not to have done is denied.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dragoman.lexicon.grammar import plain
from dragoman.lexicon.patterns import Pattern
from dragoman.model import ActorType, Kind, Participant, Stance
from dragoman.read.actors.resolve import Resolver
from dragoman.read.grammar.forms import lemmas
from dragoman.read.grammar.match import Frame
from dragoman.read.grammar.sides import apart, codes
from dragoman.read.grammar.stance import Stances
from dragoman.read.tree import Token

THREAT, DEMAND, DENIAL, REFUSAL = "threaten", "demand", "deny", "refuse"

HOSTILE = 2
"""The rung from which an act can be threatened."""


class Warnings:
    """The threats, demands and denials of one document that its patterns do not find.

    `classes` are lists of verbs by name: what states are accused of (`wrongdoing`, and `misdeeds`, which are told as
    happenings), what is asked of them (`yielding`).
    """

    def __init__(
        self, resolver: Resolver, stances: Stances, kinds: Mapping[str, Kind], classes: Mapping[str, frozenset[str]]
    ) -> None:
        self.resolver = resolver
        self.parse = resolver.parse
        self.grammar = resolver.grammar
        self.stances = stances
        self.kinds = kinds
        self.wrong = classes.get("wrongdoing", frozenset()) | classes.get("misdeeds", frozenset())
        self.yielding = classes.get("yielding", frozenset())

    def added(self, frames: Iterable[Frame]) -> tuple[Frame, ...]:
        """The frames with the warnings among them, in the order of their triggers."""
        known = {frame.trigger: frame for frame in frames}
        threats = frozenset(trigger for trigger, frame in known.items() if frame.kind.id == THREAT)
        for token in self.parse.tokens:
            if token.upos != "VERB" or token.index in known:
                continue
            frame = self._frame(token, threats) or self._demand(token) or self._said(token, known)
            frame = frame or self._refused(token)
            if frame is not None:
                known[token.index] = frame
        for frame in filter(None, map(self._until, self.parse.tokens)):
            free = [each for each in (frame.trigger, frame.complement) if each is not None and each not in known]
            known.update((each, frame._replace(trigger=each)) for each in free[:1])
        return tuple(known[index] for index in sorted(known))

    def _frame(self, verb: Token, threats: frozenset[int]) -> Frame | None:
        warns = verb.lemma.lower() in self.grammar.warners
        if not warns and verb.lemma.lower() not in self.stances.classes["say"]:
            return None
        content = self._content(verb)
        if content is None or content.index in threats or not self.stances.moods.is_future(content.index):
            return None
        source = self._doers(verb)
        consequences = self._has_consequences(content)
        told = consequences or (warns and self._is_own(content, source))
        if not told or not (source or self.resolver.in_first_person(verb.index)):
            return None
        if not warns and not self._is_conditional(content):
            return None  # « a informé Bamako que d'autres mesures suivraient si … » is a threat; without « si », news
        return self._uttered(THREAT, verb, content, source, tuple(self._targets(verb, content, source)))

    def _demand(self, verb: Token) -> Frame | None:
        """What a speaker says another must do is asked of it: "Russia said that Sudan must return the diplomats"."""
        content = self._content(verb) if self._says(verb) else None
        if content is None:
            return None
        due = content.lemma.lower() in self.grammar.modals.due and not self.stances.moods.is_over(content.index)
        if not due and self.stances.moods.of_trigger(content.index) is not Stance.DEMANDED:
            return None
        source, subject = self._doers(verb), self.resolver.arguments.subject(content.index)
        asked = apart(self.resolver.participants(subject), source) if subject is not None else ()
        if not source or not any(each.actor.type is ActorType.STATE for each in asked):
            return None
        return self._uttered(DEMAND, verb, content, source, asked)

    def _refused(self, verb: Token) -> Frame | None:
        """What a state says it will not do, of what is asked of states: « Tunis ne cédera pas »."""
        moods = self.stances.moods
        if verb.lemma.lower() not in self.yielding or not moods.negated(verb):
            return None
        source = self._doers(verb) if moods.of_trigger(verb.index) is Stance.ANNOUNCED else ()
        if not any(each.actor.type is ActorType.STATE for each in source):
            return None
        refusal = self._uttered(REFUSAL, verb, verb, source, tuple(self._targets(verb, verb, source)))
        return refusal._replace(pattern=Pattern(kind=REFUSAL, negated=True), complement=None)

    def _until(self, verb: Token) -> Frame | None:
        """What somebody will not do before another has done something is asked of the other: "… until Chad withdraws".

        The trigger is the verb of what is refused; the complement is what is asked.
        """
        moods, above = self.stances.moods, self.parse.tokens[verb.head]
        if verb.base not in ("advcl", "ccomp") or above.upos not in ("VERB", "AUX") or not self._is_limit(verb):
            return None
        if not moods.negated(above) or moods.is_perfect(above):
            return None
        source, asked = (self._doers(each) for each in (above, verb))
        asked = apart(asked, source)
        if not all(any(each.actor.type is ActorType.STATE for each in side) for side in (source, asked)):
            return None
        demand = self._uttered(DEMAND, above, verb, source, asked)
        return demand._replace(pattern=Pattern(kind=DEMAND, negated=True))

    def _is_limit(self, clause: Token) -> bool:
        """Whether a clause opens with "until", « tant que »; parsers may hang the first word elsewhere."""
        for mark in self.parse.children(clause.index, "mark"):
            before = self.parse.tokens[max(0, mark.index - 1)]
            words = {self.stances.moods.mark(clause), f"{plain(before.text)} {plain(mark.text)}"}
            if not self.grammar.until.isdisjoint(words):
                return True
        return False

    def _doers(self, verb: Token) -> tuple[Participant, ...]:
        subject = self.resolver.arguments.subject(verb.index)
        return self.resolver.participants(subject) if subject is not None else ()

    def _said(self, verb: Token, known: Mapping[int, Frame]) -> Frame | None:
        """What somebody says of its own doing: that it never did it, or that it could do something hostile."""
        content = self._content(verb) if self._says(verb) else None
        source = self._doers(verb) if content is not None else ()
        inserted = verb.base == "parataxis" and not self.parse.children(verb.index, "nsubj")  # its subject was lost
        if content is None or not source or inserted or not self._is_of(content, source):
            return None
        if self._is_denied(content, known):
            return self._uttered(DENIAL, verb, content, source, ())
        if self._is_held_out(content, known):
            return self._uttered(THREAT, verb, content, source, tuple(self._targets(verb, content, source)))
        return None

    def _is_of(self, content: Token, source: tuple[Participant, ...]) -> bool:
        """Whether those who say it, or people of theirs, are whom the content is about."""
        doers = self._doers(content)
        states = {each.actor.code for each in source if each.actor.named}
        return bool(doers) and all(each.actor.code in states or each.actor.state in states for each in doers)

    def _is_denied(self, content: Token, known: Mapping[int, Frame]) -> bool:
        moods = self.stances.moods
        if not moods.negated(content) or moods.is_future(content.index):
            return False
        wrong = content.lemma.lower() in self.wrong or self._is_hostile(content, known)
        return wrong or moods.is_never(content)

    def _is_held_out(self, content: Token, known: Mapping[int, Frame]) -> bool:
        """Whether somebody could do something hostile: "hinted it could …"; not what it will do, which is news."""
        ways = self.parse.children(content.index, "aux")
        modal = any({each.lemma.lower(), each.text.lower()} & self.grammar.modals.possible for each in ways)
        modal = modal or content.lemma.lower() in self.grammar.modals.possible
        doing = next(iter(self.parse.children(content.index, "xcomp")), content)
        possible = self.stances.moods.of_trigger(content.index) is Stance.POSSIBLE
        held = modal and possible and not self.stances.moods.negated(content)
        return held and self._is_hostile(doing, known)

    def _is_hostile(self, verb: Token, known: Mapping[int, Frame]) -> bool:
        frame = known.get(verb.index)
        return frame is not None and frame.kind.rung >= HOSTILE and not frame.kind.utterance

    def _uttered(
        self,
        kind: str,
        verb: Token,
        content: Token,
        source: tuple[Participant, ...],
        target: tuple[Participant, ...],
    ) -> Frame:
        return Frame(
            kind=self.kinds[kind],
            pattern=Pattern(kind=kind),
            trigger=verb.index,
            words=(),
            arguments=self.resolver.arguments.of(verb.index),
            object=None,
            complement=content.index,
            source=source,
            target=target,
            weight=0,
        )

    def _says(self, verb: Token) -> bool:
        """Whether a verb, perhaps with another, is one of saying: « laisser entendre », "make clear"."""
        said = self.stances.classes["say"]
        under = (f"{verb.lemma.lower()} {each.lemma.lower()}" for each in self.parse.children(verb.index, "xcomp"))
        return not said.isdisjoint((*lemmas(self.parse, verb), *under))

    def _content(self, verb: Token) -> Token | None:
        """The head of what is warned of: a clause below, or the clause the warning is inserted in."""
        for child in self.parse.children(verb.index, "xcomp"):
            if f"{verb.lemma.lower()} {child.lemma.lower()}" in self.stances.classes["say"]:
                return self._content(child)
        for relation in ("ccomp", "xcomp", "advcl", "parataxis"):
            for child in self.parse.children(verb.index, relation):
                if relation != "advcl" or self._is_completive(child):
                    return child
        above = self.parse.tokens[verb.head]
        return above if verb.base == "parataxis" and above.index != verb.index else None

    def _is_completive(self, clause: Token) -> bool:
        """« … que d'autres mesures … »: the clause a verb of saying takes, when parsers call it adverbial."""
        marks = self.parse.children(clause.index, "mark")
        return any(mark.text.lower() in self.grammar.completive for mark in marks)

    def _is_own(self, content: Token, source: tuple[Participant, ...]) -> bool:
        """Whether who warns says what it will do itself."""
        subject = self.resolver.arguments.subject(content.index)
        if subject is None or self.resolver.in_first_person(content.index):
            return subject is not None
        return codes(source) == codes(self.resolver.participants(subject))

    def _has_consequences(self, content: Token) -> bool:
        held = {below for each in self._conditions(content) for below in self._under(each)}
        words = (self.parse.tokens[index].lemma.lower() for index in self._under(content) if index not in held)
        return not self.grammar.reprisals.isdisjoint(words)

    def _conditions(self, content: Token) -> Iterator[Token]:
        """The clauses of a content that say when it would hold: "… if war breaks out"."""
        for clause in self.parse.children(content.index, "advcl"):
            if any(map(self.stances.moods.is_condition, self.parse.children(clause.index, "mark"))):
                yield clause

    def _is_conditional(self, content: Token) -> bool:
        marks = (self.parse.tokens[index] for index in self._under(content))
        return any(mark.base == "mark" and self.stances.moods.is_condition(mark) for mark in marks)

    def _under(self, content: Token) -> tuple[int, ...]:
        return self.parse.subtree(content.index)

    def _agents(self, content: Token) -> tuple[int, ...]:
        """Who does what somebody warns of: « la livraison de missiles à Kiev par Londres »."""
        subject = self.resolver.arguments.subject(content.index)
        return () if subject is None else tuple(each.head for each in self.resolver.arguments.agents(subject))

    def _targets(self, verb: Token, content: Token, source: tuple[Participant, ...]) -> Iterator[Participant]:
        """Whoever is warned, else whoever the content names."""
        own = codes(source)
        warned = [each.head for each in self.resolver.arguments.of(verb.index) if each.slots & {"object", "recipient"}]
        for index in (*warned, *self._agents(content), *self._under(content)):
            if self.resolver.mentions.headed(index) is not None or index in warned:
                found = [each for each in self.resolver.participants(index) if each.actor.code not in own]
                if found:
                    yield found[0]
                    return
