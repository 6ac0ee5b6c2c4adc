from typing import Any

from readout.store import Decision, Store
from readout.store.reviewing import Pair, Weak
from readout.store.weakness import weak_statements
from tests.store.readings import PROGRAM, doubtful_talks, scored, talks

Json = dict[str, Any]
AT = "2031-06-01T00:00:00+00:00"


def fact(told: Json, number: int = 0, kind: str = "statements") -> str:
    """The name of a fact in decisions."""
    return f"{told['report']['id']}/{told[kind][number]['id']}"


def test_weak_are_statements_of_whose_cue_the_model_is_not_sure() -> None:
    assert list(weak_statements(scored("a", 0.43, 0.97))) == [{"number": 0, "score": 43}]
    assert list(weak_statements(scored("a", None, 0.2))) == [{"number": 1, "score": 20}]
    assert list(weak_statements(scored("a", None, None))) == []
    assert list(weak_statements(talks("a"))) == []


def test_the_weakest_come_first_and_the_decided_wait_no_more(store: Store) -> None:
    a, b = scored("a", 0.5, 0.2), scored("b", 0.4, 0.9)
    store.writer(PROGRAM).add([a, b])
    store.settle()
    waiting = store.waiting_at(0)
    assert (waiting.pairs, waiting.weak, waiting.total) == (0, 3, 3)
    assert [store.waiting_at(place).found for place in range(4)] == [
        Weak(fact(a, 1), 0.2),
        Weak(fact(b, 0), 0.4),
        Weak(fact(a, 0), 0.5),
        None,
    ]
    right = Decision("right", fact(a, 1), None, "Ada", AT)
    store.decide([right])
    store.settle()
    assert store.waiting_at(0).found == Weak(fact(b, 0), 0.4)
    store.decide([Decision("undo", right.about, None, "Ada", AT, undoes=right.id)])
    assert store.waiting_at(0).found == Weak(fact(a, 1), 0.2)


def test_pairs_come_before_statements_until_they_are_decided(store: Store) -> None:
    store.writer(PROGRAM).add([*doubtful_talks(), scored("c", 0.2, None)])
    store.settle()
    found = store.waiting_at(0).found
    assert isinstance(found, Pair)
    assert any(reason.startswith("for: ") for reason in found.reasons)
    pairs = store.waiting_at(0).pairs
    assert isinstance(store.waiting_at(pairs).found, Weak)
    store.decide([Decision("different", found.one, found.other, "Ada", AT)])
    store.settle()
    assert store.waiting_at(0).pairs < pairs
