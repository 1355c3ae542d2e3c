"""Who a text names: states by every name, demonym, capital and seat, organisations, armed groups, office-holders.

Takes a text and its language, gives the places where actors are named. It says what words can mean, never what
they mean in their sentence: whether "Paris" is France's government or a place is the grammar's to decide. Never
writes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

import msgspec
from ahocorasick_rs import AhoCorasick, Implementation

from dragoman.errors import DataError, Unsupported
from dragoman.lexicon.actors_compile import compile_actors
from dragoman.lexicon.actors_context import NEAR, Context, Titles
from dragoman.lexicon.actors_forms import fold
from dragoman.lexicon.actors_source import read_file
from dragoman.lexicon.actors_tables import LANGUAGES, SHARED, Body, PersonNoun, Reading, Sort, Tables, apart, shared
from dragoman.model import Actor, Value

__all__ = ["LANGUAGES", "Body", "Gazetteer", "Named", "PersonNoun", "Sort", "load"]


class Named(Value, frozen=True):
    """Characters `start` to `end` of a text name an actor.

    `ambiguous`: the words may mean something else (« Georgia », "Chad"); `also` are other actors of the same name
    (« congolais »). An office-holder within the term is a person with the state and the office as `body`, outside it a
    person of that state without a body; the head of an organisation in office is the organisation.
    """

    start: int
    end: int
    actor: Actor
    sort: Sort
    ambiguous: bool = False
    also: tuple[Actor, ...] = ()


_Match = tuple[int, int, tuple[Reading, ...]]


class _Forms:
    """Finds forms in folded text, as whole words; overlapping ones too."""

    def __init__(self, forms: Mapping[str, int], senses: Sequence[tuple[Reading, ...]]) -> None:
        # The NFA that is not contiguous searches as fast and is built in half the time.
        self._automaton = AhoCorasick(list(forms), implementation=Implementation.NoncontiguousNFA, store_patterns=False)
        self._readings = [senses[sense] for sense in forms.values()]
        self._prefix = [form.endswith("-") for form in forms]

    def matches(self, text: str) -> Iterator[_Match]:
        """Every match; a binding form ("franco-") without its hyphen."""
        length = len(text)
        for pattern, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if start and text[start - 1].isalnum():
                continue
            prefix = self._prefix[pattern]
            if end < length and text[end].isalnum() and not prefix:
                continue
            yield start, end - prefix, self._readings[pattern]


def _leftmost_longest(matches: Iterable[_Match]) -> list[_Match]:
    kept: list[_Match] = []
    reached = 0
    for each in sorted(matches, key=lambda match: (match[0], -match[1])):
        if each[0] >= reached:
            reached = each[1]
            kept.append(each)
    return kept


class Gazetteer:
    """The project's actors, or these with a user's own."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._forms_of: dict[str, _Forms] = {}
        self._titles_of: dict[str, Titles] = {}

    def find(self, text: str, language: str, *, on: str | None = None) -> tuple[Named, ...]:
        """Where a text names actors: sorted, not overlapping, the longest name at each place.

        Names are read as printed, with their capitals; headlines in capitals too. `on` is the day the
        text is of (EDTF), and decides who was in office; without it the last known office is taken, and marked
        ambiguous if it has ended. Unsupported for a language without data.
        """
        folded = fold(text)
        forms = (self._forms(SHARED), self._forms(_supported(language)))
        matches = _leftmost_longest(match for each in forms for match in each.matches(folded))
        sure = frozenset(each.owner for _, _, readings in matches for each in readings if not each.gate)
        context = Context(folded, self._titles(language), sure)
        found: list[Named] = []
        for start, end, readings in matches:
            if len(readings) == 1 and not readings[0].gate and not readings[0].term:
                only = readings[0]
                actor = self._tables.actors[only.actor]
                found.append(Named(start=start, end=end, actor=actor, sort=only.sort, ambiguous=only.ambiguous))
                continue
            near = bool(found) and start - found[-1].end <= NEAR
            chosen = [
                each
                for each in _in_term(readings, on)
                if context.allows(each, self._tables.actors[each.actor].body, start, end, near=near)
            ]
            if chosen:
                doubtful = not near and chosen[0].term and context.after_a_name(start)
                found.append(self._named(start, end, chosen, on=on, doubtful=doubtful))
        return tuple(found)

    def _titles(self, language: str) -> Titles:
        """The words that can stand before a surname: offices, ranks, honorifics."""
        if language not in self._titles_of:
            tables = self._tables
            offices: dict[str, tuple[str, ...]] = {}
            for phrase, body in tables.bodies[language].items():
                if body.person:
                    offices[body.id] = (*offices.get(body.id, ()), phrase.lower())
            words = {phrase.lower().split()[-1] for phrases in offices.values() for phrase in phrases}
            words |= {phrase.lower() for phrase in tables.people[language] if " " not in phrase}
            self._titles_of[language] = Titles(offices, frozenset(words))
        return self._titles_of[language]

    def _named(self, start: int, end: int, chosen: list[Reading], *, on: str | None, doubtful: bool) -> Named:
        first = min(chosen, key=lambda each: each.term and each.until is not None) if on is None else chosen[0]
        actors = self._tables.actors
        also = tuple(dict.fromkeys(actors[each.actor] for each in chosen if each.actor != first.actor))
        undated = on is None and first.term and (first.until is not None or first.sort == "group")
        return Named(
            start=start,
            end=end,
            actor=actors[first.actor],
            sort=first.sort,
            ambiguous=first.ambiguous or bool(also) or undated or doubtful,
            also=also,
        )

    def bodies(self, language: str) -> Mapping[str, Body]:
        """Parts of a state by their lemma phrase: « ministère des Affaires étrangères », "armed forces"."""
        return MappingProxyType(self._tables.bodies[_supported(language)])

    def people_nouns(self, language: str) -> Mapping[str, PersonNoun]:
        """Nouns for people by their lemma: « ressortissant », "detainee"."""
        return MappingProxyType(self._tables.people[_supported(language)])

    def agencies(self, language: str) -> Mapping[str, str]:
        """Press agencies: from each printed name to the agency's short name. They are no actors to `find`."""
        return MappingProxyType(self._tables.agencies[_supported(language)])

    def homes(self, group: str) -> tuple[str, ...]:
        """The states (ISO 3166-1 alpha-3) an armed group fights in; empty where it is of no one place."""
        return self._tables.homes.get(group, ())

    def backer(self, group: str) -> str | None:
        """The state an armed group is an instrument of: RUS for Wagner."""
        return self._tables.backers.get(group)

    @cached_property
    def body_of(self) -> Mapping[str, Body]:
        """Every body by its id."""
        return {body.id: body for language in LANGUAGES for body in self._tables.bodies[language].values()}

    def with_file(self, path: Path | str) -> Gazetteer:
        """This gazetteer and a user's own actors; a form in both is the user's. DataError if the file is malformed."""
        file = read_file(Path(path))
        try:
            return Gazetteer(_joined(self._tables, compile_actors(file)))
        except DataError as error:
            raise DataError(f"{path}: {error}") from None

    def _forms(self, key: str) -> _Forms:
        if key not in self._forms_of:
            self._forms_of[key] = _Forms(self._tables.forms[key], self._senses)
        return self._forms_of[key]

    @cached_property
    def _senses(self) -> list[tuple[Reading, ...]]:
        return [tuple(self._tables.readings[number] for number in numbers) for numbers in self._tables.senses]


