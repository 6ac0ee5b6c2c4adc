"""Pledges and findings as rows: what the ledger keeps of them between two settlings."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from readout.accounts.commitments.appointments import met_until
from readout.accounts.commitments.chapters import horizon, keys_of_pledge
from readout.accounts.commitments.leads import MET, code_of, marks_of
from readout.accounts.commitments.promises import Pledge
from readout.accounts.commitments.verdicts import Finding, Verdict
from readout.accounts.reports import Account, Promise, Source, account_in, promise_in
from readout.actor import Actor
from readout.evidence import Anchor
from readout.span import Span
from readout.store.eras import era_of
from readout.store.rows import Row

# A report's key and the number of the pledge among those of the report.
PledgeKey = tuple[int, int]
_TERMS = ("terms", "context")
_WORDS = ("deeds", "past", "places", "condition", "side", "parties", "occasion", "known")
_PLAIN = ("negative", "encounter", "again")
_SOURCES = frozenset({"source"})


def pledge_row(key: PledgeKey, pledge: Pledge) -> Row:
    """The row of a pledge."""
    told = {
        "promise": promise_json(pledge.promise),
        "appointment": _account_json(pledge.appointment) if pledge.appointment else None,
        **{name: [sorted(term) for term in getattr(pledge, name)] for name in _TERMS},
        **{name: sorted(getattr(pledge, name)) for name in _WORDS},
        **{name: getattr(pledge, name) for name in _PLAIN},
    }
    return {
        "report": key[0],
        "number": key[1],
        "day": pledge.day,
        "until": horizon(pledge),
        "around": " ".join(sorted(pledge.around)),
        "told": json.dumps(told, ensure_ascii=False),
        "account": pledge.appointment.encounter if pledge.appointment else None,
        "owed": None,
    }


def mark_rows(key: PledgeKey, pledge: Pledge) -> list[Row]:
    """The rows of its marks, and of its keys that are none; nothing if its day is unknown, for then nothing can follow it."""
    if not pledge.day:
        return []
    codes: dict[str, int | None] = dict.fromkeys(keys_of_pledge(pledge))
    codes |= {each: code_of(*key, mark) for each, mark in marks_of(pledge).items()}
    horizons = {False: horizon(pledge), True: met_until(pledge)}
    places = {
        is_met: {"era": era_of(pledge.day, until), "day": pledge.day, "until": until, "report": key[0], "number": key[1]}
        for is_met, until in horizons.items()
    }
    return [{"key": each, "code": code, **places[each.startswith(MET)]} for each, code in sorted(codes.items())]


def pledge_of(told: str, source: Source) -> Pledge:
    """The pledge that was written so."""
    found = json.loads(told)
    planned = found["appointment"]
    terms: dict[str, Any] = {name: tuple(map(frozenset, found[name])) for name in _TERMS}
    words: dict[str, Any] = {name: frozenset(found[name]) for name in _WORDS}
    plain: dict[str, Any] = {name: found[name] for name in _PLAIN}
    appointment = account_in(source, planned) if planned else None
    return Pledge(promise=promise_in(source, found["promise"]), appointment=appointment, **terms, **words, **plain)


def finding_row(key: PledgeKey, told_in: int, place: int, finding: Finding) -> Row:
    """The row of a finding, the number `place` of those of its report."""
    verdict = finding.verdict
    told = {
        "fate": verdict.fate,
        "anchor": _anchor_json(verdict.anchor),
        "rule": verdict.rule,
        "weight": verdict.weight,
        "sentence": [finding.sentence.start, finding.sentence.end],
        **{name: getattr(finding, name) for name in ("deadline", "met", "early", "general")},
    }
    found = json.dumps(told, ensure_ascii=False)
    return {"report": key[0], "number": key[1], "told_in": told_in, "place_in_list": place, "found": found}


def finding_of(told: str, source: Source) -> Finding:
    """The finding that was written so."""
    found = json.loads(told)
    anchor = found["anchor"]
    exact = Anchor(Span(anchor["start"], anchor["end"]), anchor["exact"])
    verdict = Verdict(found["fate"], source, exact, found["rule"], found["weight"])
    return Finding(verdict, Span(*found["sentence"]), found["deadline"], found["met"], found["early"], found["general"])


def promise_json(promise: Promise) -> Mapping[str, Any]:
    """A promise as a reading has it."""
    return {
        "statement": promise.statement,
        "debtor": _actor_json(promise.debtor),
        "beneficiary": _actor_json(promise.beneficiary),
        "content": _anchor_json(promise.content),
        "condition": _anchor_json(promise.condition),
        "deadline": promise.deadline,
    }


def _account_json(account: Account) -> Mapping[str, Any]:
    kept = (each.name for each in fields(account) if each.name not in _SOURCES)
    plain = {("id" if name == "encounter" else name): getattr(account, name) for name in kept}
    return {**plain, "participants": _each(_actor_json, account.participants), "evidence": _each(_anchor_json, account.evidence)}


def _each(encode: Any, found: Iterable[Any]) -> list[Any]:
    return [encode(each) for each in found]


def _actor_json(actor: Actor | None) -> Mapping[str, Any] | None:
    return None if actor is None else {"actor": actor.actor, "name": actor.name, "capacity": actor.capacity}


def _anchor_json(anchor: Anchor | None) -> Mapping[str, Any] | None:
    return None if anchor is None else {"start": anchor.span.start, "end": anchor.span.end, "exact": anchor.exact}
