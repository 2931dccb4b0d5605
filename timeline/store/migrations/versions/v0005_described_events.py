"""Keep what describes each event, so that a large timeline opens without working it out again."""

import sqlalchemy as sa
from alembic import op

revision = "v0005"
down_revision = "v0004"


def upgrade() -> None:
    """Add the column; it can be filled again at any time."""
    op.add_column("merged_mentions", sa.Column("described", sa.Text))
