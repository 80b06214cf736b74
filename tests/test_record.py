"""The record as people hold it, with every room behind it. The reports are our own."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman import open_record
from dragoman.errors import BadQuestion, NotFound, RecordIsMissing
from dragoman.query import list_events, list_reports

PLACES = ("Tbilisi", "Nairobi", "Hanoi", "Lima", "Oslo", "Muscat", "Ankara", "Bogota", "Manila", "Baku", "Cairo", "Paris")
DRAGOMAN = [sys.executable, "-m", "dragoman.show.cli"]


def _write_reports(folder: Path) -> list[Path]:
    folder.mkdir()
    for number, place in enumerate(PLACES):
        text = (
            f"Ministers meet in {place}\n\n{place.upper()}, March {number + 1}, 2024: Foreign Minister Hakan Fidan met his Armenian counterpart "
            f"Ararat Mirzoyan in {place} on Friday. The two ministers agreed to open the border by June. {number + 3} protesters were arrested.\n"
        )
        (folder / f"{number:02}-{place.lower()}.txt").write_text(text, encoding="utf-8")
    return sorted(folder.iterdir())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve short reports."""
    place = tmp_path_factory.mktemp("record") / "reports"
    _write_reports(place)
    return place


@pytest.fixture(scope="module")
def clean(folder: Path) -> str:
    """What the record says when nothing interrupted it."""
    record = open_record(folder.parent / "clean.db")
    record.add([folder], workers=1)
    return _export(folder.parent / "clean.db")


def _export(path: Path) -> str:
    record = open_record(path)
    rows = [{key: value for key, value in row.items() if key != "retrieved"} for row in record.ask(list_reports)]
    return "\n".join(json.dumps(row) for row in [*record.ask(list_events), *rows])


def test_adding_twice_adds_nothing(folder: Path, clean: str) -> None:
    """The same inputs again are known, and the record says what it said."""
    added = open_record(folder.parent / "clean.db").add([folder])
    assert (added.count("known"), added.count("stored"), added.refused) == (len(PLACES), 0, [])
    assert _export(folder.parent / "clean.db") == clean


def test_order_and_workers_are_nothing(folder: Path, clean: str, tmp_path: Path) -> None:
    """Any order of adding, in one go or several, on any number of workers, gives the same record."""
    paths = sorted(folder.iterdir())
    random.Random(7).shuffle(paths)
    record = open_record(tmp_path / "shuffled.db")
    record.add(paths[:5], workers=1)
    record.add(paths[5:], workers=2)
    assert _export(tmp_path / "shuffled.db") == clean


def test_the_same_text_under_two_names_in_any_order(folder: Path, tmp_path: Path) -> None:
    """A text that came under two names is one report with both, and which came first shows nowhere."""
    text = next(iter(sorted(folder.iterdir()))).read_text(encoding="utf-8")
    for name in ("alpha.txt", "omega.txt"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    exports = set()
    for order in (["alpha.txt", "omega.txt"], ["omega.txt", "alpha.txt"]):
        path = tmp_path / f"{order[0]}.db"
        for name in order:
            open_record(path).add([tmp_path / name])
        rows = open_record(path).ask(list_reports)
        assert [(row["id"], row["names"]) for row in rows] == [("alpha.txt", ["alpha.txt", "omega.txt"])]
        exports.add(_export(path))
    assert len(exports) == 1


@pytest.mark.parametrize("after", [1, 6, 11])
def test_killing_the_adding_loses_nothing_acknowledged(folder: Path, clean: str, tmp_path: Path, after: int) -> None:
    """Killed in the middle (kill -9): all that was acknowledged is there, whole; adding again gives the record of an undisturbed run."""
    path = tmp_path / "killed.db"
    adding = subprocess.Popen(
        [*DRAGOMAN, "add", str(folder), "--record", str(path), "--workers", "1", "-v"],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert adding.stderr is not None
    acknowledged = []
    for line in adding.stderr:
        acknowledged.append(line.split()[1].rstrip(":"))
        if len(acknowledged) == after:
            os.killpg(adding.pid, signal.SIGKILL)
            break
    adding.wait()
    assert adding.returncode == -signal.SIGKILL
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        stored = {row[0] for row in connection.execute("SELECT id FROM report")}
        told = {row[0] for row in connection.execute("SELECT report FROM telling")}
        found = connection.execute("SELECT count(*) FROM passage").fetchone()[0]
    connection.close()
    assert set(acknowledged) <= stored
    assert stored == told
    assert found == len(stored)
    open_record(path).add([folder], workers=1)
    assert _export(path) == clean


def test_a_record_left_unreconciled_is_reconciled_before_it_answers(folder: Path, clean: str, tmp_path: Path) -> None:
    """Where the adding was cut short before the reconciliation, the next question reconciles first."""
    path = tmp_path / "half.db"
    record = open_record(path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dragoman.record.Record._reconcile", staticmethod(lambda _: None))
        record.add([folder], workers=1)
    assert _export(path) == clean


def test_ctrl_c_ends_in_a_sentence(folder: Path, tmp_path: Path) -> None:
    """Ctrl-C ends the adding at once with a sentence, and what was stored is whole."""
    path = tmp_path / "interrupted.db"
    adding = subprocess.Popen(
        [*DRAGOMAN, "add", str(folder), "--record", str(path), "--workers", "2", "-v"], stderr=subprocess.PIPE, text=True
    )
    assert adding.stderr is not None
    adding.stderr.readline()
    adding.send_signal(signal.SIGINT)
    rest = adding.stderr.read()
    assert adding.wait(timeout=20) == 130
    assert "Interrupted." in rest
    assert "Traceback" not in rest
    assert open_record(path).ask(list_reports)


def test_a_judgement_changes_the_record_and_undoing_restores_it(folder: Path, clean: str, tmp_path: Path) -> None:
    """A person's word makes two events one; taken back, the record is what it was."""
    path = tmp_path / "judged.db"
    record = open_record(path)
    record.add([folder], workers=1)
    meetings = [row["id"] for row in record.events(type="CONSULT")]
    assert len(meetings) > 1
    judgement = record.judge(meetings[0], "same", meetings[1], because="the same delegation, the same day", by="A. Desk")
    assert len(record.events(type="CONSULT")) == len(meetings) - 1
    record.undo(judgement.id)
    assert _export(path) == clean


def test_wrong_uses_are_told(tmp_path: Path, folder: Path, clean: str) -> None:
    """A record that is not there, a judgement on one thing, an id that is none: each is an error of its own."""
    del clean
    with pytest.raises(RecordIsMissing):
        open_record(tmp_path / "none.db").events()
    record = open_record(folder.parent / "clean.db")
    event = record.events()[0]["id"]
    with pytest.raises(BadQuestion):
        record.judge(event, "same", event, because="no reason", by="A. Desk")
    with pytest.raises(NotFound):
        record.undo("judgement-none")
    with pytest.raises(BadQuestion):
        open_record("postgresql://localhost/record")
