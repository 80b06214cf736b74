"""Shapes: how a noun looks in a row. The keys and their order are promises to the programs that read them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from dragoman.model import Account, Evidence, Finding, Magnitude, Party, Place, Span, Variant, Voice, When
from dragoman.store import Database

Row = dict[str, Any]


class Texts:
    """The reports' texts and accounts, each fetched once, to quote from."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._texts: dict[str, str] = {}
        self._accounts: dict[str, list[Account]] = {}

    def quote(self, report: str, span: Span) -> str:
        """The words of a report in a span."""
        return span.of(self._text(report))

    def accounts(self, report: str) -> list[Account]:
        """What a report tells, in the order it does."""
        if report not in self._accounts:
            self._accounts[report] = self._database.reports.accounts_of(report)
        return self._accounts[report]

    def event_of(self, account: str | None) -> str | None:
        """The event that an account belongs to now."""
        return None if account is None else self._database.ledgers.event_of(account)

    def _text(self, report: str) -> str:
        if report not in self._texts:
            self._texts[report] = self._database.reports.text(report) or ""
        return self._texts[report]

    def evidence(self, evidence: Iterable[Evidence]) -> list[Row]:
        """Each place in a report with the words that stand there; a place told twice is told once."""
        return [
            {"report": one.report, "span": [one.span.start, one.span.end], "quote": self.quote(one.report, one.span)}
            for one in sorted(set(evidence), key=lambda one: (one.report, one.span))
        ]

    def told(self, evidence: Iterable[Evidence]) -> list[Row]:
        """Evidence that may be a word or two ("on Saturday"), each with the `sentence` in which an account tells it."""
        rows = self.evidence(evidence)
        for row in rows:
            around = self._around(row["report"], Span(*row["span"]))
            row["sentence"] = {"report": row["report"], "span": [around.start, around.end], "quote": self.quote(row["report"], around)}
        return rows

    def _around(self, report: str, words: Span) -> Span:
        """The shortest span of an account that covers the words; where none does, the sentence as its stops have it."""
        covering = [account.span for account in self.accounts(report) if account.span.covers(words)]
        return min(covering, key=lambda span: (span.end - span.start, span)) if covering else self._between_stops(report, words)

    def _between_stops(self, report: str, words: Span) -> Span:
        text = self._text(report)
        start = max(text.rfind("\n", 0, words.start) + 1, text.rfind(". ", 0, words.start) + 2 if ". " in text[: words.start] else 0)
        stops = [place for place in (text.find("\n", words.end), text.find(". ", words.end) + 1) if place > 0]
        return Span(start, min(stops, default=len(text)))


def actor_row(party: Party) -> Row:
    """An actor with the office told there."""
    return {
        "id": party.actor, "name": party.name, "kind": party.kind, "state": party.state, "sector": party.sector,
        "office": party.office, "acting": party.acting,
    }  # fmt: skip


def actor_rows(parties: Iterable[Party]) -> list[Row]:
    """Several actors, in the order they are told."""
    return [actor_row(party) for party in parties]


def when_row(when: When | None) -> Row | None:
    """A time: its ends, the words, and what it rests on."""
    if when is None:
        return None
    return {
        "earliest": None if when.earliest is None else when.earliest.isoformat(),
        "latest": None if when.latest is None else when.latest.isoformat(),
        "words": when.words, "edtf": when.edtf, "basis": when.basis, "anchor": when.anchor, "because": when.because,
        "instant": None if when.instant is None else when.instant.isoformat(),
    }  # fmt: skip


def place_row(place: Place) -> Row:
    """A place and where it lies."""
    return {
        "name": place.name, "state": place.state, "latitude": place.latitude, "longitude": place.longitude,
        "geonames": place.geonames, "disputed": place.disputed,
    }  # fmt: skip


def magnitude_row(magnitude: Magnitude) -> Row:
    """A number with what it counts."""
    return {
        "what": magnitude.what, "subject": magnitude.subject, "value": _number(magnitude.value), "at_least": magnitude.at_least,
        "about": magnitude.about, "low": _number(magnitude.low), "high": _number(magnitude.high), "unit": magnitude.unit,
        "side": magnitude.side,
    }  # fmt: skip


def value_row(value: Party | When | Place | Magnitude | str | None) -> Row | str | None:
    """The value of a finding or variant, whatever it is."""
    if isinstance(value, Party):
        return actor_row(value)
    if isinstance(value, When):
        return when_row(value)
    if isinstance(value, Place):
        return place_row(value)
    return magnitude_row(value) if isinstance(value, Magnitude) else value


def variant_row(variant: Variant, texts: Texts) -> Row:
    """A variant of a finding: its value laid out, who says it, and where."""
    value = value_row(variant.value)
    told = dict(value) if isinstance(value, dict) else {"value": value}
    return {
        **told, "reports": list(variant.reports), "origins": variant.origins, "voices": list(variant.voices),
        "evidence": texts.told(variant.evidence),
    }  # fmt: skip


def finding_row(finding: Finding | None, texts: Texts, silent: str) -> Row:
    """A finding with every variant; silent says why there is none."""
    if finding is None:
        return {"settled": False, "value": None, "because": silent, "kind": None, "variants": []}
    variants = [variant_row(variant, texts) for variant in finding.variants]
    return {
        "settled": finding.settled, "value": value_row(finding.value), "because": finding.because, "kind": finding.kind,
        "variants": variants,
    }  # fmt: skip


def voice_rows(voices: Sequence[Voice]) -> list[Row]:
    """The chain of voices, the outermost first."""
    return [{"speaker": voice.speaker, "manner": voice.manner} for voice in voices]


def _number(value: float | None) -> float | int | None:
    """A whole number is written as one."""
    return int(value) if value is not None and float(value).is_integer() else value
