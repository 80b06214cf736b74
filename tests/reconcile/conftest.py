"""A small desk for making reports and tellings by hand. Sentences are ours; an account's span is its sentence."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, ClassVar

import pytest

from dragoman.almanac import load_almanac
from dragoman.model import (
    Account,
    Actor,
    Claim,
    Evidence,
    Magnitude,
    Party,
    Place,
    Reconciliation,
    Report,
    Saying,
    Span,
    Step,
    Telling,
    Tenure,
    Topic,
    Undertaking,
    Voice,
    When,
    fold,
    identify,
)  # fmt: skip
from dragoman.reconcile import reconcile_tellings

KABUL = Place("place-kabul", "Kabul", "city", "AFG", 34.5, 69.2)
TEHRAN = Place("place-tehran", "Tehran", "city", "IRN", 35.7, 51.4)
AFGHANISTAN = Place("place-afghanistan", "Afghanistan", "country", "AFG")


def person(name: str, state: str | None = None, office: str | None = None, **known: Any) -> Party:
    """A person as annotate names one: the id is made of the name and the state."""
    return Party(identify("person", fold(name), state or ""), name, "person", state, known.pop("sector", "GOV"), office, **known)


def state(iso: str, name: str) -> Party:
    """A state with its id in the almanac."""
    return Party(f"state-{iso}", name, "state", iso)


def day(text: str, words: str = "") -> When:
    """One day, or a stretch of days written with a slash."""
    first, _, last = text.partition("/")
    return When(date.fromisoformat(first), date.fromisoformat(last or first), words or text, "counted")


def killed(count: float, subject: str = "soldiers", **told: Any) -> Magnitude:
    """A number of dead."""
    return Magnitude("killed", subject, count, Span(0, 1), **told)


@dataclass
class Desk:
    """Writes reports sentence by sentence, and remembers what is told in each."""

    kabul: ClassVar[Place] = KABUL
    tehran: ClassVar[Place] = TEHRAN
    afghanistan: ClassVar[Place] = AFGHANISTAN
    person = staticmethod(person)
    state = staticmethod(state)
    day = staticmethod(day)
    killed = staticmethod(killed)

    reports: dict[str, Report] = field(default_factory=dict)
    tellings: dict[str, Telling] = field(default_factory=dict)

    def report(self, name: str, text: str = "", published: str | None = None) -> str:
        """A new report; sentences are added as accounts are told."""
        self.reports[name] = Report(name, text, "", published=day(published) if published else None)
        self.tellings[name] = Telling(name)
        return name

    def write(self, report: str, sentence: str) -> Span:
        """Add a sentence to a report and give its span."""
        text = self.reports[report].text
        start = len(text) + (1 if text else 0)
        self.reports[report] = replace(self.reports[report], text=f"{text}\n{sentence}" if text else sentence)
        return Span(start, start + len(sentence))

    def tell(self, report: str, sentence: str, kind: str = "CONSULT", **told: Any) -> Account:
        """An account told in a sentence of its own, with its claims."""
        span = told.pop("span", None) or self.write(report, sentence)
        text = self.reports[report].text
        cue = told.pop("cue", None)
        at = text.index(cue, span.start) if cue else span.start
        trigger = Span(at, at + len(cue)) if cue else span
        name = identify("account", report, kind, span.start, span.end, cue)
        voices = tuple(Voice(speaker, "said", span) for speaker in told.pop("voices", ()))
        values: list[tuple[str, Any]] = []
        for slot in ("actors", "recipients", "participants"):
            values += [(slot, party) for party in told.pop(slot, ())]
        values += [(slot, told.pop(slot)) for slot in ("when", "where") if told.get(slot) is not None]
        values += [("topic", Topic(words)) for words in told.pop("topics", ())]
        values += [(f"magnitude.{number.what}", number) for number in told.pop("numbers", ())]
        told = {key: value for key, value in told.items() if value is not None}
        claims = tuple(Claim(identify("claim", name, slot, repr(value)), report, name, slot, value, span, voices) for slot, value in values)
        account = Account(
            name, report, kind, tuple(told.pop("modes", ())), tuple(told.pop("contexts", ())), told.pop("status", "happened"),
            told.pop("role", "reports"), told.pop("stance", "asserts"), span, trigger, told.pop("title", sentence), claims, voices,
            told.pop("within", None),
        )  # fmt: skip
        assert not told, f"unknown: {told}"
        self._add(report, accounts=(account,), actors=tuple(actor_of(value) for _, value in values if isinstance(value, Party)))
        return account

    def meet(self, report: str, sentence: str, *people: Party, **told: Any) -> Account:
        """A meeting of people, all of whom act."""
        return self.tell(report, sentence, actors=people, **told)

    def say(self, report: str, sentence: str, proposition: str, *by: Party, **told: Any) -> Saying:
        """A saying with its proposition."""
        span = self.write(report, sentence)
        saying = Saying(
            identify("saying", report, span.start), report, by, told.get("stance", "asserts"), proposition, tuple(told.get("about", ())),
            Evidence(report, span), told.get("when"), told.get("answers"),
        )  # fmt: skip
        self._add(report, sayings=(saying,), actors=tuple(map(actor_of, by)))
        return saying

    def promise(self, account: Account, words: str, *promisers: Party, **told: Any) -> Undertaking:
        """An undertaking made in an account."""
        one = Undertaking(
            identify("undertaking", account.id, words), account.report, account.id, promisers, tuple(told.get("to", ())), words,
            told.get("topic", ""), told.get("condition"), None, told.get("testable", True), Evidence(account.report, account.span),
        )  # fmt: skip
        self._add(account.report, undertakings=(one,), actors=tuple(map(actor_of, promisers)))
        return one

    def step(self, report: str, sentence: str, name: str, kind: str, step: str, *parties: Party, **told: Any) -> Step:
        """A turn in a mechanism's life."""
        span = self.write(report, sentence)
        one = Step(
            identify("step", report, span.start, step), report, name, tuple(told.get("aliases", ())), kind, step, parties,  # type: ignore[arg-type]
            tuple(told.get("mediators", ())), told.get("when"), Evidence(report, span),
        )  # fmt: skip
        self._add(report, steps=(one,))
        return one

    def tenure(self, report: str, sentence: str, holder: Party, office: str, qualifier: str | None = None, **told: Any) -> Tenure:
        """Who held what."""
        span = self.write(report, sentence)
        name = identify("tenure", report, holder.actor, office, qualifier)
        one = Tenure(
            name, holder, office, holder.state, told.get("body"), qualifier, told.get("since"), told.get("until"), (Evidence(report, span),)
        )
        self._add(report, tenures=(one,), actors=(actor_of(holder),))
        return one

    def know(self, report: str, *people: Party) -> None:
        """People whom a report names outside any account."""
        self._add(report, actors=tuple(map(actor_of, people)))

    def record(self, *judgements: Any) -> Reconciliation:
        """Everything reconciled."""
        return reconcile_tellings(self.reports, self.tellings, judgements, load_almanac())

    def _add(self, report: str, **more: tuple[Any, ...]) -> None:
        telling = self.tellings[report]
        kept = {name: (*getattr(telling, name), *added) for name, added in more.items()}
        kept["actors"] = tuple({actor.id: actor for actor in kept.get("actors", telling.actors)}.values())
        self.tellings[report] = replace(telling, **kept)


def actor_of(party: Party) -> Actor:
    """The actor behind a party."""
    return Actor(party.actor, party.kind, party.name, (), party.state, party.sector, party.office, party.acting)


@pytest.fixture
def desk() -> Desk:
    """An empty desk."""
    return Desk()
