"""Brief: one page on a matter, in which every statement points at the words it rests on and disagreement is stated."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from dragoman.model import (
    Commitment,
    Event,
    Evidence,
    Mechanism,
    Party,
    Proposition,
    Report,
    When,
    fold,
)
from dragoman.query.actors import Wanted, find_actors
from dragoman.query.days import tell_when
from dragoman.query.events import Asked, accounts_of, is_about, select_events, takes_part
from dragoman.query.shapes import Row, Texts
from dragoman.query.wording import (
    count,
    flatten,
    join_names,
    make_sentence,
    name_parties,
    name_slot,
    tell_finding,
    tell_period,
    tell_step_day,
    tell_variant,
    trim,
)
from dragoman.store import Database


def write_brief(database: Database, about: Sequence[str], since: date | None = None, until: date | None = None) -> Row:
    """A page of Markdown with numbered sources on those named, or on a topic; both, where both are told.

    Words that name nobody in the record are taken for a topic. Every statement quotes or points at a span.
    """
    matter = _Matter(database, about)
    events = [event for event in select_events(database, Asked(since=since, until=until)) if matter.holds(event)]
    page = _Page(database)
    undated = (
        []
        if since is None and until is None
        else [event for event in select_events(database, Asked()) if not _is_dated(event) and matter.holds(event)]
    )
    page.line(f"# {', '.join(about) or 'The record'}{tell_period(since, until)}", "")
    page.opening(events, undated)
    told = [*events, *undated]
    page.happenings("What happened", [event for event in told if event.type != "STATEMENT" and _is_dated(event)], told)
    page.happenings(
        "What happened, on days not told", [event for event in told if event.type != "STATEMENT" and not _is_dated(event)], told
    )
    page.happenings("What was said", [event for event in told if event.type == "STATEMENT"], told)
    page.disagreements(events + undated)
    page.commitments(
        [one for one in database.ledgers.all(Commitment) if matter.touches((*one.promisers, *one.promisees), one.words, one.topic)]
    )
    page.claims([one for one in database.ledgers.all(Proposition) if matter.touches((*one.claimed_by, *one.about), one.words)])
    page.mechanisms([one for one in database.ledgers.all(Mechanism) if matter.touches((*one.parties, *one.mediators), one.name)])
    page.sources()
    return {
        "id": "brief", "about": list(about), "since": None if since is None else since.isoformat(),
        "until": None if until is None else until.isoformat(), "markdown": "\n".join(page.lines) + "\n",
        "statements": page.statements, "sources": page.source_rows(),
    }  # fmt: skip


# A visit, its meetings, what was said in them.
_DEEPEST = 3


class _Matter:
    """What the page is about: people and states, and words."""

    def __init__(self, database: Database, about: Sequence[str]) -> None:
        self._texts = Texts(database)
        self._actors: list[Wanted] = []
        self._words: list[str] = []
        for name in about:
            wanted = find_actors(database, name)
            if wanted.anyone:
                self._actors.append(wanted)
            else:
                self._words.append(fold(name))

    def holds(self, event: Event) -> bool:
        """Whether an event belongs on the page."""
        return all(takes_part(event, wanted) for wanted in self._actors) and all(is_about(self._texts, event, word) for word in self._words)

    def touches(self, parties: Iterable[Party], *words: str) -> bool:
        """Whether a row of a ledger does."""
        present = list(parties)
        said = f" {fold(' '.join(words))} "
        return all(any(_is_meant(party, wanted) for party in present) for wanted in self._actors) and all(
            f" {word}" in said for word in self._words
        )


class _Page:
    """The page as it is written: lines, numbered sources, and what each statement rests on."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._texts = Texts(database)
        self._numbers: dict[str, int] = {}
        self.lines: list[str] = []
        self.statements: list[Row] = []

    def line(self, *lines: str) -> None:
        self.lines.extend(lines)

    def opening(self, events: list[Event], undated: list[Event]) -> None:
        reports = sorted({report for event in (*events, *undated) for report in event.reports})
        told = f"{count(len(events) + len(undated), 'event')} from {count(len(reports), 'report')}."
        self.line(f"{told} Numbers in brackets are the sources below; words in quotation marks are the reports' own.", "")

    def happenings(self, heading: str, events: list[Event], told: list[Event]) -> None:
        """A section of events; what is part of another stands under it, wherever its own day or kind would put it."""
        held = {event.id for event in told}
        roots = [event for event in events if event.part_of not in held]
        if not roots:
            return
        self.line(f"## {heading}", "")
        for event in sorted(roots, key=self._order):
            self._happening(event, told, 0)
        self.line("")

    def _happening(self, event: Event, told: list[Event], depth: int) -> None:
        finding = event.finding("when")
        day = "" if finding is None or not finding.variants else f"**{tell_finding(finding)}.** "
        status = "" if event.status == "happened" else f" ({event.status})"
        word = f", by the word of {_names_of_voices(self._texts, event)} only" if event.alleged else ""
        evidence = _one_each(Evidence(account.report, account.span) for account in accounts_of(self._texts, event))
        title = event.title.rstrip(". ")
        text = f"{day}{title}{status}{word}{'' if title.endswith('…') else '.'}"
        self._state("  " * depth, "what was said" if event.type == "STATEMENT" else "what happened", text, evidence, event.id)
        if depth < _DEEPEST:
            for part in sorted((one for one in told if one.part_of == event.id), key=self._order):
                self._happening(part, told, depth + 1)

    def _order(self, event: Event) -> tuple[str, str, int, str]:
        """By day; without one, in the order that the reports tell it."""
        first = min(((account.report, account.span.start) for account in accounts_of(self._texts, event)), default=("~", 0))
        return (_first_day(event), *first, event.id)

    def disagreements(self, events: list[Event]) -> None:
        at_odds = [
            (event, finding)
            for event in sorted(events, key=self._order)
            for finding in event.findings
            if finding.kind in {"contradiction", "one-sided"}
        ]
        if not at_odds:
            return
        self.line("## Where the reports disagree", "")
        for event, finding in at_odds:
            self.line(
                f"- **{event.title}**: {name_slot(finding.slot)} is at odds."
                if not finding.because
                else f"- **{event.title}**: {name_slot(finding.slot)}. {make_sentence(finding.because)}"
            )
            for variant in finding.variants:
                self._state("  ", "disagreement", f"{tell_variant(variant)}:", variant.evidence, event.id)
        self.line("")

    def commitments(self, found: list[Commitment]) -> None:
        if not found:
            return
        self.line("## What was promised", "")
        for one in found:
            to = f" to {name_parties(one.promisees)}" if one.promisees else ""
            condition = f" Condition: {one.condition}." if one.condition else ""
            self._state(
                "",
                "commitment",
                f"**{name_parties(one.promisers) or 'Someone not named'}**{to}: {trim(one.words)}.{condition} Standing: *{one.standing}* ({one.because}).",
                one.evidence,
                one.id,
            )
            for followup in one.followups:
                self._state("  ", "follow-up", f"{followup.bears.capitalize()}: {trim(followup.caveat)}.", followup.evidence, one.id)
        self.line("")

    def claims(self, found: list[Proposition]) -> None:
        if not found:
            return
        self.line("## What was claimed, and answered", "")
        for one in found:
            self._state(
                "", "claim", f"**{name_parties(one.claimed_by) or 'Someone not named'}** claimed: {trim(one.words)}.", one.evidence, one.id
            )
            for response in one.responses:
                self._state(
                    "  ", "response", f"{name_parties(response.by) or 'Someone not named'}: {response.stance}.", response.evidence, one.id
                )
        self.line("")

    def mechanisms(self, found: list[Mechanism]) -> None:
        if not found:
            return
        self.line("## Mechanisms", "")
        for one in found:
            between = f", {name_parties(one.parties)}" if one.parties else ""
            mediated = f", mediated by {name_parties(one.mediators)}" if one.mediators else ""
            steps = "; ".join(f"{step.step}{tell_step_day(step.when)}" for step in one.history)
            self._state(
                "",
                "mechanism",
                f"**{one.name}** ({one.kind}{between}{mediated}): {one.standing}. Steps told: {steps}.",
                [step.evidence for step in one.history],
                one.id,
            )
        self.line("")

    def sources(self) -> None:
        if not self._numbers:
            self.line("Nothing in the record answers to this.")
            return
        self.line("## Sources", "")
        for row in self.source_rows():
            told = [
                f"*{row['title']}*" if row["title"] else "Without a title",
                row["source"] or "source not told",
                f"published {row['published']}" if row["published"] else "publication day not known",
            ]
            self.line(f"{row['number']}. {', '.join(told)}. {row['url'] or row['report']}")

    def source_rows(self) -> list[Row]:
        rows: list[Row] = []
        for name, number in self._numbers.items():
            report = self._database.reports.get(name)
            rows.append(_source_row(number, name, report))
        return rows

    def _state(self, indent: str, section: str, text: str, evidence: Iterable[Evidence], thing: str) -> None:
        """Write a statement with the words it rests on; several reports are quoted one after another."""
        places = self._texts.told(dict.fromkeys(evidence))
        quotes = dict.fromkeys((one["sentence"]["quote"], one["report"]) for one in places)
        quoted = [f"“{flatten(quote)}” [{self._number(report)}]" for quote, report in quotes]
        self.line(f"{indent}- {text} {' '.join(quoted)}".rstrip())
        numbers = list(dict.fromkeys(self._number(one["report"]) for one in places))
        self.statements.append({"section": section, "about": thing, "text": text, "sources": numbers, "evidence": places})

    def _number(self, report: str) -> int:
        return self._numbers.setdefault(report, len(self._numbers) + 1)


