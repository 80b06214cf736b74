"""The scorer: a small encoder trained on our own sentences, asked what a marked source does to a marked target.

It is the second voice beside the codebook's rules. It never finds an act by itself and never names a party: it says how
likely each type, mode and status is where the rules have found an act, and the rules' caller weighs the two.
The weights, their labels and their card stand in the folder `weights`; scripts/train_scorer.py makes them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "weights"
HEADS = ("type", "mode", "status")


@dataclass(frozen=True, slots=True)
class Opinion:
    """How likely each type, each mode ("COERCE/arrest") and each status is; each of the three sums to one."""

    types: dict[str, float]
    modes: dict[str, float]
    statuses: dict[str, float]

    def mode_of(self, name: str) -> tuple[str, float]:
        """The likeliest mode of a type ("" is none of them) and its share among that type's modes."""
        own = {mode.partition("/")[2]: share for mode, share in self.modes.items() if mode.partition("/")[0] == name}
        total = sum(own.values())
        best = max(own, key=lambda mode: (own[mode], mode), default="")
        return best, own[best] / total if total else 0.0


class Scorer:
    """The encoder, opened once in a process."""

    def __init__(self, folder: Path = FOLDER) -> None:
        import onnxruntime  # noqa: PLC0415 - heavy, and only interpreting needs it
        from tokenizers import Tokenizer  # noqa: PLC0415

        options = onnxruntime.SessionOptions()
        # One thread: where there are more cores, more processes read, and no figure depends on their number.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session: Any = onnxruntime.InferenceSession(str(folder / "scorer.onnx"), options, providers=["CPUExecutionProvider"])
        self._pieces = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._labels: dict[str, list[str]] = json.loads((folder / "labels.json").read_text(encoding="utf-8"))

    def score(self, marked: str) -> Opinion:
        """An opinion on a marked sentence.

        One at a time: the int8 weights scale what they read by the widest value beside it, so in a batch the same words would
        get another opinion beside other words, and the order of adding would show in the record.
        """
        import numpy  # noqa: ICN001, PLC0415

        ids = numpy.array([self._pieces.encode(marked).ids], dtype=numpy.int64)
        found = self._session.run(list(HEADS), {"ids": ids, "mask": numpy.ones_like(ids)})
        shares = []
        for name, logits in zip(HEADS, found, strict=True):
            raised = numpy.exp(logits[0] - logits[0].max())
            shares.append(dict(zip(self._labels[name], (raised / raised.sum()).tolist(), strict=True)))
        return Opinion(*shares)


@lru_cache(maxsize=1)
def load_scorer() -> Scorer:
    """The scorer that ships with the package."""
    return Scorer()
