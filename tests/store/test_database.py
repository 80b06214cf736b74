from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.errors import RecordIsBusy, RecordIsMissing, RecordIsNewer, RecordIsNotARecord
from dragoman.store import Database
from dragoman.store.sqlite import is_sound, library


def test_a_record_that_is_not_there_is_missing(tmp_path: Path) -> None:
    """Asking a record that does not exist says so, and makes no file."""
    with pytest.raises(RecordIsMissing):
        Database.open(tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()


def test_a_newer_record_is_refused(database: Database) -> None:
    """A record written by a newer version is refused, with both versions in the sentence."""
    with sqlite3.connect(database.path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(RecordIsNewer, match="99"):
        Database.open(database.path)


@pytest.mark.parametrize("content", [b"These are minutes, not a record." * 10, b"SQLite format 3\x00" + b"\x07" * 200])
def test_what_is_no_record_is_refused(tmp_path: Path, content: bytes) -> None:
    """A text, or a broken database, is refused in a sentence and left as it is."""
    path = tmp_path / "minutes.db"
    path.write_bytes(content)
    with pytest.raises(RecordIsNotARecord):
        Database.open(path, create=True)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    """A SQLite file of another program is refused and not written to."""
    path = tmp_path / "addresses.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE address (name)")
    connection.close()
    with pytest.raises(RecordIsNotARecord, match="another program"):
        Database.open(path, create=True)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    """A folder is no record."""
    with pytest.raises(RecordIsNotARecord, match="folder"):
        Database.open(tmp_path, create=True)


def test_a_file_whose_making_was_cut_short_is_made_anew(tmp_path: Path) -> None:
    """A writer killed before the tables were there leaves a file that the next one can use."""
    path = tmp_path / "record.db"
    path.touch()
    assert Database.open(path, create=True).reports.ids() == []


def test_one_writer_at_a_time(database: Database) -> None:
    """A second writer is told who holds the record, while questions are still answered."""
    script = (
        "import sys, time\nfrom pathlib import Path\nfrom dragoman.store import Database\n"
        "with Database.open(Path(sys.argv[1])).locked():\n    print('held', flush=True)\n    time.sleep(60)"
    )
    held = subprocess.Popen([sys.executable, "-c", script, str(database.path)], stdout=subprocess.PIPE, text=True)
    try:
        assert held.stdout is not None
        assert held.stdout.readline() == "held\n"
        with pytest.raises(RecordIsBusy, match=str(held.pid)), database.locked(patience=0.1):
            pass
        assert database.reports.ids() == []
    finally:
        held.kill()
        held.wait()
    with database.locked(patience=5.0):  # the lock went with the process
        pass


def test_a_question_leaves_no_files_behind(kept: Database) -> None:
    """After a question nothing lies beside the record but its lock."""
    assert kept.reports.ids()
    assert sorted(os.listdir(kept.path.parent)) == ["record.db", "record.db.lock"]  # noqa: PTH208


@pytest.mark.parametrize(
    ("version", "sound"),
    [
        ((3, 40, 1), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 4), True),
    ],
)
def test_the_faulty_versions_of_sqlite_are_known(*, version: tuple[int, ...], sound: bool) -> None:
    """A library that may lose a commit is told from one that does not, and the one in use does not."""
    assert is_sound(version) is sound
    assert is_sound(library.sqlite_version_info)


def test_a_full_disk_loses_nothing_acknowledged(tmp_path: Path) -> None:
    """When the disk is full, the error is a sentence and everything acknowledged is there."""
    script = tmp_path / "fill.py"
    script.write_text(
        "import resource, sys, hashlib\nfrom pathlib import Path\nfrom dragoman.store import Database\nfrom dragoman.model import Report, Telling\n"
        "from dragoman.errors import RecordCannotBeWritten\n"
        "database = Database.open(Path(sys.argv[1]), create=True)\nimport signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (700_000, 700_000))\n"
        "try:\n"
        "    with database.locked():\n"
        "        for number in range(10_000):\n"
        "            text = f'Report {number}. ' + 'word ' * 900\n"
        "            report = Report(f'{number:05}.txt', text, hashlib.sha256(text.encode()).hexdigest(), (f'{number:05}.txt',))\n"
        "            database.reports.save(report, Telling(report.id))\n"
        "            print(report.id, flush=True)\n"
        "except RecordCannotBeWritten as error:\n    sys.exit(3)\n"
    )
    path = tmp_path / "full.db"
    done = subprocess.run([sys.executable, str(script), str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 3, done.stderr
    acknowledged = done.stdout.split()
    assert acknowledged
    assert set(acknowledged) <= set(Database.open(path).reports.ids())
