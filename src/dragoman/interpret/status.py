"""Status: whether it happened, is under way, lies ahead, was called off, is only thought of, or did not happen.

A word's status is what its own clause says (auxiliaries, negation, a condition) carried through what governs it: `failed to agree`,
`plans for a visit`, `began talks`, `called for a ceasefire`. status_of answers for any word; read_status for a trigger of a known type.
"""

from __future__ import annotations

from dragoman.interpret.conventions import FUTURE, is_ahead, is_negated
from dragoman.interpret.settings import find_voices
from dragoman.interpret.tables import StatusCues, load_status_cues
from dragoman.interpret.triggers import Trigger
from dragoman.model import Reading, Span, Status, Token, When

Told = tuple[Status, str]

AUXILIARIES = {"aux", "auxpass"}
NOTHING = {"no", "nothing", "nobody", "none", "neither", "nor", "no-one"}
# "did not rule out a strike or a raid": only these carry a denial on to the second verb.
JOINED_DENIALS = {"or", "nor"}
BEING = {"is", "are", "am", "was", "were", "'s", "’s", "'re", "’re", "be", "been", "being"}
# Goods, money and work that flow: told in the present in running text, they go on ("Kenya buys its maize from Zambia").
GOING_ON = {"COOPERATE", "AID"}
ENDS = (".", "?", "!", '."', ".”", ".’", '?"', "?”")


def read_status(reading: Reading, trigger: Trigger, name: str) -> Told:
    """Give the status of the act that the type names, and the word that says so."""
    token = reading.tokens[trigger.token]
    cues = load_status_cues()
    noun = token.pos in {"NOUN", "PROPN"}
    words = {word for index in (trigger.token, *trigger.used) for word in (reading.tokens[index].lemma.lower(), reading.tokens[index].text.lower())}
    if name == "REJECT" and not noun and _puts_off(words, cues):
        if is_negated(reading, token):
            return "did not happen", "negated"
        told = verbal_status(reading, token)
        return ("called off", "called off in words") if told[0] == "happened" else told
    if name == "AGREE" and not noun and (trigger.type != "AGREE" or (token.lemma.lower() in cues.arranging and trigger.used)):
        return ("hypothetical", "under a condition") if _is_conditional(reading, token) else ("planned", "it lies ahead")
    if name == "THREATEN" and not noun and trigger.type != "THREATEN":
        return "happened", "what is threatened is announced"
    status, why = status_of(reading, token)
    if name == "REJECT" and trigger.type != "REJECT" and status == "did not happen":
        return "happened", "what is refused is told as not done"
    if name == "STATEMENT" and status == "did not happen" and find_voices(reading, Span(token.start, token.end))[1] == "declines":
        return "happened", "declining is done"
    if status == "happened" and name in GOING_ON and not noun and _goes_on(reading, token):
        return "under way", "told in the present"
    return status, why


def status_of(reading: Reading, token: Token) -> Told:
    """Give the status of what any word tells, whether or not it is the trigger of an account, and the word that says so."""
    if token.pos in {"NOUN", "PROPN"} and token.tag not in {"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"}:
        return _nominal_status(reading, token)
    return _clause_status(reading, token)


def lies_ahead(reading: Reading, trigger: Trigger, when: tuple[When, Span] | None, status: Status) -> bool:
    """Whether what is told in the present, or as a noun, has a day after the report's own, or is told for "later" or "tomorrow"."""
    token = reading.tokens[trigger.token]
    present = token.tag in {"VBZ", "VBP", "VBG"} and reading.sentences[token.sentence].part == "paragraph"
    verb = _verb_over(reading, token) if token.pos in {"NOUN", "PROPN"} else None
    if status not in {"happened", "under way"} or not (present or (token.pos in {"NOUN", "PROPN"} and (verb is None or verb.tag != "VBD"))):
        return False
    if present and any(reading.tokens[child].text.lower() in {"later", "tomorrow", "soon"} for child in token.children):
        return True
    published = reading.report.published
    if when is None or when[0].earliest is None or published is None or published.latest is None:
        return False
    return when[0].earliest > published.latest


