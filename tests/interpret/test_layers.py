"""Layers: tables of one's own on top of the built-in codebook, a whole scheme of one's own, and what is wrong with them."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.almanac import load_almanac
from dragoman.errors import BadQuestion, TableError
from dragoman.interpret import interpret_reading
from dragoman.interpret.codebook import FOLDER, find_mistakes, load_codebook
from dragoman.interpret.layers import VARIABLE, lay_on_top
from dragoman.interpret.tables import load_status_cues
from dragoman.model import Reading

FISHERY = """type: FISHERY
quad: 4
base: -3
source: "our own, for a test"
definition: Someone nets fish in another's waters.
modes:
  trawl: {score: -3, meaning: with a trawler}
triggers:
  - verbs: [net, trawl, net cod|herring]
    actors: [subject]
    recipients: [from, off]
    modes: [trawl]
    weight: 0.9
examples:
  - {text: "Iceland trawled herring from Norway.", trigger: trawled, actors: [Iceland], recipients: [Norway]}
"""
ALONE = 'source: "our own, for a test"\nonly own: true\n'


@pytest.fixture
def own(tmp_path: Path) -> Callable[..., Path]:
    """Writes tables of our own into a folder, by the names of their files."""

    def write(**tables: str) -> Path:
        for name, words in tables.items():
            (tmp_path / f"{name}.yaml").write_text(words, encoding="utf-8")
        return tmp_path

    return write


def test_a_new_file_adds_a_type(own: Callable[..., Path], read: Callable[..., Reading], monkeypatch: pytest.MonkeyPatch) -> None:
    """A type of one's own in the folder that the variable names is read from reports beside the others, and is not there without it."""
    reading = read("Iceland trawled herring from Norway. Peru's president visited Chile.")
    before = [account.type for account in interpret_reading(reading, load_almanac()).accounts]
    monkeypatch.setenv(VARIABLE, str(own(FISHERY=FISHERY)))
    told = interpret_reading(reading, load_almanac()).accounts
    monkeypatch.delenv(VARIABLE)
    again = [account.type for account in interpret_reading(reading, load_almanac()).accounts]
    assert before == again == ["CONSULT"]
    assert [account.type for account in told] == ["FISHERY", "CONSULT"]
    assert told[0].modes == ("trawl",)
    assert [party.name for party in (*told[0].parties(), *told[0].parties("recipients"))] == ["Iceland", "Norway"]


