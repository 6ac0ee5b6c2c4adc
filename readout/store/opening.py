"""A database opened: SQLite in a file, or PostgreSQL by its address."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError

from readout.errors import RecordError
from readout.garbage import collector_paused

MIGRATIONS = Path(__file__).parent / "migrations"
SQLITE_MARK = b"SQLite format 3\0"
POSTGRESQL = ("postgresql://", "postgres://", "postgresql+psycopg://")
# Seconds that a writer waits for another one; a single transaction lasts far less.
PATIENCE = 30
# Kilobytes of the file that SQLite keeps in memory.
CACHE = 262_144
# Pages of 4 KB that it writes into its log before it brings them to their places: those that several transactions change go once.
LOGGED = 32_000
WRITES = {"readout_writes": True}
# Any number, but always the same.
WRITERS_LOCK = 7_230_683
# The name of the last migration.
NEWEST_FORM = "0001"


def connect(address: str, *, create: bool = True) -> Engine:
    """The engine of the record at a path or a postgresql:// address, its tables brought up to date.

    Raises RecordError if there is none and `create` is false, if it cannot be reached, or if it is no record of ours.
    """
    try:
        engine = _postgresql(address) if address.startswith(POSTGRESQL) else _sqlite(Path(address), create=create)
        migrate(engine)
    except (OperationalError, DBAPIError) as error:
        raise RecordError(f"{shown(address)}: cannot be opened as a record ({_one_line(error)})") from error
    return engine


def shown(address: str) -> str:
    """The address without a password."""
    before, at, host = address.rpartition("@")
    return f"{before.partition(':')[0]}://…@{host}" if at and "://" in before else address


def _sqlite(path: Path, *, create: bool) -> Engine:
    if not create and not path.is_file():
        raise RecordError(f"{path}: no record there; make one with readout add REPORT --record {path}")
    if path.is_dir() or not path.absolute().parent.is_dir():
        raise RecordError(f"{path}: not a file that can be written; name one in a folder that exists")
    if path.is_file() and not is_sqlite(path):
        raise RecordError(f"{path}: not a record of readout; name another file with --record")
    # Each connection keeps what it read in its own memory: the one that was used last is used again.
    url, waits = URL.create("sqlite+pysqlite", database=str(path)), {"timeout": PATIENCE}
    engine = create_engine(url, connect_args=waits, pool_use_lifo=True)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def is_sqlite(path: Path) -> bool:
    """True for a database of SQLite, and for an empty file, which becomes one."""
    with path.open("rb") as file:
        return file.read(len(SQLITE_MARK)) in (SQLITE_MARK, b"")


def _prepare_sqlite(connection: sqlite3.Connection, _: object) -> None:
    # Transactions are begun below, in words: the driver would begin them too late for readers and too softly for writers.
    connection.isolation_level = None
    waits, cache = f"busy_timeout={PATIENCE * 1000}", f"cache_size=-{CACHE}"
    plain = "journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "mmap_size=4294967296"
    for pragma in (*plain, waits, cache, f"wal_autocheckpoint={LOGGED}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # A writer that takes its lock only at its first write may be refused after it has read.
    writes = connection.get_execution_options().get("readout_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgresql(address: str) -> Engine:
    try:
        return create_engine("postgresql+psycopg://" + address.partition("://")[2])
    except ModuleNotFoundError as error:
        raise RecordError("PostgreSQL needs a driver; pip install 'readout[postgres]'") from error
    except (ArgumentError, NoSuchModuleError) as error:
        raise RecordError(f"{shown(address)}: not an address; write postgresql://user@host/database") from error


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A connection in one transaction that writes: all of it is kept, or nothing. One writes at a time, on either database.

    What a transaction makes are rows, which go by themselves; the collector's passes over those that stay took a third of the
    time that settling needs (101 against 141 reports a second at 8,000, 2026-11-22).
    """
    with collector_paused(), engine.connect().execution_options(**WRITES) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITERS_LOCK})")
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees the record as it was at its first question, whatever others write meanwhile."""
    options = {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {}
    with engine.connect().execution_options(**options) as connection:
        yield connection


def migrate(engine: Engine) -> None:
    """Brings the tables to the newest form; raises RecordError if a newer program made them, or another one."""
    with engine.connect() as connection:
        there = set(inspect(connection).get_table_names())
        ours = "alembic_version" in there
        form = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() if ours else None
    if there and not ours:
        raise RecordError("the database holds tables of another program; name an empty one with --record")
    if form != NEWEST_FORM:
        _upgrade(engine)


def _upgrade(engine: Engine) -> None:
    # Alembic takes a quarter of a second to import, and is needed once in the life of a record.
    from alembic.command import upgrade
    from alembic.config import Config
    from alembic.util.exc import CommandError

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["engine"] = engine
    try:
        upgrade(config, "head")
    except CommandError as error:
        raise RecordError(f"a newer readout made this record ({error}); update readout to open it") from error


def _one_line(error: Any) -> str:
    return " ".join(str(getattr(error, "orig", error)).split())[:200]
