"""A broken casus gives every problem with file, line and a Dutch sentence.

``tests/data/casus/invalid/<rule>.txt`` is one defect: the problems it gives, as ``line: start of the
message``, then the text of klein/casus.yaml that is replaced and what comes in its place.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mas_sim.content.library import FileContentLibrary
from mas_sim.content.source import MAX_DEPTH
from tests.integration.content.conftest import BASE, DATA, SMALL

DEFECTS = sorted((DATA / "invalid").glob("*.txt"))


def broken(defect) -> tuple[list[str], str]:
    """The problems a defect must give, and the casus that has it."""
    expected, replacement = defect.read_text(encoding="utf-8").split("--- in plaats van\n")
    old, new = replacement.split("--- staat er\n")
    before, found, after = BASE.partition(old)
    assert found, f"{defect.name}: de te vervangen tekst staat niet in klein/casus.yaml"
    return expected.splitlines(), before + new + after


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda path: path.stem)
def test_one_defect_gives_its_message_at_its_line_and_nothing_else(defect, library, casus_file):
    expected, text = broken(defect)
    found = [f"{item.line}: {item.message}" for item in library.check(casus_file(text.encode()))]
    assert len(found) == len(expected), found
    for message, start in zip(found, expected, strict=True):
        assert message.startswith(start)


def test_the_small_casus_itself_has_no_problem(library):
    assert library.check(SMALL) == ()


def test_a_problem_names_the_file(library, casus_file):
    (problem,) = library.check(casus_file(BASE.replace("minutes: 10", "minutes: tien").encode()))
    assert problem.file.endswith("klein/casus.yaml")


def test_all_problems_come_at_once(library, casus_file):
    text = BASE.replace("minutes: 10", "minutes: tien").replace("level: starter", "level: makkelijk")
    assert [problem.line for problem in library.check(casus_file(text.encode()))] == [9, 10]


def test_a_folder_of_another_name_hides_no_other_problem(library, tmp_path):
    path = tmp_path / "casus.yaml"
    path.write_text(BASE.replace("fact: geen-halt", "fact: niets"), encoding="utf-8")
    assert len(library.check(path)) == 2


def test_a_list_that_is_too_short_and_wrong_gives_both(problems):
    found = problems("  learning_goals:\n  - licht waar het kan\n", "  learning_goals: []\n  minuten: 5\n")
    assert len(found) == 2


def test_two_questions_that_wait_for_each_other_can_never_be_put(problems):
    found = problems(
        "    answer: Antwoord vader\n", "    answer: Antwoord vader\n    when:\n      asked: nog-eens\n"
    )
    assert [message.split(" wordt")[0] for message in found] == [
        "197: De vraag ‘nog-eens’",
        "210: De vraag ‘vader’",
    ]


def test_a_choice_between_a_condition_and_its_opposite_always_offers_something(problems):
    found = problems(
        "      when:\n        days_at_most: 20\n    - id: niets\n",
        "      when:\n        days_at_most: 20\n    - id: niets\n"
        "      when:\n        not:\n          days_at_most: 20\n",
    )
    assert found == []


def test_an_option_may_repeat_the_condition_of_its_decision(problems):
    condition = "      when:\n        any:\n        - known: terugval\n        - all:\n"
    condition += "          - route: halt\n          - goal: gestraft\n"
    found = problems(
        "    - id: bellen\n      label: Optie bellen\n",
        f"    - id: bellen\n{condition}      label: Optie bellen\n",
    )
    assert found == []


def test_a_condition_holds_when_one_of_several_can(problems):
    found = problems(
        "      asked: vader\n", "      any:\n      - asked: vader\n      - all:\n        - known: oorzaak\n"
    )
    assert found == []


def test_a_reaction_may_look_at_the_choice_it_answers(problems):
    found = problems("      - who: Vader\n", "      - who: Vader\n        when: {chose: gesprek/praten}\n")
    assert found == []


def test_an_older_jongere_is_heard_and_a_younger_need_not_be(problems):
    old = "birth_date: '2012-03-01'"
    assert problems(old, "birth_date: '2015-03-01'") == []


def test_a_goal_may_count_on_what_is_done_in_a_later_phase(problems):
    found = problems(
        "    aspects:\n    - sc1\n", "    interventions: [verzuimgesprek]\n    aspects:\n    - sc1\n"
    )
    assert found == []


def test_records_over_several_days_are_held_against_each_of_them(problems):
    found = problems(
        "      wo: 6\n      do: 6\n      vr: 6\n    records:\n",
        "      wo: 3\n      do: 6\n      vr: 6\n    records:\n"
        "    - date: '2026-11-10'\n      until: '2026-11-12'\n      kind: ziek\n      amount: 5\n",
    )
    assert found == ["67: 5 uur is meer dan het rooster van 11-11-2026 (3). Pas het aan."]


def test_a_huge_file_is_refused(library, casus_file):
    path = casus_file(b"# " + b"a" * 1_100_000 + b"\n" + BASE.encode())
    assert "groter dan 1 MB" in library.check(path)[0].message


def test_another_encoding_is_refused_at_its_line(library, casus_file):
    path = casus_file(BASE.replace("Een paar uur.", "Eén paar uur.").encode("latin-1"))
    (problem,) = library.check(path)
    assert (problem.line, "geen UTF-8" in problem.message) == (7, True)


@pytest.mark.parametrize("text", ["", "- een\n- twee\n", "alleen tekst\n", "~\n"])
def test_a_file_that_is_no_mapping_is_refused(text, library, casus_file):
    (problem,) = library.check(casus_file(text.encode()))
    assert "begint niet met ‘sleutel: waarde’" in problem.message


@pytest.mark.parametrize("opening", ["[", "{a: ", "\n- "])
def test_a_tree_that_is_too_deep_is_refused(opening, library, casus_file):
    text = "id: " + "".join(opening.replace("\n", "\n" + " " * depth) for depth in range(500))
    (problem,) = library.check(casus_file(text.encode()))
    assert f"meer dan {MAX_DEPTH} niveaus" in problem.message


def test_a_file_that_is_not_there_is_a_problem_not_a_crash(library, tmp_path):
    (problem,) = library.check(tmp_path / "casus.yaml")
    assert (problem.line, "kan niet worden gelezen" in problem.message) == (0, True)


def test_a_file_with_a_byte_order_mark_is_read(library, casus_file):
    assert library.check(casus_file(BASE.encode("utf-8-sig"))) == ()


def test_a_file_with_windows_line_ends_is_read(library, casus_file):
    assert library.check(casus_file(BASE.replace("\n", "\r\n").encode())) == ()


anywhere = st.integers(0, len(BASE))
damage = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@damage
@given(at=anywhere, junk=st.text(max_size=5))
def test_any_damaged_file_gives_problems_or_a_casus_never_another_error(at, junk, library, casus_file):
    text = BASE[:at] + junk + BASE[at + len(junk) :]
    assert isinstance(library.check(casus_file(text.encode("utf-8", "surrogatepass"))), tuple)


@damage
@given(at=anywhere)
def test_any_truncated_file_gives_problems(at, library, casus_file):
    found: FileContentLibrary = library
    # a file that was cut inside its last value is whole in every other respect
    whole = at > BASE.rstrip().rindex("- ") + len("- ")
    assert whole or found.check(casus_file(BASE[:at].encode())) != ()