def _source_row(number: int, name: str, report: Report | None) -> Row:
    source = None if report is None or report.source is None else report.source.name
    published = None if report is None or report.published is None else tell_when(report.published)
    return {
        "number": number, "report": name, "title": None if report is None else report.title, "source": source,
        "url": None if report is None else report.url, "published": published,
    }  # fmt: skip


def _is_meant(party: Party, wanted: Wanted) -> bool:
    return party.actor in wanted.actors or (party.state is not None and party.state in wanted.states)


def _is_dated(event: Event) -> bool:
    finding = event.finding("when")
    return finding is not None and any(isinstance(variant.value, When) and variant.value.known for variant in finding.variants)


def _first_day(event: Event) -> str:
    finding = event.finding("when")
    told = [] if finding is None else [finding.value, *(variant.value for variant in finding.variants)]
    return min((day.isoformat() for when in told if isinstance(when, When) and (day := when.earliest or when.latest)), default="~")


def _one_each(evidence: Iterable[Evidence]) -> list[Evidence]:
    """The first place in each report: the others say it again."""
    first: dict[str, Evidence] = {}
    for one in evidence:
        first.setdefault(one.report, one)
    return list(first.values())


def _names_of_voices(texts: Texts, event: Event) -> str:
    speakers = [voice.speaker for account in accounts_of(texts, event) for voice in account.voices[-1:]]
    return join_names(list(dict.fromkeys(speakers))) or "others"
