"""Call a timeline "timeline" in the database too: it was called "project". No data changes.

``extractions.rules`` becomes ``extractions.extractor_version``.
"""

import sqlalchemy as sa
from alembic import op

revision = "v0003"
down_revision = "v0002"

UNIQUE_WITH = {"views": "name", "articles": "key", "corrections": "number"}
"""The tables with rows of a timeline, each with the column for a unique key within it."""
AUTOINCREMENT = {"sqlite_autoincrement": True}


def upgrade() -> None:
    """Rename table, columns, constraints and indexes."""
    op.execute("ALTER TABLE projects RENAME TO timelines")
    for table in UNIQUE_WITH:
        op.execute(f"ALTER TABLE {table} RENAME COLUMN project_id TO timeline_id")
    op.execute("ALTER TABLE extractions RENAME COLUMN rules TO extractor_version")
    if op.get_bind().dialect.name == "sqlite":
        _rename_constraints_in_sqlite()
    else:
        _rename_constraints_in_postgresql()


def _rename_constraints_in_postgresql() -> None:
    op.execute("ALTER SEQUENCE projects_id_seq RENAME TO timelines_id_seq")
    op.execute("ALTER TABLE timelines RENAME CONSTRAINT pk_projects TO pk_timelines")
    op.execute("ALTER TABLE timelines RENAME CONSTRAINT uq_projects_name TO uq_timelines_name")
    for table in UNIQUE_WITH:
        op.execute(f"ALTER INDEX ix_{table}_project_id RENAME TO ix_{table}_timeline_id")
        for kind in ("fk", "uq"):
            old, new = f"{kind}_{table}_project_id", f"{kind}_{table}_timeline_id"
            op.execute(f"ALTER TABLE {table} RENAME CONSTRAINT {old} TO {new}")


def _rename_constraints_in_sqlite() -> None:
    """Make the tables anew, because SQLite cannot rename a constraint."""
    rows = op.get_bind().execute(sa.text("SELECT name, seq FROM sqlite_sequence"))
    last_ids: dict[str, int] = {row.name: row.seq for row in rows}
    with op.batch_alter_table("timelines", recreate="always", table_kwargs=AUTOINCREMENT) as batch:
        batch.drop_constraint("uq_projects_name", type_="unique")
        batch.create_unique_constraint("uq_timelines_name", ["name"])
    for table, column in UNIQUE_WITH.items():
        _rename_parent_constraints(table, column)
    for table in ("timelines", "articles"):
        _set_last_id(table, last_ids.get(table, 0))


def _rename_parent_constraints(table: str, unique_with: str) -> None:
    old, new = f"{table}_project_id", f"{table}_timeline_id"
    options = AUTOINCREMENT if table == "articles" else {}
    op.drop_index(f"ix_{old}", table)
    with op.batch_alter_table(table, recreate="always", table_kwargs=options) as batch:
        batch.drop_constraint(f"fk_{old}", type_="foreignkey")
        batch.drop_constraint(f"uq_{old}", type_="unique")
        batch.create_foreign_key(f"fk_{new}", "timelines", ["timeline_id"], ["id"], ondelete="CASCADE")
        batch.create_unique_constraint(f"uq_{new}", ["timeline_id", unique_with])
    op.create_index(f"ix_{new}", table, ["timeline_id"])


def _set_last_id(table: str, last: int) -> None:
    """Keep the highest id ever given: a table made anew knows only its present rows."""
    connection = op.get_bind()
    connection.execute(sa.text("DELETE FROM sqlite_sequence WHERE name = :table"), {"table": table})
    connection.execute(
        sa.text("INSERT INTO sqlite_sequence (name, seq) VALUES (:table, :last)"),
        {"table": table, "last": last},
    )
