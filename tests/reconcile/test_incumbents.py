"""Incumbents: a person told in another's office at the same time is a disagreement, and no plain tenure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dragoman.almanac import load_almanac
from dragoman.model import Evidence, Party, Report, Span, Tenure, When
from dragoman.reconcile.ledgers.incumbents import contest_offices, nearly_sound_alike


def _report(name: str, day: str) -> Report:
    told = date.fromisoformat(day)
    return Report(name, "", "", published=When(told, told, day, "stated"))


def _tenure(report: str, person: str, office: str = "Foreign Minister", qualifier: str | None = None) -> Tenure:
    party = Party(f"person-{person}", person, "person", "PAK", "GOV", office)
    return Tenure(f"tenure-{person}", party, office, "PAK", None, qualifier, None, None, (Evidence(report, Span(0, 5)),))


def _contested(left: Tenure, right: Tenure, *days: str) -> list[str | None]:
    reports = {name: _report(name, day) for name, day in zip(("a", "b"), days, strict=True)}
    return [tenure.contested for tenure in contest_offices((left, right), reports, load_almanac())]


def test_two_persons_in_one_office_contest_it() -> None:
    """Two foreign ministers of one state in one week: both rows say who else is named."""
    assert _contested(_tenure("a", "Ishaq Dar"), _tenure("b", "Bilawal"), "2025-05-12", "2025-05-13") == [
        "reports of the same time name Bilawal in this office",
        "reports of the same time name Ishaq Dar in this office",
    ]


def test_time_a_handover_and_qualifiers_explain_it() -> None:
    """Years apart, in one report, or with "former" beside it, two holders are no disagreement; nor are two ministers of state."""
    dar, other = _tenure("a", "Ishaq Dar"), _tenure("b", "Bilawal")
    assert _contested(dar, other, "2022-05-12", "2025-05-13") == [None, None]
    assert _contested(dar, replace(other, evidence=dar.evidence), "2025-05-12", "2025-05-13") == [None, None]
    assert _contested(dar, replace(other, qualifier="former"), "2025-05-12", "2025-05-13") == [None, None]
    advisers = [_tenure("a", "Ishaq Dar", "Adviser"), _tenure("b", "Bilawal", "Adviser")]
    assert _contested(*advisers, "2025-05-12", "2025-05-13") == [None, None]


def test_two_spellings_in_one_office_may_be_one_man() -> None:
    """Two ministers whose every name differs by a letter may be one man in two spellings; two other names are two men."""
    assert nearly_sound_alike("Xhelal Svecla", "Jelal Svekla")
    assert not nearly_sound_alike("Ishaq Dar", "Bilawal Bhutto")
    assert not nearly_sound_alike("Mohsin Naqvi", "Mohsin Raza")
