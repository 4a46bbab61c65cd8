"""Alembic's entry: run the migrations on the connection it was handed."""

from alembic import context

from mas_sim.storage.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
