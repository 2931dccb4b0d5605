"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "v0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "projects",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("made", sa.DateTime, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_projects"),
        sa.UniqueConstraint("name", name="uq_projects_name"),
    )
    op.create_table(
        "views",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("project_id", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_views"),
        sa.ForeignKeyConstraint(
            ["project_id"], ["projects.id"], name="fk_views_project_id", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("project_id", "name", name="uq_views_project_id"),
    )
    op.create_table(
        "articles",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("project_id", sa.Integer, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("address", sa.Text),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("removed", sa.DateTime),
        sa.PrimaryKeyConstraint("id", name="pk_articles"),
        sa.ForeignKeyConstraint(
            ["project_id"], ["projects.id"], name="fk_articles_project_id", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("project_id", "key", name="uq_articles_project_id"),
    )
    op.create_table(
        "versions",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("article_id", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("published", sa.Date),
        sa.Column("published_from", sa.Text),
        sa.Column("source", sa.Text),
        sa.Column("author", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("archive", sa.Text),
        sa.Column("language", sa.Text),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("read_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_versions"),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_versions_article_id", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("article_id", "number", name="uq_versions_article_id"),
    )
    op.create_table(
        "extractions",
        sa.Column("version_id", sa.Integer, nullable=False),
        sa.Column("rules", sa.String(64), nullable=False),
        sa.Column("payload", sa.Text),
        sa.Column("fault", sa.Text),
        sa.PrimaryKeyConstraint("version_id", name="pk_extractions"),
        sa.ForeignKeyConstraint(
            ["version_id"], ["versions.id"], name="fk_extractions_version_id", ondelete="CASCADE"
        ),
    )
    op.create_table(
        "corrections",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("project_id", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("made", sa.DateTime, nullable=False),
        sa.Column("action", sa.String(8), nullable=False),
        sa.Column("of", sa.Integer),
        sa.Column("kind", sa.String(32)),
        sa.Column("target", sa.Text),
        sa.Column("old", sa.Text),
        sa.Column("new", sa.Text),
        sa.Column("note", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_corrections"),
        sa.ForeignKeyConstraint(
            ["project_id"], ["projects.id"], name="fk_corrections_project_id", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("project_id", "number", name="uq_corrections_project_id"),
    )
    for table, column in (
        ("views", "project_id"),
        ("articles", "project_id"),
        ("articles", "address"),
        ("versions", "article_id"),
        ("versions", "fingerprint"),
        ("corrections", "project_id"),
    ):
        op.create_index(f"ix_{table}_{column}", table, [column])