def test_a_file_of_the_same_name_takes_the_place(own: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """A type's file of the same name replaces the built-in one whole; the other types stay."""
    words = (FOLDER / "CONSULT.yaml").read_text(encoding="utf-8").replace("verbs: [meet, ", "verbs: [powwow, ")
    monkeypatch.setenv(VARIABLE, str(own(CONSULT=words)))
    codebook = load_codebook()
    assert ("verb", "powwow") in codebook.patterns
    assert all(pattern.words != "meet" for pattern in codebook.patterns.get(("verb", "meet"), ()))
    assert len(codebook.types) == 17


def test_the_small_tables_can_be_replaced(own: Callable[..., Path]) -> None:
    """The words for status are those of the folder on top, as long as it lies there."""
    words = (FOLDER / "status.yaml").read_text(encoding="utf-8").replace("called off verbs: [cancel, ", "called off verbs: [axe, ")
    with lay_on_top([str(own(status=words))]):
        assert "axe" in load_status_cues().called_off
    assert "axe" not in load_status_cues().called_off


def test_a_scheme_may_stand_alone(own: Callable[..., Path], read: Callable[..., Reading]) -> None:
    """`only own: true` leaves the built-in types out, and reports are read by the scheme's types alone."""
    with lay_on_top([str(own(FISHERY=FISHERY, scheme=ALONE))]):
        assert list(load_codebook().types) == ["FISHERY"]
        told = interpret_reading(read("Iceland trawled herring from Norway. Peru's president will visit Chile."), load_almanac()).accounts
    assert [account.type for account in told] == ["FISHERY"]


def test_a_type_of_plovers_brings_those_it_moves_to(own: Callable[..., Path]) -> None:
    """A scheme that takes a name of PLOVER's alone is told which types the manual moves its acts to."""
    with lay_on_top([str(own(CONSULT=(FOLDER / "CONSULT.yaml").read_text(encoding="utf-8"), scheme=ALONE))]):
        told = [str(mistake.named["why"]) for mistake in find_mistakes()]
    assert [why for why in told if "AGREE" in why and "CONSULT" in why]
    assert [why for why in told if "REJECT" in why]


@pytest.mark.parametrize(
    ("old", "new", "line", "why"),
    [
        ("type: FISHERY", "type: fishery", 1, "capitals"),
        ("type: FISHERY", "type: CONSULT", 1, "defined in CONSULT.yaml already"),
        ("quad: 4", "quad: 7", 2, "quad is 1"),
        ("meaning: with a trawler", "meaning: with a trawler, or two", 7, "not part of a mode"),
        ("weight: 0.9", "weight: 9", 13, "between 0 and 1"),
        ("weight: 0.9", "weight: 0.9\n    needs: a net", 14, "no need that is known"),
        ("weight: 0.9", "weight: 0.9\n    mutual: perhaps", 14, "true or false"),
        ("weight: 0.9", "weight: 0.9\n    pair type: FISHES", 14, "no type 'FISHES'"),
        ("weight: 0.9", "weight: 0.9\n    contexts: [angling]", 14, "no context 'angling'"),
        ("modes: [trawl]", "modes: [line]", 12, "no mode 'line'"),
        ("[from, off]", "[from, of, offshore]", 11, "'offshore' is no slot"),
        ("[net, trawl, net cod|herring]", "[net $fish]", 9, "no class $fish"),
        ("trigger: trawled", "trigger: fished", 15, "does not stand in the example"),
        ("weight: 0.9", "weight: 0.9\n    weight: 0.8", 14, "a second time"),
        ("modes:\n", "modes: [\n", 8, "not YAML"),
    ],
)
def test_each_mistake_has_its_line_and_says_what_to_do(own: Callable[..., Path], old: str, new: str, line: int, why: str) -> None:
    """A wrong row of one's own table is told with the file as it was named, the line and the reason; loading refuses it."""
    folder = own(FISHERY=FISHERY.replace(old, new, 1))
    with lay_on_top([str(folder)]):
        (mistake, *_) = find_mistakes()
        assert mistake.named["table"] == str(folder / "FISHERY.yaml")
        assert mistake.named["line"] == line
        assert why in str(mistake)
        with pytest.raises(TableError):
            load_codebook()


def test_all_mistakes_of_a_file_are_told_together(own: Callable[..., Path]) -> None:
    """A mistake in a type's head hides none in its triggers and examples, and makes none elsewhere."""
    words = FISHERY.replace("quad: 4", "quad: x").replace("[from, off]", "[offshore]").replace("trigger: trawled", "trigger: fished")
    with lay_on_top([str(own(FISHERY=words))]):
        assert sorted(int(str(mistake.named["line"])) for mistake in find_mistakes()) == [2, 11, 15]


def test_a_folder_that_is_not_there_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without tables, or no folder at all, is no silent return to the built-in codebook."""
    for path in (tmp_path, tmp_path / "nowhere"):
        monkeypatch.setenv(VARIABLE, str(path))
        with pytest.raises(BadQuestion, match=str(path)):
            load_codebook()


def test_no_folder_of_ones_own_gets_into_a_reason(own: Callable[..., Path], read: Callable[..., Reading]) -> None:
    """`because` names the table and the row, never where on somebody's disk the table lay."""
    folder = own(FISHERY=FISHERY)
    with lay_on_top([str(folder)]):
        (account,) = interpret_reading(read("Iceland trawled herring from Norway."), load_almanac()).accounts
    assert "FISHERY.yaml:9" in account.because
    assert str(folder) not in account.because


def test_a_mistake_comes_whole_out_of_another_process() -> None:
    """A worker's mistake in a table reaches the person as the same sentence."""
    mistake = TableError(table="CONSULT.yaml", line=2, why="a number was expected")
    again = pickle.loads(pickle.dumps(mistake))
    assert isinstance(again, TableError)
    assert (str(again), again.named) == (str(mistake), mistake.named)
