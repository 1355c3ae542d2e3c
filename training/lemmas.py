"""The tables of `dragoman.read.backbones.lemmas`: learned from treebanks, verbs and nouns completed from open lexicons.

Takes trees and the tables of spacy-lookups-data (MIT; its French verbs come from Lefff, LGPL-LR,
its English ones from WordNet), gives one packed file. What a treebank says of a form twice or more
outweighs the lexicon.
"""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections import Counter, defaultdict
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from dragoman.read.backbones.lemmas import Lemmas
from dragoman.read.backbones.words import listed, plain
from training.treebank import Tree

Table = dict[str, dict[str, str]]
_OPEN = ("VERB", "NOUN", "ADJ")
_NAMES = {"verb": "VERB", "noun": "NOUN", "adj": "ADJ", "aux": "AUX"}


def counted(trees: list[Tree]) -> dict[str, dict[str, Counter[str]]]:
    """How often each form has each lemma, by part of speech."""
    seen: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for tree in trees:
        for word, upos, lemma in zip(tree.words, tree.upos, tree.lemmas, strict=True):
            if upos in ("PUNCT", "SYM", "NUM", "X", "PROPN") or lemma == "_":
                continue
            seen[upos][plain(word).lower()][plain(lemma)] += 1
    return seen


def lexicon(language: str) -> dict[str, dict[str, list[str]]]:
    """Exceptions and inflected known words of spacy-lookups-data: form to possible lemmas, by part of speech."""
    exceptions = _lookups(f"{language}_lemma_exc")
    known = {_NAMES[name]: set(words) for name, words in _lookups(f"{language}_lemma_index").items() if name in _NAMES}
    known["NOUN"] = {word for word in known["NOUN"] if not _plural_of(word, known["NOUN"])}
    table: dict[str, dict[str, list[str]]] = {upos: {} for upos in _NAMES.values()}
    for name, upos in _NAMES.items():
        for form, lemmas in exceptions.get(name, {}).items():
            # Participles used as adjectives keep their own masculine: « guidée » is « guidé », not « guider ».
            lemmas = [lemma for lemma in lemmas if upos != "ADJ" or language != "fr" or lemma not in known["VERB"]]
            if lemmas:
                table[upos][form] = lemmas
        for lemma in [lemma for lemmas in table[upos].values() for lemma in lemmas]:
            table[upos].setdefault(lemma, [lemma])
    inflect = _english if language == "en" else _french
    for upos in _OPEN:
        for word in sorted(known[upos]):
            for form in inflect(word, upos):
                if form not in known[upos] or form == word:
                    table[upos].setdefault(form, []).append(word)
    return table


def _plural_of(word: str, nouns: set[str]) -> bool:
    return len(word) > 4 and word.endswith("s") and not word.endswith("ss") and word[:-1] in nouns


def _lookups(name: str) -> dict[str, Any]:
    spec = find_spec("spacy_lookups_data")
    if spec is None or spec.origin is None:
        raise SystemExit("training needs spacy-lookups-data: pip install spacy-lookups-data")
    with gzip.open(Path(spec.origin).parent / "data" / f"{name}.json.gz", "rt", encoding="utf-8") as file:
        found: dict[str, Any] = json.load(file)
    return found


_DOUBLING = re.compile(r"[^aeiou]*[aeiou][bdgklmnprt]")


def _english(word: str, upos: str) -> list[str]:
    """Regular forms of an English word; irregular ones are in the exceptions."""
    if not word.isalpha() or len(word) < 3:
        return [word]
    sibilant = word.endswith(("s", "x", "z", "ch", "sh"))
    to_y = word.endswith("y") and word[-2] not in "aeiou"
    plural = word[:-1] + "ies" if to_y else word + ("es" if sibilant else "s")
    if upos == "NOUN":
        return [word, plural]
    if upos == "ADJ":
        stem = word[:-1] + "i" if to_y else word.removesuffix("e")
        return [word, stem + "er", stem + "est"] if len(word) < 8 else [word]
    if _DOUBLING.fullmatch(word):
        return [word, plural, word + word[-1] + "ed", word + word[-1] + "ing"]
    past = word + "d" if word.endswith("e") else word[:-1] + "ied" if to_y else word + "ed"
    ing = word[:-1] + "ing" if word.endswith("e") and not word.endswith("ee") else word + "ing"
    return [word, plural, past, ing]


