"""Several processes at one record: two that add, four that ask."""

import multiprocessing
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from readout.open_record import OpenRecord
from readout.store import Store
from readout.store.questions import Wanted
from tests.store.readings import PROGRAM, talks

EACH, ASKERS, ROUNDS = 80, 4, 15


def add_half(address: str, writer: int) -> int:
    """Adds its own reports one by one, and those that both writers have."""
    with Store.open(address) as store:
        writing = store.writer(PROGRAM)
        names = ((at, name) for at in range(EACH) for name in (f"own-{writer}-{at}", f"both-{at}"))
        return sum(len(writing.add([talks(name, day=day(at))])) for at, name in names)


def day(at: int) -> str:
    """A day of its own for each: no encounter has all the accounts."""
    return (date(2031, 1, 1) + timedelta(days=4 * at)).isoformat()


def ask(address: str, _: int) -> int:
    """Asks again and again; what is seen never shrinks, and every account seen is whole."""
    seen = 0
    with OpenRecord.open(address) as record:
        for _ in range(ROUNDS):
            told = [account for encounter in record.encounters(Wanted(actor="Ina Berg")) for account in encounter.joined.accounts]
            assert len(told) >= seen
            assert all(len(account.participants) == 2 and account.evidence for account in told)
            seen = len(told)
            assert all(said.content for said in record.statements(Wanted(act="pledge", limit=20)))
            record.search("ferry", limit=5)
    return seen


def run(work: list[tuple[Callable[[str, int], int], int]], address: str) -> list[int]:
    with multiprocessing.get_context("spawn").Pool(len(work)) as pool:
        waiting = [pool.apply_async(task, (address, number)) for task, number in work]
        return [each.get(timeout=300) for each in waiting]


@pytest.mark.slow
def test_two_add_while_four_ask(address: str) -> None:
    with Store.open(address) as store:
        store.writer(PROGRAM).add([talks("first")])
    work: list[Any] = [(add_half, 1), (add_half, 2), *((ask, number) for number in range(ASKERS))]
    first, second, *_ = run(work, address)
    assert first + second == 3 * EACH
    with Store.open(address) as store:
        store.settle()
        assert len(store.reports(Wanted())) == 3 * EACH + 1
        assert sum(len(each.joined.accounts) for each in store.encounters(Wanted())) == 3 * EACH + 1
        assert list(store.mismatches()) == []
