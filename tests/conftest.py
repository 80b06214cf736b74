"""Two small reports of our own and everything that might be understood of them, made by hand."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dragoman.model import (
    Account,
    Actor,
    Claim,
    Commitment,
    Disagreement,
    Event,
    Evidence,
    Finding,
    Followup,
    Magnitude,
    Mechanism,
    Origin,
    Part,
    Party,
    Place,
    Proposition,
    Reconciliation,
    Report,
    Response,
    Source,
    Span,
    Step,
    Telling,
    Tenure,
    Topic,
    Variant,
    Voice,
    When,
)
from dragoman.store import Database

FIRST = """Markets: gold 2,301 up
Fidan meets Mirzoyan in Ankara

Turkish Foreign Minister Hakan Fidan met his Armenian counterpart Ararat Mirzoyan in Ankara on Monday. Both pledged to open the border to third-country citizens. Baku said 12 soldiers were killed.
"""
SECOND = """Mirzoyan and Fidan meet

Hakan Fidan received Ararat Mirzoyan in Ankara on Tuesday, Anadolu reported. Yerevan denied that any soldiers were killed.
"""
FIDAN = Party("person-fidan", "Hakan Fidan", "person", "TUR", "GOV", "Foreign Minister")
MIRZOYAN = Party("person-mirzoyan", "Ararat Mirzoyan", "person", "ARM", "GOV", "Foreign Minister")
BAKU = Party("state-AZE", "Azerbaijan", "state", "AZE", "GOV")
YEREVAN = Party("state-ARM", "Armenia", "state", "ARM", "GOV")
ANKARA = Place("geo-323786", "Ankara", "city", "TUR", 39.92, 32.85, 323786)


def find(text: str, words: str) -> Span:
    """The span of words in a text."""
    start = text.index(words)
    return Span(start, start + len(words))


def day(number: int, words: str) -> When:
    """A day of March 2024."""
    return When(date(2024, 3, number), date(2024, 3, number), words, "counted", "published 2024-03-05", "the day before it came out")


def make_report(name: str, text: str, source: str = "The Highland Courier") -> Report:
    """A report as the reading room would hand it over."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    chrome = (Part("chrome", find(text, "Markets: gold 2,301 up")),) if "Markets:" in text else ()
    title = next(line for line in text.splitlines() if line and not line.startswith("Markets"))
    return Report(name, text, sha256, (name,), Source(source, source), title=title, published=day(5, "5 March 2024"), language="en", parts=chrome)


def make_telling(report: Report, words: str, when: When, voices: tuple[Voice, ...] = ()) -> Telling:
    """What one report tells of the meeting."""
    span = find(report.text, words)
    name = f"account-{hashlib.sha256(report.id.encode()).hexdigest()[:16]}"
    claims = (
        Claim(f"{name}-a", report.id, name, "actors", FIDAN, span),
        Claim(f"{name}-w", report.id, name, "when", when, span),
        Claim(f"{name}-p", report.id, name, "where", ANKARA, span),
        Claim(f"{name}-m", report.id, name, "magnitude.killed", Magnitude("killed", "soldiers", 12.0, span), span),
        Claim(f"{name}-t", report.id, name, "topic", Topic("the border"), span),
    )
    account = Account(
        name, report.id, "CONSULT", ("visit",), ("diplomatic",), "happened", "reports", "asserts", span, span,
        "Hakan Fidan meets Ararat Mirzoyan in Ankara", claims, voices, None, 0.9, "met",
    )  # fmt: skip
    return Telling(report.id, (Actor(FIDAN.actor, "person", FIDAN.name, ("Fidan",), "TUR", "GOV", "Foreign Minister"),), (account,))


@pytest.fixture
def reports() -> tuple[Report, Report]:
    """Two reports of one meeting."""
    return make_report("first.txt", FIRST), make_report("second.txt", SECOND, "Bosphorus Wire")


