"""What a document says: the atom of the record. Everything else is derived from claims and judgements."""

from __future__ import annotations

from enum import StrEnum

from dragoman.model.actors import Actor, Participant
from dragoman.model.base import Value, digest
from dragoman.model.quantities import Quantity
from dragoman.model.spans import Span
from dragoman.model.times import Time


class Stance(StrEnum):
    """Whether, by the words, it happened."""

    DONE = "done"
    ANNOUNCED = "announced"
    THREATENED = "threatened"
    DEMANDED = "demanded"
    DENIED = "denied"
    POSSIBLE = "possible"


class Speaker(Value, frozen=True):
    """Somebody a claim is told after.

    `span` quotes the text's own words for the speaker ("la même source"); `resolves_to` the words that phrase
    stands for
    ("une source diplomatique française"). `side` is the state an anonymous source belongs to. `direct`: the claim
    stands within its quotation marks.
    """

    span: Span
    actor: Actor | None = None
    resolves_to: Span | None = None
    anonymous: bool = False
    side: str | None = None
    direct: bool = False


class Attribution(Value, frozen=True):
    """What a text tells after somebody: that `source` said, wrote or thinks `content`, in the words of `cue`.

    `content` has several stretches where the cue is inserted, or a quotation goes on in the next sentence. `source` is
    None where nobody is named ("it was reported that"). `speakers` are the source, and whoever it spoke through, as
    claims give them; empty where the source is nobody a claim can be told after ("some voters").
    """

    cue: Span
    source: Span | None
    content: tuple[Span, ...]
    speakers: tuple[Speaker, ...] = ()


class Claim(Value, frozen=True):
    """A document says that somebody did something to somebody.

    `source` and `target` are who did it and to whom ("actor" and "target" in exports); several when coordinated.
    `people` counts the people concerned (expelled, arrested, killed). `speakers` run from the
    innermost out and are empty where the outlet itself says so. `reason` is what the text says this answers (« en
    réaction à
    … »), `condition` what it hangs on. `background` marks history told for context. `traits` are facts of
    the kind: "persona-non-grata".
    """

    document: str
    kind: str
    trigger: Span
    sentence: Span
    source: tuple[Participant, ...] = ()
    target: tuple[Participant, ...] = ()
    patient: Span | None = None
    """The words for who or what it was done to: « deux diplomates maliens en poste en France »."""
    people: Quantity | None = None
    place: Span | None = None
    matter: Span | None = None
    topic: str | None = None
    """The matter in one word, where the lexicon knows it: "counter-terrorism", "espionage"."""
    times: tuple[Time, ...] = ()
    stance: Stance = Stance.DONE
    negated: bool = False
    condition: Span | None = None
    reason: Span | None = None
    speakers: tuple[Speaker, ...] = ()
    background: bool = False
    traits: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Identity: what is claimed, where. A later reader that finds the same keeps the id."""
        return digest(self.document, self.kind, self.trigger.start, self.trigger.end)
