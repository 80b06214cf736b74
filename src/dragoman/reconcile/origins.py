"""Origins: whose text each report is. The first to publish is the origin, then the longest, then the smallest id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from dragoman.model import Evidence, Origin, Report, Span
from dragoman.reconcile.passages import Passage
from dragoman.reconcile.unions import Unions

# A report is a copy when this much of the shorter text, in characters, stands in the other too.
MOST = 0.6
Shared = dict[tuple[str, str], dict[str, set[Span]]]


def trace_origins(reports: Mapping[str, Report], passages: Sequence[Passage], matched: Sequence[tuple[int, int]]) -> dict[str, Origin]:
    """Each report's origin, with the reason and the passages that it shares with others."""
    shared = _shared(passages, matched)
    lengths = _lengths(passages)
    portions = {pair: _portion(pair, told, lengths) for pair, told in sorted(shared.items())}
    spans: dict[str, set[Span]] = defaultdict(set)
    near: dict[str, dict[str, float]] = defaultdict(dict)
    for (left, right), portion in portions.items():
        near[left][right] = near[right][left] = portion
        for name, found in shared[left, right].items():
            spans[name] |= found
    copied = Unions(sorted(reports))
    for (left, right), portion in portions.items():
        if portion >= MOST:
            copied.join(left, right)
    for same in _word_for_word(reports):
        for name in same[1:]:
            copied.join(same[0], name)
    origins = {}
    for members in copied.groups():
        first = min(members, key=lambda name: _precedence(reports[name]))
        for name in members:
            evidence = tuple(Evidence(name, span) for span in sorted(spans[name]))
            origins[name] = Origin(
                name, None if name == first else first, _reason(name, first, members, near[name], len(evidence)), evidence
            )
    return origins


def _shared(passages: Sequence[Passage], matched: Sequence[tuple[int, int]]) -> Shared:
    """For each pair of reports, the spans of each that stand in the other."""
    shared: Shared = defaultdict(lambda: defaultdict(set))
    for pair in matched:
        left, right = sorted(passages[number].report for number in pair)
        for number in pair:
            shared[left, right][passages[number].report].add(passages[number].span)
    return shared


def _word_for_word(reports: Mapping[str, Report]) -> list[list[str]]:
    """Reports whose whole texts are the same words, however short."""
    texts: dict[str, list[str]] = defaultdict(list)
    for name in sorted(reports):
        texts[" ".join(reports[name].text.casefold().split())].append(name)
    return [names for text, names in sorted(texts.items()) if text and len(names) > 1]


def _lengths(passages: Sequence[Passage]) -> dict[str, int]:
    """The characters of each report that can be compared."""
    lengths: dict[str, int] = defaultdict(int)
    for passage in passages:
        lengths[passage.report] += passage.span.end - passage.span.start
    return lengths


def _portion(pair: tuple[str, str], told: Mapping[str, set[Span]], lengths: Mapping[str, int]) -> float:
    """How much of the shorter report stands in the longer."""
    shorter = min(pair, key=lambda name: (lengths[name], name))
    return sum(span.end - span.start for span in told[shorter]) / lengths[shorter]


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
