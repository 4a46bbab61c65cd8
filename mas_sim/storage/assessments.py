"""Judgements of runs: rows are added, never changed."""

from dataclasses import asdict, replace
from datetime import datetime

from sqlalchemy import func, insert, select

from mas_sim.application.ports import StoredAssessment
from mas_sim.storage.database import Database
from mas_sim.storage.runs import lock_run, require_run
from mas_sim.storage.tables import assessments
from mas_sim.storage.text import exact


class SqlAssessmentStore:
    """The ``AssessmentStore`` of a database."""

    def __init__(self, database: Database) -> None:
        """Use this database."""
        self._database = database

    def add(self, run_id: str, subject: str, assessor: str, body: str, at: datetime) -> int:
        """Store one judgement; its number within the run."""
        assessment = StoredAssessment(
            run_id=run_id,
            number=0,
            subject=exact(subject),
            assessor=exact(assessor),
            body=exact(body),
            at=at,
        )
        highest = select(func.max(assessments.c.number)).where(assessments.c.run_id == run_id)
        with self._database.write() as connection:
            lock_run(connection, run_id)
            number = int(connection.execute(highest).scalar() or 0) + 1
            connection.execute(insert(assessments), asdict(replace(assessment, number=number)))
        return number

    def of(self, run_id: str) -> tuple[StoredAssessment, ...]:
        """All judgements of this run, in order of arrival."""
        query = select(assessments).where(assessments.c.run_id == run_id)
        with self._database.read() as connection:
            require_run(connection, run_id)
            rows = connection.execute(query.order_by(assessments.c.number)).mappings()
            return tuple(StoredAssessment(**row) for row in rows)

    def latest(self, assessor: str, limit: int) -> tuple[StoredAssessment, ...]:
        """At most ``limit`` judgements of this kind of assessor over all runs, newest first."""
        query = select(assessments).where(assessments.c.assessor == exact(assessor))
        newest = query.order_by(assessments.c.at.desc(), assessments.c.run_id, assessments.c.number.desc())
        with self._database.read() as connection:
            rows = connection.execute(newest.limit(limit)).mappings()
            return tuple(StoredAssessment(**row) for row in rows)
