"""The press of the simulated world: thirty outlets that tell what happened, late, shortened, copied, mistaken, and one of them lying.

An outlet writes its own report, or takes another's: word for word, with some words changed, or rewritten by a machine; or it writes
its own and lifts one passage. What it leaves out, gets wrong or tells too early is drawn by the difficulty of the world.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from bench.grammar import JOINTS, OPENINGS, aside, colour, lay_out, reword
from bench.happenings import Happening, World, person
from dragoman.model import Account, Actor, Claim, Magnitude, Party, Place, Report, Saying, Span, Telling, Topic, Undertaking, When, identify
from dragoman.model import Evidence as Piece

OUTLETS = tuple(f"outlet-{number:02}" for number in range(30))
LIAR = OUTLETS[7]
TYPES = {
    "meeting": "CONSULT", "visit": "CONSULT", "call": "CONSULT", "talks": "CONSULT", "plan": "CONSULT", "attack": "ASSAULT", "statement": "STATEMENT",
    "charge": "ACCUSE", "denial": "STATEMENT", "ceasefire": "CONCEDE", "pledge": "AGREE", "kept": "COOPERATE", "broken": "ACCUSE",
}  # fmt: skip
ROUNDS = ("", "first", "second", "third", "fourth", "fifth")


@dataclass(frozen=True, slots=True)
class Difficulty:
    """How the press works: how many tell a thing, and how often each goes astray. Every field but tellers is a chance."""

    tellers: tuple[int, int]
    copies: float
    day_left_out: float = 0.0
    place_left_out: float = 0.0
    name_left_out: float = 0.0
    day_vague: float = 0.0
    error: float = 0.0
    early: float = 0.0
    background: float = 0.0
    spelling: float = 0.0
    lies: float = 0.0
    again: float = 0.0


EASY = Difficulty((2, 4), 0.2)
MIXED = Difficulty((1, 6), 0.35, 0.1, 0.15, 0.08, 0.05, 0.04, 0.3, 0.15, 0.03, 0.3, 0.1)
HARD = Difficulty((1, 7), 0.45, 0.25, 0.3, 0.2, 0.1, 0.1, 0.5, 0.3, 0.08, 0.8, 0.3)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a report; where it tells something, what, and which line of the report holds that."""

    words: str
    cue: str = ""
    happening: Happening | None = None
    slots: tuple[tuple[str, Party | When | Place | Magnitude | Topic], ...] = ()
    role: str = "reports"
    within: str | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A report as its desk wrote it. family: the report whose text it is; lifted: the report of which it has one passage."""

    id: str
    outlet: str
    day: date
    lines: tuple[Line, ...]
    family: str
    manner: str = "own"
    lifted: str | None = None


@dataclass
class Simulation:
    """What was printed, with the truth of every account: its happening, and for every report whose text it is."""

    happenings: dict[str, Happening]
    papers: dict[str, Paper]
    reports: dict[str, Report] = field(default_factory=dict)
    tellings: dict[str, Telling] = field(default_factory=dict)
    truth: dict[str, str] = field(default_factory=dict)


def simulate(seed: int, difficulty: Difficulty, *, happenings: int = 0, accounts: int = 0, nations: int = 24) -> Simulation:
    """Print a world: so many happenings, or as many as give so many accounts."""
    world = World(seed, again=difficulty.again, nations=nations)
    told = world.happenings(happenings or accounts // 2)
    desk = _Desk(Random(seed + 1), difficulty, world, told)
    found = Simulation({one.id: one for one in told}, {})
    for one in told:
        for paper in desk.cover(one):
            found.papers[paper.id] = paper
            _typeset(paper, found)
        if accounts and len(found.truth) >= accounts:
            break
    return found


class _Desk:
    """Thirty outlets at work."""

    def __init__(self, chance: Random, difficulty: Difficulty, world: World, told: Sequence[Happening]) -> None:
        self._chance, self._how, self._demonyms, self._towns = chance, difficulty, world.demonyms, world.towns
        self._parts: dict[str, list[Happening]] = defaultdict(list)
        self._by_id = {one.id: one for one in told}
        self._past: dict[str, list[Happening]] = defaultdict(list)
        for one in told:
            if one.kind == "meeting" and one.of:
                self._parts[one.of].append(one)

    def cover(self, one: Happening) -> Iterator[Paper]:
        """Every report whose main matter this is."""
        if one.kind == "meeting" and one.of and self._chance.random() < 0.6:
            return  # told within its visit, and by few as news of its own
        first, own = None, []
        for outlet in self._chance.sample(OUTLETS, self._chance.randint(*self._how.tellers)):
            late = 0 if first is None or one.kind == "plan" else self._chance.choice((0, 0, 1, 1, 2, 3))
            day = max(one.day + timedelta(late), first.day if first else one.day)
            name = f"{day.isoformat()}-{outlet}-{one.id}"
            if own and self._chance.random() < self._how.copies:
                yield self._copy(name, outlet, day, self._chance.choice(own))
            else:
                paper = self._write(name, outlet, day, one, own)
                own.append(paper)
                first = first or paper
                yield paper
        self._past[one.actors[0].state or ""].append(one)

    def _write(self, name: str, outlet: str, day: date, one: Happening, others: Sequence[Paper]) -> Paper:
        """A report of an outlet's own; sometimes with one passage out of another."""
        main = self._tell(one, outlet, late=(day - one.day).days)
        lines = [main, *(Line(colour(self._chance, one.matter)) for _ in range(self._chance.randint(1, 3)))]
        if one.kind == "visit":
            for part in self._parts[one.id]:
                if self._chance.random() < 0.7:
                    lines.append(replace(self._tell(part, outlet, late=0), within=one.id))
                    lines.append(Line(colour(self._chance, part.matter)))
        if self._chance.random() < self._how.background and (past := self._past[one.actors[0].state or ""]):
            before = self._chance.choice(past[-12:])
            if before.kind != "plan" and before.last < one.day:
                lines.append(replace(self._tell(before, outlet, late=3), role="background"))
        lifted = None
        longer = [other for other in others if len(other.lines) > 3 and other.lifted is None]
        if longer and self._chance.random() < 0.15:
            other = self._chance.choice(longer)
            lifted, lines[0] = other.id, other.lines[0]
            lines += [Line(colour(self._chance, one.matter)) for _ in range(4)]
        return Paper(name, outlet, day, tuple(lines), name, lifted=lifted)

    def _copy(self, name: str, outlet: str, day: date, other: Paper) -> Paper:
        """Another's report, taken over in one of three manners."""
        manner = self._chance.choice(("verbatim", "changed", "rewritten"))
        portion = {"verbatim": 0.0, "changed": 0.2, "rewritten": 0.4}[manner]
        lines = [replace(line, words=reword(line.words, self._chance, portion, line.cue)) for line in other.lines]
        if manner == "verbatim" and self._chance.random() < 0.5:
            lines.append(Line(f"This story first came to our desk from {other.outlet}."))
        return Paper(name, outlet, max(day, other.day), tuple(lines), other.id, manner, other.lifted)

    def _tell(self, one: Happening, outlet: str, late: int) -> Line:
        """One sentence on a happening, as this outlet has it."""
        chance = self._chance
        when, place, count = self._when(one, outlet), self._where(one), self._count(one, outlet, late)
        actors = tuple(self._who(party, one) for party in one.actors)
        recipients = tuple(self._who(party, one) for party in one.recipients)
        matter = _facets(one, chance)
        everyone = [*actors, *recipients]
        words, cue = lay_out(
            chance.choice(OPENINGS[one.kind]), a=self._named(everyone[0]), b=self._named(everyone[-1]), c=self._named(everyone[-1]),
            on=f" on {when.words}" if when else "", at=f" in {place.name}" if place else "", m=matter[0], n=str(count or ""),
            s=self._demonyms.get(one.actors[0].state or "", ""), r=ROUNDS[one.round or 0],
        )  # fmt: skip
        sentence = f"{words[0].upper()}{words[1:]}{chance.choice(JOINTS).format(m=matter[1])}, {aside(chance)}."
        slots: list[tuple[str, Party | When | Place | Magnitude | Topic]] = [("actors", party) for party in actors]
        slots += [("recipients", party) for party in recipients]
        slots += [("when", when)] if when else []
        slots += [("where", place)] if place else []
        slots += [("topic", Topic(matter[0]))]
        if count is not None:
            state = one.recipients[0].state
            slots.append(
                ("magnitude.killed", Magnitude("killed", f"{self._demonyms.get(state or '', '')} soldiers", count, Span(0, 1), side=state))
            )
        return Line(sentence, cue, one, tuple(slots))

    def _when(self, one: Happening, outlet: str) -> When | None:
        """The day as told: left out, only the month, or a day wrong."""
        chance, how = self._chance, self._how
        first, last = one.day, one.last
        if one.kind == "plan":
            deed = self._by_id[one.of or ""]
            first, last = deed.day, deed.last
        if chance.random() < how.day_left_out:
            return None
        if chance.random() < how.day_vague:
            start = first.replace(day=1)
            return When(start, (start + timedelta(31)).replace(day=1) - timedelta(1), f"{first:%B}", "stated")
        if chance.random() < how.error or (outlet == LIAR and chance.random() < how.lies):
            first, last = first + timedelta(step := chance.choice((-1, 1))), last + timedelta(step)
        return When(first, last, f"{first:%A} {first.day} {first:%B %Y}", "stated")

    def _where(self, one: Happening) -> Place | None:
        """The place as told: left out, or another town."""
        if one.place is None or self._chance.random() < self._how.place_left_out:
            return None
        if self._chance.random() < self._how.error / 2:
            return self._chance.choice([place for place in self._towns if place.state == one.place.state])
        return one.place

    def _count(self, one: Happening, outlet: str, late: int) -> int | None:
        """The number as told: too low while it is early, wrong, or whatever the liar likes."""
        if one.count is None:
            return None
        if outlet == LIAR and self._chance.random() < self._how.lies:
            return one.count * 3
        if late == 0 and self._chance.random() < self._how.early:
            return max(1, one.count - self._chance.randint(1, one.count // 2))
        return one.count + (self._chance.choice((-1, 1)) if self._chance.random() < self._how.error else 0)

    def _who(self, party: Party, one: Happening) -> Party:
        """A party as told: a minister by the state alone, or with a name spelled otherwise."""
        if party.kind != "person":
            return party
        if one.kind in {"meeting", "call", "plan"} and self._chance.random() < self._how.name_left_out and party.state:
            name = next(place.name for place in self._towns if place.state == party.state)
            return Party(f"state-{party.state}", name, "state", party.state)
        if self._chance.random() < self._how.spelling:
            return person(party.name.replace("o", "u").replace("k", "q"), party.state, party.office)
        return party

    def _named(self, party: Party) -> str:
        return f"{self._demonyms[party.state or '']} {party.office} {party.name}" if party.office else party.name


def _facets(one: Happening, chance: Random) -> list[str]:
    """Two things that it was about. What was said has a matter that everyone tells first; of a meeting each tells what it likes."""
    if TYPES[one.kind] in {"CONSULT", "ASSAULT"}:
        return chance.sample(one.matter, 2)
    return [one.matter[0], chance.choice(one.matter[1:])]


def _typeset(paper: Paper, found: Simulation) -> None:
    """Lay a report out, and what is understood of it."""
    text, spans = "", []
    for number, line in enumerate(paper.lines):
        text += ("" if not number else "\n" if number % 3 == 0 else " ") + line.words
        spans.append(Span(len(text) - len(line.words), len(text)))
    published = When(paper.day, paper.day, paper.day.isoformat(), "stated")
    found.reports[paper.id] = Report(paper.id, text, "", published=published)
    homes: dict[str, str] = {}
    accounts, sayings, undertakings, actors = [], [], [], {}
    for line, span in zip(paper.lines, spans, strict=True):
        if line.happening is None:
            continue
        account = _account(paper.id, line, span, text, homes)
        accounts.append(account)
        found.truth[account.id] = line.happening.id
        for claim in account.claims:
            if isinstance(claim.value, Party):
                actors[claim.value.actor] = claim.value
        undertakings += _undertakings(line, account)
        sayings += _sayings(line, account)
    people = tuple(Actor(one.actor, one.kind, one.name, (), one.state, one.sector, one.office, one.acting) for one in actors.values())
    found.tellings[paper.id] = Telling(paper.id, people, tuple(accounts), tuple(sayings), tuple(undertakings))


def _account(report: str, line: Line, span: Span, text: str, homes: dict[str, str]) -> Account:
    """An account out of a line."""
    one = line.happening
    assert one is not None
    at = text.index(line.cue, span.start)
    name = identify("account", report, span.start, line.cue)
    homes.setdefault(one.id, name)
    claims = tuple(Claim(identify("claim", name, slot, repr(value)), report, name, slot, value, span) for slot, value in line.slots)
    modes = {"visit": ("visit",), "call": ("phone",)}.get(one.kind, ())
    planned = one.kind == "plan"
    role = "previews" if planned else line.role
    return Account(
        name, report, TYPES[one.kind], modes, (), "planned" if planned else "happened", role, "asserts", span,  # type: ignore[arg-type]
        Span(at, at + len(line.cue)), line.words, claims, (), homes.get(line.within or ""),
    )  # fmt: skip


def _undertakings(line: Line, account: Account) -> Iterator[Undertaking]:
    if line.happening and line.happening.kind == "pledge":
        promised = " and ".join(value.words for _, value in line.slots if isinstance(value, Topic))
        yield Undertaking(
            identify("undertaking", account.id), account.report, account.id, tuple(account.parties()), tuple(account.parties("recipients")),
            f"to settle {promised}", promised, None, None, True, Piece(account.report, account.span),  # noqa: FBT003
        )  # fmt: skip


def _sayings(line: Line, account: Account) -> Iterator[Saying]:
    one = line.happening
    if one and one.kind in {"charge", "denial"}:
        accused = one.recipients if one.kind == "charge" else one.actors
        said = " and ".join(value.words for _, value in line.slots if isinstance(value, Topic))
        stance = "asserts" if one.kind == "charge" else "denies"
        piece = Piece(account.report, account.span)
        yield Saying(
            identify("saying", account.id),
            account.report,
            tuple(account.parties()),
            stance,
            said,
            accused,
            piece,
            account.when,
            None,
            account.id,
        )  # type: ignore[arg-type]
