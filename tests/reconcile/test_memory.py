"""The law of memory: a record reconciled step by step is, in every byte, the record reconciled at once."""

from __future__ import annotations

from itertools import permutations

from bench.press import HARD, simulate
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from dragoman.almanac import load_almanac
from dragoman.model import Judgement
from dragoman.reconcile import Memory, reconcile_tellings
from dragoman.reconcile.shelf import Shelf
from dragoman.store import Database


@given(data=st.data())
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_step_by_step_is_at_once(data, tmp_path_factory):
    """Reports that come and go in any order, with judgements given and taken back: record and rows are those of one full reconciliation."""
    world = simulate(data.draw(st.integers(0, 10_000)), HARD, happenings=5, nations=4)
    names = data.draw(st.permutations(sorted(world.reports)))[:12]
    accounts = sorted(account.id for name in names for account in world.tellings[name].accounts)
    folder, memory, last = tmp_path_factory.mktemp("law"), Memory(), None
    database = Database.open(folder / "step.db", create=True)
    steps = sorted({*data.draw(st.lists(st.integers(1, len(names)), min_size=1, max_size=3)), len(names)})
    for step in steps:
        gone = data.draw(st.sampled_from(["", *names[:step]]))
        held = [name for name in names[:step] if name != gone]
        words = [_word(data, accounts, number) for number in range(data.draw(st.integers(0, 2)))]
        reports, tellings = ({name: shelf[name] for name in held} for shelf in (world.reports, world.tellings))
        whole = reconcile_tellings(reports, tellings, words, load_almanac(), memory)
        assert whole == reconcile_tellings(reports, tellings, words, load_almanac())
        with database.locked():
            database.ledgers.save(whole, step, last)
        last = whole
    again = Database.open(folder / "once.db", create=True)
    with again.locked():
        again.ledgers.save(whole, steps[-1])
    assert _rows(database) == _rows(again)


def test_an_event_changes_with_what_others_tell_of_its_people(desk):
    """An event that gains no account still shows a man by the name that most reports write, when others come that write another."""
    memory, spellings = Memory(), ("Mohsin Naqvi", "Mohsen Naqvi", "Mohsen Naqvi")
    for number, name in enumerate(spellings):
        report = desk.report(f"r{number}", published=f"2024-05-0{number + 1}")
        who = desk.person(name, "PAK", "Interior Minister")
        host = desk.person("Sani Dogo", "NER")
        desk.meet(report, f"{name} met Sani Dogo.", who, host, when=desk.day(f"2024-0{number + 1}-01"), cue="met")
        step = reconcile_tellings(desk.reports, desk.tellings, [], load_almanac(), memory)
        assert step == desk.record()
    assert {party.name for event in step.events for party in event.actors} == {"Mohsen Naqvi", "Sani Dogo"}


def test_what_is_remembered_is_not_worked_out_again():
    """A question asked again is answered from the shelf; another question under the same name is not."""
    asked: list[int] = []
    shelf: Shelf[int] = Shelf()

    def double(number: int) -> int:
        asked.append(number)
        return 2 * number

    assert [shelf.get("a", double, 3), shelf.get("a", double, 3), shelf.get("a", double, 4)] == [6, 6, 8]
    assert asked == [3, 4]


def test_what_is_no_longer_asked_for_is_forgotten():
    """An answer that a whole turn did not ask for is worked out anew."""
    asked: list[int] = []
    shelf: Shelf[None] = Shelf()
    for name in ("a", "b", "a"):
        shelf.get(name, asked.append, 1)
        shelf.turn()
    assert len(asked) == 3


def _word(data, accounts, number):
    """What a desk officer might say of two accounts."""
    left, right = sorted(data.draw(st.lists(st.sampled_from(accounts), min_size=2, max_size=2, unique=True)))
    verdict = data.draw(st.sampled_from(["same", "different", "part of"]))
    return Judgement(f"judgement-{number}", left, right, verdict, 1.0, "as I see it", by="Amina", at=f"2024-04-0{number + 1}")


def _rows(database: Database) -> list[list[tuple[object, ...]]]:
    """Everything that a reconciliation writes."""
    tables = ("event", "event_day", "event_party", "event_account", "ledger")
    with database.reading() as connection:
        return [sorted((tuple(row) for row in connection.execute(text(f"SELECT * FROM {table}"))), key=repr) for table in tables]


def test_undated_reports_and_unclear_names_come_in_any_order(desk):
    """What is borrowed from other reports, a day or a name, is the same whichever came first, all at once or one by one."""
    chad, niger, sani = desk.state("TCD", "Chad"), desk.state("NER", "Niger"), desk.person("Sani Dogo", "NER")
    for report, published, name in (("a", None, "Tomi"), ("b", "2024-05-10", "Tomi Remen"), ("c", None, "Tomi Remen")):
        desk.report(report, published=published)
        day = desk.day("2024-05-09") if published else None
        words = "Chad and Niger agreed to reopen the grazing routes and the cattle market before the rains."
        desk.tell(report, words, "AGREE", actors=(chad, niger), cue="agreed", when=day)
        desk.meet(report, f"{name} met Sani Dogo on Wednesday in Kabul.", desk.person(name), sani, cue="met", where=desk.kabul)
    whole = desk.record()
    assert any(variant.value.basis == "derived" for event in whole.events if (when := event.finding("when")) for variant in when.variants)
    for names in permutations(desk.reports):
        memory, known = Memory(), []
        for name in names:
            known.append(name)
            reports, tellings = ({one: rows[one] for one in known} for rows in (desk.reports, desk.tellings))
            last = reconcile_tellings(reports, tellings, (), load_almanac(), memory)
        assert last == whole
