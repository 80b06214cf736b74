"""Modality: what a verb's own clause says of it - auxiliaries, negation, a condition - carried through the verb that governs it."""

from __future__ import annotations

from dragoman.interpret.conventions import FUTURE, is_ahead, is_negated, judged_by
from dragoman.interpret.tables import StatusCues, load_status_cues
from dragoman.model import Reading, Status, Token

Told = tuple[Status, str]

AUXILIARIES = {"aux", "auxpass"}
NOTHING = {"no", "nothing", "nobody", "none", "neither", "nor", "no-one"}
# "did not rule out a strike or a raid": only these carry a denial on to the second verb.
JOINED_DENIALS = {"or", "nor"}
BEING = {"is", "are", "am", "was", "were", "'s", "’s", "'re", "’re", "be", "been", "being"}
ENDS = (".", "?", "!", '."', ".”", ".’", '?"', "?”")


def verbal_status(reading: Reading, token: Token) -> Told:
    """Status from auxiliaries, conditions, and the verb that governs this one; negation apart."""
    cues = load_status_cues()
    auxiliaries = auxiliaries_of(reading, token)
    if any(reading.tokens[child].dep == "mark" and reading.tokens[child].text.lower() in cues.conditions for child in token.children):
        return "hypothetical", "under a condition"
    if _is_inverted(reading, token):
        return "hypothetical", "under a condition without 'if'"
    if token.tag in {"VBZ", "VBP"} and any(reading.tokens[child].text.lower() == "until" for child in token.children):
        return "hypothetical", "not before it is done"
    if "would" in auxiliaries and _is_reported(reading, token, cues) and not is_conditional(reading, token):
        return "planned", "told as what would be done"
    if auxiliaries & cues.modals:
        return "hypothetical", f"told with {min(auxiliaries & cues.modals)!r}"
    if judgement := judged_by(reading, token):
        return "hypothetical", f"governed by {judgement!r}"
    if auxiliaries & FUTURE or is_ahead(reading, token) or _is_going_to(reading, token):
        return "planned", "told in the future"
    if token.tag == "VB" and "to" in auxiliaries and (token.dep == "ROOT" or _is_headline_verb(reading, token)):
        return "planned", "told in a headline's future"
    governed = _governed_status(reading, token)
    if governed is not None:
        return governed
    if token.tag == "VBG" and auxiliaries & BEING:
        return "under way", "told as going on"
    lasting = any(reading.tokens[child].text.lower() in {"currently", "still"} for child in token.children)
    if "being" in auxiliaries or (lasting and token.tag in {"VBZ", "VBP"}):
        return "under way", "told as going on"
    return "happened", "told as done"


def clause_status(reading: Reading, token: Token) -> Told:
    """The status of a verb, with its negation: what may or should not be done is only thought of, all else negated did not happen."""
    denied = _is_denied(reading, token)
    told = verbal_status(reading, token)
    if not denied:
        return told
    if told[0] == "hypothetical" and ("condition" in told[1] or told[1].endswith(("'may'", "'might'", "'should'", "'must'"))):
        return told
    return "did not happen", "negated"


def _is_denied(reading: Reading, token: Token) -> bool:
    """Whether a verb is told as not done: `not`, `never`, `no longer`, or nobody and nothing in its clause; "yet to sign"."""
    if is_negated(reading, token):
        return True
    for child in token.children:
        word = reading.tokens[child]
        if (
            word.text.lower() in NOTHING
            and not _is_excepted(reading, word)
            and word.dep in {"nsubj", "nsubjpass", "dobj", "preconj", "cc", "det", "advmod", "neg"}
        ):
            return word.dep != "cc" or word.index < token.index
        if word.dep in {"nsubj", "nsubjpass", "dobj"} and _is_none(reading, word):
            return True
        if word.dep == "prep" and any(_is_no_one(reading, reading.tokens[one]) for one in word.children):
            return True
        if (
            word.dep == "advmod"
            and word.text.lower() == "longer"
            and any(reading.tokens[one].text.lower() == "no" for one in word.children)
        ):
            return True
    head = reading.tokens[token.head]
    if (
        token.dep == "xcomp"
        and any(reading.tokens[child].text.lower() == "yet" for child in head.children)
        and head.lemma in {"have", "be"}
    ):
        return True
    if token.dep == "conj" and not _subjects(reading, token) and token.tag == head.tag:
        joined = {reading.tokens[child].text.lower() for child in head.children if reading.tokens[child].dep == "cc"}
        return bool(joined & JOINED_DENIALS) and is_negated(reading, head)
    return False


