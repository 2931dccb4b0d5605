"""Keep which mentions state one event, so that a large timeline opens without comparing them again."""

import sqlalchemy as sa
from alembic import op

revision = "v0004"
down_revision = "v0003"


def upgrade() -> None:
    """Create the table; its rows can be computed again at any time."""
    op.create_table(
        "merged_mentions",
        sa.Column("timeline_id", sa.Integer, nullable=False),
        sa.Column("merger_version", sa.String(64), nullable=False),
        sa.Column("made_from", sa.Text, nullable=False),
        sa.Column("families", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("timeline_id", name="pk_merged_mentions"),
        sa.ForeignKeyConstraint(
            ["timeline_id"], ["timelines.id"], name="fk_merged_mentions_timeline_id", ondelete="CASCADE"
        ),
    )
