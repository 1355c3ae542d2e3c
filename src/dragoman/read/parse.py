"""From a document's text to its parse.

Takes text, gives a `Parse`: words with their offsets in the untouched text, sentences, and a
Universal Dependencies tree over each. A line is never joined to the next, so a headline without a
full stop is a sentence of its own. A document is parsed alone: what stands beside it in a batch or
a folder cannot change its parse. Nothing is downloaded.

A backbone is named: `builtin` (the models that come with Dragoman), `spacy:<package>` (a spaCy
pipeline with Universal Dependencies labels) or `stanza:<language>`.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Protocol

from dragoman.errors import ModelMissing, Unsupported
from dragoman.read.tree import Parse

MODELS = Path(__file__).parent.parent / "data" / "models"
LANGUAGES = ("en", "fr")


class Backbone(Protocol):
    """Whatever can parse one language."""

    language: str

    def parse(self, text: str) -> Parse:
        """The words, sentences and trees of one document."""
        ...


@lru_cache(maxsize=8)
def load(language: str, name: str = "builtin") -> Backbone:
    """The backbone of a language (`fr`, `en`), loaded once.

    Raises `Unsupported` for a language or a kind of backbone that Dragoman does not know, and
    `ModelMissing`, with the way to install it, when the model is not there.
    """
    if language not in LANGUAGES:
        raise Unsupported(f"no parser for language {language!r}: Dragoman reads {', '.join(LANGUAGES)}")
    kind, _, model = name.partition(":")
    if kind == "builtin":
        return _builtin(language)
    if kind == "spacy":
        from dragoman.read.backbones.other import SpacyBackbone

        return SpacyBackbone.load(language, model)
    if kind == "stanza":
        from dragoman.read.backbones.other import StanzaBackbone

        return StanzaBackbone.load(language, model or language)
    raise Unsupported(f"unknown backbone {name!r}: use builtin, spacy:<package> or stanza:<language>")


def _builtin(language: str) -> Backbone:
    from dragoman.read.backbones.builtin import Builtin

    folder = MODELS / language
    if not (folder / "lemmas.bin").exists():
        raise ModelMissing(f"the {language} model is not in {folder}: run `make models`, or reinstall dragoman")
    return Builtin.read(folder, language)
