"""What each language's model is trained on and how: the numbers that `python -m training` uses.

Gives one `Recipe` a language. The first phase learns the language from public treebanks, the second
goes on with the project's own sentences in the manner of news among them.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.exchange import Names
from training.treebank import Tree

OWN = Path(__file__).parent / "treebank"
ENCODER_DIGEST = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


@dataclass(frozen=True)
class Recipe:
    """How one language's model is made."""

    train: tuple[str, ...]
    """Treebanks to learn from; those that are not on disk are left out, and the model card says so."""
    held: tuple[str, ...]
    own: str
    sizes: dict[str, Any]
    epochs: int
    own_epochs: int
    rate: float
    own_rate: float
    words: int
    own_copies: int = 4
    encoder: bool = False
    vectors: bool = False
    """Whether the network is given pretrained word vectors (`training.vectors`)."""
    exchange: bool = False
    """Whether names are exchanged for others from epoch to epoch (`training.exchange`)."""
    seeds: tuple[int, ...] = (1,)
    """One network a seed; their scores are averaged in what is shipped."""


RECIPES = {
    "fr": Recipe(
        train=("fr_sequoia-ud-train", "fr_gsd-ud-train", "fr_gsd-ud-dev", "fr_pud-ud-test", "fr_fqb-ud-test"),
        held=("fr_sequoia-ud-dev",),
        own="fr_news",
        sizes={"width": 256, "recurrent": 256, "hashed": 128, "dropout": 0.33, "vectors": 128},
        vectors=True,
        epochs=20,
        own_epochs=5,
        rate=2e-3,
        own_rate=7e-4,
        words=700,
        exchange=True,
        seeds=(1,),
    ),
    "en": Recipe(
        train=("en_ewt-ud-train",),
        held=("en_ewt-ud-dev",),
        own="en_news",
        sizes={"ends": True},
        epochs=6,
        own_epochs=2,
        rate=1e-3,
        own_rate=4e-4,
        words=900,
        encoder=True,
    ),
}


def without_stop(tree: Tree) -> Tree:
    """The tree as a headline would have it: no full stop at the end."""
    last = len(tree) - 1
    if tree.words[-1] != "." or last < 2 or last in tree.heads[:-1]:
        return tree
    return Tree(
        tree.words[:-1],
        tree.spaces[:-1],
        tree.lemmas[:-1],
        tree.upos[:-1],
        tree.features[:-1],
        tree.heads[:-1],
        tree.relations[:-1],
        name=tree.name,
        ends=tree.ends,
    )


def varied(trees: list[Tree], chance: random.Random, names: Names | None) -> list[Tree]:
    """One epoch's sentences: a tenth of them lose their full stop, and names are exchanged where they are given."""
    stopped = [without_stop(tree) if chance.random() < 0.1 else tree for tree in trees]
    return stopped if names is None else [names.exchanged(tree, chance) for tree in stopped]
