"""Topics: what was talked about, and when a noun is no more than that."""

from __future__ import annotations

from dragoman.interpret.arguments import fill_slot
from dragoman.interpret.settings import is_marked
from dragoman.interpret.tables import load_status_cues
from dragoman.interpret.triggers import Trigger
from dragoman.model import Reading, Span, Token, Topic

TOPIC_SLOTS = ("about", "on", "over", "regarding", "concerning", "into")


def read_topics(reading: Reading, trigger: Trigger) -> list[tuple[Topic, Span]]:
    """What was talked about: the object of discussing, and what follows about, on, over."""
    token = reading.tokens[trigger.token]
    heads = [below for slot in TOPIC_SLOTS for below in fill_slot(reading, token, slot)]
    if token.lemma in {"discuss", "review", "address", "explore", "tackle", "examine"}:
        heads += fill_slot(reading, token, "object")
    if trigger.type == "AGREE":
        heads += [child for child in token.children if reading.tokens[child].dep in {"xcomp", "ccomp", "dobj"}]
    found: list[tuple[Topic, Span]] = []
    for head in heads:
        inside = reading.subtree(head)
        span = Span(reading.tokens[inside[0]].start, reading.tokens[inside[-1]].end)
        timed_or_placed = is_marked(reading, head)
        idle = reading.tokens[head].lemma.lower() in load_status_cues().not_topics
        broken = reading.tokens[head].pos not in {"NOUN", "PROPN", "VERB", "ADJ", "AUX"} or "-" in (
            reading.report.text[span.end : span.end + 1],
            reading.report.text[max(0, span.start - 1) : span.start],
        )
        if not broken and head not in reading.mention_at and len(inside) <= 45 and not (timed_or_placed or idle):
            found.append((Topic(" ".join(span.of(reading.report.text).split())), span))
    return found


def is_topic(reading: Reading, token: Token) -> bool:
    """Whether a noun is only what something is about or for: "divided over the release of prisoners", "any withdrawal"."""
    if any(reading.tokens[child].text.lower() == "any" for child in token.children):
        return True
    while token.dep in {"conj", "appos"}:
        token = reading.tokens[token.head]
    head = reading.tokens[token.head]
    return token.dep == "pobj" and head.text.lower() in {"over", "for", "on", "about", "regarding", "concerning"}
