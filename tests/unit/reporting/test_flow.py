"""The flow from the first to the second answer."""

from mas_sim.reporting.flow import flow_figure

TOLD = (
    ("Basisroute", "Halt", 3),
    ("Halt", "Halt", 2),
    ("Halt", "Basisroute en vrijwillige jeugdhulp samen met school", 1),
)


def link(name: str) -> list[object]:
    return flow_figure(TOLD, "light")["data"][0]["link"][name]


def test_every_move_is_a_band_as_wide_as_its_people():
    assert link("value") == [3, 2, 1]


def test_the_first_answers_stand_left_and_the_second_right():
    assert link("source") == [0, 1, 1]
    assert link("target") == [2, 2, 3]


def test_who_stayed_looks_other_than_who_went():
    went, stayed, other = link("color")
    assert went == other != stayed


def test_a_long_answer_is_cut_short():
    labels = flow_figure(TOLD, "dark")["data"][0]["node"]["label"]
    assert all(len(label) <= 40 for label in labels)
    assert labels[-1].endswith("…")
