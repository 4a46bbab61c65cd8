"""The tables, as the newest migration leaves them (a test compares the two)."""

from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
)
from sqlalchemy.types import TypeDecorator


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment; SQLite keeps no time zone, so it is UTC on both databases."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """The moment in UTC, on its way in."""
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """The moment in UTC, on its way out."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


metadata = MetaData()


def _run_id() -> Column[str]:
    """Key to ``runs``; erasing a run erases everything that hangs on it."""
    return Column("run_id", Text, ForeignKey("runs.run_id", ondelete="CASCADE"), primary_key=True)


def _moment(name: str) -> Column[datetime]:
    return Column(name, UtcDateTime, nullable=False)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


# One row per run. last_seq, updated_at and finished repeat what run_events says, so that
# the heartbeat and the list of runs read one row; they change in the same transaction.
# contents is a JSON object of kind to hash.
runs = Table(
    "runs",
    metadata,
    Column("run_id", Text, primary_key=True),
    _text("browser"),
    _text("casus_id"),
    _text("casus_title"),
    _text("mode"),
    _text("pseudonym"),
    _text("contents"),
    _moment("created_at"),
    _moment("updated_at"),
    Column("last_seq", Integer, nullable=False),
    Column("finished", Boolean, nullable=False),
    Column("organisation", Text, nullable=False, server_default=""),
    Column("panel", Text, nullable=False, server_default=""),
    Index("ix_runs_browser", "browser", "updated_at"),
    Index("ix_runs_organisation", "organisation", "updated_at"),
    Index("ix_runs_panel", "panel", "created_at"),
)

# What happened in a run. Rows are added, never changed; seq counts from 1 without gaps.
# body is the event as JSON text, at the moment of storing.
run_events = Table(
    "run_events",
    metadata,
    _run_id(),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    _text("body"),
    _moment("at"),
)

# Texts being typed, not yet submitted: the only rows that are overwritten.
drafts = Table(
    "drafts",
    metadata,
    _run_id(),
    Column("field", Text, primary_key=True),
    _text("text"),
    _moment("updated_at"),
)

# Casus, instrument, frameworks and rubric as they were when a run used them, by hash.
# Rows are added, never changed.
contents = Table(
    "contents",
    metadata,
    Column("hash", Text, primary_key=True),
    _text("kind"),
    _text("body"),
)

# Judgements of runs; rows are added, never changed. number counts from 1 within a run.
assessments = Table(
    "assessments",
    metadata,
    _run_id(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    _text("subject"),
    _text("assessor"),
    _text("body"),
    _moment("at"),
    Index("ix_assessments_assessor", "assessor", "at"),
)

# Whose work one group of trainers may see. code is what a trainee types to join.
organisations = Table(
    "organisations",
    metadata,
    Column("organisation_id", Text, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("code", Text, nullable=False, unique=True),
)

# Accounts of trainers; password is an argon2 hash.
trainers = Table(
    "trainers",
    metadata,
    Column("trainer_id", Text, primary_key=True),
    Column("organisation", Text, ForeignKey("organisations.organisation_id"), nullable=False),
    Column("name", Text, nullable=False, unique=True),
    _text("password"),
)

# Who is signed in; token is a hash of what the cookie holds.
trainer_sessions = Table(
    "trainer_sessions",
    metadata,
    Column("token", Text, primary_key=True),
    Column("trainer_id", Text, ForeignKey("trainers.trainer_id", ondelete="CASCADE"), nullable=False),
    _moment("ends"),
)

# Wrong attempts per account name, to limit them.
login_failures = Table(
    "login_failures",
    metadata,
    Column("number", Integer, primary_key=True),
    _text("account"),
    _moment("at"),
    Index("ix_login_failures_account", "account", "at"),
)

# One row per groepssessie; last_seq, updated_at and ended repeat what group_events says.
groups = Table(
    "groups",
    metadata,
    Column("session_id", Text, primary_key=True),
    Column("code", Text, nullable=False, unique=True),
    Column("organisation", Text, ForeignKey("organisations.organisation_id"), nullable=False),
    _text("form"),
    _text("casus_id"),
    _text("casus_title"),
    _text("contents"),
    _moment("created_at"),
    _moment("updated_at"),
    Column("last_seq", Integer, nullable=False),
    Column("ended", Boolean, nullable=False),
    Index("ix_groups_organisation", "organisation", "updated_at"),
)


def _session_id(*, primary_key: bool = True) -> Column[str]:
    """Key to ``groups``; erasing a session erases everything that hangs on it."""
    reference = ForeignKey("groups.session_id", ondelete="CASCADE")
    return Column("session_id", Text, reference, primary_key=primary_key, nullable=False)


# What happened in a session. Rows are added, never changed; seq counts from 1 without gaps.
group_events = Table(
    "group_events",
    metadata,
    _session_id(),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    _text("body"),
    _moment("at"),
)

# Who sits where; token is a hash of what the link of a participant holds.
seats = Table(
    "seats",
    metadata,
    Column("token", Text, primary_key=True),
    _session_id(primary_key=False),
    _text("participant"),
)

# Colleagues asked to play one casus beside the reference; left_out and counted are JSON lists of run ids.
panels = Table(
    "panels",
    metadata,
    Column("panel_id", Text, primary_key=True),
    Column("organisation", Text, ForeignKey("organisations.organisation_id"), nullable=False),
    _text("casus_id"),
    _text("casus_title"),
    _text("contents"),
    _moment("created_at"),
    Column("ended_at", UtcDateTime, nullable=True),
    _text("left_out"),
    _text("counted"),
    Index("ix_panels_organisation", "organisation", "created_at"),
)

# Casuses that trainers write.
manuscripts = Table(
    "manuscripts",
    metadata,
    Column("manuscript_id", Text, primary_key=True),
    Column("author", Text, ForeignKey("trainers.trainer_id"), nullable=False),
    Column("organisation", Text, ForeignKey("organisations.organisation_id"), nullable=False),
    _moment("created_at"),
    Index("ix_manuscripts_author", "author"),
)


def _manuscript_id(*, primary_key: bool = True) -> Column[str]:
    """Key to ``manuscripts``; erasing one erases everything that hangs on it."""
    reference = ForeignKey("manuscripts.manuscript_id", ondelete="CASCADE")
    return Column("manuscript_id", Text, reference, primary_key=primary_key, nullable=False)


# Rows are added, never changed; number counts from 1 without gaps. body is JSON: text by name of the file.
manuscript_versions = Table(
    "manuscript_versions",
    metadata,
    _manuscript_id(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    _text("title"),
    _text("note"),
    _text("body"),
    _moment("at"),
)

# A version put on the shelf or taken off it: rows are added, never changed; the newest of a casus counts.
publications = Table(
    "publications",
    metadata,
    Column("number", Integer, primary_key=True),
    _text("casus_id"),
    _manuscript_id(primary_key=False),
    Column("version", Integer, nullable=False),
    Column("on_shelf", Boolean, nullable=False),
    _moment("at"),
    Index("ix_publications_casus", "casus_id", "number"),
)
