"""Magnitude: numbers with what they count, whose, and how exactly; each as told, never added up."""

from __future__ import annotations

from dragoman.interpret.drafts import Draft
from dragoman.interpret.numbers import VAGUE, Amount, is_number, read_amount, seat_of
from dragoman.interpret.settings import steps_between, times_near
from dragoman.interpret.tables import NumberWords, load_number_words
from dragoman.model import Magnitude, Reading, Sentence, Span, Token

LIFE_TAKING = {"claim", "take", "cost", "lose"}
# Verbs that count who does them, and those that do where it is a home that they leave.
SELF_COUNTING = {"die", "perish", "flee", "return", "disappear", "vanish"}
LEAVING = {"leave", "abandon", "quit"}
HOMES = {"home", "house", "village", "town", "city", "area", "camp", "district", "neighbourhood", "neighborhood", "region"}
# A number may belong to an account of another type that its word stands within so many steps of.
BESIDE = 2
TOLL = {"toll", "tally"}


def read_magnitudes(reading: Reading, sentence: Sentence) -> list[tuple[int, Magnitude]]:
    """Every magnitude of a sentence with the token it hangs on (the verb or noun that counts)."""
    words = load_number_words()
    timed = {index for time in times_near(reading, sentence.index) for index in range(*time.tokens)}
    numbers = [token for token in reading.tokens_of(sentence) if is_number(token) and token.index not in timed]
    return [made for token in numbers if (made := _read_number(reading, token, words)) is not None]


def place_magnitudes(reading: Reading, sentence: Sentence, drafts: list[Draft]) -> None:
    """Give each number of a sentence to the nearest draft of a type that it belongs to, else to one that it stands right beside."""
    told_with = load_number_words().told_with
    for anchor, magnitude in read_magnitudes(reading, sentence) if drafts else ():
        fitting = told_with.get(magnitude.what, ())
        ranked = [
            (
                bool(fitting) and one.type not in fitting and one.trigger.token != anchor,
                steps_between(reading, one.trigger.token, anchor),
                one.trigger.token,
            )
            for one in drafts
        ]
        place = min(range(len(drafts)), key=ranked.__getitem__)
        apart, steps, _ = ranked[place]
        if not apart or steps <= BESIDE:
            drafts[place].magnitudes.append(magnitude)


def _read_number(reading: Reading, token: Token, words: NumberWords) -> tuple[int, Magnitude] | None:
    """The magnitude that a number belongs to, where what it counts is known."""
    amount = read_amount(reading, token, words)
    if amount is None:
        return None
    money = _currency(reading, token, amount, words)
    if money is not None:
        return token.head, _magnitude(reading, "money", amount, unit=money)
    token = seat_of(reading, token)
    noun = _counted_noun(reading, token)
    if noun is not None and noun.lemma.lower() in words.not_counted:
        return None  # "30 percent", "300 kilograms"
    what, anchor = _what_is_counted(reading, token, noun, words)
    if what is None:
        return None
    subject = _subject_words(reading, noun, words) if noun is not None else None
    return anchor, _magnitude(reading, what, amount, subject=subject, side=_side(reading, noun))


def _magnitude(
    reading: Reading, what: str, amount: Amount, *, subject: str | None = None, unit: str | None = None, side: str | None = None
) -> Magnitude:
    """What is counted with how much, and the words that say it."""
    span = Span(reading.tokens[amount.first].start, reading.tokens[amount.last].end)
    return Magnitude(what, subject, amount.value, span, amount.at_least, amount.about, amount.low, amount.high, unit, side)


def _counted_noun(reading: Reading, token: Token) -> Token | None:
    """The noun that the number counts: "35 soldiers", "dozens of civilians"."""
    if token.dep in {"nummod", "quantmod", "amod"}:
        head = reading.tokens[token.head]
        return head if head.pos in {"NOUN", "PROPN"} else None
    for child in token.children:
        if reading.tokens[child].text.lower() == "of":
            inner = [reading.tokens[below] for below in reading.tokens[child].children if reading.tokens[below].dep == "pobj"]
            return inner[0] if inner else None
    return None


