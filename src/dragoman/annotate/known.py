"""Names that were known before we read: states, their people and seats, bodies, armed groups, outlets and mechanisms of the almanac."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.almanac import Entry
from dragoman.annotate.mentions import Desk, Draft
from dragoman.model import MentionKind, Sentence

# "with Kabul", "by Kabul", "between Kabul and Islamabad" speak of governments; "in Kabul", "to Kabul", "from Kabul" of a city.
GOVERNMENT_PREPOSITIONS = {"with", "by", "between", "against", "towards"}
GOVERNMENT_NOUNS = {"administration", "government", "regime", "authorities", "leadership", "rulers", "officials", "side"}
SCENE_NOUNS = {
    "airport",
    "street",
    "streets",
    "residents",
    "suburb",
    "suburbs",
    "outskirts",
    "hotel",
    "district",
    "hospital",
    "mayor",
    "population",
    "embassy",
}


@dataclass(frozen=True, slots=True)
class StateWords:
    """Words that belong to a state: its name, a demonym, or a seat that stands for its government."""

    start: int
    end: int
    state: str
    form: str


def find_states(desk: Desk, sentence: Sentence) -> list[StateWords]:
    """States, demonyms and seats in a sentence, in order; those with several meanings are left out."""
    first = sentence.tokens[0]
    words = desk.texts(sentence)
    found = {
        first + start: StateWords(first + start, first + stop, entries[0].state, "name")
        for start, stop, entries in desk.almanac.match(words)
        if len(entries) == 1 and entries[0].kind == "state" and entries[0].state
    }
    for start, stop, _ in desk.almanac.match(words):
        # The owner inside a longer known name: "Iran's Supreme National Security Council".
        owner = desk.almanac.state_of(words[start]) if stop - start > 2 and desk.tokens[first + start + 1].tag == "POS" else None
        if owner:
            found[first + start] = StateWords(first + start, first + start + 1, owner, "name")
    covered = {index for words_ in found.values() for index in range(words_.start, words_.end)}
    for form, matches in (("demonym", desk.almanac.match_demonyms(words)), ("capital", desk.almanac.match_seats(words))):
        for start, stop, states in matches:
            if len(states) == 1 and covered.isdisjoint(range(first + start, first + stop)):
                found[first + start] = StateWords(first + start, first + stop, states[0], form)
                covered.update(range(first + start, first + stop))
    return [found[start] for start in sorted(found) if not _is_other_name(desk, found[start])]


def _is_other_name(desk: Desk, words: StateWords) -> bool:
    """Whether the words are another name than the state's: inside a person's, of a place, or with letters that its people have not."""
    return _inside_a_person(desk, words) or _names_a_place(desk, words) or _otherwise_written(desk, words)


def _otherwise_written(desk: Desk, words: StateWords) -> bool:
    """Whether a word has letters with marks that no word for the people has: "Türk" is no Turk."""
    text = desk.text(words.start, words.end)
    if text.isascii() or words.form != "demonym":
        return False
    state = desk.almanac.states[words.state]
    return text.lower() not in {name.lower() for name in (*state.demonyms, *state.people)}


def _names_a_place(desk: Desk, words: StateWords) -> bool:
    """Whether a place is named after the state: "Mexico City", "Kuwait City"."""
    after = desk.tokens[words.end] if words.end < len(desk.tokens) else None
    before = desk.tokens[words.start - 1] if words.start else None
    if words.form == "name" and before is not None and before.entity == "GPE" and before.dep == "compound" and before.pos == "PROPN":
        # "Puerto Jordan": the second word of a town's name.
        return before.head == words.start and words.end - words.start == 1 and desk.almanac.state_of(before.text) is None
    return (
        words.form == "name"
        and after is not None
        and after.text[:1].isupper()
        and desk.lower[words.end] in {"city", "province", "island", "islands"}
    )


def _inside_a_person(desk: Desk, words: StateWords) -> bool:
    """Whether the tagger sees a person's name around it ("Michael Jordan", "Chad Smith")."""
    around = [index for index in (words.start - 1, words.end) if 0 <= index < len(desk.tokens)]
    inside = all(desk.tokens[index].entity == "PERSON" for index in range(words.start, words.end))
    beside = any(desk.tokens[index].entity == "PERSON" and desk.tokens[index].text[:1].isupper() for index in around)
    # "Volker Turk": a demonym that ends a name, where "Afghan President" opens a title.
    before = desk.tokens[words.start - 1] if words.start else None
    ends = before is not None and before.entity == "PERSON" and before.text[:1].isupper() and before.pos == "PROPN"
    return inside and beside and (words.form == "name" or (ends and words.form == "demonym"))


