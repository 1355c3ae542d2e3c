"""Treebanks in CoNLL-U, read into the surface tokens and the relations that Dragoman uses.

Takes CoNLL-U text, gives `Tree` values: one per sentence, multiword contractions joined again
(« du » is one token), relations collapsed to one set for every language. Never changes a file.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.read.backbones.words import listed

KEPT = listed("nsubj:pass aux:pass acl:relcl obl:agent nmod:poss expl:subj expl:pass expl:pv compound:prt")
OPEN = "?"
"""What stands for a relation, or features, that nobody says."""

RENAMED = {"expl:comp": "expl:pv", "nmod:desc": "compound", "csubj:pass": "csubj"}


@dataclass
class Tree:
    """One sentence: parallel lists, heads as positions in the lists (the root's head is itself)."""

    words: list[str]
    spaces: list[bool]
    lemmas: list[str]
    upos: list[str]
    features: list[str]
    heads: list[int]
    relations: list[str]
    name: str = ""
    opens_paragraph: bool = False
    comments: list[str] = field(default_factory=list)
    ends: tuple[int, ...] = ()
    """Last words of the sentences inside, where the tree is several joined (`training.joining`)."""

    def __len__(self) -> int:
        return len(self.words)

    @property
    def text(self) -> str:
        """The sentence as it was written."""
        return "".join(w + (" " if s else "") for w, s in zip(self.words, self.spaces, strict=True)).rstrip()


def relation(written: str, language: str) -> str:
    """A treebank's relation in the project's set: subtypes dropped but for those in `KEPT`.

    English has one `expl`, always in the subject's place; it is written as French writes it.
    """
    if language == "en" and written == "expl":
        return "expl:subj"
    written = RENAMED.get(written, written)
    return written if written in KEPT else written.partition(":")[0]


def read(path: Path, language: str) -> list[Tree]:
    """All sentences of a CoNLL-U file, in order."""
    from training.scheme import settle

    trees = (_tree(block, language) for block in _blocks(path))
    return [settle(tree, language) for tree in trees if tree is not None]


def find(name: str, *folders: Path) -> Path | None:
    """The file of a treebank, plain or packed, in the first folder that has it."""
    for folder in folders:
        for ending in (".conllu", ".conllu.xz"):
            if (folder / (name + ending)).exists():
                return folder / (name + ending)
    return None


def read_all(paths: Iterable[Path], language: str) -> list[Tree]:
    """All sentences of several files."""
    return [tree for path in paths for tree in read(path, language)]


def _blocks(path: Path) -> Iterator[list[str]]:
    block: list[str] = []
    opened = lzma.open if path.suffix == ".xz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line:
                block.append(line)
            elif block:
                yield block
                block = []
    if block:
        yield block


def _tree(block: list[str], language: str) -> Tree | None:
    rows: list[list[str]] = []
    spans: list[tuple[int, int, str, str]] = []
    comments = [line for line in block if line.startswith("#")]
    for line in block:
        if line.startswith("#"):
            continue
        columns = line.split("\t")
        if "." in columns[0]:
            continue
        if "-" in columns[0]:
            first, last = columns[0].split("-")
            spans.append((int(first) - 1, int(last) - 1, columns[1], columns[9]))
        else:
            rows.append(columns)
    if not rows:
        return None
    tree = Tree(
        words=[row[1].replace(" ", "\u00a0") for row in rows],
        spaces=["SpaceAfter=No" not in row[9] for row in rows],
        lemmas=[row[2] for row in rows],
        upos=[row[3] for row in rows],
        features=[row[5] for row in rows],
        heads=[int(row[6]) - 1 if row[6] != "0" else at for at, row in enumerate(rows)],
        relations=[relation(row[7], language) for row in rows],
        comments=comments,
    )
    for comment in comments:
        if comment.startswith("# sent_id = "):
            tree.name = comment[len("# sent_id = ") :]
        if comment.startswith(("# newpar", "# newdoc")):
            tree.opens_paragraph = True
    return _join(tree, spans)


def _join(tree: Tree, spans: list[tuple[int, int, str, str]]) -> Tree:
    """Give multiword tokens their surface: split where the parts spell the whole, joined otherwise."""
    gone: dict[int, int] = {}
    for first, last, surface, misc in spans:
        space = "SpaceAfter=No" not in misc
        parts = range(first, last + 1)
        if "".join(tree.words[at] for at in parts) == surface:
            for at in parts:
                tree.spaces[at] = False
            tree.spaces[last] = space
            continue
        keep = _heading(tree, parts)
        tree.words[keep] = surface
        tree.spaces[keep] = space
        gone.update({at: keep for at in parts if at != keep})
    return _without(tree, gone) if gone else tree


def _heading(tree: Tree, parts: range) -> int:
    """The part that stands for the whole: the one that no other part governs (« de » of « du »)."""
    outside = [at for at in parts if tree.heads[at] not in parts or tree.heads[at] == at]
    return outside[0] if outside else parts[0]


def _without(tree: Tree, gone: dict[int, int]) -> Tree:
    kept = [at for at in range(len(tree)) if at not in gone]
    place = {at: number for number, at in enumerate(kept)}
    heads = [place[gone.get(tree.heads[at], tree.heads[at])] for at in kept]
    return Tree(
        words=[tree.words[at] for at in kept],
        spaces=[tree.spaces[at] for at in kept],
        lemmas=[tree.lemmas[at] for at in kept],
        upos=[tree.upos[at] for at in kept],
        features=[tree.features[at] for at in kept],
        heads=heads,
        relations=[tree.relations[at] for at in kept],
        name=tree.name,
        opens_paragraph=tree.opens_paragraph,
        comments=tree.comments,
    )
