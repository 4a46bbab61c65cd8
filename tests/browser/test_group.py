"""A trainer and a group play an intervisie, each on a screen of their own."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from mas_sim.ui.texts import PHASE
from tests.browser.conftest import axe_violations
from tests.browser.group_room import (
    BANNER_GONE,
    LOGIN,
    LONG_WAIT,
    ROUTES,
    TERUGVAL,
    Room,
    Seat,
    add_trainer,
    at,
    calm,
    fits,
    sign_in,
)
from tests.browser.test_line import Line
from tests.rules import library

REASONS = {
    "Zeearend": "een veerpont vaart alleen als het water kalm is",
    "Visdief": "de zonnewijzer wijst pas als het licht wordt",
    "Zilvermeeuw": "op een draaimolen kom je steeds langs hetzelfde punt",
}


def test_a_group_plays_an_intervisie_to_its_end(server, open_page):
    room = Room(server, open_page)
    room.open(ROUTES)
    first, second = (room.join(room.enter(name)) for name in ("Zeearend", "Visdief"))
    pocket = open_page(390, "dark", "/api/gezond")
    line = Line(pocket)
    phone = room.enter("Zilvermeeuw", page=pocket)
    assert axe_violations(phone.page) == []
    assert fits(phone.page)
    room.join(phone)
    room.lead("Begin met de eerste vraag", "0-wacht-0")
    room.lead("Open de stemming", "0-stemmen-1")
    # a screen that is drawn again leaves alone whoever is writing on it
    second.option(1).locator("xpath=ancestor::label").click()
    second.reason.press_sequentially("de zonnewijzer")
    said = room.speak(second.name)
    expect(second.page.get_by_text(said)).to_be_visible(timeout=LONG_WAIT)
    calm(second.page)
    expect(second.option(1)).to_be_checked()
    expect(second.reason).to_have_value("de zonnewijzer")
    expect(second.reason).to_be_focused()
    second.reason.press_sequentially(" wijst")
    expect(second.reason).to_have_value("de zonnewijzer wijst")
    calm(phone.page)
    for seat in (first, phone):
        assert said not in seat.told()
    assert axe_violations(phone.page) == []
    assert axe_violations(room.board) == []
    assert fits(phone.page)

    phone.fill(2, REASONS[phone.name])
    line.go_down()
    expect(phone.page.locator("#mas-lijn")).to_contain_text("De verbinding is weg")
    first.vote(0, REASONS[first.name])
    room.answered(1)
    first.page.reload()
    at(first.page, "groep-0-stemmen-1")
    first.fixed()
    second.reason.fill(REASONS[second.name])
    second.commit.click()
    second.fixed()
    room.answered(2)
    line.come_back()
    phone.page.wait_for_function(BANNER_GONE, timeout=40_000)
    expect(phone.option(2)).to_be_checked()
    expect(phone.reason).to_have_value(REASONS[phone.name])
    phone.commit.click()
    phone.fixed()
    room.answered(3)

    room.lead("Sluit de stemming", "0-gesloten-1")
    room.reveal("0-onthuld-1")
    for page in (phone.page, first.page, room.board):
        calm(page)
        assert axe_violations(page) == []
    assert fits(phone.page)
    projector = room.board.context.new_page()
    projector.goto(f"{server.url}/?trainer=zaal&sessie={room.session_id}")
    at(projector, "zaal-0-onthuld-1")
    calm(projector)
    assert axe_violations(projector) == []
    for seat in (first, second, phone):
        for reason in REASONS.values():
            expect(seat.page.get_by_text(reason)).to_be_visible()

    room.lead("Bespreek dit, 8 minuten", "0-bespreken-1")
    at(projector, "zaal-0-bespreken-1")
    projector.close()
    second.page.reload()
    at(second.page, "groep-0-bespreken-1")
    room.lead("Laat iedereen opnieuw kiezen", "0-stemmen-2")
    for seat in (first, second, phone):
        expect(seat.page.get_by_text("In de eerste ronde koos je")).to_be_visible(timeout=LONG_WAIT)
        seat.vote(0)
    room.answered(3)
    room.lead("Sluit de stemming", "0-gesloten-2")
    room.reveal("0-onthuld-2")
    for seat in (first, second, phone):
        expect(seat.page.get_by_role("heading", name="Zo koos de groep na het gesprek")).to_be_visible()
        expect(seat.page.get_by_text("3 van 3")).to_be_visible()
    room.lead("Laat de referentie zien", "0-referentie-2")
    for seat in (first, second, phone):
        expect(seat.page.get_by_role("heading", name="De referentie")).to_be_visible()
    assert fits(phone.page)

    room.lead("Rond de sessie af", "afronden")
    area = phone.page.get_by_label("Als …, dan …")
    area.fill("Als een school niets deed, dan bel ik eerst de school.")
    area.blur()
    phone.page.get_by_role("button", name="Bewaar mijn voornemen").click()
    expect(phone.page.get_by_text("Je voornemen is bewaard.")).to_be_visible(timeout=LONG_WAIT)
    assert fits(phone.page)
    room.lead("Beëindig de sessie", "afgelopen")
    for seat in (first, second, phone):
        expect(seat.page.get_by_text("De sessie is afgelopen.")).to_be_visible(timeout=LONG_WAIT)
        assert seat.page.get_by_role("alert").count() == 0
    session = room.stored()
    assert list(session.intentions.values()) == ["Als een school niets deed, dan bel ik eerst de school."]
    assert [len(votes) for votes in session.steps[0].votes] == [3, 3]


# --- what may not be read before its time ----------------------------------------------------------


def verdicts(item: str) -> list[str]:
    """What the reference says of each answer to this question of the first casus."""
    casus = library().casuses()[0]
    if item == "routes":
        return [one.reason.text for one in casus.plannen.routes]
    return [
        option.reason.text
        for phase in PHASE
        for decision in casus.decisions(phase)
        if decision.id == item
        for option in decision.options
    ]


def only_in_verdicts(item: str) -> set[str]:
    """Sentences and rare words of the reference that stand nowhere else in casus and methodiek."""
    content = (library().casuses()[0], library().methodology())
    rest, found = "".join(one.model_dump_json() for one in content), verdicts(item)
    for text in found:
        rest = rest.replace(json.dumps(text, ensure_ascii=False)[1:-1], "")
    sentences = {one for text in found for one in re.split(r"(?<=[.?!]) ", text) if one not in rest}
    return sentences | (rare_words(" ".join(found)) - rare_words(rest))


def rare_words(text: str) -> set[str]:
    return set(re.findall(r"(?<!\w)[^\W\d_]{9,}(?!\w)", text.lower()))


def read_by(seat: Seat, wanted: set[str]) -> set[str]:
    told = seat.told()
    return {one for one in wanted if one in told or one in told.lower()}


def drawn(frames: list[bytes]) -> set[bytes]:
    """What these messages put on a screen; which run of the script did it is left out."""
    found = set()
    for frame in frames:
        message = ForwardMsg.FromString(frame)
        if message.WhichOneof("type") == "delta":
            found.add(bytes(message.metadata.delta_path) + message.delta.SerializeToString())
    return found


def polled(seat: Seat) -> set[str]:
    """What this page hears when it looks at the server twice more."""
    since = len(seat.looks)
    for _ in range(300):
        if len(seat.looks) >= since + 2:
            return {one.text() for one in seat.looks[since:]}
        seat.page.wait_for_timeout(100)
    raise AssertionError(f"{seat.name} does not follow the session")


@pytest.mark.long
def test_nothing_of_others_or_of_the_reference_reaches_a_participant_before_its_time(server, open_page):
    room = Room(server, open_page)
    room.open(ROUTES, TERUGVAL, rounds=1)
    seats = [room.join(room.enter(name)) for name in REASONS]
    secret = {item: only_in_verdicts(item) for item in ("routes", "terugval")}
    assert min(len(words) for words in secret.values()) > 10
    room.lead("Begin met de eerste vraag", "0-wacht-0")
    for step, item in enumerate(secret):
        reasons = {name: f"{reason}, bij {item}" for name, reason in REASONS.items()}
        others = {name: {text for who, text in reasons.items() if who != name} for name in reasons}
        room.lead("Open de stemming", f"{step}-stemmen-1")

        # who has committed cannot tell the votes of the others from silence
        first, *rest = seats
        first.vote(0, reasons[first.name])
        calm(first.page)
        silence, since = polled(first), len(first.frames)
        for index, seat in enumerate(rest, start=1):
            seat.vote(index, reasons[seat.name])
        room.answered(3)
        assert polled(first) == silence
        assert drawn(first.frames[since:]) == set()

        room.lead("Sluit de stemming", f"{step}-gesloten-1")
        for seat in seats:
            polled(seat)
            assert read_by(seat, {reasons[seat.name]}) == {reasons[seat.name]}
            assert read_by(seat, others[seat.name]) == set()
            assert read_by(seat, secret[item]) == set()
            handout = seat.page.request.get(f"{server.url}/plek/{seat.token}/handout")
            assert handout.status == 409
            assert not any(text in handout.text() for text in secret[item] | others[seat.name])

        room.reveal(f"{step}-onthuld-1")
        for seat in seats:
            for reason in reasons.values():
                expect(seat.page.get_by_text(reason)).to_be_visible(timeout=LONG_WAIT)
            assert read_by(seat, others[seat.name]) == others[seat.name]
            assert read_by(seat, secret[item]) == set()

        room.lead("Laat de referentie zien", f"{step}-referentie-1")
        for seat in seats:
            expect(seat.page.get_by_text(verdicts(item)[0])).to_be_visible(timeout=LONG_WAIT)
            calm(seat.page)
            assert read_by(seat, secret[item]) == secret[item]
        if step == 0:
            room.lead("Naar de volgende vraag", "1-wacht-0")
    for seat in seats:
        assert read_by(seat, set(REASONS)) == {seat.name}


# --- who may do what -------------------------------------------------------------------------------


@pytest.mark.long
def test_the_link_of_a_participant_opens_no_board(server, open_page):
    room = Room(server, open_page)
    room.open(ROUTES)
    seat = room.join(room.enter("Zeearend"))
    for place in ("groep", "zaal", "groepen"):
        seat.page.goto(f"{server.url}/?trainer={place}&sessie={room.session_id}&plek={seat.token}")
        expect(seat.page.get_by_text(LOGIN)).to_be_visible(timeout=LONG_WAIT)
        calm(seat.page)
        assert seat.page.locator("[data-mas-stage]").count() == 0
        assert (
            seat.page.get_by_role("button", name=re.compile("Begin|Beëindig|Verwijder|Open de")).count() == 0
        )
    assert seat.page.request.get(f"{server.url}/groep/{room.session_id}/notulen").status == 403

    add_trainer(server, "Karel", "Een andere regio")
    sign_in(seat.page, server, "Karel")
    for place in ("groep", "zaal"):
        seat.page.goto(f"{server.url}/?trainer={place}&sessie={room.session_id}")
        expect(seat.page.get_by_text("Deze groepssessie is er niet")).to_be_visible(timeout=LONG_WAIT)
        assert seat.page.locator("[data-mas-stage]").count() == 0
    assert seat.page.request.get(f"{server.url}/groep/{room.session_id}/notulen").status == 404
    assert room.stored().seq == 2


# --- twice, and too late ---------------------------------------------------------------------------
