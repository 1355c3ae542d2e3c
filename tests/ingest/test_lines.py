"""Single lines: furniture, stamps, credits."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from dragoman.errors import DataError
from dragoman.ingest import agencies, furniture, headers, languages
from dragoman.lexicon import pages

FOLDER = Path(__file__).parent.parent / "cases" / "ingest"


def cases(name: str) -> list[Any]:
    """All cases of one sort, French and English."""
    found: list[Any] = []
    for language in ("fr", "en"):
        found += yaml.safe_load((FOLDER / f"{language}.yml").read_text(encoding="utf-8"))[name]
    return found


@pytest.mark.parametrize("line", cases("furniture"))
def test_furniture_is_cut(line: str) -> None:
    assert furniture.is_furniture(line)


@pytest.mark.parametrize("line", cases("prose"))
def test_prose_stays(line: str) -> None:
    assert not furniture.is_furniture(line)


@pytest.mark.parametrize(("line", "date"), cases("stamps"))
def test_stamp(line: str, date: str | None) -> None:
    assert headers.stamp_of(line) == date


@pytest.mark.parametrize(("line", "names"), cases("bylines"))
def test_byline(line: str, names: list[str]) -> None:
    assert agencies.of_byline(line) == tuple(names)


@pytest.mark.parametrize(("line", "names"), cases("datelines"))
def test_dateline(line: str, names: list[str]) -> None:
    assert agencies.of_dateline(line) == tuple(names)


@pytest.mark.parametrize(("line", "names"), cases("endings"))
def test_ending(line: str, names: list[str]) -> None:
    found: Any = {*agencies.of_end(["Une phrase.", line]), *agencies.of_marks(line)}
    assert sorted(found) == names


@pytest.mark.parametrize(("text", "code"), cases("languages"))
def test_language(text: str, code: str) -> None:
    assert languages.language_of(text) == code


def test_every_agency_is_found_by_each_of_its_names() -> None:
    for agency in pages.agencies():
        for name in (agency.name, *agency.aliases):
            assert agencies.of_author(name) == (agency.name,), name


@pytest.mark.parametrize(
    ("content", "message"), [("- name: [", "not YAML"), ("- {names: X}", "missing required field")]
)
def test_a_malformed_list_is_said(content: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "agencies.yml").write_text(content, encoding="utf-8")
    monkeypatch.setattr(pages, "FOLDER", tmp_path)
    with pytest.raises(DataError, match=message):
        pages.agencies.__wrapped__()


def test_no_name_belongs_to_two_agencies() -> None:
    names = [name for agency in pages.agencies() for name in (agency.name, *agency.aliases)]
    assert len(names) == len(set(names))
