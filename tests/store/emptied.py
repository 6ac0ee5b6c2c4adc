"""A record emptied, where making a new one for every example of a law would take too long."""

from sqlalchemy import delete

from readout.store import Store
from readout.store.opening import writing
from readout.store.tables import metadata


def emptied(store: Store) -> None:
    """Takes everything out of a record."""
    with writing(store.engine) as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(delete(table))
