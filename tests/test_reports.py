"""Golden reports: texts written by us, beside what must come out of them in our nouns. A new bug is a new pair of files.

Each YAML names its reports and lists expectations; every one of them is a promise of its own. An event expectation holds when
one event of the record fits all of its lines: `type`, `actors` and `recipients` (exactly these names), `people` (all of these among
its parties), `without` (none of these), `participants` (all of these), `where`, `status`, `role`, `reports` (how many), `when`, `killed`.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

REPORTS = Path(__file__).with_name("reports")
GOLDEN = sorted(REPORTS.glob("*.yaml"))


@lru_cache
def answers(golden: Path, folder: Path, question: str) -> list[dict[str, Any]]:
    """What the record of a golden file answers to a question."""
    from dragoman.show.cli import app

    record = folder / f"{golden.stem}.db"
    if not record.exists():
        paths = [str(REPORTS / name) for name in yaml.safe_load(golden.read_text(encoding="utf-8"))["reports"]]
        added = CliRunner().invoke(app, ["add", *paths, "--record", str(record)])
        assert added.exit_code == 0, added.output
    asked = CliRunner().invoke(app, [question, "--record", str(record), "--json"])
    assert asked.exit_code == 0, asked.output
    return [json.loads(line) for line in asked.stdout.splitlines() if line.startswith("{")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all golden records."""
    return tmp_path_factory.mktemp("golden")


def expectations(section: str) -> list[Any]:
    """Every expectation of a section with the file it stands in, as pytest parameters."""
    found = []
    for golden in GOLDEN:
        for expected in yaml.safe_load(golden.read_text(encoding="utf-8")).get(section, []):
            label = expected.get("promise") or "-".join(str(value) for value in expected.values()) if isinstance(expected, dict) else expected
            found.append(pytest.param(golden, expected, id=f"{golden.stem}: {label}"))
    return found


def names(parties: list[dict[str, Any]]) -> list[str]:
    """The parties' names."""
    return sorted(party["name"] for party in parties)


def days(when: dict[str, Any]) -> list[str]:
    """Every day that a finding's variants name, in order."""
    ends = [variant[end] for variant in when["variants"] for end in ("earliest", "latest")]
    return sorted({end for end in ends if end})


def fits(event: dict[str, Any], expected: dict[str, Any]) -> bool:
    """Whether an event is as expected, line by line."""
    everyone = names(event["actors"] + event["recipients"] + event["participants"])
    when = expected.get("when", {})
    killed = expected.get("killed", {})
    tests = [
        expected.get("type", event["type"]) == event["type"],
        "actors" not in expected or names(event["actors"]) == sorted(expected["actors"]),
        "recipients" not in expected or names(event["recipients"]) == sorted(expected["recipients"]),
        set(expected.get("people", [])) <= set(everyone),
        not set(expected.get("without", [])) & set(everyone),
        set(expected.get("participants", [])) <= set(names(event["participants"])),
        "where" not in expected or (event["where"]["value"] or {}).get("name") == expected["where"],
        expected.get("status", event["status"]) == event["status"],
        expected.get("reports", len(event["reports"])) == len(event["reports"]),
        "role" not in expected or expected["role"] in {account["role"] for account in event["accounts"]},
        "settled" not in when or when["settled"] == event["when"]["settled"],
        "days" not in when or days(event["when"]) == sorted(when["days"]),
        "basis" not in when or (event["when"]["value"] or {}).get("basis") == when["basis"],
        "edtf" not in expected or expected["edtf"] in [variant.get("edtf") for variant in event["when"]["variants"]],
        not killed or any(row["what"] == "killed" and row["value"] == killed["value"] and row["voices"] == killed["voices"] for row in event["magnitude"]),
    ]
    return all(tests)


def holds(text: str, pattern: str) -> bool:
    """Whether a pattern stands in a text, whatever the case."""
    return re.search(pattern, text, re.IGNORECASE) is not None


