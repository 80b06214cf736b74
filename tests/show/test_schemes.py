"""The codebook on the command line: looked into, checked, and compared on a record."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.interpret.codebook import FOLDER
from dragoman.interpret.layers import VARIABLE
from dragoman.model import Account, Party, Span
from dragoman.schemes import compare_example

Run = Callable[..., tuple[int, str, str]]
EXAMPLES = Path(__file__).parents[2] / "examples" / "codebook"
CONSULT = (FOLDER / "CONSULT.yaml").read_text(encoding="utf-8")
REPORTS = {
    "first.txt": "Norway's foreign minister met the Finnish premier in Oslo on Monday. Peru's president visited Chile.",
    "second.txt": "Ghana parlayed with Togo over fish.",
    "third.txt": "Kuwait sent medical supplies to Sudan.",
}


@pytest.fixture
def record(tmp_path: Path, run: Run) -> Path:
    """A record of three short reports of ours."""
    (tmp_path / "reports").mkdir()
    for name, words in REPORTS.items():
        (tmp_path / "reports" / name).write_text(words, encoding="utf-8")
    assert run("add", str(tmp_path / "reports"), "--record", str(tmp_path / "own.db"))[0] == 0
    return tmp_path / "own.db"


@pytest.fixture
def table(tmp_path: Path) -> Callable[[str, str], Path]:
    """Writes a table of our own."""

    def write(name: str, words: str) -> Path:
        path = tmp_path / "mine" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(words, encoding="utf-8")
        return path

    return write


def test_the_built_in_codebook_is_right_and_reads_its_examples(run: Run) -> None:
    """Every table of ours is right, and every example comes out with the type, the actors and the recipients written beside it."""
    code, out, err = run("codebook", "check")
    assert (code, out) == (0, "")
    assert "The tables are right." in err


def test_a_file_of_ones_own_can_be_copied_changed_and_checked(run: Run, table: Callable[[str, str], Path]) -> None:
    """`show --file` gives the file as it stands; a copy of it with one more verb passes the check."""
    _, words, _ = run("codebook", "show", "consult", "--file")
    assert words == CONSULT
    code, out, _ = run("codebook", "check", str(table("CONSULT.yaml", words.replace("verbs: [meet, ", "verbs: [meet, powwow, "))))
    assert (code, out) == (0, "")


def test_every_mistake_is_told_with_file_and_line(run: Run, table: Callable[[str, str], Path]) -> None:
    """Each mistake of a file is one line, file:line: what is wrong and what to write; the check ends with 1."""
    words = CONSULT.replace("quad: 1", "quad: one").replace("modes: [phone]", "modes: [telephone]", 1)
    path = table("CONSULT.yaml", words)
    lines = words.splitlines()
    wrong = [lines.index("quad: one") + 1, next(number for number, line in enumerate(lines, 1) if "[telephone]" in line)]
    code, out, err = run("codebook", "check", str(path))
    assert code == 1
    assert [line.split(": ")[0] for line in out.splitlines()] == [f"{path}:{number}" for number in wrong]
    assert "write one of" in out
    assert err.startswith("2 mistakes.")


def test_an_example_that_comes_out_otherwise_is_told(run: Run, table: Callable[[str, str], Path]) -> None:
    """An example's type, actors and recipients are compared with what is read; each difference is named, and the check ends with 1."""
    told = """
  - {text: "Peru's president visited Chile.", trigger: visited, actors: [Peru's president], recipients: []}
  - {text: "Kuwait sent medical supplies to Sudan.", trigger: sent, actors: [Kuwait]}
  - {text: "The weather was fine.", trigger: fine}
"""
    path = table("CONSULT.yaml", CONSULT.split("examples:")[0] + "examples:" + told)
    code, out, _ = run("codebook", "check", str(path), "--json")
    assert code == 1
    first, second, third = [json.loads(line)["why"] for line in out.splitlines()]
    assert first == "the recipients come out as Chile, not none"
    assert second.startswith("“sent” comes out as AID, not CONSULT (read by 'sent")
    assert third == "nothing is read from “fine”; nothing else is read either"


def test_the_types_are_shown(run: Run) -> None:
    """Every type has its quad, its base, its modes with scores, and the number of its triggers; one type shows its boundaries."""
    _, out, _ = run("codebook", "show", "--json")
    rows = {row["type"]: row for row in map(json.loads, out.splitlines())}
    assert len(rows) == 17
    assert {"mode": "phone", "score": 1.5, "meaning": "by telephone or video"} in rows["CONSULT"]["modes"]
    assert rows["CONSULT"]["triggers"]["verb"] > 100
    _, page, _ = run("codebook", "show", "CONSULT")
    for words in ("quad 1 (verbal cooperation)", "A guest acts and a host receives", "by telephone or video", "CONSULT.yaml"):
        assert words in " ".join(page.split())


