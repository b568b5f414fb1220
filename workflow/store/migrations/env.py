"""Alembic's environment: runs on the connection that `workflow.store.migrate` hands over; there is no alembic.ini."""

from alembic import context
from sqlmodel import SQLModel

from workflow.store import tables

context.configure(connection=context.config.attributes["connection"], target_metadata=SQLModel.metadata, render_as_batch=True)
assert tables.Entry.metadata is SQLModel.metadata, "the tables are loaded"

with context.begin_transaction():
    context.run_migrations()
