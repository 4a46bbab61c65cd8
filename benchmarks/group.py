"""A room that votes: 40 participants in 4 sessions beside 10 in 1, on the real server, in one run.

    python benchmarks/group.py [--turns 1] [--within 10] [--pause 0]

Every participant and every trainer's board has a websocket of its own and sends what its timers ask for, also while
the server is late, as a browser does. The group gets a decision in two rounds, the list, and the routes. Everyone
commits at a random moment; then the trainers close and reveal in all sessions at once. A screen that does not come
is asked for once more, as a person who reloads: `late or cut` counts those, and their seconds hold the waiting.
Linux and loopback only, bounded in time and requests. Figures hold within one run on one machine: compare the ratios.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections import Counter
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from pathlib import Path

from client import HOST, LiveTab
from streamlit.proto.WidgetStates_pb2 import WidgetState

from app import PATIENCE, ROOT, Figures, free_port, wait_until_healthy

sys.path.append(str(ROOT))

from mas_sim.bootstrap import build
from mas_sim.model.actions import ROUTES_SUBJECT
from mas_sim.model.group import ASPECTS_ITEM, Commit, GroupEvent, GroupQuestion, Reveal
from mas_sim.settings import Settings

LONGEST = 400  # seconds of one turn
NAME, PASSWORD, CASUS, DECISION = "Meting", "alleen voor een meting", "het-eerste-uur", "oppakken"
ROUNDS = {DECISION: 2, ASPECTS_ITEM: 1, ROUTES_SUBJECT: 1}
BEGIN, OPEN, AGAIN = "Begin met de eerste vraag", "Open de stemming", "Meteen opnieuw kiezen"
CLOSE, REVEAL, REFERENCE = "Sluit de stemming", "Laat zien hoe de groep koos", "Laat de referentie zien"
NEXT, WIND_UP, END = "Naar de volgende vraag", "Rond de sessie af", "Beëindig de sessie"
JOIN, INSIDE, VOTE = "Doe mee", "Je doet mee als", "Leg mijn antwoord vast"
COMMITTED, SPREAD = "Je antwoord staat vast", "mas-spreiding"
REASON = "Omdat het kind nu niet op school is en niemand nog met hem en zijn moeder heeft gesproken."
SIZES = {"10 in 1": (1, 10), "40 in 4": (4, 40)}
MEMORY = "MB of memory of the server"
TICK, PAGE = os.sysconf("SC_CLK_TCK"), os.sysconf("SC_PAGE_SIZE")


@dataclass
class Room:
    """A session: its board, its participants, and when each of them saw what was revealed."""

    session_id: str
    board: LiveTab
    phones: list[LiveTab]
    seen: list[list[float]] = field(default_factory=list)


@dataclass
class Outcome:
    """What came out of the turns of one size."""

    figures: Figures = field(default_factory=Figures)
    use: Counter[str] = field(default_factory=Counter)
    trouble: Counter[str] = field(default_factory=Counter)

    async def keep(self, name: str, measured: list[Awaitable[float]], within: float = 0) -> None:
        """Begin each at a random moment; keep the seconds it tells, or what failed."""

        async def one(work: Awaitable[float]) -> None:
            await asyncio.sleep(random.random() * within)
            try:
                self.figures.add(name, await work)
            except Exception as error:  # noqa: BLE001 - shown below the table
                self.trouble[f"{name}: {error!r}"] += 1

        await asyncio.gather(*map(one, measured))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--turns", type=int, default=1, help="fresh servers of each size (1-5)")
    parser.add_argument("--within", type=float, default=10, help="seconds in which everyone votes (1-60)")
    parser.add_argument("--pause", type=float, default=0, help="seconds between closing and revealing (0-10)")
    options = parser.parse_args()
    within, pause = max(1, min(60, options.within)), max(0, min(10, options.pause))
    random.seed(7)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the server is ended as well
    outcomes = {name: Outcome() for name in SIZES}
    for _ in range(max(1, min(5, options.turns))):
        for name, (rooms, people) in SIZES.items():
            with tempfile.TemporaryDirectory(prefix="mas-bench-") as place:
                one_server(Path(place), rooms, people // rooms, outcomes[name], within, pause)
    show(*outcomes.values())


def one_server(place: Path, rooms: int, each: int, outcome: Outcome, within: float, pause: float) -> None:
    """A fresh server and database, a trainer, the sessions, one turn, and what is stored afterwards."""
    environment = {**os.environ, "MAS_SIM_DATABASE_URL": f"sqlite:///{place}/bench.db"}
    with server(place / "log", environment) as (port, pid):
        add_trainer(environment)
        token = sign_in(f"http://{HOST}:{port}")
        services = build(Settings.from_environment(environment), server=False)
        try:
            trainer = services.trainers.who(token)
            asked = [GroupQuestion(item=item, rounds=rounds) for item, rounds in ROUNDS.items()]
            made = []
            for view in [services.groups.open(trainer, CASUS, asked) for _ in range(rooms)]:
                address = f"trainer=groep&sessie={view.session_id}"
                board = LiveTab(port, address, f"mas_trainer={token}")
                phones = [LiveTab(port, f"groep={view.code}") for _ in range(each)]
                made.append(Room(view.session_id, board, phones))
            LiveTab.sent = 0
            asyncio.run(asyncio.wait_for(one_turn(made, outcome, within, pause, pid), LONGEST))
            for room in made:
                compare(room, services.storage.groups.load(room.session_id)[1], outcome)
        finally:
            services.close()
    for line in (place / "log").read_text(encoding="utf-8", errors="replace").splitlines():
        if any(word in line for word in ("WARN", "ERROR", "Error: ", "page refused", "Exception")):
            outcome.trouble[f"log: {line[-120:]}"] += 1


@contextmanager
def server(log: Path, environment: dict[str, str]) -> Iterator[tuple[int, int]]:
    """A started server as port and process id; ended afterwards."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.address", HOST]
    with log.open("wb") as out:
        process = subprocess.Popen(
            [*command, "--server.port", str(port)], cwd=ROOT, env=environment, stdout=out, stderr=out
        )
        try:
            wait_until_healthy(process, port, time.perf_counter() + PATIENCE)
            yield port, process.pid
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(5)


