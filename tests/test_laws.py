"""The laws: what holds of every record, whatever the reports say.

Hypothesis invents reports: a few ministers of a few states who meet, visit, accuse and promise, on days that agree or do not,
in sentences that are copied or not. Then it looks for a set of reports that breaks a law, and shows the smallest.

    twice is once           reading a report again adds nothing
    order is nothing        reports in any order make one record
    nothing is lost         every claim is in exactly one event, and every word of it still opens
    every quotation quotes  what a finding rests on stands in the report
    undo undoes             a judgement taken back leaves no trace
    a person outranks       what a person parts or joins is parted or joined
    a verdict is done       the machine says "same" of accounts in one event only
    a copy is no witness    a report printed again adds a report to an event, and no origin
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.almanac import load_almanac
from dragoman.model import Account, Actor, Claim, Judgement, Party, Place, Reconciliation, Report, Span, Telling, When, fold, identify
from dragoman.reconcile import reconcile_tellings

PEOPLE = [
    ("Rashid Meredov", "TKM"), ("Rashyd Meredow", "TKM"), ("Meredov", "TKM"), ("Vladimir Norov", "UZB"), ("Jeenbek Kulubaev", "KGZ"),
    ("Sirojiddin Muhriddin", "TJK"), ("Meredov", "UZB"),
]  # fmt: skip
PLACES = [Place("osh", "Osh", "city", "KGZ"), Place("osh-airport", "Osh Airport", "facility", "KGZ"), Place("merv", "Merv", "city", "TKM")]
ENDINGS = ["over gas prices, unpaid transit fees and the pipeline", "about the closed bridge and the cattle on it", "on visas for drivers"]
FIRST = date(2024, 3, 4)

Reports = dict[str, Report]
Tellings = dict[str, Telling]


@st.composite
def tellings(draw: st.DrawFn, least: int = 1) -> tuple[Reports, Tellings]:
    """A handful of reports and what is understood of each."""
    names = draw(st.lists(st.sampled_from("abcdefg"), min_size=least, max_size=5, unique=True))
    told = [_tell(draw, name) for name in names]
    return {report.id: report for report, _ in told}, {telling.report: telling for _, telling in told}


@st.composite
def judgements(draw: st.DrawFn, accounts: list[str]) -> list[Judgement]:
    """What a desk officer might say of any two accounts, one word after another."""
    words = []
    for number in range(draw(st.integers(0, 4)) if len(accounts) > 1 else 0):
        left, right = draw(st.lists(st.sampled_from(accounts), min_size=2, max_size=2, unique=True))
        verdict = draw(st.sampled_from(["same", "different", "part of", "unsure"]))
        words.append(Judgement(f"judgement-{number}", left, right, verdict, 1.0, "as I see it", by="Amina", at=f"2024-04-0{number + 1}"))
    return words


@given(tellings())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_twice_is_once(told):
    """The same reports reconciled again give the same record."""
    assert reconcile(*told) == reconcile(*told)


@given(tellings(least=2), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_order_is_nothing(told, chance):
    """Reports, and what is told in each, may come in any order."""
    reports, known = told
    shuffled = dict(chance.sample(sorted(known.items()), len(known)))
    mixed = {
        name: replace(telling, accounts=_mixed(telling.accounts, chance), actors=_mixed(telling.actors, chance))
        for name, telling in shuffled.items()
    }
    assert reconcile({name: reports[name] for name in shuffled}, mixed) == reconcile(reports, known)


@given(st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_nothing_is_lost(data):
    """Whatever anyone judges, each account is in exactly one event, each claim in a variant of its slot, each old id still answers."""
    reports, known = data.draw(tellings())
    accounts = {account.id: account for telling in known.values() for account in telling.accounts}
    record = reconcile(reports, known, data.draw(judgements(sorted(accounts))))
    assert sorted(name for event in record.events for name in event.accounts) == sorted(accounts)
    for event in record.events:
        assert (event.id, *event.formerly) == event.accounts == tuple(sorted(event.accounts))
        shown = {
            (finding.slot, piece.report, piece.span)
            for finding in event.findings
            for variant in finding.variants
            for piece in variant.evidence
        }
        told = {(claim.slot, claim.report, claim.span) for name in event.accounts for claim in accounts[name].claims}
        assert told <= shown


@given(tellings())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_verdict_is_what_was_done(told):
    """The machine's "same" stands only between accounts of one event, every verdict has its reasons, and no pair is judged twice."""
    record = reconcile(*told)
    home = {name: event.id for event in record.events for name in event.accounts}
    assert all(home[word.left] == home[word.right] for word in record.judgements if word.verdict == "same")
    assert all(word.because and word.left < word.right for word in record.judgements)
    assert len({(word.left, word.right) for word in record.judgements}) == len(record.judgements)


