"""Parsers that a user installs: any spaCy pipeline with Universal Dependencies labels, and Stanza.

Takes a document's text, gives its `Parse`. Both are imported only when named in the settings; they
cut words themselves, and lines stay apart. Relations come as the pipeline writes them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dragoman.errors import ModelMissing
from dragoman.read.backbones.rows import Tagged
from dragoman.read.backbones.words import plain
from dragoman.read.tree import Parse, Sentence, Token

_UNIVERSAL = frozenset(["nsubj", "obj", "obl", "nmod", "case", "mark"])


class _Row(Tagged, frozen=True):
    """A word with the lemma and the offsets (in its line) that the pipeline gave."""

    lemma: str
    start: int
    end: int


class SpacyBackbone:
    """A spaCy pipeline installed as a package or saved in a folder."""

    def __init__(self, language: str, nlp: Any) -> None:
        self.language = language
        self._nlp = nlp

    @classmethod
    def load(cls, language: str, name: str) -> SpacyBackbone:
        """Load a pipeline by package name or path.

        Raises `ModelMissing` where it is not installed, or its parser does not write Universal
        Dependencies (as the English pipelines of spaCy's makers do not).
        """
        try:
            import spacy
        except ModuleNotFoundError as error:
            raise ModelMissing("spaCy is not installed: pip install 'dragoman[spacy]'") from error
        try:
            nlp = spacy.load(name)
        except OSError as error:
            raise ModelMissing(f"spaCy pipeline {name!r} is not installed: python -m spacy download {name}") from error
        labels = set(nlp.pipe_labels.get("parser", ()))
        if not _UNIVERSAL & labels - {"case", "mark", "nsubj"}:
            raise ModelMissing(
                f"spaCy pipeline {name!r} has no parser with Universal Dependencies labels: name another"
            )
        return cls(language, nlp)

    def parse(self, text: str) -> Parse:
        """Parse one document line by line."""
        lines = list(_lines(text))
        docs = self._nlp.pipe([_shown(line) for _, line in lines])
        return assemble(text, self.language, [(at, _spacy_rows(doc)) for (at, _), doc in zip(lines, docs, strict=True)])


class StanzaBackbone:
    """A Stanza pipeline; its models lie where Stanza keeps them."""

    def __init__(self, language: str, nlp: Any) -> None:
        self.language = language
        self._nlp = nlp

    @classmethod
    def load(cls, language: str, model: str) -> StanzaBackbone:
        """Load Stanza's pipeline for a language; raises `ModelMissing` with the way to install it."""
        how = f"pip install stanza && python -c \"import stanza; stanza.download('{model}')\""
        try:
            import stanza
        except ImportError as error:
            raise ModelMissing(f"Stanza is not installed: {how}") from error
        try:
            nlp = stanza.Pipeline(
                model, processors="tokenize,mwt,pos,lemma,depparse", download_method=None, verbose=False
            )
        except Exception as error:  # Stanza has no one error for a missing model
            raise ModelMissing(f"Stanza's model {model!r} cannot be loaded ({error}): {how}") from error
        return cls(language, nlp)

    def parse(self, text: str) -> Parse:
        """Parse one document line by line; contractions come joined, as the other backbones have them."""
        return assemble(text, self.language, [(at, _stanza_rows(self._nlp(_shown(line)))) for at, line in _lines(text)])


def assemble(text: str, language: str, lines: list[tuple[int, list[list[_Row]]]]) -> Parse:
    """One parse out of the sentences of each line; `at` is where the line starts in the text."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for at, divided in lines:
        for rows in divided:
            first = len(tokens)
            for row in rows:
                start, end = at + row.start, at + row.end
                tokens.append(
                    Token(
                        index=len(tokens),
                        start=start,
                        end=end,
                        text=text[start:end],
                        lemma=row.lemma,
                        upos=row.upos,
                        features=row.features,
                        head=first + row.head,
                        relation=row.relation,
                    )
                )
            sentences.append(Sentence(first=first, last=len(tokens) - 1))
    return Parse(text, language, tuple(tokens), tuple(sentences))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield at, line.rstrip("\r\n")
        at += len(line)


def _shown(line: str) -> str:
    """The line in typewriter characters, as long as it was: offsets found in it hold for the text."""
    return "".join(shown if len(shown := plain(character)) == 1 else character for character in line)


def _spacy_rows(doc: Any) -> list[list[_Row]]:
    found: list[list[_Row]] = []
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space]
        place = {token.i: number for number, token in enumerate(words)}
        rows = [_spacy_row(token, place, number) for number, token in enumerate(words)]
        if rows:
            found.append(rows)
    return found


def _spacy_row(token: Any, place: dict[int, int], number: int) -> _Row:
    """A spaCy token; what hangs under a space becomes a root, as does what spaCy calls one."""
    head = place.get(token.head.i, number)
    return _Row(
        upos=token.pos_ or "X",
        features=str(token.morph),
        head=head,
        relation="root" if head == number or token.dep_ in ("ROOT", "root") else token.dep_ or "dep",
        lemma=token.lemma_ or token.text,
        start=token.idx,
        end=token.idx + len(token.text),
    )


def _stanza_rows(document: Any) -> list[list[_Row]]:
    return [_stanza_sentence(sentence) for sentence in document.sentences]


def _stanza_sentence(sentence: Any) -> list[_Row]:
    """A word for every surface token: the first word of a contraction stands for the whole."""
    place: dict[int, int] = {}
    kept: list[tuple[Any, Any]] = []
    for token in sentence.tokens:
        for word in token.words:
            place[word.id] = len(kept)
        kept.append((token, token.words[0]))
    rows = []
    for number, (token, word) in enumerate(kept):
        head = place[word.head] if word.head else number
        relation = word.deprel if word.head and head != number else "root"
        rows.append(
            _Row(word.upos, word.feats or "", head, relation, word.lemma or word.text, token.start_char, token.end_char)
        )
    return rows
