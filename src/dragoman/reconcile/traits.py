"""Traits: what is compared of an account, drawn out once. Wording is the least of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.model import Account, Evidence, Magnitude, Party, Place, Report, Span, Topic, When, fold
from dragoman.reconcile.copies import Copies
from dragoman.reconcile.kinds import family, ordinals_of
from dragoman.reconcile.persons import Cast
from dragoman.reconcile.posts import Posts
from dragoman.reconcile.shelf import Shelf
from dragoman.reconcile.surroundings import around, days_in, names_in, weekday_in
from dragoman.reconcile.values import counted, counted_class
from dragoman.reconcile.words import content, load_words, matter, stem

# What an account's status says of the world: a deed, a plan, or neither. Only the like are one event.
PHASES = {
    "happened": "deed", "under way": "deed", "did not happen": "deed", "planned": "plan", "called off": "plan", "hypothetical": "thought",
}  # fmt: skip
# Types whose acts are words: two of them are one act only when they say the same.
SPOKEN = frozenset({"STATEMENT", "AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
COUNTRIES = frozenset({"country", "state"})
DISTANT = frozenset({"phone"})
# A count of so many or more is seldom that of two incidents.
TELLING = 3
# Below this, and in its multiples, a number that is not told exactly is a round one.
ROUND = 10
# Undated news is of so many days before its report.
FRESH = 2


@dataclass(frozen=True, slots=True)
class Traits:
    """An account as it is compared: who, what, when, where and about what.

    people: persons who act or receive; company: persons who take part; sides: everyone else who acts or receives, states among them.
    stay: it holds others (a visit, not a meeting). passage: the name of the passage it shares with other reports, or None.
    published: the day of the report, for what it reports as news; it never dates the account, it only tells what came out together.
    kind: the family of its type; gathering: it may be a meeting, or its announcement. setting: the matter of the paragraph it stands in.
    headline: it stands in a headline, which the body tells again. numbers: the numbered sessions it names. tolls: whose dead it counts.
    counts: how many of whom it counts, where that is told exactly and is not so small that any two incidents may share it.
    named: the names in its paragraph that are no party's. weekday: the one that an undated account names, which gives it no day.
    aside: the days that an undated account names before its word, which are of something else or of itself.
    borrowed: published is what others tell of the same news: the report may be of some days later. doers: the states of those who act.
    """

    account: Account
    people: frozenset[str]
    company: frozenset[str]
    sides: frozenset[str]
    states: frozenset[str]
    guests: frozenset[str]
    phase: str
    stay: bool
    when: When | None
    place: Place | None
    words: frozenset[str]
    passage: str | None
    published: int | None
    kind: str
    gathering: bool
    setting: frozenset[str]
    headline: bool
    numbers: tuple[tuple[str, str], ...]
    tolls: frozenset[tuple[str, str, str]]
    counts: frozenset[tuple[str, str, str, float]] = frozenset()
    named: frozenset[str] = frozenset()
    weekday: int | None = None
    aside: frozenset[str] = frozenset()
    borrowed: bool = False
    doers: frozenset[str] = frozenset()

    @property
    def id(self) -> str:
        """The account's id."""
        return self.account.id

    @property
    def dated(self) -> bool:
        """Whether at least one of its ends is known."""
        return self.when is not None and self.when.known

    @property
    def bounded(self) -> tuple[int, int] | None:
        """Its first and last day as numbers, or None where an end is open."""
        if self.when is None or self.when.earliest is None or self.when.latest is None:
            return None
        return self.when.earliest.toordinal(), self.when.latest.toordinal()

    @property
    def news_days(self) -> tuple[int, int] | None:
        """The days it is told for, or, undated, those just before its report came out; a plan's, just after."""
        if self.dated or self.published is None:
            return self.bounded
        return (self.published, self.published + FRESH) if self.phase == "plan" else (self.published - FRESH, self.published)

    @property
    def spoken(self) -> bool:
        """Whether its act is one of words."""
        return self.account.type in SPOKEN


def shared_counts(left: Traits, right: Traits) -> list[tuple[str, float]]:
    """What both count as many of; whose they are need not be told by both."""
    others = {(what, who, value): {side for one, side, two, three in right.counts if (one, two, three) == (what, who, value)}
              for what, _, who, value in right.counts}  # fmt: skip
    found = {
        (what, value)
        for what, side, who, value in left.counts
        if (sides := others.get((what, who, value))) and (not side or "" in sides or side in sides)
    }
    return sorted(found)


