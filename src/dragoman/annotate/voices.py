"""Voices: who says what, in which words, and whose word it came through."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dragoman.almanac import Almanac
from dragoman.annotate.clauses import MARKS, QUOTES, SPEAKERS, Draft
from dragoman.annotate.cues import Cue, Cues, load_cues
from dragoman.annotate.frames import Frames
from dragoman.annotate.nominals import lending_verb, read_adjective, read_noun, read_phrase
from dragoman.annotate.quotations import Quotation, find_quotations
from dragoman.annotate.speeches import attach_quotations
from dragoman.model import Attribution, Mention, Reading, Sentence, Span, Token, Voice

VERBLESS = 6  # words a headline spends on a speaker before its colon
LONGEST = 300  # tokens: what is longer is no sentence that a person wrote, and its parse is not to be believed
MOST_CUES = 30  # in one sentence
HUMAN_ACTS = {"promises", "demands", "warns", "praises", "intends"}
ASIDES = {"feels", "intends", "shows", "asks", "praises", "cites", "promises", "demands"}
WORDS_ALONE = 6  # content that nobody is named for is a clause, not "a deal was expected"


def mark_voices(reading: Reading, almanac: Almanac) -> Reading:
    """Mark every attribution in a reading, with the speaker resolved through the reading's mentions."""
    if not reading.tokens:
        return reading
    cues = load_cues()
    frames = Frames(reading, cues)
    quotations = find_quotations(reading)
    drafts = [draft for sentence in reading.sentences for draft in _drafts(frames, cues, sentence)]
    drafts.extend(_colons(reading, cues, almanac))
    inside = {index for quotation in quotations for index in quotation.tokens}
    drafts = [draft for draft in attach_quotations(reading, drafts, quotations) if _says_something(reading, draft, inside)]
    _part_phrases(drafts, cues)
    drafts = _without_asides(drafts)
    drafts.sort(key=lambda draft: (min(draft.content), draft.cue_at, len(draft.content)))
    return replace(reading, attributions=_attributions(reading, cues, drafts, quotations, almanac))


# ---- drafts ----------------------------------------------------------------------------------------------------------


def _drafts(frames: Frames, cues: Cues, sentence: Sentence) -> Iterable[Draft]:
    """The drafts that the words of one sentence give, some of them without content yet."""
    if sentence.tokens[1] - sentence.tokens[0] > LONGEST:
        return
    found = 0
    for token in frames.reading.tokens_of(sentence):
        for draft in _of_token(frames, cues, token):
            yield draft
            found += 1
        if found >= MOST_CUES:
            return


def _of_token(frames: Frames, cues: Cues, token: Token) -> Iterable[Draft]:
    """The drafts whose cue this word is, or begins."""
    cue = frames.is_finite_cue(token)
    if cue is not None and not frames.is_idle(token.index):
        yield from _of_verb(frames, cues, token.index, cue)
    elif token.pos == "NOUN" and frames.is_noun(token) and not _is_lent(frames, cues, token.index):
        draft = read_noun(frames, token.index, cues.nouns[token.lemma.lower()])
        if draft is not None:
            yield draft
    elif token.dep == "acomp" and token.lemma.lower() in cues.adjectives:
        draft = read_adjective(frames, token.index, cues.adjectives[token.lemma.lower()])
        if draft is not None:
            yield draft
    for words, act in cues.phrases.get(token.text.lower(), ()):
        draft = read_phrase(frames, token.index, words, act)
        if draft is not None:
            yield draft


def _of_verb(frames: Frames, cues: Cues, verb: int, cue: Cue) -> Iterable[Draft]:
    """The draft of a cue verb; with a cue noun for its object, the two are one cue: "voiced concern over"."""
    for noun in frames.children(verb, "dobj"):
        if frames.is_noun(frames.tokens[noun]) and lending_verb(frames, noun) == verb:
            draft = read_noun(frames, noun, cues.nouns[frames.tokens[noun].lemma.lower()])
            if draft is not None:
                yield replace(draft, speech=draft.speech or cue.speech)
                return
    yield frames.read_verb(verb, cue)


