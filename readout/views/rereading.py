"""What reading a report again changes, for programs and for people."""

from collections.abc import Iterator, Mapping
from typing import Any

from readout.accounts.changes import Change
from readout.actor import Actor
from readout.store.rereading import Carried, Reread
from readout.views.record_rows import Flat
from readout.views.wording import clean, shortened

Json = dict[str, Any]
SIGNS = {"gained": "+", "lost": "-", "altered": "~"}
FACTS = ("report", "encounter", "statement", "commitment", "contested claim")
LONGEST = 100


def reread_json(reread: Reread) -> Json:
    """What another reading changes of a report."""
    return {
        "schema": "readout.reread/1",
        "report": reread.report,
        "was": reread.was,
        "given_id": reread.given_id,
        "changes": [change_json(each) for each in reread.changes],
        "decisions": [
            {"decision": each.decision.id, "verdict": each.decision.verdict, "fact": each.fact, "now": each.now}
            for each in reread.decisions
        ],
    }


def change_json(change: Change) -> Json:
    """A change with the fact before and after."""
    told = {"change": change.what, "fact": change.fact, "fields": list(change.fields)}
    return {**told, "before": change.before, "after": change.after}


def change_rows(reread: Reread) -> Iterator[Flat]:
    """A line for each change, and for each decision that follows its fact or has lost it."""
    name = reread.given_id or reread.report
    for change in reread.changes:
        fields = "; ".join(change.fields)
        told = {"before": shown(change, change.before), "after": shown(change, change.after)}
        yield {"report": name, "change": change.what, "fact": change.fact, "fields": fields, **told}
    for each in reread.decisions:
        yield {"report": name, "change": fate(each), "fact": "decision", "fields": "", "before": each.fact, "after": each.now}


def reread_lines(reread: Reread) -> Iterator[str]:
    """The changes of a report for a person: a line each, under the report's name."""
    yield clean(reread.given_id or reread.report)
    for change in reread.changes:
        fields = f" ({', '.join(change.fields)})" if change.fields else ""
        words = " → ".join(dict.fromkeys(filter(None, (shown(change, change.before), shown(change, change.after)))))
        yield f"  {SIGNS[change.what]} {change.fact}{fields}: {words}"
    for each in reread.decisions:
        verdict = clean(each.decision.verdict)
        now = f"holds of {each.now}" if each.now else "has lost its fact"
        yield f"  ! decision {each.decision.id}, {verdict} of {clean(each.fact)}, {now}"


def fate(carried: Carried) -> str:
    """What becomes of a decision."""
    return "lost its fact" if carried.now is None else "carried"


def shown(change: Change, fact: Mapping[str, Any] | None) -> str | None:
    """A fact in one line: of an altered one what is altered, else its words."""
    if fact is None:
        return None
    parts = (value_of(fact[name]) for name in change.fields or words_of(fact))
    return shortened("; ".join(parts), LONGEST)


def words_of(fact: Mapping[str, Any]) -> list[str]:
    """The fields that say what a fact is."""
    names = ("format", "speaker", "debtor", "asserted_by", "participants", "acts", "evidence", "content", "claim")
    return [name for name in names if name in fact]


def value_of(value: Any) -> str:
    """A value of a reading in words."""
    if isinstance(value, list):
        return ", ".join(map(value_of, value))
    if isinstance(value, dict):
        return str(value.get("exact") or Actor(None, value.get("name", "")).name)
    return "none" if value is None else "yes" if value is True else "no" if value is False else str(value)


def kinds_of(reread: Reread) -> Iterator[tuple[str, str]]:
    """Each change of a report as the kind of fact and what has become of it."""
    yield from ((each.fact, each.what) for each in reread.changes)
    yield from (("decision", fate(each)) for each in reread.decisions)


def count_lines(counts: Mapping[tuple[str, str], int]) -> Iterator[str]:
    """The changes of all reports: a line for each kind of fact, and one for decisions."""
    for fact in (*FACTS, "decision"):
        told = [f"{count} {what}" for (name, what), count in sorted(counts.items()) if name == fact]
        if told:
            yield f"{fact}s: {', '.join(told)}"
