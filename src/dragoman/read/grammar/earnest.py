"""What only sounds like an event: a state that plays is its team, and a singer with a nationality is no state.

So do states of affairs ("troops stationed in Chad"), generalities ("any attack", "usually expels") and what something
is only likened to ("condemned it as an assault on its sovereignty"). Takes the frames of a document; keeps those that
are meant, in their order.
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.lexicon.grammar import plain
from dragoman.lexicon.patterns import SPEAKER
from dragoman.model import Participant
from dragoman.read.grammar.classes import Classes
from dragoman.read.grammar.forms import is_likened, is_loose, is_participle
from dragoman.read.grammar.match import Frame
from dragoman.read.grammar.relating import PROTEST
from dragoman.read.grammar.roles import FORCE
from dragoman.read.grammar.sides import named
from dragoman.read.tree import Token


class Earnest:
    """The frames of one document that are told in earnest."""

    def __init__(self, classes: Classes) -> None:
        self.classes = classes
        self.resolver = classes.resolver
        self.parse = classes.parse

    def kept(self, frames: Iterable[Frame]) -> tuple[Frame, ...]:
        """The frames without games, private affairs, states, generalities and likenesses."""
        sounds = (
            self._is_game,
            self._is_private,
            self._is_standing,
            self._is_general,
            self._is_likened,
            self._is_title,
            self._opens,
        )
        frames = tuple(frames)
        said = {each.complement for each in frames if each.kind.utterance and not each.pattern.by_speaker}
        apart = (each for each in frames if not (each.pattern.by_speaker and each.trigger in said))
        return tuple(each for each in apart if not any(only(each) for only in sounds))  # "called it absurd": once

    def _is_game(self, frame: Frame) -> bool:
        """Whether states without any of their bodies meet in a match: "Brazil attacked Croatia from the whistle"."""
        if not all(map(_bare, (*frame.source, *frame.target))):
            return False
        beside = (frame.trigger, frame.complement) if frame.complement is not None else (frame.trigger,)
        words = (child.index for index in beside for child in self.parse.children(index) if child.upos != "VERB")
        return any("games" in self.classes.of(index) for index in words)

    def _is_private(self, frame: Frame) -> bool:
        """Whether those who do it are people or firms that act for no state. Protest and force are told anyway."""
        suffering = "subject" in frame.pattern.roles.get("target", ())  # "a tourist went on trial in Iran"
        if suffering or frame.kind.id == PROTEST or (frame.kind.rung >= FORCE and frame.target):
            return False
        heads = [each.head for each in frame.arguments if "subject" in each.slots]
        return bool(heads) and all(self._acts_for_nobody(head, frame) for head in heads)

    def _is_standing(self, frame: Frame) -> bool:
        """Whether a participle tells where forces are or what they do there: « des soldats stationnés au Tchad ».

        So does what had been done with them before: "flew out the jets it had stationed in Chad".
        """
        token = self.parse.tokens[frame.trigger]
        auxiliaries = {plain(each.text) for each in self.parse.children(token.index, "aux")}
        if token.relation == "acl:relcl" and not self.resolver.grammar.looking_back.isdisjoint(auxiliaries):
            return "stationing-verbs" in self.classes.of(frame.trigger)
        qualifies = token.relation in ("acl", "amod") and not is_loose(self.parse, token)
        return qualifies and is_participle(token) and "standing" in self.classes.of(frame.trigger)

    def _is_general(self, frame: Frame) -> bool:
        """Whether it is told of whenever it happens: "any attack", « expulse généralement », "those who back it".

        What somebody says of a thing, they say now: "a truce is currently out of the question".
        """
        if frame.pattern.roles.get("source") == (SPEAKER,):
            return False
        token, grammar = self.parse.tokens[frame.trigger], self.resolver.grammar
        if token.upos == "NOUN":
            words = [plain(each.text) for each in self.parse.children(token.index, "det")]
            if words and grammar.generic.issuperset(words):
                return True
            if any(each.lemma.lower() in grammar.eventual for each in self.parse.children(token.index, "amod")):
                return True  # "a potential withdrawal"
        if frame.pattern.negated and not (named(frame.source) or frame.kind.utterance) and self._is_nobody(frame):
            return True
        if token.upos == "ADJ" and plain(self.parse.tokens[token.head].text) in grammar.whoever:
            return True  # "the hunt for those responsible"
        path = (token, *self.parse.ancestors(token.index))
        verb = next((each for each in path if each.upos == "VERB" or self.parse.children(each.index, "cop")), token)
        adverbs = {plain(each.text) for each in self.parse.children(verb.index, "advmod")}
        anybody = plain(self.parse.tokens[verb.head].text) in grammar.whoever and verb.relation == "acl:relcl"
        return (anybody or not grammar.general.isdisjoint(adverbs)) and self._is_present(verb)

    def _is_nobody(self, frame: Frame) -> bool:
        """Whether what nobody does is told of nobody in particular: "is not recognised by any state"."""
        heads = (each.head for each in frame.arguments if "subject" in each.slots)
        words = {plain(each.text) for head in heads for each in self.parse.children(head, "det")}
        return not words.isdisjoint(self.resolver.grammar.generic | self.resolver.grammar.negators)

    def _is_present(self, verb: Token) -> bool:
        """Whether a verb is in the simple present."""
        helping = self.parse.children(verb.index, "aux", "cop")
        finite = [each for each in (verb, *helping) if each.feature("VerbForm") == "Fin"]
        perfect = any(each.base == "aux" and each.relation != "aux:pass" for each in helping)
        return bool(finite) and all(each.feature("Tense") == "Pres" for each in finite) and not perfect

    def _is_likened(self, frame: Frame) -> bool:
        """Whether a noun only says what something is held to be: "condemned as", "called it an assault on …"."""
        token = self.parse.tokens[frame.trigger]
        above = self.parse.tokens[token.head]
        called = token.base == "xcomp" and above.lemma.lower() in self.resolver.grammar.naming
        likened = is_likened(self.parse, token, self.resolver.grammar.comparing)
        return likened or (token.upos == "NOUN" and called and not frame.kind.utterance)

    def _is_title(self, frame: Frame) -> bool:
        """Whether a noun is but somebody's title: "met UN mediator Paul Banda"."""
        token = self.parse.tokens[frame.trigger]
        return token.base == "compound" and token.index in self.resolver.phrases.titles(token.head)

    def _opens(self, frame: Frame) -> bool:
        """Whether a noun only opens a reason: "recalled its envoy in protest at …" tells of no march."""
        token = self.parse.tokens[frame.trigger]
        case = next(iter(self.parse.children(token.index, "case")), token)
        words = f"{plain(self.parse.text[case.start : token.end])} "
        return case is not token and any(each.startswith(words) for each in self.resolver.grammar.reasons)

    def _acts_for_nobody(self, head: int, frame: Frame) -> bool:
        if "private" in self.classes.of(head):
            return True
        both = {each.span for each in frame.source} & {each.span for each in frame.target}
        acts = self.resolver.is_actor(head) or "assets" in self.classes.of(head)  # warships do what their navies do
        return bool(both) and not acts  # "Korean and Mexican flavours meet"


def _bare(participant: Participant) -> bool:
    return participant.actor.body is None
