"""Plays whatever casus is on the screen to its debrief, by mouse or by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from tests.browser.conftest import DRAWN, frames, keyed

MOST_STEPS = 120
MOST_TABS = 400
MOST_WAITS = 160
QUIET_MS, QUIET_LOOKS = 100, 4
REASON = "Ik kies dit omdat het past bij wat ik van school en ouders hoorde."


class Hand(Protocol):
    """How a person does things."""

    def press(self, button: Locator) -> None: ...
    def tick(self, box: Locator) -> None: ...
    def pick(self, radios: Locator, index: int) -> None: ...
    def select(self, combobox: Locator) -> None: ...
    def write(self, area: Locator, text: str) -> None: ...


class Mouse:
    """Clicks."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, button: Locator) -> None:
        button.click()

    def tick(self, box: Locator) -> None:
        box.locator("xpath=ancestor::label").click()

    def pick(self, radios: Locator, index: int) -> None:
        radios.nth(index).locator("xpath=ancestor::label").click()

    def select(self, combobox: Locator) -> None:
        combobox.focus()
        self.page.keyboard.press("ArrowDown")
        self.page.wait_for_timeout(200)
        self.page.keyboard.press("Enter")

    def write(self, area: Locator, text: str) -> None:
        area.fill(text)
        area.blur()


