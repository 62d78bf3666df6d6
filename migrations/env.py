"""Alembic's door: runs the migrations on the connection that `backend/schema.py` hands over."""

from alembic import context

from backend.models import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True, transaction_per_migration=True)
with context.begin_transaction():
    context.run_migrations()
