"""The thread of a report as a reader keeps it: who was last spoken of, what the sentence is about, and who met whom."""

from __future__ import annotations

from dragoman.annotate.known import StateWords
from dragoman.annotate.mentions import Desk, Draft, Person, Sides
from dragoman.annotate.sides import sides_told
from dragoman.model import Sentence

THINGS = {"state", "body", "armed group", "movement", "company", "outlet"}

# As many persons, and as many pairs, as a reader keeps in mind.
REMEMBERED = 40


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
        self.groups: dict[str, int] = {}
        # Organs that are told with their state, and not guessed.
        self.organs = [draft for draft in desk.drafts if draft.kind == "body" and draft.form == "name" and draft.refers_to]
        self.by_sentence: dict[int, list[Draft]] = {}
        for draft in desk.drafts:
            self.by_sentence.setdefault(desk.tokens[draft.start].sentence, []).append(draft)

    def last_sides(self) -> Sides:
        """The sides last told; those who only host or comment where there are no others."""
        return next((sides for sides in reversed(self.sides) if not sides.standing_by), self.sides[-1])

    def see(self, draft: Draft) -> None:
        """Keep who was spoken of."""
        if draft.person is not None and draft.form != "pronoun":
            self.recent = [person for person in self.recent[-REMEMBERED:] if person is not draft.person] + [draft.person]
        if draft.kind == "state" and draft.refers_to and draft.form != "demonym":
            self.last_state = draft.refers_to
        if draft.kind == "body" and draft.refers_to:
            self.last_body = draft.refers_to
        if draft.form == "plural" or (
            draft.kind in {"armed group", "movement", "people", "unnamed"} and draft.refers_to and draft.form in {"name", "common"}
        ):
            subject = self.desk.tokens[draft.head].dep in {"nsubj", "nsubjpass"}
            held = self.plural
            newer = held is None or self.desk.tokens[held.start].sentence != self.desk.tokens[draft.start].sentence
            if subject or (newer and draft.form == "plural"):
                self.plural = draft if subject or newer else held

    def note(self, sentence: Sentence, drafts: list[Draft]) -> None:
        """After a sentence: its topic, whom it introduced, and its sides."""
        told = sides_told(self.desk, sentence, drafts, self.states.get(sentence.index, []))
        self.sides = [*self.sides[-REMEMBERED:], *reversed(told)]
        root = next((token for token in self.desk.words(sentence) if token.head == token.index), None)
        subject = self.desk.subject_of(root.index) if root else None
        if together := self.joined_subject(subject, drafts):
            first = next(draft for draft in drafts if subject is not None and draft.start <= subject < draft.end)
            kind = "people" if isinstance(together[0], Person) else "state"
            self.plural = Draft(first.start, first.end, first.head, kind, "plural", members=together)  # type: ignore[arg-type]
        leading = [
            draft
            for draft in drafts
            if subject is not None and draft.start <= subject < draft.end and draft.refers_to and draft.kind in THINGS
        ]
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

    def joined_subject(self, subject: int | None, drafts: list[Draft]) -> list[str | Person]:
        """The persons or states that are the subject together: "Aliyev and Pashinyan", "Thailand and Cambodia"."""
        covering = {
            index: draft
            for draft in drafts
            for index in range(draft.start, draft.end)
            if draft.kind in {"person", "state"} and draft.form != "demonym"
        }
        found: list[str | Person] = []
        for _ in range(6):
            if subject is None or subject not in covering:
                break
            settled = covering[subject].person or covering[subject].refers_to
            if settled:
                found.append(settled)
            subject = next((child for child in self.desk.tokens[subject].children if self.desk.tokens[child].dep == "conj"), None)
        return found if len(found) > 1 else []