def verbal_status(reading: Reading, token: Token) -> Told:
    """Status from auxiliaries, conditions, and the verb that governs this one; negation apart."""
    cues = load_status_cues()
    auxiliaries = _auxiliaries(reading, token)
    if any(reading.tokens[child].dep == "mark" and reading.tokens[child].text.lower() in cues.conditions for child in token.children):
        return "hypothetical", "under a condition"
    if _is_inverted(reading, token):
        return "hypothetical", "under a condition without 'if'"
    if "would" in auxiliaries and _is_reported(reading, token, cues) and not _is_conditional(reading, token):
        return "planned", "told as what would be done"
    if auxiliaries & cues.modals:
        return "hypothetical", f"told with {min(auxiliaries & cues.modals)!r}"
    if auxiliaries & FUTURE or is_ahead(reading, token) or _is_going_to(reading, token):
        return "planned", "told in the future"
    governed = _governed_status(reading, token)
    if governed is not None:
        return governed
    if token.tag == "VBG" and auxiliaries & BEING:
        return "under way", "told as going on"
    if "being" in auxiliaries:
        return "under way", "told as going on"
    return "happened", "told as done"


def _clause_status(reading: Reading, token: Token) -> Told:
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
        if word.text.lower() in NOTHING and not _is_excepted(reading, word) and word.dep in {"nsubj", "nsubjpass", "dobj", "preconj", "cc", "det", "advmod", "neg"}:
            return word.dep != "cc" or word.index < token.index
        if word.dep in {"nsubj", "nsubjpass", "dobj"} and _is_none(reading, word):
            return True
        if word.dep == "prep" and any(_is_no_one(reading, reading.tokens[one]) for one in word.children):
            return True
        if word.dep == "advmod" and word.text.lower() == "longer" and any(reading.tokens[one].text.lower() == "no" for one in word.children):
            return True
    head = reading.tokens[token.head]
    if token.dep == "xcomp" and any(reading.tokens[child].text.lower() == "yet" for child in head.children) and head.lemma in {"have", "be"}:
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


def _auxiliaries(reading: Reading, token: Token) -> set[str]:
    """The auxiliaries of a verb, those of the verb it is coordinated with where it has none: "will meet A and sign B"."""
    own = {reading.tokens[child].text.lower() for child in token.children if reading.tokens[child].dep in AUXILIARIES}
    head = reading.tokens[token.head]
    if own or token.dep != "conj" or head.index == token.index or token.tag not in {"VB", "VBN", "VBG"} or token.tag != head.tag:
        return own
    return own if _subjects(reading, token) else _auxiliaries(reading, head)


def _subjects(reading: Reading, token: Token) -> list[int]:
    """The subjects of a verb."""
    return [child for child in token.children if reading.tokens[child].dep in {"nsubj", "nsubjpass"}]


def _is_going_to(reading: Reading, token: Token) -> bool:
    """Whether it is told with "is going to"; "went to meet" is another thing."""
    head = reading.tokens[token.head]
    return token.dep == "xcomp" and token.tag == "VB" and head.text.lower() == "going" and bool(_auxiliaries(reading, head) & BEING)


def _is_inverted(reading: Reading, token: Token) -> bool:
    """Whether a condition is told by the order of the words: "Had the army marched", "should talks fail"."""
    subjects = _subjects(reading, token)
    first = next((child for child in token.children if reading.tokens[child].text.lower() in {"had", "should", "were"}), None)
    if first is None or not subjects or reading.tokens[first].dep not in AUXILIARIES or first > subjects[0]:
        return False
    return not reading.sentences[token.sentence].span.of(reading.report.text).rstrip().endswith("?")


def _is_conditional(reading: Reading, token: Token) -> bool:
    """Whether the clause hangs on a condition of its own: "would send troops if asked"."""
    first, last = reading.sentences[token.sentence].tokens
    marks = [one for one in reading.tokens[first:last] if one.text.lower() in {"if", "unless", "provided"} and one.dep in {"mark", "advmod", "prep"}]
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
    return current.dep == "ccomp" and head.lemma.lower() in cues.reporting and head.tag in {"VBD", "VBN"}


def _goes_on(reading: Reading, token: Token) -> bool:
    """Whether a verb stands in the plain present of a full sentence, not of a headline or caption."""
    sentence = reading.sentences[token.sentence]
    closed = sentence.span.of(reading.report.text).rstrip().endswith(ENDS)
    return token.tag in {"VBZ", "VBP"} and sentence.part == "paragraph" and closed and not _auxiliaries(reading, token)


def _puts_off(words: set[str], cues: StatusCues) -> bool:
    """Whether a trigger's words call an act off: `postpone`, or a verb with its particle ("put ... off")."""
    return bool(words & cues.called_off) or any(set(phrase.split()) <= words for phrase in cues.called_off_phrases)


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
        above = _clause_status(reading, head)
        return ("under way", f"begun: {head.text!r}") if above[0] == "happened" else above
    if lemma in cues.achieving or (lemma in cues.letting and head.tag == "VBN"):
        return _clause_status(reading, head)
    if lemma in cues.unreal_verbs or token.dep in {"acl", "advcl"}:
        return "hypothetical", f"governed by {lemma!r}"
    return None


