"""A seat in a groepssessie: what is stored of its token, and a name that nobody else in the room has."""

import hashlib


def hashed(token: str) -> str:
    """What is stored: who reads the database cannot take a seat."""
    return hashlib.sha256(token.encode()).hexdigest()


def distinct(pseudonym: str, taken: set[str]) -> str:
    """The pseudonym, with a number when someone in the room already has it."""
    wanted = pseudonym.strip()[:36].strip() or "Gast"
    number, found = 2, wanted
    while found in taken:
        found, number = f"{wanted} {number}", number + 1
    return found
