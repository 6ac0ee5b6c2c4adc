"""Readings in any number, made from those of the samples: of one invented world, in which things happen and several papers tell.

Time goes on in it: twenty-five reports a day, as of a desk that follows some papers, so that a record that is eight times as long
is of eight times as many days, not eight times as dense. One encounter in a hundred is of any day before: archives come in later.
An encounter has two sides of a hundred and fifty, of which some meet more often; offices are held for four years. It has one to
six accounts: in each other words, sometimes no place, a month for a day, or the day after. One report in twelve is a reprint.
An encounter is about other things than those made of the same sample, and its accounts share half of the words that tell about
what; one in eight takes up one of the year before, about the same things. Every anchor stays where it is, and holds.
"""

import hashlib
import json
import random
import re
import string
from collections import Counter, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from benchmarks.corpus import SAMPLES
from readout.accounts.commitments.wording import is_telling
from readout.ingest import Input, find_inputs, read_input
from readout.lexicon.grammar import load_grammar
from readout.reading import make_toolbox, process
from readout.views.reading import reading_of

Json = dict[str, Any]
FACTS = ("encounters", "statements", "commitments", "contested")
# The day of the first report, how many come in a day, and how often an encounter is of a day long before.
FIRST_DAY, A_DAY, FROM_ARCHIVES = date(2001, 1, 1), 25, 0.01
STATES, PLACES, PUBLISHERS, RARE_WORDS = 150, 400, 80, 20_000
# A state is drawn as often as one by its rank and this; a term of office has so many days, and so many terms are known.
EVEN, TERM, TERMS = 5, 1461, 24
OFFICES = ("President", "Prime Minister", "Foreign Minister", "Defence Minister", "Ambassador", "Spokesperson")
# How often an encounter has one account, two, and so on.
ACCOUNTS = (6, 5, 4, 3, 2, 1)
REPRINTS, NO_PLACE, A_MONTH, A_DAY_LATE = 1 / 12, 0.25, 0.06, 0.08
# How many of the words that tell about what are others at another encounter, and how many in another account of one.
OTHER_THINGS, OTHER_WORDS = 0.9, 0.3
# How often an encounter takes up an earlier one, of so many: those of about a year.
TAKES_UP, REMEMBERED = 1 / 8, 3000
# The samples are rich in promises: of theirs a reading keeps so many, which leaves about one a report.
PROMISES = 0.25
# Readings come in about as they were published by the papers: those of one encounter not one after the other.
DISORDER = 400
YEARS, OPENING = range(1900, 2101), load_grammar().function_words
_WORD = re.compile(r"\b[a-z]{4,}\b")
# What another encounter tells in other words: those without a capital but the shortest, names and numbers.
_VARIED = re.compile(r"(\b[a-z]{4,}\b|\b[A-Z]\w+|\b\d+\b)")
_VOWELS, _DIGITS = "aeiou", "123456789"
_CONSONANTS = "".join(letter for letter in string.ascii_lowercase if letter not in _VOWELS)


def sample_readings() -> list[Json]:
    """The readings of the samples."""
    toolbox = make_toolbox()
    inputs = (found for found in find_inputs([str(SAMPLES)]) if isinstance(found, Input))
    readings = (process(read_input(item), toolbox) for item in inputs)
    return [reading_of(each.report, each.annotations, each.record) for each in readings]


def synthetic(originals: list[Json], count: int) -> Iterator[Json]:
    """So many readings, the same at every call."""
    world = World([Pattern(each) for each in originals if each["encounters"]], random.Random(7))
    waiting: list[Json] = []
    for number, reading in zip(range(count), world.readings(), strict=False):
        name = hashlib.sha256(str(number).encode()).hexdigest()[:16]
        reading["report"] |= {"id": name, "given_id": str(number), "source_sha256": name}
        waiting.append(reading)
        if len(waiting) > DISORDER:
            yield waiting.pop(world.chance.randrange(len(waiting)))
    yield from waiting


@dataclass(frozen=True)
class Pattern:
    """A reading of which others are made."""

    reading: Json

    @cached_property
    def written(self) -> str:
        """Its report and facts, to be copied from."""
        return json.dumps({key: self.reading[key] for key in ("schema", "report", *FACTS)})

    @cached_property
    def parts(self) -> tuple[list[str], list[int]]:
        """The text in parts, every second of them a word, a name or a number; and where the words without a capital are that
        tell what it is about.
        """
        parts = _VARIED.split(self.reading["report"]["text"])
        return parts, [at for at in range(1, len(parts), 2) if parts[at].islower() and is_telling(parts[at])]

    @cached_property
    def day(self) -> date:
        """The day from which the days of another reading are reckoned."""
        return date.fromisoformat(self.reading["report"]["published"] or "2020-01-01")


