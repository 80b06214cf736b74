"""Pronouns: he, she, they and it, as far as the sentence and the thread settle them."""

from __future__ import annotations

from dragoman.annotate.mentions import Desk, Draft, Person
from dragoman.annotate.sides import sides_told
from dragoman.annotate.thread import Thread
from dragoman.model import Sentence

SINGULAR = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
PLURAL = {"they", "them", "their", "theirs", "themselves"}
NEUTER = {"it", "its", "itself"}
# "it is important", "it seems": the word stands for nothing.
EMPTY_VERBS = {"be", "seem", "appear", "remain", "become", "happen"}
# What a state is called in passing; the state last spoken of is meant.
STATE_NOUNS = {"country", "nation", "government"}


def lay_pronouns(desk: Desk, sentence: Sentence) -> None:
    """Lay pronouns and "the country", to be settled in order."""
    for index in range(*sentence.tokens):
        word = desk.lower[index]
        if desk.taken[index] is not None:
            continue
        if word in SINGULAR or word in PLURAL or word in NEUTER:
            kind = "person" if word in SINGULAR else "people" if word in PLURAL else "body"
            if word == "it" and any(desk.tokens[index].dep == dep for dep in ("expl",)):
                continue
            desk.lay(Draft(index, index + 1, index, kind, "pronoun"))  # type: ignore[arg-type]
        elif word in STATE_NOUNS and index > 0 and desk.lower[index - 1] in {"the", "this"}:
            desk.lay(Draft(index - 1, index + 1, index, "state", "common"))


def settle_pronoun(thread: Thread, draft: Draft, drafts: list[Draft]) -> None:
    """Settle one pronoun among the mentions of its sentence."""
    word = thread.desk.lower[draft.start]
    if word in SINGULAR:
        draft.person, draft.because = _who(thread, draft, drafts, SINGULAR[word])
        draft.score = 0.8
        if draft.person and draft.person.gender is None:
            draft.person.gender = SINGULAR[word]
        if draft.person is None:
            draft.because = "no one spoken of whom it could mean"
    elif word in PLURAL:
        _settle_they(thread, draft, drafts)
    else:
        _settle_it(thread, draft, drafts)


def _who(thread: Thread, draft: Draft, drafts: list[Draft], gender: str) -> tuple[Person | None, str]:
    """Whom he or she means: the subject of the clause for "his", the topic for "he", else the last spoken of."""
    fits = [other for other in drafts if other.person and other is not draft and (other.person.gender or gender) == gender]
    possessive = thread.desk.tokens[draft.start].tag == "PRP$"
    verb = thread.desk.verb_over(draft.start)
    subject = thread.desk.subject_of(verb)
    of_clause = next((other for other in fits if subject is not None and other.start <= subject < other.end), None)
    if (
        of_clause
        and subject != draft.start
        and (possessive or thread.desk.tokens[draft.start].dep not in {"nsubj", "nsubjpass", "dobj", "pobj"})
    ):
        return of_clause.person, "the subject of its clause"
    titled = next((other.office for other in drafts if subject is not None and other.office and other.start <= subject < other.end), None)
    if possessive and subject is not None and subject > draft.start and titled and titled.holder:
        # "For his part, the head of the delegation, X, said".
        return titled.holder, "the subject of its clause"
    before = [other for other in fits if other.end <= draft.start and other.form != "pronoun"]
    if possessive and before:
        subjects = [other for other in before if thread.desk.tokens[other.head].dep in {"nsubj", "nsubjpass"}]
        return (subjects or before)[-1].person, "named just before in the sentence"
    if before and thread.desk.tokens[draft.start].dep in {"nsubj", "nsubjpass"}:
        subjects = [other for other in before if thread.desk.tokens[other.head].dep in {"nsubj", "nsubjpass"}]
        if subjects:
            return subjects[-1].person, "the subject of the sentence so far"
    if thread.topic and (thread.topic.gender or gender) == gender:
        return thread.topic, "the one the report is speaking of"
    recent = [person for person in thread.recent if (person.gender or gender) == gender]
    return (recent[-1], "the last one spoken of") if recent else (None, "")


