"""A trained reader in, the files that reading uses out: the network as int8 ONNX, and its vocabulary."""

import shutil
import warnings
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor

from accordingto.annotate.reader.sessions import OUTPUTS
from accordingto.training.models import Reader

Scores = NDArray[np.float32]


class _Listed(torch.nn.Module):
    """The reader with its scores as a tuple, in the order of OUTPUTS."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, pieces: Tensor, states: Tensor, mask: Tensor, heads: Tensor) -> tuple[Tensor, ...]:
        scores = self.reader(pieces, states, mask, heads)
        return tuple(scores[name] for name in OUTPUTS)


def export_reader(reader: Reader, vocabulary: Path, folder: Path) -> dict[str, int]:
    """Write `reader-fp32.onnx`, `reader.onnx` (int8) and `vocab.txt` into a folder; return their sizes in bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    full, small = folder / "reader-fp32.onnx", folder / "reader.onnx"
    reader.eval()
    sample = (
        torch.arange(24).view(2, 12),
        torch.zeros(2, 12, dtype=torch.long),
        torch.ones(2, 12, dtype=torch.long),
        torch.arange(7).repeat(2, 1),
    )
    axes = {name: {0: "windows", 1: "pieces"} for name in ("pieces", "states", "mask")}
    axes["heads"] = {0: "windows", 1: "words"}
    for name in OUTPUTS:
        axes[name] = {0: "windows", 1: "words"}
    axes["links"] = {0: "windows", 1: "words", 2: "words"}
    axes["roles"] = {0: "windows", 2: "words", 3: "words"}
    with warnings.catch_warnings():  # the exporter of TorchScript is the one that keeps the axes as they are named
        warnings.simplefilter("ignore", DeprecationWarning)
        warnings.simplefilter("ignore", torch.jit.TracerWarning)
        warnings.filterwarnings("ignore", "Exporting aten::index")  # which is wrong for negative ones: there are none
        _export(reader, sample, full, axes)
    onnx.checker.check_model(str(full))
    quantize_dynamic(
        str(full),
        str(small),
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=["MatMul", "Gather", "Gemm"],
    )
    shutil.copy(vocabulary, folder / "vocab.txt")
    return {path.name: path.stat().st_size for path in (full, small)}


def _export(reader: Reader, sample: tuple[Tensor, ...], path: Path, axes: dict[str, dict[int, str]]) -> None:
    torch.onnx.export(
        _Listed(reader),
        sample,
        str(path),
        input_names=["pieces", "states", "mask", "heads"],
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def compare_outputs(one: Mapping[str, Scores], other: Mapping[str, Scores]) -> dict[str, float]:
    """Return for each head the share of words whose best label stays the same."""
    return {
        name: round(float((one[name].argmax(-1) == other[name].argmax(-1)).mean()), 4)
        for name in OUTPUTS
        if name not in ("links", "roles")
    }
