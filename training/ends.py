"""Sentence ends inside what the rules take for one sentence, learned by a network that already parses.

Takes the network and trees, whole and joined ones (`joining`). Only the head for ends learns: what else the network
does stays as it was.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from training.fit import Reader, batches
from training.net import Parser
from training.treebank import Tree


def teach(model: Parser, reader: Reader, trees: list[Tree], *, seed: int, rounds: int = 2000) -> None:
    """Fit the head for ends, in place, to whole sentences and joined ones. The network before it is not changed."""
    torch.manual_seed(seed)
    assert model.end is not None
    seen, ends = _seen(model, reader, trees)
    with torch.enable_grad():
        optimizer = torch.optim.AdamW(model.end.parameters(), lr=3e-3, weight_decay=0.01)
        for _ in range(rounds):
            some = torch.randint(0, len(seen), (4096,))
            loss = functional.binary_cross_entropy_with_logits(model.end(seen[some])[:, 0], ends[some])
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()


def _seen(model: Parser, reader: Reader, trees: list[Tree]) -> tuple[Tensor, Tensor]:
    """What the head sees of every word but the last of a sentence, and whether a sentence ends there."""
    assert model.end is not None
    given: list[Tensor] = []
    seen: list[Tensor] = []
    ends: list[Tensor] = []
    hook = model.end.register_forward_pre_hook(lambda _, inputs: given.append(inputs[0]))
    model.eval()
    with torch.no_grad():
        for part in batches(trees, 3000, None):
            batch = reader(part)
            model(**batch.inputs)
            known = batch.ends >= 0
            seen.append(given.pop()[known])
            ends.append(batch.ends[known].float())
    hook.remove()
    return torch.cat(seen), torch.cat(ends)
