"""Absence as registered, and the figures computed from it."""

import datetime as dt
from enum import StrEnum

from pydantic import Field

from mas_sim.model.base import Model, Text


class AbsenceUnit(StrEnum):
    """Po counts clock hours, vo and mbo count lesuren of at most 60 minutes."""

    KLOKUREN = "klokuren"
    LESUREN = "lesuren"


class AbsenceKind(StrEnum):
    """How a school registers an absence."""

    ONGEOORLOOFD = "ongeoorloofd"
    LUXEVERZUIM = "luxeverzuim"
    TE_LAAT = "te-laat"
    ZIEK = "ziek"
    VERLOF = "verlof"
    GESCHORST = "geschorst"
    THUIS_OP_VERZOEK = "thuis-op-verzoek-school"


class Timetable(Model):
    """Hours or lesuren on each weekday; 0 means no school that day."""

    ma: int = Field(ge=0, le=12, description="Uren op maandag.")
    di: int = Field(ge=0, le=12, description="Uren op dinsdag.")
    wo: int = Field(ge=0, le=12, description="Uren op woensdag.")
    do: int = Field(ge=0, le=12, description="Uren op donderdag.")
    vr: int = Field(ge=0, le=12, description="Uren op vrijdag.")


class Period(Model):
    """A stretch of calendar days, both ends included."""

    start: dt.date = Field(description="Eerste dag.")
    end: dt.date = Field(description="Laatste dag.")
    label: Text = Field(description="Naam, bijvoorbeeld Herfstvakantie.")


class AbsenceRecord(Model):
    """One line of the verzuimregistratie; whole days when ``amount`` is left out."""

    date: dt.date = Field(description="Datum (of eerste dag).")
    kind: AbsenceKind = Field(description="Soort verzuim.")
    until: dt.date | None = Field(default=None, description="Laatste dag, bij meer hele dagen.")
    amount: float | None = Field(
        default=None,
        gt=0,
        le=12,
        description="Aantal uren of lesuren; bij te-laat het aantal keren. Leeg: hele dag volgens rooster.",
    )
    own_initiative: bool = Field(
        default=False, description="true als de jongere uit eigen initiatief wegbleef (Halt kijkt hiernaar)."
    )
    note: str | None = Field(default=None, description="Aantekening van de school, bijvoorbeeld het vak.")


class AbsenceRegister(Model):
    """All that is needed to compute the verzuimcijfers."""

    unit: AbsenceUnit = Field(description="Eenheid: klokuren (po) of lesuren (vo, mbo).")
    timetable: Timetable = Field(description="Rooster: uren per weekdag.")
    holidays: tuple[Period, ...] = Field(default=(), description="Vakanties en vrije dagen.")
    reports: tuple[dt.date, ...] = Field(
        default=(), description="Data van meldingen bij leerplicht; de telling begint de dag erna opnieuw."
    )
    records: tuple[AbsenceRecord, ...] = Field(default=(), description="De verzuimregels.")
    unenrolled: tuple[Period, ...] = Field(
        default=(), description="Perioden zonder inschrijving (absoluut verzuim)."
    )


class Figure(StrEnum):
    """Names of the computed figures; kaders and stated figures refer to them."""

    WORST_WINDOW_HOURS = "worst_window_hours"
    TOTAL_HOURS = "total_hours"
    OWN_INITIATIVE_HOURS = "own_initiative_hours"
    TIMES_LATE = "times_late"
    LUXE_DAYS = "luxe_days"
    SICK_REPORTS_12_WEEKS = "sick_reports_12_weeks"
    LONGEST_SICK_DAYS = "longest_sick_days"
    LONGEST_STRETCH_DAYS = "longest_stretch_days"
    UNENROLLED_DAYS = "unenrolled_days"
    AGE = "age"


class AbsenceFigures(Model):
    """Computed from an AbsenceRegister; never authored.

    Hours are in the register's unit. ``*_days`` are school days, except
    ``unenrolled_days`` (calendar days). ``age`` is in whole years on the
    reference date of the dossier.
    """

    unit: AbsenceUnit
    worst_window_hours: float
    worst_window_start: dt.date | None
    worst_window_end: dt.date | None
    total_hours: float
    own_initiative_hours: float
    times_late: int
    luxe_days: int
    sick_reports_12_weeks: int
    longest_sick_days: int
    longest_stretch_days: int
    unenrolled_days: int
    age: int

    def value(self, figure: Figure) -> float:
        """The number behind a figure's name."""
        return float(getattr(self, figure.value))