@dataclass(frozen=True)
class Event:
    """What an encounter is told from: a pattern, who stands for whom, which place for which, a day, how names are spelled, and
    the words that tell what it is about, each for one of the pattern.
    """

    pattern: Pattern
    people: Mapping[str, Json]
    places: Mapping[str, str]
    moved: int
    spelling: Mapping[int, int]
    words: Mapping[str, str]


class World:
    """Sides, people, places and papers, all drawn from one source of chance."""

    def __init__(self, patterns: list[Pattern], chance: random.Random) -> None:
        self.chance, self._patterns = chance, patterns
        self._states = [self._name(3) + chance.choice(("ia", "land", "mark", "stan")) for _ in range(STATES)]
        self._holders = {
            (state, term): [f"{self._name(2)} {self._name(3)}" for _ in OFFICES]
            for state in self._states
            for term in range(TERMS)
        }
        self._places = [self._name(3) for _ in range(PLACES)]
        self._papers = [
            f"{self._name(2)} {chance.choice(('Times', 'Post', 'Daily', 'News', 'Agency'))}" for _ in range(PUBLISHERS)
        ]
        self._weights = [1 / (rank + EVEN) for rank in range(STATES)]
        self._words = self._vocabulary()
        self._past: deque[Event] = deque(maxlen=REMEMBERED)

    def _name(self, syllables: int) -> str:
        chance = self.chance
        return "".join(chance.choice(_CONSONANTS) + chance.choice("aeiou") for _ in range(syllables)).capitalize()

    def _vocabulary(self) -> dict[int, list[str]]:
        """Words by their length, the frequent ones of the patterns first, behind them many rare ones."""
        words = Counter(word for pattern in self._patterns for word in _WORD.findall(pattern.reading["report"]["text"]))
        found: dict[int, dict[str, None]] = {}
        for word, _ in words.most_common():
            if is_telling(word):
                found.setdefault(len(word), {})[word] = None
        for _ in range(RARE_WORDS):
            length = self.chance.choice(list(found))
            found[length]["".join(self.chance.choices(string.ascii_lowercase, k=length))] = None
        return {length: list(words) for length, words in found.items()}

    def readings(self) -> Iterator[Json]:
        """Readings without end, the accounts of an encounter one after the other."""
        made = 0
        while True:
            today = made // A_DAY
            event = self._event(self.chance.randrange(today + 1) if self.chance.random() < FROM_ARCHIVES else today)
            for _ in range(self.chance.choices(range(1, len(ACCOUNTS) + 1), ACCOUNTS)[0]):
                reading = self._account(event)
                yield reading
                made += 1
                if self.chance.random() < REPRINTS:
                    yield self._reprint(reading)
                    made += 1

    def _other(self, word: str) -> str:
        """Another word of its length, the frequent ones more often."""
        known = self._words[len(word)]
        return known[int(len(known) * self.chance.random() ** 3)]

    def _event(self, day: int) -> Event:
        """An encounter of that day: one that takes up an earlier one, or of its own."""
        if self._past and self.chance.random() < TAKES_UP:
            earlier = self.chance.choice(self._past)
            return replace(earlier, moved=max(earlier.moved, (FIRST_DAY - earlier.pattern.day).days + day))
        event = self._new_event(day)
        self._past.append(event)
        return event

    def _new_event(self, day: int) -> Event:
        chance, pattern = self.chance, self.chance.choice(self._patterns)
        sides = chance.choices(self._states, self._weights, k=2)
        if sides[0] == sides[1]:
            sides[1] = self._states[(self._states.index(sides[0]) + 1) % STATES]
        people: dict[str, Json] = {}
        for actor in _actors(pattern.reading):
            people.setdefault(actor["name"], self._stand_in(actor, sides[len(people) % 2], day // TERM))
        places = {each["place"]: chance.choice(self._places) for each in pattern.reading["encounters"] if each["place"]}
        moved = (FIRST_DAY - pattern.day).days + day
        told = sorted({pattern.parts[0][at] for at in pattern.parts[1]})
        words = {word: self._other(word) for word in told if chance.random() < OTHER_THINGS}
        return Event(pattern, people, places, moved, self._spelling(), words)

    def _spelling(self) -> dict[int, int]:
        """How the names and numbers of a pattern are spelled at another encounter: it is about other things."""
        letters = {
            letter: other
            for group in (_VOWELS, _CONSONANTS, _DIGITS)
            for letter, other in zip(group, self.chance.sample(group, len(group)), strict=True)
        }
        return {ord(form(letter)): ord(form(other)) for letter, other in letters.items() for form in (str.lower, str.upper)}

    def _stand_in(self, actor: Json, state: str, term: int) -> Json:
        if not (actor["capacity"] or (actor["actor"] or "").startswith("person:")):
            return {"actor": None, "name": state, "capacity": None}
        place = self.chance.choices(range(len(OFFICES)), (6, 5, 6, 2, 1, 1))[0]
        return {"actor": None, "name": self._holders[state, term % TERMS][place], "capacity": f"{OFFICES[place]} of {state}"}

    def _account(self, event: Event) -> Json:
        chance = self.chance
        found: Json = json.loads(event.pattern.written)
        text = self._text(event)
        _change({kind: found[kind] for kind in FACTS}, text, event.people)
        found["commitments"] = [
            each | {"deadline": later(each["deadline"], event.moved)}
            for each in found["commitments"]
            if chance.random() < PROMISES
        ]
        late = chance.random() < A_DAY_LATE
        for encounter in found["encounters"]:
            moved = later(encounter["date"], event.moved + late)
            encounter["date"] = moved[:7] if moved and len(moved) == 10 and chance.random() < A_MONTH else moved
            encounter["place"] = None if chance.random() < NO_PLACE else event.places.get(encounter["place"])
        day = event.pattern.day + timedelta(event.moved + chance.choice((0, 0, 1)))
        return found | {"report": self._report(found["report"], text, day)}

    def _report(self, report: Json, text: str, day: date) -> Json:
        paper = self._papers[int(PUBLISHERS * self.chance.random() ** 2)]
        told = {
            "published": day.isoformat(),
            "published_by": "given",
            "publisher": paper,
            "url": None,
            "title": text[:60].strip(),
        }
        return report | told | {"text": text, "text_sha256": hashlib.sha256(text.encode()).hexdigest()}

    def _text(self, event: Event) -> str:
        parts, places = event.pattern.parts
        parts = [part.translate(event.spelling) if _is_particular(part) else part for part in parts]
        for place in places:
            word = event.words.get(parts[place], parts[place])
            parts[place] = self._other(word) if self.chance.random() < OTHER_WORDS else word
        return "".join(parts)

    def _reprint(self, reading: Json) -> Json:
        """The same words in another paper a day later, one of them changed."""
        found: Json = json.loads(json.dumps(reading))
        text = found["report"]["text"]
        *_, last = _WORD.finditer(text)
        text = text[: last.start()] + self._words.get(len(last[0]), [last[0]])[-1] + text[last.end() :]
        _change({kind: found[kind] for kind in FACTS}, text, {})
        return found | {
            "report": self._report(found["report"], text, date.fromisoformat(found["report"]["published"]) + timedelta(1))
        }


def _is_particular(word: str) -> bool:
    """True for a name or a number; words that begin sentences are neither, nor are years."""
    if word.isdecimal():
        return int(word) not in YEARS
    return word[:1].isupper() and word.lower() not in OPENING


def _actors(found: Any) -> Iterator[Json]:
    if isinstance(found, dict) and "capacity" in found:
        yield found
    elif isinstance(found, dict | list):
        for each in found.values() if isinstance(found, dict) else found:
            yield from _actors(each)


def _change(found: Any, text: str, people: Mapping[str, Json]) -> None:
    """Puts other words into anchors and other people into the place of actors."""
    if isinstance(found, list):
        for each in found:
            _change(each, text, people)
    elif isinstance(found, dict):
        if "exact" in found:
            found["exact"] = text[found["start"] : found["end"]]
        elif "capacity" in found:
            found |= people.get(found["name"], {})
        else:
            for each in found.values():
                if isinstance(each, dict | list):
                    _change(each, text, people)


def later(words: str | None, days: int) -> str | None:
    """A date of days so many days later; a coarser one that of its middle."""
    return None if words is None else "/".join(_later(part, days) for part in words.split("/"))


def _later(words: str, days: int) -> str:
    if not words[:4].isdigit():
        return words
    middle = date.fromisoformat(words + {10: "", 7: "-15", 4: "-07-01"}[len(words)]) + timedelta(days)
    return middle.isoformat()[: len(words)]
