"""Sentences that no one annotated, with what several parsers agree on: `python -m training.silver --texts DIR …`.

Takes plain text (`*.txt`) and folders with models, writes CoNLL-U. A word's head and relation are those that most of
the parsers give it; where they have no majority both are left open (`?`), and nothing is learned from them.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from dragoman.read.backbones.builtin import partial, show, split
from dragoman.read.backbones.neural import Neural
from dragoman.read.backbones.rows import Tagged
from training.treebank import OPEN, read_all

SHORTEST, LONGEST = 5, 60
# Below this share of words agreed upon a sentence is mostly a list, a table or another language.
LEAST = 0.8


def main() -> None:
    """Parse the texts with all parsers and write what they agree on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--parsers", type=Path, nargs="+", required=True, help="folders as `python -m training` writes")
    parser.add_argument("--known", type=Path, nargs="*", default=(), help="treebanks whose sentences are left out")
    parser.add_argument("--language", default="fr")
    parser.add_argument("--most", type=int, default=20000, help="how many sentences to keep, drawn by chance")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    known = {"".join(tree.words) for tree in read_all(options.known, options.language)}
    found = sentences(sorted(options.texts.glob("*.txt")), options.language, known)
    random.Random(1).shuffle(found)
    found = sorted(found[: options.most], key=len)
    parsed = [[trees[0] for trees in Neural.read(folder).tag(found)] for folder in options.parsers]
    kept = list(agreed(found, zip(*parsed, strict=True)))
    options.out.write_text("".join(kept), encoding="utf-8")
    print(f"{len(found)} sentences, {len(kept)} kept")


def sentences(files: Iterable[Path], language: str, known: set[str]) -> list[list[str]]:
    """The sentences of the files as the network sees them, each once, but for those known."""
    found: dict[str, list[str]] = {}
    for file in files:
        text = file.read_text(encoding="utf-8")
        for spans in split(text, language):
            written = [text[start:end] for start, end in spans]
            marks = partial(written)
            words = [word for word, _ in show([each for at, each in enumerate(written) if at not in marks], language)]
            key = "".join(words)
            if SHORTEST <= len(words) <= LONGEST and key not in known:
                found[key] = words
    return list(found.values())


def agreed(found: Sequence[Sequence[str]], parsed: Iterable[Sequence[Sequence[Tagged]]]) -> Iterator[str]:
    """CoNLL-U of the sentences whose parsers agree well enough."""
    for number, (words, trees) in enumerate(zip(found, parsed, strict=True)):
        rows = [vote([tree[at] for tree in trees]) for at in range(len(words))]
        roots = [at for at, row in enumerate(rows) if row.head == at]
        sure = sum(row.relation != OPEN for row in rows)
        if len(roots) == 1 and sure >= LEAST * len(words):
            yield conllu(f"silver-{number}", words, rows)


def vote(rows: Sequence[Tagged]) -> Tagged:
    """What most parsers say of a word; the first one's tag where they all differ."""
    (head, relation), count = Counter((row.head, row.relation) for row in rows).most_common(1)[0]
    features, alike = Counter(row.features for row in rows).most_common(1)[0]
    upos = Counter(row.upos for row in rows).most_common(1)[0][0]
    most = len(rows) // 2 + 1
    return Tagged(upos, features if alike >= most else OPEN, head, relation if count >= most else OPEN)


def conllu(name: str, words: Sequence[str], rows: Sequence[Tagged]) -> str:
    """One sentence in CoNLL-U; lemmas are not learned from it."""
    lines = [f"# sent_id = {name}"]
    for at, (word, row) in enumerate(zip(words, rows, strict=True)):
        head = 0 if row.head == at else row.head + 1
        columns = (at + 1, word, "_", row.upos, "_", row.features or "_", head, row.relation, "_", "_")
        lines.append("\t".join(map(str, columns)))
    return "\n".join(lines) + "\n\n"


if __name__ == "__main__":
    main()
