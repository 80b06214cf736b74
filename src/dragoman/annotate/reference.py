"""Reference: who is meant by a surname, a title, a pronoun or "both sides", read in order as a reader does, with the reason."""

from __future__ import annotations

from dragoman.annotate.bodies import organ_actor
from dragoman.annotate.grammar import POSSESSIVES
from dragoman.annotate.holders import note_holders
from dragoman.annotate.known import StateWords
from dragoman.annotate.mentions import Desk, Draft, Office, Person, Sides
from dragoman.annotate.offices import same_office
from dragoman.annotate.persons import bearers, called_by
from dragoman.annotate.sides import sides_told
from dragoman.annotate.standing import state_persons
from dragoman.model import Actor, Sentence, fold, identify

SINGULAR = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
PLURAL = {"they", "them", "their", "theirs", "themselves"}
NEUTER = {"it", "its", "itself"}
# Parallel things a state is called in passing; the state last spoken of is meant.
THINGS = {"state", "body", "armed group", "movement", "company", "outlet"}
# "it is important", "it seems": the word stands for nothing.
EMPTY_VERBS = {"be", "seem", "appear", "remain", "become", "happen"}
STATE_NOUNS = {"country", "nation", "government"}


class Thread:
    """The thread of a report while it is read: who was last spoken of, and who met whom."""

    def __init__(self, desk: Desk, states: dict[int, list[StateWords]]) -> None:
        self.desk = desk
        self.states = states
        self.recent: list[Person] = []
        self.topic: Person | None = None
        self.introduced: Person | None = None
        self.last_state: str | None = None
        self.last_body: str | None = None
        self.sides: list[Sides] = []
        self.plural: Draft | None = None
        self.thing: str | None = None
        self.by_sentence: dict[int, list[Draft]] = {}
        for draft in desk.drafts:
            self.by_sentence.setdefault(desk.tokens[draft.start].sentence, []).append(draft)

    def read(self) -> None:
        """Settle everything, sentence by sentence."""
        for sentence in self.desk.reading.sentences:
            drafts = sorted(self.by_sentence.get(sentence.index, []), key=lambda draft: (draft.start, draft.end))
            before = len(drafts)
            for draft in drafts:
                self._settle(sentence, draft, drafts)
            later = self.by_sentence.get(sentence.index, [])[before:]
            self._note(sentence, drafts + later)

    def _settle(self, sentence: Sentence, draft: Draft, drafts: list[Draft]) -> None:
        if draft.kind == "person" and draft.person is None and draft.form == "surname":
            self._settle_surname(draft)
        elif draft.form == "pronoun":
            self._settle_pronoun(sentence, draft, drafts)
        elif draft.form == "plural":
            self._settle_plural(draft, drafts)
        elif draft.form == "title" and draft.kind == "body":
            self._settle_organ(draft)
        elif draft.form == "common":
            self._settle_state_noun(draft, drafts)
        elif draft.kind == "unnamed" and len(draft.owners) > 1:
            self._settle_holders(draft)
        elif draft.kind == "office" and draft.office:
            self._settle_office(draft, draft.office)
        self._see(draft)

    def _see(self, draft: Draft) -> None:
        """Keep who was spoken of."""
        if draft.person is not None and draft.form != "pronoun":
            self.recent = [person for person in self.recent if person is not draft.person] + [draft.person]
        if draft.kind == "state" and draft.refers_to and draft.form != "demonym":
            self.last_state = draft.refers_to
        if draft.kind == "body" and draft.refers_to:
            self.last_body = draft.refers_to
        if draft.form == "plural" or (draft.kind in {"armed group", "movement", "people", "unnamed"} and draft.refers_to and draft.form == "name"):
            subject = self.desk.tokens[draft.head].dep in {"nsubj", "nsubjpass"}
            held = self.plural
            newer = held is None or self.desk.tokens[held.start].sentence != self.desk.tokens[draft.start].sentence
            if subject or (newer and draft.form == "plural"):
                self.plural = draft if subject or newer else held

    def _note(self, sentence: Sentence, drafts: list[Draft]) -> None:
        """After a sentence: its topic, whom it introduced, and its sides."""
        told = sides_told(self.desk, sentence, drafts, self.states.get(sentence.index, []))
        self.sides.extend(reversed(told))
        root = next((token for token in self.desk.words(sentence) if token.head == token.index), None)
        subject = self.desk.subject_of(root.index) if root else None
        if together := self._joined_subject(subject, drafts):
            first = next(draft for draft in drafts if subject is not None and draft.start <= subject < draft.end)
            kind = "people" if isinstance(together[0], Person) else "state"
            self.plural = Draft(first.start, first.end, first.head, kind, "plural", members=together)  # type: ignore[arg-type]
        leading = [draft for draft in drafts if subject is not None and draft.start <= subject < draft.end and draft.refers_to and draft.kind in THINGS]
        self.thing = leading[0].refers_to if leading else (self.thing if any(draft.form == "pronoun" for draft in drafts) else None)
        for sides in told:
            for person in sides.persons:
                person.met.update(other.state for other in sides.persons if other is not person and other.state)
        for draft in drafts:
            if draft.person and self.desk.tokens[draft.head].dep in {"nsubj", "nsubjpass"}:
                self.topic = draft.person
                break
        else:
            named = [draft.person for draft in drafts if draft.person and draft.kind == "person" and draft.form != "pronoun"]
            if len(set(map(id, named))) == 1:
                self.topic = named[0]

    # Surnames

    def _settle_surname(self, draft: Draft) -> None:
        """One name alone: the only one of the report who bears it, or the one the title, the position or the thread tells."""
        words = tuple(fold(self.desk.text(draft.start, draft.end)).split())
        fitting = bearers(self.desk, words)
        ending = [person for person in fitting if called_by(person, words)]
        chosen, because = _only(fitting, "the only one of this name in the report")
        if chosen is None:
            chosen, because = self._by_office(draft, fitting)
        if chosen is None and len(ending) == 1:
            chosen, because = ending[0], f"{words[0].capitalize()} ends this name; for the others it is a given or middle name"
        if chosen is None:
            chosen, because = self._by_thread(ending or fitting)
        draft.person, draft.because = chosen, because
        draft.score = 1.0 if len(fitting) == 1 else 0.8
        if chosen is None:
            draft.name = self.desk.text(draft.start, draft.end)
            draft.because = "several of this name: " + ", ".join(sorted(person.name for person in fitting)) if fitting else "no full name told"
        note_holders(self.desk)

    def _by_office(self, draft: Draft, fitting: list[Person]) -> tuple[Person | None, str]:
        """The one who holds the office told before the name."""
        if draft.office is None:
            return None, ""
        office = draft.office
        holding = [person for person in fitting if any(same_office(office, held) for held in person.held)]
        return _only(holding, f"the one of this name who is {office.title}")

    def _by_thread(self, fitting: list[Person]) -> tuple[Person | None, str]:
        """The one of several who was spoken of in this report just before, if only one was."""
        for person in reversed(self.recent[-3:]):
            if person in fitting and sum(other in fitting for other in self.recent[-6:]) == 1:
                return person, "the only one of this name spoken of so far"
        return None, ""

    # Titles

    def _settle_office(self, draft: Draft, office: Office) -> None:
        """A title without a name: the one who holds it here; else an office-holder without a name."""
        if office.kind == "counterpart":
            self._copy_counterpart(office)
        if office.holder is not None:
            draft.person, draft.because = office.holder, "the name stands beside it"
            note_holders(self.desk)
            return
        if office.named is not None:
            return
        if not self._indefinite(office):
            chosen, because = self._holder_of(office)
            if chosen is not None:
                draft.person, draft.because, draft.score = chosen, because, 0.9
                draft.form = "epithet" if office.epithet else "title"
                return
        if self._only_the_post(office):
            draft.because = "the post is meant, not who holds it"
            return
        self._leave_unnamed(draft, office)

    def _settle_holders(self, draft: Draft) -> None:
        """ "the foreign ministers of A and B": the persons who are that, where the report names one for each. """
        told = next((office for office in self.desk.offices if office.plural and office.start <= draft.head < office.end), None)
        chosen: list[str | Person] = []
        for state in draft.owners:
            holding = [
                person for person in self.desk.persons
                if person.state == state and any(told and held.kind == told.kind and held.portfolio == told.portfolio and not held.deputy for held in person.held)
            ]  # fmt: skip
            if len(holding) != 1:
                return
            chosen.append(holding[0])
        draft.members, draft.form, draft.refers_to, draft.because = chosen, "plural", None, "the one of each state who is told to hold the office"

    def _holder_of(self, office: Office) -> tuple[Person | None, str]:
        """The person of the report who holds an office like this: the last spoken of, else the only one at all."""
        holding = [person for person in self.desk.persons if any(same_office(office, held) and _agrees(office, person) for held in person.held)]
        if office.state:
            holding = [person for person in holding if person.state == office.state] or [person for person in holding if person.state is None]
        seen = [person for person in self.recent if person in holding]
        if seen:
            return seen[-1], f"the {office.title} last spoken of"
        chosen, because = _only(holding, f"the only {office.title} in the report")
        return (chosen, because) if chosen and (office.state or office.specific) else (None, "")

    def _only_the_post(self, office: Office) -> bool:
        """Whether the post is meant and not who holds it: "from chargé d'affaires to ambassador", without an article or an owner."""
        before = self.desk.tokens[office.start - 1] if office.start else None
        small = self.desk.tokens[office.start].text[0].islower()
        return small and office.state is None and office.possessor is None and before is not None and before.pos in {"ADP", "SCONJ", "PART"}

    def _indefinite(self, office: Office) -> bool:
        """Whether "a" or "an" opens the phrase: someone new, without a name."""
        for index in range(office.start - 1, max(office.start - 5, -1), -1):
            token = self.desk.tokens[index]
            if token.text.lower() in {"a", "an", "another", "one"}:
                return True
            if token.pos not in {"ADJ", "NOUN", "PROPN", "ADV"}:
                return False
        return False

    def _leave_unnamed(self, draft: Draft, office: Office) -> None:
        """An office-holder whom the report does not name."""
        name = self.desk.text(draft.start, draft.end)
        actor = Actor(identify("unnamed", fold(office.title), office.state or ""), "unnamed", name, (), office.state, office.sector, office.title, office.qualifier == "acting")
        draft.kind, draft.refers_to, draft.state = "unnamed", self.desk.add_actor(actor), office.state
        draft.because = "an office-holder whom the report does not name"

    def _copy_counterpart(self, office: Office) -> None:
        """ "his Afghan counterpart" holds the office of the one whose counterpart it is, for another state. """
        owner = self._person_at(office.possessor)
        model = next((held for held in reversed(owner.held) if held.kind != "counterpart"), None) if owner else None
        if owner is None or model is None:
            return
        office.title, office.role, office.kind, office.sector = model.title, model.role, model.kind, model.sector
        office.portfolio, office.about, office.deputy = model.portfolio, None, model.deputy
        office.because = f"counterpart of {owner.name}, {model.title}"

    def _person_at(self, index: int | None) -> Person | None:
        """The person a token's mention was settled to."""
        if index is None:
            return None
        found = [draft for draft in self.by_sentence.get(self.desk.tokens[index].sentence, []) if draft.start <= index < draft.end and draft.person]
        return found[0].person if found else None

    # Pronouns

    def _settle_pronoun(self, sentence: Sentence, draft: Draft, drafts: list[Draft]) -> None:
        word = self.desk.lower[draft.start]
        if word in SINGULAR:
            draft.person, draft.because = self._who(sentence, draft, drafts, SINGULAR[word])
            draft.score = 0.8
            if draft.person and draft.person.gender is None:
                draft.person.gender = SINGULAR[word]
            if draft.person is None:
                draft.because = "no one spoken of whom it could mean"
        elif word in PLURAL:
            self._settle_they(draft, drafts)
        else:
            self._settle_it(draft, drafts)

    def _who(self, sentence: Sentence, draft: Draft, drafts: list[Draft], gender: str) -> tuple[Person | None, str]:
        """Whom he or she means: the subject of the clause for "his", the topic for "he", else the last spoken of."""
        fits = [other for other in drafts if other.person and other is not draft and (other.person.gender or gender) == gender]
        possessive = self.desk.tokens[draft.start].tag == "PRP$"
        verb = self.desk.verb_over(draft.start)
        subject = self.desk.subject_of(verb)
        of_clause = next((other for other in fits if subject is not None and other.start <= subject < other.end), None)
        if of_clause and subject != draft.start and (possessive or self.desk.tokens[draft.start].dep not in {"nsubj", "nsubjpass", "dobj", "pobj"}):
            return of_clause.person, "the subject of its clause"
        before = [other for other in fits if other.end <= draft.start and other.form != "pronoun"]
        if possessive and before:
            subjects = [other for other in before if self.desk.tokens[other.head].dep in {"nsubj", "nsubjpass"}]
            return (subjects or before)[-1].person, "named just before in the sentence"
        if before and self.desk.tokens[draft.start].dep in {"nsubj", "nsubjpass"}:
            subjects = [other for other in before if self.desk.tokens[other.head].dep in {"nsubj", "nsubjpass"}]
            if subjects:
                return subjects[-1].person, "the subject of the sentence so far"
        if self.topic and (self.topic.gender or gender) == gender:
            return self.topic, "the one the report is speaking of"
        recent = [person for person in self.recent if (person.gender or gender) == gender]
        return (recent[-1], "the last one spoken of") if recent else (None, "")

    def _settle_they(self, draft: Draft, drafts: list[Draft]) -> None:
        """ "they": the plural before it, a group that speaks, or two who meet. """
        earlier = [other for other in drafts if other.end <= draft.start]
        plurals = [other for other in earlier if other.form == "plural" or other.kind in {"armed group", "movement", "people", "unnamed"} and self.desk.tokens[other.head].tag not in {"NN"}]
        subjects = [other for other in plurals if self.desk.tokens[other.head].dep in {"nsubj", "nsubjpass"}]
        told = sides_told(self.desk, self.desk.sentence(draft.start), earlier, []) if not subjects else []
        if together := self._joined_subject(self.desk.subject_of(self.desk.verb_over(draft.start)), earlier):
            draft.members, draft.because = together, "the subjects of its clause"
            draft.kind = "people" if isinstance(together[0], Person) else "state"
        elif subjects or (plurals and not told):
            self._same_as(draft, (subjects or plurals)[-1])
        elif told or (self.sides and self.plural is None):
            draft.sides = (told or self.sides)[-1]
            draft.members = list(draft.sides.persons) or list(draft.sides.states)
            draft.because = "the two who meet"
        elif self.plural is not None:
            self._same_as(draft, self.plural)
        else:
            draft.because = "no plural before it"

    def _joined_subject(self, subject: int | None, drafts: list[Draft]) -> list[str | Person]:
        """The persons or states that are the subject together: "Aliyev and Pashinyan", "Thailand and Cambodia"."""
        covering = {index: draft for draft in drafts for index in range(draft.start, draft.end) if draft.kind in {"person", "state"} and draft.form != "demonym"}
        found: list[str | Person] = []
        for _ in range(6):
            if subject is None or subject not in covering:
                break
            settled = covering[subject].person or covering[subject].refers_to
            if settled:
                found.append(settled)
            subject = next((child for child in self.desk.tokens[subject].children if self.desk.tokens[child].dep == "conj"), None)
        return found if len(found) > 1 else []

    def _same_as(self, draft: Draft, other: Draft) -> None:
        """Let a pronoun stand for what an earlier mention stands for."""
        draft.refers_to, draft.members, draft.person, draft.sides = other.refers_to, list(other.members), other.person, other.sides
        draft.kind = other.kind
        draft.because = f"the plural before it: {self.desk.text(other.start, other.end)}"

    def _settle_it(self, draft: Draft, drafts: list[Draft]) -> None:
        """ "its": the state or body that is the subject of its clause, else the one named before it in the sentence. """
        fits = [
            other for other in drafts
            if other.refers_to and other.end <= draft.start and other.kind in {"state", "body", "armed group", "movement", "company", "outlet"} and other.form != "demonym"
        ]  # fmt: skip
        subject = self.desk.subject_of(self.desk.verb_over(draft.start))
        subjects = [other for other in fits if subject is not None and other.start <= subject < other.end]
        if subject is not None and not subjects and self.desk.tokens[draft.start].tag == "PRP$" and subject < draft.start and not fits:
            draft.because = "its clause is about something else"
            return
        both = [other for other in drafts if other.end <= draft.start and other.form == "plural" and self.desk.tokens[other.head].tag == "NN"]
        if both and not subjects:
            # "neither country will allow its soil": each of the two, its own.
            self._same_as(draft, both[-1])
            return
        chosen = subjects[-1] if subjects else (fits[-1] if fits and self.desk.tokens[draft.start].tag == "PRP$" else None)
        token = self.desk.tokens[draft.start]
        if chosen is None and self.thing and token.dep == "nsubj" and self.desk.tokens[token.head].lemma not in EMPTY_VERBS:
            draft.refers_to, draft.because, draft.score = self.thing, "the subject of the sentence before", 0.7
            return
        if chosen is None:
            draft.because = "nothing told that it could mean"
            return
        draft.refers_to, draft.kind, draft.score = chosen.refers_to, chosen.kind, 0.8
        draft.because = "the subject of its clause" if subjects else "named before in the sentence"

    # Plurals, organs, and "the country"

    def _settle_plural(self, draft: Draft, drafts: list[Draft]) -> None:
        """ "both sides": the pair last told that fits, two ministers who are both ministers, two countries that are both states. """
        kind, _, count = draft.because.partition(":")
        wanted = int(count or 2)
        told = sides_told(self.desk, self.desk.sentence(draft.start), [other for other in drafts if other.end <= draft.start], [])
        for sides in [*told, *reversed(self.sides)]:
            if kind == "persons" and len(sides.persons) == wanted and self._are(sides.persons, self.desk.lower[draft.head]):
                draft.members, draft.sides = list(sides.persons), sides
            elif kind == "states" and any(not name.startswith("state-") for name in sides.states):
                continue
            elif kind != "persons" and wanted in {len(sides.persons), len(sides.states)}:
                draft.sides, draft.members = sides, list(sides.states)
            else:
                continue
            draft.because = f"the {'two' if wanted == 2 else wanted} last told: {sides.words[:60]}"
            return
        draft.because = "no sides told before it"

    def _are(self, persons: tuple[Person, ...], noun: str) -> bool:
        """Whether a plural title fits all of them ("the two ministers")."""
        single = noun.removesuffix("s")
        if single in {"leader", "official", "diplomat", "dignitarie", "counterpart", "men", "women", "side"}:
            return True
        return all(any(single in held.title.lower() for held in person.held) for person in persons)

    def _settle_organ(self, draft: Draft) -> None:
        """ "the ministry" is the ministry last told; "the government" that of the state last spoken of. """
        word = self.desk.lower[draft.head]
        key = draft.organ or word
        same = [actor for actor in self.desk.cast.values() if actor.kind == "body" and word in actor.name.lower().split() and actor.state]
        if word in {"ministry", "department"} and self.last_body and self.last_body in {actor.id for actor in same}:
            draft.refers_to, draft.because = self.last_body, f"the {word} last told"
        elif len(same) == 1 and word != "government":
            draft.refers_to, draft.because = same[0].id, f"the only {word} in the report"
        elif word in {"government", "administration", "cabinet", "parliament", "army", "police", "military"} and self.last_state:
            state = self.last_state.removeprefix("state-")
            draft.refers_to = organ_actor(self.desk, state, key, self._organ_of(state, word), "GOV" if word in {"government", "administration", "cabinet"} else None)
            draft.because, draft.score = f"of the state last spoken of, {state}", 0.7
        else:
            draft.because = "whose it is is not told"

    def _organ_of(self, state: str, word: str) -> str:
        """The name of a state's organ: "Pakistani government"."""
        demonyms = self.desk.almanac.states[state].demonyms
        return f"{demonyms[0]} {word}" if demonyms else word

    def _settle_state_noun(self, draft: Draft, drafts: list[Draft]) -> None:
        """ "the country": the state that acts or owns before it in the sentence, else the state last spoken of. """
        before = [other for other in drafts if other.end <= draft.start and other.kind == "state" and other.refers_to and other.form in {"name", "capital"}]
        leading = [other for other in before if self.desk.tokens[other.head].dep in {"nsubj", "nsubjpass", "poss"}]
        if leading:
            draft.refers_to, draft.because, draft.score = leading[-1].refers_to, "the state that acts or owns in the sentence", 0.9
        elif self.last_state:
            draft.refers_to, draft.because, draft.score = self.last_state, "the state last spoken of", 0.8
        else:
            draft.because = "no state spoken of before it"


