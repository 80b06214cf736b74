"""Intake: what happens to an input on its way into the record, from the reading room to the shelf."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, Literal

from dragoman.engine import choose_engine
from dragoman.errors import DragomanError
from dragoman.model import Refusal, Report, Telling

if TYPE_CHECKING:
    from dragoman.store import Database

# Reports that are taken in hand together and put in order of name, so that the order of adding shows nowhere.
HANDFUL = 2_000
# Reports a worker reads at one go; each is stored as soon as its batch is done.
BATCH = 8


@dataclass(frozen=True, slots=True)
class Arrival:
    """What became of one input: stored (telling so many accounts), known, known under another name, or refused (why)."""

    name: str
    outcome: Literal["stored", "known", "another name", "refused"]
    why: str = ""
    accounts: int = 0


Watcher = Callable[[Arrival], None]


@dataclass(slots=True)
class Added:
    """What one adding did. events, before: how many events the record holds now and held before."""

    arrivals: list[Arrival] = field(default_factory=list)
    events: int = 0
    before: int = 0

    def count(self, outcome: str) -> int:
        """How many inputs came out so."""
        return sum(arrival.outcome == outcome for arrival in self.arrivals)

    @property
    def read(self) -> int:
        """How many inputs were read, new or not."""
        return len(self.arrivals) - self.count("refused")

    @property
    def refused(self) -> list[Refusal]:
        """The inputs that were not, and why."""
        return [Refusal(arrival.name, arrival.why) for arrival in self.arrivals if arrival.outcome == "refused"]

    @property
    def accounts(self) -> int:
        """How many accounts the new reports tell."""
        return sum(arrival.accounts for arrival in self.arrivals)


@dataclass(frozen=True, slots=True)
class _Accepted:
    """A report on its way: the name it came by, itself under its id in the record, and the id it takes the place of."""

    name: str
    report: Report
    replaces: str | None


def take_in(database: Database, come: Iterator[Report | Refusal], workers: int | None) -> Iterator[Arrival]:
    """Settle each input's fate. The record must be locked; every report is stored before its arrival is told."""
    while handful := list(islice(come, HANDFUL)):
        yield from (Arrival(one.path, "refused", one.why) for one in handful if isinstance(one, Refusal))
        reports = sorted((one for one in handful if isinstance(one, Report)), key=lambda one: (one.id, one.sha256))
        first: dict[str, Report] = {}
        for report in reports:
            first.setdefault(report.sha256, report)
        accepted: list[_Accepted] = []
        yield from _settle_known(database, list(first.values()), accepted)
        yield from _store(database, accepted, workers)
        # The same text again in one handful: by now the first of them is in its place, or was refused.
        again = [report for report in reports if first[report.sha256] is not report]
        lost = {one.report.sha256 for one in accepted if database.reports.get(one.report.id) is None}
        yield from (
            Arrival(report.id, "refused", "the same text was refused under another name") for report in again if report.sha256 in lost
        )
        yield from _settle_known(database, [report for report in again if report.sha256 not in lost], [])


def _settle_known(database: Database, reports: Iterable[Report], accepted: list[_Accepted]) -> Iterator[Arrival]:
    """Tell of the reports that the record has; put the others on the list of what is to be read."""
    taken: set[str] = set()
    for report in reports:
        placing = database.reports.place(report, taken)
        if placing.arrival == "known":
            yield Arrival(report.id, "known")
        elif placing.arrival == "another name":
            database.reports.add_name(report.id, placing.id)
            yield Arrival(report.id, "another name", placing.id)
        else:
            taken.add(placing.id)
            names = tuple(sorted({report.id, *report.names}))
            accepted.append(_Accepted(report.id, replace(report, id=placing.id, names=names), placing.replaces))


def _store(database: Database, accepted: list[_Accepted], workers: int | None) -> Iterator[Arrival]:
    """Have the accepted reports understood, and store each as soon as it is."""
    batches = [tuple(accepted[start : start + BATCH]) for start in range(0, len(accepted), BATCH)]
    engine = choose_engine(workers, len(accepted))
    work = [tuple(one.report for one in batch) for batch in batches]
    for batch, told in zip(batches, engine.each(understand, work, _give_up), strict=True):
        for one, telling in zip(batch, told, strict=True):
            if isinstance(telling, Refusal):
                yield Arrival(one.name, "refused", telling.why)
            else:
                yield _save(database, one, telling)


def _save(database: Database, one: _Accepted, telling: Telling) -> Arrival:
    try:
        one.report.text.encode("utf-8")
    except UnicodeEncodeError as error:
        return Arrival(one.name, "refused", f"half of a character stands at {error.start}; it cannot be written as UTF-8")
    database.reports.save(one.report, telling, replaces=one.replaces)
    return Arrival(one.name, "another name" if one.replaces else "stored", one.replaces or "", len(telling.accounts))


def understand(reports: tuple[Report, ...]) -> list[Telling | Refusal]:
    """Give what each report tells. A report on which a room fails is refused, and the others are not."""
    try:
        return list(_understand(reports))
    except DragomanError:  # a table somebody edited is broken: that is not the report's fault
        raise
    except Exception as error:  # noqa: BLE001 - the input is the world's; one that breaks a room must not stop the others
        if len(reports) == 1:
            return [Refusal(reports[0].id, f"it could not be understood ({type(error).__name__}: {error}); please report this")]
        return [telling for report in reports for telling in understand((report,))]


def _understand(reports: tuple[Report, ...]) -> Iterator[Telling]:
    # The rooms are opened when they are entered: asking a record needs none of them.
    from dragoman.almanac import load_almanac  # noqa: PLC0415
    from dragoman.annotate import annotate_reports  # noqa: PLC0415
    from dragoman.interpret import interpret_reading  # noqa: PLC0415

    almanac = load_almanac()
    for reading in annotate_reports(reports, almanac):
        yield interpret_reading(reading, almanac)


def _give_up(reports: tuple[Report, ...]) -> list[Telling | Refusal]:
    return [Refusal(report.id, "the process that read it died, twice") for report in reports]
