"""Groups in passing: "the rebels", "the fighters", "the movement" are the armed group that was told before."""

from __future__ import annotations

from dragoman.annotate.mentions import Desk, Draft
from dragoman.annotate.thread import Thread
from dragoman.model import Sentence

DEFINITE = {"the", "this", "these", "those"}
GROUPS = {"armed group", "movement"}
# A group is still in a reader's mind so many sentences later, where the report tells of more than one.
NEAR = 2


def lay_groups_in_passing(desk: Desk, sentence: Sentence) -> None:
    """Lay "the group", "the armed group", "the movement"; they are settled in order, and left out where no group was told."""
    nouns = desk.lexicon.lists["group_nouns"]
    first, last = sentence.tokens
    for index in range(first + 1, last):
        if desk.lower[index] not in nouns or desk.tokens[index].tag != "NN" or not desk.free(index, index + 1):
            continue
        start = index - 1 if f"{desk.lower[index - 1]} {desk.lower[index]}" in nouns and desk.free(index - 1, index) else index
        describes = desk.tokens[index].dep in {"compound", "amod", "nmod"} or desk.lower[index + 1 : index + 2] == ["of"]
        if start > first and desk.lower[start - 1] in DEFINITE and not describes:
            desk.lay(Draft(start - 1, index + 1, index, "armed group", "common"))


def in_passing(desk: Desk, draft: Draft) -> bool:
    """Whether a plural is only "the rebels", "these fighters", with nothing that makes it other people than those told."""
    words = desk.lower[draft.start : draft.end]
    return (
        draft.kind == "people" and len(words) == 2 and words[0] in DEFINITE and words[1] in desk.lexicon.lists["group_nouns"]
        and desk.lower[draft.end : draft.end + 1] not in (["of"], ["from"])
    )  # fmt: skip


def settle_group(thread: Thread, draft: Draft) -> None:
    """Let a group noun stand for the only group told before; of several, the only one told just before."""
    here = thread.desk.tokens[draft.start].sentence
    near = {name: last for name, last in thread.groups.items() if here - last <= NEAR}
    told = thread.groups if len(thread.groups) == 1 else near
    if len(told) != 1:
        return
    settled = thread.desk.cast[next(iter(told))]
    draft.kind = "movement" if settled.kind == "movement" else "armed group"
    draft.refers_to, draft.state, draft.form, draft.score = settled.id, None, "common", 0.8
    draft.because = "the only group told before it" if len(thread.groups) == 1 else "the only group told just before it"


def see_group(thread: Thread, draft: Draft) -> None:
    """Keep which groups were told, and in which sentence last."""
    if draft.kind in GROUPS and draft.refers_to:
        thread.groups[draft.refers_to] = thread.desk.tokens[draft.start].sentence
