"""Paths in, reports and refusals out: nothing that a path holds stops the rest."""

import gzip
import hashlib
import io
import json
from datetime import date
from types import SimpleNamespace

import pytest

from dragoman.model import Refusal, Report
from dragoman.read import read_inputs, read_pages

STORY = "Norland signs treaty with Sudland\n\nPORT ALMA: Norland signed a treaty with Sudland on Tuesday, the foreign ministry said in a statement.\n"
PAGE = (
    "<html><head><title>Norland signs treaty</title><meta name='author' content='Ida Holm'></head><body><nav>Home World</nav><article><h1>Norland signs treaty</h1>"
    + "<p>Norland signed a treaty with Sudland on Tuesday, the foreign ministry said in a statement that was read in parliament.</p>" * 4
    + "</article></body></html>"
)


# An almanac that knows no outlet and no city.
ALMANAC = SimpleNamespace(outlets={}, find=lambda name: (), seat=lambda name: None, places=lambda name: ())


def read(*paths):
    return list(read_inputs([str(path) for path in paths], ALMANAC))


def test_a_text_is_stored_unedited(tmp_path):
    """The text is the decoded file, line ends and all, with only the byte-order mark gone."""
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + STORY.replace("\n", "\r\n").encode())
    (report,) = read(tmp_path / "a.txt")
    assert report.text == STORY.replace("\n", "\r\n")
    assert report.sha256 == hashlib.sha256(report.text.encode()).hexdigest()
    assert (report.id, report.names, report.title) == ("a.txt", ("a.txt",), "Norland signs treaty with Sudland")
    assert (report.language, report.interpreted, report.published) == ("en", True, None)


