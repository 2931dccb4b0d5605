"""What Alembic runs: the migrations, within the transaction that was begun for them."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"], render_as_batch=True, transactional_ddl=True
)
with context.begin_transaction():
    context.run_migrations()
