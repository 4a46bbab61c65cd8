"""What lists and the search need of a casus, without the casus itself."""

import datetime as dt

from mas_sim.model.base import Model, Slug, Text
from mas_sim.model.casus import CasusCard, SchoolType, VariantOf


class CasusSummary(Model):
    """A casus on the shelf, closed.

    Attributes:
        variant: what it is a variant of; None for a casus itself.
        card: what anyone may read before playing.
        school_type: kind of school of the jongere.
        birth_date: of the jongere; with ``reference_date`` the age that a list shows.
        reference_date: day on which the officer begins.
        words: all that may be searched, folded.
    """

    id: Slug
    variant: VariantOf | None
    card: CasusCard
    school_type: SchoolType
    birth_date: dt.date
    reference_date: dt.date
    words: Text

    @property
    def family(self) -> str:
        """Id that a casus and its variants share: that of the casus itself."""
        return self.variant.casus if self.variant else self.id
