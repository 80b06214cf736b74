"""Dating: what day the news of an undated report is of, as far as other reports of the same happenings tell.

A report that bears no date and tells a meeting which others date to Saturday is of that Saturday's news. Such a day is derived: it
rests on other reports, it helps to tell what came out together, and it never settles when anything happened.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from dragoman.reconcile.traits import Traits

# Days that others give for one report's news and that lie further apart than this say nothing: the report retells several stories.
AT_ODDS = 7


def derive_days(groups: Sequence[Sequence[str]], traits: Mapping[str, Traits]) -> dict[str, int]:
    """For each report without a day of its own, the day of the news it tells, by what others tell of the same; None is left out."""
    found: dict[str, list[int]] = defaultdict(list)
    for members in groups:
        days = _days(members, traits)
        for name in members:
            told = traits[name]
            if told.published is None and told.account.role == "reports" and days:
                found[told.account.report].extend(days)
    return {report: max(days) for report, days in sorted(found.items()) if max(days) - min(days) <= AT_ODDS}


def _days(members: Sequence[str], traits: Mapping[str, Traits]) -> list[int]:
    """The days that accounts of one happening are told for; where none is, those on which their reports came out."""
    told = [traits[name] for name in members]
    dated = [one.when.day.toordinal() for one in told if one.when is not None and one.when.day]
    return dated or [one.published for one in told if one.published is not None and one.account.role == "reports"]
