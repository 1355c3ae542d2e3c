"""Pages and texts made to hang a parser: each ends soon, with text or with an error."""

from __future__ import annotations

import time

import pytest

from dragoman.errors import Unreadable
from dragoman.ingest import read_bytes

P = "<p>L’Orsanie a fermé le col à la Valdrie, a annoncé jeudi à Belmara le ministère des Transports.</p>"

HOSTILE = {
    "deep.html": f"<html><body><article>{'<div>' * 50_000}{P * 5}</article>",
    "inline.html": f"<html><body>{'<b><i>' * 20_000}{P * 5}",
    "attribute.html": f"<html><body><article class='{'a ' * 500_000}'>{P * 5}</article>",
    "attributes.html": f"<html><body><article {' '.join(f'a{i}=1' for i in range(50_000))}>{P * 5}</article>",
    "entities.html": f"<html><body><p>{'&amp;&eacute;&#0;' * 50_000}</p>{P}",
    "laughs.html": '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
    + P
    + "<p>&c;</p>",
    "script.html": f"<script>{'var a = 1; <p>x</p>' * 50_000}</script>{P * 5}",
    "paragraphs.html": f"<html><body>{'<p>x</p>' * 40_000}{P}",
    "elements.html": f"<html><body>{'<p>' * 400_000}{P}",
    "tables.html": f"<html><body>{'<table><tr><td>' * 2_000}{P}",
    "open.html": f"{P * 3}{'<' * 300_000}",
    "linked.html": f'<script type="application/ld+json">{"[" * 50_000}</script>{P * 3}',
    "linked2.html": f'<script type="application/ld+json">{"{" + chr(34) + "a" + chr(34) + ":"}' * 500
    + f"</script>{P * 3}",
    "entity.html": '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><html><body><p>&f; ' + P,
    "labels.txt": "Lire aussi :\n" * 20_000 + "Une phrase.",
    "tags.txt": "Tags\n" * 20_000 + "Une phrase qui finit ici, et bien, hier soir.",
    "dots.txt": ". " * 300_000 + "é",
    "stars.md": "*a" * 200_000,
    "brackets.md": "é" + "![" * 200_000,
    "comments.md": "a-->" + "<!--" * 200_000,
    "yaml.md": f"---\ntitle: {'[' * 30_000}\n---\nUne phrase.",
    "newlines.txt": "\r\n" * 300_000 + "Une phrase.",
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_it_ends(name: str) -> None:
    began = time.process_time()
    try:
        text = read_bytes(name, HOSTILE[name].encode()).text
    except Unreadable as error:
        text = str(error)
    assert time.process_time() - began < 8
    assert "root:" not in text


def test_script_and_style_are_no_text() -> None:
    script = "<script>let secret = 'x'</script>"
    markup = f"<html><head><style>p {{ color: red }}</style></head><body>{P}{script}{P}{P}</body></html>"
    text = read_bytes("a.html", markup.encode()).text
    assert "secret" not in text
    assert "color" not in text
