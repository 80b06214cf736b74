"""Times: TIMEX3 for English news, and for every point in time the stretch of days it reaches over, with anchor, basis and reason.

What comes in: a `Reading` with its report's publication day, if it has one. What goes out: the same with `times` filled.
The rules are `patterns.yaml` over the word lists of `vocabulary.yaml`. It refuses to let a publication day stand in where
none is known: a weekday then keeps no date, and a day and month keep no year unless a weekday derives it.
"""

from dragoman.annotate.times.mark import mark_times

__all__ = ["mark_times"]