def test_a_type_that_is_not_there_is_said(run: Run) -> None:
    """A type that the codebook does not have ends with 2, and the types that it has."""
    code, _, err = run("codebook", "show", "MEETING")
    assert code == 2
    assert "CONSULT" in err


def test_diff_tells_what_would_change_and_stores_nothing(run: Run, record: Path, table: Callable[[str, str], Path]) -> None:
    """A verb taken out makes an account vanish, a verb added makes one appear, a mode changed changes one; the record stays as it is."""
    words = CONSULT.replace("verbs: [meet, ", "verbs: [parlay with, parlay, ").replace("modes: [visit]", "modes: [multilateral]")
    before = record.read_bytes()
    code, out, err = run("codebook", "diff", str(table("CONSULT.yaml", words).parent), "--record", str(record), "--json")
    rows = [json.loads(line) for line in out.splitlines()]
    told = [(row["report"], row["change"], (row["after"] or row["before"])["type"]) for row in rows]
    assert code == 0
    assert told == [("first.txt", "vanishes", "CONSULT"), ("first.txt", "changes", "CONSULT"), ("second.txt", "appears", "CONSULT")]
    assert rows[1]["differs"] == ["modes"]
    assert rows[1]["after"]["modes"] == ["multilateral"]
    assert all(REPORTS[row["report"]][row["span"][0] : row["span"][1]] == row["quote"] for row in rows)
    assert "CONSULT.yaml:" in rows[2]["because"]
    assert "3 reports read, 0 refused. Accounts: 1 appears, 1 vanishes, 1 changes." in err
    assert record.read_bytes() == before


def test_diff_with_the_codebook_as_it_is_is_empty(run: Run, record: Path, table: Callable[[str, str], Path]) -> None:
    """Laying a file on top of itself changes nothing, by one worker or by two."""
    path = table("CONSULT.yaml", CONSULT)
    for workers in ("1", "2"):
        code, out, _ = run("codebook", "diff", str(path), "--record", str(record), "--json", "--workers", workers)
        assert (code, out) == (0, "")


def test_a_type_of_ones_own_is_stored_and_asked_for(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A type beyond PLOVER's goes through reading, record and questions; a type that nobody has is still a wrong question."""
    monkeypatch.setenv(VARIABLE, str(EXAMPLES))
    (tmp_path / "river.txt").write_text("Ethiopia filled the reservoir on the Blue Nile on 3 March 2024.", encoding="utf-8")
    record = ("--record", str(tmp_path / "river.db"))
    assert run("add", str(tmp_path / "river.txt"), *record)[0] == 0
    monkeypatch.delenv(VARIABLE)
    _, out, _ = run("events", "--type", "water", "--json", *record)
    (event,) = map(json.loads, out.splitlines())
    assert (event["type"], event["modes"], event["actors"][0]["name"]) == ("WATER", ["dam"], "Ethiopia")
    for question in (["timeline", "Ethiopia"], ["brief"], ["dyads"], ["network"], ["show", event["id"]]):
        assert run(*question, *record)[0] == 0
    code, _, err = run("events", "--type", "WIND", *record)
    assert (code, "WATER" in err) == (2, True)


def make_account(text: str, kind: str, trigger: str, **parties: list[tuple[str, str]]) -> Account:
    """An account of ours with parties by slot, each the words that name it and its name."""
    from dragoman.model import Claim

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    claims = tuple(
        Claim(f"claim-{words}", "own", "account-1", slot, Party(f"state-{name}", name, "state", mentions=(span(words),)), span(words))
        for slot, told in parties.items() for words, name in told
    )  # fmt: skip
    return Account("account-1", "own", kind, (), (), "happened", "reports", "asserts", Span(0, len(text)), span(trigger), "", claims)


@pytest.mark.parametrize(
    ("words", "well"),
    [("Malian army", True), ("the Malian army", True), ("army", True), ("Mali", False), ("Malian", False), ("army of Chad", False)],
)
def test_a_party_is_named_by_the_words_it_ends_with(*, words: str, well: bool) -> None:
    """An example's words name a party where they end with it; a word inside the phrase is another party."""
    text = "Gunmen attacked the Malian army of Chad."
    account = make_account(text, "ASSAULT", "attacked", recipients=[("Malian army", "Army of Mali")])
    example = {"text": text, "trigger": "attacked", "recipients": (words,)}
    assert (compare_example("ASSAULT", example, [account]) == []) is well