def _is_done(reading: Reading, token: Token) -> bool:
    """Whether a governor itself is told as done or going on."""
    return _clause_status(reading, token)[0] in {"happened", "under way"}


def _nominal_status(reading: Reading, token: Token) -> Told:
    """The status of an event told as a noun: `upcoming talks` lie ahead; talks that are called for are not held."""
    cues = load_status_cues()
    modified = _modified_status(reading, token, cues)
    if modified is not None:
        return modified
    over = _status_of_phrase(reading, token, cues)
    if over is not None:
        return over
    verb = _verb_over(reading, token)
    if verb is None:
        return "happened", "told as a noun"
    return _under_verb(reading, token, verb, cues)


def _modified_status(reading: Reading, token: Token, cues: StatusCues) -> Told | None:
    """What its adjectives and determiners say: `planned`, `cancelled`, `possible`, `ongoing`, `no`."""
    kinds = {"amod", "compound", "det", "nmod", "advmod"}
    near = [reading.tokens[child] for child in token.children if reading.tokens[child].dep in kinds]
    words = {word for one in near for word in (one.lemma.lower(), one.text.lower())}
    rows: tuple[tuple[frozenset[str], Status], ...] = (
        (cues.called_off_modifiers, "called off"),
        (cues.planned_modifiers, "planned"),
        (cues.unreal_modifiers, "hypothetical"),
        (cues.failed_modifiers, "did not happen"),
        (cues.under_way_modifiers, "under way"),
    )
    for held, status in rows:
        if words & held:
            return status, f"told as {min(words & held)!r}"
    for child in token.children:
        word = reading.tokens[child]
        if word.dep in {"acl", "relcl"} and word.tag == "VBN" and _puts_off(_with_particles(reading, word), cues):
            return "called off", f"told as {word.text!r}"  # "Visit to Oslo called off"
    return ("did not happen", "told with 'no'") if "no" in words else None


def _with_particles(reading: Reading, verb: Token) -> set[str]:
    """A verb's lemma with the small words that hang on it: `call` and `off`."""
    near = {"prt", "advmod", "prep", "acomp"}
    return {verb.lemma.lower()} | {reading.tokens[child].text.lower() for child in verb.children if reading.tokens[child].dep in near}


def _status_of_phrase(reading: Reading, token: Token, cues: StatusCues) -> Told | None:
    """What the noun phrase around it says: "plans for a visit", "calls for a truce", "ahead of the talks"."""
    current = token
    while current.dep in {"conj", "compound", "nmod", "poss"} and current.dep == "conj":
        current = reading.tokens[current.head]
    if current.dep != "pobj":
        return None
    preposition = reading.tokens[current.head]
    head = reading.tokens[preposition.head]
    if preposition.text.lower() == "of" and head.text.lower() == "ahead":
        return "planned", "told as ahead"
    if preposition.text.lower() not in {"of", "for", "on", "to", "against", "in", "at"} or head.pos not in {"NOUN", "PROPN", "ADJ"}:
        return None
    lemma = head.lemma.lower()
    if lemma in cues.ending and preposition.text.lower() in {"of", "to", "in"}:
        return None  # "the end of the siege": the siege was
    rows: tuple[tuple[frozenset[str], frozenset[str], Status], ...] = (
        (cues.calling_off_nouns, frozenset({"of"}), "called off"),
        (cues.planned_nouns, frozenset({"of", "for", "on", "to"}), "planned"),
        (cues.unreal_nouns, frozenset({"of", "for", "to"}), "hypothetical"),
    )
    for held, after, status in rows:
        if lemma in held and preposition.text.lower() in after:
            return status, f"governed by {lemma!r}"
    return None


