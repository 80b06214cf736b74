"""Schemes: the codebook as a researcher's tool - what is in it, and whether a file of one's own is right and reads what it says."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dragoman.errors import BadQuestion
from dragoman.model import Account, Part, Party, Report, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dragoman.interpret.codebook import Codebook
    from dragoman.interpret.entries import TypeEntry

Row = dict[str, Any]


def list_types() -> list[Row]:
    """Every type of the codebook in use, in order of name: what it means, its scores, its modes and how many triggers it has."""
    from dragoman.interpret import load_codebook  # noqa: PLC0415 - the rooms are opened when they are entered

    codebook = load_codebook()
    return [_type_row(codebook, codebook.types[name]) for name in sorted(codebook.types)]


def describe_type(name: str) -> Row:
    """One type of the codebook in use; BadQuestion where there is none of that name."""
    rows = {row["type"]: row for row in list_types()}
    if name.upper() not in rows:
        raise BadQuestion(what=f"the type {name}", why=f"the codebook has {', '.join(rows)}")
    return rows[name.upper()]


def read_type_file(name: str) -> str:
    """The file of a type as it stands, to copy and change."""
    from dragoman.interpret.layers import find_sheets, layers_now  # noqa: PLC0415

    row = describe_type(name)
    sheets = find_sheets(layers_now())
    return next(path.read_text(encoding="utf-8") for file, path in sheets.paths.items() if sheets.shown[file] == row["file"])


def _type_row(codebook: Codebook, entry: TypeEntry) -> Row:
    triggers = codebook.triggers_of(entry.name)
    return {
        "type": entry.name, "quad": entry.quad, "base": entry.base, "definition": entry.definition, "boundaries": list(entry.boundaries),
        "modes": [{"mode": name, "score": score, "meaning": entry.meanings.get(name, "")} for name, score in entry.modes.items()],
        "triggers": {kind: sum(one.row.kind == kind for one in triggers) for kind in ("verb", "noun", "adjective")},
        "examples": [str(example["text"]) for example in entry.examples], "source": entry.source, "file": entry.place,
    }  # fmt: skip


def check_codebook(paths: Sequence[str] = ()) -> list[Row]:
    """Check files or folders on top of the codebook in use; without any, the codebook itself.

    Rows have `file`, `line`, `kind` (mistake, example), `well` and `why`: every mistake of the tables, or, where there is
    none, each example of the files and how it came out. Ordered by file and line.
    """
    from dragoman.interpret.codebook import find_mistakes  # noqa: PLC0415
    from dragoman.interpret.layers import lay_on_top  # noqa: PLC0415

    with lay_on_top(paths):
        found = [_row(str(one.named["table"]), one.named["line"], "mistake", str(one.named["why"])) for one in find_mistakes()]
        found = found or _read_examples(paths)
    return sorted(found, key=lambda row: (row["file"], row["line"], row["why"]))


def _row(file: str, line: Any, kind: str, why: str, text: str | None = None) -> Row:
    return {"file": file, "line": int(line), "kind": kind, "well": not why, "why": why or None, "text": text}


def _read_examples(paths: Sequence[str]) -> list[Row]:
    """Read the examples of the files that were named as reports are read, and compare what comes out with what is written."""
    from dragoman.almanac import load_almanac  # noqa: PLC0415
    from dragoman.annotate import annotate_reports  # noqa: PLC0415
    from dragoman.interpret import interpret_reading, load_codebook  # noqa: PLC0415

    almanac, codebook = load_almanac(), load_codebook()
    wanted = _named_files(paths)
    asked = [(entry, one) for entry in codebook.types.values() if entry.place in wanted for one in entry.examples]
    reports = [_make_report(str(number), str(example["text"])) for number, (_, example) in enumerate(asked)]
    rows = []
    for (entry, example), reading in zip(asked, annotate_reports(reports, almanac), strict=True):
        told = interpret_reading(reading, almanac).accounts
        why = "; ".join(compare_example(entry.name, example, told))
        rows.append(_row(entry.place, example["line"], "example", why, str(example["text"])))
    return rows


def _named_files(paths: Sequence[str]) -> frozenset[str]:
    """The files of types whose examples are read: those named, or all where none is named or a table that all share is."""
    from dragoman.interpret.layers import TABLES, files_of, find_sheets, layers_now  # noqa: PLC0415

    named = [file for path in paths for file in files_of(path)]
    if not named or any(file.name in TABLES for file in named):
        sheets = find_sheets(layers_now())
        return frozenset(sheets.shown[name] for name in sheets.types)
    return frozenset(map(str, named))


def _make_report(name: str, text: str) -> Report:
    """A report of one paragraph."""
    sha256 = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return Report(name, text, sha256, (name,), language="en", parts=(Part("paragraph", Span(0, len(text))),))


def compare_example(name: str, example: Mapping[str, Any], told: Sequence[Account]) -> list[str]:
    """Say in what the accounts of an example differ from what is written: its type, status, modes, actors and recipients."""
    text, trigger, wanted = example["text"], example["trigger"], example.get("type", name)
    here = [account for account in told if account.trigger.of(text) == trigger]
    if not here:
        others = ", ".join(f"{account.type} from “{account.trigger.of(text)}”" for account in told)
        return [f"nothing is read from “{trigger}”; " + (f"read instead: {others}" if others else "nothing else is read either")]
    account = next((one for one in here if one.type == wanted), here[0])
    found = [] if account.type == wanted else [f"“{trigger}” comes out as {account.type}, not {wanted} (read by {account.because})"]
    if "status" in example and account.status != example["status"]:
        found.append(f"the status comes out as {account.status}, not {example['status']}")
    if "modes" in example and sorted(account.modes) != sorted(example["modes"]):
        found.append(f"the modes come out as {_names(account.modes)}, not {_names(example['modes'])}")
    for slot in ("actors", "recipients"):
        if slot in example and not _are(example[slot], account.parties(slot), text):
            named = [_as_told(party, text) for party in account.parties(slot)]
            found.append(f"the {slot} come out as {_names(named)}, not {_names(example[slot])}")
    return found


def _names(names: Sequence[str]) -> str:
    return " and ".join(names) or "none"


def _as_told(party: Party, text: str) -> str:
    """A party in the words of the text."""
    return party.mentions[0].of(text) if party.mentions else party.name


def _are(words: Sequence[str], parties: Sequence[Party], text: str) -> bool:
    """Whether the parties are those that the words name, each once."""
    return len(words) == len(parties) and all(any(_is(one, party, text) for party in parties) for one in words)


def _is(words: str, party: Party, text: str) -> bool:
    """Whether words name a party: they end where a mention of it ends ("the Malian army" and "army"), or are its name."""
    end = text.find(words) + len(words.removesuffix("'s").removesuffix("’s"))
    ends = [span.start + len(span.of(text).removesuffix("'s").removesuffix("’s")) for span in party.mentions]
    return party.name == words or end in ends