def _supported(language: str) -> str:
    if language not in LANGUAGES:
        raise Unsupported(f"no actors in the language “{language}”; Dragoman has {' and '.join(LANGUAGES)}")
    return language


def _in_term(readings: tuple[Reading, ...], on: str | None) -> list[Reading]:
    """Of the dated readings of one owner, the one that held; of the others, all. Namesakes out of office come last."""
    taken: set[int] = set()
    kept: list[Reading] = []
    for each in readings:
        if each.term:
            if each.owner in taken or not _held(each, on):
                continue
            taken.add(each.owner)
        kept.append(each)
    return sorted(kept, key=lambda each: each.term and each.since is None)


def _held(reading: Reading, on: str | None) -> bool:
    if on is None:
        return True
    after = reading.since is None or on[: len(reading.since)] >= reading.since[: len(on)]
    before = reading.until is None or on[: len(reading.until)] <= reading.until[: len(on)]
    return after and before


def _joined(own: Tables, added: Tables) -> Tables:
    senses, first, offset = len(own.senses), len(own.readings), len(own.actors)
    moved = tuple(
        msgspec.structs.replace(each, actor=each.actor + offset, owner=each.owner + offset) for each in added.readings
    )
    ours, theirs = apart(own.forms), apart(added.forms)
    forms = {
        language: ours[language] | {form: sense + senses for form, sense in theirs[language].items()}
        for language in LANGUAGES
    }
    return Tables(
        actors=own.actors + added.actors,
        readings=own.readings + moved,
        senses=own.senses + tuple(tuple(number + first for number in numbers) for numbers in added.senses),
        forms=shared(forms),
        bodies={language: own.bodies[language] | added.bodies[language] for language in LANGUAGES},
        people={language: own.people[language] | added.people[language] for language in LANGUAGES},
        agencies={language: own.agencies[language] | added.agencies[language] for language in LANGUAGES},
        homes=own.homes | added.homes,
        backers=own.backers | added.backers,
    )


@lru_cache(maxsize=1)
def load() -> Gazetteer:
    """The project's actors, from the artefact built of `data/actors/`.

    DataError if it is missing or of another version.
    """
    artefact = files("dragoman") / "data" / "built" / "actors.json"
    try:
        return Gazetteer(msgspec.json.decode(artefact.read_bytes(), type=Tables))
    except (OSError, msgspec.DecodeError):
        raise DataError(f"{artefact}: missing or of another version; run python -m dragoman.lexicon.build") from None
