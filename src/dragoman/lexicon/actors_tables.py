"""What the actor files compile to: actors, the readings of every printed form, the words for bodies and people.

Values only. The committed artefact `data/built/actors.json` is one `Tables`.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from dragoman.model import Actor, Value

LANGUAGES = ("fr", "en")
SHARED = "shared"

Sort = Literal[
    "name",
    "adjective",
    "inhabitant",
    "capital",
    "town",
    "seat",
    "acronym",
    "organisation",
    "group",
    "office-holder",
    "territory",
    "outlet",
]
"""In which way words name an actor. A "capital" can be the place or the government: the grammar decides."""


class Body(Value, frozen=True):
    """A part of a state, an organisation or a party within a state, as a noun of a language.

    `state`: its acts are the state's (the government; not the opposition). `person`: the noun is of one person (a
    minister). `envoy`: the person belongs to a sending state and stands in another (an ambassador, an attaché).
    """

    id: str
    state: bool = True
    person: bool = False
    envoy: bool = False


class PersonNoun(Value, frozen=True):
    """A noun for people who are done to, counted and affiliated: « ressortissant », "soldier".

    `id` is their class. `envoy`: they represent their state in another one. `serves`: they act in the service of their
    state, armed or not.
    """

    id: str
    envoy: bool = False
    serves: bool = False


class Reading(msgspec.Struct, frozen=True, array_like=True):
    """One actor a form can name. Numbers are places in `Tables.actors`.

    `owner` is the actor whose other names vouch for this one. `gate`: "" reads anywhere, "named" only in a text
    that also names the owner otherwise, "caps" not among words that all stand in capitals. `since`, `until` bound the
    reading (EDTF); `term` marks one of the dated readings of a person or group, of which one at most is taken.
    """

    actor: int
    sort: Sort
    owner: int
    ambiguous: bool = False
    gate: str = ""
    term: bool = False
    since: str | None = None
    until: str | None = None


class Tables(Value, frozen=True):
    """All actors, compiled. `forms` leads by language from a folded form to a place in `senses`, the readings it has.

    Forms that mean the same in every language, mostly of persons, stand once, under `SHARED`. A form without readings
    is noise.
    `bodies`, `people` and `agencies` are by language and phrase; `homes` the states an armed group fights in,
    `backers` the state it serves.
    """

    actors: tuple[Actor, ...]
    readings: tuple[Reading, ...]
    senses: tuple[tuple[int, ...], ...]
    forms: dict[str, dict[str, int]]
    bodies: dict[str, dict[str, Body]]
    people: dict[str, dict[str, PersonNoun]]
    agencies: dict[str, dict[str, str]]
    homes: dict[str, tuple[str, ...]]
    backers: dict[str, str]


Forms = dict[str, dict[str, int]]


def shared(forms: Forms) -> Forms:
    """Forms by language, with those that mean the same in every language taken out under `SHARED`."""
    first, *others = (forms[language] for language in LANGUAGES)
    common = {form: sense for form, sense in first.items() if all(each.get(form) == sense for each in others)}
    own = {
        language: {form: sense for form, sense in forms[language].items() if form not in common}
        for language in LANGUAGES
    }
    return {SHARED: common, **own}


def apart(forms: Forms) -> Forms:
    """What `shared` was given: all forms of each language."""
    return {language: forms[SHARED] | forms[language] for language in LANGUAGES}
