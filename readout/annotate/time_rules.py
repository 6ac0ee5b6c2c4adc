"""The rules that find expressions of time: for each a trigger, a pattern, and the reading of what it matched.

A rule only proposes and knows no other rule. Its pattern may mark the words of the expression with the group `time`, where the
words before or after it are only its warrant ("in 1987"). A blank in a pattern stands for white space, `{month}` for a piece of
calendar_words.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from readout.annotate import time_readings as read
from readout.annotate.calendar_words import pattern
from readout.annotate.time_readings import Reading


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule; it is tried only around words of its trigger, and where one of `beside` stands near, if it has such.

    In small letters, one of `beside` stands in whatever the pattern matches: to look for them is far quicker than to try it. So
    it is to try the pattern at the trigger alone, if its words are the first that it matches (`leads`).
    """

    name: str
    trigger: str
    pattern: re.Pattern[str]
    read: Reading
    beside: tuple[str, ...]
    leads: bool

    def matches(self, text: str, trigger: int, first: int, last: int) -> Iterable[re.Match[str]]:
        """What the pattern matches between two characters around the trigger."""
        if not self.leads:
            return self.pattern.finditer(text, first, last)
        found = self.pattern.match(text, trigger, last)
        return (found,) if found is not None else ()


def _rule(name: str, trigger: str, reading: Reading, *template: str, beside: str = "", leads: bool = False) -> Rule:
    return Rule(name, trigger, pattern("".join(template)), reading, tuple(beside.split()), leads)


_ON = r"(?:(?P<weekday>{weekday}),? (?:the )?)?"
_PREPOSITIONS = (
    r"\b(?i:in|since|until|till|by|before|after|from|through|throughout|during|early|late|mid|of|for|to|and|or|around|circa"
    r"|beyond|than|both|into"
)
_DAYS = r"(?P<unit>day|week|fortnight|month|year|decade)s?"
_TERM = r"(?P<unit>hour|day|week|fortnight|month|year)s?"

