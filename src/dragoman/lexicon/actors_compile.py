"""Compiles actor files into tables: every printed form of every name, and what it can mean.

Takes an `ActorFile`, gives `Tables`; reads no file. The same input gives the same tables, whatever the hash seed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

import msgspec

from dragoman.errors import DataError
from dragoman.lexicon import actors_source as source
from dragoman.lexicon.actors_forms import (
    bare_capitals,
    english_people,
    fold,
    french_adjective,
    person_spellings,
    spellings,
)
from dragoman.lexicon.actors_tables import LANGUAGES, Body, PersonNoun, Reading, Sort, Tables, apart, shared
from dragoman.model import Actor, ActorType


class _Compiler:
    """Collects actors, readings and forms; each kind of entry adds its own."""

    def __init__(self, file: source.ActorFile) -> None:
        self.actors: dict[Actor, int] = {}
        self.readings: dict[Reading, int] = {}
        self.forms: dict[str, dict[str, dict[int, None]]] = {language: {} for language in LANGUAGES}
        self.homographs = {"fr": frozenset(file.homographs.fr), "en": frozenset(file.homographs.en)}

    def actor(self, actor: Actor) -> int:
        return self.actors.setdefault(actor, len(self.actors))

    def add(self, form: str, language: str, reading: Reading) -> None:
        number = self.readings.setdefault(reading, len(self.readings))
        self.forms[language].setdefault(fold(form), {})[number] = None

    def noise(self, form: str, language: str) -> None:
        for each in spellings(form, language):
            self.forms[language].setdefault(fold(each), {})


class _Names:
    """Adds the names of one actor, marked ambiguous or weak as its entry says."""

    def __init__(self, compiler: _Compiler, actor: Actor, ambiguous: Iterable[str], weak: Iterable[str]) -> None:
        self.compiler = compiler
        self.number = compiler.actor(actor)
        self.ambiguous = frozenset(ambiguous)
        self.weak = frozenset(weak)

    def reading(self, name: str, sort: Sort) -> Reading:
        weak = name in self.weak
        return Reading(
            self.number, sort, self.number, ambiguous=weak or name in self.ambiguous, gate="named" if weak else ""
        )

    def names(self, names: Iterable[str], language: str, sort: Sort) -> None:
        for name in names:
            if name.isupper() and " " not in name:
                self.acronym(name, language, "acronym")
                continue
            for each in spellings(name, language, lower=name not in self.ambiguous):
                self.compiler.add(each, language, self.reading(name, sort))

    def acronym(self, name: str, language: str, sort: Sort) -> None:
        reading = self.reading(name, sort)
        if name in self.compiler.homographs[language] and not reading.gate:
            reading = msgspec.structs.replace(reading, gate="caps")
        self.compiler.add(name, language, reading)

    def french_adjectives(self, adjectives: Iterable[str]) -> None:
        for written in adjectives:
            for form in french_adjective(written):
                capital = form[0].upper() + form[1:]
                both = "-".join(part[:1].upper() + part[1:] for part in form.split("-"))
                self.compiler.add(form, "fr", self.reading(form, "adjective"))
                for each in (capital, both, bare_capitals(capital), bare_capitals(both)):
                    self.compiler.add(each, "fr", self.reading(form, "inhabitant"))
                if len(form) > 3:
                    self.compiler.add(form.upper(), "fr", self.reading(form, "adjective"))
                    self.compiler.add(bare_capitals(form.upper()), "fr", self.reading(form, "adjective"))

    def english_adjectives(self, adjectives: Iterable[str]) -> None:
        for adjective in adjectives:
            self.names((adjective,), "en", "adjective")
            people = english_people(adjective)
            if people:
                self.names((people,), "en", "inhabitant")

    def prefixes(self, prefixes: Iterable[str], language: str) -> None:
        for prefix in prefixes:
            for each in (prefix, prefix[0].upper() + prefix[1:]):
                self.compiler.add(each + "-", language, self.reading(prefix, "adjective"))


def _state(compiler: _Compiler, state: source.State) -> None:
    names = _Names(compiler, state_actor(state), state.ambiguous, state.weak)
    sort: Sort = "territory" if state.territory or state.part_of else "name"
    for language, words in (("fr", state.fr), ("en", state.en), ("fr", state.both), ("en", state.both)):
        names.names(words.names, language, sort)
        for acronym in words.acronyms:
            names.acronym(acronym, language, "acronym")
        if language == "fr":
            names.french_adjectives(words.adjectives)
        else:
            names.english_adjectives(words.adjectives)
        names.names(words.people, language, "inhabitant")
        names.names(words.capitals, language, "capital")
        names.prefixes(words.prefixes, language)


def _places(compiler: _Compiler, places: source.Places) -> None:
    actor = state_actor(source.State(code=places.state))
    _named(compiler, places.towns, actor, "town")
    _named(compiler, places.regions, actor, "territory")


def state_actor(state: source.State) -> Actor:
    """The actor a state entry stands for: by code, by name where it has none, or a region of another state."""
    if state.part_of:
        return Actor(type=ActorType.STATE, state=state.part_of, name=state.code)
    if len(state.code) == 3 and state.code.isalpha() and state.code.isupper():
        return Actor(type=ActorType.STATE, state=state.code)
    return Actor(type=ActorType.STATE, name=state.code)


_Named = source.Forms


def _named(compiler: _Compiler, entry: _Named, actor: Actor, sort: Sort) -> None:
    names = _Names(compiler, actor, entry.ambiguous, entry.weak)
    for language in LANGUAGES:
        names.names((*getattr(entry, language), *entry.both), language, sort)


def _organisation(compiler: _Compiler, entry: source.Organisation) -> None:
    _named(compiler, entry, Actor(type=ActorType.ORGANISATION, name=entry.code), "organisation")
    for organ in entry.organs:
        actor = Actor(type=ActorType.ORGANISATION, name=entry.code, body=organ.body)
        _named(compiler, organ, actor, "organisation")


def _group(compiler: _Compiler, entry: source.Group) -> None:
    actor = Actor(type=ActorType.ARMED_GROUP, name=entry.code)
    if entry.governs is None:
        _named(compiler, entry, actor, "group")
        return
    rule, owner = entry.governs, compiler.actor(actor)
    ruling = compiler.actor(Actor(type=ActorType.STATE, state=rule.state, body="government", name=entry.code))
    readings = (
        Reading(ruling, "group", owner, term=True, since=rule.since, until=rule.until),
        Reading(owner, "group", owner, term=True),
    )
    for language in LANGUAGES:
        for name in (*getattr(entry, language), *entry.both):
            for form in spellings(name, language):
                for reading in readings:
                    compiler.add(form, language, reading)


class _Person:
    """What is known of one person over all the terms in all offices, of states, organisations and groups."""

    def __init__(self, name: str, state: str | None) -> None:
        self.name = name
        self.state = state
        self.full: dict[str, None] = {}
        self.short: dict[str, None] = {}
        self.weak: dict[str, None] = {}
        self.terms: list[tuple[str, str | None, Actor]] = []

    def hold(self, office: source.Office, term: source.Term) -> None:
        self.full |= dict.fromkeys((term.name, *term.also))
        self.short |= dict.fromkeys(term.short)
        surnames = [term.surname] if term.surname else [each.split()[-1] for each in (term.name, *term.also)]
        self.weak |= dict.fromkeys(each for each in surnames if len(each) > 2 and not each.isupper())
        self.terms.append((term.since, term.until, _in_office(office, term)))


def _offices(compiler: _Compiler, offices: Iterable[source.Office]) -> None:
    """Compile all office-holders. One name is one person in a state, whichever offices he or she held.

    Namesakes of two states are two persons; who heads an organisation or a group is the one known from a state.
    """
    people: dict[str, list[_Person]] = {}
    for office in sorted(offices, key=lambda office: office.state is None):
        if sum(each is not None for each in (office.state, office.organisation, office.group)) != 1:
            raise DataError(f"the office {office.office} needs one of state, organisation, group")
        for term in office.terms:
            namesakes = people.setdefault(term.name, [])
            known = (each for each in namesakes if office.state in (None, each.state))
            person = next(known, None)
            if person is None:
                person = _Person(term.name, office.state)
                namesakes.append(person)
            person.hold(office, term)
    for namesakes in people.values():
        for person in namesakes:
            _person(compiler, person)


def _in_office(office: source.Office, term: source.Term) -> Actor:
    if office.state:
        return Actor(type=ActorType.PERSON, state=office.state, body=office.office, name=term.name)
    if office.group:
        return Actor(type=ActorType.ARMED_GROUP, name=office.group, body=office.office)
    return Actor(type=ActorType.ORGANISATION, name=office.organisation, body=office.office)


def _person(compiler: _Compiler, person: _Person) -> None:
    owner = compiler.actor(Actor(type=ActorType.PERSON, state=person.state, name=person.name))
    terms = sorted(person.terms, key=lambda term: (term[0], term[1] or "9999", str(term[2].body)), reverse=True)
    sure = person.full | person.short
    weak = [name for name in person.weak if name not in sure]
    for gate, names in (("", sure), ("named", weak)):
        readings = [
            Reading(compiler.actor(held), "office-holder", owner, gate=gate, term=True, since=since, until=until)
            for since, until, held in terms
        ]
        readings.append(Reading(owner, "office-holder", owner, gate=gate, term=True))
        for form in (form for name in names for form in person_spellings(name)):
            for language in LANGUAGES:
                for reading in readings:
                    compiler.add(form, language, reading)


def _agencies(compiler: _Compiler, agencies: Iterable[source.Agency]) -> dict[str, dict[str, str]]:
    """Agencies are no actors, but their names are noise: « Agence France-Presse » does not name France."""
    found: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
    for agency in agencies:
        for language in LANGUAGES:
            for name in (*getattr(agency, language), *agency.both):
                found[language][name] = agency.code
                compiler.noise(name, language)
    return found


def compile_actors(file: source.ActorFile) -> Tables:
    """Compile a file. DataError where a word for a body or for people is given twice."""
    compiler = _Compiler(file)
    for state in file.states:
        _state(compiler, state)
    for places in file.places:
        _places(compiler, places)
    for seat in file.seats:
        _named(compiler, seat, Actor(type=ActorType.STATE, state=seat.state, body=seat.body), "seat")
    for outlets in file.outlets:
        _named(compiler, outlets, Actor(type=ActorType.STATE, state=outlets.state), "outlet")
    for organisation in file.organisations:
        _organisation(compiler, organisation)
    for group in file.groups:
        _group(compiler, group)
    _offices(compiler, file.offices)
    agencies = _agencies(compiler, file.agencies)
    for language in LANGUAGES:
        for phrase in (*getattr(file.noise, language), *file.noise.both):
            compiler.noise(phrase, language)
    bodies = ((b, Body(id=b.id, state=b.state, person=b.person, envoy=b.envoy)) for b in file.bodies)
    people = ((p, PersonNoun(id=p.id, envoy=p.envoy, serves=p.serves)) for p in file.people)
    senses: dict[tuple[int, ...], int] = {}
    forms = {
        language: {form: senses.setdefault(tuple(numbers), len(senses)) for form, numbers in sorted(forms.items())}
        for language, forms in compiler.forms.items()
    }
    return Tables(
        actors=tuple(compiler.actors),
        readings=tuple(compiler.readings),
        senses=tuple(senses),
        forms=shared(forms),
        bodies=_phrases(bodies),
        people=_phrases(people),
        agencies=agencies,
        homes={group.code: group.home for group in file.groups if group.home},
        backers={group.code: group.backer for group in file.groups if group.backer},
    )


_Words = TypeVar("_Words", Body, PersonNoun)


def _phrases(
    entries: Iterable[tuple[source.BodyWords | source.PeopleWords, _Words]],
) -> dict[str, dict[str, _Words]]:
    found: dict[str, dict[str, _Words]] = {language: {} for language in LANGUAGES}
    for entry, value in entries:
        for language in LANGUAGES:
            for phrase in getattr(entry, language):
                if phrase in found[language]:
                    raise DataError(f"“{phrase}” is both {found[language][phrase].id} and {entry.id}; keep one")
                found[language][phrase] = value
    return found


def collisions(tables: Tables) -> Iterator[str]:
    """Forms that name two actors though no entry says so; the project's own data must have none.

    Namesakes in office in two states are no collision: both are given, who is in office first.
    """
    for language, forms in apart(tables.forms).items():
        for form, sense in forms.items():
            readings = [tables.readings[number] for number in tables.senses[sense]]
            sure = {each.owner for each in readings if not each.ambiguous and not each.gate}
            names = sorted(tables.actors[owner].name or tables.actors[owner].code for owner in sure)
            if len(set(names)) > 1:
                named = ", ".join(names)
                yield f"{language}: “{form}” names {named}; mark it ambiguous in one of them"
