"""The command line, on a small record made by hand and, where the rooms are needed, on texts of our own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.model import Event, Reconciliation
from dragoman.store import Database

Run = Callable[..., tuple[int, str, str]]
QUESTIONS = (
    ["events"], ["timeline", "Fidan"], ["disagreements"], ["claims"], ["commitments"], ["offices"], ["mechanisms"], ["reports"],
    ["search", "Mirzoyan"], ["dyads"], ["network"], ["show", "first.txt"], ["brief", "--about", "Turkey"],
)  # fmt: skip


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_every_question_answers_programs(kept: Database, run: Run, question: list[str]) -> None:
    """With --json every question gives JSON Lines on standard output, ordered by id, and nothing else."""
    code, out, err = run(*question, "--record", str(kept.path), "--json")
    rows = [json.loads(line) for line in out.splitlines()]
    assert (code, err) == (0, "")
    assert rows
    assert [row["id"] for row in rows] == sorted(row["id"] for row in rows)


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_every_question_answers_people(kept: Database, run: Run, question: list[str]) -> None:
    """Without --json every question gives a page in plain letters, no colour where no terminal is, nothing cut off."""
    code, out, _ = run(*question, "--record", str(kept.path))
    assert code == 0
    assert out.strip()
    assert "\x1b" not in out
    assert "Traceback" not in out


def test_the_events_page_says_what_a_desk_needs(kept: Database, run: Run) -> None:
    """The page says what happened, both days that are told, by whose word, and marks the disagreement."""
    _, out, _ = run("events", "--record", str(kept.path))
    flat = " ".join(out.split())
    for words in (
        "4 or 5 March 2024",
        "≠",
        "Hakan Fidan meets",
        "The Highland",
        "Bosphorus Wire",
        "Anadolu",
        "2 origins",
        "12 soldiers killed",
    ):
        assert words in flat, words


def test_showing_an_event_opens_every_variant(kept: Database, run: Run, whole: Reconciliation) -> None:
    """The page of an event prints both days with the sentences they stand in, whose word each is, and what made them one."""
    _, out, _ = run("show", whole.events[0].id, "--record", str(kept.path))
    flat = " ".join(out.split())
    for words in (
        "the reports differ",
        "“on Monday”",
        "“on Tuesday”",
        "Turkish Foreign Minister Hakan Fidan met his Armenian counterpart",
        "Hakan Fidan received Ararat Mirzoyan",
        "Anadolu reported",
    ):
        assert words in flat, words


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["events", "--type", "MEETING"], 2, "--type MEETING"), (["events", "--since", "Saturday"], 2, "--since Saturday"),
        (["events", "--since", "2024-13"], 2, "--since"), (["show", "nothing"], 1, "nothing"), (["judge", "perhaps", "a", "b"], 2, "perhaps"),
        (["judge", "same", "a", "b"], 2, "--because"), (["judge", "undo", "judgement-x"], 1, "judgement-x"), (["export", "cameo"], 2, "cameo"),
        (["timeline"], 2, ""), (["nonsense"], 2, "nonsense"),
    ],
)  # fmt: skip
def test_mistakes_are_one_sentence(kept: Database, run: Run, words: list[str], code: int, said: str) -> None:
    """A wrong question ends with 2, what is not there with 1, each named on standard error, without a traceback."""
    known = [] if words[0] == "nonsense" else ["--record", str(kept.path)]
    got, out, err = run(*words, *known)
    assert (got, out) == (code, "")
    assert said in err
    assert "Traceback" not in err


def test_no_record_and_no_record_file(tmp_path: Path, run: Run) -> None:
    """A record that is missing, or is something else, is refused in one line that names it."""
    (tmp_path / "minutes.db").write_text("Minutes of the meeting. " * 50)
    for name in ("none.db", "minutes.db"):
        code, out, err = run("events", "--record", str(tmp_path / name))
        assert (code, out, err.count("\n")) == (1, "", 1)
        assert name in err


def test_the_record_named_in_the_environment(kept: Database, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """$DRAGOMAN_RECORD names the record where --record does not."""
    monkeypatch.setenv("DRAGOMAN_RECORD", str(kept.path))
    assert run("reports", "--json")[1].count("\n") == 2


def test_nothing_found_is_said_aside(kept: Database, run: Run) -> None:
    """An empty answer is an empty standard output and exit 0."""
    code, out, err = run("events", "--actor", "Nobody", "--record", str(kept.path))
    assert (code, out) == (0, "")
    assert "Nothing" in err


def test_hostile_words_cannot_move_the_cursor(kept: Database, run: Run, whole: Reconciliation) -> None:
    """Control characters and direction marks in a report's words never reach the terminal, and markup is only text."""
    event = replace(whole.events[0], title="\x1b[2J[bold red]Fidan\u202e meets\x07 Mirzoyan[/bold red]")
    with kept.locked():
        kept.ledgers.save(replace(whole, events=(event,)), kept.changes)
    _, out, _ = run("events", "--record", str(kept.path))
    assert not {"\x1b", "\u202e", "\x07"} & set(out)
    assert "[bold red]" in out