@given(tellings())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_quotation_quotes(told):
    """What a finding rests on is a stretch of its report, and no more witnesses are counted than there are reports."""
    reports, known = told
    for event in reconcile(reports, known).events:
        for finding in event.findings:
            assert finding.because
            assert not (finding.kind == "contradiction" and finding.settled)
            for variant in finding.variants:
                assert 1 <= variant.origins <= len(variant.reports) <= len(event.reports)
                assert all(piece.span.of(reports[piece.report].text) for piece in variant.evidence)


@given(st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_undo_undoes(data):
    """With the last judgement taken back, the record is what it was; with all taken back, what the machine made it."""
    reports, known = data.draw(tellings())
    words = data.draw(judgements(sorted(account.id for telling in known.values() for account in telling.accounts)))
    before = reconcile(reports, known, words[:-1])
    reconcile(reports, known, words)
    assert reconcile(reports, known, words[:-1]) == before
    assert all(judgement.by == "dragoman" for judgement in reconcile(reports, known).judgements)


@given(st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_a_person_outranks_the_machine(data):
    """What a person parts is parted and what a person joins is joined, as long as the person's own words allow it."""
    reports, known = data.draw(tellings())
    words = data.draw(judgements(sorted(account.id for telling in known.values() for account in telling.accounts)))
    home = {name: event.id for event in reconcile(reports, known, words[:1]).events for name in event.accounts}
    for word in words[:1]:
        assert (home[word.left] == home[word.right]) == (word.verdict == "same")


@given(tellings())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_copy_is_no_witness(told):
    """Print every report again under another name: no event has more origins than before."""
    reports, known = told
    again = {f"{name}-again": _again(telling) for name, telling in known.items()}
    copies = {f"{name}-again": replace(report, id=f"{name}-again") for name, report in reports.items()}
    record = reconcile({**reports, **copies}, {**known, **again})
    texts: dict[str, set[str]] = {}
    for name, report in {**reports, **copies}.items():
        texts.setdefault(report.text, set()).add(name)
    # Of the reports that print one text, exactly one is at most its own origin, and no chain leads from copy to copy.
    of = {origin.report: origin.of for origin in record.origins}
    assert all(sum(of[name] is None for name in names) <= 1 for names in texts.values())
    assert all(of[source] is None for source in of.values() if source is not None)
    assert all(event.origins <= len({name.removesuffix("-again") for name in event.reports}) for event in record.events)


def reconcile(reports: Reports, known: Tellings, words: list[Judgement] | None = None) -> Reconciliation:
    """One record."""
    return reconcile_tellings(reports, known, words or [], load_almanac())


def _tell(draw: st.DrawFn, name: str) -> tuple[Report, Telling]:
    """One report: three sentences at most, an account in each, in words that other reports may use too."""
    text, accounts, parties = "", [], []
    for _ in range(draw(st.integers(1, 3))):
        people = draw(st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=3, unique=True))
        kind, ending = draw(st.sampled_from(["CONSULT", "CONSULT", "ACCUSE"])), draw(st.sampled_from(ENDINGS))
        sentence = f"{' and '.join(person for person, _ in people)} {'sat for two long hours' if kind == 'CONSULT' else 'traded charges'} {ending}."
        span = Span(len(text), len(text) + len(sentence))
        text += f"{sentence}\n"
        parties += (here := [_party(*person) for person in people])
        values: list[tuple[str, Party | When | Place]] = [("actors", party) for party in here]
        if draw(st.booleans()):
            first = FIRST + timedelta(draw(st.integers(0, 4)))
            values.append(("when", When(first, first + timedelta(draw(st.sampled_from([0, 0, 6]))), "then", "counted")))
        if draw(st.booleans()):
            values.append(("where", draw(st.sampled_from(PLACES))))
        account = identify("account", name, *span_of(span))
        claims = tuple(Claim(identify("claim", account, slot, value), name, account, slot, value, span) for slot, value in values)
        status = draw(st.sampled_from(["happened", "happened", "planned"]))
        accounts.append(Account(account, name, kind, (), (), status, "reports", "asserts", span, span, sentence, claims))
    actors = {party.actor: Actor(party.actor, party.kind, party.name, (), party.state) for party in parties}
    return Report(name, text, ""), Telling(name, tuple(actors.values()), tuple(accounts))


def _party(name: str, state: str) -> Party:
    """A person as a report names one."""
    return Party(identify("person", fold(name), state), name, "person", state)


def _again(telling: Telling) -> Telling:
    """What is understood of the same text under another name."""
    name = f"{telling.report}-again"
    accounts = []
    for account in telling.accounts:
        other = identify("account", name, *span_of(account.span))
        claims = tuple(replace(claim, id=identify("claim", other, claim.id), report=name, account=other) for claim in account.claims)
        accounts.append(replace(account, id=other, report=name, claims=claims))
    return replace(telling, report=name, accounts=tuple(accounts))


def _mixed(things, chance):
    """The same things in another order."""
    return tuple(chance.sample(list(things), len(things)))


def span_of(span: Span) -> tuple[int, int]:
    """The ends of a span."""
    return span.start, span.end
