"""The naslag as data: articles and begrippen that the methodiek does not hold.

Shown as on offer now. No run is judged with it, so it is not kept by hash.
"""

from datetime import date
from enum import StrEnum

from pydantic import Field

from mas_sim.model.base import Model, Reason, Slug, Text


class ArticleGroup(StrEnum):
    """Where an article stands in the list."""

    ABSENCE = "soorten-verzuim"
    PRACTICE = "werkwijze"


class Statement(Reason):
    """A text of the naslag with its herkomst, and what about it is not sure."""

    text: Text = Field(description="De tekst, in hele zinnen die de deelnemer leest.")
    uncertain: Text | None = Field(
        default=None,
        description="Wat hieraan verouderd, lokaal of niet nagekeken is; staat apart op het scherm.",
    )


class ArticlePart(Statement):
    """A part of an article under a heading of its own."""

    heading: Text = Field(description="Kopje boven dit deel.")


class Article(Statement):
    """A subject on one page: what it is, then its parts."""

    id: Slug = Field(description="Id van het artikel.")
    group: ArticleGroup = Field(description="Groep in de lijst: soorten-verzuim of werkwijze.")
    title: Text = Field(description="Titel.")
    parts: tuple[ArticlePart, ...] = Field(default=(), description="De delen, op volgorde.")
    partners: bool = Field(
        default=False, description="true: zet eronder wat elke partner mag weten en delen, uit de methodiek."
    )
    see_also: tuple[Slug, ...] = Field(
        default=(), description="Zie ook: naslagstukken met hun soort ervoor (bijvoorbeeld route-halt)."
    )


class Term(Statement):
    """A begrip in one or two sentences."""

    id: Slug = Field(description="Id van het begrip.")
    title: Text = Field(description="Het begrip, zoals in het veld gezegd.")
    see_also: tuple[Slug, ...] = Field(
        default=(), description="Zie ook: naslagstukken met hun soort ervoor (bijvoorbeeld kader-cautie)."
    )


class Naslag(Model):
    """All articles and begrippen."""

    schema_version: int = Field(description="Versie van het bestandsformaat.")
    id: Slug = Field(description="Id van deze naslag.")
    title: Text = Field(description="Naam op het scherm.")
    checked: date = Field(description="Datum waarop de teksten zijn nagekeken.")
    articles: tuple[Article, ...] = Field(description="De artikelen, in de volgorde van de lijst.")
    terms: tuple[Term, ...] = Field(description="De begrippen.")
