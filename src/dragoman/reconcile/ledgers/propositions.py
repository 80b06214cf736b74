"""Propositions: a matter that is claimed, who claims it, and every answer: denies, declines, repeats, admits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from dragoman.model import Evidence, Party, Proposition, Report, Response, Saying, Telling, identify
from dragoman.reconcile.ledgers.bearing import ARMED
from dragoman.reconcile.persons import Cast
from dragoman.reconcile.sides import home_of
from dragoman.reconcile.unions import Unions
from dragoman.reconcile.words import WORD, agree, content, load_words, share, stem

# Sayings are of one matter when this much of it is shared; or when the shorter is in the longer, and that says little more.
ALIKE, CONTAINED, LITTLE_MORE = 0.5, 0.8, 0.34
# One speaker, quoted by two reports in two translations, says one thing sooner than two speakers do.
ALIKE_OF_ONE = 0.35
CLAIMS = frozenset({"asserts", "claims responsibility"})
BLOCK = 80
FUTURE = frozenset({"will", "would", "shall"})


def keep_propositions(tellings: Sequence[Telling], reports: Mapping[str, Report], cast: Cast) -> tuple[Proposition, ...]:
    """Gather the sayings on each matter: answers within a report, and the same matter across reports."""
    sayings = sorted((_known(saying, cast) for telling in tellings for saying in telling.sayings), key=lambda saying: saying.id)
    by_id = {saying.id: saying for saying in sayings}
    unions = Unions(by_id)
    for saying in sayings:
        if saying.answers in by_id and saying.answers is not None:
            unions.join(saying.id, saying.answers)
    for left, right in _candidates(sayings):
        if _one_matter(by_id[left], by_id[right]):
            unions.join(left, right)
    found = (_proposition([by_id[name] for name in names], reports) for names in unions.groups())
    return tuple(sorted(found, key=lambda proposition: proposition.id))


def _known(saying: Saying, cast: Cast) -> Saying:
    return replace(saying, by=cast.parties(saying.report, saying.by), about=cast.parties(saying.report, saying.about))


def _candidates(sayings: Sequence[Saying]) -> list[tuple[str, str]]:
    """Pairs that share someone they are about and a word of the matter."""
    blocks: dict[tuple[str, str], list[str]] = defaultdict(list)
    for saying in sayings:
        for party in sorted({party.state or party.actor for party in saying.about} or {""}):
            for word in sorted(content(saying.proposition)):
                blocks[party, word].append(saying.id)
    return sorted({pair for names in blocks.values() for pair in combinations(names[:BLOCK], 2)})


def _one_matter(left: Saying, right: Saying) -> bool:
    """Whether two sayings are on one matter: nearly the same said, or the one's matter wholly in the other's."""
    one, other = _matter(left), _matter(right)
    if min(len(one), len(other)) < 2:
        return False
    speakers = [{home_of(party) for party in saying.by} for saying in (left, right)]
    # What will be is not what was, though the same man says both.
    if left.report != right.report and _is_to_come(left) != _is_to_come(right):
        return False
    same_speaker = left.report != right.report and speakers[0] == speakers[1] != set()
    return agree(one, other) >= (ALIKE_OF_ONE if same_speaker else ALIKE) or (
        agree(one, other) >= LITTLE_MORE and share(one, other) >= CONTAINED
    )


def _is_to_come(saying: Saying) -> bool:
    return bool(FUTURE & set(WORD.findall(saying.proposition)))


def _matter(saying: Saying) -> frozenset[str]:
    """What a saying is about; an armed group, by its name or as "rebels" or "terror groups", is one word of it."""
    words = content(saying.proposition)
    named = {stem(word) for party in saying.about if party.kind == "armed group" for word in WORD.findall(party.name)}
    about = {stem(word) for word in WORD.findall(saying.proposition)}
    armed = bool(about & load_words()["armed"]) or any(party.kind == "armed group" for party in saying.about)
    return (words - named - load_words()["armed"]) | ({ARMED} if armed else frozenset())


def _proposition(sayings: Sequence[Saying], reports: Mapping[str, Report]) -> Proposition:
    """A row of the ledger: the words of the claim that is answered, else of the first; whoever claims it; the answers in order."""
    told = sorted(sayings, key=lambda saying: _order(saying, reports))
    roots = [saying for saying in told if saying.answers is None and saying.stance in CLAIMS]
    claims = roots or [saying for saying in told if saying.stance in CLAIMS]
    answered = {saying.answers for saying in told}
    first = next((saying for saying in claims if saying.id in answered), claims[0] if claims else told[0])
    answers = [saying for saying in told if saying not in claims]
    responses = tuple(Response(saying.by, _answer(saying, claims, reports), (saying.evidence,), saying.when) for saying in answers)
    about = _each(party for saying in told for party in saying.about)
    evidence = tuple(Evidence(saying.evidence.report, saying.evidence.span) for saying in claims or told[:1])
    claimed_by = _each(party for saying in claims for party in saying.by)
    return Proposition(
        identify("proposition", min(saying.id for saying in sayings)),
        first.proposition,
        claimed_by,
        about,
        evidence,
        responses,
        tuple(told),
    )


def _answer(saying: Saying, claims: Sequence[Saying], reports: Mapping[str, Report]) -> str:
    """What a response does: its stance, or, where it asserts, whether it repeats the claim, admits it, or accuses in turn."""
    if saying.stance != "asserts":
        return saying.stance
    by, claimers = ({home_of(party) for party in parties} for parties in (saying.by, [party for one in claims for party in one.by]))
    if by and by <= claimers:
        return "repeats"
    accused = {home_of(party) for one in claims for party in one.about}
    report = reports.get(saying.evidence.report)
    verbs = {stem(word) for word in WORD.findall(saying.evidence.span.of(report.text))} if report is not None else set()
    if by & accused and verbs & load_words()["admitted"]:
        return "admits"
    return "accuses in turn" if by & accused and {home_of(party) for party in saying.about} & claimers else "asserts"


def _order(saying: Saying, reports: Mapping[str, Report]) -> tuple[str, str, int, str]:
    """By the day it was said or its report came out, then as told."""
    report = reports.get(saying.report)
    when = saying.when if saying.when is not None and saying.when.known else report.published if report is not None else None
    day = (when.earliest or when.latest) if when is not None else None
    return (day.isoformat() if day else "9999", saying.report, saying.evidence.span.start, saying.id)


def _each(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Every party once, in the order first told."""
    return tuple({party.actor: party for party in reversed(list(parties))}.values())[::-1]