def _is_lent(frames: Frames, cues: Cues, noun: int) -> bool:
    """Whether a noun was read together with the cue verb before it."""
    verb = lending_verb(frames, noun)
    return verb is not None and frames.lemma(verb) in cues.verbs


def _colons(reading: Reading, cues: Cues, almanac: Almanac) -> Iterable[Draft]:
    """Speakers set off by a colon: "Kabul: no group uses our soil", "Talks to resume in June: minister"."""
    for sentence in reading.sentences:
        first, last = sentence.tokens
        tokens = reading.tokens[first:last]
        colon = next((token.index for token in tokens[: VERBLESS + 1] if token.text == ":"), None)
        if colon is not None and colon > first and last - colon > 3 and _is_speaker(reading, cues, almanac, range(first, colon), sentence):
            yield Draft(
                colon, list(range(first, colon)), [colon], set(range(colon + 1, last)), "asserts", speech=True, stance="asserts", manner=":"
            )
            continue
        colon = next((token.index for token in tokens[-VERBLESS:] if token.text == ":"), None)
        if sentence.part == "headline" and colon is not None and colon - first > 2:
            after = [index for index in range(colon + 1, last) if reading.tokens[index].text not in MARKS]
            if after and _is_speaker(reading, cues, almanac, range(after[0], after[-1] + 1), sentence):
                yield Draft(colon, after, [colon], set(range(first, colon)), "asserts", speech=True, stance="asserts", manner=":")


def _is_speaker(reading: Reading, cues: Cues, almanac: Almanac, place: range, sentence: Sentence) -> bool:
    """Whether the words beside a colon name somebody who speaks: someone mentioned, or a noun for those who do."""
    words = [reading.tokens[index] for index in place]
    if any(word.pos in {"VERB", "AUX"} and word.tag != "VBG" for word in words):
        return False
    mention = reading.mention_at.get(place[-1])
    if mention is not None and mention.kind in SPEAKERS and mention.form != "demonym":
        return sentence.part in {"headline", "standfirst"} or mention.kind == "person"
    if sentence.part not in {"headline", "standfirst"}:
        return words[-1].entity == "PERSON" and place[0] == sentence.tokens[0]
    named = bool(almanac.find(" ".join(word.text for word in words)))
    return named or words[-1].text.lower() in cues.headline_sources


def _is_thing(reading: Reading, source: list[int]) -> bool:
    """Whether a common noun that stands for no one is made to promise or threaten: "the link offers benefits"."""
    head = reading.tokens[_head(reading, source)]
    mention = reading.mention_at.get(head.index)
    return head.pos == "NOUN" and (mention is None or mention.kind not in SPEAKERS)


def _says_something(reading: Reading, draft: Draft, inside: set[int]) -> bool:
    """Whether a draft is an attribution: it has content, and somebody's, unless the content is a clause of its own.

    Inside a quotation, what "I", "we" or "you" think or say is the quoted speaker's own word.
    """
    if not draft.content or _is_nobody(reading, draft.source):
        return False
    if not draft.source and len(draft.content) < WORDS_ALONE and reading.tokens[min(draft.content)].text.lower() != "that":
        return False
    if not draft.source and not draft.speech and not _is_expected(reading, draft):
        return False
    if draft.cue_at in inside and draft.cue:
        return draft.speech and reading.tokens[_head(reading, draft.source or [draft.cue_at])].pos != "PRON"
    return True


def _is_nobody(reading: Reading, source: list[int]) -> bool:
    """Whether it is said that nobody says it: "no group has claimed responsibility", "nobody denied it"."""
    first = reading.tokens[source[0]] if source else None
    return first is not None and (first.text.lower() in {"nobody", "none"} or (first.text.lower() == "no" and first.dep == "det"))


def _is_expected(reading: Reading, draft: Draft) -> bool:
    """Whether people unnamed expect or believe something: "is expected to meet"."""
    below = [reading.tokens[child].dep for child in reading.tokens[draft.cue_at].children]
    return draft.act == "feels" and "auxpass" in below and "xcomp" in below


