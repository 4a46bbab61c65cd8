"""The verzuimcijfers: what counts, how, and from when."""

from __future__ import annotations

import datetime as dt

import pytest

from mas_sim.model.absence import AbsenceFigures, AbsenceRegister, AbsenceUnit
from mas_sim.scoring.absence import OWN_CHOICES, age_on, figures

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


def test_no_records_give_no_window():
    found = count()
    assert (found.worst_window_hours, found.worst_window_start, found.worst_window_end) == (0, None, None)
    assert (found.sick_reports_12_weeks, found.longest_sick_days, found.longest_stretch_days) == (0, 0, 0)


def test_the_window_runs_from_a_monday_to_a_friday_four_weeks_on():
    found = count(missed("2026-09-09", 4), missed("2026-09-30", 4), missed("2026-10-08", 3))
    assert (found.worst_window_hours, found.worst_window_start, found.worst_window_end) == (
        8,
        dt.date(2026, 9, 7),
        dt.date(2026, 10, 2),
    )


def test_of_two_equal_windows_the_first_is_named():
    found = count(missed("2026-08-31", 4), missed("2026-11-09", 4))
    assert found.worst_window_start == dt.date(2026, 8, 31)


def test_two_holiday_weeks_in_a_row_are_left_out():
    longer = [AUTUMN, {"start": "2026-10-26", "end": "2026-10-30", "label": "Projectweek"}]
    records = (missed("2026-10-12", 6), missed("2026-11-16", 5))
    assert count(*records, holidays=longer).worst_window_hours == 11
    assert count(*records).worst_window_hours == 6


def test_a_week_with_one_lesson_day_counts_as_a_week():
    nearly = [{"start": "2026-10-19", "end": "2026-10-22", "label": "Bijna vakantie"}]
    records = (missed("2026-09-28", 2), missed("2026-10-26", 3))
    assert count(*records, holidays=nearly).worst_window_hours == 3


def test_a_single_week_of_absence_is_the_whole_window():
    found = count(missed("2026-10-12", 3))
    assert found.worst_window_end == dt.date(2026, 10, 16)


def test_hours_before_and_after_a_melding_are_never_added():
    records = (missed("2026-11-02", 9), missed("2026-11-03", 5), missed("2026-11-04", 12))
    assert count(*records, reports=("2026-11-03",)).worst_window_hours == 14
    assert count(*records).worst_window_hours == 26


def test_the_window_after_a_melding_can_be_the_worst():
    found = count(missed("2026-10-05", 2), missed("2026-10-07", 5), reports=("2026-10-06",))
    assert found.worst_window_hours == 5


def test_two_meldingen_make_three_counts_in_any_order():
    records = (missed("2026-09-07", 3), missed("2026-09-09", 4), missed("2026-09-11", 2))
    assert count(*records, reports=("2026-09-10", "2026-09-08")).worst_window_hours == 4


def test_a_melding_does_not_lower_the_total():
    found = count(missed("2026-11-02", 5), missed("2026-11-05", 3), reports=("2026-11-03",))
    assert found.total_hours == 8


def test_a_whole_day_counts_the_hours_of_its_weekday():
    assert count(missed("2026-11-04")).total_hours == 5
    assert count(missed("2026-11-06")).total_hours == 6


def test_a_stretch_of_whole_days_skips_weekend_and_holiday():
    found = count(missed("2026-10-15", until="2026-10-27"))
    assert (found.total_hours, found.longest_stretch_days) == (7 + 6 + 7 + 7, 4)


def test_a_day_missed_hour_by_hour_is_a_whole_day():
    found = count(missed("2026-11-02", 7, "luxeverzuim"), missed("2026-11-03", 7), missed("2026-11-04", 4))
    assert (found.luxe_days, found.longest_stretch_days) == (1, 2)


def test_part_of_a_day_is_no_luxeverzuim_day():
    found = count(missed("2026-11-02", 3, "luxeverzuim"))
    assert (found.luxe_days, found.total_hours) == (0, 3)


def test_luxeverzuim_over_days_counts_each_lesson_day():
    assert count(missed("2026-11-05", kind="luxeverzuim", until="2026-11-09")).luxe_days == 3


def test_two_lines_on_one_day_are_one_luxeverzuim_day():
    line = missed("2026-11-05", kind="luxeverzuim")
    assert count(line, line).luxe_days == 1


def test_hours_in_tenths_add_up_exactly():
    found = count(missed("2026-11-02", 6.9), missed("2026-11-03", 1.8), missed("2026-11-05", 1.3))
    assert (found.total_hours, found.worst_window_hours) == (10, 10)


