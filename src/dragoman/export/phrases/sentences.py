"""One sentence for an event: « La France expulse deux diplomates maliens ».

Takes an event, its kind, the texts of a language and a book of names. The sentence says no more than the event's fields
do; where the actor is unknown it falls back to the kind's name. Templates are explained in `data/texts/fr.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from dragoman.export.phrases.names import NameBook, elided
from dragoman.lexicon.texts import Texts, typeset
from dragoman.model import Event, Kind

_OPTIONAL = re.compile(r"\[([^\]]*)\]")
_SPACES = re.compile("  +")
_SLOT = re.compile(r"\{([^}]*)\}")
_POSSESSIVES = {
    "fr": ((re.compile(r"\b(?:sa|son)\b"), "leur"), (re.compile(r"\bses\b"), "leurs")),
    "en": ((re.compile(r"\bits\b"), "their"),),
}


class Composer:
    """Writes the sentences of one language."""

    def __init__(self, texts: Texts, names: NameBook, kinds: Mapping[str, Kind]) -> None:
        self._texts = texts
        self._names = names
        self._kinds = kinds

    def sentence(self, event: Event) -> str:
        """The event in a sentence without its full stop, with a capital."""
        words = self._whole(event) or self._framed(event) or self._nominal(event)
        words = _SPACES.sub(" ", words).strip()
        return words[:1].upper() + words[1:]

    def kind(self, kind: str) -> str:
        """The name of a kind, its id where the kind is unknown."""
        found = self._kinds.get(kind)
        if found is None:
            return kind
        return typeset(found.name.fr) if self._texts.language == "fr" else found.name.en

    def basis(self, kind: str) -> str:
        """The legal basis of a kind, written out: "Vienna Convention of 1961, art. 9"; empty where it has none."""
        found = self._kinds.get(kind)
        known = self._texts.basis
        names = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True))
        apart = re.sub(rf", (?={names})", "; ", found.basis if found and found.basis else "")
        return re.sub(rf"\b(?:{names})\b", lambda name: known[name[0]], apart)

    def _whole(self, event: Event) -> str | None:
        template = self._texts.sentences.get(event.kind, "")
        if not template.startswith("~") or not event.source:
            return None
        if self.stance(event) != "done" and event.kind in self._texts.nouns:
            return self._stanced(event, self._fill(self._texts.nouns[event.kind], event))
        return self._stanced(event, self._fill(template[1:].strip(), event))

    def _framed(self, event: Event) -> str | None:
        template = self._texts.sentences.get(event.kind, "")
        joint = template.startswith("=")
        subject = tuple(dict.fromkeys(self._told(event.source) + (self._told(event.target) if joint else ())))
        if not subject or not template or template.startswith("~") or (template.startswith("==") and len(subject) < 2):
            return None
        forms, _, rest = template.lstrip("=").partition("+")
        singular, plural, infinitive = forms.strip().split("/")
        many = self._names.plural(subject)
        rest = self._fill(rest.rstrip(), event)
        if len(subject) > 1 or (many and self._texts.language == "fr"):
            for pattern, other in _POSSESSIVES[self._texts.language]:
                rest = pattern.sub(other, rest)
        slots = {
            "a": lambda: self._names.join(subject),
            "à a": lambda: self._names.join(subject, "à"),
            "verb": lambda: plural if many else singular,
            "inf": lambda: infinitive,
            "de inf": lambda: elided("de", infinitive),
            "rest": lambda: " " + rest.strip() if rest.strip() and not rest.startswith(",") else rest,
        }
        frame = self._texts.stances[self.stance(event)]
        return _SLOT.sub(lambda found: _slot(found[1], slots, many=many), frame)

    def stance(self, event: Event) -> str:
        """The frame an event stands in; one whose kind is the speech act itself is simply done."""
        own = self._texts.acts.get(event.kind) == event.stance.value
        return "done" if own else event.stance.value

    def _stanced(self, event: Event, words: str) -> str:
        stance = self.stance(event)
        return words if stance == "done" else self._texts.say(f"stance_{stance}") + self._colon + words

    @property
    def _colon(self) -> str:
        return "\u00a0: " if self._texts.language == "fr" else ": "

    def _nominal(self, event: Event) -> str:
        """« Expulsion de diplomates maliens », « Démission (concerne le Mali) »: nothing is said of who did it."""
        template = self._texts.nouns.get(event.kind)
        if template and not event.source:
            return self._stanced(event, self._fill(template, event))
        words, whom = self.kind(event.kind), self._names.join(self._told(event.source or event.target))
        if whom:
            words = self._texts.count["concerning"].format(what=words, whom=whom)
        return self._stanced(event, words)

    def _told(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        """The actors to name: those that have a name, failing that the words for the unnamed."""
        return tuple(code for code in codes if not self._names.unnamed(code)) or codes

    def _fill(self, template: str, event: Event) -> str:
        def optional(found: re.Match[str]) -> str:
            values = [self._value(slot, event) for slot in _SLOT.findall(found[1])]
            kept, _, instead = found[1].partition("|")
            return instead if None in values else _SLOT.sub(lambda each: self._value(each[1], event) or "", kept)

        template = _OPTIONAL.sub(optional, template)
        return _SLOT.sub(lambda each: self._value(each[1], event) or "", template)

    def _value(self, slot: str, event: Event) -> str | None:
        head, _, rest = slot.partition(" ")
        if head in ("a", "b"):
            codes = self._told(event.source if head == "a" else event.target)
            if head == "b" and (self._only_victims(event) or set(codes) <= set(event.source)):
                return None
            return self._names.join(codes, rest) or None
        if head == "topic":
            return self._topic(event.topic, rest)
        if head == "toll":
            return self._toll(event)
        if head == "about":
            whose, _, nouns = rest.partition(" ")
            return self._about(whose, nouns, event)
        if head in ("people", "own", "bare", "of_a"):
            return self._people(head, rest, event)
        one, _, many = slot.partition("/")
        return one if event.people and event.people.count == 1 else many

    def _topic(self, topic: str | None, form: str) -> str | None:
        if topic is None:
            return None
        if form in ("charge", "own"):
            return (self._texts.charges if form == "charge" else self._texts.owned).get(topic)
        name = self._texts.topics.get(topic)
        return elided("de", name) if name and form == "de" else name

    def _toll(self, event: Event) -> str | None:
        """« fait 26 morts », "wounded 63 people", where the number is theirs."""
        sort = next((trait for trait in ("deaths", "wounded") if trait in event.traits), None)
        n = self._number(event, feminine=False)
        single = event.people is not None and event.people.count == 1
        return self._texts.count[f"{sort}_{1 if single else 'n'}"].format(n=n) if sort and n else None

    def _only_victims(self, event: Event) -> bool:
        """Whether the words for the target are no more than the number of those hit."""
        return bool(self._toll(event)) and all(self._names.unnamed(code) for code in event.target)

    def _about(self, whose: str, nouns: str, event: Event) -> str:
        """« de cinq ressortissants maliens », "of Malian nationals"."""
        whom = self._people(whose, nouns, event).strip()
        word, some = self._texts.count["about"], self._texts.count["some"]
        if self._texts.language == "fr":
            return elided(word, whom.removeprefix(some + " "))
        return f"{word} {whom}"

    def _people(self, head: str, nouns: str, event: Event) -> str:
        """« deux diplomates maliens », "at least 26 of its nationals": counted where the event is."""
        nouns, _, feminine = nouns.partition(" ")
        one, _, many = nouns.partition("/")
        n = self._number(event, feminine=bool(feminine))
        single = event.people is not None and event.people.count == 1
        noun = one if single else many
        if head == "own":
            key = "own_some" if n is None else "own_one" if single else "own_many"
            return f"{self._texts.count[key].format(n=n)} {many}"
        n = self._texts.count["some"] if n is None else n
        codes = self._told({"people": event.target, "of_a": event.source, "bare": ()}[head])
        if not codes:
            return f"{n} {noun}"
        if all(self._names.unnamed(code) for code in codes):
            return self._names.join(codes)
        adjective = (
            None if feminine and self._texts.language == "fr" else self._names.adjective(codes, plural=not single)
        )
        if self._texts.language == "fr":
            return f"{n} {noun} {adjective or self._names.join(codes, 'of')}"
        return f"{n} {adjective} {noun}" if adjective else f"{n} {noun} of {self._names.join(codes)}"

    def _number(self, event: Event, *, feminine: bool) -> str | None:
        if event.people is None:
            return None
        n = event.people.count if event.people.count is not None else event.people.at_least
        if n is None:
            return None
        words = self._texts.numbers[n] if n < len(self._texts.numbers) else grouped(n, self._texts.language)
        words = words + "e" if feminine and n == 1 and self._texts.language == "fr" else words
        return words if event.people.count is not None else self._texts.count["at_least"].format(n=words)


def grouped(n: int, language: str) -> str:
    """A number with its thousands set apart: "2,000", « 2 000 »."""
    return f"{n:,}".replace(",", "\u202f") if language == "fr" else f"{n:,}"


def _slot(name: str, slots: Mapping[str, Callable[[], str]], *, many: bool) -> str:
    if name in slots:
        return slots[name]()
    one, _, other = name.partition("/")
    return other if many else one
