"""How Alembic runs the migrations: on the engine that opening.py hands over, in one transaction that keeps other writers out."""

from alembic import context

from readout.store.opening import writing
from readout.store.tables import metadata

with writing(context.config.attributes["engine"]) as connection:
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
    context.run_migrations()
