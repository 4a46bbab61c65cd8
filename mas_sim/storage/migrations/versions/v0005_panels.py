"""Panels of colleagues; a run may belong to one."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision: str | None = "0004"
branch_labels = None
depends_on = None


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def upgrade() -> None:
    """Make the table and the column."""
    op.add_column("runs", sa.Column("panel", sa.Text, nullable=False, server_default=""))
    op.create_index("ix_runs_panel", "runs", ["panel", "created_at"])
    op.create_table(
        "panels",
        *map(_text, ("panel_id", "organisation", "casus_id", "casus_title", "contents")),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        *map(_text, ("left_out", "counted")),
        sa.PrimaryKeyConstraint("panel_id"),
        sa.ForeignKeyConstraint(["organisation"], ["organisations.organisation_id"]),
    )
    op.create_index("ix_panels_organisation", "panels", ["organisation", "created_at"])


def downgrade() -> None:
    """Drop the table and the column."""
    op.drop_table("panels")
    op.drop_index("ix_runs_panel", "runs")
    op.drop_column("runs", "panel")
