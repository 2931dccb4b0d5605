"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "v0001"
down_revision = None

INDEXES = (
    ("views", "project_id"),
    ("articles", "project_id"),
    ("articles", "address"),
    ("versions", "article_id"),
    ("versions", "fingerprint"),
    ("corrections", "project_id"),
)


def upgrade() -> None:
    """Make the tables."""
    _make_projects()
    _make_views()
    _make_articles()
    _make_versions()
    _make_extractions()
    _make_corrections()
    for table, column in INDEXES:
        op.create_index(f"ix_{table}_{column}", table, [column])


def _make_projects() -> None:
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


def _make_views() -> None:
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


def _make_articles() -> None:
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


def _make_versions() -> None:
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


def _make_extractions() -> None:
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


def _make_corrections() -> None:
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
