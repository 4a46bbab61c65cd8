"""Groepssessies, their events and seats."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision: str | None = "0003"
branch_labels = None
depends_on = None


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _moment(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "groups",
        *map(_text, ("session_id", "code", "organisation", "form", "casus_id", "casus_title", "contents")),
        *map(_moment, ("created_at", "updated_at")),
        sa.Column("last_seq", sa.Integer, nullable=False),
        sa.Column("ended", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("session_id"),
        sa.UniqueConstraint("code"),
        sa.ForeignKeyConstraint(["organisation"], ["organisations.organisation_id"]),
    )
    op.create_index("ix_groups_organisation", "groups", ["organisation", "updated_at"])
    op.create_table(
        "group_events",
        _text("session_id"),
        sa.Column("seq", sa.Integer, autoincrement=False, nullable=False),
        _text("body"),
        _moment("at"),
        sa.PrimaryKeyConstraint("session_id", "seq"),
        sa.ForeignKeyConstraint(["session_id"], ["groups.session_id"], ondelete="CASCADE"),
    )
    op.create_table(
        "seats",
        *map(_text, ("token", "session_id", "participant")),
        sa.PrimaryKeyConstraint("token"),
        sa.ForeignKeyConstraint(["session_id"], ["groups.session_id"], ondelete="CASCADE"),
    )


def downgrade() -> None:
    """Drop the tables."""
    for table in ("seats", "group_events", "groups"):
        op.drop_table(table)