_BEFORE_E = listed(
    "e es ent er ez iez ions èrent é és ée ées erai eras era erons erez eront erais erait erions eriez eraient"
)
_BEFORE_A = listed("ons ais ait aient ai as a âmes âtes asse asses ât assions assiez assent ant")


def _french(word: str, upos: str) -> list[str]:
    """Regular forms of a French word: plurals, feminines, the first group's conjugation."""
    if upos == "VERB":
        return _first_group(word) if word.endswith("er") and len(word) > 4 else [word]
    if word.endswith(("s", "x", "z")):
        plural = [word]
    elif word.endswith("al"):
        plural = [word[:-2] + "aux", word + "s"]
    else:
        plural = [word + ("x" if word.endswith(("eau", "eu")) else "s")]
    if upos == "NOUN" or word.endswith("e"):
        return [word, *plural]
    return [word, *plural, word + "e", word + "es"]


def _first_group(verb: str) -> list[str]:
    """« bloquer », with « nous plaçons » and « nous jugeons »; other changes of stem are in the exceptions."""
    stem = verb[:-2]
    soft = stem[:-1] + "ç" if stem.endswith("c") else stem + "e" if stem.endswith("g") else stem
    return [stem + end for end in sorted(_BEFORE_E)] + [soft + end for end in sorted(_BEFORE_A)]


def endings(table: Table, *, longest: int = 6, least: int = 2) -> dict[str, dict[str, tuple[int, str]]]:
    """For each ending of the known forms, the change (letters cut, letters added) most forms with it take."""
    found: dict[str, dict[str, tuple[int, str]]] = {}
    for upos in _OPEN:
        votes: dict[str, Counter[tuple[int, str]]] = defaultdict(Counter)
        for form, lemma in table.get(upos, {}).items():
            same = 0
            while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
                same += 1
            change = (len(form) - same, lemma[same:])
            for length in range(1, min(longest, len(form) - 1) + 1):
                votes[form[-length:]][change] += 1
        kept: dict[str, tuple[int, str]] = {}
        for end in sorted(votes, key=len):
            change, count = votes[end].most_common(1)[0]
            if count >= least and change[0] <= len(end) and _shorter(kept, end) != change:
                kept[end] = change
        found[upos] = kept
    return found


def _shorter(kept: dict[str, tuple[int, str]], end: str) -> tuple[int, str] | None:
    for start in range(1, len(end)):
        if end[start:] in kept:
            return kept[end[start:]]
    return None


def build(
    trees: list[Tree], language: str, fixed: Table | None = None
) -> tuple[Table, dict[str, dict[str, tuple[int, str]]]]:
    """Tables of forms and of endings."""
    seen = counted(trees)
    lexical = lexicon(language)
    table: Table = {}
    for upos in sorted(set(seen) | set(lexical)):
        chosen: dict[str, str] = {}
        frequency = Counter[str]()
        for lemmas in seen[upos].values():
            frequency.update(lemmas)
        for form, options in lexical.get(upos, {}).items():
            chosen[form] = max(options, key=lambda option: (frequency[option], -options.index(option)))
        for form, lemmas in seen[upos].items():
            lemma, count = lemmas.most_common(1)[0]
            if upos == "VERB" and form in chosen and lemma not in lexical["VERB"][form] and count < 3:
                continue
            if form in chosen and count < 2 and upos in _OPEN:
                continue
            chosen[form] = lemma.lower() if upos in _OPEN else lemma
        table[upos] = chosen
    for upos, forms in (fixed or {}).items():
        table.setdefault(upos, {}).update(forms)
    return table, endings(table)


def pack(path: Path, table: Table, ends: dict[str, dict[str, tuple[int, str]]]) -> None:
    """Write the tables; what the endings or the form itself already give is left out."""
    bare = Lemmas({}, ends)
    slim = {
        upos: "\n".join(f"{form}\t{lemma}" for form, lemma in sorted(forms.items()) if bare.lemma(form, upos) != lemma)
        for upos, forms in table.items()
    }
    packed = json.dumps({"forms": slim, "endings": ends}, ensure_ascii=False).encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(zlib.compress(packed, 9))
