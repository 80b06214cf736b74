"""Rereading: which accounts of a record would appear, vanish or change with another codebook. Nothing is stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from dragoman.engine import choose_engine
from dragoman.errors import DragomanError
from dragoman.model import Account, Reading, Refusal, Report
from dragoman.stages import account_row

if TYPE_CHECKING:
    from dragoman.record import Record

Row = dict[str, Any]
Work = tuple[tuple[Report, ...], tuple[str, ...]]
Watcher = Callable[[int], None]

# Reports read at one go.
BATCH = 8
# What of an account is compared; its place, its day and its numbers do not come from the types' tables.
COMPARED = ("type", "modes", "contexts", "status", "role", "stance", "actors", "recipients", "participants")


def compare_codebooks(
    record: Record, paths: Sequence[str], *, workers: int | None = None, watch: Watcher | None = None
) -> Iterator[Row | Refusal]:
    """Read each report of a record once, with the codebook in use and with these files or folders on top, and tell the differences.

    Rows have `id` (of the account), `report`, `change` (appears, vanishes, changes), `differs` (what of it), `span`, `quote`,
    `before` and `after` (an account, or None) and `because`; ordered by report and place. watch is called with the number of
    reports read so far.
    """
    from dragoman.store import Database  # noqa: PLC0415 - the rooms are opened when they are entered

    _load_both(tuple(paths))
    database = Database.open(record.path)
    names = database.reports.ids()
    batches = [names[start : start + BATCH] for start in range(0, len(names), BATCH)]
    work = ((tuple(report for name in batch if (report := database.reports.get(name)) is not None), tuple(paths)) for batch in batches)
    read = 0
    for batch, answers in zip(batches, choose_engine(workers, len(names)).each(reread, work, _give_up), strict=True):
        yield from answers
        read += len(batch)
        if watch is not None:
            watch(read)


def _load_both(paths: tuple[str, ...]) -> None:
    """Load both codebooks, so that a mistake is told before anything is read."""
    from dragoman.interpret import load_codebook  # noqa: PLC0415
    from dragoman.interpret.layers import lay_on_top  # noqa: PLC0415

    load_codebook()
    with lay_on_top(paths):
        load_codebook()


def reread(work: Work) -> list[Row | Refusal]:
    """Give the differences that a batch of reports shows. A report on which a room fails is refused, and the others are not."""
    reports, paths = work
    try:
        return [row for reading, before, after in _read_twice(reports, paths) for row in compare_accounts(reading.report, before, after)]
    except DragomanError:  # a table has a mistake: that is not the report's fault
        raise
    except Exception as error:  # noqa: BLE001 - one text of the world's must not stop the others
        if len(reports) == 1:
            return [Refusal(reports[0].id, f"it could not be understood ({type(error).__name__}: {error})")]
        return [row for report in reports for row in reread(((report,), paths))]


def _read_twice(reports: tuple[Report, ...], paths: tuple[str, ...]) -> Iterator[tuple[Reading, tuple[Account, ...], tuple[Account, ...]]]:
    """Each report's reading, parsed and marked once, and its accounts by both codebooks."""
    from dragoman.almanac import load_almanac  # noqa: PLC0415
    from dragoman.annotate import annotate_reports  # noqa: PLC0415
    from dragoman.interpret import interpret_reading  # noqa: PLC0415
    from dragoman.interpret.layers import lay_on_top  # noqa: PLC0415

    almanac = load_almanac()
    for reading in annotate_reports(reports, almanac):
        before = interpret_reading(reading, almanac).accounts
        with lay_on_top(paths):
            after = interpret_reading(reading, almanac).accounts
        yield reading, before, after


def _give_up(work: Work) -> list[Row | Refusal]:
    return [Refusal(report.id, "the process that read it died, twice") for report in work[0]]


def compare_accounts(report: Report, before: Sequence[Account], after: Sequence[Account]) -> list[Row]:
    """The differences between two tellings of one report, in the order of their words."""
    rows = [row for old, new in _pair_accounts(before, after) if (row := _difference(report, old, new)) is not None]
    return sorted(rows, key=lambda row: (row["span"], (row["after"] or row["before"])["trigger"], row["id"]))


def _pair_accounts(before: Sequence[Account], after: Sequence[Account]) -> list[tuple[Account | None, Account | None]]:
    """Which account became which: by the word that tells it, then by the sentence and a party they share."""
    pairs: list[tuple[Account | None, Account | None]] = []
    left, right = list(before), list(after)
    for alike in (_same_word, _same_sentence):
        for old in list(left):
            new = next((one for one in right if alike(old, one)), None)
            if new is not None:
                pairs.append((old, new))
                left.remove(old)
                right.remove(new)
    return [*pairs, *((old, None) for old in left), *((None, new) for new in right)]


def _same_word(old: Account, new: Account) -> bool:
    return old.trigger == new.trigger


def _same_sentence(old: Account, new: Account) -> bool:
    return old.span == new.span and bool(_everyone(old) & _everyone(new))


def _everyone(account: Account) -> set[str]:
    return {party.actor for slot in ("actors", "recipients") for party in account.parties(slot)}


def _difference(report: Report, old: Account | None, new: Account | None) -> Row | None:
    """One difference, or None where nothing that is compared differs."""
    differs = [] if old is None or new is None else [name for name in COMPARED if _told(old, name) != _told(new, name)]
    account = new or old
    if account is None or (old is not None and new is not None and not differs):
        return None
    return {
        "id": account.id, "report": report.id, "change": "appears" if old is None else "vanishes" if new is None else "changes",
        "differs": differs, "span": [account.span.start, account.span.end], "quote": account.span.of(report.text),
        "before": None if old is None else account_row(old, report.text), "after": None if new is None else account_row(new, report.text),
        "because": _say_why(old, new),
    }  # fmt: skip


def _told(account: Account, name: str) -> object:
    """What is compared of an account."""
    if name in {"actors", "recipients", "participants"}:
        return sorted({party.actor for party in account.parties(name)})
    value = getattr(account, name)
    return sorted(value) if isinstance(value, tuple) else value


def _say_why(old: Account | None, new: Account | None) -> str:
    """Which rows of the codebook read it, before and after."""
    if old is None:
        return "" if new is None else f"now read by {new.because}"
    if new is None:
        return f"no longer read; it was by {old.because}"
    return (
        f"now read by {new.because}; before by {old.because}" if new.because != old.because else f"read by {new.because}, before and after"
    )
