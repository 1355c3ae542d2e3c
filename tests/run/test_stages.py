"""The stages know which version they are: what they gave is kept by it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import DataError, ModelMissing, Unsupported
from dragoman.lexicon.actors import load
from dragoman.model import Document
from dragoman.read.pipeline import reader
from dragoman.run.stages import standard
from dragoman.settings import Settings


def test_versions_are_stable_and_their_own() -> None:
    one, two = standard(Settings()), standard(Settings())
    assert (one.reader(), one.deriver()) == (two.reader(), two.deriver())
    assert one.reader() != one.deriver()


def test_actors_of_the_user_make_another_reader(tmp_path: Path) -> None:
    actors = tmp_path / "actors.yml"
    versions = {standard(Settings()).reader()}
    for name in ("Orsania", "Valdria"):
        actors.write_text(f"states: [{{code: XOR, en: {{names: [{name}]}}}}]")
        versions.add(standard(Settings(actors=actors)).reader())
    assert len(versions) == 3


def test_actors_of_the_user_make_one_reader_for_all_documents(tmp_path: Path) -> None:
    file = tmp_path / "actors.yml"
    file.write_text("states: [{code: XOR, en: {names: [Orsania]}}]")
    own = load().with_file(file)
    assert reader("en", gazetteer=own) is reader("en", gazetteer=own) is not reader("en")


@pytest.mark.parametrize("written", ["states: [", "nonsense: 1", "\x00"])
def test_malformed_actors_are_one_line(tmp_path: Path, written: str) -> None:
    actors = tmp_path / "actors.yml"
    actors.write_text(written)
    with pytest.raises(DataError, match="cannot be read"):
        standard(Settings(actors=tmp_path / "absent.yml")).reader()
    read = standard(Settings(actors=actors)).read
    with pytest.raises(DataError) as raised:
        read(Document(name="a.txt", text="Nothing.", language="en"))
    assert str(actors) in str(raised.value)
    assert "\n" not in str(raised.value)


PARIS = Document(name="a.txt", text="Paris expulse un diplomate.", language="fr")


def test_another_parser_makes_another_reader_of_its_language() -> None:
    stages = standard(Settings(parsers=(("en", "spacy:none"),)))
    assert stages.reader() != standard(Settings()).reader()
    assert stages.read(PARIS) == standard(Settings()).read(PARIS)


def test_a_parser_that_is_not_there_is_one_line() -> None:
    with pytest.raises(ModelMissing, match="spaCy pipeline 'none' is not installed"):
        standard(Settings(parsers=(("fr", "spacy:none"),))).read(PARIS)
    for wrong in (("fr", "other:x"), ("fr", "spacy:"), ("de", "spacy:x")):
        with pytest.raises(Unsupported):
            standard(Settings(parsers=(wrong,))).reader()