class Keyboard:
    """Tab, arrows, space and enter; nothing else."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def reach(self, target: Locator) -> None:
        target.wait_for(state="attached")
        element = target.element_handle()
        for _ in range(MOST_TABS):
            if element.evaluate("element => element === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"not reached by Tab: {element.evaluate('element => element.outerHTML')[:200]}")

    def press(self, button: Locator) -> None:
        self.reach(button)
        self.page.keyboard.press("Enter")

    def tick(self, box: Locator) -> None:
        self.reach(box)
        self.page.keyboard.press("Space")

    def pick(self, radios: Locator, index: int) -> None:
        self.reach(radios.first)
        self.page.keyboard.press("Space")
        for _ in range(index):
            self.page.keyboard.press("ArrowDown")

    def select(self, combobox: Locator) -> None:
        self.reach(combobox)
        self.page.keyboard.press("ArrowDown")
        self.page.wait_for_timeout(150)
        self.page.keyboard.press("Enter")

    def write(self, area: Locator, text: str) -> None:
        self.reach(area)
        self.page.keyboard.type(text)
        self.page.keyboard.press("Tab")


class Player:
    """Looks at the screen and does the next thing it asks."""

    def __init__(self, page: Page, hand: Hand, look: Callable[[str], None] = lambda _screen: None) -> None:
        self.page, self.hand, self.look = page, hand, look
        self.asked = self.since = 0
        self.left: str | None = None

    def key(self, prefix: str) -> Locator:
        return keyed(self.page, prefix)

    def begin(self, casus: str = "", exam: bool = False) -> None:
        """Start a casus (the first on the screen when none is named), to practise or as an exam."""
        button = self.key(f"begin-{casus}").first.get_by_role("button")
        # streamlit forgets our colours when a page turns dark or light while it is loading
        button.wait_for()
        if exam:
            self.since = frames[self.page]
            self.hand.pick(self.page.get_by_role("radio"), 1)
            self.settle()
        self.look("begin")
        self.press(button)
        expect(self.page.locator(".mas-strip")).to_be_visible()

    def play(self, until: str = "afgerond") -> None:
        """Step by step until the stage begins with ``until``."""
        for _ in range(MOST_STEPS):
            self.settle()
            if self.stage().startswith(until):
                return
            self.step()
        raise AssertionError(f"no end in sight at {self.stage()}")

    def stage(self) -> str:
        return self.page.locator(".mas-strip[data-mas-stage]").get_attribute("data-mas-stage") or ""

    def press(self, button: Locator) -> None:
        """Press a button that changes the work on the screen; ``settle`` then waits until it has."""
        self.since, self.left = frames[self.page], self.shown()
        self.hand.press(button)

    def write(self, text: str) -> None:
        """Write in the field on the screen, until it is kept."""
        self.since = frames[self.page]
        self.hand.write(self.key("concept-").locator("textarea").first, text)
        self.settle()

    def settle(self) -> None:
        """Wait until the server has answered what was done last, and nothing comes in any more."""
        for _ in range(MOST_WAITS):
            if frames[self.page] > self.since and self.shown() != self.left:
                break
            self.page.wait_for_timeout(50)
        self.left, quiet = None, 0
        while quiet < QUIET_LOOKS:
            self.page.wait_for_function(
                """() => !document.querySelector(
                    '[data-testid="stApp"][data-test-script-state="running"], [data-stale="true"]'
                )"""
            )
            before = frames[self.page]
            self.page.wait_for_timeout(QUIET_MS)
            quiet = quiet + 1 if frames[self.page] == before else 0

    def shown(self) -> str:
        """The words of the work on the screen."""
        marks = self.page.locator("[data-mas-stage]").evaluate_all(
            "found => found.map(one => one.dataset.masStage)"
        )
        return "".join([*marks, *self.page.locator(".st-key-werk").all_inner_texts()])

    def step(self) -> None:
        shown = self.shown()
        for found, act in (
            (self.key("leg-uit-").filter(has=self.page.locator('button[kind="primary"]')), self.explain),
            (self.page.locator(".st-key-na-uitleg"), self.past_levels),
            (self.key("schrijf-"), self.own_text),
            (self.page.locator(".st-key-verder"), self.go_on),
            (self.page.get_by_role("button", name="Bewaar en ga door"), self.rate),
            (self.page.get_by_role("button", name="Leg de toets vast"), self.hold),
            (self.page.get_by_role("button", name="Leg de doelen vast"), self.set_goals),
            (self.page.locator(".st-key-kies-route"), self.choose_route),
            (self.key("kies-"), self.choose),
            (self.page.locator(".st-key-naar-lijst"), self.to_list),
            (self.page.get_by_role("button", name="Bewaar en naar de volgende"), self.answer),
            (self.page.locator(".st-key-rond-af"), self.finish),
        ):
            if found.count() and found.first.is_visible():
                self.look(f"{self.stage()}/{act.__name__}")
                if not found.first.is_visible():
                    return  # the screen moved on while it was looked at
                try:
                    act()
                except (PlaywrightTimeoutError, AssertionError):
                    # a slow server moved the screen on under the hand: whoever sits here looks again
                    if self.shown() == shown:
                        raise
                self.settle()
                return
        raise AssertionError(f"nothing to do on the screen in {self.stage()}")

    def explain(self) -> None:
        self.write(REASON)
        self.press(self.key("leg-uit-").get_by_role("button").first)

    def own_text(self) -> None:
        self.since = frames[self.page]
        self.hand.write(self.page.locator(f'[class*="-stuk-"]{DRAWN} textarea'), REASON)
        self.settle()
        self.press(self.key("schrijf-").get_by_role("button"))

    def past_levels(self) -> None:
        self.press(self.page.locator(".st-key-na-uitleg").get_by_role("button"))

    def go_on(self) -> None:
        self.press(self.page.locator(".st-key-verder").get_by_role("button"))

    def choose(self) -> None:
        while self.asked < 2 and self.key("vraag-").count():
            self.press(self.key("vraag-").first.get_by_role("button"))
            self.asked += 1
            self.settle()
        box = self.key("kies-").first
        decision = next(
            name for name in (box.get_attribute("class") or "").split() if name.startswith("st-key-kies-")
        )
        widgets = self.key("keuze-").filter(has=self.page.locator("input"))
        radios = widgets.locator('input[type="radio"]')
        if radios.count():
            self.hand.pick(radios, 0)
        else:
            self.hand.tick(widgets.locator('input[type="checkbox"]').first)
        self.press(self.page.locator(f".{decision}").get_by_role("button"))

    def choose_route(self) -> None:
        self.hand.tick(self.key("route-").locator('input[type="checkbox"]').first)
        self.press(self.page.locator(".st-key-kies-route").get_by_role("button"))

    def set_goals(self) -> None:
        self.hand.tick(self.key("doel-").locator('input[type="checkbox"]').first)
        weeks = self.key("doel-").locator('input[type="number"]')
        self.hand.write(weeks.nth(0), "6")
        self.hand.write(weeks.nth(1), "2")
        self.press(self.page.get_by_role("button", name="Leg de doelen vast"))

    def to_list(self) -> None:
        self.press(self.page.locator(".st-key-naar-lijst").get_by_role("button"))

    def rate(self) -> None:
        """Unknown everywhere, but the last aspect of a domain a concern."""
        aspects = self.key("aspect-")
        count = aspects.count()
        for index in range(count):
            radios = aspects.nth(index).locator('input[type="radio"]')
            self.hand.pick(radios, radios.count() - 1 if index == count - 1 else 0)
        self.press(self.page.get_by_role("button", name="Bewaar en ga door"))

    def hold(self) -> None:
        boxes = self.key("toets-").get_by_role("combobox")
        for index in range(boxes.count()):
            self.hand.select(boxes.nth(index))
        self.press(self.page.get_by_role("button", name="Leg de toets vast"))

    def answer(self) -> None:
        self.write(REASON)
        self.press(self.page.get_by_role("button", name="Bewaar en naar de volgende"))

    def finish(self) -> None:
        self.press(self.page.locator(".st-key-rond-af").get_by_role("button"))