@pytest.fixture
def tellings(reports: tuple[Report, Report]) -> tuple[Telling, Telling]:
    """What each of them tells."""
    first, second = reports
    voice = Voice("Anadolu", "reported", find(SECOND, "Anadolu"))
    return (
        make_telling(first, "Turkish Foreign Minister Hakan Fidan met his Armenian counterpart", day(4, "on Monday")),
        make_telling(second, "Hakan Fidan received Ararat Mirzoyan", day(5, "on Tuesday"), (voice,)),
    )


@pytest.fixture
def whole(tellings: tuple[Telling, Telling]) -> Reconciliation:
    """The two, made one record."""
    accounts = sorted((account for telling in tellings for account in telling.accounts), key=lambda account: account.id)
    evidence = {account.report: (Evidence(account.report, account.span),) for account in accounts}
    monday, tuesday = (Variant(day(4, "on Monday"), ("first.txt",), 1, evidence["first.txt"]), Variant(day(5, "on Tuesday"), ("second.txt",), 1, evidence["second.txt"]))  # fmt: skip
    place = Variant(ANKARA, ("first.txt", "second.txt"), 2, (*evidence["first.txt"], *evidence["second.txt"]))
    killed = Variant(Magnitude("killed", "soldiers", 12.0, Span(0, 1)), ("first.txt",), 1, evidence["first.txt"], ("Azerbaijan",))
    findings = (
        Finding("when", None, (monday, tuesday), "the reports name different days", "contradiction"),
        Finding("where", ANKARA, (place,), "both say so"),
        Finding("magnitude.killed", killed.value, (killed,), "one report says it"),
    )
    told = Evidence("first.txt", find(FIRST, "Both pledged to open the border to third-country citizens"))
    said = Evidence("first.txt", find(FIRST, "Baku said 12 soldiers were killed"))
    denied = Evidence("second.txt", find(SECOND, "Yerevan denied that any soldiers were killed"))
    event = Event(
        accounts[0].id, "CONSULT", ("visit",), ("diplomatic",), "happened", accounts[0].title, tuple(account.id for account in accounts),
        (FIDAN, MIRZOYAN), (), (), findings, ("first.txt", "second.txt"), 2, formerly=("account-ffff",),
    )  # fmt: skip
    step = Step("step-1", "first.txt", "border opening", (), "corridor", "agreed", (BAKU,), (), None, told)
    return Reconciliation(
        events=(event,),
        disagreements=(Disagreement("disagreement-1", event.id, "when", "contradiction", (monday, tuesday), "the days differ"),),
        commitments=(Commitment("commitment-1", (FIDAN, MIRZOYAN), (), "to open the border to third-country citizens", "border", None, None, "open", "no report says more", (told,), (Followup("unclear", (denied,), "it does not name the border"),)),),
        propositions=(Proposition("proposition-1", "12 soldiers were killed", (BAKU,), (YEREVAN,), (said,), (Response((YEREVAN,), "denies", (denied,)),)),),
        tenures=(Tenure("tenure-1", FIDAN, "Foreign Minister", "TUR", "ministry of foreign affairs", None, None, None, (told,)),),
        mechanisms=(Mechanism("mechanism-1", "corridor", "border opening", (), (YEREVAN,), (), "agreed", (step,)),),
        origins=(Origin("first.txt", None, "its own text"), Origin("second.txt", None, "its own text")),
        actors=(Actor("person-fidan", "person", "Hakan Fidan", ("Fidan",), "TUR", "GOV", "Foreign Minister"),),
    )  # fmt: skip


@pytest.fixture
def database(tmp_path: Path) -> Database:
    """An empty record."""
    return Database.open(tmp_path / "record.db", create=True)


@pytest.fixture
def kept(database: Database, reports: tuple[Report, Report], tellings: tuple[Telling, Telling], whole: Reconciliation) -> Database:
    """A record that holds both reports, reconciled."""
    with database.locked():
        for report, telling in zip(reports, tellings, strict=True):
            database.reports.save(report, telling)
        database.ledgers.save(whole, database.changes)
    return database


@pytest.fixture
def reporter() -> Callable[..., Report]:
    """Makes further reports."""
    return make_report
