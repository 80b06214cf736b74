"""Blame: each of two sides says that the other did it. What one asserts and another denies is at odds too; who is right is not said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from dragoman.model import Account, Disagreement, Evidence, Party, Proposition, Variant
from dragoman.reconcile.differences.ground import Ground, differ
from dragoman.reconcile.sides import home_of
from dragoman.reconcile.words import WORD, load_words, matter, stem

# Two accusations that came out so close together may be of one matter.
NEAR_DAYS = 7
Charge = tuple[Account, tuple[Party, ...], tuple[Party, ...]]


def list_blame(ground: Ground) -> Iterator[Disagreement]:
    """A row for each two sides that accuse each other of one thing, and one for each claim that somebody else denies."""
    yield from _counter_charges(ground)
    for proposition in ground.propositions:
        yield from _denial(ground, proposition)


def _counter_charges(ground: Ground) -> Iterator[Disagreement]:
    charges: dict[tuple[str, str], list[Charge]] = defaultdict(list)
    for telling in ground.tellings:
        for account in telling.accounts:
            if account.type == "ACCUSE" and account.status == "happened" and account.stance == "asserts":
                doers, blamed = (ground.cast.parties(account.report, account.parties(slot)) for slot in ("actors", "recipients"))
                sides = {home_of(party) for party in doers}, {home_of(party) for party in blamed}
                if len(sides[0]) == len(sides[1]) == 1 and sides[0] != sides[1]:
                    charges[min(sides[0]), min(sides[1])].append((account, doers, blamed))
    for (one, other), told in sorted(charges.items()):
        back = charges.get((other, one), [])
        pairs = [(left, right) for left in told for right in back if one < other and _one_matter(ground, left[0], right[0])]
        if pairs:
            lefts, rights = ({charge[0].id: charge for charge in side} for side in zip(*pairs, strict=True))
            event = min(ground.home[name].id for name in (*lefts, *rights))
            variants = [_side(ground, [charges_of[name] for name in sorted(charges_of)]) for charges_of in (lefts, rights)]
            yield differ(event, "recipients", "contradiction", variants, "each side says that the other is to blame")


def _one_matter(ground: Ground, left: Account, right: Account) -> bool:
    """Whether two accusations cannot both be the whole truth: near in time, of one matter, and both of who began or broke it."""
    days = [ground.day_of(account.report) for account in (left, right)]
    if left.report != right.report and (None in days or abs((days[0] or 0) - (days[1] or 0)) > NEAR_DAYS):
        return False
    told = [ground.words(Evidence(account.report, account.span)) for account in (left, right)]
    begun = [bool({stem(word) for word in WORD.findall(words)} & load_words()["began"]) for words in told]
    return all(begun) and bool(matter(told[0]) & matter(told[1]))


def _side(ground: Ground, charges: list[Charge]) -> Variant:
    """Whom one side blames, by its own word."""
    blamed = charges[0][2][0]
    speakers = {party.name for _, doers, _ in charges for party in doers}
    return ground.variant(blamed, [Evidence(account.report, account.span) for account, _, _ in charges], speakers)


def _denial(ground: Ground, proposition: Proposition) -> Iterator[Disagreement]:
    """What one asserts and another denies, at the event of the first saying that is told as one."""
    claims = [saying for saying in proposition.sayings if saying.stance == "asserts"]
    denials = [saying for saying in proposition.sayings if saying.stance == "denies"]
    claimers = {home_of(party) for saying in claims for party in saying.by}
    deniers = {home_of(party) for saying in denials for party in saying.by}
    accounts = [saying.account for saying in (*denials, *claims) if saying.account in ground.home]
    if not claimers or not deniers or claimers & deniers or not accounts:
        return
    event = ground.home[accounts[0] or ""].id
    variants = [
        ground.variant(words, [saying.evidence for saying in told], {party.name for saying in told for party in saying.by})
        for words, told in ((proposition.words, claims), (f"not so: {proposition.words}", denials))
    ]
    yield differ(event, "status", "contradiction", variants, "what one side says, another denies")
