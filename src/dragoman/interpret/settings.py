"""Settings: when, where and by whose word - the times, places and voices that belong to a trigger."""

from __future__ import annotations

from dragoman.model import Attribution, Place, Reading, Sentence, Span, Stance, Voice, When


def steps_between(reading: Reading, left: int, right: int) -> int:
    """Steps in the parse between two words of a sentence; 99 where they share no head."""
    up = {index: place for place, index in enumerate(_path(reading, left))}
    for place, index in enumerate(_path(reading, right)):
        if index in up:
            return place + up[index]
    return 99


def _path(reading: Reading, index: int) -> list[int]:
    """A word and its heads."""
    path = [index]
    while reading.tokens[path[-1]].head not in path:
        path.append(reading.tokens[path[-1]].head)
    return path


def find_when(reading: Reading, sentence: Sentence, trigger: int, rivals: list[int]) -> tuple[When, Span] | None:
    """The time that belongs to a trigger: the nearest in the parse that no other trigger is nearer to."""
    best: tuple[int, int, When, Span] | None = None
    for time in reading.times:
        if time.when is None or not (time.when.known or time.when.edtf) or not sentence.span.covers(time.span) or not time.when.words:
            continue
        steps = steps_between(reading, trigger, time.head)
        nearer = [rival for rival in rivals if rival != trigger and steps_between(reading, rival, time.head) + 1 < steps]
        if steps > 6 or (nearer and steps > 2 and not _under(reading, nearer, trigger)):
            continue
        key = (steps, time.span.start, time.when, time.span)
        if best is None or key[:2] < best[:2]:
            best = key
    return (best[2], best[3]) if best else None


def _under(reading: Reading, rivals: list[int], trigger: int) -> bool:
    """Whether the nearer words are part of the trigger's own phrase ("expressed during a meeting on Sunday")."""
    return all(trigger in _path(reading, rival) or rival in _path(reading, trigger) for rival in rivals)


def find_where(reading: Reading, sentence: Sentence, trigger: int) -> tuple[Place, Span] | None:
    """The place that belongs to a trigger: one after in, at, to, near; never a state that stands for its government."""
    best: tuple[int, Place, Span] | None = None
    for toponym in reading.toponyms:
        if toponym.place is None or not sentence.span.covers(toponym.span):
            continue
        head = reading.tokens[toponym.head]
        governor = reading.tokens[head.head]
        located = governor.text.lower() in {"in", "at", "near", "to", "into", "outside", "across"} or reading.tokens[trigger].lemma in {"visit", "tour"}
        if not located or head.dep not in {"pobj", "dobj", "conj", "compound"}:
            continue
        steps = steps_between(reading, trigger, toponym.head)
        if steps <= 5 and (best is None or steps < best[0]):
            best = (steps, toponym.place, toponym.span)
    return (best[1], best[2]) if best else None


def find_voices(reading: Reading, trigger: Span, *, speech: bool = True) -> tuple[tuple[Voice, ...], Stance]:
    """The voices over a trigger, outermost first, and the stance of the innermost; none where the report speaks for itself."""
    over = [one for one in reading.attributions if _holds(one, trigger, speech=speech)]
    over.sort(key=lambda one: (-sum(span.end - span.start for span in one.content), one.cue[0].start if one.cue else 0))
    voices: dict[tuple[str, int], Voice] = {}
    stance: Stance = "asserts"
    for one in over:
        for voice in (*one.through, *((one.voice,) if one.voice else ())):
            voices.setdefault((voice.speaker, voice.span.start), voice)
        stance = one.stance
    return tuple(voices.values()), stance


def _holds(attribution: Attribution, trigger: Span, *, speech: bool) -> bool:
    """Whether the trigger is told in this voice, or is the cue of it."""
    if any(span.overlaps(trigger) for span in attribution.cue):
        return speech or attribution.stance != "asserts"  # "discussed" is a meeting, not a word given
    return any(span.covers(trigger) for span in attribution.content)
