"""Opinions: the scorer's second reading of each draft, and how it and the codebook settle on one type.

The rules found the act, its words and its parties; the scorer is asked what that source does to that target there. Each side's
word has a weight, the heavier wins, and `because` says which and by how much. A draft is never dropped on the scorer's word alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import log

from dragoman.interpret.codebook import Codebook
from dragoman.interpret.drafts import Draft
from dragoman.interpret.marking import mark_spans
from dragoman.interpret.scorer import Opinion, Scorer
from dragoman.model import Party, Reading

# What the rules' confidence (0 to 1) is worth beside the scorer's logarithm. On the check part of our own sentences 3 to 5.5 differ by
# less than a hundredth of the rows found.
RULES = 4.0
# The least share at which the scorer may win over the codebook.
SURE_OF_TYPE = 0.8
# A trigger of several words whose row weighs this much is a set phrase ("trade fire"), and says what it says.
EXACT = 0.9
BOTH = frozenset({"source", "target"})
# The least share of a type's modes at which the scorer names a mode. On the check part of our own sentences it has .84 of the modes
# right with it, .78 without (.6 and .5 as many, .8 and .9 fewer).
SURE_OF_MODE = 0.7
# The modes of a consultation say what kind of occasion it is, and meetings are folded by them: the rules alone name those.
MODES_BY_RULES = {"CONSULT"}
# Where a mode is the means that a word names ("artillery", "released"), the word says it, and the scorer only fills what is open.
MODES_BY_WORDS = {"ASSAULT", "RETREAT", "THREATEN"}
# Words about words stay what the rules read: the scorer was shown few of them.
SETTLED = {"STATEMENT"}


@dataclass(frozen=True, slots=True)
class Settled:
    """The type the two agree on or one of them won, and the sentence that says so."""

    type: str
    because: str


def weigh_drafts(reading: Reading, drafts: Iterable[Draft], codebook: Codebook, scorer: Scorer) -> None:
    """Ask the scorer about each draft; settle its type, and its mode where the rules name none."""
    for draft in drafts:
        if draft.type in SETTLED or draft.stance != "asserts":
            continue
        if draft.trigger.pattern.row.place.rpartition(":")[0] in codebook.own:
            continue  # what a researcher wrote into a codebook of their own stands as written
        spans = spans_of(draft)
        opinion = scorer.score(mark_spans(draft.sentence.span.of(reading.report.text), spans))
        settled = settle_type(draft, opinion, codebook, seen=frozenset(role for role, _, _ in spans))
        if settled.type != draft.type:
            draft.type, draft.modes = settled.type, ()
        draft.because = f"{draft.because}; {settled.because}"
        if draft.type not in MODES_BY_RULES and not (draft.modes and draft.type in MODES_BY_WORDS):
            _name_mode(draft, opinion, codebook)


def _name_mode(draft: Draft, opinion: Opinion, codebook: Codebook) -> None:
    """Give a draft the mode the scorer is sure of, where the rules name none or another."""
    mode, share = opinion.mode_of(draft.type)
    if share < SURE_OF_MODE or mode not in codebook.types[draft.type].modes or mode in draft.modes:
        return
    instead = f", the codebook {' and '.join(draft.modes)}" if draft.modes else ""
    draft.modes = (mode,)
    draft.because = f"{draft.because}; it reads the mode {mode} ({share:.2f}){instead}"


def spans_of(draft: Draft) -> list[tuple[str, int, int]]:
    """Where the first actor, the first recipient (or the other party of a mutual act) and the trigger stand in the draft's sentence."""
    first, last = draft.sentence.span.start, draft.sentence.span.end
    actors, recipients = draft.actors, draft.recipients
    seats = {"source": actors[:1], "target": recipients[:1] or actors[1:2]}
    held = [(role, _mention_within(party, first, last)) for role, parties in seats.items() for party in parties]
    found = [(role, where[0] - first, where[1] - first) for role, where in held if where is not None]
    return [*found, ("trigger", draft.trigger_span.start - first, draft.trigger_span.end - first)]


def _mention_within(party: Party, first: int, last: int) -> tuple[int, int] | None:
    """Where a party is first mentioned in a sentence."""
    inside = [(span.start, span.end) for span in party.mentions if first <= span.start and span.end <= last]
    return min(inside, default=None)


def settle_type(draft: Draft, opinion: Opinion, codebook: Codebook, seen: frozenset[str] = BOTH) -> Settled:
    """The type with the most weight: the rules' confidence in theirs, the scorer's logarithm for each.

    The scorer can only win where it was shown both parties and is sure, and never over what the manual itself moved by tense or
    negation: without a target it takes one act of the sentence for another. seen: the roles it was shown.
    """
    weighed = {name: log(share + 1e-6) for name, share in opinion.types.items() if name in codebook.types and name not in SETTLED}
    weighed[draft.type] = weighed.get(draft.type, log(1e-6)) + RULES * draft.score
    best = min(weighed, key=lambda name: (-weighed[name], name))
    likeliest = min(opinion.types, key=lambda name: (-opinion.types[name], name))
    scored = f"the scorer reads {likeliest} ({opinion.types[likeliest]:.2f})"
    if likeliest == draft.type:
        return Settled(draft.type, scored)
    # A reception seats the guest as the doer, against the verb; the scorer would read the seats the wrong way round.
    pattern = draft.trigger.pattern
    plain = draft.type == draft.trigger.type and pattern.row.actors != ("object",) and not (pattern.parts and pattern.row.weight >= EXACT)
    may_win = seen >= BOTH and plain and opinion.types[likeliest] >= SURE_OF_TYPE
    if best == likeliest and may_win:
        return Settled(best, f"{scored}, the codebook {draft.type}; the scorer won")
    return Settled(draft.type, f"{scored}, the codebook {draft.type}; the codebook won")