def add_trainer(environment: dict[str, str]) -> None:
    command = [sys.executable, "-m", "mas_sim.cli", "trainer", "add", NAME, "--organisatie", NAME]
    password = f"{PASSWORD}\n".encode()
    subprocess.run(command, input=password, capture_output=True, env=environment, cwd=ROOT, check=True)


def sign_in(origin: str) -> str:
    """What the cookie of the trainer holds."""
    jar, page = CookieJar(), f"{origin}/trainer/inloggen"
    keeping, direct = urllib.request.HTTPCookieProcessor(jar), urllib.request.ProxyHandler({})
    browser = urllib.request.build_opener(keeping, direct)
    browser.open(page, timeout=PATIENCE).close()
    csrf = next(cookie.value for cookie in jar if cookie.name == "mas_csrf")
    fields = urllib.parse.urlencode({"naam": NAME, "wachtwoord": PASSWORD, "csrf": csrf})
    browser.open(page, fields.encode(), timeout=PATIENCE).close()
    return next(cookie.value or "" for cookie in jar if cookie.name == "mas_trainer")


async def one_turn(rooms: list[Room], outcome: Outcome, within: float, pause: float, pid: int) -> None:
    """Everybody in, every question and round, everybody out."""
    phones = [phone for room in rooms for phone in room.phones]
    boards = [room.board for room in rooms]

    async def all_press(label: str, then: str) -> None:
        await asyncio.gather(*(board.press_for(label, then) for board in boards))

    await asyncio.gather(*(board.enter() for board in boards))
    await outcome.keep("page and join", [join(phone) for phone in phones], within)
    before, turn = spent(pid), ""
    await all_press(BEGIN, OPEN)
    for place, rounds in enumerate(ROUNDS.values(), start=1):
        for round_ in range(1, rounds + 1):
            for phone in phones:
                phone.shown.clear()
            await all_press(OPEN if round_ == 1 else AGAIN, CLOSE)
            await asyncio.gather(*(phone.see(VOTE) for phone in phones))
            await outcome.keep(f"click to 'staat vast'{turn}", [vote(phone) for phone in phones], within)
            then = REFERENCE if round_ == rounds else AGAIN
            waits = await asyncio.gather(*(reveal(room, then, pause) for room in rooms))
            await outcome.keep(f"reveal to spread{turn}", [one for these in waits for one in these])
            for room in rooms:
                room.seen.append([moment for phone in room.phones if (moment := phone.came(SPREAD))])
            turn = ", later"
        last = place == len(ROUNDS)
        await all_press(REFERENCE, WIND_UP if last else NEXT)
        await all_press(WIND_UP if last else NEXT, END if last else OPEN)
    after = spent(pid)
    outcome.use.update({name: after[name] - before[name] for name in after} | {"requests": LiveTab.sent})
    resident = int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
    outcome.use[MEMORY] = max(outcome.use[MEMORY], resident / 2**20)
    outcome.use["late or cut screens"] += sum(len(one.asked_again) for one in (*phones, *boards))
    outcome.trouble.update(text for one in (*phones, *boards) for text in (*one.errors, *one.alerts))
    await asyncio.gather(*(one.leave() for one in (*phones, *boards)))


