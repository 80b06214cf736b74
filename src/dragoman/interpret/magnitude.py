"""Magnitude: numbers with what they count, whose, and how exactly; each as told, never added up."""

from __future__ import annotations

from dragoman.interpret.tables import NumberWords, load_number_words
from dragoman.model import Magnitude, Reading, Sentence, Span, Token

LIFE_TAKING = {"claim", "take", "cost", "lose"}
VAGUE = {"dozen": (24.0, None), "hundred": (200.0, None), "thousand": (2000.0, None), "score": (40.0, None)}


def read_magnitudes(reading: Reading, sentence: Sentence) -> list[tuple[int, Magnitude]]:
    """Every magnitude of a sentence with the token it hangs on (the verb or noun that counts)."""
    words = load_number_words()
    found: list[tuple[int, Magnitude]] = []
    for token in reading.tokens_of(sentence):
        if token.pos == "NUM" or token.lemma.lower() in VAGUE:
            made = _read_number(reading, token, words)
            if made is not None:
                found.append(made)
    return found


def _read_number(reading: Reading, token: Token, words: NumberWords) -> tuple[int, Magnitude] | None:
    """The magnitude that a number belongs to, where what it counts is known."""
    if token.dep == "compound" and reading.tokens[token.head].pos == "NUM":
        return None  # "1.2 million": told once, at the last word
    if any(time.tokens[0] <= token.index < time.tokens[1] for time in reading.times):
        return None
    value = number_of(reading, token, words)
    money = _currency(reading, token, words)
    if money is not None and value is not None:
        return token.head, _finish(reading, token, words, "money", None, value, money)
    noun = _counted_noun(reading, token)
    what, anchor = _what_is_counted(reading, token, noun, words)
    if what is None:
        return None
    low = None
    if value is None:
        low = VAGUE.get(token.lemma.lower(), (None, None))[0]
        if low is None:
            return None
        if noun is not None and noun.lemma.lower() in VAGUE:  # "hundreds of thousands"
            low *= words.scales.get(noun.lemma.lower(), 1)
    subject = _subject_words(reading, noun) if noun is not None else None
    return anchor, _finish(reading, token, words, what, subject, value, None, low=low, side=_side(reading, noun))


def number_of(reading: Reading, token: Token, words: NumberWords) -> float | None:
    """The value of a number as written in figures or words: "1,200", "1.2 million", "thirty-five"."""
    own = _plain_number(token.text, words)
    scale = words.scales.get(token.lemma.lower())
    before = [child for child in token.children if child < token.index and reading.tokens[child].pos == "NUM"]
    if scale is not None:
        factor = _plain_number(reading.tokens[before[-1]].text, words) if before else None
        return factor * scale if factor is not None else None
    return own


def _plain_number(text: str, words: NumberWords) -> float | None:
    """A number of one word."""
    try:
        return float(text.replace(",", ""))
    except ValueError:
        parts = text.lower().split("-")
        values = [words.numbers.get(part) for part in parts]
        known = [value for value in values if value is not None]
        return sum(known) if known and len(known) == len(values) else None


def _counted_noun(reading: Reading, token: Token) -> Token | None:
    """The noun that the number counts: "35 soldiers", "dozens of civilians"."""
    if token.dep in {"nummod", "quantmod", "amod"}:
        head = reading.tokens[token.head]
        return head if head.pos in {"NOUN", "PROPN"} else None
    for child in token.children:
        if reading.tokens[child].text.lower() == "of":
            inner = [below for below in reading.tokens[child].children if reading.tokens[below].dep == "pobj"]
            return reading.tokens[inner[0]] if inner else None
    return None


def _what_is_counted(reading: Reading, token: Token, noun: Token | None, words: NumberWords) -> tuple[str | None, int]:
    """What the number counts and the word that says so: the noun itself, the verb it is a place of, or the whole it is a share of."""
    top = _first(reading, noun if noun is not None and token.dep == "nummod" else token)
    beside = reading.tokens[token.head]
    for counted in (noun, beside if token.dep in {"nummod", "nsubj", "nsubjpass"} else None):
        if counted is not None and (what := _word_counts(counted, words)):
            return what, counted.index
    verb = reading.tokens[top.head]
    if top.dep in {"pobj", "appos"} and (found := _share_of(reading, top, words)) is not None:
        return found
    if top.dep in {"dobj", "nsubjpass"} and (what := words.what.get(verb.lemma.lower())):
        return what, verb.index
    if _takes_lives(reading, top):
        return "killed", verb.index
    if top.dep == "nsubj" and verb.lemma.lower() in {"die", "perish", "flee", "return", "disappear", "vanish"}:
        return words.what.get(verb.lemma.lower()), verb.index
    if found := _by_predicate(reading, token, top, verb, words):
        return found
    if noun is not None and noun.lemma in words.posts:
        return "posts", verb.index
    return None, 0


