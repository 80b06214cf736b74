"""Origins: whose text each report is. The first to publish is the origin, then the longest, then the smallest id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from dragoman.model import Evidence, Origin, Report, Span
from dragoman.reconcile.passages import Passage
from dragoman.reconcile.unions import Unions

# A report is a copy when this much of the shorter text, in characters, stands in the other too.
MOST = 0.6
# Of the many who have a passage, the first few to tell it are compared with each of the rest.
TELLERS = 3
Shared = Mapping[str, tuple[tuple[Span, str], ...]]


def trace_origins(reports: Mapping[str, Report], passages: Sequence[Passage], shared: Shared) -> dict[str, Origin]:
    """Each report's origin, with the reason and the passages that it shares with others.

    shared: for each report the spans that others have too, each with the name of the passage it is one with.
    """
    near = _neighbours(reports, shared, _lengths(passages))
    copied = Unions(sorted(reports))
    for name in sorted(near):
        for other, portion in near[name].items():
            if portion >= MOST:
                copied.join(name, other)
    for same in _word_for_word(reports):
        for name in same[1:]:
            copied.join(same[0], name)
    origins = {}
    for members in copied.groups():
        first = min(members, key=lambda name: _precedence(reports[name]))
        for name in members:
            evidence = tuple(Evidence(name, span) for span, _ in shared.get(name, ()))
            reason = _reason(name, first, members, near.get(name, {}), len(evidence))
            origins[name] = Origin(name, None if name == first else first, reason, evidence)
    return origins


def _neighbours(reports: Mapping[str, Report], shared: Shared, lengths: Mapping[str, int]) -> dict[str, dict[str, float]]:
    """For each report, how much of the shorter text it has in common with those that first told each of its passages."""
    tellers: dict[str, list[str]] = defaultdict(list)
    for name in sorted(shared, key=lambda name: _precedence(reports[name])):
        for group in sorted({group for _, group in shared[name]}):
            tellers[group].append(name)
    near: dict[str, dict[str, float]] = defaultdict(dict)
    for name in sorted(shared):
        for other in sorted({teller for _, group in shared[name] for teller in tellers[group][:TELLERS]} - {name}):
            near[name][other] = near[other][name] = _portion(name, other, shared, lengths)
    return near


def _lengths(passages: Sequence[Passage]) -> dict[str, int]:
    """The characters of each report that can be compared."""
    lengths: dict[str, int] = defaultdict(int)
    for passage in passages:
        lengths[passage.report] += passage.span.end - passage.span.start
    return lengths


def _portion(name: str, other: str, shared: Shared, lengths: Mapping[str, int]) -> float:
    """How much of the shorter report stands in the longer."""
    shorter, longer = sorted((name, other), key=lambda report: (lengths[report], report))
    common = {group for _, group in shared[longer]}
    return sum(span.end - span.start for span, group in shared[shorter] if group in common) / lengths[shorter]


def _word_for_word(reports: Mapping[str, Report]) -> list[list[str]]:
    """Reports whose whole texts are the same words, however short."""
    texts: dict[str, list[str]] = defaultdict(list)
    for name in sorted(reports):
        texts[" ".join(reports[name].text.casefold().split())].append(name)
    return [names for text, names in sorted(texts.items()) if text and len(names) > 1]


def _precedence(report: Report) -> tuple[int, int, str]:
    """What makes a report the origin of its copies."""
    published = report.published.earliest if report.published else None
    return (published.toordinal() if published else 10**7, -len(report.text), report.id)


def _reason(name: str, first: str, members: Sequence[str], near: Mapping[str, float], passages: int) -> str:
    """Why a report is its own witness or another's copy, in a sentence."""
    if name != first:
        portion = max((portion for other, portion in near.items() if other in members), default=1.0)
        return f"{portion:.0%} of the shorter text is in both; {first} was published first, or is the longer or the first by id"
    if len(members) > 1:
        return f"its text is also in {', '.join(other for other in members if other != first)}; this one came first"
    if passages:
        return f"its own text, with {passages} passage{'s' if passages > 1 else ''} shared with {', '.join(sorted(near))}"
    return "its own text; no other report shares a passage of it"