@pytest.mark.parametrize("kind", ["ziek", "verlof", "geschorst", "te-laat"])
def test_only_unauthorised_hours_are_own_initiative(kind):
    assert count(missed("2026-11-02", 2, kind, own_initiative=True)).own_initiative_hours == 0


def test_being_late_last_year_is_over():
    assert count(missed("2026-07-31", kind="te-laat"), missed("2026-08-31", kind="te-laat")).times_late == 1


@pytest.mark.parametrize(("date", "hours"), [("2026-07-31", 0), ("2026-08-03", 4)])
def test_the_school_year_turns_on_the_first_of_august(date, hours):
    assert count(missed(date, 4)).total_hours == hours


def test_a_record_on_the_reference_date_counts_and_one_of_the_day_after_does_not():
    day = dt.date(2026, 11, 2)
    assert count(missed("2026-11-02", 2), missed("2026-11-03", 3), today=day).total_hours == 2


def test_a_stretch_is_cut_at_the_reference_date():
    found = count(missed("2026-11-02", until="2026-11-06"), today=dt.date(2026, 11, 3))
    assert (found.longest_stretch_days, found.total_hours) == (2, 14)


@pytest.mark.parametrize("kind", ["te-laat", "ziek", "luxeverzuim"])
def test_no_figure_sees_the_future(kind):
    assert count(missed("2026-11-23", kind=kind)) == count()


def test_a_holiday_does_not_split_a_ziekmelding():
    found = count(missed("2026-10-16", kind="ziek"), missed("2026-10-26", kind="ziek"))
    assert (found.sick_reports_12_weeks, found.longest_sick_days) == (1, 2)


def test_a_day_at_school_splits_a_ziekmelding():
    found = count(missed("2026-11-02", kind="ziek"), missed("2026-11-04", kind="ziek"))
    assert (found.sick_reports_12_weeks, found.longest_sick_days) == (2, 1)


def test_a_day_without_lessons_on_the_timetable_splits_nothing():
    four_days = {"ma": 6, "di": 6, "wo": 0, "do": 6, "vr": 6}
    found = count(missed("2026-11-03", kind="ziek"), missed("2026-11-05", kind="ziek"), timetable=four_days)
    assert (found.sick_reports_12_weeks, found.longest_sick_days) == (1, 2)


@pytest.mark.parametrize(("second", "reports"), [("2026-11-13", 2), ("2026-11-16", 1)])
def test_twelve_weeks_end_the_day_before_the_same_weekday(second, reports):
    first = missed("2026-08-24", kind="ziek")
    assert count(first, missed(second, kind="ziek")).sick_reports_12_weeks == reports


def test_the_longest_illness_is_named_not_the_last():
    found = count(missed("2026-09-07", kind="ziek", until="2026-09-10"), missed("2026-11-02", kind="ziek"))
    assert found.longest_sick_days == 4


def test_the_longest_stretch_mixes_illness_suspension_and_spijbelen():
    days = (missed("2026-11-02"), missed("2026-11-03", kind="ziek"), missed("2026-11-04", kind="geschorst"))
    assert count(*days).longest_stretch_days == 3


def test_a_day_of_hours_or_lateness_ends_the_stretch():
    found = count(missed("2026-11-02"), missed("2026-11-03", 3), missed("2026-11-04"))
    assert found.longest_stretch_days == 1
    assert count(missed("2026-11-02", kind="te-laat")).longest_stretch_days == 0


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [("2026-11-01", "2026-11-10", 10), ("2026-11-20", "2026-11-20", 1), ("2026-11-21", "2026-12-01", 0)],
)
def test_unenrolled_days_are_calendar_days_up_to_today(start, end, days):
    assert count(unenrolled=[{"start": start, "end": end, "label": "uitgeschreven"}]).unenrolled_days == days


@pytest.mark.parametrize(("day", "age"), [((2027, 2, 28), 2), ((2027, 3, 1), 3), ((2028, 2, 29), 4)])
def test_a_child_of_the_leap_day_turns_a_year_in_march_or_on_its_day(day, age):
    assert age_on(dt.date(2024, 2, 29), dt.date(*day)) == age


def test_the_unit_is_that_of_the_register():
    assert count(unit="klokuren").unit is AbsenceUnit.KLOKUREN


def test_what_no_source_says_is_told_as_our_own_choice():
    assert len(OWN_CHOICES) == 5
    assert all(sentence.endswith(".") for sentence in OWN_CHOICES)
