"""From a document's text to its parse.

Takes text, gives a `Parse`: words with their offsets in the untouched text, sentences, and a
Universal Dependencies tree over each. A line is never joined to the next, so a headline without a
full stop is a sentence of its own. A document is parsed alone: what stands beside it in a batch or
a folder cannot change its parse. Nothing is downloaded.

A backbone is named: `builtin` (the models that come with Dragoman), `spacy:<package>` (a spaCy
pipeline with Universal Dependencies labels) or `stanza:<language>`.
"""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from pathlib import Path
from typing import Protocol

from dragoman.errors import ModelMissing, Unsupported
from dragoman.read.tree import Parse

MODELS = Path(__file__).parent.parent / "data" / "models"
LANGUAGES = ("en", "fr")
BUILTIN = "builtin"


class Backbone(Protocol):
    """Whatever can parse one language."""

    language: str

    def parse(self, text: str) -> Parse:
        """The words, sentences and trees of one document."""
        ...


@lru_cache(maxsize=8)
def load(language: str, name: str = BUILTIN) -> Backbone:
    """The backbone of a language (`fr`, `en`), loaded once.

    Raises `Unsupported` for a language or a kind of backbone that Dragoman does not know, and
    `ModelMissing`, with the way to install it, when the model is not there or cannot serve.
    """
    kind, model = _known(language, name)
    if kind == "spacy":
        from dragoman.read.backbones.other import SpacyBackbone

        return SpacyBackbone.load(language, model)
    if kind == "stanza":
        from dragoman.read.backbones.other import StanzaBackbone

        return StanzaBackbone.load(language, model or language)
    return _builtin(language)


def version(language: str, name: str) -> str:
    """The name with the versions of what is installed under it, as far as packages tell; loads nothing.

    Raises `Unsupported` as `load` does.
    """
    kind, model = _known(language, name)
    found = [name]
    for package in (kind, model):
        with suppress(PackageNotFoundError, ValueError):
            found.append(installed(package))
    return "-".join(found)


def _known(language: str, name: str) -> tuple[str, str]:
    """The kind of backbone and the model of it."""
    if language not in LANGUAGES:
        raise Unsupported(f"no parser for language {language!r}: Dragoman reads {', '.join(LANGUAGES)}")
    kind, _, model = name.partition(":")
    if kind not in (BUILTIN, "spacy", "stanza") or (kind == "spacy" and not model):
        raise Unsupported(f"unknown parser {name!r}: use builtin, spacy:<package or folder> or stanza:<language>")
    return kind, model


def _builtin(language: str) -> Backbone:
    from dragoman.read.backbones.builtin import Builtin

    folder = MODELS / language
    if not (folder / "lemmas.bin").exists():
        raise ModelMissing(f"the {language} model is not in {folder}: run `make models`, or reinstall dragoman")
    return Builtin.read(folder, language)
