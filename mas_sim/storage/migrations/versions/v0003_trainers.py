"""Organisations, trainers and their sessions; a run may belong to an organisation."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision: str | None = "0002"
branch_labels = None
depends_on = None


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _moment(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def upgrade() -> None:
    """Make the tables and the column."""
    op.add_column("runs", sa.Column("organisation", sa.Text, nullable=False, server_default=""))
    op.create_index("ix_runs_organisation", "runs", ["organisation", "updated_at"])
    op.create_table(
        "organisations",
        *map(_text, ("organisation_id", "name", "code")),
        sa.PrimaryKeyConstraint("organisation_id"),
        sa.UniqueConstraint("name"),
        sa.UniqueConstraint("code"),
    )
    op.create_table(
        "trainers",
        *map(_text, ("trainer_id", "organisation", "name", "password")),
        sa.PrimaryKeyConstraint("trainer_id"),
        sa.ForeignKeyConstraint(["organisation"], ["organisations.organisation_id"]),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "trainer_sessions",
        *map(_text, ("token", "trainer_id")),
        _moment("ends"),
        sa.PrimaryKeyConstraint("token"),
        sa.ForeignKeyConstraint(["trainer_id"], ["trainers.trainer_id"], ondelete="CASCADE"),
    )
    op.create_table(
        "login_failures",
        sa.Column("number", sa.Integer, primary_key=True),
        _text("account"),
        _moment("at"),
    )
    op.create_index("ix_login_failures_account", "login_failures", ["account", "at"])


def downgrade() -> None:
    """Drop the tables and the column."""
    for table in ("login_failures", "trainer_sessions", "trainers", "organisations"):
        op.drop_table(table)
    op.drop_index("ix_runs_organisation", "runs")
    op.drop_column("runs", "organisation")
