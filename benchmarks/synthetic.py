"""Readings in any number, made from those of the samples: of one invented world, in which things happen and several papers tell.

An encounter has two sides, drawn so that a few of forty meet most often, a day within 22 years, and one to six accounts: in
each other words, sometimes no place, a month for a day, or the day after. One report in twelve is a reprint. Every anchor stays
where it is, and holds.
"""

import hashlib
import json
import random
import re
import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from benchmarks.corpus import SAMPLES
from readout.ingest import Input, find_inputs, read_input
from readout.reading import make_toolbox, process
from readout.views.reading import reading_of

Json = dict[str, Any]
FACTS = ("encounters", "statements", "commitments", "contested")
FIRST_DAY, DAYS = date(2001, 1, 1), 8000
STATES, PLACES, PUBLISHERS, RARE_WORDS = 40, 120, 80, 20_000
OFFICES = ("President", "Prime Minister", "Foreign Minister", "Defence Minister", "Ambassador", "Spokesperson")
# How often an encounter has one account, two, and so on.
ACCOUNTS = (6, 5, 4, 3, 2, 1)
REPRINTS, NO_PLACE, A_MONTH, A_DAY_LATE, OTHER_WORDS = 1 / 12, 0.25, 0.06, 0.08, 0.85
# Readings come in about as they were published by the papers: those of one encounter not one after the other.
DISORDER = 400
_WORD = re.compile(r"\b[a-z]{4,}\b")
_CONSONANTS = "".join(letter for letter in string.ascii_lowercase if letter not in "aeiou")


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
        """The text in parts, and the places of those that are words without a capital."""
        parts = re.split(r"(\b[a-z]{4,}\b)", self.reading["report"]["text"])
        return parts, list(range(1, len(parts), 2))

    @cached_property
    def day(self) -> date:
        """The day from which the days of another reading are reckoned."""
        return date.fromisoformat(self.reading["report"]["published"] or "2020-01-01")


@dataclass(frozen=True)
class Event:
    """What an encounter is told from: a pattern, who stands for whom, which place for which, a day, and how letters turn."""

    pattern: Pattern
    people: Mapping[str, Json]
    places: Mapping[str, str]
    moved: int
    letters: Mapping[int, int]


class World:
    """Sides, people, places and papers, all drawn from one source of chance."""

    def __init__(self, patterns: list[Pattern], chance: random.Random) -> None:
        self.chance, self._patterns = chance, patterns
        self._states = [self._name(3) + chance.choice(("ia", "land", "mark", "stan")) for _ in range(STATES)]
        self._holders = {state: [f"{self._name(2)} {self._name(3)}" for _ in OFFICES] for state in self._states}
        self._places = [self._name(3) for _ in range(PLACES)]
        self._papers = [
            f"{self._name(2)} {chance.choice(('Times', 'Post', 'Daily', 'News', 'Agency'))}" for _ in range(PUBLISHERS)
        ]
        self._weights = [1 / (rank + 2) for rank in range(STATES)]
        self._words = self._vocabulary()

    def _name(self, syllables: int) -> str:
        chance = self.chance
        return "".join(chance.choice(_CONSONANTS) + chance.choice("aeiou") for _ in range(syllables)).capitalize()

    def _vocabulary(self) -> dict[int, list[str]]:
        """Words by their length, the frequent ones of the patterns first, behind them many rare ones."""
        found: dict[int, dict[str, None]] = {}
        for pattern in self._patterns:
            for word in _WORD.findall(pattern.reading["report"]["text"]):
                found.setdefault(len(word), {})[word] = None
        for _ in range(RARE_WORDS):
            length = self.chance.choice(list(found))
            found[length]["".join(self.chance.choices(string.ascii_lowercase, k=length))] = None
        return {length: list(words) for length, words in found.items()}

    def readings(self) -> Iterator[Json]:
        """Readings without end, the accounts of an encounter one after the other."""
        while True:
            event = self._event()
            for _ in range(self.chance.choices(range(1, len(ACCOUNTS) + 1), ACCOUNTS)[0]):
                reading = self._account(event)
                yield reading
                if self.chance.random() < REPRINTS:
                    yield self._reprint(reading)

    def _event(self) -> Event:
        chance, pattern = self.chance, self.chance.choice(self._patterns)
        sides = chance.choices(self._states, self._weights, k=2)
        if sides[0] == sides[1]:
            sides[1] = self._states[(self._states.index(sides[0]) + 1) % STATES]
        people: dict[str, Json] = {}
        for actor in _actors(pattern.reading):
            people.setdefault(actor["name"], self._stand_in(actor, sides[len(people) % 2]))
        places = {each["place"]: chance.choice(self._places) for each in pattern.reading["encounters"] if each["place"]}
        turn = chance.randrange(1, len(_CONSONANTS))
        turned = (_CONSONANTS[turn:] + _CONSONANTS[:turn]).upper()
        moved = (FIRST_DAY - pattern.day).days + chance.randrange(DAYS)
        return Event(pattern, people, places, moved, str.maketrans(_CONSONANTS.upper(), turned))

    def _stand_in(self, actor: Json, state: str) -> Json:
        if not (actor["capacity"] or (actor["actor"] or "").startswith("person:")):
            return {"actor": None, "name": state, "capacity": None}
        place = self.chance.choices(range(len(OFFICES)), (6, 5, 6, 2, 1, 1))[0]
        return {"actor": None, "name": self._holders[state][place], "capacity": f"{OFFICES[place]} of {state}"}

    def _account(self, event: Event) -> Json:
        chance = self.chance
        found: Json = json.loads(event.pattern.written)
        text = self._text(event)
        _change({kind: found[kind] for kind in FACTS}, text, event.people)
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
        parts = [part.translate(event.letters) for part in parts]
        for place in places:
            if self.chance.random() < OTHER_WORDS:
                known = self._words[len(parts[place])]
                parts[place] = known[int(len(known) * self.chance.random() ** 3)]
        return "".join(parts)

    def _reprint(self, reading: Json) -> Json:
        """The same words in another paper a day later, one of them changed."""
        found: Json = json.loads(json.dumps(reading))
        text = found["report"]["text"]
        *_, last = _WORD.finditer(text)
        text = text[: last.start()] + self._words[len(last[0])][-1] + text[last.end() :]
        _change({kind: found[kind] for kind in FACTS}, text, {})
        return found | {
            "report": self._report(found["report"], text, date.fromisoformat(found["report"]["published"]) + timedelta(1))
        }


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
    """A date of days so many days later; a coarser one moves by whole years."""
    return None if words is None else "/".join(_later(part, days) for part in words.split("/"))


def _later(words: str, days: int) -> str:
    if len(words) == 10:
        return (date.fromisoformat(words) + timedelta(days)).isoformat()
    return f"{int(words[:4]) + days // 365}{words[4:]}" if words[:4].isdigit() else words