def draw_traits(
    accounts: list[Account], reports: Mapping[str, Report], cast: Cast, copies: Copies, known: Shelf[Traits] | None = None,
    posts: Posts | None = None,
) -> dict[str, Traits]:  # fmt: skip
    """The traits of every account by its id."""
    shelf = known or Shelf(keep=False)
    holders = {account.within for account in accounts if account.within}
    drawn = {}
    for account in accounts:
        places = tuple(cast.parties(account.report, account.parties(slot)) for slot in ("actors", "recipients", "participants"))
        passage = copies.passage_of(Evidence(account.report, account.span))
        report = reports.get(account.report)
        held = _holders(account, report, places, posts or Posts())
        drawn[account.id] = shelf.get(account.id, _draw, account, report, places, passage, account.id in holders, held)
    return news_of({name: _timed(told, drawn) for name, told in _with_parts(drawn).items()}, own_days(drawn))


def _holders(account: Account, report: Report | None, places: tuple[tuple[Party, ...], ...], posts: Posts) -> tuple[tuple[str, str], ...]:
    """For each party that is told by its office alone, the person who held it at the time, where the record knows one."""
    day = account.when.earliest.toordinal() if account.when is not None and account.when.earliest else _published(report)
    found = ((party.actor, posts.holder(party, day)) for place in places for party in place)
    return tuple((actor, holder) for actor, holder in found if holder is not None)


def own_days(drawn: Mapping[str, Traits]) -> dict[str, int]:
    """For each report that bears no day of its own, the last single day of what it tells as news. Only for comparing."""
    days: dict[str, int] = {}
    for told in drawn.values():
        if told.published is None and told.account.role == "reports" and told.phase == "deed" and told.when is not None and told.when.day:
            report = told.account.report
            days[report] = max(days.get(report, 0), told.when.day.toordinal())
    return days


def news_of(drawn: Mapping[str, Traits], days: Mapping[str, int], *, borrowed: bool = False) -> dict[str, Traits]:
    """The traits, with a day for the news of reports that bear none. It dates no account: it tells what came out together.

    borrowed: other reports tell these days.
    """
    return {
        name: replace(told, published=days[told.account.report], borrowed=borrowed)
        if told.published is None and told.account.role != "background" and told.account.report in days
        else told
        for name, told in drawn.items()
    }


def _with_parts(drawn: Mapping[str, Traits]) -> dict[str, Traits]:
    """A stay told without a day, with the days of what its own report places in it. Only for comparing: no finding rests on it."""
    parts: dict[str, list[When]] = defaultdict(list)
    for told in drawn.values():
        if told.account.within and told.when is not None and told.bounded:
            parts[told.account.within].append(told.when)
    times = {name: _hull(parts[name]) for name in sorted(parts)}
    return {name: replace(told, when=times[name]) if told.when is None and name in times else told for name, told in drawn.items()}


def _timed(told: Traits, drawn: Mapping[str, Traits]) -> Traits:
    """The traits with a time, where what holds the account has one."""
    when = _time(told, drawn) if told.when is None else None
    return told if when is None else replace(told, when=when)


def _time(told: Traits, drawn: Mapping[str, Traits]) -> When | None:
    """The time of what holds an undated account, in its own report: a meeting lies in its visit. Only for comparing."""
    holder = drawn.get(told.account.within or "")
    return holder.when if holder is not None else None


def _hull(times: list[When]) -> When:
    """From the first day of several times to the last."""
    first = min(when.earliest for when in times if when.earliest)
    last = max(when.latest for when in times if when.latest)
    return When(first, last, times[0].words, "derived", because="from what is told within it")


