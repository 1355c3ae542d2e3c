"""The neural parser: an encoder, tags, and bi-affine arcs (Dozat and Manning 2017).

Takes padded arrays of hashed words and, for English, of word pieces; gives scores of tags and
features, scores of heads, and the two sides from which relations are scored. PyTorch is needed for
training only: what is shipped is exported to ONNX.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from dragoman.read.backbones.features import TABLES


@dataclass(frozen=True)
class Sizes:
    """What a network is built from; written beside its weights."""

    tags: int
    features: int
    relations: int
    pieces: int = 0
    """Vocabulary of the pretrained encoder; none for 0."""
    layers: int = 6
    width: int = 384
    heads: int = 12
    arc: int = 256
    label: int = 96
    hashed: int = 96
    recurrent: int = 0
    """Hidden size of a two-way LSTM over words; none for 0."""
    vectors: int = 0
    """Width to which pretrained word vectors are projected; none for 0."""
    known: tuple[int, int] = (0, 0)
    """Size of the table of these vectors."""
    dropout: float = 0.2
    ends: bool = False
    """Whether it also tells where sentences end inside what the rules took for one."""


class Attention(nn.Module):
    """Self-attention of a BERT layer."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.out = nn.Linear(width, width)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Mix positions; `mask` is 0 where a position may be seen and very negative elsewhere."""
        batch, length, width = x.shape
        shape = (batch, length, self.heads, width // self.heads)
        query, key, value = (part(x).view(shape).transpose(1, 2) for part in (self.query, self.key, self.value))
        scores = query @ key.transpose(2, 3) / math.sqrt(width // self.heads) + mask
        mixed = (scores.softmax(-1) @ value).transpose(1, 2).reshape(batch, length, width)
        return self.out(mixed)  # type: ignore[no-any-return]


class Layer(nn.Module):
    """A BERT layer: attention and a feed-forward block, each with its residual and norm."""

    def __init__(self, width: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.attention = Attention(width, heads)
        self.norm1, self.norm2 = (nn.LayerNorm(width, eps=1e-12) for _ in range(2))
        self.up, self.down = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """One layer on."""
        x = self.norm1(x + self.drop(self.attention(x, mask)))
        return self.norm2(x + self.drop(self.down(functional.gelu(self.up(x)))))  # type: ignore[no-any-return]


class Encoder(nn.Module):
    """BERT over word pieces; each word is the mean of its first and last piece, over mixed layers."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.pieces = nn.Embedding(sizes.pieces, sizes.width)
        self.positions = nn.Embedding(512, sizes.width)
        self.kind = nn.Parameter(torch.zeros(sizes.width))
        self.norm = nn.LayerNorm(sizes.width, eps=1e-12)
        self.layers = nn.ModuleList([Layer(sizes.width, sizes.heads, 0.1) for _ in range(sizes.layers)])
        self.mix = nn.Parameter(torch.zeros(sizes.layers))

    def forward(self, pieces: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Vectors of words from ids of pieces (0 is padding) and the places of first and last pieces."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.norm(self.pieces(pieces) + self.positions(places) + self.kind)
        mask = (pieces == 0).to(x.dtype)[:, None, None, :] * -10000.0
        weights = self.mix.softmax(0)
        total = torch.zeros_like(x)
        for number, layer in enumerate(self.layers):
            x = layer(x, mask)
            total = total + weights[number] * x
        width = total.shape[2]
        of_first = total.gather(1, first[:, :, None].expand(-1, -1, width))
        of_last = total.gather(1, last[:, :, None].expand(-1, -1, width))
        return (of_first + of_last) / 2


class Vectors(nn.Module):
    """Pretrained word vectors, which stay as they are, and what is learned to take from them."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.table = nn.Embedding(*sizes.known, padding_idx=0)
        self.table.weight.requires_grad_(False)
        self.project = nn.Linear(sizes.known[1], sizes.vectors, bias=False)

    def forward(self, rows: Tensor) -> Tensor:
        """The projected vectors of the rows."""
        return self.project(self.table(rows))  # type: ignore[no-any-return]

    def folded(self) -> nn.Embedding:
        """The same as one table."""
        projected = self.project(self.table.weight).detach()
        return nn.Embedding(projected.shape[0], projected.shape[1], _weight=projected)


class Parser(nn.Module):
    """Encoder and heads."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.sizes = sizes
        self.encoder = Encoder(sizes) if sizes.pieces else None
        self.tables = nn.ModuleList([nn.Embedding(rows, sizes.hashed, padding_idx=0) for _, rows in TABLES])
        self.vectors: Vectors | nn.Embedding | None = Vectors(sizes) if sizes.vectors else None
        given = sizes.hashed + (sizes.width if sizes.pieces else 0) + sizes.vectors
        self.enter = nn.Linear(given, sizes.width)
        self.enter_norm = nn.LayerNorm(sizes.width)
        out = sizes.width
        self.recurrent = None
        if sizes.recurrent:
            self.recurrent = nn.LSTM(
                sizes.width, sizes.recurrent, num_layers=2, bidirectional=True, batch_first=True, dropout=sizes.dropout
            )
            out = 2 * sizes.recurrent
        self.drop = nn.Dropout(sizes.dropout)
        self.tag = nn.Linear(out, sizes.tags)
        self.feature = nn.Linear(out, sizes.features)
        self.end = nn.Linear(out, 1) if sizes.ends else None
        self.arc_of, self.arc_to = nn.Linear(out, sizes.arc), nn.Linear(out, sizes.arc)
        self.label_of, self.label_to = nn.Linear(out, sizes.label), nn.Linear(out, sizes.label)
        self.arc = nn.Parameter(torch.zeros(sizes.arc + 1, sizes.arc))
        self.label = nn.Parameter(torch.zeros(sizes.relations, sizes.label + 1, sizes.label + 1))
        self.root = nn.Parameter(torch.zeros(out))
        nn.init.normal_(self.root, std=0.1)
        nn.init.normal_(self.arc, std=0.02)
        nn.init.normal_(self.label, std=0.02)

    def forward(
        self,
        hashes: Tensor,
        pieces: Tensor | None = None,
        first: Tensor | None = None,
        last: Tensor | None = None,
    ) -> tuple[Tensor, ...]:
        """Scores of tags, of features, of heads (dependent, head), and the sides of relations; then of ends, if any.

        Heads have one place more than words: place 0 is the root. A score above 0 is an end more likely than not.
        """
        x = sum(table(hashes[:, :, at]) for at, table in enumerate(self.tables))
        assert isinstance(x, Tensor)
        parts = [x]
        if self.encoder is not None:
            assert pieces is not None
            assert first is not None
            assert last is not None
            parts.append(self.encoder(pieces, first, last))
        if self.vectors is not None:
            parts.append(self.vectors(hashes[:, :, len(TABLES)]))
        x = self.drop(functional.gelu(self.enter_norm(self.enter(self.drop(torch.cat(parts, -1))))))
        if self.recurrent is not None:
            x = self.drop(self.recurrent(x)[0])
        tags, features = self.tag(x), self.feature(x)
        heads = torch.cat([self.root.to(x.dtype).expand(x.shape[0], 1, -1), x], 1)
        arc_of = self.drop(functional.gelu(self.arc_of(x)))
        arc_to = self.drop(functional.gelu(self.arc_to(heads)))
        one = torch.ones_like(arc_of[:, :, :1])
        scores = torch.cat([arc_of, one], -1) @ self.arc.to(x.dtype) @ arc_to.transpose(1, 2)
        label_of = self.drop(functional.gelu(self.label_of(x)))
        label_to = self.drop(functional.gelu(self.label_to(heads)))
        if self.end is not None:
            return tags, features, scores, label_of, label_to, self.end(x)[:, :, 0]
        return tags, features, scores, label_of, label_to


def relation_scores(label: Tensor, of: Tensor, to: Tensor) -> Tensor:
    """Scores of relations for pairs of (…, label) vectors: dependents `of`, their heads `to`."""
    of = torch.cat([of, torch.ones_like(of[..., :1])], -1)
    to = torch.cat([to, torch.ones_like(to[..., :1])], -1)
    size, number = label.shape[1], label.shape[0]
    left = of @ label.to(of.dtype).permute(1, 0, 2).reshape(size, number * size)
    return (left.view(*of.shape[:-1], number, size) * to[..., None, :]).sum(-1)


# Where the weights of a published BERT go in this one.
_BERT = {
    "attention.self.query": "attention.query",
    "attention.self.key": "attention.key",
    "attention.self.value": "attention.value",
    "attention.output.dense": "attention.out",
    "attention.output.LayerNorm": "norm1",
    "intermediate.dense": "up",
    "output.dense": "down",
    "output.LayerNorm": "norm2",
}


def adopt(encoder: Encoder, weights: dict[str, Tensor]) -> None:
    """Fill an encoder with a published BERT's weights (names as in Hugging Face's files)."""
    state = encoder.state_dict()
    state["pieces.weight"] = weights["embeddings.word_embeddings.weight"]
    state["positions.weight"] = weights["embeddings.position_embeddings.weight"]
    state["kind"] = weights["embeddings.token_type_embeddings.weight"][0]
    for end in ("weight", "bias"):
        state[f"norm.{end}"] = weights[f"embeddings.LayerNorm.{end}"]
        for number in range(len(encoder.layers)):
            for theirs, ours in _BERT.items():
                state[f"layers.{number}.{ours}.{end}"] = weights[f"encoder.layer.{number}.{theirs}.{end}"]
    encoder.load_state_dict(state)
