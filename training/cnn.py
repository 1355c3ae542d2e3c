"""The convolutional parser: spaCy's tok2vec under a morphologizer and a transition parser.

Takes trees, gives a spaCy pipeline that was trained on single sentences (sentences are cut by
rules before the parser sees them). Seeded; nothing is downloaded.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed

from dragoman.read.backbones.words import plain
from training.treebank import Tree

PIPELINE = """
[nlp]
lang = "{language}"
pipeline = ["tok2vec", "morphologizer", "parser"]
[components]
[components.tok2vec]
factory = "tok2vec"
[components.tok2vec.model]
@architectures = "spacy.HashEmbedCNN.v2"
pretrained_vectors = null
width = {width}
depth = {depth}
embed_size = {rows}
window_size = 1
maxout_pieces = 3
subword_features = true
[components.morphologizer]
factory = "morphologizer"
[components.morphologizer.model]
@architectures = "spacy.Tagger.v2"
[components.morphologizer.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = {width}
[components.parser]
factory = "parser"
min_action_freq = 10
[components.parser.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "parser"
extra_state_tokens = false
hidden_width = 64
maxout_pieces = 2
use_upper = true
[components.parser.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = {width}
"""


def example(nlp: Language, tree: Tree) -> Example:
    """A tree as spaCy trains on it: words in plain typography, gold tags and arcs beside them."""
    words = [plain(word) for word in tree.words]
    gold = Doc(
        nlp.vocab,
        words=words,
        spaces=tree.spaces,
        pos=tree.upos,
        morphs=["" if written == "_" else written for written in tree.features],
        heads=tree.heads,
        deps=["ROOT" if relation == "root" else relation for relation in tree.relations],
    )
    return Example(Doc(nlp.vocab, words=words, spaces=tree.spaces), gold)


def without_stop(tree: Tree) -> Tree:
    """The tree as a headline would have it: no full stop at the end."""
    if tree.words[-1] != "." or len(tree) < 3 or any(head == len(tree) - 1 for head in tree.heads[:-1]):
        return tree
    columns = (tree.words, tree.spaces, tree.lemmas, tree.upos, tree.features, tree.heads, tree.relations)
    return Tree(*(list(column[:-1]) for column in columns), name=tree.name)  # type: ignore[arg-type]


def train(
    trees: list[Tree],
    dev: list[Tree],
    *,
    language: str,
    epochs: int,
    seed: int = 7,
    keep: Path,
    width: int = 96,
    depth: int = 4,
    rows: int = 3000,
) -> Language:
    """Train a pipeline; what is written to `keep` is the averaged weights of the epoch best on `dev`."""
    fix_random_seed(seed)
    chance = random.Random(seed)
    from spacy.util import load_config_from_str

    config = load_config_from_str(PIPELINE.format(language=language, width=width, depth=depth, rows=rows))
    nlp = spacy.util.load_model_from_config(config, auto_fill=True)
    examples = [example(nlp, tree) for tree in trees]
    stopless = [example(nlp, cut) for tree in trees if (cut := without_stop(tree)) is not tree]
    optimizer = nlp.initialize(lambda: examples)
    optimizer.learn_rate = 0.001
    held = [example(nlp, tree) for tree in dev]
    best = -1.0
    for epoch in range(epochs):
        batch = examples + chance.sample(stopless, len(stopless) // 8)
        chance.shuffle(batch)
        losses: dict[str, float] = {}
        for part in _by_words(batch, 300 if epoch < 2 else 700):
            nlp.update(part, sgd=optimizer, losses=losses, drop=0.15)
        if epoch < 3 and epochs > 6:
            continue
        with nlp.use_params(optimizer.averages):
            for each in held:
                each.predicted = Doc(
                    nlp.vocab,
                    words=[t.text for t in each.reference],
                    spaces=[bool(t.whitespace_) for t in each.reference],
                )
            scores = nlp.evaluate(held)
            las = float(scores["dep_las"] or 0.0)
            print(f"{language} epoch {epoch + 1}: LAS {las:.4f} UPOS {scores['pos_acc']:.4f}", flush=True)
            if las > best:
                best = las
                nlp.to_disk(keep)
    return nlp


def _by_words(examples: list[Example], words: int) -> Iterator[list[Example]]:
    batch: list[Example] = []
    size = 0
    for each in examples:
        batch.append(each)
        size += len(each.reference)
        if size >= words:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
