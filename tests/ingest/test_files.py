"""Files and folders, and what stands beside them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dragoman.errors import Unreadable, Unsupported
from dragoman.ingest import Issue, read_path
from dragoman.model import Document

BODY = "La Valdrie a rappelé son ambassadeur, a annoncé mercredi le ministère. Il doit rentrer samedi."
PAGE = f"<html><body><article><p>{BODY}</p><p>{BODY}</p></article></body></html>"


def read(path: Path) -> tuple[dict[str, Document], dict[str, list[str]]]:
    """The documents by name, and the messages by name."""
    documents: dict[str, Document] = {}
    issues: dict[str, list[str]] = {}
    for each in read_path(path):
        if isinstance(each, Issue):
            issues.setdefault(each.name, []).append(each.message)
        else:
            documents[each.name] = each
    return documents, issues


def test_a_folder_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "Z.TXT", "sous/dossier/c.html", "sous/b.htm", "a.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE if ".h" in name else BODY, encoding="utf-8")
    names = [each.name for each in read_path(tmp_path)]
    assert names == ["Z.TXT", "a.md", "a.txt", "b.txt", "sous/b.htm", "sous/dossier/c.html"]
    assert list(read_path(tmp_path)) == list(read_path(tmp_path))


def test_hidden_and_foreign_files_are_passed_over(tmp_path: Path) -> None:
    for name in (".a.txt", ".git/b.txt", "expected.yml", "d.json", "README.md", "photo.png", "a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(BODY, encoding="utf-8")
    assert [each.name for each in read_path(tmp_path)] == ["a.txt"]


def test_a_document_in_another_format_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    _, issues = read(tmp_path)
    assert issues["a.pdf"][0].startswith("not a format that is read")


def test_one_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    documents, issues = read(tmp_path / "a.txt")
    assert documents["a.txt"].text == BODY
    assert not issues


def test_a_sidecar(tmp_path: Path) -> None:
    (tmp_path / "d1.txt").write_text(BODY, encoding="utf-8")
    values = {"url": "https://c.example/a", "outlet": "Le Courrier", "published": "2025-05-07T10:30:00+02:00"}
    (tmp_path / "d1.json").write_text(
        json.dumps({**values, "language": "fr", "title": "T", "more": 1}), encoding="utf-8"
    )
    documents, issues = read(tmp_path)
    d1 = documents["d1.txt"]
    assert (d1.url, d1.outlet, d1.published) == tuple(values.values())
    assert (d1.language, d1.title, d1.date_source) == ("fr", "T", "given")
    assert not issues


def test_a_sidecar_with_the_whole_name_comes_first(tmp_path: Path) -> None:
    (tmp_path / "d.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "d.json").write_text('{"outlet": "A"}', encoding="utf-8")
    (tmp_path / "d.txt.json").write_text('{"outlet": "B"}', encoding="utf-8-sig")
    assert read(tmp_path)[0]["d.txt"].outlet == "B"


@pytest.mark.parametrize(
    ("sidecar", "message"),
    [
        ("{", "the .json file beside it is not JSON"),
        ("", "the .json file beside it is not JSON"),
        ("[" * 50_000, "the .json file beside it is not JSON"),
        ("[1]", "must hold one JSON object"),
        ('{"published": "7 mai 2025"}', "its published “7 mai 2025” was left out: give an ISO date"),
        ('{"published": "2025-13-01"}', "its published “2025-13-01” was left out"),
        ('{"published": 20250507}', "its published “20250507” was left out"),
        ('{"published": "2025-05-07T99:00"}', "was left out"),
        ('{"url": "javascript:alert(1)"}', "its url “javascript:alert(1)” was left out: give an http"),
        ('{"language": "français, je crois"}', "its language"),
        ('{"outlet": {"name": "A"}}', "its outlet “dict” was left out"),
        ('{"title": "\\ud800"}', ""),
        ('{"agencies": [1]}', "its agencies"),
    ],
)
def test_a_bad_sidecar_is_said_and_the_text_is_read(tmp_path: Path, sidecar: str, message: str) -> None:
    (tmp_path / "d1.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "d1.json").write_text(sidecar, encoding="utf-8")
    found = list(read_path(tmp_path))
    assert isinstance(found[0], Document)
    assert (found[0].text, found[0].published) == (BODY, None)
    assert isinstance(found[1], Issue)
    assert found[1].name == "d1.txt"
    assert message in found[1].message
    assert "\n" not in found[1].message


def test_bad_files_stop_nothing(tmp_path: Path) -> None:
    (tmp_path / "a-empty.txt").write_bytes(b"")
    (tmp_path / "b-blank.txt").write_bytes(b"\xef\xbb\xbf \n")
    (tmp_path / "c-binary.txt").write_bytes(bytes(range(256)) * 10)
    (tmp_path / "d-page.html").write_text("<html><div><p></html", encoding="utf-8")
    (tmp_path / "e-latin.txt").write_bytes(BODY.encode("cp1252"))
    (tmp_path / "f.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "g.txt").symlink_to(tmp_path / "g.txt")
    (tmp_path / "h.txt").mkdir()
    os.mkfifo(tmp_path / "i.txt")
    (tmp_path / "z.txt").write_text(BODY, encoding="utf-8")
    documents, issues = read(tmp_path)
    assert {name: each.text for name, each in documents.items()} == {"e-latin.txt": BODY, "z.txt": BODY}
    assert sorted(issues) == ["a-empty.txt", "b-blank.txt", "c-binary.txt", "d-page.html", "f.txt", "g.txt", "i.txt"]
    assert all("\n" not in message and message for messages in issues.values() for message in messages)


def test_a_huge_file_is_refused_without_reading_it(tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(50_000_000)
    began = time.perf_counter()
    _, issues = read(tmp_path)
    assert time.perf_counter() - began < 0.5
    assert "over 10 MB" in issues["huge.txt"][0]


def test_a_refusal_of_the_system_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    really = os.scandir

    def scandir(path: Path) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied")
        return really(path)

    def refuse(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", scandir)
    monkeypatch.setattr(os, "open", refuse)
    documents, issues = read(tmp_path)
    monkeypatch.undo()
    assert not documents
    assert issues == {"a.txt": ["permission denied"], "closed/": ["the folder was not read: permission denied"]}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_what_may_not_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "closed").mkdir(mode=0)
    (tmp_path / "b.txt").write_text(BODY, encoding="utf-8")
    documents, issues = read(tmp_path)
    (tmp_path / "closed").chmod(0o700)
    assert list(documents) == ["b.txt"]
    assert issues == {"a.txt": ["permission denied"], "closed/": ["the folder was not read: permission denied"]}


def test_links_do_not_lead_in_circles(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "in" / "up").symlink_to(tmp_path)
    (tmp_path / "also").symlink_to(tmp_path / "in")
    documents, issues = read(tmp_path)
    assert list(documents) == ["in/a.txt"]
    assert sorted(issues) == ["also", "in/up"]


def test_a_linked_folder_elsewhere_is_read(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "link").symlink_to(tmp_path / "elsewhere")
    assert [each.name for each in read_path(tmp_path / "here")] == ["link/a.txt"]


def test_a_name_that_is_no_utf_8(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(BODY, encoding="utf-8")
    assert [each.name for each in read_path(tmp_path)] == ["caf\ufffd.txt"]


def test_an_empty_folder(tmp_path: Path) -> None:
    assert list(read_path(tmp_path)) == []


def test_a_path_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="no such file or directory; check the path"):
        read_path(tmp_path / "nothing.txt")
    with pytest.raises(Unreadable, match="no path"):
        read_path(Path("a\0b"))


def test_a_single_file_of_another_format(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"x")
    with pytest.raises(Unsupported, match="not a format that is read"):
        read_path(tmp_path / "a.docx")


def test_plain_text_needs_no_parser_of_pages_and_no_model(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "\n".join(
            [BODY, "Les autorités des deux pays ont dit, dans une note sur la frontière, qui est fermée, leur colère."]
            * 3
        ),
        encoding="utf-8",
    )
    code = (
        "import sys, pathlib; from dragoman.ingest import read_path; d = list(read_path(pathlib.Path(sys.argv[1])))[0];"
        "assert d.language == 'fr';"
        "print([m for m in ('lxml', 'trafilatura', 'htmldate', 'py3langid', 'numpy', 'httpx2') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
