"""Finding a casus on the shelf, by what its card says."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mas_sim.application.naslag_entry import words_of
from mas_sim.model.casus import Casus, CasusLevel, SchoolType
from mas_sim.model.summary import CasusSummary


@dataclass(frozen=True)
class Wish:
    """What someone looks for; empty parts ask nothing."""

    level: CasusLevel | None = None
    school: SchoolType | None = None
    words: str = ""


def summary_of(casus: Casus) -> CasusSummary:
    """What a list tells of a casus; the words are all that its card says, and nothing of the casus behind it."""
    card, youth = casus.card, casus.youth
    told = (card.title, card.teaser, card.kind, youth.school_type, *card.learning_goals)
    return CasusSummary(
        id=casus.id,
        variant=casus.variant,
        card=card,
        school_type=youth.school_type,
        birth_date=youth.birth_date,
        reference_date=casus.dossier.reference_date,
        words=" ".join(words_of(" ".join(told))),
    )


def in_order(found: Iterable[CasusSummary]) -> tuple[CasusSummary, ...]:
    """The easiest and shortest first, each followed by its variants."""
    levels, by_id = list(CasusLevel), {one.id: one for one in found}

    def rank(one: CasusSummary) -> tuple[int, int, str, str]:
        base = by_id[one.family]
        return levels.index(base.card.level), base.card.minutes, base.id, one.id

    return tuple(sorted(by_id.values(), key=rank))


def find(casuses: Sequence[CasusSummary], wish: Wish) -> tuple[CasusSummary, ...]:
    """The casuses that answer a wish, in their order.

    A variant is none of them: it is offered after its casus was played, since the pair gives the signal away.
    """
    words = words_of(wish.words)
    return tuple(
        casus
        for casus in casuses
        if casus.variant is None
        and wish.level in (None, casus.card.level)
        and wish.school in (None, casus.school_type)
        and all(word in casus.words for word in words)
    )


def names(casuses: Sequence[CasusSummary]) -> dict[str, str]:
    """What a trainer chooses from: title, level and kind of school by id; a variant says what it is."""
    return {
        casus.id: f"{casus.card.title} ({'variant, ' if casus.variant else ''}{casus.card.level.value}, "
        f"{casus.school_type.value})"
        for casus in casuses
    }