async def join(phone: LiveTab) -> float:
    """Seconds of opening the page and coming in."""
    began = time.perf_counter()
    await phone.enter()
    await phone.see(JOIN)
    await phone.press_for(JOIN, INSIDE)
    return time.perf_counter() - began


async def vote(phone: LiveTab) -> float:
    """Choose from every list, tick one box, write a reason; seconds from the click until the answer stands."""
    boxes = [item for item, (kind, _, _) in phone.widgets.items() if kind == "checkbox"]
    ticked = random.choice(boxes) if boxes else ""
    for item, (kind, _, _) in phone.widgets.items():
        if kind == "checkbox":
            phone.states[item] = WidgetState(id=item, bool_value=item == ticked)
        elif kind == "radio":
            phone.states[item] = WidgetState(id=item, string_value=random.choice(phone.choices[item]))
        elif kind == "text_area":
            phone.states[item] = WidgetState(id=item, string_value=REASON)
    return await phone.press_for(VOTE, COMMITTED)


async def reveal(room: Room, then: str, pause: float) -> list[Awaitable[float]]:
    """Close and reveal; per participant the seconds from the trainer's click until the spread is there."""
    await room.board.press_for(CLOSE, REVEAL)
    await asyncio.sleep(pause)
    for phone in room.phones:
        phone.shown.clear()
    began = time.perf_counter()

    async def seen(phone: LiveTab) -> float:
        return await phone.see(SPREAD) - began

    waits = [asyncio.create_task(seen(phone)) for phone in room.phones]
    await room.board.press_for(REVEAL, then)
    return waits


def compare(room: Room, bodies: tuple[str, ...], outcome: Outcome) -> None:
    """Count the stored votes, and measure from the moment a reveal was stored."""
    events = [GroupEvent.model_validate_json(body) for body in bodies]
    votes = [one.action for one in events if isinstance(one.action, Commit)]
    outcome.use["votes given"] += len(room.phones) * sum(ROUNDS.values())
    outcome.use["votes in the database"] += len({(one.participant, one.step, one.round) for one in votes})
    beside = time.time() - time.perf_counter()
    moments = [one.at.timestamp() - beside for one in events if isinstance(one.action, Reveal)]
    for moment, seen in zip(moments, room.seen, strict=False):
        for one in seen:
            outcome.figures.add("stored reveal to spread", one - moment)


def spent(pid: int) -> dict[str, float]:
    """What server, this client and all others used so far."""
    parts = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    busy = sum(map(int, Path("/proc/stat").read_text().split("\n")[0].split()[1:4])) / TICK
    ours, theirs = time.process_time(), (int(parts[11]) + int(parts[12])) / TICK
    return {
        "seconds from the first question": time.perf_counter(),
        "CPU seconds of the server": theirs,
        "CPU seconds of this client": ours,
        "CPU seconds of all others": busy - ours - theirs,
    }


def show(few: Outcome, many: Outcome) -> None:
    head = "".join(f"{name + ': p50':>14}{'p95':>7}{'max':>7}" for name in SIZES)
    print(f"{'seconds':<32}{head}{'ratio':>8}{'p95':>7}{'n':>9}")
    for name, values in many.figures.items():
        beside = few.figures.get(name, [float("nan")])
        a, b = ([at(found, share) for share in (0.5, 0.95, 1)] for found in (beside, values))
        cells = "".join(f"{one[0]:>14.2f}{one[1]:>7.2f}{one[2]:>7.2f}" for one in (a, b))
        print(f"{name:<32}{cells}{b[0] / a[0]:>8.1f}{b[1] / a[1]:>7.1f}{len(beside):>6}/{len(values)}")
    for name, value in many.use.items():
        print(f"{name:<32}{few.use[name]:>14.1f}{value:>28.1f}{value / (few.use[name] or 1):>22.1f}")
    print(
        f"\n{os.cpu_count()} noisy cores, shared with this client and others: compare ratios within this run."
    )
    for name, outcome in zip(SIZES, (few, many), strict=True):
        print(f"{name}: {outcome.trouble.total()} errors, warnings and lines in the log")
        for text, times in outcome.trouble.most_common(9):
            print(f"  {times} x {text}")


def at(values: list[float], share: float) -> float:
    """The value that this share of the values does not exceed."""
    return sorted(values)[round(share * (len(values) - 1))]


if __name__ == "__main__":
    main()
