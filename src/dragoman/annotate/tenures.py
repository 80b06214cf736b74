"""Tenures and ties: who is told to hold which office since when, and who is whose nephew."""

from __future__ import annotations

from dragoman.annotate.mentions import Desk, Draft, Office, Person
from dragoman.model import Evidence, Party, Span, Tenure, Tie, When, identify


def make_party(person: Person, spans: tuple[Span, ...] = ()) -> Party:
    """A person as a party, with the office by which the report knows them."""
    return Party(person.id, person.name, "person", person.state, sector_of(person), office_of(person), acting(person), spans)


def office_of(person: Person) -> str | None:
    """The titles a person holds, as told: those that are joined are joined, else the first with a portfolio."""
    held = [office for office in person.held if office.qualifier != "former"] or person.held
    if not held:
        return None
    first = max(held, key=lambda office: (office.specific, office.portfolio is not None, -person.held.index(office)))
    beside = [office for office in held if office.named is first.named and office.named is not None]
    titles = list(dict.fromkeys(office.title for office in sorted(beside or [first], key=lambda office: office.start)))
    return " and ".join(titles)


def acting(person: Person) -> bool:
    """Whether the report calls the person acting."""
    return any(office.qualifier == "acting" for office in person.held)


def sector_of(person: Person) -> str | None:
    """The sector of the first office that has one."""
    return next((office.sector for office in person.held if office.sector), None)


def make_tenures(desk: Desk) -> list[Tenure]:
    """One row for each person, title and qualifier, with every place that tells it."""
    rows: dict[tuple[str, str, str | None], list[tuple[Person, Office]]] = {}
    for office in desk.offices:
        person = office.holder
        if person is None or office.kind in {"counterpart", "officer", "royal"} or office.plural or office.epithet:
            continue
        if office.bare and any(held is not office and held.kind == office.kind and not held.bare for held in person.held):
            # "Minister Naqvi" says no more than "Interior Minister Mohsin Naqvi".
            continue
        rows.setdefault((person.id, office.title, office.qualifier), []).append((person, office))
    return [_make_tenure(desk, told) for told in rows.values()]


def _make_tenure(desk: Desk, told: list[tuple[Person, Office]]) -> Tenure:
    """The row of one person, title and qualifier."""
    person, first = told[0]
    state = next((office.state for _, office in told if office.state), None) or person.state
    evidence, spans = [], []
    since: When | None = None
    for _, office in told:
        named = office.named
        start, end = office.start, office.end
        if named is not None and (named.start == end or desk.tokens[named.start].sentence == desk.tokens[office.start].sentence):
            start, end = min(start, named.start), max(end, named.end)
            spans.append(Span(desk.tokens[named.start].start, desk.tokens[named.end - 1].end))
        evidence.append(Evidence(desk.reading.report.id, Span(desk.tokens[start].start, desk.tokens[end - 1].end)))
        since = since or _since(desk, office)
    body = next((office.body for _, office in told if office.body), None)
    name = desk.cast[body].name if body in desk.cast else None
    key = identify("tenure", person.id, first.title, state or "", first.qualifier or "")
    words = tuple(sorted({" ".join(desk.text(office.start, office.end).split()) for _, office in told}))
    return Tenure(key, make_party(person, tuple(spans)), first.title, state, name, first.qualifier, since, None, tuple(evidence), words)


def _since(desk: Desk, office: Office) -> When | None:
    """The day told for an appointment: the time that hangs on the verb of appointing."""
    if office.named and desk.tokens[office.named.head].dep == "nsubj" and desk.tokens[desk.verb_over(office.head)].lemma != "become":
        # The one who appoints; the day is another's.
        return None
    verb = desk.verb_over(office.head)
    if desk.tokens[verb].lemma not in {"appoint", "reappoint", "name", "elect", "swear", "nominate", "install", "become"}:
        return None
    sentence = desk.sentence(verb)
    whens = [
        time
        for time in desk.reading.times
        if sentence.tokens[0] <= time.tokens[0] < sentence.tokens[1] and time.type == "DATE" and time.when
    ]
    dated = [time for time in whens if any(character.isdigit() for character in time.text) and "ago" not in time.text]
    chosen = [*dated, *whens]
    return chosen[0].when if chosen else None


def make_ties(desk: Desk) -> list[Tie]:
    """Bonds as told: "X is the nephew of Y", "X, Y's brother", "an aide of Y" where the aide is named."""
    kinship = desk.lexicon.lists["kinship"]
    by_token: dict[int, Draft] = {}
    for draft in desk.drafts:
        if draft.person is not None and draft.kind == "person":
            by_token.update(dict.fromkeys(range(draft.start, draft.end), draft))
    found = []
    for token in desk.tokens:
        if token.lemma not in kinship or token.pos not in {"NOUN", "PROPN"}:
            continue
        other = _owner_of(desk, token.index, by_token)
        one = _bearer_of(desk, token.index, by_token)
        if one and other and one.person and other.person and one.person is not other.person:
            start, end = min(one.start, other.start, token.index), max(one.end, other.end, token.index + 1)
            span = Span(desk.tokens[start].start, desk.tokens[end - 1].end)
            found.append(Tie(make_party(one.person), token.lemma, make_party(other.person), Evidence(desk.reading.report.id, span)))
    return found


def _owner_of(desk: Desk, index: int, by_token: dict[int, Draft]) -> Draft | None:
    """Whose nephew: "of Y", "Y's", "his"."""
    for child in desk.tokens[index].children:
        if desk.tokens[child].dep == "poss" and child in by_token:
            return by_token[child]
        if desk.tokens[child].lemma in {"of", "to"}:
            return next((by_token[below] for below in desk.tokens[child].children if below in by_token), None)
    return None


def _bearer_of(desk: Desk, index: int, by_token: dict[int, Draft]) -> Draft | None:
    """Who is the nephew: the subject of "is", the name in apposition, or the name right behind."""
    token = desk.tokens[index]
    if token.dep == "attr" and (subject := desk.subject_of(token.head)) is not None and subject in by_token:
        return by_token[subject]
    if token.dep == "appos" and token.head in by_token:
        return by_token[token.head]
    named = next((by_token[child] for child in token.children if desk.tokens[child].dep == "appos" and child in by_token), None)
    if named is None and token.dep == "compound" and token.head in by_token:
        return by_token[token.head]
    return named
