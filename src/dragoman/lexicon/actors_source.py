"""The shapes of the actor files: what stands in `data/actors/` and in a user's own file.

Takes YAML text, gives checked values; never compiles or searches. Every file has the same shape, `ActorFile`, with any
of its keys. Everything in a file is read as text first, so that `NO`, `ON` and dates stay what was written.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec
import yaml

from dragoman.errors import DataError
from dragoman.model import Value

Text = Annotated[str, msgspec.Meta(min_length=1, max_length=200, pattern=r"^\S(.*\S)?$")]
"""A name or a code: not empty, no blanks around it."""

Texts = tuple[Text, ...]

Date = Annotated[str, msgspec.Meta(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
"""A year, month or day, as EDTF writes it."""


class Source(Value, frozen=True, forbid_unknown_fields=True):
    """What is written in a file; an unknown key is an error, not a surprise."""


class Phrases(Source, frozen=True, kw_only=True):
    """Names or phrases of one language, of the other, or of `both`."""

    fr: Texts = ()
    en: Texts = ()
    both: Texts = ()


class Forms(Phrases, frozen=True, kw_only=True):
    """Names of an actor; `ambiguous` are those that may be something else, `weak` count only beside a sure one."""

    ambiguous: Texts = ()
    weak: Texts = ()


class StateWords(Source, frozen=True):
    """How one language names a state.

    An adjective of one word is inflected by rule; of several words it is all its forms ("turc turque turcs turques").
    In French every adjective, capitalised, names the inhabitants; `people` adds others ("Briton", "Britons").
    `prefixes` are binding forms ("franco" in « franco-malien »).
    """

    names: Texts = ()
    acronyms: Texts = ()
    adjectives: Texts = ()
    people: Texts = ()
    capitals: Texts = ()
    prefixes: Texts = ()


class State(Source, frozen=True):
    """A state or territory. `code` is ISO 3166-1 alpha-3, or the name of an entity that has no code.

    `part_of` makes it a region whose acts are its state's. `ambiguous` lists forms that may be something else,
    `weak` those read only where the same text also names the state otherwise.
    """

    code: Text
    fr: StateWords = StateWords()
    en: StateWords = StateWords()
    both: StateWords = StateWords()
    territory: bool = False
    part_of: Text | None = None
    ambiguous: Texts = ()
    weak: Texts = ()


class Places(Source, frozen=True):
    """Towns and regions of a state, which stand for it where it is acted on: "shelled Kharkiv"."""

    state: Text
    towns: Forms = Forms()
    regions: Forms = Forms()


class Seat(Forms, frozen=True):
    """A building or street that stands for a part of a state: "Quai d'Orsay"."""

    state: Text
    body: Text


class Outlets(Forms, frozen=True):
    """Newspapers and broadcasters of a state: they don't speak for it, but who bans one bans what is its."""

    state: Text


class Organ(Forms, frozen=True):
    """A part of an organisation that acts for it: the Security Council."""

    body: Text


class Organisation(Forms, frozen=True):
    """An international organisation; `code` is its English acronym, or its name where it has none."""

    code: Text
    organs: tuple[Organ, ...] = ()


class Governing(Source, frozen=True):
    """An armed group that is the government of a state since a date (EDTF)."""

    state: Text
    since: Date
    until: Date | None = None


class Group(Forms, frozen=True):
    """An armed group. `home` are the states it fights in, `backer` a state whose instrument it is."""

    code: Text
    home: Texts = ()
    backer: Text | None = None
    governs: Governing | None = None


class Term(Source, frozen=True):
    """A person in an office, from `since` to `until` (EDTF years, months or days; both included).

    `surname` (the last word of the name where not given) is read only in a text that also gives the whole
    name; `short` are forms distinctive enough to stand alone ("Macron").
    """

    name: Text
    since: Date
    until: Date | None = None
    also: Texts = ()
    surname: Text | None = None
    short: Texts = ()


class Office(Source, frozen=True):
    """An office of a state, an organisation or an armed group (exactly one of them), and who held it."""

    office: Text
    terms: tuple[Term, ...]
    state: Text | None = None
    organisation: Text | None = None
    group: Text | None = None


class BodyWords(Source, frozen=True):
    """A part of a state as nouns: see `dragoman.lexicon.actors.Body`."""

    id: Text
    fr: Texts = ()
    en: Texts = ()
    state: bool = True
    person: bool = False
    envoy: bool = False


class PeopleWords(Source, frozen=True):
    """A class of words for people: see `dragoman.lexicon.actors.PersonNoun`."""

    id: Text
    fr: Texts = ()
    en: Texts = ()
    envoy: bool = False
    serves: bool = False


class Agency(Phrases, frozen=True):
    """A press agency and its names."""

    code: Text


class Homographs(Source, frozen=True):
    """Acronyms that are words of the language when a headline stands in capitals: "WHO", "US"."""

    fr: Texts = ()
    en: Texts = ()


class ActorFile(Source, frozen=True):
    """One file of actors; any of the keys may be left out.

    `noise` are phrases that contain an actor's name without naming it: "South China Sea".
    """

    states: tuple[State, ...] = ()
    places: tuple[Places, ...] = ()
    seats: tuple[Seat, ...] = ()
    outlets: tuple[Outlets, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    groups: tuple[Group, ...] = ()
    offices: tuple[Office, ...] = ()
    bodies: tuple[BodyWords, ...] = ()
    people: tuple[PeopleWords, ...] = ()
    agencies: tuple[Agency, ...] = ()
    noise: Phrases = Phrases()
    homographs: Homographs = Homographs()


def read_file(path: Path) -> ActorFile:
    """Read one YAML file of actors. DataError, in one line, where it cannot be read or has another shape."""
    try:
        text = path.read_text(encoding="utf-8")
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=yaml.CBaseLoader)):
            raise DataError(f"{path}: aliases (*name) are not read; write the entry out")
        written = yaml.load(text, Loader=yaml.CBaseLoader)
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise DataError(f"{path}: the actors cannot be read: {reason}") from None
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" on line {mark.line + 1}" if mark else ""
        raise DataError(f"{path}: not YAML{where}; see docs/actors.md for the form") from None
    try:
        return msgspec.convert(written or {}, ActorFile, strict=False)
    except (msgspec.ValidationError, RecursionError) as error:
        raise DataError(f"{path}: {' '.join(str(error).split())}; see docs/actors.md for the form") from None


def merge(files: tuple[ActorFile, ...]) -> ActorFile:
    """All files as one, in the order given."""
    joined: dict[str, tuple[object, ...]] = {
        key: tuple(each for file in files for each in getattr(file, key))
        for key in (
            "states",
            "places",
            "seats",
            "outlets",
            "organisations",
            "groups",
            "offices",
            "bodies",
            "people",
            "agencies",
        )
    }
    noise = {key: tuple(each for file in files for each in getattr(file.noise, key)) for key in ("fr", "en", "both")}
    words = {key: tuple(each for file in files for each in getattr(file.homographs, key)) for key in ("fr", "en")}
    return msgspec.convert(
        {**joined, "noise": Phrases(**noise), "homographs": Homographs(**words)}, ActorFile, from_attributes=True
    )
