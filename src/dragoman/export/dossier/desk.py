"""What every part of a dossier needs at hand: the record, the texts of a language, and the numbered passages.

Takes a view and a language; gives names, sentences, links and evidence. Notes are numbered in the order of the
chronology.
"""

from __future__ import annotations

from functools import cached_property

from dragoman.export.dossier.order import Place, in_order
from dragoman.export.dossier.page import Evidence, Link, Said
from dragoman.export.dossier.passages import context, marks, pieces
from dragoman.export.lookup import Lookup
from dragoman.export.phrases import Composer, NameBook, from_texts, in_words
from dragoman.export.view import RecordView
from dragoman.lexicon import texts as lexicon
from dragoman.model import Claim, Event, Speaker


class Desk:
    """A record under the lamp."""

    def __init__(self, view: RecordView, language: str) -> None:
        self.view = view
        self.language = language
        self.texts = lexicon.load(language)
        self.lookup = Lookup(view)
        self.names = self._book()
        self.composer = Composer(self.texts, self.names, view.kinds)

    def _book(self) -> NameBook:
        """Names of the data, of the user, and for others, of the texts themselves."""
        words = lexicon.actors()
        languages = {document.id: document.language for document in self.view.documents}
        found = from_texts(self.view.claims, languages, besides=(*words.states, *words.organisations, *self.view.names))
        return NameBook(self.texts, words, extra=found | self.view.names, claims=self.view.claims)

    @cached_property
    def pointers(self) -> frozenset[str]:
        """Words that only point back, in all languages."""
        return frozenset(word for each in lexicon.LANGUAGES for word in lexicon.load(each).pointers)

    @cached_property
    def unheard(self) -> tuple[str, ...]:
        """The parties nobody quotes that have a name."""
        return tuple(sorted(code for code in self.view.unheard if not self.names.unnamed(code)))

    @cached_property
    def by_name(self) -> dict[str, str]:
        """Ids of documents by their names."""
        return {document.name: document.id for document in self.view.documents}

    @cached_property
    def order(self) -> tuple[list[tuple[Event, Place]], list[tuple[Event, Place]], list[tuple[Event, Place]]]:
        """Events placed in order, events without a place, background."""
        return in_order(self.lookup)

    @cached_property
    def notes(self) -> dict[str, Evidence]:
        """A passage for every claim of an event, by the claim's id, numbered."""
        found: dict[str, Evidence] = {}
        for event, _ in (row for rows in self.order for row in rows):
            for claim in self.lookup.evidence(event):
                if claim.id not in found:
                    found[claim.id] = self._evidence(claim, event, len(found) + 1)
        return found

    def evidence(self, event: Event) -> tuple[Evidence, ...]:
        """The passages of an event."""
        return tuple(self.notes[claim.id] for claim in self.lookup.evidence(event))

    def _evidence(self, claim: Claim, event: Event, number: int) -> Evidence:
        document = self.lookup.document.get(claim.document)
        before, after = context(document.text, claim.sentence) if document else ("", "")
        return Evidence(
            number=number,
            heading=self.heading(claim.document),
            language=document.language if document else "",
            before=before,
            pieces=pieces(claim.sentence, marks(claim)),
            after=after,
            start=claim.sentence.start,
            end=claim.sentence.end,
            document=claim.document,
            published=self.published(claim.document),
            speakers=tuple(self.said(speaker, claim) for speaker in claim.speakers),
            event=event.id,
        )

    def said(self, speaker: Speaker, claim: Claim) -> Said:
        """A speaker as the text names it."""
        document = self.lookup.document.get(claim.document)
        return Said(
            words=speaker.span.text,
            language=document.language if document else "",
            resolved=speaker.resolves_to.text if speaker.resolves_to else "",
            anonymous=speaker.anonymous,
            direct=speaker.direct,
        )

    def heading(self, document: str) -> str:
        """What to call a document: its outlet where known, otherwise its file."""
        found = self.lookup.document.get(document)
        return (found.outlet if found else None) or self.lookup.name(document)

    def published(self, document: str) -> str:
        """Its date of publication in words, empty where it is not known."""
        found = self.lookup.document.get(document)
        return self.when(found.published) if found and found.published else ""

    def when(self, edtf: str | None) -> str:
        """A date in words."""
        return in_words(edtf, self.texts)

    def link(self, event: str | None) -> Link | None:
        """The sentence of an event, leading to its place in the chronology; None for an unknown event."""
        found = self.lookup.events.get(event or "")
        if found is None:
            return None
        numbers = tuple(note.number for note in self.evidence(found))
        return Link(anchor=f"e-{found.id}", words=self.composer.sentence(found), numbers=numbers)

    def support(self, event: Event) -> str:
        """How many articles tell an event, from how many origins."""
        return self.texts.say(
            "support",
            articles=self.texts.counted("article", len(event.documents)),
            origins=self.texts.counted("origin", len(event.origins)),
        )

    def language_of(self, event: Event | None, words: str) -> str:
        """The language of the article of an event that words come from; empty where none of them has the words."""
        for each in sorted(event.documents) if event else ():
            document = self.lookup.document.get(each)
            if document and words in document.text:
                return document.language
        return ""

    def told(self, matter: str | None) -> str:
        """The words of a text for a matter, on one line; nothing where they only point back."""
        words = (matter or "").split()
        return "" if len(words) < 3 and words and words[0].lower() in self.pointers else " ".join(words)

    def matter(self, matter: str | None) -> str:
        """A topic in the language of the dossier, the words of a text between quotation marks."""
        if matter in self.texts.topics:
            return self.texts.topics[matter or ""]
        told = self.told(matter)
        return self.texts.say("in_words", words=told) if told else ""