def lay_entries(desk: Desk, sentence: Sentence, titles: frozenset[tuple[int, int]] = frozenset()) -> None:
    """Lay the almanac's bodies, groups, movements, companies, outlets and mechanisms over a sentence; titles: where they stand."""
    first = sentence.tokens[0]
    for start, stop, entries in desk.almanac.match(desk.texts(sentence)):
        if any(start < begin - first < stop < end - first for begin, end in titles):
            # "Sudan's army chief" is a title, though "Sudan's army" is a known name.
            continue
        others = [entry for entry in entries if entry.kind != "state"]
        others = [entry for entry in others if entry.kind != "outlet" or not _is_other_word(desk, first + start, first + stop, entry)]
        if stop - start == 1 and all(entry.name.startswith("The ") for entry in others) and desk.lower[first + start - 1] != "the":
            # "National" alone is no newspaper; "The National" is.
            others = []
        if (
            others
            and not any(entry.kind == "state" for entry in entries)
            and _is_free(desk, first + start, first + stop)
            and not _ends_a_person(desk, first + start, first + stop)
        ):
            _lay_entry(desk, first + start, first + stop, others)


def _is_free(desk: Desk, start: int, end: int) -> bool:
    """Whether a name may lie here; a date inside a longer name is no date ("March 23 Movement")."""
    times = [index for index in range(start, end) if desk.taken[index] == "time"]
    around = any(index >= 0 and desk.taken[index] == "time" for index in (start - 1, *range(end, min(end + 1, len(desk.taken)))))
    if times and len(times) < end - start and not around:
        for index in times:
            desk.taken[index] = None
    return desk.free(start, end)


def _is_other_word(desk: Desk, start: int, end: int, outlet: Entry) -> bool:
    """Whether an outlet's name is only a word here: "Liberation" is not Libération, and "the National Liberation Army" no paper."""
    named = "".join(char for name in (outlet.name, *outlet.aliases) for char in name)
    if end - start == 1 and not named.isascii() and desk.tokens[start].text.isascii() and desk.tokens[start].text not in outlet.aliases:
        return True
    goes_on = end < len(desk.tokens) and desk.tokens[end].pos == "PROPN" and desk.tokens[end].text[:1].isupper()
    return goes_on and outlet.name.startswith("The ") and desk.tokens[end].sentence == desk.tokens[start].sentence


def _ends_a_person(desk: Desk, start: int, end: int) -> bool:
    """Whether one known word is a word of a person's name ("Thérèse Kayikwamba Wagner")."""
    token = desk.tokens[start]
    before = desk.tokens[start - 1] if start else None
    if end - start > 1 or token.text.isupper() or before is None or not token.text[0].isupper() or before.pos != "PROPN":
        return False
    free = before.text[0].isupper() and desk.taken[start - 1] is None and desk.almanac.state_of(before.text) is None
    return free and before.entity not in {"GPE", "NORP"}


