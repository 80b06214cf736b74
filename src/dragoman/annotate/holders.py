"""Who is named: runs of capitals that are people, the titles before and behind them, and who is told to hold which office."""

from __future__ import annotations

import dataclasses

from dragoman.annotate.grammar import HYPHENS, POSSESSIVES, Grammar
from dragoman.annotate.known import StateWords
from dragoman.annotate.mentions import Desk, Draft, Office, Person
from dragoman.annotate.offices import joined
from dragoman.annotate.personhood import NAMING_VERBS, is_person
from dragoman.annotate.persons import bearers, enter_person, run_end
from dragoman.annotate.spelling import parts_of
from dragoman.model import Sentence

# Lineage titles are part of a name in use: Syed Muhammad Ali, Malik Riaz.
LINEAGE = "lineage"
# No name has more words.
LONGEST_NAME = 8


def skip_honorifics(desk: Desk, grammar: Grammar, index: int) -> tuple[int, str | None]:
    """Past "Senator", "Mullah", "Gen.", with the gender they show; lineage titles are left in the name."""
    gender = None
    while index < grammar.last:
        item = grammar.starting.get(index)
        word = item.part("honorific") if item else None
        if item is None or word is None or word.kind == LINEAGE or item.end >= grammar.last:
            break
        end = item.end + (1 if desk.tokens[item.end].text == "." and item.end + 1 < grammar.last else 0)
        if not desk.tokens[end].text[:1].isupper() or not desk.tokens[index].text[:1].isupper():
            break
        shown = desk.lexicon.meanings["genders"].get(desk.lower[index].rstrip("."))
        gender = str(shown) if shown else gender
        index = end
    return index, gender


def lay_persons(desk: Desk, grammar: Grammar, offices: list[Office], sentence: Sentence, *, trusting: bool) -> None:
    """Lay every person named in a sentence and give them the offices told; in headline capitals only names known from the body."""
    titled = {office.end: office for office in offices if not office.plural}
    if desk.offices and (broken := _title_before(desk, sentence)):
        titled[broken.end] = broken
    index = sentence.tokens[0]
    while index < sentence.tokens[1]:
        start, gender = skip_honorifics(desk, grammar, index)
        office = titled.get(start) or titled.get(index)
        end = run_end(desk, grammar, start)
        start = _over_particle(desk, start, sentence.tokens[0]) if end > start else start
        if end == start:
            index += 1
            continue
        beside = (end - start > 1 and _introduced(desk, offices, end)) or _introducing(desk, offices, start, end)
        addressed = office is not None or start > index or beside
        if not trusting:
            start, end = _known_part(desk, start, end)
        if end > start and (is_person(desk, start, end, addressed=addressed) if trusting else True):
            draft = _lay_person(desk, start, end)
            if gender and draft.person:
                draft.person.gender = gender
            if office is not None and start >= index:
                _hold(desk, offices, office, draft)
        index = max(end, index + 1)


def _introduced(desk: Desk, offices: list[Office], end: int) -> bool:
    """Whether a title follows behind a comma: "Otty Patiño, head of the delegation"."""
    return end < len(desk.tokens) and desk.tokens[end].text == "," and any(end + 1 <= office.start <= end + 3 for office in offices)


def _introducing(desk: Desk, offices: list[Office], start: int, end: int) -> bool:
    """Whether a title and a comma stand before, and the name is closed: "the foreign minister, Thérèse Kayikwamba Wagner,"."""
    closed = end >= len(desk.tokens) or desk.tokens[end].text in {",", ".", "—", "–", ")", "”", ";"}
    told = next((office for office in offices if office.end == start - 1 and not office.plural), None)
    if told is None or not closed or desk.tokens[start - 1].text != ",":
        return False
    # One word alone must stand between two commas, behind an office whose state is told, and be no place.
    alone = told.state is not None and told.specific and desk.tokens[min(end, len(desk.tokens) - 1)].text == ","
    return end - start > 1 or (alone and not desk.almanac.has_place(desk.tokens[start].text))


def _over_particle(desk: Desk, start: int, first: int) -> int:
    """Where a name begins that opens with a small particle: "al-Burhan"."""
    glued = start - 2 >= first and desk.tokens[start - 1].text in HYPHENS and desk.glued(start) and desk.glued(start - 1)
    return start - 2 if glued and desk.lower[start - 2] in desk.lexicon.lists["particles"] and desk.free(start - 2, start) else start


def _title_before(desk: Desk, sentence: Sentence) -> Office | None:
    """The title right before a sentence that the parser began too early ("Minister of Foreign Affairs | Olivier …")."""
    first = sentence.tokens[0]
    if first == 0 or desk.sentence(first - 1).paragraph != sentence.paragraph or desk.tokens[first - 1].pos == "PUNCT":
        return None
    lying = desk.taken[first - 1]
    return lying if isinstance(lying, Office) and lying.end == first and lying.named is None else None