def _draw(
    account: Account, report: Report | None, places: tuple[tuple[Party, ...], ...], passage: str | None, holds: bool,  # noqa: FBT001 - a fact
    held: tuple[tuple[str, str], ...] = (),
) -> Traits:  # fmt: skip
    doers, hosts, company = (_in_person(place, dict(held)) for place in places)
    parties = (*doers, *hosts)
    text = report.text if report is not None else ""
    quote, trigger = account.span.of(text), account.trigger.of(text)
    names = frozenset(stem(word) for party in (*parties, *company) for word in fold(party.name).split())
    topics = " ".join(claim.value.words for claim in account.claims if isinstance(claim.value, Topic))
    tolls = frozenset((number.what, number.side or "", counted_class(number)) for number in account.magnitudes if number.what == "killed")
    return Traits(
        account,
        people=frozenset(party.actor for party in parties if party.kind == "person"),
        company=frozenset(party.actor for party in company if party.kind == "person"),
        sides=frozenset(_side(party) for party in parties if party.kind != "person"),
        states=frozenset([party.state for party in parties if party.state] + [side for _, side, _ in tolls if side]),
        guests=frozenset(party.actor for party in doers if party.kind == "person"),
        phase=PHASES[account.status],
        stay=_is_stay(account, trigger, hosts, holds=holds),
        when=account.when,
        place=account.where,
        words=content(f"{quote} {topics}") - names - (content(trigger) if len(trigger) < len(quote) else frozenset()),
        passage=passage,
        published=_published(report) if account.role != "background" else None,
        kind=family(account.type, trigger),
        gathering=account.type == "CONSULT" or family(account.type, trigger, "meeting") == "meeting",
        setting=matter(around(text, account.span)),
        headline=_in_headline(report, account.span),
        numbers=tuple(sorted(ordinals_of(quote).items())) if account.type == "CONSULT" else (),
        tolls=tolls,
        counts=frozenset((*counted(number), number.value) for number in account.magnitudes if number.value and _is_telling(number)),
        aside=days_in(text[account.span.start : account.trigger.start]) if account.when is None else frozenset(),
        doers=frozenset(party.state for party in doers if party.state),
        named=names_in(around(text, account.span)) - frozenset(fold(word) for party in (*parties, *company) for word in party.name.split()),
        weekday=weekday_in(quote) if account.when is None and _published(report) is None else None,
    )


def _in_person(place: tuple[Party, ...], held: Mapping[str, str]) -> tuple[Party, ...]:
    """The parties, those told by their office alone as its holder: only for comparing."""
    return tuple(replace(party, actor=held[party.actor], kind="person") if party.actor in held else party for party in place)


def _is_telling(number: Magnitude) -> bool:
    """Whether a number is told so exactly that two incidents seldom share it: "at least 36" is, "at least 30" is anybody's."""
    if number.value is None or number.value < TELLING:
        return False
    return not (number.at_least or number.about) or (number.value > ROUND and number.value % ROUND != 0)


def _is_stay(account: Account, trigger: str, hosts: Sequence[Party], *, holds: bool) -> bool:
    """Whether an account tells a stay: by its word, by what it holds, or because the guest goes somewhere and meets nobody."""
    if account.type != "CONSULT":
        return False
    return stem(trigger) in load_words()["stays"] or ("visit" in account.modes and (holds or _travels(account.parties(), hosts)))


def _travels(doers: Sequence[Party], hosts: Sequence[Party]) -> bool:
    """Whether somebody goes somewhere and meets nobody. Two men who act together, with no host told, have met each other."""
    guests = [party for party in doers if party.kind == "person"]
    if not guests or any(host.kind in {"person", "unnamed"} for host in hosts):
        return False
    sides = {party.state for party in guests}
    return len(guests) == 1 or bool(hosts) or (len(sides) == 1 and None not in sides)


def _in_headline(report: Report | None, span: Span) -> bool:
    """Whether a span stands in a headline or under one."""
    parts = report.parts if report is not None else ()
    return any(part.kind in {"headline", "standfirst"} and part.span.overlaps(span) for part in parts)


def _published(report: Report | None) -> int | None:
    """The day a report came out, as a number, where it is known to the day."""
    day = report.published.day if report is not None and report.published is not None else None
    return day.toordinal() if day is not None else None


def _side(party: Party) -> str:
    """What a party without a name of its own is compared by: its state and office, or its words; a government is its state."""
    if party.kind in {"unnamed", "people"}:
        return f"{party.state or '?'}:{fold(party.office or party.name)}"
    if party.state and party.kind == "body" and "government" in fold(party.name).split():
        return f"state-{party.state}"
    return party.actor
