from __future__ import annotations

import json
from datetime import date

import pytest

from dragoman.errors import BadQuestion, NotFound, UnclearId
from dragoman.query import (
    Asked,
    find_actors,
    list_claims,
    list_commitments,
    list_disagreements,
    list_dyads,
    list_events,
    list_mechanisms,
    list_offices,
    list_reports,
    list_ties,
    list_timeline,
    open_id,
    search_reports,
    shorten_ids,
    write_brief,
)
from dragoman.store import Database


def _only(rows: list[dict]) -> dict:
    assert len(rows) == 1
    return rows[0]


def test_an_event_has_the_promised_shape(kept: Database) -> None:
    """An event's row has the promised keys, and its values are JSON."""
    row = _only(list_events(kept))
    promised = ["id", "type", "modes", "contexts", "status", "part_of", "title", "actors", "recipients", "participants", "when", "where", "magnitude", "reports", "origins", "accounts"]  # fmt: skip
    assert [key for key in row if key in promised] == promised
    assert json.loads(json.dumps(row)) == row
    assert set(row["actors"][0]) == {"id", "name", "kind", "state", "sector", "office", "acting"}
    assert set(row["accounts"][0]) == {"id", "report", "role", "status", "stance", "span", "quote", "voices", "because"}
    assert set(row["magnitude"][0]) >= {"what", "subject", "value", "at_least", "voices", "reports"}
    assert row["magnitude"][0]["value"] == 12
    assert row["magnitude"][0]["voices"] == ["Azerbaijan"]


def test_days_at_odds_are_variants_without_a_value(kept: Database) -> None:
    """Where reports differ on the day nothing is picked: each day stands with its reports."""
    when = _only(list_events(kept))["when"]
    assert (when["settled"], when["value"]) == (False, None)
    told = [(one["earliest"], one["latest"], one["words"], one["reports"], one["origins"]) for one in when["variants"]]
    assert told == [
        ("2024-03-04", "2024-03-04", "on Monday", ["first.txt"], 1),
        ("2024-03-05", "2024-03-05", "on Tuesday", ["second.txt"], 1),
    ]


def test_a_settled_place_still_lists_its_variants(kept: Database) -> None:
    """A settled slot has its value and every variant."""
    where = _only(list_events(kept))["where"]
    assert where["settled"]
    assert {key: where["value"][key] for key in ("name", "state", "latitude", "longitude")} == {
        "name": "Ankara",
        "state": "TUR",
        "latitude": 39.92,
        "longitude": 32.85,
    }
    assert where["variants"][0]["reports"] == ["first.txt", "second.txt"]


def test_every_quotation_quotes(kept: Database) -> None:
    """Every quote, in whatever row, is the report's own text in its span."""
    rows = [
        *list_events(kept),
        *list_disagreements(kept),
        *list_commitments(kept),
        *list_claims(kept),
        *list_offices(kept),
        *list_mechanisms(kept),
    ]
    waiting: list[object] = list(rows)
    checked = 0
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            if "quote" in one:
                start, end = one["span"]
                assert (kept.reports.text(one["report"]) or "")[start:end] == one["quote"] != ""
                checked += 1
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)
    assert checked > 10


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Asked(actor="Fidan"), 1), (Asked(actor="hakan fidan"), 1), (Asked(actor="Turkey"), 1), (Asked(actor="person-fidan"), 1),
        (Asked(actor="Fid"), 0), (Asked(actor="Georgia"), 0), (Asked(state="ARM"), 1), (Asked(state="Armenia"), 1), (Asked(state="FRA"), 0),
        (Asked(type="consult"), 1), (Asked(type="AID"), 0), (Asked(status="planned"), 0), (Asked(place="Ankara"), 1), (Asked(place="TUR"), 1),
        (Asked(place="Baku"), 0), (Asked(topic="border"), 1), (Asked(topic="grain"), 0), (Asked(since=date(2024, 3, 5)), 1),
        (Asked(since=date(2024, 4, 1)), 0), (Asked(actor="Fidan", until=date(2024, 3, 1)), 0),
    ],
)  # fmt: skip
def test_filters_narrow(kept: Database, asked: Asked, found: int) -> None:
    """Each filter narrows as its name says."""
    assert len(list_events(kept, asked)) == found


@pytest.mark.parametrize("asked", [Asked(type="MEETING"), Asked(status="over"), Asked(state="Ruritania")])
def test_what_cannot_be_meant_is_told(kept: Database, asked: Asked) -> None:
    """A type, status or state that does not exist is a wrong question, not an empty answer."""
    with pytest.raises(BadQuestion):
        list_events(kept, asked)


def test_actors_answer_to_aliases(kept: Database) -> None:
    """An alias that some report gives means its bearer."""
    assert find_actors(kept, "Fidan").actors == ("person-fidan",)


