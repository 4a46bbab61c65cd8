"""Casuses that trainers write, their versions, and what of them is on the shelf."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision: str | None = "0005"
branch_labels = None
depends_on = None


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _moment(name: str) -> sa.Column[sa.DateTime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "manuscripts",
        *map(_text, ("manuscript_id", "author", "organisation")),
        _moment("created_at"),
        sa.PrimaryKeyConstraint("manuscript_id"),
        sa.ForeignKeyConstraint(["author"], ["trainers.trainer_id"]),
        sa.ForeignKeyConstraint(["organisation"], ["organisations.organisation_id"]),
    )
    op.create_index("ix_manuscripts_author", "manuscripts", ["author"])
    op.create_table(
        "manuscript_versions",
        _text("manuscript_id"),
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        *map(_text, ("title", "note", "body")),
        _moment("at"),
        sa.PrimaryKeyConstraint("manuscript_id", "number"),
        sa.ForeignKeyConstraint(["manuscript_id"], ["manuscripts.manuscript_id"], ondelete="CASCADE"),
    )
    op.create_table(
        "publications",
        sa.Column("number", sa.Integer, nullable=False),
        *map(_text, ("casus_id", "manuscript_id")),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("on_shelf", sa.Boolean, nullable=False),
        _moment("at"),
        sa.PrimaryKeyConstraint("number"),
        sa.ForeignKeyConstraint(["manuscript_id"], ["manuscripts.manuscript_id"], ondelete="CASCADE"),
    )
    op.create_index("ix_publications_casus", "publications", ["casus_id", "number"])


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("publications")
    op.drop_table("manuscript_versions")
    op.drop_table("manuscripts")