def _what_is_counted(reading: Reading, token: Token, noun: Token | None, words: NumberWords) -> tuple[str | None, int]:
    """What the number counts and the word that says so: its verb, the noun itself, the whole it is a share of, or what is said of it."""
    top = _first(reading, noun if noun is not None and token.dep == "nummod" else token)
    verb = reading.tokens[top.head]
    governed = top.dep in {"dobj", "nsubjpass"} or (top.dep == "npadvmod" and top.index > verb.index)  # "displaced tens of thousands"
    undergone = words.what.get(_with_particle(reading, verb)) if governed else None
    if noun is not None and noun.lemma.lower() in words.posts:
        return ("posts", verb.index) if verb.lemma.lower() in words.taking else (None, 0)
    if undergone and (noun is None or noun.lemma.lower() in words.persons):
        return undergone, verb.index  # "freed three hostages"
    beside = reading.tokens[token.head]
    for counted in (noun, beside if token.dep in {"nummod", "nsubj", "nsubjpass"} else None):
        if counted is not None and (what := _word_counts(counted, words)):
            return what, counted.index
    if top.dep in {"pobj", "appos", "attr"} and (found := _share_of(reading, top, words)) is not None:
        return found
    if undergone:
        return undergone, verb.index
    if _takes_lives(reading, top):
        return "killed", verb.index
    if top.dep == "nsubj" and verb.lemma.lower() in SELF_COUNTING:
        return words.what.get(verb.lemma.lower()), verb.index
    if top.dep == "nsubj" and _is_headline_passive(reading, verb) and (what := words.what.get(verb.lemma.lower())):
        return what, verb.index
    if top.dep == "nsubj" and verb.lemma.lower() in LEAVING and _leaves_home(reading, verb):
        return "displaced", verb.index
    if found := _by_predicate(reading, token, noun, top, words):
        return found
    return ("deployed", verb.index) if _is_sent(top, verb, noun, words) else (None, 0)


def _with_particle(reading: Reading, verb: Token) -> str:
    """A verb with the particle that makes it another: "drive out", "send back"."""
    near = [reading.tokens[child] for child in verb.children if reading.tokens[child].dep in {"prt", "advmod"}]
    particle = next((one.text.lower() for one in near if one.text.lower() in {"out", "back", "home", "away", "off"}), "")
    return f"{verb.lemma.lower()} {particle}" if particle else verb.lemma.lower()


def _is_headline_passive(reading: Reading, verb: Token) -> bool:
    """Whether a past form without object tells what was done to its subject: "80 people wounded"."""
    return verb.tag in {"VBD", "VBN"} and not any(reading.tokens[child].dep in {"dobj", "aux", "prt", "advmod"} for child in verb.children)


def _leaves_home(reading: Reading, verb: Token) -> bool:
    """Whether what is left is where people live: "130,000 people left 86 villages"."""
    return any(reading.tokens[child].dep == "dobj" and reading.tokens[child].lemma.lower() in HOMES for child in verb.children)


def _is_sent(top: Token, verb: Token, noun: Token | None, words: NumberWords) -> bool:
    """Whether soldiers or the like are sent somewhere."""
    sent = top.dep in {"dobj", "nsubjpass"} and verb.lemma.lower() in {"send", "dispatch", "station", "move"}
    return sent and noun is not None and noun.lemma.lower() in words.forces


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
    if toll := _toll_of(reading, top, above, whole):
        return "killed", toll
    if above.text.lower() not in {"including", "among", "of", "to"} and top.dep != "appos":
        return None
    if above.text.lower() == "to" and whole.lemma.lower() != "injury":
        return None
    if what := _word_counts(whole, words):
        return what, whole.index
    if _takes_lives(reading, whole):
        return "killed", whole.head
    verb = reading.tokens[whole.head]
    if whole.dep in {"dobj", "nsubjpass"} and above.text.lower() != "of" and (what := words.what.get(verb.lemma.lower())):
        return what, verb.index
    return None