def _is_excepted(reading: Reading, word: Token) -> bool:
    """Whether `nothing` is taken back at once: "asked for nothing but patience"."""
    return any(reading.tokens[child].text.lower() in {"but", "except", "save"} for child in word.children)


def _is_no_one(reading: Reading, word: Token) -> bool:
    """Whether a preposition leads to nobody: "shot at no one"; not "by 103 votes to none"."""
    return word.dep == "pobj" and (word.text.lower() in {"nobody", "no-one"} or _is_none(reading, word))


def _is_none(reading: Reading, word: Token) -> bool:
    """Whether a noun is told as nobody's or nothing's: "no soldiers", "neither man", "not one agency", "no one"."""
    before = {reading.tokens[child].text.lower() for child in word.children if child < word.index}
    return bool(before & {"no", "neither"}) or (bool(before & {"not"}) and bool(before & {"one", "single", "a"}))


def auxiliaries_of(reading: Reading, token: Token) -> set[str]:
    """The auxiliaries of a verb, those of the verb it is coordinated with where it has none: "will meet A and sign B"."""
    own = {reading.tokens[child].text.lower() for child in token.children if reading.tokens[child].dep in AUXILIARIES}
    head = reading.tokens[token.head]
    if own or token.dep != "conj" or head.index == token.index or token.tag not in {"VB", "VBN", "VBG"} or token.tag != head.tag:
        return own
    return own if _subjects(reading, token) else auxiliaries_of(reading, head)


def _subjects(reading: Reading, token: Token) -> list[int]:
    """The subjects of a verb."""
    return [child for child in token.children if reading.tokens[child].dep in {"nsubj", "nsubjpass"}]


def _is_going_to(reading: Reading, token: Token) -> bool:
    """Whether it is told with "is going to"; "went to meet" is another thing."""
    head = reading.tokens[token.head]
    return token.dep == "xcomp" and token.tag == "VB" and head.text.lower() == "going" and bool(auxiliaries_of(reading, head) & BEING)


def _is_headline_verb(reading: Reading, token: Token) -> bool:
    """Whether a line that is no full sentence has an infinitive for its verb: "Ghana and Togo to hold talks"."""
    sentence = reading.sentences[token.sentence]
    head = reading.tokens[token.head]
    bare = sentence.part == "headline" or not sentence.span.of(reading.report.text).rstrip().endswith(ENDS)
    return bare and token.dep in {"acl", "relcl"} and head.dep == "ROOT" and head.pos in {"NOUN", "PROPN"} and head.index < token.index


def _is_inverted(reading: Reading, token: Token) -> bool:
    """Whether a condition is told by the order of the words: "Had the army marched", "should talks fail"."""
    subjects = _subjects(reading, token)
    first = next((child for child in token.children if reading.tokens[child].text.lower() in {"had", "should", "were"}), None)
    if first is None or not subjects or reading.tokens[first].dep not in AUXILIARIES or first > subjects[0]:
        return False
    return not reading.sentences[token.sentence].span.of(reading.report.text).rstrip().endswith("?")


def is_conditional(reading: Reading, token: Token) -> bool:
    """Whether the clause hangs on a condition of its own: "would send troops if asked"."""
    first, last = reading.sentences[token.sentence].tokens
    marks = [
        one
        for one in reading.tokens[first:last]
        if one.text.lower() in {"if", "unless", "provided"} and one.dep in {"mark", "advmod", "prep"}
    ]
    return any(_hangs_on(reading, one, token) for one in marks)