# fmt: off
RULES: tuple[Rule, ...] = (
    _rule(
        "day_then_month", "month", read.day_in_month,
        r"\b{number_edge}", _ON, r"(?:(?i:the) )?(?P<day>{day}(?= ?[-A-Z]| of | day )|{ordinal}(?= (?i:of) ",
        r"| day of ))(?: day)?(?: (?i:of)|-)? ?",
        r"(?P<month>{month}){year_after}",
    ),
    _rule(
        "month_then_day", "month", read.day_in_month,
        r"\b", _ON, r"(?P<month>{month}) (?:the )?(?P<day>{day}|(?<=the\s){ordinal}){year_after}",
    ),
    _rule(
        "days_then_month", "month", read.days_in_month,
        r"\b{number_edge}(?:the )?(?P<day>{day})(?:{dash}|/|, {day})*(?:,? and (?:again )?(?:on )?)?(?:the )?",
        r"(?P<last>{day})(?: of)? (?P<month>{month}){year_after}",
    ),
    _rule(
        "month_then_days", "month", read.days_in_month,
        r"\b(?P<month>{month}) (?P<day>{day})(?:{dash}|(?:, {day})*,? and )(?P<last>{day})(?! [A-Z][a-z]+ [0-9]){year_after}",
        leads=True,
    ),
    _rule(
        "days_over_months", "month", read.days_over_months,
        r"\b{number_edge}(?:the )?(?P<day>{day})(?: of)? (?P<month>{month})(?:,? (?P<own>{year}))?(?:{dash}| and )(?:the )?",
        r"(?P<last>{day})(?: of)? (?P<until>{month}){year_after}",
    ),
    _rule(
        "days_over_months_american", "month", read.days_over_months,
        r"\b(?P<month>{month}) (?P<day>{day})(?:, (?P<own>{year}))?(?:,?{dash})(?P<until>{month}) ",
        r"(?P<last>{day}){year_after}",
        leads=True,
    ),
    _rule(
        "month_of_year", "month", read.one_month,
        r"\b(?P<month>{month})(?:(?: ?,)? (?P<y>{year})|,? of (?P<yo>{year})|(?: of)? (?P<yw>last|this|next",
        r"|the same) year\b)",
        leads=True,
    ),
    _rule(
        "bare_month", "month", read.one_month,
        r"(?<![\w@#])(?:(?<!-)|(?<=mid-)|(?<=late-)|(?<=early-))(?P<month>{full_month})",
        leads=True,
    ),
    _rule(
        "month_after_preposition", "month", read.one_month,
        _PREPOSITIONS, r")[\s-](?P<time>(?P<month>{verbal_month}))",
        beside="may march",
    ),
    _rule(
        "month_of_event", "month", read.one_month,
        r"\b(?:the|a|its|their|this) (?P<time>(?P<month>{verbal_month})) {event}",
        beside="may march",
    ),
    _rule(
        "last_or_next_month_name", "month", read.named_month,
        r"\b(?P<which>(?i:last|next|this|the same)) (?P<month>{full_month}|{verbal_month})",
        beside="last next this same",
    ),
    _rule(
        "months_over", "month", read.months_over,
        r"\b(?P<month>{full_month}|(?<=rom\s){verbal_month}|{verbal_month}(?=[-–/]))(?: (?P<own>{year}))?",
        r"(?:{dash}|/)(?P<until>{full_month}|{verbal_month}){year_after}",
        leads=True,
    ),
    _rule(
        "months_between", "month", read.months_over,
        r"\b[Bb]etween (?P<time>(?P<month>{full_month}|{verbal_month})(?: (?P<own>{year}))? and ",
        r"(?P<until>{full_month}|{verbal_month}){year_after})",
        beside="between",
    ),
    _rule(
        "weekday", "weekday", read.weekday,
        r"\b(?:(?P<which>(?i:last|next|this coming|this past|this|the following|the previous|the past",
        r"|the coming)) )?(?P<weekday>{full_weekday})",
        r"(?:(?: of)? (?P<week>last|this|next) week\b)?",
    ),
    _rule(
        "weekdays", "weekday", read.weekdays,
        r"\b(?:(?P<which>(?i:last|next|this)) )?(?P<weekday>{full_weekday})(?:{dash}|(?P<and> and ))",
        r"(?P<until>{full_weekday})",
        r"(?:(?: of)? (?P<week>last|this|next) week\b)?",
    ),
    _rule(
        "weekday_with_number", "weekday", read.weekday_with_number,
        r"\b(?P<weekday>{full_weekday}),? (?:the )?(?P<day>{ordinal_day})",
    ),
    _rule(
        "weekday_of_month", "weekday", read.weekday_of_month,
        r"\b(?:[Tt]he )?(?P<number>(?i:first|second|third|fourth|last|final)) (?P<weekday>{full_weekday}) (?:of|in) ",
        r"(?:(?P<month>{month}){year_after}|(?P<which>the|this|last|next) month\b)",
        beside="first second third fourth last final",
    ),
    _rule(
        "last_or_next_unit", "unit", read.unit,
        r"(?<!the\s)(?<!The\s)\b(?P<which>(?i:last|next|this|this coming|the coming|the current|the new)) ",
        r"(?P<unit>week|month|quarter|year|weekend|decade)\b(?!-| (?:of|in) (?:{month}|{year}|the|this|last|next))",
        beside="last next this coming current new",
    ),
    _rule(
        "after_next", "unit", read.after_next,
        r"\bthe (?P<unit>week|month|year) (?P<way>after next|before last)\b",
        beside="after before",
    ),
    _rule(
        "the_weekend", "unit", read.the_weekend,
        r"\b(?:[Oo]ver|[Aa]t|[Oo]n|during|before|after|of|by|until|for) (?P<time>the weekend)\b",
        beside="weekend",
    ),
    _rule(
        "within_unit", "unit", read.unit_at_hand,
        r"\b[Ww]ithin (?:the|this)(?: current| calendar)? (?P<unit>week|month|quarter|year)\b(?! of)",
        beside="within",
    ),
    _rule("the_new_year", "unit", read.new_year, r"\b(?P<time>the [Nn]ew [Yy]ear)\b(?!['’]| [A-Z])", beside="new"),
    _rule(
        "ago", "unit", read.ago,
        r"\b(?:(?i:about|some|nearly|almost) )?(?P<count>{count}) ", _DAYS, r" ago\b(?P<sharp> today| yesterday)?",
        beside="ago",
    ),
    _rule(
        "some_time_ago", "unit", read.indefinite,
        r"\b(?:(?:{vague}|[Mm]any|[Ss]everal) (?:hour|day|week|month|year|decade)s|[Dd]ays|[Ww]eeks|[Mm]onths",
        r"|[Yy]ears|[Dd]ecades) ago\b",
        beside="ago",
    ),
    _rule(
        "earlier_or_later", "unit", read.from_previous,
        r"\b(?P<count>{count}) ", _DAYS, r" (?P<way>earlier|later)\b",
        beside="earlier later",
    ),
    _rule(
        "within", "unit", read.within,
        r"\b[Ww]ithin (?:the (?:next|coming) )?(?P<count>{count}) ", _TERM, r"\b(?! of)",
        beside="within",
    ),
    _rule(
        "within_some", "unit", read.indefinite,
        r"\b[Ww]ithin (?:{vague} )?(?:days|weeks|months|years)\b(?! of)",
        beside="within",
    ),
    _rule(
        "from_now", "unit", read.ahead,
        r"\b(?:[Ii]n )?(?P<count>{count}) ", _TERM, r"(?:['’]s?)? (?:time|from now|from today|hence)\b",
        beside="time from hence",
    ),
    _rule("in_time", "unit", read.in_time, r"\b[Ii]n (?P<count>{count}) ", _TERM, r"\b(?!['’]| (?:of|or|a|as))"),
    _rule(
        "running", "unit", read.running,
        r"\bthe (?P<which>next|coming|past|last|previous|preceding) (?P<count>{count}) (?P<unit>day|week|month|year)s\b",
        beside="next coming past last previous preceding",
    ),
    _rule(
        "coming_days", "unit", read.indefinite,
        r"\b(?:(?i:the )(?:coming|next|past|last|recent|following) (?:(?:few|several|couple of) )?(?:days|weeks",
        r"|months|years)",
        r"|(?<=[Ii]n\s)(?:coming|recent|past) (?:days|weeks|months|years)|(?i:the )(?:past|last) (?:day|week|month",
        r"|quarter|year|decade))\b(?! of)",
        beside="coming next past last recent following",
    ),
    _rule(
        "same_or_next", "unit", read.anaphoric,
        r"\b(?i:the (?P<which>same|very|next|following|previous|preceding)|that (?:same|very)) (?P<unit>day|week|month|year)\b",
        beside="same very next following previous preceding",
    ),
    _rule(
        "same_or_next_evening", "deictic", read.anaphoric,
        r"\b(?i:the (?P<which>same|very|next|following|previous|preceding)|that (?:same|very)) (?P<unit>{part_of_day})\b",
        beside="same very next following previous preceding",
    ),
    _rule("that_unit", "unit", read.anaphoric, r"\b[Tt]hat (?P<unit>day|week|month|year)\b(?!['’])", beside="that"),
    _rule("that_evening", "deictic", read.anaphoric, r"\b[Tt]hat (?P<unit>{part_of_day})\b(?!['’])", beside="that"),
    _rule(
        "day_before", "unit", read.anaphoric,
        r"\b(?:[Tt]he|[Aa]) (?P<unit>day|week|month|year) (?P<which>before|after)(?=[,.;:)]| (?:in|at|with|by|over|on)\b|$)",
        beside="before after",
    ),
    _rule(
        "evening_before", "deictic", read.anaphoric,
        r"\b[Tt]he (?P<unit>{part_of_day}) (?P<which>before|after)(?=[,.;:)]| (?:in|at|with|by|over|on)\b|$)",
        beside="before after",
    ),
    _rule("eve", "eve", read.eve, r"\b(?P<time>[Oo]n the eve)\b(?! of (?:the )?{year})(?P<event> of\b)?"),
    _rule(
        "year_end", "unit", read.year_end,
        r"\b(?:the )?year(?:['’]s)?[\s-]end\b|\bthe year (?:is out|ends|is over)\b",
        beside="end out over",
    ),
    _rule(
        "part_of_unit", "unit", read.unit_at_hand,
        r"\b(?:of|in) (?P<time>the (?P<unit>week|month|quarter|year|decade))\b(?! (?:of|that|in which))",
    ),
    _rule(
        "deictic", "deictic", read.deictic,
        r"\b(?:(?:today|(?<![A-Za-z]\s)Today|TODAY)\b(?!['’]s (?:world|youth|young|generation|society|children))",
        r"|[Tt]onight|[Tt]omorrow|[Yy]esterday",
        r"|[Tt]his (?:morning|afternoon|evening)|[Ll]ast (?:night|evening)|(?:[Tt]he )?day (?:before yesterday",
        r"|after tomorrow))\b",
    ),
    _rule(
        "year_after_preposition", "year", read.one_year,
        _PREPOSITIONS, r"|year|fiscal|summer|spring|autumn|winter|back in|(?:half|quarter)(?: of)?)",
        r"[\s-](?:the year |fiscal )?(?P<time>{year})(?!['’]s)",
    ),
    _rule("year_after_year", "year", read.one_year, r"(?<=[12][0-9]{3}\sand\s)(?P<time>{year})"),
    _rule(
        "year_as_adjective", "year", read.one_year,
        r"\b(?i:the|its|their|his|her|a|our) (?P<time>(?![0-9]+00 [a-z]){year}) (?=[a-zA-Z])",
    ),
    _rule("year_of_event", "year", read.one_year, r"\b(?P<time>{year}) {event}"),
    _rule(
        "years_over", "year", read.years_over,
        r"{number_edge}(?P<first>(?:1[5-9]|20)[0-9]{2}){dash}(?P<last>{year}|[0-9]{2}(?![0-9]|[-.,:/][0-9]))",
    ),
    _rule(
        "years_between", "year", read.years_over,
        r"\b[Bb]etween (?P<time>(?P<first>{year}) and (?P<last>{year}))",
        beside="between",
    ),
    _rule(
        "decade", "year", read.decade,
        r"\b(?:the )?(?:early |late |mid[\s-])?(?P<decade>(?:1[5-9]|20)[0-9]0)['’]?s\b",
        beside="0s 0's 0’s",
    ),
    _rule(
        "season", "season", read.season,
        r"\b(?:(?P<which>(?i:last|this past|this coming|this|next)) |(?i:the )(?:early |late |coming )?|(?<=[Ii]n\s)|(?<=by\s)|",
        r"(?<=since\s)|(?<=until\s)|(?<=early\s)|(?<=late\s)|(?=\w+ (?:of )?{year}))",
        r"(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|fall|winter|Winter)\b{year_after}(?![-\w]| of\b| [A-Z])",
    ),
    _rule(
        "quarter", "unit", read.quarter,
        r"\b(?:the )?(?P<number>(?i:first|second|third|fourth)|[1-4](?:st|nd|rd|th))[\s-]quarter\b(?: of the year\b",
        r"|{year_after})(?! of)",
        beside="quarter",
    ),
    _rule(
        "holiday", "holiday", read.holiday,
        r"\b(?:(?P<which>last|next|this) )?(?P<holiday>{holiday})\b(?!['’]| [A-Z]){year_after}",
    ),
    _rule("moving_holiday", "holiday", read.indefinite, r"\b{unreckoned}\b"),
    _rule(
        "year_month_day", "numeric", read.year_month_day,
        r"{number_edge}(?P<year>[12][0-9]{3})(?P<dash>[-./])(?P<month>0?[1-9]|1[0-2])(?P=dash)(?P<day>[0-3]?[0-9])",
        r"(?![0-9]|[-./][0-9])",
        r"(?:T[0-9:.Z+]+)?",
    ),
    _rule(
        "day_month_year", "numeric", read.day_month_year,
        r"{number_edge}(?P<first>[0-3]?[0-9])(?P<dash>[-./])(?P<second>[0-3]?[0-9])(?P=dash)(?P<year>[12][0-9]{3})",
        r"(?![0-9]|[-./][0-9])",
    ),
    _rule(
        "day_of_month", "ordinal", read.day_of_month,
        r"\b(?:the )?(?P<day>{ordinal_day}) (?:day )?(?P<which>instant\b|inst\b\.?|ultimo\b|ult\b\.?|proximo\b",
        r"|prox\b\.?|of (?:the|this|last|next|the (?:current|same|next|previous)) month\b)",
        beside="inst ult prox month",
    ),
    _rule(
        "the_day", "ordinal", read.day_of_month,
        r"\b(?:[Oo]n|by|until|till|from|since|before|after) (?P<time>the (?P<day>{ordinal_day}))",
        r"(?=[.,;:)!?”\"]|$| (?:and|or|at|in|when|where|with|for|he|she|they|the)\b)",
    ),
)
# fmt: on
