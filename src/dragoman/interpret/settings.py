"""Settings: when, where and by whose word - the times, places and voices that belong to a trigger."""

from __future__ import annotations

from bisect import bisect_right

from dragoman.model import Attribution, Place, Reading, Sentence, Span, Stance, TimeExpression, Toponym, Voice, When

LOCATING = {"in", "at", "near", "to", "into", "outside", "inside", "across"}
WITHIN_PHRASE = {"dobj", "pobj", "prep", "attr", "conj", "compound", "nsubjpass", "dative", "agent", "appos", "nmod", "prt", "npadvmod"}


class _Marks:
    """A reading's times, places and voices by sentence, so that a long report is read in one pass."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.times: dict[int, list[TimeExpression]] = {}
        self.toponyms: dict[int, list[Toponym]] = {}
        self.attributions: dict[int, list[Attribution]] = {}
        self.starts = [sentence.span.start for sentence in reading.sentences]
        for time in reading.times:
            self.times.setdefault(reading.tokens[time.head].sentence, []).append(time)
        for toponym in reading.toponyms:
            self.toponyms.setdefault(reading.tokens[toponym.head].sentence, []).append(toponym)
        for one in reading.attributions:
            spans = (*one.cue, *one.content)
            if spans:
                for number in range(self.number(min(span.start for span in spans)), self.number(max(span.end for span in spans) - 1) + 1):
                    self.attributions.setdefault(number, []).append(one)

    def number(self, place: int) -> int:
        """The sentence a place in the text lies in."""
        return max(0, bisect_right(self.starts, place) - 1)


_LAST: list[_Marks] = []


def _marks(reading: Reading) -> _Marks:
    """The marks of a reading; those of the last one are kept, since a report is read trigger by trigger."""
    if not _LAST or _LAST[0].reading is not reading:
        _LAST[:] = [_Marks(reading)]
    return _LAST[0]


def toponyms_near(reading: Reading, sentence: int) -> list[Toponym]:
    """The place names of a sentence."""
    return _marks(reading).toponyms.get(sentence, [])


def times_near(reading: Reading, sentence: int) -> list[TimeExpression]:
    """The times of a sentence."""
    return _marks(reading).times.get(sentence, [])


def attributions_near(reading: Reading, span: Span) -> list[Attribution]:
    """The attributions that touch the sentence a span begins in."""
    marks = _marks(reading)
    return marks.attributions.get(marks.number(span.start), [])


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


def is_marked(reading: Reading, index: int) -> bool:
    """Whether a word belongs to a time or a place name."""
    token = reading.tokens[index]
    marks = _marks(reading)
    near = (*marks.times.get(token.sentence, ()), *marks.toponyms.get(token.sentence, ()))
    return any(one.span.start < token.end and token.start < one.span.end for one in near)


def find_when(reading: Reading, sentence: Sentence, trigger: int) -> tuple[When, Span] | None:
    """The time that belongs to a trigger: the nearest whose phrase hangs on it, or on the verb that it is a place of."""
    best: tuple[int, int, When, Span] | None = None
    for time in _marks(reading).times.get(sentence.index, ()):
        when = time.when
        if when is None or not (when.known or when.edtf) or not sentence.span.covers(time.span):
            continue
        if reading.tokens[reading.tokens[time.head].head].text.lower() in {"since", "until", "till"}:
            continue  # "their first meeting since 2019": not its own time
        host = host_of(reading, time.head)
        if host == time.head and reading.tokens[host].dep in {"nsubj", "dobj", "nmod", "dep"}:
            host = reading.tokens[host].head  # "On Thursday, A, B and C signed": the parser takes the day for a subject
        steps = steps_between(reading, trigger, host)
        if (reaches(reading, trigger, host) or _alone(reading, sentence, trigger, host)) and (
            best is None or (steps, time.span.start) < best[:2]
        ):
            best = (steps, time.span.start, when, time.span)
    return (best[2], best[3]) if best else None


def find_where(reading: Reading, sentence: Sentence, trigger: int) -> tuple[Place, Span] | None:
    """The place that belongs to a trigger: one after in, at, to, near, or what is visited; cities before whole states."""
    best: tuple[tuple[bool, int], Place, Span] | None = None
    for toponym in _marks(reading).toponyms.get(sentence.index, ()):
        if toponym.place is None or not sentence.span.covers(toponym.span):
            continue
        head = reading.tokens[toponym.head]
        governor = reading.tokens[_first_of(reading, toponym.head)]
        visited = governor.dep == "dobj" and governor.head == trigger and reading.tokens[trigger].lemma in {"visit", "tour", "reach"}
        located = reading.tokens[governor.head].text.lower() in LOCATING
        # "his Kabul visit"; but in "Afghanistan pledge" the country is who pledges.
        beside = head.dep == "compound" and head.head == trigger and toponym.place.kind != "country"
        beside = beside or (toponym.place.kind != "country" and _is_done_to(reading, trigger, governor.index))
        if not (visited or located or beside) or head.dep in {"poss", "amod"}:
            continue
        host = trigger if beside else host_of(reading, governor.index)
        if not (visited or reaches(reading, trigger, host)):
            continue
        key = (toponym.place.kind == "country", steps_between(reading, trigger, host))
        if best is None or key < best[0]:
            best = (key, toponym.place, toponym.span)
    return (best[1], best[2]) if best else None


def _is_done_to(reading: Reading, trigger: int, index: int) -> bool:
    """Whether the act is done to the place itself: "closed the Torkham crossing", "Goma was seized"."""
    governor = reading.tokens[index]
    if governor.dep == "compound":
        governor = reading.tokens[governor.head]
    return governor.dep in {"dobj", "nsubjpass"} and governor.head == trigger and reading.tokens[trigger].pos == "VERB"


def _first_of(reading: Reading, index: int) -> int:
    """The first of coordinated or apposed nouns, the head of a compound: what the preposition governs."""
    while reading.tokens[index].dep in {"conj", "compound", "appos", "nmod"} and reading.tokens[index].head != index:
        index = reading.tokens[index].head
    return index


def host_of(reading: Reading, index: int) -> int:
    """The word that an adverbial phrase hangs on: out through its nouns' own joints and its prepositions."""
    current = _first_of(reading, index)
    for _ in range(4):
        token = reading.tokens[current]
        if token.dep in {"pobj", "prep", "npadvmod", "advmod", "tmod", "appos", "nummod"} and token.head != current:
            current = token.head
            if reading.tokens[current].pos in {"VERB", "AUX", "NOUN", "PROPN"}:
                return _first_of(reading, current) if reading.tokens[current].dep == "compound" else current
        else:
            return current
    return current