def _hangs_on(reading: Reading, word: Token, token: Token) -> bool:
    """Whether a word stands in the clause of a verb, or in one that hangs on it."""
    current = word
    for _ in range(6):
        if current.index == token.index:
            return True
        if current.head == current.index:
            return False
        current = reading.tokens[current.head]
    return False


def _is_reported(reading: Reading, token: Token, cues: StatusCues) -> bool:
    """Whether a clause is what somebody said, so that `would` is a `will` told later."""
    current = token
    while current.dep == "conj":
        current = reading.tokens[current.head]
    head = reading.tokens[current.head]
    return current.dep == "ccomp" and head.lemma.lower() in cues.reporting and head.tag in {"VBD", "VBN", "VBG"}


def _governed_status(reading: Reading, token: Token) -> Told | None:
    """The status an infinitive or gerund takes from its governor: "failed to agree", "began withdrawing", "want to talk"."""
    if token.dep not in {"xcomp", "ccomp", "advcl", "acl", "conj", "pcomp"}:
        return None
    head = reading.tokens[token.head]
    marked = any(reading.tokens[child].text.lower() == "to" and reading.tokens[child].dep == "aux" for child in token.children)
    if token.dep == "conj":
        return _governed_status(reading, head) if marked or token.tag == head.tag else None
    if token.dep == "pcomp":
        head = reading.tokens[head.head]
    if token.tag == "VBG":
        return _of_gerund(reading, token, head)
    if not marked and token.tag != "VB":
        return None
    return _of_infinitive(reading, token, head)


def _of_gerund(reading: Reading, token: Token, head: Token) -> Told | None:
    """What a governor makes of a gerund: begun, called off, or stopped short of."""
    cues = load_status_cues()
    lemma = head.lemma.lower()
    short = any(reading.tokens[child].text.lower() in {"short", "against"} for child in head.children)
    if token.dep == "pcomp" and (lemma in {"short", "refrain", "abstain"} or (short and lemma in {"stop", "decide", "fall"})):
        return "did not happen", f"governed by {head.text!r}"
    if token.dep not in {"xcomp", "ccomp"}:
        return None
    if lemma in cues.under_way and _is_done(reading, head):
        return "under way", f"begun: {head.text!r}"
    if lemma in {"avoid", "rule"}:
        return "did not happen", f"governed by {lemma!r}"
    if lemma in cues.weighing:
        return "hypothetical", f"governed by {lemma!r}"
    return None


def _of_infinitive(reading: Reading, token: Token, head: Token) -> Told | None:
    """What a governor makes of an infinitive; a governor that is itself not done hands that on."""
    cues = load_status_cues()
    lemma = head.lemma.lower()
    if lemma in cues.failed:
        return ("happened", f"not {lemma!r}") if is_negated(reading, head) else ("did not happen", f"governed by {lemma!r}")
    planned = lemma in cues.planned_verbs or (head.pos in {"NOUN", "PROPN"} and lemma in cues.planned_nouns)
    if planned or lemma in cues.settled:
        if is_negated(reading, head):
            return "did not happen", f"not {lemma!r}"
        above = verbal_status(reading, head) if head.pos in {"VERB", "AUX"} and lemma in cues.settled else ("happened", "")
        return above if above[0] == "hypothetical" else ("planned", f"governed by {lemma!r}")
    if lemma in cues.under_way:
        above = clause_status(reading, head)
        return ("under way", f"begun: {head.text!r}") if above[0] == "happened" else above
    if lemma in cues.achieving or (lemma in cues.letting and head.tag == "VBN"):
        return clause_status(reading, head)
    if lemma in cues.unreal_verbs or token.dep in {"acl", "advcl"}:
        return "hypothetical", f"governed by {lemma!r}"
    return None


def _is_done(reading: Reading, token: Token) -> bool:
    """Whether a governor itself is told as done or going on."""
    return clause_status(reading, token)[0] in {"happened", "under way"}
