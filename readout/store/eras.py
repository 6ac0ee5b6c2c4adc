"""Stretches of time by which the long tables of the ledger are ordered before all else.

So what comes in, most of it of about one time, is written to few places, and what is asked of one time looks at that alone:
neither costs more as the record grows longer.
"""

# The time in which something can be followed has one of these eras, the one before, or the one before that.
_YEARS = 4
# What can be followed for more years than these, since its term is far away, is of no era: few promises are.
_FOLLOWED = 5
FAR = 0


def year_of(day: str) -> int:
    """The year of an ISO day."""
    return int(day[:4])


def era_of(day: str, until: str) -> int:
    """The era of what is told on a day and can be followed until another."""
    return FAR if year_of(until) - year_of(day) > _FOLLOWED else year_of(day) // _YEARS


def eras_told(since: str, until: str) -> list[int]:
    """The eras of all that is told within these days."""
    return [FAR, *range(year_of(since) // _YEARS, year_of(until) // _YEARS + 1)]


def eras_followed(since: str, until: str) -> list[int]:
    """The eras of all that can be followed on one of these days."""
    return [FAR, *range((year_of(since) - _FOLLOWED) // _YEARS, year_of(until) // _YEARS + 1)]
