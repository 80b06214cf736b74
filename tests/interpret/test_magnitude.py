"""Magnitudes: each number with what it counts, whose, and how exactly, as it was told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.model import Magnitude, Telling

Tell = Callable[..., Telling]


def numbers_of(telling: Telling) -> list[Magnitude]:
    """Every number of a telling."""
    return [number for account in telling.accounts for number in account.magnitudes]


@pytest.mark.parametrize(
    ("text", "what", "value", "low", "high"),
    [
        ("Clashes in Ituri killed 80 to 90 villagers.", "killed", None, 80, 90),
        ("Between 80 and 90 people were killed in the attack on Gao.", "killed", None, 80, 90),
        ("Chadian shells killed 20-25 people in Adré.", "killed", None, 20, 25),
        ("Up to 300 soldiers were killed in the ambush.", "killed", None, None, 300),
        ("Fewer than 50 protesters were arrested in Tunis.", "arrested", None, None, 50),
        ("The fighting displaced hundreds of thousands of people in Darfur.", "displaced", None, 200_000, None),
        ("The fighting displaced tens of thousands.", "displaced", None, 20_000, None),
        ("About a dozen police officers were injured in clashes in Nairobi.", "injured", 12, None, None),
        ("The death toll from the strike on the camp rose to 71.", "killed", 71, None, None),
    ],
)
def test_a_number_is_as_exact_as_told(tell: Tell, text: str, what: str, value: float, low: float, high: float) -> None:
    """A range, a bound and a vague word stay what they are; none is made a number."""
    number = next(one for one in numbers_of(tell(text)) if one.what == what)
    assert (number.value, number.low, number.high) == (value, low, high)


def test_a_hedge_before_a_scale_is_kept(tell: Tell) -> None:
    """Told as "over 7 million", it is at least seven million, and its words are the whole number."""
    number = numbers_of(tell("The war in Sudan displaced over 7 million people."))[0]
    assert (number.value, number.at_least, number.span.end - number.span.start) == (7_000_000, True, len("7 million"))


@pytest.mark.parametrize(
    ("text", "what", "subject"),
    [
        ("Hamas freed three hostages on Monday.", "released", "hostages"),
        ("Mali's army captured 12 villages near Kidal.", "posts", "villages"),
        ("Clashes in Gao left four dead and 20 hurt.", "injured", None),
        ("Over 130,000 people left 86 villages after the shelling.", "displaced", "people"),
        ("Police in Minsk detained several hundred people.", "arrested", "people"),
        ("Hundreds of minors were deported to Russia.", "returned", "minors"),
        ("Three men were shot and 80 people wounded in Khartoum.", "injured", "people"),
        ("Hundreds of miners were killed in the attack on Kadugli.", "killed", "miners"),
        ("Kenya sent 400 policemen to Haiti.", "deployed", "policemen"),
        ("The attack caused the displacement of hundreds of people.", "displaced", "people"),
    ],
)
def test_a_number_counts_what_its_words_say(tell: Tell, text: str, what: str, subject: str | None) -> None:
    """The verb says what became of those who are counted; a noun that only says so is nobody."""
    assert (what, subject) in [(one.what, one.subject) for one in numbers_of(tell(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Sudan's army killed 30 percent of the herd.",
        "Customs in Mombasa seized 300 kilograms of ivory.",
        "Russia fired 93 drones and nine missiles at Kyiv.",
    ],
)
def test_shares_and_measures_count_nobody(tell: Tell, text: str) -> None:
    """A percentage, a weight, and what is fired are no number of people or posts."""
    assert numbers_of(tell(text)) == []


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Kenya pledged $20 million in aid to Somalia.", 20_000_000, "USD"),
        ("Turkey fined the company 3 million liras.", 3_000_000, "lira"),
        ("India extended USD 200 million to Rwanda in credit.", 200_000_000, "USD"),
        ("Japan lent Laos 300 million yen for the dam.", 300_000_000, "JPY"),
    ],
)
def test_money_has_its_currency(tell: Tell, text: str, value: float, unit: str) -> None:
    """A sum is told with its currency, and the scale counts."""
    number = numbers_of(tell(text))[0]
    assert (number.what, number.value, number.unit) == ("money", value, unit)


def test_a_number_goes_to_its_own_kind(tell: Tell) -> None:
    """The dead belong to the fighting and the displaced to the displacing, whichever word stands nearer."""
    told = {
        account.type: {one.what for one in account.magnitudes}
        for account in tell("At least 35 had died and over 270,000 been displaced in the fighting.").accounts
    }
    assert told == {"ASSAULT": {"killed"}, "COERCE": {"displaced"}}
