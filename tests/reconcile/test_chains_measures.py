"""What the measures of chains and timelines count, on examples worked by hand."""

from __future__ import annotations

from itertools import permutations

import pytest
from bench.coreference import conll
from bench.timelines import compare, match_events


def line(*events):
    """A timeline of events, each its date and its words in one document."""
    return [(day, frozenset(("doc", number, word) for number, word in enumerate(words.split()))) for day, words in events]


GOLD = line(("2005-01-18", "unveils"), ("2005-04-27", "flight"), ("2005-04-27", "landing"))


def test_the_gold_itself_is_all_right():
    """Every relation of a line holds in the line: three dates and two steps."""
    counts = compare(GOLD, GOLD, dates=True)
    assert (counts["given"], counts["held"], counts["kept"], counts["wanted"]) == (5, 5, 5, 5)


def test_without_dates_only_the_steps_count():
    """The subtracks ask for the order alone."""
    assert compare(GOLD, GOLD, dates=False)["wanted"] == len(GOLD) - 1


def test_a_wrong_day_costs_its_date_and_its_step():
    """The landing put on the day after: its date is wrong, and it is no longer at the flight's time."""
    ours = line(("2005-01-18", "unveils"), ("2005-04-27", "flight"), ("2005-04-28", "landing"))
    counts = compare(GOLD, ours, dates=True)
    assert (counts["held"], counts["given"]) == (3, 5)


def test_a_step_over_what_was_missed_still_holds():
    """Relations are judged in the closure: the unveiling is before the landing, whatever stands between."""
    ours = [GOLD[0], GOLD[2]]
    counts = compare(GOLD, ours, dates=False)
    assert (counts["held"], counts["given"], counts["kept"], counts["wanted"]) == (1, 1, 0, 2)


def test_what_the_gold_has_not_is_wrong():
    """An event of ours that is none of the gold's holds nothing."""
    counts = compare(GOLD, line(("2005-01-18", "dines")), dates=True)
    assert (counts["held"], counts["given"], counts["kept"]) == (0, 1, 0)


def test_an_event_is_matched_once():
    """Two events of ours with one mention of the gold's are not both right."""
    ours = [GOLD[0], ("2005-01-19", GOLD[0][1])]
    assert match_events(GOLD, ours) == {0: 0}


@pytest.mark.parametrize("names", permutations("xyz"))
def test_measures_do_not_see_the_names_of_chains(names):
    """The same chains under other names are all right."""
    gold = {1: "a", 2: "a", 3: "b", 4: "c"}
    found = {mention: dict(zip("abc", names, strict=True))[chain] for mention, chain in gold.items()}
    assert conll(gold, found)["conll"] == 1


def test_b_cubed_on_a_worked_example():
    """Five of one chain and two of another in one: precision is (5 * 5/7 + 2 * 2/7) / 7, recall whole."""
    gold = {number: number < 5 for number in range(7)}
    scores = conll(gold, dict.fromkeys(gold, "one"))
    assert scores["b3_precision"] == pytest.approx((5 * 5 / 7 + 2 * 2 / 7) / 7)
    assert scores["b3_recall"] == 1
