"""No id comes again after what had it was deleted: SQLite is told so; a server's sequences never go back."""

from alembic import op

revision = "v0002"
down_revision = "v0001"

TABLES = ("projects", "articles", "versions")


def upgrade() -> None:
    """Make the tables anew, as SQLite needs it for this."""
    if op.get_bind().dialect.name != "sqlite":
        return
    for table in TABLES:
        with op.batch_alter_table(table, recreate="always", table_kwargs={"sqlite_autoincrement": True}):
            pass
