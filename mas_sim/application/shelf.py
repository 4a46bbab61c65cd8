"""Finding a casus on the shelf, by what its card says."""

from collections.abc import Sequence
from dataclasses import dataclass

from mas_sim.application.naslag_entry import words_of
from mas_sim.model.casus import Casus, CasusLevel, SchoolType


@dataclass(frozen=True)
class Wish:
    """What someone looks for; empty parts ask nothing."""

    level: CasusLevel | None = None
    school: SchoolType | None = None
    words: str = ""


def find(casuses: Sequence[Casus], wish: Wish) -> tuple[Casus, ...]:
    """The casuses that answer a wish, in their order.

    A variant is none of them: it is offered after its casus was played, since the pair gives the signal away.
    """
    words = words_of(wish.words)
    return tuple(
        casus
        for casus in casuses
        if casus.variant is None
        and wish.level in (None, casus.card.level)
        and wish.school in (None, casus.youth.school_type)
        and all(word in _told(casus) for word in words)
    )


def names(casuses: Sequence[Casus]) -> dict[str, str]:
    """What a trainer chooses from: title, level and kind of school by id; a variant says what it is."""
    return {
        casus.id: f"{casus.card.title} ({'variant, ' if casus.variant else ''}{casus.card.level.value}, "
        f"{casus.youth.school_type.value})"
        for casus in casuses
    }


def _told(casus: Casus) -> str:
    """All that the card says, and nothing of the casus behind it."""
    card = casus.card
    return " ".join(
        words_of(
            " ".join((card.title, card.teaser, card.kind, casus.youth.school_type, *card.learning_goals))
        )
    )
