"""Training the neural parser.

Takes trees, gives a `Parser` and the names of its labels. Seeded. Bfloat16 where the processor has
it; the weights kept are those best on the held-out trees.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from dragoman.read.backbones.features import hashed
from dragoman.read.backbones.known import Known
from dragoman.read.backbones.trees import heads as decode
from dragoman.read.backbones.words import plain
from training.exchange import Names
from training.net import Parser, Sizes, relation_scores
from training.recipes import varied
from training.treebank import OPEN, Tree

# Without AVX-512 these products are emulated, and take ten times as long as whole ones.
_HALF = "avx512" in torch.backends.cpu.get_cpu_capability().lower()


@dataclass(frozen=True)
class Labels:
    """The names behind the numbers of the three classifiers."""

    tags: tuple[str, ...]
    features: tuple[str, ...]
    relations: tuple[str, ...]

    @classmethod
    def of(cls, trees: list[Tree]) -> Labels:
        """Every tag and relation that occurs, every set of features that occurs twice."""
        tags = sorted({tag for tree in trees for tag in tree.upos})
        seen = Counter(features for tree in trees for features in tree.features)
        features = sorted(each for each, count in seen.items() if count > 1)
        relations = sorted({relation for tree in trees for relation in tree.relations})
        return cls(tuple(tags), ("_", *(each for each in features if each != "_")), tuple(relations))


@dataclass
class Batch:
    """Arrays of some sentences."""

    inputs: dict[str, Tensor]
    trees: list[Tree]
    tags: Tensor
    features: Tensor
    heads: Tensor
    relations: Tensor
    ends: Tensor
    weights: Tensor


@dataclass
class Reader:
    """What turns trees into arrays."""

    labels: Labels
    language: str
    pieces: Any = None
    """A tokenizer of word pieces (`tokenizers.Tokenizer`), where there is a pretrained encoder."""
    known: Known | None = None
    """The words with a pretrained vector, where there are vectors."""
    weight: dict[str, float] = field(default_factory=dict)
    """How much a sentence counts, by the start of its name."""

    def __call__(self, trees: list[Tree]) -> Batch:
        """One padded batch."""
        width = max(len(tree) for tree in trees)
        words = [[plain(word) for word in tree.words] for tree in trees]
        inputs = {"hashes": torch.from_numpy(hashed(words, width, self.known))}
        if self.pieces is not None:
            inputs |= piece_inputs(self.pieces, words, width)
        tags, features, heads, relations, ends = (np.full((len(trees), width), -1) for _ in range(5))
        index = [
            {name: at for at, name in enumerate(names)}
            for names in (self.labels.tags, self.labels.features, self.labels.relations)
        ]
        for row, tree in enumerate(trees):
            tags[row, : len(tree)] = [index[0][each] for each in tree.upos]
            # The project's own trees leave features out where they were not checked.
            known = (
                index[1] if "-news-" not in tree.name else {name: at for name, at in index[1].items() if name != "_"}
            )
            features[row, : len(tree)] = [known.get(each, -1) for each in tree.features]
            ends[row, : len(tree) - 1] = [at in tree.ends for at in range(len(tree) - 1)]
            relations[row, : len(tree)] = [index[2].get(each, -1) for each in tree.relations]
            # What parsers do not agree on (`training.silver`) is not learned.
            rows = zip(tree.heads, tree.relations, strict=True)
            heads[row, : len(tree)] = [
                -1 if relation == OPEN else 0 if head == at else head + 1 for at, (head, relation) in enumerate(rows)
            ]
        weights = [next((w for start, w in self.weight.items() if tree.name.startswith(start)), 1.0) for tree in trees]
        gold = [torch.from_numpy(each) for each in (tags, features, heads, relations, ends)]
        return Batch(inputs, trees, gold[0], gold[1], gold[2], gold[3], gold[4], torch.tensor(weights))


def piece_inputs(tokenizer: Any, words: list[list[str]], width: int) -> dict[str, Tensor]:
    """Ids of pieces, and where each word's first and last piece stand."""
    from dragoman.read.backbones.pieces import pieced

    ids, first, last = pieced(tokenizer, words, width)
    return {"pieces": torch.from_numpy(ids), "first": torch.from_numpy(first), "last": torch.from_numpy(last)}


def batches(trees: list[Tree], words: int, chance: random.Random | None) -> list[list[Tree]]:
    """Sentences of like length together, about `words` words a batch, in random order."""
    order = sorted(trees, key=lambda tree: len(tree) + (chance.random() * 4 if chance else 0))
    found: list[list[Tree]] = [[]]
    for tree in order:
        if found[-1] and (len(found[-1]) + 1) * len(tree) > words:
            found.append([])
        found[-1].append(tree)
    if chance:
        chance.shuffle(found)
    return found