def test_a_timeline_holds_any_or_all(kept: Database) -> None:
    """A timeline holds what any of those named takes part in; with together, what all of them do."""
    assert len(list_timeline(kept, ["Fidan", "Georgia"])) == 1
    assert list_timeline(kept, ["Fidan", "Georgia"], together=True) == []


def test_the_ledgers_have_the_promised_shapes(kept: Database) -> None:
    """Each ledger's row has the promised keys."""
    assert set(_only(list_commitments(kept))) >= {
        "id",
        "promisers",
        "promisees",
        "words",
        "topic",
        "condition",
        "when",
        "standing",
        "because",
        "evidence",
        "followups",
    }
    assert set(_only(list_commitments(kept))["followups"][0]) == {"bears", "evidence", "caveat"}
    claim = _only(list_claims(kept))
    assert set(claim) == {"id", "proposition", "claimed_by", "about", "evidence", "responses"}
    assert claim["responses"][0]["stance"] == "denies"
    assert set(_only(list_offices(kept))) >= {"person", "office", "state", "body", "qualifier", "since", "until", "evidence"}
    assert set(_only(list_mechanisms(kept))) >= {"name", "aliases", "kind", "parties", "mediators", "standing", "history"}
    dispute = _only(list_disagreements(kept))
    assert dispute["variants"][0]["value"] == {"earliest": "2024-03-04", "latest": "2024-03-04"}
    assert (dispute["slot"], dispute["kind"]) == ("when", "contradiction")


def test_reports_have_the_promised_shape(kept: Database) -> None:
    """A report's row has the promised keys, its origin and the number of its accounts."""
    first, second = list_reports(kept)
    assert list(first)[:13] == [
        "id",
        "names",
        "source",
        "url",
        "title",
        "published",
        "retrieved",
        "language",
        "characters",
        "sha256",
        "origin",
        "accounts",
        "chrome",
    ]
    assert (first["id"], second["id"], first["accounts"], first["chrome"]) == ("first.txt", "second.txt", 1, [[0, 22]])
    assert first["characters"] == len(kept.reports.text("first.txt") or "")


@pytest.mark.parametrize(
    ("name", "what"),
    [("first.txt", "report"), ("commitment-1", "commitment"), ("proposition-1", "claim"), ("mechanism-1", "mechanism"), ("tenure-1", "tenure"),
     ("disagreement-1", "disagreement"), ("person-fidan", "actor"), ("account-ffff", "event")],
)  # fmt: skip
def test_anything_with_an_id_can_be_opened(kept: Database, name: str, what: str) -> None:
    """Reports, events, ledger rows and actors open by id; an id that an event went by before still answers."""
    assert open_id(kept, name)["what"] == what


def test_a_beginning_that_is_clear_will_do(kept: Database) -> None:
    """The shortened id of an event opens it; a beginning of two things is refused, and names them; nothing is nothing."""
    event = _only(list_events(kept))["id"]
    short = shorten_ids(kept, [event])[event]
    assert len(short) < len(event)
    assert open_id(kept, short)["id"] == event
    with pytest.raises(UnclearId, match="account-"):
        open_id(kept, "account")
    with pytest.raises(NotFound):
        open_id(kept, "zzzz")


def test_pairs_are_counted(kept: Database) -> None:
    """A meeting of two states is one event of their dyad, and a tie of the two people."""
    assert [(row["id"], row["number"], row["cooperation"]) for row in list_dyads(kept)] == [("ARM-TUR", 1, 1)]
    assert [row["id"] for row in list_ties(kept)] == ["person-fidan+person-mirzoyan"]


def test_search_gives_the_passage(kept: Database) -> None:
    """A search row quotes the passage in which the words stand."""
    row = _only(search_reports(kept, "third-country"))
    assert row["quote"] == (kept.reports.text(row["id"]) or "")[slice(*row["span"])]
    assert "third-country" in row["quote"]


def test_a_brief_quotes_for_every_statement(kept: Database) -> None:
    """Each statement of a brief points at spans and a numbered source, and the disagreement stands in it."""
    row = write_brief(kept, ["Armenia"])
    assert row["statements"]
    assert all(one["evidence"] and one["sources"] for one in row["statements"])
    assert "the reports differ" in row["markdown"]
    assert "4 March 2024 or 5 March 2024" in row["markdown"]
    assert "1. *Fidan meets Mirzoyan in Ankara*, The Highland Courier" in row["markdown"]
    assert "denies" in row["markdown"]


def test_a_brief_on_nothing_says_so(kept: Database) -> None:
    """A brief on what the record does not know says that, and nothing else."""
    row = write_brief(kept, ["grain"])
    assert row["statements"] == []
    assert "Nothing in the record answers to this." in row["markdown"]
