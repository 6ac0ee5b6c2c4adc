"""What the record knows of an actor as plain values."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from readout.accounts.positions.courses import Counted
from readout.store.actor_questions import Capacity, Counterpart, Dossier
from readout.views.accounts import actor_json

Json = dict[str, Any]


def topics_of(counts: Iterable[Counted]) -> list[tuple[str, int]]:
    """The topics of statements counted, with how many there are of each, the most frequent first."""
    topics: Counter[str] = Counter()
    for each in counts:
        if each.kind == "topic":
            topics[each.value] += each.statements
    return sorted(topics.items(), key=lambda pair: (-pair[1], pair[0]))


def dossier_json(dossier: Dossier) -> Json:
    """An actor over time; docs/reference/pages.md tells the fields."""
    return {
        "schema": "readout.actor/1",
        "called": [{"actor": actor.actor, "name": actor.name} for actor in dossier.called],
        "capacities": [_capacity(each) for each in dossier.capacities],
        "statements": [
            {"period": each.month, "kind": each.kind, "value": each.value or None, "statements": each.statements}
            for each in sorted(dossier.counts, key=lambda each: (each.month or "", each.kind, each.value))
        ],
        "with": [_counterpart(each) for each in dossier.counterparts],
    }


def _capacity(each: Capacity) -> Json:
    return {**actor_json(each.actor), "first": each.first, "last": each.last, "times": each.times}


def _counterpart(each: Counterpart) -> Json:
    return {"actor": each.actor.actor, "name": each.actor.name, "met": each.met, "told": each.told, "heard": each.heard}