def _known_part(desk: Desk, start: int, end: int) -> tuple[int, int]:
    """The stretch of a headline's capitals that is a name of someone in the body; an empty stretch where there is none."""
    for first in range(start, end):
        for last in range(min(end, first + LONGEST_NAME), first, -1):
            words = parts_of(desk.text(first, last))
            if words and any(_is_called(person, words) for person in desk.bearing(words[-1])):
                return first, last
    return start, start


def _is_called(person: Person, words: tuple[str, ...]) -> bool:
    """Whether these are exactly a person's name, or the surname."""
    return any(parts == words or parts[-len(words) :] == words for parts in (parts_of(name) for name in person.names))


def _lay_person(desk: Desk, start: int, end: int) -> Draft:
    """Lay a name; a full name enters its person, a part of one waits until it is known who is meant."""
    draft = Draft(start, end, desk.head_of(start, end), "person", "name")
    if len(parts_of(desk.text(start, end))) > 1:
        draft.person = enter_person(desk, start, end)
        draft.because = "full name"
    else:
        draft.form = "surname"
    return desk.lay(draft)


def _hold(desk: Desk, offices: list[Office], office: Office, named: Draft) -> None:
    """Set a name to an office, and to the ones joined to it before ("Deputy Prime Minister and Foreign Minister …")."""
    place = next((number for number, each in enumerate(offices) if each is office), None)
    if place is None:
        office.named = named
        named.titles.append(office)
        return
    named.office = named.office or office
    for number in range(place, -1, -1):
        held = offices[number]
        if held.named is not None and held.named is not named:
            return
        held.named = named
        named.titles.append(held)
        if number == 0 or not joined(desk, offices[number - 1], held):
            return


def note_holders(desk: Desk) -> None:
    """Write the offices into their holders, as far as the holders are known."""
    for office in desk.offices:
        note_office(office)


def note_office(office: Office) -> None:
    """Write one office into its holder, once there is one."""
    if office.holder and office.kind != "counterpart" and office not in office.holder.held:
        office.holder.held.append(office)


def lay_appositions(desk: Desk, offices: list[Office], sentence: Sentence, states: list[StateWords]) -> None:
    """Give offices to persons named beside them: "his Afghan counterpart, X,", "X, the Taliban's Minister for Refugees,", "appointed X as …"."""
    drafts = [draft for draft in desk.laid_in(sentence) if draft.kind == "person"]
    starts = {draft.start: draft for draft in drafts}
    ends = {draft.end: draft for draft in drafts}
    for office in offices:
        if office.plural:
            _share_out(desk, office, starts, sentence, states)
        if office.named is not None or office.plural:
            continue
        named = _after_comma(desk, office, starts) or _before_comma(desk, office, ends, sentence) or _named_as(desk, office, drafts)
        if named:
            _hold(desk, offices, office, named)
            office.because = "named beside it"


def _share_out(desk: Desk, office: Office, starts: dict[int, Draft], sentence: Sentence, states: list[StateWords]) -> None:
    """Give "the foreign ministers of A and B, X and Y," to X for A and to Y for B; "Presidents X and Y" to both."""
    of_state = {words.start: words for words in states if words.form != "demonym"}
    named, own = _names_behind(desk, office, starts, sentence, of_state)
    if len(named) < 2 or (office.kind == "leader" and office.bare):
        # "The two leaders, X and Y": no office is told.
        return
    owners = _owners(desk, office, named[0].start, states)
    if len(own) == len(named):
        owners, because = list(own), "named with its state"
    elif len(owners) == len(named):
        because = "named in the same order as the states"
    else:
        because = "named together with one title"
        owners = [owners[0] if len(owners) == 1 else None] * len(named)
    for state, draft in zip(owners, named, strict=True):
        desk.offices.append(dataclasses.replace(office, state=state, plural=False, named=draft, because=because))
        draft.office = draft.office or desk.offices[-1]


def _names_behind(
    desk: Desk, office: Office, starts: dict[int, Draft], sentence: Sentence, of_state: dict[int, StateWords]
) -> tuple[list[Draft], list[str]]:
    """The names right behind a plural title, or behind the comma after it, and their states where each has its own ("X of A and Y of B")."""
    reach = min(sentence.tokens[1], office.end + 8)
    comma = next((index for index in range(office.end, reach) if desk.tokens[index].text == ","), None)
    place = office.end if office.end in starts or comma is None else comma + 1
    named: list[Draft] = []
    own: list[str] = []
    while place < sentence.tokens[1]:
        if place in starts:
            named.append(starts[place])
            place = starts[place].end
        elif named and desk.lower[place] in {"and", ",", "&"}:
            place += 1
        elif named and desk.lower[place] == "of" and len(own) < len(named) and (words := of_state.get(place + 1)):
            own.append(words.state)
            place = words.end
        else:
            break
    return named, own


