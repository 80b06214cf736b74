"""Tones: the quad of an act and its intensity, by PLOVER's own scale."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from dragoman.almanac.sheets import load_sheet
from dragoman.errors import TableError
from dragoman.model import Event

QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
COOPERATION, CONFLICT = frozenset({1, 2}), frozenset({3, 4})


@lru_cache(maxsize=1)
def load_tones() -> dict[str, dict[str, Any]]:
    """Each type's quad, base intensity and the intensity of its modes; every row says where it comes from."""
    rows: dict[str, dict[str, Any]] = load_sheet((Path(__file__).parent / "data" / "tones.yaml").read_text(encoding="utf-8"))
    for number, (kind, row) in enumerate(rows.items(), start=1):
        if row.get("quad") not in QUADS or not row.get("source") or not -10 <= row["base"] <= 10:
            raise TableError(table="tones.yaml", line=number, why=f"{kind} needs a quad of 1 to 4, a base of -10 to 10 and a source")
    return rows


def quad_of(kind: str) -> int | None:
    """The quad of a type; None for STATEMENT and for a type of one's own, which have no tone."""
    row = load_tones().get(kind)
    return None if row is None else int(row["quad"])


def intensity_of(event: Event) -> float:
    """An event's intensity: of its modes the one farthest from nought, else that of its type."""
    row = load_tones().get(event.type)
    if row is None:
        return 0.0
    told = [float(row["modes"][mode]) for mode in event.modes if mode in row["modes"]]
    return max(told, key=lambda score: (abs(score), score), default=float(row["base"]))
