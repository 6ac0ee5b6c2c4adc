"""A record of made-up reports, and its pages asked without a network."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from readout.store import Decision, Store
from readout.web.app import create_app
from tests.store.readings import PROGRAM, talks

HERE = "http://127.0.0.1:8765"


@pytest.fixture
def address(tmp_path: Path) -> str:
    """The record of two reports of the same talks, which differ on the place."""
    path = str(tmp_path / "talks.db")
    with Store.open(path) as store:
        a, b = talks("a"), talks("b", place="Bergen", publisher="Sudland Courier")
        store.writer(PROGRAM).add([a, b])
        one, other = (f"{told['report']['id']}/{told['encounters'][0]['id']}" for told in (a, b))
        store.decide([Decision("same", one, other, decided_by="Ada", decided_at="2021-06-01T00:00:00+00:00")])
        store.settle()
    return path


def asking(address: str) -> TestClient:
    """Asks the pages of a record, as a browser of this machine does."""
    return TestClient(create_app(address), base_url=HERE, raise_server_exceptions=False)


@pytest.fixture
def client(address: str) -> Iterator[TestClient]:
    with asking(address) as client:
        yield client


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[TestClient]:
    with asking(str(tmp_path / "empty.db")) as client:
        yield client


@pytest.fixture
def token_of() -> Callable[[TestClient], str]:
    """The token that the forms of a site carry."""

    def find(client: TestClient) -> str:
        words: str = client.app._app.state.site.token.words  # type: ignore[attr-defined]
        return words

    return find