def loss(model: Parser, batch: Batch) -> Tensor:
    """Sum of the four cross-entropies, each sentence weighted."""
    tags, features, arcs, label_of, label_to, *_ = model(**batch.inputs)
    weight = batch.weights[:, None].expand_as(batch.tags).reshape(-1)
    gold_heads = batch.heads.clamp(min=0)
    width = label_to.shape[2]
    to = label_to.gather(1, gold_heads[:, :, None].expand(-1, -1, width))
    relations = relation_scores(model.label, label_of, to)
    used = torch.zeros(arcs.shape[0], arcs.shape[2], dtype=torch.bool)
    used[:, 0] = True
    used[:, 1:] = batch.tags >= 0
    arcs = arcs.float().masked_fill(~used[:, None, :], -1e4)
    total = torch.zeros(())
    for scores, gold, share in (
        (tags, batch.tags, 0.5),
        (features, batch.features, 0.5),
        (arcs, batch.heads, 1.0),
        (relations, batch.relations, 1.0),
    ):
        each = functional.cross_entropy(scores.float().flatten(0, 1), gold.flatten(), ignore_index=-1, reduction="none")
        total = total + share * (each * weight).sum() / (weight * (gold.flatten() >= 0)).sum()
    return total


def predict(model: Parser, reader: Reader, trees: list[Tree]) -> list[Tree]:
    """Trees over the words of the given ones, as the model has them."""
    model.eval()
    found: dict[int, Tree] = {}
    with torch.no_grad():
        for part in batches(trees, 3000, None):
            batch = reader(part)
            tags, features, arcs, label_of, label_to, *_ = model(**batch.inputs)
            for row, tree in enumerate(part):
                size = len(tree)
                heads = decode(arcs[row, :size, : size + 1].float().numpy())
                scores = relation_scores(model.label, label_of[row, :size], label_to[row][heads])
                scores[:, reader.labels.relations.index("root")] = -1e4
                names = [reader.labels.relations[at] for at in scores.argmax(-1).tolist()]
                found[id(tree)] = Tree(
                    tree.words,
                    tree.spaces,
                    tree.lemmas,
                    [reader.labels.tags[at] for at in tags[row, :size].argmax(-1).tolist()],
                    [reader.labels.features[at] for at in features[row, :size].argmax(-1).tolist()],
                    [head - 1 if head else at for at, head in enumerate(heads)],
                    ["root" if not head else name for head, name in zip(heads, names, strict=True)],
                    name=tree.name,
                )
    model.train()
    return [found[id(tree)] for tree in trees]


def scores(gold: list[Tree], found: list[Tree]) -> dict[str, float]:
    """Shares of words right: tag, features, head, head and relation."""
    right = Counter[str]()
    total = 0
    for want, have in zip(gold, found, strict=True):
        for at in range(len(want)):
            total += 1
            right["upos"] += want.upos[at] == have.upos[at]
            right["feats"] += want.features[at] == have.features[at]
            right["uas"] += want.heads[at] == have.heads[at]
            right["las"] += want.heads[at] == have.heads[at] and want.relations[at] == have.relations[at]
    return {name: right[name] / max(total, 1) for name in ("upos", "feats", "uas", "las")}


@dataclass(frozen=True)
class Course:
    """How long and how fast to learn."""

    epochs: int
    seed: int
    rate: float
    words: int
    note: str = ""
    encoder_rate: float = 6e-5
    names: Names | None = None


def fit(model: Parser, reader: Reader, trees: list[Tree], held: list[Tree], course: Course) -> dict[str, float]:
    """Train in place; the model ends with the weights best on `held`, whose scores are returned."""
    torch.manual_seed(course.seed)
    chance = random.Random(course.seed)
    optimizer, schedule = _optimizer(model, course, len(batches(trees, course.words, None)) * course.epochs)
    best: dict[str, float] = {"las": -1.0}
    kept: dict[str, Tensor] = {}
    started = time.time()
    for epoch in range(course.epochs):
        for part in batches(varied(trees, chance, course.names), course.words, chance):
            batch = reader(part)
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=_HALF):
                value = loss(model, batch)
            optimizer.zero_grad()
            value.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimizer.step()
            schedule.step()
        if epoch + 1 < course.epochs and epoch % 2:
            continue
        now = scores(held, predict(model, reader, held))
        shown = {name: round(100 * value, 2) for name, value in now.items()}
        print(course.note, f"epoch {epoch + 1} {time.time() - started:.0f}s", shown, flush=True)
        if now["las"] > best["las"]:
            best, kept = now, {name: value.detach().clone() for name, value in model.state_dict().items()}
    model.load_state_dict(kept)
    return best


def _optimizer(
    model: Parser, course: Course, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LambdaLR]:
    """The pretrained layers learn slowly, the rest fast; both rise over a twentieth of the steps, then fall."""
    slow: list[torch.nn.Parameter] = []
    fast: list[torch.nn.Parameter] = []
    for name, parameter in model.named_parameters():
        if parameter.requires_grad:
            pretrained = name.startswith("encoder.") and name != "encoder.mix"
            (slow if pretrained else fast).append(parameter)
    groups = [{"params": slow, "lr": course.encoder_rate}, {"params": fast, "lr": course.rate}]
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / (0.06 * steps)) * max(0.02, 1 - step / steps)
    )
    return optimizer, schedule


def build(sizes: Sizes, seed: int) -> Parser:
    """A fresh network."""
    torch.manual_seed(seed)
    return Parser(sizes)
