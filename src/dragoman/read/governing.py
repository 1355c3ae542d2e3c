"""Which frame a verb tells of: what it governs, what it reports, what a participle of it is said of.

Takes the frames of a document by token and lists of verbs; gives frames. Knows nothing of times.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dragoman.lexicon.grammar import Grammar, plain
from dragoman.model import Stance
from dragoman.read.grammar.forms import is_participle
from dragoman.read.grammar.match import Frame
from dragoman.read.grammar.moods import Moods
from dragoman.read.tree import Parse, Token

_GOVERNED = ("obj", "xcomp", "ccomp", "nsubj:pass", "obl", "nmod")

_DIRECT = ("obj", "xcomp", "ccomp", "nsubj:pass")
"""How what a verb governs hangs on it where the verb tells of something itself."""


BACK = 2
"""How many sentences back a measure may stand that is spoken of again."""


class Governing:
    """The verbs of one document and the frames they tell of.

    `announcing`, `light` and `saying` are lemmas of verbs, `subject` gives the codes of the actors that are the subject
    of one.
    """

    def __init__(
        self,
        parse: Parse,
        grammar: Grammar,
        moods: Moods,
        frames: Mapping[int, Frame],
        *,
        announcing: frozenset[str],
        light: frozenset[str],
        saying: frozenset[str],
        subject: Callable[[int], set[str]],
    ) -> None:
        self.parse = parse
        self.grammar = grammar
        self.moods = moods
        self.announcing = announcing
        self.light = light
        self.saying = saying
        self.subject = subject
        self._frames = frames

    # Verbs

    def announces(self, verb: Token) -> bool:
        """Whether a verb announces or decides."""
        return verb.upos == "VERB" and self._is(verb, self.announcing)

    def says(self, verb: Token) -> bool:
        """Whether a verb reports."""
        return verb.upos == "VERB" and self._is(verb, self.saying)

    def happens(self, verb: Token) -> bool:
        """Whether a verb only says that something happened: "took place", « est survenue »."""
        return verb.upos == "VERB" and self._is(verb, self.grammar.happening)

    def carries_out(self, verb: Token) -> bool:
        """Whether a verb says no more of a noun than that it was done; not that it began or went on."""
        return verb.lemma.lower() in self.light - self.grammar.aspectual

    def takes_effect(self, verb: Token) -> bool:
        """Whether a verb says from when something holds: "takes effect", « entrera en vigueur »."""
        return verb.upos == "VERB" and self._is(verb, self.grammar.effective)

    def _is(self, verb: Token, words: frozenset[str]) -> bool:
        """Whether a verb is one of the words, alone or with what makes one of it: « a fait savoir », "took place"."""
        return verb.lemma.lower() in words or not words.isdisjoint(self._phrases(verb))

    def _phrases(self, verb: Token) -> set[str]:
        lemma = verb.lemma.lower()
        helped = {f"{each.lemma.lower()} {lemma}" for each in self.parse.children(verb.index, "aux")}
        beside = self.parse.children(verb.index, "obj", "xcomp", "compound:prt")
        bare = (each for each in beside if not self.parse.children(each.index, "det"))
        phrases = {
            f"{lemma} {case.text.lower()} {each.lemma.lower()}"
            for each in self.parse.children(verb.index, "obl")
            for case in self.parse.children(each.index, "case")
        }
        return helped | phrases | {f"{lemma} {each.lemma.lower()}" for each in bare}

    # What they tell of

    def governed(self, verb: Token) -> Frame | None:
        """The frame a verb governs, or a noun of announcing; also of what it decides or has to do."""
        return self._among(verb, _GOVERNED)

    def _among(self, verb: Token, relations: tuple[str, ...]) -> Frame | None:
        for child in self.parse.children(verb.index, *relations):
            frame = self._frames.get(child.index) or self._meant(child)
            if frame is not None:
                return frame
        return None

    def _meant(self, child: Token) -> Frame | None:
        """« la décision de fermer … », "the decision to end …"; « serait contrainte de fermer … »."""
        if child.upos == "NOUN" and child.lemma.lower() in self.grammar.decisions:
            return self._among(child, ("acl", "nmod", "xcomp", "obl"))
        forced = child.base in ("ccomp", "xcomp") and child.upos in ("VERB", "ADJ")
        return self._among(child, ("xcomp",)) if forced else None

    def beside(self, verb: Token) -> Frame | None:
        """The frame a verb reports from beside it: "has closed its border, the presidency announced"."""
        above = self.parse.tokens[verb.head]
        if verb.base != "parataxis":
            return None
        return self._frames.get(above.index) or self.governed(above) or self._aside(above, verb)

    def _aside(self, above: Token, verb: Token) -> Frame | None:
        """The one measure of who announces it, in a clause further down: "is in Oslo, where it recalled him, …"."""
        outside = {*self.parse.subtree(above.index)} - {*self.parse.subtree(verb.index)}
        inside = {self._frames[each].trigger: self._frames[each] for each in outside if each in self._frames}
        own = [frame for frame in inside.values() if frame.kind.measure and self.is_own(verb, frame)]
        return own[0] if len(own) == 1 else None

    def carried(self, verb: Token) -> Frame | None:
        """The frame a light verb carries out: « mener une attaque », "imposed sanctions"."""
        lemma = verb.lemma.lower()
        if lemma not in self.light or self.announces(verb) or (lemma not in self.saying and self.says(verb)):
            return None
        return self._among(verb, _DIRECT if verb.index in self._frames else _GOVERNED)

    def said_of(self, verb: Token) -> Frame | None:
        """The frame of the noun a participle is said of: « l'attaque menée lundi », "the closure announced today"."""
        noun = self.parse.tokens[verb.head]
        if verb.base == "acl" and is_participle(verb) and verb.index not in self._frames:
            return self._frames.get(noun.index)
        return None

    def happened(self, verb: Token) -> Frame | None:
        """The frame of what is said to have happened: « L'attaque est survenue … », « l'attaque, survenue … »."""
        subjects = self.parse.children(verb.index, "nsubj")
        if subjects:
            return self._frames.get(subjects[0].index)
        if verb.base == "acl":
            return self._frames.get(verb.head)
        before = verb.index - 2  # before a comma, on whatever the parser hung the participle
        alone = before >= 0 and self.parse.tokens[verb.index - 1].text == "," and is_participle(verb)
        return self._frames.get(before) if alone else None

    def again(self, verb: Token) -> Frame | None:
        """The measure told just before, where a verb says when it was taken: "The decision was announced on Monday"."""
        nouns = [each for each in self.parse.children(verb.index, "nsubj") if self._points_back(each)]
        sentence = self.parse.sentence_number(verb.index)
        before = [frame for at, frame in self._frames.items() if 0 < sentence - self.parse.sentence_number(at) <= BACK]
        measures = [frame for frame in before if frame.kind.measure]
        one = nouns and len({frame.kind.id for frame in measures}) == 1
        return max(measures, key=lambda frame: frame.trigger) if one else None

    def _points_back(self, noun: Token) -> bool:
        """« cette décision », "the move": what was told, and nothing that tells which."""
        under = self.parse.children(noun.index)
        known = any(plain(each.text) in self.grammar.definite | self.grammar.demonstratives for each in under)
        bare = all(each.base in ("det", "amod", "punct") for each in under)
        return noun.lemma.lower() in self.grammar.moves and known and bare and noun.index not in self._frames

    # Who announces it

    def is_own(self, verb: Token, frame: Frame) -> bool:
        """Whether who says it does it, or, where it lies ahead, is a party to it; violence is but reported.

        What is an act by being said is whoever's who says it: "alleged on Tuesday that Chad was behind it".
        """
        subject = self.subject(verb.index)
        if frame.kind.utterance and frame.pattern.by_speaker:
            return True
        if frame.kind.within("ASSAULT") and not self._is_ahead(frame):
            return False
        return bool(subject & self._authors(frame)) or (bool(subject) and self._is_taken(frame, subject))

    def is_strange(self, verb: Token, frame: Frame) -> bool:
        """Whether who announces it has no part in it: "Sudan filed a case, the court announced".

        Nor is violence anybody's to announce: « a annoncé que ses forces avaient frappé … ».
        """
        subject = self.subject(verb.index)
        told = self.parse.tokens[frame.trigger].upos == "VERB" and not self._is_ahead(frame)
        if told and frame.kind.within("ASSAULT"):
            return True
        parties = {each.actor.code for each in (*frame.source, *frame.target)}
        return bool(subject and frame.source) and subject.isdisjoint(parties)

    def _authors(self, frame: Frame) -> set[str]:
        sides = (*frame.source, *frame.target) if self._is_ahead(frame) else frame.source
        return {each.actor.code for each in sides}

    def _is_ahead(self, frame: Frame) -> bool:
        """Whether a predicate lies ahead, by its own form or that of the verb it stands under: « pourra être visé »."""
        token = self.parse.tokens[frame.trigger]
        above = self.parse.tokens[token.head]
        ahead = self.moods.of_trigger(frame.trigger) is not Stance.DONE
        return ahead or (token.base == "xcomp" and self.moods.of(above) is not Stance.DONE)

    def _is_taken(self, frame: Frame, subject: set[str]) -> bool:
        """Whether a measure nobody else is named for is that of who tells of it: "tariffs are imposed, he said"."""
        alone = not frame.source and not self.subject(frame.trigger)
        return alone and frame.kind.measure and subject.isdisjoint({each.actor.code for each in frame.target})
