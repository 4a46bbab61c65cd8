"""What a groepssessie leaves behind over http: minutes, hand-out, reminders; and who may not have them."""

from __future__ import annotations

import asyncio
import datetime as dt
from types import SimpleNamespace

import httpx
import pytest
from icalendar import Calendar
from starlette.applications import Starlette

from mas_sim import web
from mas_sim.application.contents import Contents
from mas_sim.application.groups import Groups
from mas_sim.application.trainers import Trainers
from mas_sim.errors import StorageBusyError
from mas_sim.model.actions import ROUTES_SUBJECT
from mas_sim.model.group import (
    ASPECTS_ITEM,
    CloseVoting,
    GoTo,
    GroupQuestion,
    KeepReason,
    OpenVoting,
    Record,
    Remove,
    Reveal,
    ShowReference,
    WindUp,
)
from mas_sim.reporting.group_minutes import handout_html, repeat_ics
from tests.fakes import FixedClock, InMemoryStorage, PlainPasswords, SequentialIds
from tests.ui.conftest import SmallCodec, SmallLibrary

PASSWORD = "een lang wachtwoord"
NAMES = ("Wulp", "Merel", "Grutto", "Kieviet", "Roerdomp")
TYPED = "<script>alert(1)</script>{{ 7*7 }}"
SHOWN = "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7*7 }}"
ANSWERS = {"start": "onderzoek", ROUTES_SUBJECT: "halt"}


class Room:
    """A session with a trainer and participants, to be led in a few words."""

    def __init__(self, people: int = 5, item: str = "start") -> None:
        storage = InMemoryStorage()
        contents = Contents(SmallLibrary(), SmallCodec(), storage.contents)
        self.groups = Groups(contents, storage, FixedClock(), SequentialIds())
        self.doors = Trainers(storage.trainers, PlainPasswords(), FixedClock(), SequentialIds())
        self.doors.add("Anna", "Regio", PASSWORD)
        self.doors.add("Bert", "Elders", PASSWORD)
        self.cookie = self.doors.sign_in("Anna", PASSWORD)
        self.trainer = self.doors.who(self.cookie)
        opened = self.groups.open(self.trainer, "klein", [GroupQuestion(item=item)])
        self.session_id, self.item = opened.session_id, item
        self.tokens = [self.groups.join(opened.code, name) for name in NAMES[:people]]
        self.services = SimpleNamespace(
            groups=self.groups, trainers=self.doors, public_url=None, ping=storage.ping
        )
        web.use(self.services)

    def lead(self, *actions) -> Room:
        for action in actions:
            self.groups.lead(self.trainer, self.session_id, action)
        return self

    def voted(self, number: int = 1, reason: str = "Eerst weten.") -> Room:
        self.lead(OpenVoting(step=0, round=number))
        for token in self.tokens:
            self.groups.commit(token, 0, number, self.answer(), reason)
        return self.lead(CloseVoting(step=0, round=number), Reveal(step=0, round=number, agreed=True))

    def answer(self) -> tuple[str, ...]:
        if self.item == ASPECTS_ITEM:
            asked = self.groups.items("klein")[1][ASPECTS_ITEM]
            return tuple(f"{aspect}/zorg" for aspect in asked.units)
        return (ANSWERS[self.item],)

    def closed(self, reason: str = "Eerst weten.", reference: bool = True) -> Room:
        self.lead(GoTo(leaving=None, step=0)).voted(1, reason).voted(2, "")
        return self.lead(*([ShowReference(step=0)] if reference else []), WindUp())

    def minutes(self, cookie: str | None = None) -> httpx.Response:
        token = self.cookie if cookie is None else cookie
        return fetch(f"/groep/{self.session_id}/notulen", mas_trainer=token)

    def handout(self, at: int = 0) -> httpx.Response:
        return fetch(f"/plek/{self.tokens[at]}/handout")


def browser(**cookies: str) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(Starlette(routes=web.routes(), middleware=web.middleware()))
    return httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1", cookies=cookies)


def fetch(path: str, **cookies: str) -> httpx.Response:
    async def get() -> httpx.Response:
        async with browser(**cookies) as client:
            return await client.get(path)

    return asyncio.run(get())


def test_the_minutes_hold_figures_reasons_agreements_and_what_they_mean():
    kept, agreed = KeepReason(step=0, text="Eerst weten."), Record(what="afspraak", text="We bellen eerst.")
    page = Room().closed().lead(kept, agreed).minutes().text
    wanted = ("5 van 5", "Eerst weten.", "We bellen eerst.", "100%", "Een laag eerste cijfer is gewoon")
    assert [one for one in wanted if one not in page] == []


def test_the_minutes_hold_no_pseudonym():
    room = Room().closed().lead(Record(what="afspraak", text="Wulp belt de school."))
    assert [name for name in NAMES if name in room.minutes().text] == []