def _owners(desk: Desk, office: Office, end: int, states: list[StateWords]) -> list[str | None]:
    """The states told with a plural title, before it ("Indian and Chinese envoys") or behind it ("the envoys of India and China")."""
    start = office.start
    before = {words.end: words for words in states}
    while start > 0 and (start in before or desk.lower[start - 1] in {"and", ",", "'s", "’s", "the"}):
        start = before[start].start if start in before else start - 1
    return [words.state for words in states if start <= words.start and words.end <= end]


def _after_comma(desk: Desk, office: Office, starts: dict[int, Draft]) -> Draft | None:
    """The person in ", X," behind a title."""
    if office.end + 1 >= len(desk.tokens) or desk.tokens[office.end].text != ",":
        return None
    place = office.end + 1
    while place < len(desk.tokens) and place not in starts and desk.tokens[place].text[:1].isupper() and place < office.end + 4:
        place += 1
    named = starts.get(place)
    # "A spokesman for the army, Brigadier X": a rank is no other office.
    if named is None or any(other.end == place and other.kind != "officer" for other in desk.offices):
        return None
    closed = (
        named.end >= len(desk.tokens)
        or desk.tokens[named.end].text in {",", ".", "—", "–", ")", "”", ";"}
        or desk.tokens[named.end].tag == "MD"
    )
    own = desk.tokens[named.head].dep != "nsubj" or (named.end < len(desk.tokens) and desk.tokens[named.end].text == ",")
    return named if closed and own else None


def _before_comma(desk: Desk, office: Office, ends: dict[int, Draft], sentence: Sentence) -> Draft | None:
    """The person in "X, the Y's minister for Z"."""
    start = office.start
    first = sentence.tokens[0]
    while start > first and start > office.start - 8:
        before = start - 1
        if desk.tokens[before].text == ",":
            return ends.get(before)
        if before + 1 in ends or desk.tokens[before].pos in {"VERB", "AUX", "CCONJ", "ADP"}:
            return None
        start = before
    return None


def _named_as(desk: Desk, office: Office, drafts: list[Draft]) -> Draft | None:
    """The person in "X is the …", "appointed X as …", "X was named …", "X as …"."""
    head = desk.tokens[office.head]
    above = desk.tokens[head.head]
    by_head = {draft.head: draft for draft in drafts}
    if head.dep == "attr" and above.lemma in {"be", "become", "remain"}:
        subject = desk.subject_of(head.head)
        return (
            by_head.get(subject) if subject is not None and above.lemma == "be" and desk.tokens[head.head].tag in {"VBZ", "VBP"} else None
        )
    verb = above.head if above.lemma == "as" else head.head
    if desk.tokens[verb].lemma not in NAMING_VERBS and not (above.lemma == "as" and desk.tokens[verb].pos == "NOUN"):
        return None
    children = desk.tokens[verb].children
    wanted = {"nsubjpass", "dobj"}
    return next((by_head[child] for child in children if child in by_head and desk.tokens[child].dep in wanted), None)


def settle_surnames(desk: Desk) -> None:
    """Enter the persons told only by one name, where no full name fits it ("Pakistan's official Tarar")."""
    for draft in desk.drafts:
        if draft.kind != "person" or draft.person is not None:
            continue
        words = parts_of(desk.text(draft.start, draft.end))
        if words and not bearers(desk, words):
            name = desk.text(draft.start, draft.end)
            draft.person = Person(first=draft.start)
            desk.call(draft.person, name)
            desk.persons.append(draft.person)
            draft.because = "told by one name only"


def possessive_after(desk: Desk, end: int) -> bool:
    """Whether "'s" follows."""
    return end < len(desk.tokens) and desk.tokens[end].text in POSSESSIVES


def claim_surnames(desk: Desk) -> None:
    """Give persons their surnames back that are a known name too: "Wagner said" is no armed group where a Thérèse Wagner is told."""
    for draft in list(desk.drafts):
        if (
            draft.because not in {"known name", "shape of the name", "named before"}
            or draft.end - draft.start > 1
            or draft.kind in {"state", "person"}
        ):
            continue
        token = desk.tokens[draft.start]
        words = parts_of(token.text)
        described = token.dep in {"compound", "nmod", "amod"} and desk.tokens[token.head].text[:1].islower()
        if token.text.isupper() or described or (draft.start and desk.lower[draft.start - 1] == "the"):
            continue
        if words and any(len(person.parts) > 1 and person.parts[-1] == words[0] for person in desk.bearing(words[0])):
            draft.kind, draft.form, draft.refers_to, draft.because = "person", "surname", None, ""
