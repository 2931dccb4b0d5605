"""Keep who changed an article or the name of a timeline, as the history keeps who corrected an event."""

import sqlalchemy as sa
from alembic import op

revision = "v0007"
down_revision = "v0006"


def upgrade() -> None:
    """Create the table; what was changed before is not known."""
    op.create_table(
        "changes",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("timeline_id", sa.Integer, nullable=False),
        sa.Column("made", sa.DateTime, nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("article", sa.Text),
        sa.Column("field", sa.String(16), nullable=False),
        sa.Column("old", sa.Text),
        sa.Column("new", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_changes"),
        sa.ForeignKeyConstraint(
            ["timeline_id"], ["timelines.id"], name="fk_changes_timeline_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_changes_timeline_id", "changes", ["timeline_id"])