def test_the_minutes_hold_no_intention():
    room = Room().closed()
    room.groups.intend(room.tokens[0], "Als ik twijfel, dan bel ik.")
    assert "twijfel" not in room.minutes().text


def test_the_minutes_of_a_small_group_say_why_there_are_no_figures():
    page = Room(people=4).closed().minutes().text
    assert "Er deden minder dan 5 mensen mee" in page
    assert "4 van 4" not in page
    assert "Krippendorff" not in page


def test_the_minutes_of_a_list_count_per_aspect_and_point_to_alpha():
    page = Room(item=ASPECTS_ITEM).closed().minutes().text
    assert "Een hele lijst precies gelijk invullen komt bijna niet voor" in page
    assert "telt elk aspect van elk antwoord apart" in page


def test_the_minutes_of_a_round_that_was_not_shown_give_nothing_away():
    room = Room().lead(GoTo(leaving=None, step=0), OpenVoting(step=0, round=1))
    room.groups.commit(room.tokens[0], 0, 1, ("wachten",), "Zo.")
    page = room.minutes().text
    assert "Deze ronde is in de groep niet getoond." in page
    assert "Optie wachten" not in page


def test_the_minutes_say_what_changed_between_the_rounds():
    room = Room().lead(GoTo(leaving=None, step=0)).voted(1).lead(OpenVoting(step=0, round=2))
    for token in room.tokens:
        room.groups.commit(token, 0, 2, ("wachten",), "")
    room.lead(CloseVoting(step=0, round=2), Reveal(step=0, round=2))
    assert "<td>5</td><td>Optie onderzoek</td><td>Optie wachten</td>" in room.minutes().text


def test_the_minutes_are_kept_nowhere_on_the_way_and_run_nothing():
    headers = Room().closed().minutes().headers
    assert headers["cache-control"] == "no-store"
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert "script-src" not in headers["content-security-policy"]
    assert headers["content-type"] == "text/html; charset=utf-8"


def test_a_reason_with_markup_is_text_in_the_minutes():
    page = Room().closed().lead(KeepReason(step=0, text=TYPED)).minutes().text
    assert SHOWN in page
    assert "<script" not in page


def test_who_is_not_signed_in_is_sent_to_the_door():
    answer = Room().closed().minutes(cookie="verzonnen")
    assert answer.status_code == 403
    assert 'href="/trainer/inloggen"' in answer.text


def test_a_trainer_of_another_organisation_is_refused():
    room = Room().closed()
    answer = room.minutes(cookie=room.doors.sign_in("Bert", PASSWORD))
    assert (answer.status_code, "hoort bij een andere organisatie" in answer.text) == (404, True)
    assert "Kleine casus" not in answer.text


def test_the_handout_is_closed_before_the_group_winds_up():
    room = Room().lead(GoTo(leaving=None, step=0)).voted(1).voted(2).lead(ShowReference(step=0))
    answer = room.handout()
    assert (answer.status_code, "Nog niet klaar" in answer.text) == (409, True)
    assert "Omdat dat hier past." not in answer.text


def test_the_page_itself_shows_no_reference_before_the_close_either():
    room = Room().lead(GoTo(leaving=None, step=0)).voted(1)
    seat = room.groups.seat(room.tokens[0])
    assert "Omdat dat hier past." not in handout_html(seat.view, seat.participant)


def test_the_handout_holds_the_own_answer_with_its_reason_the_group_and_the_reference():
    page = Room().closed(reason="Ik wil het eerst weten.").handout().text
    wanted = ("Optie onderzoek", "Ik wil het eerst weten.", "5 van 5", "Volgt de referentie", "eigen ontwerp")
    assert [one for one in wanted if one not in page] == []


def test_the_handout_holds_the_own_intention_and_nobody_elses():
    room = Room().closed()
    room.groups.intend(room.tokens[0], "Als ik twijfel, dan bel ik.")
    assert "Als ik twijfel, dan bel ik." in room.handout(0).text
    assert "twijfel" not in room.handout(1).text


def test_the_handout_names_nobody_else():
    page = Room().closed().handout(0).text
    assert [name for name in NAMES if name in page] == ["Wulp"]


def test_the_handout_says_what_to_take_along():
    room = Room().closed()
    first = room.groups.board(room.trainer, room.session_id).judges.board.casus.reference.takeaways[0]
    assert f"<li>{first}</li>" in room.handout().text


def test_a_reference_that_the_group_did_not_see_stays_closed():
    page = Room().closed(reference=False).handout().text
    assert "De referentie is bij deze vraag niet getoond." in page
    assert "Omdat dat hier past." not in page


def test_the_handout_of_a_small_group_holds_own_answers_without_the_spread():
    page = Room(people=4).closed().handout().text
    assert "Optie onderzoek" in page
    assert "4 van 4" not in page


def test_the_handout_names_routes_as_the_methodiek_does():
    page = Room(item=ROUTES_SUBJECT).closed().handout().text
    assert "<strong>Route halt</strong> (dit koos jij)" in page
    assert "<strong>Route basis</strong>" in page
    assert "Wijkt af" in page