def reaches(reading: Reading, trigger: int, host: int) -> bool:
    """Whether what hangs on a host is said of a trigger: the host is the trigger, a noun inside its phrase, or the verb it is a place of."""
    if trigger == host:
        return True
    path = _path(reading, host)
    if trigger in path:  # the host lies inside the trigger's phrase; no clause may lie between
        between = path[: path.index(trigger)]
        return all(reading.tokens[index].dep in WITHIN_PHRASE for index in between)
    token = reading.tokens[trigger]
    if _is_temporal(reading, token.index) and host in _path(reading, token.head)[:4]:
        return True  # "agreed in P on July 28, when A brought B and C together": one day for both
    if reading.tokens[host].head == trigger and _is_temporal(reading, host):
        return True
    if token.dep == "advcl" and token.tag == "VBG" and token.head == host and not _marks_of(reading, trigger):
        return True  # "ended a trip to P, meeting A"
    if token.pos in {"NOUN", "PROPN"}:
        if token.dep in {"dobj", "nsubj", "nsubjpass", "attr"} and token.head == host:
            return True
        above = reading.tokens[token.head]
        return token.dep == "pobj" and above.text.lower() in {"during", "in", "at", "on"} and above.head == host
    return token.dep == "conj" and token.head == host and trigger > host


def _marks_of(reading: Reading, index: int) -> list[str]:
    """The words that open a clause: when, while, after."""
    return [
        reading.tokens[child].text.lower() for child in reading.tokens[index].children if reading.tokens[child].dep in {"mark", "advmod"}
    ]


def _is_temporal(reading: Reading, index: int) -> bool:
    """Whether a clause tells the moment of the one above it."""
    return reading.tokens[index].dep in {"advcl", "relcl"} and "when" in _marks_of(reading, index)


def _alone(reading: Reading, sentence: Sentence, trigger: int, host: int) -> bool:
    """Whether a time at the head of a sentence is said of a trigger deeper in it: "On Monday the ministry said it had freed ..."."""
    return (
        reading.tokens[host].dep == "ROOT"
        and reading.tokens[trigger].dep == "ccomp"
        and reading.tokens[trigger].head == host
        and sentence.index >= 0
    )


def find_voices(reading: Reading, trigger: Span, *, speech: bool = True) -> tuple[tuple[Voice, ...], Stance]:
    """The voices over a trigger, outermost first, and the stance of the innermost; none where the report speaks for itself."""
    over = [one for one in attributions_near(reading, trigger) if _holds(one, trigger, speech=speech)]
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
