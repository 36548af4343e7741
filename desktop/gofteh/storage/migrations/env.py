"""Alembic's environment: the connection is given, and one transaction holds all migrations."""

from alembic import context

from gofteh.storage.schema import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