def _first(reading: Reading, token: Token) -> Token:
    """The first of coordinated words: "15 civilians and one soldier were killed" tells both by one verb."""
    while token.dep == "conj" and reading.tokens[token.head].pos in {"NOUN", "PROPN", "NUM"}:
        token = reading.tokens[token.head]
    return token


def _word_counts(word: Token, words: NumberWords) -> str | None:
    """What a counted word says by itself: "24 deaths", "12 wounded"; a verb in the active counts its object only."""
    if word.pos in {"VERB", "AUX"} and word.tag != "VBN":
        return None
    return words.what.get(word.lemma.lower()) or words.what.get(word.text.lower())


def _share_of(reading: Reading, top: Token, words: NumberWords) -> tuple[str, int] | None:
    """What the whole counts, of which this is told as a share: "24 deaths, including 14 civilians"; "the lives of 33 people"."""
    above = reading.tokens[top.head]
    whole = reading.tokens[above.head] if above.pos in {"ADP", "VERB"} else above
    if above.text.lower() not in {"including", "among", "of"} and top.dep != "appos":
        return None
    if what := _word_counts(whole, words):
        return what, whole.index
    if _takes_lives(reading, whole):
        return "killed", whole.head
    verb = reading.tokens[whole.head]
    if whole.dep in {"dobj", "nsubjpass"} and above.text.lower() != "of" and (what := words.what.get(verb.lemma.lower())):
        return what, verb.index
    return None


def _takes_lives(reading: Reading, token: Token) -> bool:
    """Whether lives are counted that something took: "claimed at least 33 lives"."""
    return token.lemma == "life" and token.dep in {"dobj", "nsubjpass"} and reading.tokens[token.head].lemma in LIFE_TAKING


def _by_predicate(reading: Reading, token: Token, top: Token, verb: Token, words: NumberWords) -> tuple[str, int] | None:
    """What is said of the counted: "33 people dead", "were dead", "15 wounded"."""
    places = [child for child in token.children if reading.tokens[child].dep in {"acl", "amod"}]
    places += [child for child in top.children if reading.tokens[child].dep in {"acl", "amod"} and child > top.index]
    if top.dep in {"dobj", "nsubj", "nsubjpass", "attr"}:
        places += [child for child in verb.children if reading.tokens[child].dep in {"acomp", "oprd", "attr", "xcomp"}]
    for child in places:
        if what := words.what.get(reading.tokens[child].lemma.lower()):
            return what, verb.index
    return None


def _subject_words(reading: Reading, noun: Token) -> str | None:
    """Who or what is counted, in the report's words, without the number."""
    if noun.lemma.lower() in {"death", "fatality", "casualty", "injury", "life", "dead"} or noun.lemma.lower() in VAGUE:
        return None
    kept = [noun.index]
    kept += [
        child for child in noun.children if reading.tokens[child].dep in {"amod", "compound", "nmod"} and reading.tokens[child].pos != "NUM"
    ]
    return " ".join(reading.tokens[index].text for index in sorted(kept))


def _side(reading: Reading, noun: Token | None) -> str | None:
    """The state that the counted belong to, where a demonym or an owner says it."""
    if noun is None:
        return None
    for index in (noun.index, *noun.children):
        mention = reading.mention_at.get(index)
        if mention is not None and mention.state:
            return mention.state
    return None


def _currency(reading: Reading, token: Token, words: NumberWords) -> str | None:
    """The currency of a sum of money."""
    near = [*token.children, token.head, token.index - 1]
    for index in near:
        if 0 <= index < len(reading.tokens) and (unit := words.currencies.get(reading.tokens[index].lemma.lower())):
            return unit
    return None


def _finish(
    reading: Reading, token: Token, words: NumberWords, what: str, subject: str | None, value: float | None, unit: str | None,
    *, low: float | None = None, side: str | None = None,
) -> Magnitude:  # fmt: skip
    """A magnitude with its hedges: at least, about."""
    start = max(0, token.start - 24)
    before = reading.report.text[start : token.start].lower()
    at_least = low is not None or any(before.rstrip().endswith(cue) for cue in words.at_least)
    about = any(before.rstrip().endswith(cue) for cue in words.about)
    return Magnitude(what, subject, value, Span(token.start, token.end), at_least, about, low, None, unit, side)
