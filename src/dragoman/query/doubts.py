"""Doubts: the pairs of tellings that the machine is least sure of, and what people have judged so far."""

from __future__ import annotations

from dragoman.model import Account, Judgement
from dragoman.query.events import account_row
from dragoman.query.find import judgement_row
from dragoman.query.shapes import Row, Texts
from dragoman.store import Database

# Where the machine begins to call two tellings one; the nearer to it, the more a person's word is worth.
_EDGE = 0.62
# A link stronger than this is not worth a person's time.
_SURE = 0.72


def list_doubts(database: Database, limit: int | None = None) -> list[Row]:
    """The pairs of tellings about which the machine is least sure, the least sure first.

    Two events that may be one stand here once, by their most alike tellings; an event that may be two, by the weakest link that
    holds it together. A pair on which a person has said anything is no doubt any more.
    """
    home = {account: event.id for event in database.ledgers.events() for account in event.accounts}
    people = database.judgements.standing()
    machine = [one for one in database.ledgers.all(Judgement) if one.by == "dragoman"]
    nearest = sorted([*_apart(machine, people, home), *_weakest(machine, people, home)], key=lambda one: (abs(one.score - _EDGE), one.id))
    texts = Texts(database)
    return [_doubt_row(database, one, home, texts) for one in nearest[:limit]]


def list_judgements(database: Database) -> list[Row]:
    """Every judgement that a person has given and not taken back, ordered by id."""
    return [judgement_row(one) for one in database.judgements.standing()]


def _apart(machine: list[Judgement], people: list[Judgement], home: dict[str, str]) -> list[Judgement]:
    """For each two events that may be one, the judgement on their most alike tellings."""
    settled = {_pair(home, one) for one in people}
    doubts: dict[tuple[str, str], Judgement] = {}
    for one in machine:
        pair = _pair(home, one)
        if one.verdict != "unsure" or pair[0] == pair[1] or pair in settled:
            continue
        if pair not in doubts or (-one.score, one.id) < (-doubts[pair].score, doubts[pair].id):
            doubts[pair] = one
    return list(doubts.values())


def _weakest(machine: list[Judgement], people: list[Judgement], home: dict[str, str]) -> list[Judgement]:
    """For each event of several tellings, the weakest of the links that hold it together, where it is weak."""
    settled = {frozenset((one.left, one.right)) for one in people}
    together = {name: name for name in home}
    weakest: dict[str, Judgement] = {}
    joining = [one for one in machine if one.verdict == "same" and home.get(one.left, one.left) == home.get(one.right, one.right)]
    for one in sorted(joining, key=lambda one: (-one.score, one.id)):
        left, right = _root(together, one.left), _root(together, one.right)
        if left != right:
            together[right] = left
            weakest[home.get(one.left, one.left)] = one
    return [one for one in weakest.values() if one.score < _SURE and frozenset((one.left, one.right)) not in settled]


def _root(together: dict[str, str], name: str) -> str:
    """The telling that a group of tellings goes by."""
    while together.get(name, name) != name:
        name = together[name]
    return name


def _pair(home: dict[str, str], one: Judgement) -> tuple[str, str]:
    """The two events that a judgement is about; an event goes by itself where it is named."""
    left, right = sorted((home.get(one.left, one.left), home.get(one.right, one.right)))
    return left, right


def _doubt_row(database: Database, one: Judgement, home: dict[str, str], texts: Texts) -> Row:
    return {
        "id": one.id, "score": one.score, "because": one.because,
        "left": _side_row(database, one.left, home, texts), "right": _side_row(database, one.right, home, texts),
    }  # fmt: skip


def _side_row(database: Database, name: str, home: dict[str, str], texts: Texts) -> Row:
    account: Account | None = database.reports.account(name)
    told = {} if account is None else {"title": account.title, **account_row(account, None, texts)}
    return {"event": home.get(name, name), **told}
