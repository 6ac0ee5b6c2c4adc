"""What the record knows of an actor as plain values."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from readout.store.actor_questions import Capacity, Counterpart, Dossier, Tally
from readout.views.accounts import actor_json

Json = dict[str, Any]


def topics_of(tallies: Sequence[Tally]) -> list[tuple[str, int]]:
    """The topics of statements with how many there are of each, the most frequent first."""
    counts: Counter[str] = Counter()
    for tally in tallies:
        for topic in tally.topics:
            counts[topic] += tally.count
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def dossier_json(dossier: Dossier) -> Json:
    """An actor over time; docs/reference/pages.md tells the fields."""
    return {
        "schema": "readout.actor/1",
        "called": [{"actor": actor.actor, "name": actor.name} for actor in dossier.called],
        "capacities": [_capacity(each) for each in dossier.capacities],
        "statements": [
            {"period": each.period, "acts": list(each.acts), "topics": list(each.topics), "count": each.count}
            for each in dossier.tallies
        ],
        "with": [_counterpart(each) for each in dossier.counterparts],
    }


def _capacity(each: Capacity) -> Json:
    return {**actor_json(each.actor), "first": each.first, "last": each.last, "times": each.times}


def _counterpart(each: Counterpart) -> Json:
    return {"actor": each.actor.actor, "name": each.actor.name, "met": each.met, "told": each.told, "heard": each.heard}
