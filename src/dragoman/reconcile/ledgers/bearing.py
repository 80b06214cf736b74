"""Bearing: passages of the record that speak to a promise: deeds, demands, accusations, denials, further agreements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dragoman.model import Account, Evidence, Party, Report, Saying, Span, Telling, When
from dragoman.reconcile.persons import Cast
from dragoman.reconcile.traits import PHASES
from dragoman.reconcile.words import WORD, matter, stem

Bears = Literal["for", "against", "unclear"]
# What an act of each type says of a promise that it concerns; the rest says nothing clear.
DIRECTIONS: dict[str, Bears] = {
    "ASSAULT": "against", "ACCUSE": "against", "REQUEST": "against", "THREATEN": "against", "REJECT": "against", "MOBILIZE": "against",
    "COOPERATE": "for", "RETREAT": "for", "CONCEDE": "for", "AGREE": "for", "SUPPORT": "for",
}  # fmt: skip
# An armed group in a passage makes its matter that of the groups the promise speaks of.
ARMED = "terror"
CITED = 3


@dataclass(frozen=True, slots=True)
class Bearing:
    """A passage with what decides whether it bears on a promise. account is None for a saying without one."""

    evidence: Evidence
    account: str | None
    type: str
    stance: str
    parties: frozenset[str]
    blamed: frozenset[str]
    speakers: tuple[str, ...]
    matter: frozenset[str]
    verbs: frozenset[str]
    when: When | None


def find_bearings(tellings: Sequence[Telling], reports: Mapping[str, Report], cast: Cast) -> dict[str, list[Bearing]]:
    """Every passage that might bear on a promise, by each word of its matter."""
    index: dict[str, list[Bearing]] = defaultdict(list)
    for telling in tellings:
        text = reports[telling.report].text if telling.report in reports else ""
        armed = _armed(telling)
        for bearing in (*_sayings(telling, text, cast), *_accounts(telling, text, cast)):
            about_arms = armed & set(WORD.findall(bearing.evidence.span.of(text)))
            whole = replace(bearing, matter=bearing.matter | {ARMED}) if about_arms else bearing
            for word in sorted(whole.matter):
                index[word].append(whole)
    return index


def homes(parties: Sequence[Party]) -> frozenset[str]:
    """What parties count as when a promise is weighed: their state, else themselves."""
    return frozenset(party.state or party.actor for party in parties)


def direction(bearing: Bearing) -> Bears:
    """Whether a passage speaks for the promise, against it, or neither clearly."""
    if bearing.stance == "denies":
        return "for"
    if bearing.stance == "declines":
        return "unclear"
    return DIRECTIONS.get(bearing.type, "unclear")


def _accounts(telling: Telling, text: str, cast: Cast) -> Iterator[Bearing]:
    for account in telling.accounts:
        if PHASES[account.status] != "deed":
            continue
        parties = _everyone(account, cast)
        speakers = tuple(voice.speaker for voice in account.voices)
        blamed = homes(cast.parties(account.report, account.parties("recipients")))
        yield _bearing(
            account.report, account.span, text, parties, account.id, account.type, account.stance, blamed, speakers, account.when
        )


def _sayings(telling: Telling, text: str, cast: Cast) -> Iterator[Bearing]:
    """Denials and refusals to answer; what is asserted stands among the accounts too, so these come first."""
    for saying in telling.sayings:
        parties = list(cast.parties(saying.report, (*saying.by, *saying.about)))
        speakers = tuple(party.name for party in saying.by)
        yield _bearing(
            saying.report, saying.evidence.span, f"{text}", parties, saying.account, _kind(saying), saying.stance, frozenset(), speakers,
            saying.when, saying.proposition,
        )  # fmt: skip


def _kind(saying: Saying) -> str:
    """An assertion about others is an allegation of those who make it; an onlooker's, whose side nobody knows, is only a word."""
    own = homes(saying.by[:1])
    partial = bool(saying.by) and saying.by[0].state is not None
    return "ACCUSE" if partial and saying.stance == "asserts" and not homes(saying.about) <= own else "STATEMENT"


def _bearing(
    report: str, span: Span, text: str, parties: Sequence[Party], account: str | None, kind: str, stance: str,
    blamed: frozenset[str], speakers: tuple[str, ...], when: When | None, said: str = "",
) -> Bearing:  # fmt: skip
    words = f"{span.of(text)} {said}"
    verbs = frozenset(stem(word) for word in WORD.findall(words))
    about = matter(words) | ({ARMED} if any(party.kind == "armed group" for party in parties) else set())
    return Bearing(Evidence(report, span), account, kind, stance, homes(parties), blamed, speakers, about, verbs, when)


def _armed(telling: Telling) -> frozenset[str]:
    """The names of one word by which a report speaks of armed groups ("TTP")."""
    groups = (actor for actor in telling.actors if actor.kind == "armed group")
    return frozenset(name for actor in groups for name in (actor.name, *actor.aliases) if len(name.split()) == 1)


def _everyone(account: Account, cast: Cast) -> list[Party]:
    return [party for slot in ("actors", "recipients", "participants") for party in cast.parties(account.report, account.parties(slot))]