def test_export_is_whole_or_not_there(kept: Database, run: Run, tmp_path: Path) -> None:
    """An export writes the events as events --json does; to a file, it is there only when it is whole."""
    _, listed, _ = run("events", "--json", "--record", str(kept.path))
    assert run("export", "jsonl", "--record", str(kept.path))[1] == listed
    target = tmp_path / "events.jsonl"
    run("export", "jsonl", "--record", str(kept.path), "--out", str(target))
    assert target.read_text(encoding="utf-8") == listed
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("events")] == ["events.jsonl"]


def test_help_is_quick() -> None:
    """Nothing heavy is imported before a command needs it, and every command has a line of help."""
    heavy = "{'spacy', 'sqlalchemy', 'pydantic', 'rich', 'trafilatura', 'yaml'}"
    done = subprocess.run(
        [sys.executable, "-c", f"import sys, dragoman.show.cli; print({heavy} & set(sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "set()\n"
    told = subprocess.run([sys.executable, "-m", "dragoman.show.cli", "--help"], capture_output=True, text=True, check=True)
    for name in ("add", "events", "show", "timeline", "brief", "judge", "export", "times", "pairs", "chains", "page"):
        assert f"\n  {name} " in told.stdout


def test_an_answer_that_is_behind_says_so(kept: Database, run: Run) -> None:
    """While another process is adding, the answer is the last reconciliation's, and that is said aside."""
    with kept.locked():
        with kept.writing() as connection:
            kept.note_change(connection)
        code, out, err = run("events", "--json", "--record", str(kept.path))
    assert (code, len(out.splitlines())) == (0, 1)
    assert "Another Dragoman is adding" in err


def test_a_reader_who_has_read_enough(kept: Database) -> None:
    """A closed pipe ends the answer quietly."""
    command = f"{sys.executable} -m dragoman.show.cli events --json --record {kept.path} | head -c 10"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_a_broken_row_does_not_stop_a_stage(run: Run) -> None:
    """A row that is not JSON, or has no text, is one line on standard error and exit 1; the others are answered in order, ids kept."""
    rows = '{"id": 7, "text": "They met on 4 March 2024."}\nnot json\n{"id": "empty", "text": ""}\n{"id": "bare"}\n[1]\n{"id": "z", "text": 5}\n{"id": "last", "text": "Talks in Oslo."}\n'
    code, out, err = run("times", "-", stdin=rows)
    answers = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert [row["id"] for row in answers] == [7, "empty", "last"]
    assert answers[0]["timexes"][0]["value"] == "2024-03-04"
    assert [line.split(":")[0] for line in err.splitlines()] == [f"refused standard input, line {number}" for number in (2, 4, 5, 6)]


def test_adding_says_what_was_read_and_refused(tmp_path: Path, run: Run) -> None:
    """Each refusal is one line that names the input; the run ends with a count, and exit 1."""
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "note.txt").write_text("Oslo, 4 March 2024: Espen Barth Eide met Hakan Fidan in Oslo on Monday.\n")
    code, out, err = run(
        "add", str(tmp_path / "empty.txt"), str(tmp_path / "note.txt"), str(tmp_path / "gone.txt"), "--record", str(tmp_path / "r.db")
    )
    assert (code, out) == (1, "")
    assert len([line for line in err.splitlines() if line.startswith("refused ") and ("empty.txt" in line or "gone.txt" in line)]) == 2
    assert "1 read, 2 refused. New: 1 report" in err.splitlines()[-1]


def test_judging_on_the_command_line(kept: Database, run: Run, whole: Reconciliation, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command keeps a signed judgement, judge undo takes it back; what it says can be used as it stands."""
    monkeypatch.setenv("DRAGOMAN_USER", "A. Desk")
    monkeypatch.setattr("dragoman.record.Record._reconcile", staticmethod(lambda _: None))
    first, second = whole.events[0].accounts
    code, out, _ = run("judge", "different", first, second, "--because", "two days", "--record", str(kept.path), "--json")
    made = json.loads(out)
    assert (code, made["by"], made["verdict"], made["because"]) == (0, "A. Desk", "different", "two days")
    assert len(kept.judgements.standing()) == 1
    assert run("judge", "undo", made["id"], "--record", str(kept.path))[0] == 0
    assert kept.judgements.standing() == []


def test_an_event_of_another_shape_is_shown(kept: Database, run: Run, whole: Reconciliation) -> None:
    """An event with no day, no place and no parties is laid out all the same."""
    bare = Event("account-bare", "STATEMENT", (), (), "planned", "Something is said", (), (), (), (), (), (), 0, alleged=True)
    with kept.locked():
        kept.ledgers.save(replace(whole, events=(bare,)), kept.changes)
    assert "not told" in run("show", "bare", "--record", str(kept.path))[1]
    assert "alleged" in run("events", "--record", str(kept.path))[1]
