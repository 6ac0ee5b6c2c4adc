"""The verdicts on two accounts, and the spans of days by which they are given."""

from enum import IntEnum

# A report of the 24th may date a meeting of the 23rd a day late; two days are two encounters.
A_DAY_LATE = 1
# Wishes and plans without a date, and calls and letters without one, are one if the reports are of one week.
ONE_WEEK = 7
# The same, where the place is told too.
TWO_MONTHS = 61
# A month tells which encounter it was where the two met once in it; a year does not.
A_MONTH = 31


class Verdict(IntEnum):
    """What two accounts are to each other."""

    CLASH = 0  # they cannot be of one encounter: no chain may bring them together
    APART = 1
    DOUBTFUL = 2
    LIKELY = 3  # they are, if the vaguer of them is like no other encounter
    ONE = 4