def read_thread(desk: Desk, states: dict[int, list[StateWords]]) -> None:
    """Settle every mention. A report with counterparts is read twice: a headline's counterpart is named only in the body."""
    fields = ("kind", "form", "refers_to", "person", "members", "name", "state", "sides", "score", "because")
    before = [(draft, [(name, getattr(draft, name)) for name in fields]) for draft in desk.drafts]
    Thread(desk, states).read()
    note_holders(desk)
    if any(office.because.startswith("counterpart of") for office in desk.offices):
        state_persons(desk)
        for draft, told in before:
            for name, value in told:
                setattr(draft, name, list(value) if name == "members" else value)
        Thread(desk, states).read()
        note_holders(desk)
    state_persons(desk)


def _only(persons: list[Person], because: str) -> tuple[Person | None, str]:
    """The one person of a list, or None where there is not exactly one."""
    return (persons[0], because) if len(persons) == 1 else (None, "")


def _agrees(office: Office, person: Person) -> bool:
    """Whether nothing told of a person's state speaks against an office."""
    return not office.state or not person.state or office.state == person.state


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
        elif word in STATE_NOUNS and index > 0 and desk.lower[index - 1] in {"the", "this"} and not (index + 1 < len(desk.tokens) and desk.tokens[index + 1].text in POSSESSIVES and False):
            desk.lay(Draft(index - 1, index + 1, index, "state", "common"))
