"""What a dossier shows, ready for the template: words, marks and anchors, in the order they stand on the page.

Plain values without markup; every string may be hostile and is escaped by the template.
"""

from __future__ import annotations

from dragoman.model import Value


class Piece(Value, frozen=True):
    """A stretch of a quotation and what it is marked as ("trigger", "source", …), if anything."""

    text: str
    mark: str = ""


class Said(Value, frozen=True):
    """A speaker in the text's own words, and how it is to be understood."""

    words: str
    language: str
    resolved: str = ""
    anonymous: bool = False
    direct: bool = False


class Evidence(Value, frozen=True):
    """One passage: the sentence with its marks, in its context, and where it stands. `number` is that of its note."""

    number: int
    heading: str
    language: str
    before: str
    pieces: tuple[Piece, ...]
    after: str
    start: int
    end: int
    document: str
    published: str = ""
    speakers: tuple[Said, ...] = ()
    event: str = ""


class Link(Value, frozen=True):
    """A sentence that leads to an anchor; `numbers` are those of the notes it rests on."""

    anchor: str
    words: str
    numbers: tuple[int, ...] = ()


class Fact(Value, frozen=True):
    """A labelled detail; `language` is set where the words are a text's own."""

    label: str
    words: str
    language: str = ""


class Entry(Value, frozen=True):
    """An event on the page."""

    anchor: str
    sentence: str
    matter: str
    matter_language: str
    when: str
    when_note: str = ""
    tags: tuple[str, ...] = ()
    standing: str = ""
    standing_words: str = ""
    support: str = ""
    facts: tuple[Fact, ...] = ()
    answers: tuple[Link, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Group(Value, frozen=True):
    """Entries under a heading; the first group of a chronology has none."""

    title: str
    note: str
    entries: tuple[Entry, ...]
    kind: str = ""


class Statement(Value, frozen=True):
    """What a speaker is told to have said: the event, and the notes that quote it."""

    words: str
    anchor: str
    numbers: tuple[int, ...]


class Voice(Value, frozen=True):
    """A speaker and the statements told after them."""

    said: Said | None
    heading: str
    statements: tuple[Statement, ...]


class Side(Value, frozen=True):
    """The voices of one side."""

    name: str
    voices: tuple[Voice, ...]
    note: str = ""
    outlets: bool = False


class Account(Value, frozen=True):
    """One side of a difference, in the text's words; `reading` is what they come to, where that says more.

    `others` are the articles that say the same.
    """

    heading: str
    value: str
    reading: str
    language: str
    evidence: Evidence | None = None
    others: tuple[str, ...] = ()


class Difference(Value, frozen=True):
    """A point on which accounts differ."""

    anchor: str
    event: Link
    field: str
    type: str
    type_words: str
    note: str
    accounts: tuple[Account, ...]
    condition: str = ""


class Silence(Value, frozen=True):
    """An event some articles leave out."""

    event: Link
    headings: tuple[str, ...]


class Measure(Value, frozen=True):
    """A state of affairs, in or out of force."""

    what: str
    by: str
    on: str
    since: str
    until: str
    status: str
    opened: Link | None
    closed: Link | None


class Open(Value, frozen=True):
    """A deadline, demand, threat or accusation."""

    type: str
    by: str
    on: str
    words: str
    language: str
    condition: str
    due: str
    passed: str
    due_words: str
    status: str
    raised: Link | None
    settled: Link | None


class Answer(Value, frozen=True):
    """This answered that."""

    answer: Link
    answered: Link
    certainty: str
    certainty_words: str
    how: str
    numbers: tuple[int, ...] = ()


class Ground(Value, frozen=True):
    """A reason for an origin, and its grade."""

    words: str
    certainty: str = ""


class Origin(Value, frozen=True):
    """One origin of information."""

    name: str
    certainty: str
    certainty_words: str
    grounds: tuple[Ground, ...]
    documents: tuple[str, ...]
    claims: int


class Article(Value, frozen=True):
    """A document of the dossier."""

    anchor: str
    name: str
    title: str
    language: str
    language_words: str
    outlet: str
    url: str
    published: str
    published_how: str
    agencies: str
    read: str
    was_read: bool


class Page(Value, frozen=True):
    """The whole dossier."""

    language: str
    title: str
    scope: str
    summary: tuple[str, ...]
    key: tuple[Entry, ...]
    groups: tuple[Group, ...]
    sides: tuple[Side, ...]
    unheard: str
    differences: tuple[Difference, ...]
    silences: tuple[Silence, ...]
    in_force: tuple[Measure, ...]
    ended: tuple[Measure, ...]
    pending: tuple[Open, ...]
    settled: tuple[Open, ...]
    answers: tuple[Answer, ...]
    origins: tuple[Origin, ...]
    articles: tuple[Article, ...]
    refused: tuple[tuple[str, str], ...]
    notes: tuple[Evidence, ...]
