"""Passwords by argon2, the slow hash that the field recommends."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError


class Argon2Passwords:
    """The ``Passwords`` port by argon2-cffi with its own defaults."""

    def __init__(self) -> None:
        """Use the defaults of the library, which follow RFC 9106."""
        self._hasher = PasswordHasher()

    def hash(self, password: str) -> str:
        """A salted hash, with its settings in it."""
        return self._hasher.hash(password)

    def verify(self, hashed: str, password: str) -> bool:
        """True when the password gives this hash."""
        try:
            return self._hasher.verify(hashed, password)
        except (VerificationError, InvalidHashError):
            return False
