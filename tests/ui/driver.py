"""What a person does on the screen, in one line each."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def texts(page: AppTest) -> str:
    """Everything readable on the page."""
    assert not page.exception, page.exception
    kinds = ("title", "header", "subheader", "markdown", "caption", "info", "success", "warning", "error")
    found = [element.value for kind in kinds for element in getattr(page, kind)]
    found += [button.label for button in page.button]
    found += [html.proto.body for html in page.get("html")]
    return "\n".join(map(str, found))


def press(page: AppTest, key: str) -> AppTest:
    page.button(key=key).click()
    return page.run()


def choose(page: AppTest, decision: str, option: str, run_id: str) -> AppTest:
    page.radio(key=f"keuze-{run_id}-{decision}").set_value(option)
    return press(page, f"kies-{decision}")


def tick(page: AppTest, decision: str, options: tuple[str, ...], run_id: str) -> AppTest:
    for option in options:
        page.checkbox(key=f"keuze-{run_id}-{decision}-{option}").check()
    return press(page, f"kies-{decision}")


def submit(page: AppTest, label: str) -> AppTest:
    next(button for button in page.button if button.label == label).click()
    return page.run()


def run_id_of(page: AppTest) -> str:
    found = page.query_params["oefening"]
    return found if isinstance(found, str) else found[0]


def hand_in(page: AppTest, subject: str, text: str) -> AppTest:
    """Explain, and stay at the levels."""
    page.text_area(key=f"concept-{run_id_of(page)}-uitleg-{subject}").set_value(text)
    return press(page, f"leg-uit-{subject}")


def explain(page: AppTest, subject: str, text: str) -> AppTest:
    page = hand_in(page, subject, text)
    if any(button.key == "na-uitleg" for button in page.button):
        page = press(page, "na-uitleg")
    return page