@pytest.mark.parametrize(
    ("name", "raw", "why"),
    [
        ("empty.txt", b"", "empty"),
        ("white.txt", b" \n\n ", "empty"),
        ("binary.bin", bytes(range(256)) * 40, "binary"),
        ("long.txt", b"a" * 5_000_000, "longer than"),
        ("cyrillic.txt", "Министр прибыл в столицу сегодня утром и встретился с коллегой".encode("cp1251"), "encoding"),
        ("broken16.txt", b"\xff\xfea\x00b", "UTF-16"),
        ("broken.html.gz", b"\x1f\x8b\x08\x00nonsense", "gzip"),
        ("empty.html", b"<html><body></body></html>", "no story"),
        ("a.meta.json", b"{}", "describes another file"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(tmp_path, name, raw, why):
    """A bad input gives one refusal with its name and reason, and the next input is read."""
    (tmp_path / name).write_bytes(raw)
    (tmp_path / "good.txt").write_text(STORY)
    refusal, report = read(tmp_path / name, tmp_path / "good.txt")
    assert isinstance(refusal, Refusal)
    assert refusal.path.endswith(name)
    assert why in refusal.why
    assert isinstance(report, Report)


def test_a_missing_path_and_an_address_are_refused(tmp_path):
    """A path that is not there, and an address, are refused with a sentence."""
    missing, address = read(tmp_path / "nowhere.txt", "https://gazette.example/story")
    assert "no such file" in missing.why
    assert "save the page" in address.why


def test_a_bad_line_names_file_and_line(tmp_path):
    """A bad line of JSON Lines is refused by file and line; the others are read with what they say of themselves."""
    rows = [{"id": "one", "text": STORY, "published": "2025-03-04", "title": "Treaty"}, {"id": 2, "text": STORY + "x"}]
    lines = [json.dumps(rows[0]), json.dumps(rows[1]), "{not json", json.dumps({"id": "four"}), "[]", "", json.dumps({"text": STORY + "y"})]
    (tmp_path / "rows.jsonl").write_text("\n".join(lines))
    found = read(tmp_path / "rows.jsonl")
    assert [each.id for each in found if isinstance(each, Report)] == ["one", "2", f"{tmp_path}/rows.jsonl:7"]
    assert [each.path.rsplit(", ", 1)[1] for each in found if isinstance(each, Refusal)] == ["line 3", "line 4", "line 5"]
    assert (found[0].published.day, found[0].title) == (date(2025, 3, 4), "Treaty")


def test_a_folder_is_read_by_name(tmp_path):
    """A folder is read with those in it, by name; hidden files and descriptions are passed over."""
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "a.txt", ".hidden.txt", "b/d.txt"):
        (tmp_path / name).write_text(STORY)
    (tmp_path / "a.meta.json").write_text(json.dumps({"published": "2025-03-04", "source": "Port Alma Gazette"}))
    found = read(tmp_path)
    assert [report.id for report in found] == ["a.txt", "d.txt", "c.txt"]
    assert (found[0].published.day, found[0].source.name) == (date(2025, 3, 4), "Port Alma Gazette")


def test_an_old_encoding_is_mended_and_said(tmp_path):
    """Windows-1252 is read and noted; a few broken bytes in UTF-8 are shown and noted; mojibake is noted and kept."""
    (tmp_path / "a.txt").write_bytes((STORY + "He said “no” twice.").encode("cp1252"))
    (tmp_path / "b.txt").write_bytes((STORY + "He said “no” – twice.").encode() + b"\xff")
    (tmp_path / "c.txt").write_text(STORY + "It is the ministryâ€™s view.", encoding="utf-8")
    old, broken, mojibake = read(tmp_path)
    assert "“no”" in old.text
    assert "Windows-1252" in old.notes[0]
    assert broken.text.endswith("\ufffd")
    assert "broken" in broken.notes[0]
    assert "â€™" in mojibake.text
    assert "wrongly decoded" in mojibake.notes[0]


def test_another_language_is_stored_and_marked(tmp_path):
    """A report in a language that is not interpreted yet is stored and marked so."""
    (tmp_path / "a.txt").write_text(
        "Der Außenminister reiste am Dienstag nach Genf und sprach dort mit seinem Amtskollegen über die Lage an der Grenze. Danach flog er zurück."
    )
    (report,) = read(tmp_path)
    assert (report.language, report.interpreted) == ("de", False)
    assert "not interpreted yet" in report.notes[0]


def test_the_text_tells_its_language_better_than_its_label(tmp_path):
    """A translation that keeps the label of the page it was made from is read as what it is, and that is said."""
    row = {"id": "r", "text": "The foreign minister flew to Geneva on Tuesday and met his counterpart there.", "language": "es"}
    (tmp_path / "rows.jsonl").write_text(json.dumps(row) + "\n")
    (report,) = read(tmp_path / "rows.jsonl")
    assert (report.language, report.interpreted) == ("en", True)
    assert "given as “es”" in report.notes[0]


def test_standard_input_is_told_by_what_it_holds(monkeypatch):
    """Standard input may be a text or JSON Lines."""
    for raw, wanted in ((STORY, ["stdin"]), (json.dumps({"id": "r", "text": STORY}) + "\n", ["r"])):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw.encode())))
        assert [report.id for report in read("-")] == wanted


def test_a_page_gives_its_story(tmp_path):
    """A page gives its story and what it says of itself, gzipped or not; a row a file, in order, even where there is none."""
    (tmp_path / "a.html").write_text(PAGE)
    (tmp_path / "b.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    (tmp_path / "c.html").write_text("")
    rows = list(read_pages([str(tmp_path / name) for name in ("a.html", "b.html.gz", "c.html")]))
    assert [row["id"] for row in rows] == ["a.html", "b.html.gz", "c.html"]
    assert rows[0]["text"] == rows[1]["text"] != ""
    assert (rows[0]["title"], rows[0]["author"]) == ("Norland signs treaty", "Ida Holm")
    assert rows[2]["text"] == ""
    assert rows[2]["because"]
    (report,) = read(tmp_path / "a.html")
    assert "Norland signed a treaty" in report.text
    assert "Home World" not in report.text


def test_a_page_made_to_hang_a_parser_is_refused(tmp_path):
    """A hundred thousand attributes on a tag are refused before anything parses them."""
    (tmp_path / "a.html").write_text("<html><body><p " + " ".join(f"a{number}" for number in range(100_000)) + ">x</p></body></html>")
    (refusal,) = read(tmp_path / "a.html")
    assert "attributes" in refusal.why