def _toll_of(reading: Reading, top: Token, above: Token, whole: Token) -> int | None:
    """The death toll that a number gives: "a toll of 71", "the toll rose to 71", "the toll stands at 71"; not by how many it rose."""
    if above.pos == "ADP" and above.text.lower() not in {"of", "to", "at"}:
        return None
    verb = above if top.dep == "attr" else whole
    near = (
        [whole.index]
        if whole.pos == "NOUN"
        else [child for child in verb.children if reading.tokens[child].dep in {"nsubj", "dobj", "nsubjpass"}]
    )
    return next((index for index in near if reading.tokens[index].lemma.lower() in TOLL), None)


def _takes_lives(reading: Reading, token: Token) -> bool:
    """Whether lives are counted that something took: "claimed at least 33 lives"."""
    return token.lemma == "life" and token.dep in {"dobj", "nsubjpass"} and reading.tokens[token.head].lemma in LIFE_TAKING


def _by_predicate(reading: Reading, token: Token, noun: Token | None, top: Token, words: NumberWords) -> tuple[str, int] | None:
    """What is said of the counted: "33 people dead", "were dead", "15 wounded"."""
    verb = reading.tokens[top.head]
    places = [child for child in token.children if reading.tokens[child].dep in {"acl", "amod"}]
    places += [child for child in top.children if reading.tokens[child].dep in {"acl", "amod"} and child > top.index]
    if top.dep in {"dobj", "nsubj", "nsubjpass", "attr"}:
        places += [child for child in verb.children if reading.tokens[child].dep in {"acomp", "oprd", "attr", "xcomp"}]
    for child in places:
        if what := words.what.get(reading.tokens[child].lemma.lower()):
            return what, verb.index
    for child in (
        noun.children if noun is not None and noun.tag in {"NNS", "NNPS"} else ()
    ):  # "hundreds of minors deported", "812 displaced families"
        if reading.tokens[child].dep in {"acl", "amod"} and (what := words.what.get(reading.tokens[child].lemma.lower())):
            return what, child
    return None


def _subject_words(reading: Reading, noun: Token, words: NumberWords) -> str | None:
    """Who or what is counted, in the report's words, without the number; None where the noun only says what became of them."""
    lemma = noun.lemma.lower()
    counts = words.what.get(lemma) or words.what.get(noun.text.lower())
    if (counts and lemma not in words.persons) or lemma in VAGUE or lemma in {"life", "other", *TOLL}:
        return None
    beside = {"amod", "compound", "nmod"}
    kept = [child for child in noun.children if reading.tokens[child].dep in beside and reading.tokens[child].pos != "NUM"]
    kept = [child for child in kept if not words.what.get(reading.tokens[child].lemma.lower())]  # "812 displaced Colombians": who they are
    first, last = min([noun.index, *kept]), max([noun.index, *kept])
    if len(kept) == last - first or any(reading.tokens[index].text == "-" for index in range(first, last)):
        return " ".join(reading.report.text[reading.tokens[first].start : reading.tokens[last].end].split())
    return " ".join(reading.tokens[index].text for index in sorted([noun.index, *kept]))


def _side(reading: Reading, noun: Token | None) -> str | None:
    """The state that the counted belong to, where a demonym or an owner says it."""
    if noun is None:
        return None
    for index in (noun.index, *noun.children):
        mention = reading.mention_at.get(index)
        if mention is not None and mention.state:
            return mention.state
    return None


def _currency(reading: Reading, token: Token, amount: Amount, words: NumberWords) -> str | None:
    """The currency of a sum of money: a sign before it, or the noun it counts."""
    near = [*token.children, amount.first - 1, amount.last + 1, *([token.head] if token.head in {token.index + 1, token.index + 2} else [])]
    sign = reading.tokens[amount.first - 1].text if amount.first else ""
    for index in near:
        if 0 <= index < len(reading.tokens) and (unit := words.currencies.get(reading.tokens[index].lemma.lower())):
            return unit
    return words.currencies.get(sign[-1:]) if sign else None
