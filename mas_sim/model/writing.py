"""A text the trainee writes in own words from a memo that is not neutral, and what it is held against."""

from pydantic import Field

from mas_sim.model.base import Model, Reason, Slug, Text
from mas_sim.model.condition import Condition


class WritingPoint(Model):
    """Something a text has to tell; it does when one of the phrases stands in it.

    A phrase is a row of words as in ``mas_sim.model.cues``: ``*`` for any beginning or ending, ``#`` for a
    number, ``..`` for up to four words in between, ``a|b`` for either word.
    """

    what: Text = Field(description="Wat er moet staan, bijvoorbeeld: de dag van de brief.")
    phrases: tuple[Text, ...] = Field(
        min_length=1,
        description=(
            "Zinswendingen waaraan dit te herkennen is; een ervan is genoeg. * is elk begin of einde, # een getal, .. hoogstens "
            "vier woorden ertussen."
        ),
    )


class WritingCheck(Model):
    """One line of the checklist of a written text."""

    label: Text = Field(description="Waar de tekst aan moet voldoen, bijvoorbeeld: Welke dagen het zijn.")
    points: tuple[WritingPoint, ...] = Field(default=(), description="Wat er allemaal moet staan.")
    avoid: tuple[Text, ...] = Field(
        default=(), description="Zinswendingen die er niet horen; tussen aanhalingstekens tellen ze niet mee."
    )
    reason: Reason = Field(description="Waarom, met herkomst.")
    when: Condition | None = Field(
        default=None, description="Alleen als dit geldt, bijvoorbeeld omdat het feit bekend is."
    )


class WritingTask(Model):
    """What the trainee writes before choosing building blocks."""

    prompt: Text = Field(description="Wat de deelnemer schrijft, hoe lang ongeveer, en wat er niet in hoeft.")
    memo: Slug = Field(description="De bijlage die niet neutraal is en die naast het schrijfvak ligt.")
    checklist: tuple[WritingCheck, ...] = Field(min_length=3, description="Waaraan de tekst wordt getoetst.")
    example: Text = Field(
        description="Een tekst die aan alles voldoet; de deelnemer leest hem na het schrijven."
    )