@pytest.mark.parametrize(("golden", "expected"), expectations("events"))
def test_the_event_is_in_the_record(golden: Path, expected: dict[str, Any], folder: Path) -> None:
    """One event of the record is as the golden file tells it."""
    events = answers(golden, folder, "events")
    told = "\n".join(f"{event['type']} {event['status']} {event['title']} | {names(event['actors'])} > {names(event['recipients'])} + {names(event['participants'])} "
                     f"{days(event['when'])} {len(event['reports'])}" for event in events)
    assert any(fits(event, expected) for event in events), told


@pytest.mark.parametrize(("golden", "expected"), expectations("mechanisms"))
def test_the_mechanism_is_in_the_register(golden: Path, expected: dict[str, Any], folder: Path) -> None:
    """One mechanism has the name, kind, standing, parties and mediators expected."""
    rows = answers(golden, folder, "mechanisms")
    found = [row for row in rows if holds(" ".join([row["name"], *row["aliases"]]), expected.get("name", "")) and row["kind"] == expected["kind"]
             and row["standing"] == expected.get("standing", row["standing"])
             and names(row["parties"]) == sorted(expected.get("parties", names(row["parties"])))
             and names(row["mediators"]) == sorted(expected.get("mediators", names(row["mediators"])))]
    assert found, "\n".join(f"{row['kind']} {row['name']} {row['standing']} {names(row['parties'])} {names(row['mediators'])}" for row in rows)


@pytest.mark.parametrize(("golden", "expected"), expectations("offices"))
def test_the_office_is_held_as_told(golden: Path, expected: dict[str, Any], folder: Path) -> None:
    """One row has the person, the title, the qualifier and the day expected."""
    rows = answers(golden, folder, "offices")
    found = [row for row in rows if row["person"]["name"] == expected["person"] and holds(row["office"], expected["office"])
             and row["qualifier"] == expected.get("qualifier", row["qualifier"])
             and ("since" not in expected or (row["since"] or {}).get("earliest") == expected["since"])]
    assert found, "\n".join(f"{row['person']['name']} | {row['office']} | {row['qualifier']} | {row['since']}" for row in rows)


@pytest.mark.parametrize(("golden", "expected"), expectations("commitments"))
def test_the_commitment_is_kept_in_the_ledger(golden: Path, expected: dict[str, Any], folder: Path) -> None:
    """One commitment has the words, the promisers and a standing expected."""
    rows = answers(golden, folder, "commitments")
    found = [row for row in rows if holds(row["words"], expected["words"]) and set(expected["promisers"]) <= set(names(row["promisers"]))
             and row["standing"] in expected.get("standing", [row["standing"]])]
    assert found, "\n".join(f"{names(row['promisers'])} {row['words']} {row['standing']}" for row in rows)


@pytest.mark.parametrize(("golden", "expected"), expectations("claims"))
def test_the_claim_stands_with_its_responses(golden: Path, expected: dict[str, Any], folder: Path) -> None:
    """One proposition has the words and the responses expected."""
    rows = answers(golden, folder, "claims")
    found = [row for row in rows if holds(row["proposition"], expected["proposition"]) and all(
        any(response["stance"] == answer["stance"] and any(holds(name, answer["by"]) for name in names(response["by"])) for response in row["responses"])
        for answer in expected.get("responses", []))]
    assert found, "\n".join(f"{names(row['claimed_by'])}: {row['proposition']} <- {[(names(r['by']), r['stance']) for r in row['responses']]}" for row in rows)


@pytest.mark.parametrize(("golden", "words"), expectations("never_quoted"))
def test_page_furniture_is_no_content(golden: Path, words: str, folder: Path) -> None:
    """Nothing in the record quotes page furniture."""
    told = json.dumps([answers(golden, folder, question) for question in ("events", "claims", "commitments", "offices", "mechanisms")], ensure_ascii=False)
    assert words.lower() not in told.lower()


@pytest.mark.parametrize(("golden", "name"), expectations("undated"))
def test_no_day_of_publication_is_invented(golden: Path, name: str, folder: Path) -> None:
    """A report that nowhere says when it was published has no such day."""
    report = next(row for row in answers(golden, folder, "reports") if row["id"] == name)
    assert report["published"] is None