def _under_verb(reading: Reading, token: Token, verb: Token, cues: StatusCues) -> Told:
    """What the verb over a noun makes of it, and else the verb's own status."""
    lemma, near = verb.lemma.lower(), _with_particles(reading, verb)
    affected = token.dep in {"dobj", "nsubjpass"}
    spoken = token.lemma.lower() in cues.speech_nouns
    if lemma in cues.planned_verbs and token.dep in {"nsubj", "nsubjpass"} and verb.tag == "VBN":
        return "planned", f"told as {verb.text!r}"
    if (affected and _puts_off(near, cues)) or (token.dep == "nsubj" and {"fall", "through"} <= near):
        return "called off", f"governed by {lemma!r}"
    if affected and lemma in cues.withdrawing and (spoken or token.lemma.lower() in cues.withdrawable):
        return "called off", f"governed by {lemma!r}"
    if affected and lemma in cues.foiling:
        return "did not happen", f"governed by {lemma!r}"
    if _is_unreal_object(reading, token, verb, cues) and not spoken:
        return "hypothetical", f"governed by {lemma!r}"
    if is_negated(reading, verb) and token.dep in {"dobj", "nsubjpass", "nsubj"} and not (spoken and token.dep != "dobj"):
        return "did not happen", "negated"
    if _is_kept_up(reading, token, verb, near, cues):
        return "under way", f"told with {verb.text!r}"
    if not _shares_status(reading, token, verb, cues):
        return "happened", "told as a noun"
    status, why = verbal_status(reading, verb)
    if spoken and status == "hypothetical" and not affected:
        return "happened", "told as a noun"
    return ("happened", "told as a noun") if status == "under way" and token.dep not in {"nsubj", "nsubjpass", "dobj"} else (status, why)


def _is_unreal_object(reading: Reading, token: Token, verb: Token, cues: StatusCues) -> bool:
    """Whether a noun is what is wanted, asked for or weighed; "called it an insult" asks for nothing."""
    lemma = verb.lemma.lower()
    if lemma not in cues.unreal_objects or token.dep not in {"dobj", "pobj", "conj", "nsubjpass"} or not _is_direct(reading, token, verb):
        return False
    return lemma not in {"call", "ask"} or (token.dep == "pobj" and reading.tokens[token.head].text.lower() == "for")


def _is_kept_up(reading: Reading, token: Token, verb: Token, near: set[str], cues: StatusCues) -> bool:
    """Whether a noun is told as going on: "talks continue", "is under way", "kept up the siege", "remain on strike"."""
    lemma = verb.lemma.lower()
    lasting = lemma in cues.under_way and lemma not in cues.one_time
    if token.dep in {"nsubj", "nsubjpass"}:
        below = {reading.tokens[one].text.lower() for child in verb.children if reading.tokens[child].dep == "prep" for one in reading.tokens[child].children}
        going = lemma == "be" and bool(near & {"underway", "ongoing"} or ("under" in near and "way" in below))
        return (lasting or going) and verbal_status(reading, verb)[0] in {"happened", "under way"}
    if token.dep == "dobj":
        return lemma == "continue" or (lemma == "keep" and "up" in near)
    return token.dep == "pobj" and reading.tokens[token.head].text.lower() == "on" and lemma in {"remain", "stay"}


def _shares_status(reading: Reading, token: Token, verb: Token, cues: StatusCues) -> bool:
    """Whether a noun has its verb's status: what is held, what takes place; not what a deed is for, against or after."""
    if token.dep == "nsubj":
        return verb.lemma.lower() in cues.occurring or verb.pos == "AUX"
    if token.dep == "nsubjpass":
        return verb.lemma.lower() not in cues.reporting
    if token.dep != "pobj":
        return True
    preposition = reading.tokens[token.head]
    if not _is_direct(reading, token, verb):
        return _is_light(reading, token)
    word = preposition.text.lower()
    if word in {"for", "to", "on", "with", "into", "of"} or (word == "in" and verb.lemma.lower() in cues.joining):
        return True
    return word in {"at", "during", "in"} and verbal_status(reading, verb)[0] == "planned" and not token.lemma.lower() in cues.planned_nouns


def _is_direct(reading: Reading, token: Token, verb: Token) -> bool:
    """Whether a noun is the verb's own object or that of its preposition, not a part of another noun's phrase."""
    current = token
    while current.dep == "conj" and current.head != current.index:
        current = reading.tokens[current.head]
    head = reading.tokens[current.head]
    return head.index == verb.index or (current.dep == "pobj" and head.head == verb.index)


def _is_light(reading: Reading, token: Token) -> bool:
    """Whether it stands in a phrase that only carries it: "a round of talks", "the holding of a summit"."""
    head = reading.tokens[reading.tokens[token.head].head]
    return reading.tokens[token.head].text.lower() in {"of", "for", "to", "on", "in", "with"} and head.pos == "NOUN"


def _verb_over(reading: Reading, token: Token) -> Token | None:
    """The nearest verb above a noun, within its clause."""
    current = token
    for _ in range(4):
        current = reading.tokens[current.head]
        if current.pos in {"VERB", "AUX"}:
            return current
    return None
