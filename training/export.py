"""From a trained network to the files that are shipped.

Takes a `Parser`, gives `parser.onnx` (weights in eight bits), `relations.npy`, `labels.json` and,
for a pretrained encoder, `pieces.json`.
"""

from __future__ import annotations

import json
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from training.fit import Labels, Reader
from training.net import Parser
from training.treebank import Tree

_OUT = ["tags", "features", "arcs", "of", "to"]


class _Positional(nn.Module):
    """The network with its inputs in a fixed order, as an exported graph has them."""

    def __init__(self, model: Parser) -> None:
        super().__init__()
        self.model = model

    def forward(self, *inputs: Tensor) -> tuple[Tensor, ...]:
        return self.model(*inputs)  # type: ignore[no-any-return]


def export(model: Parser, labels: Labels, folder: Path, reader: Reader, sample: list[Tree], *, eight_bits: bool = True) -> None:
    """Write the model's files to a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    model.eval()
    inputs = reader(sample).inputs
    names = [name for name in ("hashes", "pieces", "first", "last") if name in inputs]
    with tempfile.TemporaryDirectory() as temporary:
        whole = Path(temporary) / "whole.onnx"
        torch.onnx.export(
            _Positional(model),
            tuple(inputs[name] for name in names),
            str(whole),
            input_names=names,
            output_names=_OUT,
            dynamic_axes={name: {0: "sentences", 1: f"{name}_length"} for name in (*names, *_OUT)},
            opset_version=17,
            dynamo=False,
        )
        _shrink(whole, folder / "parser.onnx", eight_bits)
    np.save(folder / "relations.npy", model.label.detach().numpy().astype(np.float16))
    (folder / "labels.json").write_text(json.dumps(asdict(labels), ensure_ascii=False), encoding="utf-8")
    if reader.pieces is not None:
        reader.pieces.save(str(folder / "pieces.json"), pretty=False)


def _shrink(whole: Path, small: Path, eight_bits: bool) -> None:
    """Matrices and tables as signed bytes; what stays exact are norms, biases and the arcs' own product."""
    if not eight_bits:
        small.write_bytes(whole.read_bytes())
        return
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    prepared = whole.with_name("prepared.onnx")
    quant_pre_process(str(whole), str(prepared), skip_symbolic_shape=True)
    options: dict[str, Any] = {"MatMulConstBOnly": True}
    quantize_dynamic(
        str(prepared), str(small), weight_type=QuantType.QInt8, per_channel=True, extra_options=options,
        op_types_to_quantize=["MatMul", "Gemm", "Gather", "LSTM"],
    )
