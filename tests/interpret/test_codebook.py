"""The codebook: seventeen types, and mistakes told with their line."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.errors import TableError
from dragoman.interpret.codebook import FOLDER, load_codebook
from dragoman.model import Telling


def test_all_types_and_contexts_are_there() -> None:
    """The sixteen PLOVER types, STATEMENT and the 37 contexts, with their settled scores."""
    codebook = load_codebook()
    assert len(codebook.types) == 17
    assert len(codebook.contexts) == 37
    assert codebook.types["SANCTION"].quad == 4
    assert codebook.types["ACCUSE"].base == -3
    assert codebook.types["CONSULT"].modes["phone"] == 1.5


def test_every_type_has_a_definition_boundaries_and_examples() -> None:
    """No type is told by its name alone."""
    for entry in load_codebook().types.values():
        assert entry.definition, entry.name
        assert entry.boundaries, entry.name
        assert entry.examples, entry.name


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("quad: 4\n", "quad: four\n", "a number was expected"),
        ("modes: [convict]", "modes: [condemn]", "has no mode"),
        ("recipients: [from, object, in]", "recipients: [from, objekt, in]", "is no slot"),
        ("$ties", "$tied", "no class"),
    ],
)
def test_a_mistake_names_its_file_and_line(tmp_path: Path, old: str, new: str, why: str) -> None:
    """A wrong row is refused with the file, the line and the reason."""
    folder = tmp_path / "codebook"
    shutil.copytree(FOLDER, folder)
    path = folder / "SANCTION.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(TableError, match=why) as raised:
        load_codebook(folder)
    assert "SANCTION.yaml, line " in str(raised.value)


def test_every_example_is_read_as_its_file_says(tell: Callable[..., Telling]) -> None:
    """The examples of the codebook are understood by it: right type (moved where the manual moves it), at the trigger they name."""
    missed = []
    for entry in load_codebook().types.values():
        for example in entry.examples:
            text = str(example["text"])
            found = {(account.type, account.trigger.of(text)) for account in tell(text).accounts}
            if (example.get("type", entry.name), example["trigger"]) not in found:
                missed.append((entry.name, text, sorted(found)))
    assert missed == []
