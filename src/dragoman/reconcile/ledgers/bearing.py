"""Bearing: passages of the record that speak to a promise: deeds, demands, accusations, denials, further agreements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dragoman.model import Actor, Evidence, Party, Report, Saying, Telling, When
from dragoman.reconcile.persons import Cast
from dragoman.reconcile.shelf import Shelf
from dragoman.reconcile.sides import home_of
from dragoman.reconcile.traits import PHASES
from dragoman.reconcile.words import WORD, matter, stem

# Acts that say the thing promised is being done, and acts that say it is not; demands, calls and warnings say neither.
DONE, UNDONE = frozenset({"COOPERATE", "RETREAT", "CONCEDE", "AGREE", "SUPPORT"}), frozenset({"REJECT"})
FORCE = frozenset({"ASSAULT", "MOBILIZE"})
# An armed group in a passage makes its matter that of the groups the promise speaks of.
ARMED = "terror"
CITED = 3


@dataclass(frozen=True, slots=True)
class Bearing:
    """A passage with what decides whether it bears on a promise. account is None for a saying without one.

    around: whom its report names; background: it retells what was known before.
    """

    evidence: Evidence
    account: str | None
    type: str
    stance: str
    parties: frozenset[str]
    doers: frozenset[str]
    blamed: frozenset[str]
    status: str
    speakers: tuple[str, ...]
    matter: frozenset[str]
    verbs: frozenset[str]
    when: When | None
    published: When | None = None
    around: frozenset[str] = frozenset()
    background: bool = False

    @property
    def dated(self) -> bool:
        """Whether any time is told for it, if only a day without its year."""
        return self.when is not None and (self.when.known or self.when.edtf is not None)

    @property
    def days(self) -> tuple[date | None, date | None]:
        """The first and last day that it may be of: as told, else that of its report, where what it tells is news."""
        told = self.when if self.when is not None and self.when.known else self.published
        return (told.earliest, told.latest) if told is not None else (None, None)


def find_bearings(
    tellings: Sequence[Telling], reports: Mapping[str, Report], cast: Cast, bound: frozenset[str], known: Shelf[tuple[Bearing, ...]]
) -> dict[tuple[str, str], list[Bearing]]:
    """Every passage that might bear on a promise of those bound, by each of them in it and each word of its matter."""

    def draw(telling: Telling, report: Report | None, *_: object) -> tuple[Bearing, ...]:
        return tuple(_bearings(telling, report, cast))

    index: dict[tuple[str, str], list[Bearing]] = defaultdict(list)
    for telling in tellings:
        for bearing in known.get(telling.report, draw, telling, reports.get(telling.report), _cast_of(telling, cast)):
            for party in sorted(bearing.parties & bound):
                for word in sorted(bearing.matter):
                    index[party, word].append(bearing)
    return index


def _cast_of(telling: Telling, cast: Cast) -> tuple[Actor | None, ...]:
    """Everyone in a telling's accounts and sayings, as the record knows them."""
    told = [claim.value for account in telling.accounts for claim in account.claims if isinstance(claim.value, Party)]
    told += [party for saying in telling.sayings for party in (*saying.by, *saying.about)]
    return tuple(cast.actors.get(cast.id_of(telling.report, party.actor)) for party in told)


def _bearings(telling: Telling, report: Report | None, cast: Cast) -> Iterator[Bearing]:
    """The passages of one report."""
    text = report.text if report is not None else ""
    armed = _armed(telling)
    around = frozenset(map(home_of, telling.actors))
    for bearing in (*_sayings(telling, report, cast), *_accounts(telling, report, cast)):
        about_arms = armed & set(WORD.findall(bearing.evidence.span.of(text)))
        about = bearing.matter | {ARMED} if about_arms else bearing.matter
        yield replace(bearing, matter=about, around=around | bearing.parties)


def homes(parties: Sequence[Party]) -> frozenset[str]:
    """What parties count as when a promise is weighed."""
    return frozenset(map(home_of, parties))


def _accounts(telling: Telling, report: Report | None, cast: Cast) -> Iterator[Bearing]:
    for account in telling.accounts:
        if PHASES[account.status] != "deed":
            continue
        places = [cast.parties(account.report, account.parties(slot)) for slot in ("actors", "recipients", "participants")]
        everyone = [party for parties in places for party in parties]
        doers, blamed = homes(places[0]), homes(places[1])
        yield _bearing(
            Evidence(account.report, account.span), report, everyone, account=account.id, type=account.type,
            stance=account.stance, doers=doers, blamed=blamed, status=account.status, when=account.when,
            speakers=tuple(voice.speaker for voice in account.voices), news=account.role == "reports",
            background=account.role == "background",
        )  # fmt: skip


def _sayings(telling: Telling, report: Report | None, cast: Cast) -> Iterator[Bearing]:
    """Denials and refusals to answer; what is asserted stands among the accounts too, so these come first."""
    for saying in telling.sayings:
        parties = cast.parties(saying.report, (*saying.by, *saying.about))
        blamed = homes(cast.parties(saying.report, saying.about))
        yield _bearing(
            saying.evidence, report, parties, account=saying.account, type=_kind(saying), stance=saying.stance,
            doers=homes(cast.parties(saying.report, saying.by)), blamed=blamed, status="happened", when=saying.when,
            speakers=tuple(party.name for party in saying.by), said=saying.proposition,
        )  # fmt: skip


def _kind(saying: Saying) -> str:
    """An assertion about others is an allegation of those who make it; an onlooker's, whose side nobody knows, is only a word."""
    own, others = homes(saying.by[:1]), homes(saying.about)
    partial = bool(saying.by) and saying.by[0].state is not None
    return "ACCUSE" if partial and saying.stance == "asserts" and others and not own & others else "STATEMENT"


def _bearing(
    evidence: Evidence, report: Report | None, parties: Sequence[Party], *, said: str = "", news: bool = True, **told: Any
) -> Bearing:  # fmt: skip
    words = f"{evidence.span.of(report.text) if report is not None else ''} {said}"
    verbs = frozenset(stem(word) for word in WORD.findall(words))
    about = matter(words) | ({ARMED} if any(party.kind == "armed group" for party in parties) else set())
    published = report.published if report is not None and news else None
    return Bearing(evidence, parties=homes(parties), matter=about, verbs=verbs, published=published, **told)


def _armed(telling: Telling) -> frozenset[str]:
    """The names of one word by which a report speaks of armed groups ("TTP")."""
    groups = (actor for actor in telling.actors if actor.kind == "armed group")
    return frozenset(name for actor in groups for name in (actor.name, *actor.aliases) if len(name.split()) == 1)
