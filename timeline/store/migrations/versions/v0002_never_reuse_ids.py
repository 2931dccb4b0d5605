"""Never use the id of a deleted row again. SQLite needs a keyword for this, PostgreSQL does not."""

from alembic import op

revision = "v0002"
down_revision = "v0001"

TABLES = ("projects", "articles", "versions")


def upgrade() -> None:
    """Make the tables anew, with SQLite's AUTOINCREMENT."""
    if op.get_bind().dialect.name != "sqlite":
        return
    for table in TABLES:
        with op.batch_alter_table(table, recreate="always", table_kwargs={"sqlite_autoincrement": True}):
            pass
