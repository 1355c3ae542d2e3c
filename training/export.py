"""From a trained network to the files that are shipped.

Takes networks of one language, gives `parser.onnx` (weights in eight bits), `relations.onnx`, `labels.json` and,
for pretrained vectors, `words.npz`; for a pretrained encoder, `pieces.json`.
"""

from __future__ import annotations

import copy
import json
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from training.fit import Labels, Reader
from training.net import Parser, Vectors
from training.treebank import Tree

_OUT = ["tags", "features", "arcs", "of", "to"]


class _Together(nn.Module):
    """Networks of several seeds as one: scores averaged, the sides of relations put side by side."""

    def __init__(self, models: list[Parser]) -> None:
        super().__init__()
        self.models = nn.ModuleList(models)

    def forward(self, *inputs: Tensor) -> tuple[Tensor, ...]:
        outputs = [model(*inputs) for model in self.models]
        if len(outputs) == 1:
            return outputs[0]  # type: ignore[no-any-return]
        tags, features, arcs, _, _, *ends = (sum(each) / len(outputs) for each in zip(*outputs, strict=True))
        return tags, features, arcs, *(torch.cat([each[at] for each in outputs], -1) for at in (3, 4)), *ends


class _Relations(nn.Module):
    """The best relation of each word to the head it was given; `root` is for roots only."""

    def __init__(self, labels: list[Tensor], root: int) -> None:
        super().__init__()
        self.number, self.size = labels[0].shape[:2]
        flat = [label.permute(1, 0, 2).reshape(self.size, self.number * self.size) for label in labels]
        self.weights = nn.ParameterList([nn.Parameter(each[:-1].contiguous()) for each in flat])
        self.biases = nn.ParameterList([nn.Parameter(each[-1].contiguous()) for each in flat])
        forbidden = torch.zeros(self.number)
        forbidden[root] = -1e4
        self.forbidden = nn.Parameter(forbidden)

    def forward(self, of: Tensor, to: Tensor) -> Tensor:
        scores = self.forbidden
        width = self.size - 1
        for at, (weight, bias) in enumerate(zip(self.weights, self.biases, strict=True)):
            mine, its = of[:, at * width : (at + 1) * width], to[:, at * width : (at + 1) * width]
            left = (mine @ weight + bias).view(-1, self.number, self.size)
            scores = scores + (left[:, :, :-1] @ its[:, :, None])[:, :, 0] + left[:, :, -1]
        return scores.argmax(-1)


def export(
    models: list[Parser], labels: Labels, folder: Path, reader: Reader, sample: list[Tree], *, eight_bits: bool = True
) -> None:
    """Write the model's files to a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    models = [_folded(model).eval() for model in models]
    inputs = reader(sample).inputs
    names = [name for name in ("hashes", "pieces", "first", "last") if name in inputs]
    out = [*_OUT, "ends"] if models[0].sizes.ends else _OUT
    with tempfile.TemporaryDirectory() as temporary:
        whole = Path(temporary) / "whole.onnx"
        torch.onnx.export(
            _Together(models),
            tuple(inputs[name] for name in names),
            str(whole),
            input_names=names,
            output_names=out,
            dynamic_axes={name: {0: "sentences", 1: f"{name}_length"} for name in (*names, *out)},
            opset_version=17,
            dynamo=False,
        )
        _shrink(whole, folder / "parser.onnx", eight_bits)
        relations = Path(temporary) / "relations.onnx"
        side = models[0].sizes.label * len(models)
        root = labels.relations.index("root")
        torch.onnx.export(
            _Relations([model.label.detach() for model in models], root),
            (torch.zeros(3, side), torch.zeros(3, side)),
            str(relations),
            input_names=["of", "to"],
            output_names=["relations"],
            dynamic_axes={"of": {0: "words"}, "to": {0: "words"}, "relations": {0: "words"}},
            opset_version=17,
            dynamo=False,
        )
        _shrink(relations, folder / "relations.onnx", eight_bits)
    (folder / "labels.json").write_text(json.dumps(asdict(labels), ensure_ascii=False), encoding="utf-8")
    if reader.known is not None:
        reader.known.write(folder / "words.npz")
    if reader.pieces is not None:
        reader.pieces.save(str(folder / "pieces.json"), pretty=False)


def _folded(model: Parser) -> Parser:
    """The model with its vectors as one table of what it takes from them."""
    if isinstance(model.vectors, Vectors):
        folded = copy.deepcopy(model)
        folded.vectors = model.vectors.folded()
        return folded
    return model


def _shrink(whole: Path, small: Path, eight_bits: bool) -> None:
    """Matrices and tables as signed bytes; what stays exact are norms, biases and the arcs' own product.

    Only seven of the eight bits are used: processors without VNNI add products of whole bytes in sixteen bits and cut
    off what does not fit, so that a model in eight bits gives other trees there than elsewhere.
    """
    if not eight_bits:
        small.write_bytes(whole.read_bytes())
        return
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    prepared = whole.with_name("prepared.onnx")
    quant_pre_process(str(whole), str(prepared), skip_symbolic_shape=True)
    options: dict[str, Any] = {"MatMulConstBOnly": True}
    quantize_dynamic(
        str(prepared),
        str(small),
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        extra_options=options,
        op_types_to_quantize=["MatMul", "Gemm", "Gather", "LSTM"],
    )
