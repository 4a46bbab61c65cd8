"""Use cases at the door of the trainers: an account, signing in and out, the code of an organisation."""

import datetime as dt
import hashlib
import secrets
from dataclasses import dataclass

from mas_sim.application.ports import Clock, IdSource, Organisation, Passwords, TrainerAccount, TrainerStore
from mas_sim.errors import (
    CodeUnknownError,
    LoginLimitedError,
    LoginRefusedError,
    NotSignedInError,
    PasswordTooShortError,
)

SHORTEST_PASSWORD = 12
SESSION = dt.timedelta(hours=8)
LENT = dt.timedelta(minutes=5)
MOST_FAILURES = 5
LOOKED_BACK = dt.timedelta(minutes=15)
CODE_LENGTH = 6
READABLE = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # nothing that looks like another sign


@dataclass(frozen=True)
class Trainer:
    """Who is signed in, and for whom."""

    trainer_id: str
    name: str
    organisation: Organisation


class Trainers:
    """Accounts and sessions; there is no account until the operator makes one.

    Args:
        store: keeps accounts, sessions and wrong attempts.
        passwords: hashes and checks passwords.
        clock: says when a session ends.
        ids: gives out ids and tokens.
    """

    def __init__(self, store: TrainerStore, passwords: Passwords, clock: Clock, ids: IdSource) -> None:
        self._store, self._passwords, self._clock, self._ids = store, passwords, clock, ids
        self._nobody = ""

    def add(self, name: str, organisation: str, password: str | None) -> Trainer:
        """Make an account, and the organisation when it is new.

        Args:
            name: what the trainer signs in with; the e-mail address for an identity provider.
            organisation: name of the organisation.
            password: None for an account that only the identity provider of the organisation vouches for.

        Raises:
            PasswordTooShortError: the password is under the minimum.
            NameTakenError: there is an account of this name.
        """
        if password is not None and len(password) < SHORTEST_PASSWORD:
            raise PasswordTooShortError(SHORTEST_PASSWORD)
        home = self._store.organisation_named(organisation) or self._new(organisation)
        account = TrainerAccount(
            trainer_id=self._ids.new_id(),
            organisation=home.organisation_id,
            name=name,
            password="" if password is None else self._passwords.hash(password),
        )
        self._store.add_trainer(account)
        return Trainer(account.trainer_id, name, home)

    def sign_in(self, name: str, password: str) -> str:
        """A token for the cookie of this trainer.

        Raises:
            LoginLimitedError: too many wrong attempts lately; the password was not looked at.
            LoginRefusedError: name and password do not belong together.
        """
        now = self._clock.now()
        if self._store.failures(name, now - LOOKED_BACK) >= MOST_FAILURES:
            raise LoginLimitedError(int(LOOKED_BACK.total_seconds() // 60))
        account = self._store.trainer_named(name)
        # an unknown name costs as much time as a wrong password
        known = self._passwords.verify(account.password if account else self._decoy(), password)
        if account is None or not known:
            self._store.note_failure(name, now)
            raise LoginRefusedError
        token = secrets.token_urlsafe(32)
        self._store.open_session(_hashed(token), account.trainer_id, now + SESSION)
        return token

    def who(self, token: str) -> Trainer:
        """Whose token this is.

        Raises:
            NotSignedInError: no session, or it has ended.
        """
        found = self._store.session(_hashed(token)) if token else None
        if found is None or found[1] <= self._clock.now():
            raise NotSignedInError
        return self._as_trainer(found[0])

    def lend(self, trainer: Trainer) -> str:
        """A token for the pages outside streamlit, for a few minutes: who signed on elsewhere has no cookie of ours."""
        token = secrets.token_urlsafe(32)
        self._store.open_session(_hashed(token), trainer.trainer_id, self._clock.now() + LENT)
        return token

    def vouched(self, name: str, at: dt.datetime | None) -> Trainer:
        """Whom an identity provider vouched for at that moment.

        Raises:
            NotSignedInError: nobody, too long ago, or someone without an account here.
        """
        account = self._store.trainer_named(name) if name else None
        if account is None or at is None or self._clock.now() - at >= SESSION:
            raise NotSignedInError
        return self._as_trainer(account)

    def sign_out(self, token: str) -> None:
        """End the session of this token."""
        self._store.end_session(_hashed(token))

    def joined(self, code: str) -> str:
        """Id of the organisation with this code; "" without a code.

        Raises:
            CodeUnknownError: no organisation has it.
        """
        typed = code.strip().upper()
        if not typed:
            return ""
        found = self._store.organisation_with(typed)
        if found is None:
            raise CodeUnknownError
        return found.organisation_id

    def _as_trainer(self, account: TrainerAccount) -> Trainer:
        home = self._store.organisation(account.organisation)
        if home is None:
            raise NotSignedInError
        return Trainer(account.trainer_id, account.name, home)

    def _new(self, name: str) -> Organisation:
        code = "".join(secrets.choice(READABLE) for _ in range(CODE_LENGTH))
        home = Organisation(organisation_id=self._ids.new_id(), name=name, code=code)
        self._store.add_organisation(home)
        return home

    def _decoy(self) -> str:
        self._nobody = self._nobody or self._passwords.hash(secrets.token_urlsafe(SHORTEST_PASSWORD))
        return self._nobody


def _hashed(token: str) -> str:
    """What is stored: who reads the database cannot use it."""
    return hashlib.sha256(token.encode()).hexdigest()
