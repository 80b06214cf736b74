"""Mechanism: committees, rounds of talks, ceasefires, agreements, corridors, representation, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.model.actor import Evidence, Party
from dragoman.model.when import When

MechanismKind = Literal["committee", "talks", "ceasefire", "agreement", "corridor", "representation", "offer"]


@dataclass(frozen=True, slots=True)
class Step:
    """A turn in a mechanism's life as one report tells it.

    step: proposed, offered, agreed, initialled, signed, in force, held, revived, suspended, failed, ended, raised ...
    name: as told ("Joint Coordination Committee"), or built from kind, place and parties where it has none ("ceasefire reached in Doha").
    """

    id: str
    report: str
    name: str
    aliases: tuple[str, ...]
    kind: MechanismKind
    step: str
    parties: tuple[Party, ...]
    mediators: tuple[Party, ...]
    when: When | None
    evidence: Evidence
    account: str | None = None
    by: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True)
class Mechanism:
    """A mechanism in the register. standing is the last step told; history has every step with its source."""

    id: str
    kind: MechanismKind
    name: str
    aliases: tuple[str, ...]
    parties: tuple[Party, ...]
    mediators: tuple[Party, ...]
    standing: str
    history: tuple[Step, ...]