def test_the_handout_lays_the_list_beside_the_reference_per_aspect():
    page = Room(item=ASPECTS_ITEM).closed().handout().text
    assert "<td>zorg</td><td>geen zorg</td>" in page
    assert "beschermend (ook te verdedigen: geen zorg)" in page
    assert "geen referentie" in page


def test_who_came_too_late_to_answer_still_gets_a_handout():
    room = Room().closed()
    code = room.groups.board(room.trainer, room.session_id).code
    room.tokens.append(room.groups.join(code, "Laatkomer"))
    assert "Je gaf hier geen antwoord." in room.handout(-1).text


def test_a_reason_with_markup_is_text_in_the_handout():
    page = Room().closed(reason=TYPED).handout().text
    assert SHOWN in page
    assert "<script" not in page


def test_the_handout_does_not_hold_the_token_that_opens_the_seat():
    room = Room().closed()
    assert room.tokens[0] not in room.handout().text


@pytest.mark.parametrize("name", ["handout", "herhaling.ics"])
@pytest.mark.parametrize("token", ["verzonnen", "%00", "a" * 5000, "%ff"])
def test_an_unknown_token_gets_a_sentence(token, name):
    Room().closed()
    answer = fetch(f"/plek/{token}/{name}")
    assert (answer.status_code, "hoort niet bij een groepssessie" in answer.text) == (404, True)


@pytest.mark.parametrize("name", ["handout", "herhaling.ics"])
def test_who_was_taken_out_of_the_session_is_refused(name):
    room = Room().closed()
    seat = room.groups.seat(room.tokens[0])
    room.lead(Remove(participant=seat.participant))
    answer = fetch(f"/plek/{room.tokens[0]}/{name}")
    assert (answer.status_code, "kom opnieuw binnen" in answer.text) == (403, True)


@pytest.mark.parametrize("path", ["/plek/x/handout", "/plek/x/herhaling.ics", "/groep/x/notulen"])
def test_a_busy_database_gets_a_sentence(path):
    def busy(*_):
        raise StorageBusyError

    room = Room()
    room.services.groups = SimpleNamespace(seat=busy, board=busy)
    answer = fetch(path, mas_trainer=room.cookie)
    assert (answer.status_code, "probeer het zo nog eens" in answer.text) == (503, True)


def test_a_session_that_does_not_exist_gets_a_sentence():
    answer = fetch("/groep/%00/notulen", mas_trainer=Room().cookie)
    assert (answer.status_code, "bestaat niet" in answer.text) == (404, True)


def test_the_reminders_come_as_a_file_for_the_calendar():
    answer = fetch(f"/plek/{Room().tokens[0]}/herhaling.ics")
    assert answer.headers["content-type"].startswith("text/calendar")
    assert answer.headers["content-disposition"] == 'attachment; filename="herhaling-klein.ics"'
    assert answer.headers["cache-control"] == "no-store"
    assert "http://127.0.0.1/" in str(Calendar.from_ical(answer.content).walk("VEVENT")[0]["description"])


def test_the_reminders_hold_the_address_that_the_operator_gave():
    room = Room()
    room.services.public_url = "https://mas.example.nl"
    answer = fetch(f"/plek/{room.tokens[0]}/herhaling.ics")
    assert Calendar.from_ical(answer.content).walk("VEVENT")[0]["url"] == "https://mas.example.nl/"


START = dt.date(2026, 11, 23)


def test_the_reminders_are_three_whole_days_one_four_and_twelve_weeks_later():
    events = Calendar.from_ical(repeat_ics("Kleine casus", "https://x/", START)).walk("VEVENT")
    days = [event["dtstart"].dt for event in events]
    assert days == [dt.date(2026, 11, 30), dt.date(2026, 12, 21), dt.date(2027, 2, 15)]
    assert len({event["uid"] for event in events}) == 3
    assert all(event["dtstamp"].dt.tzinfo for event in events)


def test_the_reminders_are_the_same_however_often_they_are_fetched():
    assert repeat_ics("Casus", "https://x/", START) == repeat_ics("Casus", "https://x/", START)


def test_a_title_with_line_breaks_adds_nothing_to_the_calendar():
    title = "Kop\r\nEND:VEVENT\r\nATTACH:x; y, z"
    events = Calendar.from_ical(repeat_ics(title, "https://x/", START)).walk("VEVENT")
    assert len(events) == 3
    assert "ATTACH" not in events[0]


def test_a_trainer_whom_the_own_organisation_vouches_for_reads_the_minutes_with_a_pass():
    room = Room().closed()
    lent = room.doors.lend(room.trainer)
    assert fetch(f"/groep/{room.session_id}/notulen?pas={lent}").status_code == 200
    assert fetch(f"/groep/{room.session_id}/notulen?pas=verzonnen").status_code == 403
