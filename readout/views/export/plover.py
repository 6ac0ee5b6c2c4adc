"""PLOVER event records, one a line, for quantitative work with event data: coded by the crosswalk of plover.toml.

Fields are named as in the PLOVER manual. Nothing is left out: what PLOVER has no code for stands with `event` null.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TextIO

from readout.accounts.encounters.differences import Encounter
from readout.accounts.ids import encounter_id
from readout.accounts.reports import Said, Source
from readout.actor import Actor
from readout.evidence import Anchor
from readout.gazetteer import Gazetteer
from readout.views.export.days import day_or_none, days_of
from readout.views.export.json_text import Json, write_lines

CODEBOOK = "PLOVER, 16 types as released with POLECAT; crosswalk readout.plover/1"
# The ids of states, and of bodies that are a state's own, begin with its ISO 3166 alpha-3 code.
_STATE = re.compile(r"(?:state:|body:(?=[A-Z]{3}-))([A-Z]{3})")
# The ISO alpha-3 code of the state that an actor is or serves on a day, None if it is none's.
StateOf = Callable[[Actor, str | None], str | None]


@dataclass(frozen=True, slots=True)
class Code:
    """What PLOVER calls a format, an act or a status; None where it has no word for it. `reason` says why."""

    event: str | None
    mode: str | None
    context: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """The codes of formats, acts and statuses."""

    formats: Mapping[str, Code]
    acts: Mapping[str, Code]
    statuses: Mapping[str, Code]


@cache
def crosswalk() -> Crosswalk:
    """The crosswalk as plover.toml has it."""
    table = tomllib.loads((Path(__file__).parent / "plover.toml").read_text("utf-8"))
    return Crosswalk(**{part: {name: _code(line) for name, line in lines.items()} for part, lines in table.items()})


def _code(line: Mapping[str, str]) -> Code:
    return Code(line.get("event"), line.get("mode"), line.get("context"), line["reason"])


def state_by_id(actor: Actor, day: str | None) -> str | None:
    """The state that an actor's id names; a person's names none."""
    found = _STATE.match(actor.actor or "")
    return found[1] if found else None


def state_by_office(gazetteer: Gazetteer) -> StateOf:
    """A way to tell a person's state by the office held on the day, beside states by their ids."""
    terms: dict[str, list[tuple[str, str, str]]] = {}
    for term in gazetteer.terms:
        terms.setdefault(term.person, []).append((term.start, term.end or "9999", term.owner))

    def state_of(actor: Actor, day: str | None) -> str | None:
        held = terms.get(actor.actor or "", ()) if day else ()
        owners = {owner for start, end, owner in held if start <= (day or "") <= end + "~"}
        states = {state_by_id(Actor(owner, ""), day) for owner in owners} - {None}
        return states.pop() if len(states) == 1 else state_by_id(actor, day)

    return state_of


def write_encounters(values: Iterable[Encounter], out: TextIO, state_of: StateOf = state_by_id) -> None:
    """Writes a record for each encounter; who took part are all its sources, as PLOVER has it where nobody is known as host."""
    write_lines((_of_encounter(encounter, state_of) for encounter in values), out)


def write_statements(values: Iterable[Said], out: TextIO, state_of: StateOf = state_by_id) -> None:
    """Writes a record for each statement, with the types of all its acts."""
    write_lines((_of_statement(said, state_of) for said in values), out)


def _of_encounter(encounter: Encounter, state_of: StateOf) -> Json:
    codes = crosswalk()
    accounts = encounter.joined.accounts
    telling = next((account for account in accounts if account.evidence), accounts[0])
    days = days_of(encounter.date)
    date, enddate = (day.isoformat() for day in days) if days else (None, None)
    status = codes.statuses.get(encounter.status)
    return {
        "id": encounter_id(encounter.joined),
        "date": date,
        "enddate": enddate if enddate != date else None,
        "source": _actors(encounter.participants, date, state_of),
        "recipient": None,
        **_coded([codes.formats[encounter.format]] if encounter.format in codes.formats else []),
        "context": _each_once([status.context if status else None]),
        **_shown(telling.source, telling.evidence),
    }


def _of_statement(said: Said, state_of: StateOf) -> Json:
    acts = crosswalk().acts
    published = day_or_none(said.source.published)
    date = published.isoformat() if published else None
    return {
        "id": f"{said.source.report}-{said.id}",
        "date": date,
        "enddate": None,
        "source": _actors([said.speaker], date, state_of),
        "recipient": _actors([said.addressee], date, state_of) if said.addressee else None,
        **_coded([acts[act] for act in said.acts if act in acts]),
        "context": _each_once(["negation" if said.negated else None]),
        **_shown(said.source, said.content),
    }


def _coded(codes: Sequence[Code]) -> Json:
    """The types and modes, or in a comment why there are none."""
    events = _each_once(code.event for code in codes)
    why = None if events else " ".join(dict.fromkeys(code.reason for code in codes)) or None
    return {"event": events, "mode": _each_once(code.mode for code in codes), "comment": why}


def _shown(source: Source, words: Sequence[Anchor]) -> Json:
    """The words that were coded, and where they stand."""
    return {
        "event_text": [part.exact for part in words] or None,
        "text_info": {"start": words[0].span.start, "end": words[-1].span.end} if words else None,
        "cite_info": {
            "citation": source.report,
            "title": source.title,
            "url": source.url,
            "publication": source.publisher,
            "coder": "readout",
            "codebook": CODEBOOK,
        },
    }


def _each_once(values: Iterable[str | None]) -> list[str] | None:
    return list(dict.fromkeys(value for value in values if value)) or None


def _actors(actors: Iterable[Actor], day: str | None, state_of: StateOf) -> list[Json]:
    return [
        {
            "code": state_of(actor, day),
            "actor_text": actor.name,
            "identifier_id": actor.actor,
            "identifier_text": actor.name if actor.actor else None,
            "office": actor.capacity,
        }
        for actor in actors
    ]
