"""Patterns: which words, with which companions, tell of which kind of event.

A pattern is data (`data/lexicons/<language>/*.yml`); the grammar that finds its arguments in a tree is `read/`.
"""

from __future__ import annotations

from dragoman.model import Value

SLOTS = (
    "subject",
    "object",
    "recipient",
    "with",
    "against",
    "location",
    "origin",
    "about",
    "during",
    "complement",
    "purpose",
    "owner",
    "between",
    "modifier",
    "speaker",
    "holder",
    "posting",
    "together",
)
"""Where an argument can stand, in any language: the logical subject and object (passives undone), the
recipient (« à », "to"), company (« avec », "with"), the opposed (« contre », "against"), a place (« à », « en »,
"in"), a place left (« de », "from"), a subject matter (« sur », "about", "over"), the event in which it
happens (« lors de », "during"), the head of a governed clause, the
possessor (« son », "its", « de »), the two sides of « entre … et … », "between … and …", and `modifier`, any word
qualifies the trigger directly (« grève de la faim », "heart attack"): mostly to bar it. `speaker` is whoever the
text says it after (« la France estime que le Mali viole le droit »: it is France); `holder`, for roles only, whose
the object is ("rejected Riyadh's proposal", "a call by the UN"); `posting`, for roles only, the place that the
noun of the subject or object names itself ("the ambassador to Ghana left"); `together` the several who do something
after or during what a noun names ("Chad and Mali signed a truce after talks")."""

SPEAKER = "speaker"
"""The slot of whoever says it. In `slots` it wants somebody known: what nobody says is the outlet's own comment."""

ANY = "any"
"""In `slots`, for whatever stands there: the argument is wanted, its words do not matter."""


class Phrase(Value, frozen=True):
    """A trigger: the lemma that heads it, fixed words that go with it, and the preposition of its object.

    "mettre fin à" is `head="mettre", words=("fin",), preposition="à"`; "expulser" is only a head.
    """

    head: str
    words: tuple[str, ...] = ()
    preposition: str | None = None

    def __str__(self) -> str:
        return " ".join(filter(None, (self.head, *self.words, self.preposition)))


class Example(Value, frozen=True):
    """A sentence that tests a pattern: what it must give. `source`, `target`: actor codes; empty means unchecked.

    With `gives=False` the sentence must not give the kind.
    """

    text: str
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    count: int | None = None
    gives: bool = True


class Pattern(Value, frozen=True):
    """Words that tell of a kind of event.

    `verbs`, `nouns` and `adjectives` trigger it. `slots` names, for a slot, the classes of words one of which must head
    the argument there (a class of `classes.yml`, a lemma, or one of the built-in `state`, `organisation`,
    `group`, `person`, `actor`); `bars` likewise what must not stand there. `roles` says, for "source" and "target",
    in which slots to look, in this order, where that differs from the kind's own. With `negated` the trigger must be
    negated, which is then part of what it says: what is not allowed is refused.
    """

    kind: str
    verbs: tuple[Phrase, ...] = ()
    nouns: tuple[Phrase, ...] = ()
    adjectives: tuple[Phrase, ...] = ()
    slots: dict[str, tuple[str, ...]] = {}
    bars: dict[str, tuple[str, ...]] = {}
    roles: dict[str, tuple[str, ...]] = {}
    negated: bool = False
    traits: tuple[str, ...] = ()
    topic: str | None = None
    examples: tuple[Example, ...] = ()

    @property
    def by_speaker(self) -> bool:
        """Whether it is done by whoever it is told after."""
        return SPEAKER in self.roles.get("source", ())
