"""The verzuimcijfers: what counts, how, and from when."""

from __future__ import annotations

import datetime as dt

from mas_sim.model.absence import AbsenceFigures, AbsenceRegister
from mas_sim.scoring.absence import figures

BORN = dt.date(2012, 3, 1)
TODAY = dt.date(2026, 11, 20)
AUTUMN = {"start": "2026-10-17", "end": "2026-10-25", "label": "Herfstvakantie"}


def count(*records: dict, reports: tuple[str, ...] = (), today: dt.date = TODAY, **more) -> AbsenceFigures:
    register = AbsenceRegister.model_validate(
        {
            "unit": "lesuren",
            "timetable": {"ma": 7, "di": 7, "wo": 5, "do": 7, "vr": 6},
            "holidays": [AUTUMN],
            "reports": list(reports),
            "records": list(records),
            **more,
        }
    )
    return figures(register, BORN, today)


def missed(date: str, amount: float | None = None, kind: str = "ongeoorloofd", **more) -> dict:
    return {"date": date, "kind": kind, "amount": amount, **more}


def test_hours_add_up_over_four_lesweken():
    assert count(missed("2026-11-02", 3), missed("2026-11-10", 4)).worst_window_hours == 7


def test_the_fifth_week_falls_out_of_the_window():
    found = count(missed("2026-09-07", 5), missed("2026-09-14", 1), missed("2026-10-05", 2))
    assert (found.worst_window_hours, found.total_hours) == (6, 8)


def test_a_holiday_week_is_left_out_of_the_window():
    found = count(missed("2026-09-28", 2), missed("2026-10-26", 3))
    assert found.worst_window_hours == 5
    assert found.worst_window_end == dt.date(2026, 10, 30)


def test_the_count_restarts_the_day_after_a_melding():
    found = count(
        missed("2026-11-02", 5), missed("2026-11-04", 4), missed("2026-11-05", 3), reports=("2026-11-04",)
    )
    assert found.worst_window_hours == 9


def test_luxeverzuim_and_being_sent_home_count_as_hours():
    found = count(
        missed("2026-11-02", kind="luxeverzuim"), missed("2026-11-03", 2, "thuis-op-verzoek-school")
    )
    assert (found.worst_window_hours, found.luxe_days) == (9, 1)


def test_illness_leave_and_suspension_do_not_count():
    found = count(*(missed("2026-11-02", 2, kind) for kind in ("ziek", "verlof", "geschorst")))
    assert (found.worst_window_hours, found.total_hours, found.worst_window_start) == (0, 0, None)


def test_late_counts_in_times_never_in_hours():
    found = count(missed("2026-11-02", kind="te-laat"), missed("2026-11-03", 2, "te-laat"))
    assert (found.times_late, found.total_hours) == (3, 0)


def test_own_initiative_counts_what_is_marked_so():
    assert (
        count(missed("2026-11-02", 3, own_initiative=True), missed("2026-11-03", 4)).own_initiative_hours == 3
    )


def test_last_school_year_is_no_part_of_the_total():
    found = count(missed("2026-07-01", 4), missed("2026-07-02", kind="te-laat"), missed("2026-09-01", 2))
    assert (found.total_hours, found.times_late) == (2, 0)


def test_what_lies_after_the_reference_date_has_not_happened():
    assert count(missed("2026-11-23", 4)).total_hours == 0


def test_a_weekend_does_not_split_a_ziekmelding():
    found = count(missed("2026-11-06", kind="ziek", until="2026-11-10"))
    assert (found.sick_reports_12_weeks, found.longest_sick_days) == (1, 3)


def test_ziekmeldingen_are_counted_in_twelve_weeks():
    days = ("2026-08-24", "2026-09-14", "2026-10-05", "2026-11-02", "2026-11-16")
    assert count(*(missed(day, kind="ziek") for day in days)).sick_reports_12_weeks == 4


def test_the_longest_stretch_leaves_out_verlof():
    found = count(missed("2026-11-02", until="2026-11-04"), missed("2026-11-05", kind="verlof"))
    assert found.longest_stretch_days == 3


def test_a_period_without_inschrijving_counts_up_to_the_reference_date():
    gap = [{"start": "2026-11-16", "end": "2026-12-31", "label": "verhuisd"}]
    assert count(unenrolled=gap).unenrolled_days == 5


def test_age_changes_on_the_birthday():
    assert count(today=dt.date(2027, 2, 28)).age == 14
    assert count(today=dt.date(2027, 3, 1)).age == 15


def test_the_school_year_starts_in_august():
    assert count(missed("2026-11-02", 2), today=dt.date(2027, 3, 1)).total_hours == 2


def test_a_figure_is_found_by_its_name():
    from mas_sim.model.absence import Figure

    assert count(missed("2026-11-02", 2)).value(Figure.TOTAL_HOURS) == 2
