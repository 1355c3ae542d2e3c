"""Documents and claims from short descriptions: the texts are made of the words of the claims, so every span quotes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import yaml

from dragoman.model import (
    Actor,
    ActorType,
    Claim,
    Clock,
    DateSource,
    Direction,
    Document,
    Participant,
    Quantity,
    Span,
    Speaker,
    Stance,
    Time,
)

Described = dict[str, Any]


class Loader(yaml.SafeLoader):
    """YAML in which a date stays the words it is, and `on` is a word."""


Loader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp") and letter not in "oOnNyY"]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def load(path: Path) -> list[Described]:
    """The cases of a file."""
    found: list[Described] = yaml.load(path.read_text(encoding="utf-8"), Loader)
    return found


def cases(name: str) -> list[Described]:
    """The cases of a file in tests/cases/reconcile."""
    return load(Path(__file__).parents[1] / "cases" / "reconcile" / name)


class Writer:
    """A text that grows by words; each piece gives its span."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, words: str) -> Span:
        start = len(self.text)
        self.text += words + " "
        return Span(start=start, end=start + len(words), text=words)

    def close(self, start: int) -> Span:
        end = len(self.text.rstrip())
        self.text = self.text.rstrip() + ". "
        return Span(start=start, end=end, text=self.text[start:end])


def actor(code: str) -> Actor:
    """ "FRA" is a state, "FRA/army" a body, "AFP!" an organisation, "Doe@FRA" a person, "?foreign states" unnamed."""
    if code.startswith("?"):
        return Actor(type=ActorType.UNNAMED, name=code[1:])
    if code.endswith("!"):
        return Actor(type=ActorType.ORGANISATION, name=code[:-1])
    if "@" in code:
        name, of = code.split("@")
        state, _, body = of.partition("/")
        return Actor(type=ActorType.PERSON, name=name, state=state, body=body or None)
    state, _, body = code.partition("/")
    return Actor(type=ActorType.STATE, state=state, body=body or None)


def listed(value: object) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def participants(writer: Writer, codes: object) -> tuple[Participant, ...]:
    return tuple(Participant(actor=actor(code), span=writer.write(code)) for code in listed(codes))


def quantity(writer: Writer, given: object) -> Quantity:
    """5 is exact, "26+" at least, "~20" about, "several" vague."""
    span = writer.write(str(given))
    if given == "several":
        return Quantity(span=span, low=2, vague=True)
    words = str(given)
    number = int(words.strip("~+"))
    return Quantity(span=span, low=number, high=None if "+" in words else number, approximate="~" in words)


def time(writer: Writer, clock: str, given: object) -> Time:
    """ "2025-08" is a date, "weekday 6" a day of the week, "72 h" a duration, "before …" an order of events."""
    words = str(given)
    span = writer.write(words)
    if words.startswith("weekday"):
        return Time(span=span, clock=Clock(clock), weekday=int(words.split()[1]))
    if words.endswith(" h"):
        return Time(span=span, clock=Clock(clock), direction=Direction.WITHIN, hours=int(words.split()[0]))
    if words.startswith("before"):
        return Time(span=span, clock=Clock(clock), direction=Direction.BEFORE)
    return Time(span=span, clock=Clock(clock), edtf=words)


def speakers(writer: Writer, given: object) -> tuple[Speaker, ...]:
    """ "FRA/ministry" is public, and so is {words: who}; {anonymous: words, side: FRA} is not; several run outwards."""
    found = []
    for one in listed(given):
        if isinstance(one, dict):
            side, unnamed = one.get("side"), one.get("anonymous")
            span = writer.write(unnamed or one["words"])
            found.append(Speaker(span=span, anonymous=bool(unnamed), side=side, direct=bool(one.get("direct"))))
        else:
            found.append(Speaker(span=writer.write(one), actor=actor(one)))
    return tuple(found)


def claim(writer: Writer, document: str, given: Described) -> Claim:
    """One claim; its sentence is all its words."""
    start = len(writer.text)
    says = given.get("says")
    trigger = writer.write(str(given.get("trigger", given["kind"])))
    source, target = participants(writer, given.get("by")), participants(writer, given.get("on"))
    people = quantity(writer, given["people"]) if "people" in given else None
    times = [
        time(writer, clock.value, each)
        for clock in Clock
        for each in listed(given.get(clock.value))
        if each is not None
    ]
    spans = [name for name in ("place", "matter", "patient", "condition") if name in given]
    pieces: dict[str, Any] = {name: writer.write(given[name]) for name in spans}
    reason = _reason(writer, given.get("reason"))
    told = speakers(writer, given.get("after"))
    if says:
        writer.write(says)
    return Claim(
        document=document,
        kind=given["kind"],
        trigger=trigger,
        source=source,
        target=target,
        people=people,
        times=tuple(times),
        reason=reason,
        speakers=told,
        topic=given.get("topic"),
        stance=Stance(given.get("stance", "done")),
        negated=given.get("negated", False),
        background=given.get("background", False),
        traits=tuple(given.get("traits", ())),
        sentence=writer.close(start),
        **pieces,
    )


def _in_one(writer: Writer, one: Claim, other: Claim) -> list[Claim]:
    start, end = one.sentence.start, other.sentence.end
    both = Span(start=start, end=end, text=writer.text[start:end])
    return [msgspec.structs.replace(each, sentence=both) for each in (one, other)]


def _reason(writer: Writer, given: object) -> Span | None:
    """Words for a reason."""
    return writer.write(str(given)) if given else None


def _answering(writer: Writer, one: Claim, other: Claim) -> Claim:
    """A claim whose reason holds the claim after it: "in retaliation for an attack that killed 26"."""
    start, end = one.reason.start if one.reason else other.sentence.start, other.sentence.end
    return msgspec.structs.replace(one, reason=Span(start=start, end=end, text=writer.text[start:end]))


def crisis(described: Described) -> tuple[list[Document], list[Claim]]:
    """Documents and claims of a case: {documents: {name: {...}}, claims: [{in: name, kind: …}]}.

    A claim with `same_sentence` stands in one with the claim before it, one with `answered` in the reason of that. A
    document opens with its first two lines: `says: "\\n \\n"` ends them.
    """
    writers = {name: Writer() for name in described["documents"]}
    claims = [claim(writers[given["in"]], given["in"], given) for given in described["claims"]]
    for place, given in enumerate(described["claims"]):
        if given.get("same_sentence"):
            claims[place - 1 : place + 1] = _in_one(writers[given["in"]], *claims[place - 1 : place + 1])
        if given.get("answered"):
            claims[place - 1] = _answering(writers[given["in"]], *claims[place - 1 : place + 1])
    documents = []
    for name, given in described["documents"].items():
        details = dict(given or {})
        text = writers[name].text + details.pop("text", "")
        agencies = tuple(listed(details.pop("agencies", None)))
        published = details.get("published")
        source = DateSource.GIVEN if published else DateSource.UNKNOWN
        language = details.pop("language", "fr")
        documents.append(
            Document(name=name, text=text, language=language, agencies=agencies, date_source=source, **details)
        )
    return documents, claims
