"""First tables: runs, their events and drafts, contents and assessments."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

revision = "0001"
down_revision: str | None = None
branch_labels = None
depends_on = None


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _whole(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


def _moment(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def _part_of_run(*key: str) -> tuple[SchemaItem, ...]:
    return (
        sa.PrimaryKeyConstraint(*key),
        sa.ForeignKeyConstraint(["run_id"], ["runs.run_id"], ondelete="CASCADE"),
    )


def upgrade() -> None:
    """Make the tables."""
    _make_runs()
    _make_run_events()
    _make_drafts()
    _make_contents()
    _make_assessments()


def _make_runs() -> None:
    words = ("run_id", "browser", "casus_id", "casus_title", "mode", "pseudonym", "contents")
    op.create_table(
        "runs",
        *map(_text, words),
        _moment("created_at"),
        _moment("updated_at"),
        _whole("last_seq"),
        sa.Column("finished", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("run_id"),
    )
    op.create_index("ix_runs_browser", "runs", ["browser", "updated_at"])


def _make_run_events() -> None:
    columns = (_text("run_id"), _whole("seq"), _text("body"), _moment("at"))
    op.create_table("run_events", *columns, *_part_of_run("run_id", "seq"))


def _make_drafts() -> None:
    columns = (_text("run_id"), _text("field"), _text("text"), _moment("updated_at"))
    op.create_table("drafts", *columns, *_part_of_run("run_id", "field"))


def _make_contents() -> None:
    columns = map(_text, ("hash", "kind", "body"))
    op.create_table("contents", *columns, sa.PrimaryKeyConstraint("hash"))


def _make_assessments() -> None:
    columns: list[SchemaItem] = [_text("run_id"), _whole("number"), _moment("at")]
    columns += map(_text, ("subject", "assessor", "body"))
    op.create_table("assessments", *columns, *_part_of_run("run_id", "number"))


def downgrade() -> None:
    """Drop the tables, with everything in them."""
    for table in ("assessments", "drafts", "run_events", "contents", "runs"):
        op.drop_table(table)
