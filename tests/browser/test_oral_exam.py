"""An oefenexamen with gesprek in Chromium: apart is apart, together is together, and a killed server loses no mark."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from mas_sim.model.group_exam import ExamMoment
from tests.browser.conftest import Server, axe_violations, keyed
from tests.browser.group_room import BANNER_GONE, LONG_WAIT, Room, Seat, add_trainer, at, calm, fits, sign_in

V, O = "V, voldoende", "O, onvoldoende"  # noqa: E741 - the field's own letters
NOTES = "Eerst Milan zelf horen, dan pas de brief."
ANNA_NOTE = "noemde de zonnewijzer niet"


def judge(page: Page, failed: int) -> None:
    """A mark on every criterion, onvoldoende on one; each is stored at once."""
    boxes = keyed(page, "criterium-")
    count = boxes.count()
    for number in range(count):
        boxes.nth(number).get_by_text(O if number == failed else V, exact=True).click()
        expect(page.get_by_text(f"{number + 1} van {count} beoordeeld").first).to_be_visible(
            timeout=LONG_WAIT
        )
        calm(page)


def restart(server: Server, *pages: Page) -> None:
    server.kill()
    for page in pages:
        expect(page.locator("#mas-lijn")).to_contain_text("De verbinding is weg", timeout=LONG_WAIT)
    server.start()
    for page in pages:
        page.wait_for_function(BANNER_GONE, timeout=60_000)


def test_two_assessors_judge_apart_and_then_together_through_a_killed_server(server, open_page):
    room = Room(server, open_page)
    room.open(form="Oefenexamen met gesprek")
    add_trainer(server, "Bram", "Regio")
    bram = Seat(open_page(path="/api/gezond"), "Bram")
    candidate = room.join(room.enter("Wulp", 390))
    room.lead("Leg het dossier open, 45 minuten", "dossier")
    area = candidate.page.get_by_label("Je notities")
    area.fill(NOTES)
    area.blur()
    expect(area).to_have_value(NOTES)
    calm(candidate.page)
    assert axe_violations(candidate.page) == []
    assert fits(candidate.page)

    room.lead("Begin het gesprek", "gesprek")
    expect(area).to_have_value(NOTES)
    bram.listen()
    sign_in(bram.page, server, "Bram")
    bram.page.goto(room.board.url)
    at(bram.page, "bord-gesprek")
    judge(room.board, 1)
    note = keyed(room.board, "criterium-").locator("textarea").first
    note.fill(ANNA_NOTE)
    note.blur()
    calm(room.board)
    assert axe_violations(room.board) == []

    restart(server, room.board, candidate.page, bram.page)
    room.board.reload()
    at(room.board, "bord-gesprek")
    expect(note).to_have_value(ANNA_NOTE)
    judge(bram.page, 5)
    room.board.get_by_role("button", name="Leg mijn oordeel vast").click()
    expect(room.board.get_by_text("Je oordeel staat vast")).to_be_visible(timeout=LONG_WAIT)
    for seat in (bram, candidate):
        calm(seat.page)
        assert ANNA_NOTE not in seat.told()
    assert V not in candidate.told()
    bram.page.get_by_role("button", name="Leg mijn oordeel vast").click()
    at(bram.page, "bord-samen")
    room.all_at("samen")
    expect(bram.page.get_by_text(ANNA_NOTE)).to_be_visible(timeout=LONG_WAIT)
    calm(bram.page)
    assert axe_violations(bram.page) == []

    restart(server, room.board, candidate.page, bram.page)
    at(bram.page, "bord-samen")
    boxes = keyed(bram.page, "samen-criterium-")
    for number in range(2):
        boxes.nth(number).get_by_text(f"Samen {V}").click()
        calm(bram.page)
    texts = keyed(bram.page, "concept-samen-").locator("textarea")
    for number in range(texts.count()):
        texts.nth(number).fill("Je hoorde iedereen. Oefen met de grenzen.")
        texts.nth(number).blur()
        calm(bram.page)
    expect(bram.page.get_by_text("Alles is ingevuld")).to_be_visible(timeout=LONG_WAIT)
    bram.page.get_by_role("button", name="Leg het gezamenlijke oordeel vast").click()
    at(bram.page, "bord-afronden")
    room.all_at("afronden")
    expect(candidate.page.get_by_text("Oefenoordeel van twee beoordelaars, geen certificaat")).to_be_visible()
    calm(candidate.page)
    assert ANNA_NOTE not in candidate.told()
    assert axe_violations(candidate.page) == []
    assert fits(candidate.page)
    exam = room.stored().exam
    assert (exam.moment, exam.notes, len(exam.sheets)) == (ExamMoment.BESLOTEN, NOTES, 2)
