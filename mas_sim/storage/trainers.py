"""Organisations, trainers, their sessions and wrong attempts."""

from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, insert, select
from sqlalchemy.exc import IntegrityError

from mas_sim.application.ports import Organisation, TrainerAccount
from mas_sim.errors import NameTakenError
from mas_sim.storage.database import Database
from mas_sim.storage.tables import login_failures, organisations, trainer_sessions, trainers
from mas_sim.storage.text import clean


class SqlTrainerStore:
    """The ``TrainerStore`` of a database."""

    def __init__(self, database: Database) -> None:
        """Use this database."""
        self._database = database

    def add_organisation(self, organisation: Organisation) -> None:
        """Keep a new organisation."""
        row = {**vars(organisation), "name": clean(organisation.name)}
        with self._database.write() as connection:
            connection.execute(insert(organisations), row)

    def organisation_named(self, name: str) -> Organisation | None:
        """The organisation of this name."""
        return self._organisation(organisations.c.name == clean(name))

    def organisation_with(self, code: str) -> Organisation | None:
        """The organisation that gave out this code."""
        return self._organisation(organisations.c.code == clean(code))

    def organisation(self, organisation_id: str) -> Organisation | None:
        """The organisation with this id."""
        return self._organisation(organisations.c.organisation_id == organisation_id)

    def add_trainer(self, account: TrainerAccount) -> None:
        """Keep a new account; NameTakenError when there is one of this name."""
        row = {**vars(account), "name": clean(account.name)}
        with self._database.write() as connection:
            try:
                connection.execute(insert(trainers), row)
            except IntegrityError as error:
                raise NameTakenError(account.name) from error

    def trainer_named(self, name: str) -> TrainerAccount | None:
        """The account of this name."""
        with self._database.read() as connection:
            row = (
                connection.execute(select(trainers).where(trainers.c.name == clean(name))).mappings().first()
            )
            return TrainerAccount(**row) if row else None

    def open_session(self, token: str, trainer_id: str, ends: datetime) -> None:
        """Keep a session under the hash of its token."""
        with self._database.write() as connection:
            connection.execute(
                insert(trainer_sessions), {"token": token, "trainer_id": trainer_id, "ends": ends}
            )

    def session(self, token: str) -> tuple[TrainerAccount, datetime] | None:
        """Whose session this is and when it ends."""
        query = (
            select(*trainers.c, trainer_sessions.c.ends)
            .join(trainer_sessions, trainer_sessions.c.trainer_id == trainers.c.trainer_id)
            .where(trainer_sessions.c.token == token)
        )
        with self._database.read() as connection:
            row = connection.execute(query).mappings().first()
        if row is None:
            return None
        values = dict(row)
        ends = values.pop("ends")
        return TrainerAccount(**values), ends

    def end_session(self, token: str) -> None:
        """Forget a session, if there is one."""
        with self._database.write() as connection:
            connection.execute(delete(trainer_sessions).where(trainer_sessions.c.token == token))

    def note_failure(self, account: str, at: datetime) -> None:
        """Remember a wrong attempt."""
        with self._database.write() as connection:
            connection.execute(insert(login_failures), {"account": clean(account), "at": at})

    def failures(self, account: str, since: datetime) -> int:
        """How many wrong attempts this account had since then."""
        counted = select(func.count()).select_from(login_failures)
        recent = counted.where(login_failures.c.account == clean(account), login_failures.c.at > since)
        with self._database.read() as connection:
            return int(connection.execute(recent).scalar() or 0)

    def _organisation(self, condition: ColumnElement[bool]) -> Organisation | None:
        with self._database.read() as connection:
            row = connection.execute(select(organisations).where(condition)).mappings().first()
            return Organisation(**row) if row else None