def _settle_they(thread: Thread, draft: Draft, drafts: list[Draft]) -> None:
    """For "they": the plural before it, a group that speaks, or two who meet."""
    earlier = [other for other in drafts if other.end <= draft.start]
    plurals = [
        other
        for other in earlier
        if other.form == "plural"
        or (other.kind in {"armed group", "movement", "people", "unnamed"} and thread.desk.tokens[other.head].tag != "NN")
    ]
    subjects = [other for other in plurals if thread.desk.tokens[other.head].dep in {"nsubj", "nsubjpass"}]
    told = sides_told(thread.desk, thread.desk.sentence(draft.start), earlier, []) if not subjects else []
    if together := thread.joined_subject(thread.desk.subject_of(thread.desk.verb_over(draft.start)), earlier):
        draft.members, draft.because = together, "the subjects of its clause"
        draft.kind = "people" if isinstance(together[0], Person) else "state"
    elif subjects or (plurals and not told):
        same_as(thread, draft, (subjects or plurals)[-1])
    elif told or (thread.sides and thread.plural is None):
        draft.sides = told[0] if told else thread.last_sides()
        draft.members = list(draft.sides.persons) or list(draft.sides.states)
        draft.because = "the two who meet"
    elif thread.plural is not None:
        same_as(thread, draft, thread.plural)
    else:
        draft.because = "no plural before it"


def same_as(thread: Thread, draft: Draft, other: Draft) -> None:
    """Let a pronoun stand for what an earlier mention stands for."""
    draft.refers_to, draft.members, draft.person, draft.sides = other.refers_to, list(other.members), other.person, other.sides
    draft.kind = other.kind
    draft.because = f"the plural before it: {thread.desk.text(other.start, other.end)}"


def _settle_it(thread: Thread, draft: Draft, drafts: list[Draft]) -> None:
    """For "its": the state or body that is the subject of its clause, else the one named before it in the sentence."""
    fits = [
        other for other in drafts
        if other.refers_to and other.end <= draft.start and other.kind in {"state", "body", "armed group", "movement", "company", "outlet"} and other.form != "demonym"
    ]  # fmt: skip
    subject = thread.desk.subject_of(thread.desk.verb_over(draft.start))
    subjects = [other for other in fits if subject is not None and other.start <= subject < other.end]
    if thread.desk.tokens[draft.start].dep in {"dobj", "pobj", "dative"}:
        # "Qatar welcomed it": not itself.
        subjects = []
    if subject is not None and not subjects and thread.desk.tokens[draft.start].tag == "PRP$" and subject < draft.start and not fits:
        draft.because = "its clause is about something else"
        return
    both = [other for other in drafts if other.end <= draft.start and other.form == "plural" and thread.desk.tokens[other.head].tag == "NN"]
    if both and not subjects:
        # "neither country will allow its soil": each of the two, its own.
        same_as(thread, draft, both[-1])
        return
    leading = [other for other in fits if thread.desk.tokens[other.head].dep in {"nsubj", "nsubjpass"}]
    if thread.desk.tokens[draft.start].dep == "nsubj" and leading and not subjects:
        # "The government said that it ...": the one who speaks in the same sentence.
        subjects = leading
    chosen = subjects[-1] if subjects else (fits[-1] if fits and thread.desk.tokens[draft.start].tag == "PRP$" else None)
    token = thread.desk.tokens[draft.start]
    if chosen is None and thread.thing and token.dep == "nsubj" and thread.desk.tokens[token.head].lemma not in EMPTY_VERBS:
        draft.refers_to, draft.because, draft.score = thread.thing, "the subject of the sentence before", 0.7
        return
    if chosen is None:
        draft.because = "nothing told that it could mean"
        return
    draft.refers_to, draft.kind, draft.score = chosen.refers_to, chosen.kind, 0.8
    draft.because = "the subject of its clause" if subjects else "named before in the sentence"
