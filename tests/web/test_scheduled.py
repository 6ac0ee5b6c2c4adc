from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from readout.store import Store
from tests.store.promises import meeting, story
from tests.store.readings import PROGRAM
from tests.web.conftest import asking


@pytest.fixture
def plans(tmp_path: Path) -> Iterator[TestClient]:
    path = str(tmp_path / "plans.db")
    with Store.open(path) as store:
        store.writer(PROGRAM).add(story())
    with asking(path) as client:
        yield client


def test_what_was_planned_is_followed_as_of_a_day(plans: TestClient) -> None:
    before = plans.get("/scheduled?on=2031-06-01").text
    assert "Ivo Brandt and Sorenia" in before
    assert '<span class="status planned">ahead</span>' in before
    after = plans.get("/scheduled?on=2031-06-30").text
    assert '<span class="status fulfilled">held</span>' in after
    assert "visited Arlen" in after


@pytest.mark.parametrize(
    ("asked", "found"), [("actor=Sorenia", 1), ("actor=Nobody", 0), ("status=held", 1), ("status=ahead", 0), ("since=2032", 0)]
)
def test_plans_are_filtered(plans: TestClient, asked: str, found: int) -> None:
    assert len(plans.get(f"/scheduled.json?on=2031-06-30&{asked}").json()["rows"]) == found
    assert ("None fits" in plans.get(f"/scheduled?on=2031-06-30&{asked}").text) == (not found)


def test_plans_come_in_portions(tmp_path: Path) -> None:
    path = str(tmp_path / "many.db")
    days = [f"2031-{month:02d}-03" for month in range(6, 12)]
    with Store.open(path) as store:
        told = [
            meeting(
                f"plan-{day}",
                "2031-05-14",
                f"On {day} Ivo Brandt will visit Arlen.",
                "will visit Arlen",
                status="planned",
                when=day,
            )
            for day in days
        ]
        store.writer(PROGRAM).add(told)
    seen: list[str] = []
    with asking(path) as client:
        url: str | None = "/scheduled.json?size=4&on=2031-05-20"
        while url:
            answer = client.get(url).json()
            seen += [row["date"] for row in answer["rows"]]
            url = answer["next_url"]
    assert seen == sorted(days, reverse=True)


@pytest.mark.parametrize("asked", ["status=lost", "next=x", "on=never"])
def test_what_makes_no_sense_is_told(plans: TestClient, asked: str) -> None:
    assert plans.get(f"/scheduled?{asked}").status_code == 400