def _without_asides(drafts: list[Draft]) -> list[Draft]:
    """The drafts without what somebody's words only mention: a feeling, a plan, a question, praise inside another's speech."""
    spoken: dict[int, list[Draft]] = {}
    for draft in (draft for draft in drafts if draft.speech):
        for index in draft.content:
            spoken.setdefault(index, []).append(draft)
    return [draft for draft in drafts if draft.act not in ASIDES or not _is_held_by_another(draft, spoken.get(draft.cue_at, ()))]


def _is_held_by_another(draft: Draft, holders: Iterable[Draft]) -> bool:
    return any(other is not draft and other.cue_at not in draft.content for other in holders)


def _part_phrases(drafts: list[Draft], cues: Cues) -> None:
    """Take "according to the agency" out of what the agency's source said: the phrase is the report's own."""
    phrases = {" ".join(words) for rows in cues.phrases.values() for words, _ in rows}
    speaking: dict[int, list[Draft]] = {}
    for draft in drafts:
        speaking.setdefault(draft.cue_at, []).append(draft)
    for phrase in (draft for draft in drafts if draft.manner in phrases):
        own = {*phrase.cue, *phrase.source}
        for index in sorted(phrase.content):
            for draft in speaking.get(index, ()):
                if own < draft.content:
                    draft.content -= own


# ---- attributions ----------------------------------------------------------------------------------------------------


def _attributions(
    reading: Reading, cues: Cues, drafts: list[Draft], quotations: list[Quotation], almanac: Almanac
) -> tuple[Attribution, ...]:
    """The drafts as attributions, each with its voice and what it came through."""
    voices = _of_documents(reading, drafts, [_voice(reading, cues, draft) for draft in drafts])
    holding: dict[int, list[int]] = {}
    for number, draft in enumerate(drafts):
        for index in draft.content:
            holding.setdefault(index, []).append(number)
    inside = {index for quotation in quotations for index in quotation.tokens}
    made = []
    for number, draft in enumerate(drafts):
        outer = [
            other
            for other in holding.get(draft.cue_at, ())
            if other != number
            and voices[other]
            and drafts[other].cue_at not in draft.content
            and len(drafts[other].content) > len(draft.content)
        ]
        outer.sort(key=lambda other: (-len(drafts[other].content), other))
        through = [voice for other in outer if (voice := voices[other]) is not None]
        through += [name_speaker(reading, indexes, how) for indexes, how in draft.passed_on if indexes]
        through += _carried(reading, cues, draft, almanac)
        quoted = sum(index in inside for index in draft.content) >= 0.8 * len(draft.content)
        made.append(
            Attribution(
                spans_of(reading, draft.source),
                spans_of(reading, draft.cue),
                spans_of(reading, draft.content),
                voices[number],
                tuple(through),
                draft.stance,  # type: ignore[arg-type]  # the table holds only the four stances
                quoted,
                draft.act,
            )
        )
    return tuple(made)


def _of_documents(reading: Reading, drafts: list[Draft], voices: list[Voice | None]) -> list[Voice | None]:
    """The voices, where "the statement said" is the word of whoever spoke "in a statement" before."""
    issued: dict[str, Voice] = {}
    found = list(voices)
    for number in sorted(range(len(drafts)), key=lambda each: drafts[each].cue_at):
        voice = voices[number]
        if voice is None:
            continue
        document = voice.manner.rsplit(" ", 1)[-1]
        if voice.manner.endswith((f" in a {document}", f" in an {document}")):
            issued[document] = voice
            continue
        head = reading.tokens[_head(reading, drafts[number].source)]
        author = issued.get(head.lemma.lower())
        if author is not None and voice.actor is None and voice.speaker.lower() == f"the {head.text.lower()}":
            found[number] = replace(author, manner=voice.manner, span=voice.span)
    return found


def _voice(reading: Reading, cues: Cues, draft: Draft) -> Voice | None:
    """Whose word it is; None where nobody speaks or nobody is named."""
    if not draft.source or not draft.speech or (draft.act in HUMAN_ACTS and _is_thing(reading, draft.source)):
        return None
    if reading.tokens[_head(reading, draft.source)].lemma.lower() in cues.events and _is_thing(reading, draft.source):
        return None
    manner = draft.manner
    for indexes, how in draft.carriers:
        noun = reading.tokens[_head(reading, indexes)] if indexes else None
        if noun is not None and how in {"in", "on", "during"} and noun.lemma.lower() in cues.carriers:
            article = "an" if noun.text[0].lower() in "aeiou" else "a"
            manner = f"{draft.manner} {how} {article} {noun.text.lower()}"
            break
    return name_speaker(reading, draft.source, manner)