def _lay_entry(desk: Desk, start: int, end: int, entries: list[Entry]) -> None:
    """Lay one name; where it stands for several and no state in the report tells them apart, it refers to no one."""
    chosen = entries
    # "Iran's Supreme National Security Council": the owner is told beside the name, and is a mention of its own.
    start = max((index + 1 for index in range(start, end - 1) if desk.tokens[index].tag == "POS" and index == start + 1), default=start)
    if len(entries) > 1:
        told = [entry for entry in entries if entry.id in desk.cast]
        near = {words.state for words in find_states(desk, desk.sentence(start))}
        chosen = told or [entry for entry in entries if entry.state in near] or entries
    head = desk.head_of(start, end)
    if len(chosen) == 1:
        actor = desk.entry_actor(chosen[0].id)
        kind: MentionKind = "mechanism" if chosen[0].kind == "mechanism" else actor.kind if actor.kind != "unnamed" else "body"
        desk.lay(Draft(start, end, head, kind, "name", actor.id, because="known name"))
        return
    kinds = {entry.kind for entry in chosen}
    kind = "armed group" if "armed group" in kinds else "body"
    desk.lay(
        Draft(
            start,
            end,
            head,
            kind,
            "name",
            None,
            name=desk.text(start, end),
            because=f"the name stands for {len(chosen)}: {', '.join(entry.name for entry in chosen)}",
        )
    )


def _is_side(desk: Desk, words: StateWords) -> bool:
    """Whether a state's side at a table follows ("the Afghan side"), and no side of a border."""
    after = desk.lower[words.end : words.end + 2]
    return after[:1] == ["side"] and after[1:] != ["of"] and desk.taken[words.end] is None


def lay_states(desk: Desk, states: list[StateWords]) -> None:
    """Lay states, demonyms and capitals that speak of a government; a capital that is only a place is left to the places."""
    for words in states:
        head = desk.head_of(words.start, words.end)
        lying = desk.taken[words.start]
        if isinstance(lying, Draft) and lying.form in {"name", "government"}:
            continue
        if _is_side(desk, words):
            # "the Thai side": its delegation speaks and signs for the state.
            actor = desk.entry_actor(f"state-{words.state}")
            desk.lay(Draft(words.start, words.end + 1, words.end, "state", "government", actor.id, because="a state's side"))
            continue
        if words.form == "capital" and not stands_for_government(desk, head):
            continue
        if words.form == "demonym" and desk.tokens[head].tag in {"NNS", "NNPS"}:
            continue
        actor = desk.entry_actor(f"state-{words.state}")
        because = {"name": "known name", "demonym": "demonym", "capital": "seat of government, used for it"}[words.form]
        desk.lay(Draft(words.start, words.end, head, "state", words.form, actor.id, because=because))


def stands_for_government(desk: Desk, head: int, depth: int = 0) -> bool:
    """Whether a capital at this token speaks of its government ("Islamabad said") and not of the city ("in Kabul")."""
    token = desk.tokens[head]
    above = desk.tokens[token.head]
    if token.dep == "conj" and depth < 4:
        return stands_for_government(desk, token.head, depth + 1)
    if token.dep in {"nsubj", "nsubjpass"}:
        return above.pos in {"VERB", "AUX"} and above.lemma not in {"be", "lie", "sit", "host", "witness", "see"}
    if token.dep == "poss":
        return desk.lower[token.head] not in SCENE_NOUNS and above.lemma not in desk.lexicon.lists["place_heads"]
    if token.dep in {"pobj", "agent"}:
        if above.lemma == "to":
            return _is_given(desk, above.index)
        return above.lemma.lower() in GOVERNMENT_PREPOSITIONS or (above.lemma == "on" and desk.tokens[above.head].lemma == "call")
    if token.dep in {"dobj", "iobj", "dative"}:
        # As the object of other verbs a capital is visited, left or shelled; what is given goes to a government.
        return token.dep != "dobj" or above.lemma in desk.lexicon.lists["addressing_verbs"]
    if token.dep in {"compound", "nmod", "amod"}:
        return desk.lower[token.head] in GOVERNMENT_NOUNS
    return False


def _is_given(desk: Desk, index: int) -> bool:
    """Whether what stands behind this "to" receives something: "apologised to Seoul", "sold boats to Manila", "a letter to Tehran"."""
    above = desk.tokens[desk.tokens[index].head]
    given, verbs = desk.lexicon.lists["recipient_nouns"], desk.lexicon.lists["recipient_verbs"]
    if above.pos == "NOUN":
        return above.lemma in given
    return above.lemma in verbs or any(desk.tokens[child].dep == "dobj" and desk.tokens[child].lemma in given for child in above.children)
