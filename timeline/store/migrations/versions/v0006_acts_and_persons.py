"""Say of each entry of a history which act it belongs to, and who did it.

Before, the entries of one act were those of one moment. Nobody was named.
"""

import sqlalchemy as sa
from alembic import op

revision = "v0006"
down_revision = "v0005"

FILL_ACTS = """
WITH begun AS (
    SELECT id, timeline_id, number,
        CASE WHEN LAG(made) OVER history = made AND LAG(action) OVER history = action THEN NULL
        ELSE number END AS first
    FROM corrections
    WINDOW history AS (PARTITION BY timeline_id ORDER BY number)
), acts AS (
    SELECT id, MAX(first) OVER (PARTITION BY timeline_id ORDER BY number) AS act FROM begun
)
UPDATE corrections SET act = acts.act FROM acts WHERE acts.id = corrections.id
"""
"""Entries that follow each other with the same moment become one act: the number of its first entry."""


def upgrade() -> None:
    """Add both columns and fill the first."""
    op.add_column("corrections", sa.Column("act", sa.Integer, nullable=False, server_default="0"))
    op.add_column("corrections", sa.Column("person", sa.Text, nullable=False, server_default=""))
    op.execute(FILL_ACTS)
