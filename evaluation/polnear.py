"""Who says it, against PolNeAR: attributions of political news, each with its cue, source and content.

Takes a part of the corpus, a folder with `text/` and `attributions/`, and prints a table; changes nothing. The corpus
(Newell et al., LREC 2018) is not part of the project and carries no licence for its texts: it is only measured on.

    python -m evaluation.polnear PolNeAR/data/dev [--show missed|beyond] [--agreement]

- The corpus annotates more than reporting: attitudes, intentions, decrees and perceptions count as attributions. So
  recall over all of them is bounded by design. The second table keeps to attributions whose content holds quotation
  marks, on either side: what everybody would call reporting, told by the text and by no list of ours.
- Attributions are paired one to one where their cues share a word, those that share most first.
- *cue*: the pair is there. *source*: there, and the sources share a word that is no article; where only one has a
  source, it is missed or beyond. *content*: there, and the contents share at least half of the characters they cover.
- *exact* asks for the same characters, punctuation at the edges aside. The corpus puts auxiliaries and what belongs to
  the manner of saying into the cue ("has repeatedly said in interviews"); the reader's cue is the verb.
- The corpus marks no attribution within the content of another, so those given there are left out as well.
- The few attributions marked without a cue are left out.
- Texts that several annotators read count once, by the first in the order of names; `--agreement` measures the
  annotators against one another by these same rules: more than that cannot be asked for.

The baseline knows eleven reporting verbs, "according to" and quotation marks; its source is the name or pronoun nearest
to the cue in the sentence, its content the nearest quotation, else the rest of the sentence.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import permutations
from pathlib import Path
from typing import NamedTuple

from dragoman.model import Document
from dragoman.read.pipeline import attributions
from evaluation.coding import Counts

Stretch = tuple[int, int]

_SPAN = re.compile(r"(T\d+)\t(Source|Cue|Content)\S* (\d+ \d+(?:;\d+ \d+)*)\t")
_RELATION = re.compile(r"E\d+\tAttribution\S* (.*\bCue:.+)")
_ARTICLES = frozenset({"the", "a", "an"})
_MARKS = frozenset('"“”')


class Said(NamedTuple):
    """One attribution: offsets of its cue, of its source if it has one, and of its content."""

    cue: Stretch
    source: Stretch | None
    content: tuple[Stretch, ...]


class Text(NamedTuple):
    """An article and what each of its annotators marked."""

    name: str
    text: str
    annotations: tuple[tuple[Said, ...], ...]


class Score(NamedTuple):
    """Cue, source and content, loosely and exactly."""

    cue: Counts = Counts()
    cue_exact: Counts = Counts()
    source: Counts = Counts()
    source_exact: Counts = Counts()
    content: Counts = Counts()

    def plus(self, other: Score) -> Score:
        """The sums of both."""
        return Score(*(one.plus(two) for one, two in zip(self, other, strict=True)))


# The corpus


def load(folder: Path) -> list[Text]:
    """The articles of a part of the corpus, in the order of their names."""
    marked: dict[str, list[Path]] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        marked.setdefault(path.stem.rpartition("_")[0], []).append(path)
    return [
        Text(name, (folder / "text" / f"{name}.txt").read_bytes().decode("utf-8"), tuple(map(_annotation, paths)))
        for name, paths in marked.items()
    ]


def _annotation(path: Path) -> tuple[Said, ...]:
    """The attributions of one file: spans (`T…`), and what they make up (`E…`)."""
    written = path.read_text(encoding="utf-8").split("\n")
    spans = {
        found[1]: tuple((int(start), int(end)) for start, end in (piece.split() for piece in found[3].split(";")))
        for found in map(_SPAN.match, written)
        if found
    }
    said = [_said(found[1], spans) for found in map(_RELATION.match, written) if found]
    return tuple(sorted(said, key=lambda each: (each.cue, each.source or each.cue)))


def _said(written: str, spans: dict[str, tuple[Stretch, ...]]) -> Said:
    parts = dict(part.split(":") for part in written.split())
    content = tuple(piece for role, name in parts.items() if role.startswith("Content") for piece in spans[name])
    source = spans[parts["Source"]] if "Source" in parts else ()
    return Said(_whole(spans[parts["Cue"]]), _whole(source) if source else None, content)


def _whole(pieces: Sequence[Stretch]) -> Stretch:
    return pieces[0][0], pieces[-1][1]


# Two ways to find attributions


def read(text: str) -> tuple[Said, ...]:
    """What the reader finds."""
    found = attributions(Document(name="article", text=text, language="en"))
    return tuple(
        Said(
            (each.cue.start, each.cue.end),
            (each.source.start, each.source.end) if each.source else None,
            tuple((piece.start, piece.end) for piece in each.content),
        )
        for each in found
    )


_CUE = re.compile(
    r"\b(?:said|says?|saying|told|asked|added|announced|wrote|claimed|reported|stated|warned|argued|according to)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"\b(?:he|she|they|He|She|They)\b|\b[A-Z][\w’'.-]*(?: (?:of |the )?[A-Z][\w’'.-]*)*")
_QUOTE = re.compile(r'[“"][^“”"\n]{2,}[”"]')
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?][”\"’]?(?=\s)|$)", re.MULTILINE)


def baseline(text: str) -> tuple[Said, ...]:
    """Reporting verbs of a short list, the nearest name, the nearest quotation."""
    return tuple(
        _nearby(sentence, cue) for sentence in _SENTENCE.finditer(text) for cue in _CUE.finditer(text, *sentence.span())
    )


def _nearby(sentence: re.Match[str], cue: re.Match[str]) -> Said:
    text, (start, end) = sentence.string, cue.span()
    quotes = [each.span() for each in _QUOTE.finditer(text, *sentence.span())]
    names = [
        each.span()
        for each in _NAME.finditer(text, *sentence.span())
        if not any(quote[0] <= each.start() < quote[1] for quote in quotes)
    ]
    source = min(names, key=lambda name: max(name[0] - end, start - name[1]), default=None)
    quote = min(quotes, key=lambda each: max(each[0] - end, start - each[1]), default=None)
    rest = (sentence.start(), start) if start - sentence.start() > sentence.end() - end else (end, sentence.end())
    return Said((start, end), source, (quote or rest,))


# Comparing


def compare(text: str, gold: Sequence[Said], given: Sequence[Said]) -> Score:
    """Two sets of attributions of one text."""
    pairs = pair(text, gold, given)
    both = [(one, other) for one, other in pairs if one.source and other.source]
    sides = sum(each.source is not None for each in gold), sum(each.source is not None for each in given)
    total = len(gold), len(given)
    return Score(
        cue=Counts(*total, len(pairs)),
        cue_exact=Counts(*total, sum(_same(text, one.cue, other.cue) for one, other in pairs)),
        source=Counts(*sides, sum(_share(text, one.source, other.source) > 0 for one, other in both)),
        source_exact=Counts(*sides, sum(_same(text, one.source, other.source) for one, other in both)),
        content=Counts(*total, sum(_covers(one.content, other.content) for one, other in pairs)),
    )


def pair(text: str, gold: Sequence[Said], given: Sequence[Said]) -> list[tuple[Said, Said]]:
    """Attributions whose cues share a word, one to one, those first that share most, then those with one source."""
    scored = sorted(
        (-shared, -_share(text, one.source, other.source), left, right)
        for left, one in enumerate(gold)
        for right, other in enumerate(given)
        if (shared := _share(text, one.cue, other.cue))
    )
    lefts: dict[int, int] = {}
    for _, _, left, right in scored:
        if left not in lefts and right not in lefts.values():
            lefts[left] = right
    return [(gold[left], given[right]) for left, right in sorted(lefts.items())]


def _share(text: str, one: Stretch | None, other: Stretch | None) -> int:
    """How many words that are no article two stretches share."""
    if one is None or other is None:
        return 0
    words = re.findall(r"[^\W_]+|:", text[max(one[0], other[0]) : min(one[1], other[1])])
    return sum(word.lower() not in _ARTICLES for word in words)


def _same(text: str, one: Stretch | None, other: Stretch | None) -> bool:
    return one is not None and other is not None and _bare(text, one) == _bare(text, other)


def _bare(text: str, stretch: Stretch) -> Stretch:
    words = list(re.finditer(r"[^\W_]+", text[slice(*stretch)]))
    return (stretch[0] + words[0].start(), stretch[0] + words[-1].end()) if words else stretch


def _covers(one: Iterable[Stretch], other: Iterable[Stretch]) -> bool:
    """Whether two contents share half of the characters they cover."""
    first, second = ({at for piece in each for at in range(*piece)} for each in (one, other))
    return 2 * len(first & second) >= len(first | second) > 0


def outermost(found: Sequence[Said]) -> list[Said]:
    """The attributions whose cue does not stand in the content of another."""
    return [
        each
        for each in found
        if not any(a <= each.cue[0] < b for other in found if other is not each for a, b in other.content)
    ]


def quoting(text: str, found: Iterable[Said]) -> list[Said]:
    """The attributions whose content holds quotation marks."""
    return [each for each in found if any(_MARKS & set(text[max(a - 1, 0) : b + 1]) for a, b in each.content)]


def score(texts: Iterable[Text], find: Callable[[str], Sequence[Said]]) -> tuple[Score, Score]:
    """All attributions, and those with quotation marks on either side."""
    whole = quoted = Score()
    for each in texts:
        gold, given = each.annotations[0], outermost(find(each.text))
        whole = whole.plus(compare(each.text, gold, given))
        quoted = quoted.plus(compare(each.text, *_quoting(each.text, gold, given)))
    return whole, quoted


def _quoting(text: str, gold: Sequence[Said], given: Sequence[Said]) -> tuple[list[Said], list[Said]]:
    """Those that quote, and what they are paired with: a quotation cut short is no other attribution."""
    ours, theirs = quoting(text, gold), quoting(text, given)
    pairs = pair(text, gold, given)
    return ours, [*theirs, *(b for a, b in pairs if a in ours and b not in theirs)]


def agreement(texts: Iterable[Text]) -> Score:
    """The annotators of a text against one another."""
    total = Score()
    for each in texts:
        for one, other in permutations(each.annotations, 2):
            total = total.plus(compare(each.text, one, other))
    return total


# Showing


def lines(texts: Iterable[Text], which: str) -> Iterator[str]:
    """What was missed, or given beyond the corpus: cue, source, sentence."""
    for each in texts:
        gold, given = each.annotations[0], outermost(read(each.text))
        pairs = pair(each.text, gold, given)
        met = {said for said, _ in pairs} if which == "missed" else {said for _, said in pairs}
        for said in gold if which == "missed" else given:
            if said not in met:
                around = max(0, said.cue[0] - 100), said.cue[1] + 100
                yield " | ".join(_words(each.text, stretch) for stretch in (said.cue, said.source, around))


def _words(text: str, stretch: Stretch | None) -> str:
    return " ".join(text[slice(*stretch)].split()) if stretch else "-"


def show(name: str, found: Score) -> None:
    """Print one table."""
    print(f"\n{name:22}{'gold':>6}{'given':>7}{'met':>6}{'precision':>11}{'recall':>8}{'F1':>7}")
    for part, each in zip(Score._fields, found, strict=True):
        label = part.replace("_", ", ")
        print(
            f"  {label:20}{each.gold:6}{each.given:7}{each.met:6}{each.precision:11.3f}{each.recall:8.3f}{each.f1:7.3f}"
        )


def main() -> None:
    """Print how well attributions are found, beside the baseline."""
    parser = argparse.ArgumentParser(description="attributions against PolNeAR")
    parser.add_argument("folder", type=Path, help="a part of the corpus, with text/ and attributions/")
    parser.add_argument("--show", choices=("missed", "beyond"), help="print what was missed, or given beyond the gold")
    parser.add_argument("--agreement", action="store_true", help="measure the annotators against one another")
    options = parser.parse_args()
    if not (options.folder / "attributions").is_dir():
        raise SystemExit(f"no attributions in {options.folder}: give a part of PolNeAR, such as PolNeAR/data/dev")
    texts = load(options.folder)
    if options.show:
        print("\n".join(lines(texts, options.show)))
    if options.agreement:
        show("annotators", agreement(texts))
        return
    for name, find in (("reader", read), ("baseline", baseline)):
        whole, quoted = score(texts, find)
        show(f"{name}: all", whole)
        show(f"{name}: quoting", quoted)


if __name__ == "__main__":
    main()
