"""The words as written in `data/lexicons/<language>/`: read, checked, classes written out, compiled.

Takes the folder of a language and the ids of the kinds, gives a `Lexicon` (with the examples); writes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from dragoman.errors import DataError
from dragoman.lexicon.patterns import SLOTS, Example, Pattern, Phrase
from dragoman.lexicon.phrases import Notation, cut, example, phrase
from dragoman.lexicon.words import Lexicon
from dragoman.lexicon.yamlfile import read_yaml
from dragoman.model import Value

T = TypeVar("T")
OPEN = "@"
"""Marks the name of a class of words."""


class ClassFile(Value, frozen=True, forbid_unknown_fields=True):
    """`classes.yml`: how phrases are written in the language, and the classes of words."""

    notation: Notation
    classes: dict[str, tuple[str, ...]]


class Gap(Value, frozen=True, forbid_unknown_fields=True):
    """An example that is known not to be read yet."""

    gap: str


class Entry(Value, frozen=True, forbid_unknown_fields=True, rename={"bars": "not"}):
    """A pattern as written; see docs/lexicons.md."""

    verb: tuple[str, ...] = ()
    noun: tuple[str, ...] = ()
    adjective: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    slots: dict[str, tuple[str, ...]] = {}
    bars: dict[str, tuple[str, ...]] = {}
    roles: dict[str, tuple[str, ...]] = {}
    negated: bool = False
    traits: tuple[str, ...] = ()
    topic: str | None = None
    examples: tuple[str | Gap, ...] = ()


class WordFile(Value, frozen=True, forbid_unknown_fields=True):
    """A file of `words/`: the patterns of one kind."""

    kind: str
    patterns: tuple[Entry, ...]


def read_words(folder: Path, kinds: Collection[str]) -> Lexicon:
    """All words of a language's folder, patterns in the order of files and entries.

    DataError, naming file and entry, where one is malformed or names a kind, slot, class or topic that does not exist.
    """
    written = _convert(read_yaml(folder / "classes.yml"), ClassFile, f"{folder.name}/classes.yml")
    classes = {
        name: tuple(cut(each, written.notation) for each in words)
        for name, words in _classes(written.classes, f"{folder.name}/classes.yml").items()
    }
    topics = _convert(read_yaml(folder / "topics.yml"), dict[str, frozenset[str]], f"{folder.name}/topics.yml")
    patterns: list[Pattern] = []
    for path in sorted((folder / "words").glob("*.yml")):
        where = f"{folder.name}/words/{path.name}"
        file = _convert(read_yaml(path), WordFile, where)
        if file.kind not in kinds:
            raise DataError(f"{where}: there is no kind {file.kind}")
        for number, entry in enumerate(file.patterns, 1):
            patterns.append(_pattern(file.kind, entry, classes, topics, written.notation, f"{where}, entry {number}"))
    return Lexicon(
        patterns=tuple(patterns),
        classes={name: frozenset(each.lower() for each in classes[name]) for name in sorted(classes)},
        topics={name: frozenset(each.lower() for each in topics[name]) for name in sorted(topics)},
    )


def without_examples(lexicon: Lexicon) -> Lexicon:
    """The same words, lighter to load: examples are for tests."""
    return replace(lexicon, patterns=tuple(replace(pattern, examples=()) for pattern in lexicon.patterns))


def gaps(folder: Path) -> tuple[str, ...]:
    """The texts of the examples marked as known gaps, of all files of a language."""
    found = []
    for path in sorted((folder / "words").glob("*.yml")):
        file = _convert(read_yaml(path), WordFile, f"{folder.name}/words/{path.name}")
        found += [each.gap for entry in file.patterns for each in entry.examples if isinstance(each, Gap)]
    return tuple(example(each).text for each in found)


def _pattern(
    kind: str,
    entry: Entry,
    classes: Mapping[str, tuple[str, ...]],
    topics: Collection[str],
    notation: Notation,
    where: str,
) -> Pattern:
    _check(entry, topics, where)
    try:
        slots = {slot: _named(entry.slots[slot], classes, notation) for slot in sorted(entry.slots)}
        if entry.object:
            slots = {"object": _named(entry.object, classes, notation), **slots}
        return Pattern(
            kind=kind,
            verbs=_phrases(entry.verb, classes, notation, noun=False),
            nouns=_phrases(entry.noun, classes, notation, noun=True),
            adjectives=_phrases(entry.adjective, classes, notation, noun=False),
            slots=slots,
            bars={slot: _named(names, classes, notation) for slot, names in entry.bars.items()},
            roles=entry.roles,
            negated=entry.negated,
            traits=entry.traits,
            topic=entry.topic,
            examples=tuple(_example(each) for each in entry.examples),
        )
    except DataError as error:
        raise DataError(f"{where}: {error}") from None


def _check(entry: Entry, topics: Collection[str], where: str) -> None:
    if not (entry.verb or entry.noun or entry.adjective):
        raise DataError(f"{where}: it has no verb, noun or adjective")
    if entry.object and "object" in entry.slots:
        raise DataError(f"{where}: the object is constrained twice")
    named = (*entry.slots, *entry.bars, *(slot for slots in entry.roles.values() for slot in slots))
    for slot in named:
        if slot not in SLOTS:
            raise DataError(f"{where}: there is no slot {slot}")
    for role in entry.roles:
        if role not in ("source", "target"):
            raise DataError(f"{where}: there is no role {role}")
    if entry.topic is not None and entry.topic not in topics:
        raise DataError(f"{where}: there is no topic {entry.topic}")


def _phrases(
    written: Iterable[str], classes: Mapping[str, tuple[str, ...]], notation: Notation, *, noun: bool
) -> tuple[Phrase, ...]:
    found: dict[Phrase, None] = {}
    for each in written:
        for member in _members(each, classes):
            found[phrase(member, notation, noun=noun)] = None
    return tuple(found)


def _named(names: Iterable[str], classes: Collection[str], notation: Notation) -> tuple[str, ...]:
    """What may fill a slot: `@name` must be a class, any other name is one, a built-in or a lemma."""
    for name in names:
        if name.startswith(OPEN) and name[1:] not in classes:
            raise DataError(f"there is no class {name[1:]}")
    bare = (name.removeprefix(OPEN) for name in names)
    return tuple(name if name in classes else cut(name, notation) for name in bare)


def _members(written: str, classes: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """What stands for a phrase with classes in it: the members of `@name` in its place, each with each other."""
    first, mark, rest = written.partition(OPEN)
    if not mark:
        return (written,)
    name, _, after = rest.partition(" ")
    if name not in classes:
        raise DataError(f"there is no class {name}")
    tails = _members(after, classes)
    return tuple(f"{first}{member} {tail}".strip() for member in classes[name] for tail in tails)


def _classes(written: Mapping[str, tuple[str, ...]], where: str) -> dict[str, tuple[str, ...]]:
    """The classes, those that name others (`@name`) written out."""

    def spell(name: str, above: tuple[str, ...]) -> dict[str, None]:
        if name in above:
            raise DataError(f"{where}: {name}: the class contains itself")
        if name not in written:
            raise DataError(f"{where}: {above[-1]}: there is no class {name}")
        found: dict[str, None] = {}
        for member in written[name]:
            found |= spell(member[1:], (*above, name)) if member.startswith(OPEN) else {member: None}
        return found

    return {name: tuple(spell(name, ())) for name in written}


def _example(written: str | Gap) -> Example:
    return example(written.gap if isinstance(written, Gap) else written)


def _convert(written: object, type_: type[T], where: str) -> T:
    try:
        return msgspec.convert(written, type_, strict=False)
    except msgspec.ValidationError as error:
        raise DataError(f"{where}: {' '.join(str(error).split())}") from None