def name_speaker(reading: Reading, indexes: list[int], manner: str) -> Voice:
    """The voice of a noun phrase: the actor that its head refers to, or else its own words."""
    head = _head(reading, indexes)
    span = Span(reading.tokens[indexes[0]].start, reading.tokens[indexes[-1]].end)
    inside = set(indexes)
    places = [head, *(child for child in reading.tokens[head].children if reading.tokens[child].dep == "appos" and child in inside)]
    mentions = [mention for place in places if (mention := reading.mention_at.get(place)) is not None]
    several = any(
        child in inside and reading.tokens[child].dep == "conj" and reading.mention_at.get(child) not in mentions
        for child in reading.tokens[head].children
    )
    if several:  # two who speak with one mouth are no single actor
        return Voice(" ".join(span.of(reading.report.text).split()), manner, span)
    known = next((mention for mention in mentions if mention.refers_to and mention.form != "demonym"), None)
    if known is not None:
        return Voice(_name(reading, known), manner, span, known.refers_to)
    plain = [index for index in indexes if index <= head or (reading.tokens[index].head == head and reading.tokens[index].dep == "case")]
    words = Span(reading.tokens[plain[0]].start, reading.tokens[plain[-1]].end).of(reading.report.text)
    return Voice(" ".join(words.split()), manner, span)


def _name(reading: Reading, mention: Mention) -> str:
    """The actor's name as resolved."""
    actor = reading.actor_by_id.get(mention.refers_to or "")
    return actor.name if actor else mention.name or mention.text


def _head(reading: Reading, indexes: list[int]) -> int:
    """The token that the others hang on."""
    inside = set(indexes)
    return next((index for index in indexes if reading.tokens[index].head not in inside or reading.tokens[index].head == index), indexes[0])


def _carried(reading: Reading, cues: Cues, draft: Draft, almanac: Almanac) -> list[Voice]:
    """The outlets and platforms that the words were given to."""
    found = []
    for indexes, how in draft.carriers:
        if not indexes or set(indexes) & draft.content:
            continue
        words = Span(reading.tokens[indexes[0]].start, reading.tokens[indexes[-1]].end).of(reading.report.text)
        mention = reading.mention_at.get(_head(reading, indexes))
        outlet = (mention is not None and mention.kind == "outlet") or any(entry.kind == "outlet" for entry in almanac.find(words))
        platform = words.lower().split()[-1] in cues.platforms and words[:1].isupper()
        if outlet or platform:
            voice = name_speaker(reading, indexes, "posted" if platform and how in {"on", "to"} else draft.manner)
            found.append(voice if outlet else replace(voice, speaker=reading.tokens[indexes[-1]].text, actor=None))
    return found


def spans_of(reading: Reading, indexes: Iterable[int]) -> tuple[Span, ...]:
    """Token indexes as spans: runs that only punctuation parts are one, and no run begins or ends with a comma or a stop."""
    tokens = reading.tokens
    runs: list[list[int]] = []
    for index in sorted(indexes):
        if runs and all(tokens[between].text in MARKS | QUOTES for between in range(runs[-1][-1] + 1, index)):
            runs[-1].append(index)
        else:
            runs.append([index])
    spans = []
    for run in runs:
        first, last = run[0], run[-1]
        while first <= last and tokens[first].text in MARKS:
            first += 1
        while last >= first and tokens[last].text in MARKS:
            last -= 1
        marks = [tokens[index].text for index in range(first, last + 1)]
        if marks.count("(") > marks.count(")") and last + 1 < len(tokens) and tokens[last + 1].text == ")":
            last += 1
        if last < first or all(mark in QUOTES for mark in marks):
            continue
        spans.append(Span(tokens[first].start, tokens[last].end))
    return tuple(spans)
