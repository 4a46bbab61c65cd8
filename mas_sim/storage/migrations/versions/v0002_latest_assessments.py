"""An index for the newest judgements of one kind of assessor over all runs."""

from alembic import op

revision = "0002"
down_revision: str | None = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the index."""
    op.create_index("ix_assessments_assessor", "assessments", ["assessor", "at"])


def downgrade() -> None:
    """Drop the index."""
    op.drop_index("ix_assessments_assessor", "assessments")
