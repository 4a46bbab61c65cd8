"""The script with the small casus and storage in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from mas_sim.application.contents import Contents
from mas_sim.application.desk import Desk
from mas_sim.application.groups import Groups
from mas_sim.application.library import ContentLibrary
from mas_sim.application.manuscripts import Manuscripts
from mas_sim.application.panels import Panels
from mas_sim.application.practice import Practice
from mas_sim.application.published import PublishedLibrary
from mas_sim.application.reviews import Reviews
from mas_sim.application.shelf import summary_of
from mas_sim.application.trainers import Trainers
from mas_sim.errors import ContentNotFoundError
from mas_sim.model.base import Model
from mas_sim.ui import holder
from tests import builders
from tests.builders_content import source
from tests.fakes import FixedClock, InMemoryStorage, PlainPasswords, SequentialIds
from tests.rules import rules

SCRIPT = Path(__file__).parents[2] / "mas_sim" / "ui" / "main.py"


class SmallLibrary:
    """One casus and what it is judged with."""

    def __init__(self) -> None:
        sources = [source(name) for name in ("lpw-21", "lpw-22")]
        self.bundle = replace(builders.make_bundle(), methodology=builders.make_methodology(sources=sources))

    def summaries(self):
        return (summary_of(self.bundle.casus),)

    def casus(self, casus_id):
        if casus_id != self.bundle.casus.id:
            raise ContentNotFoundError("casus", casus_id)
        return self.bundle.casus

    def methodology(self):
        return self.bundle.methodology

    def frameworks(self):
        return self.bundle.frameworks

    def instrument(self):
        return self.bundle.instrument

    def rubric(self):
        return self.bundle.rubric

    def exam_rubric(self):
        return SimpleNamespace(dossier_minutes=45)

    def worked_example(self):
        return None

    def naslag(self):
        return builders.make_naslag()

    def anchors(self):
        return ()

    def cues(self):
        return None

    def problems(self):
        return ()


class SmallCodec:
    """Text and hash of content; reading back is another test's business."""

    def content_hash(self, model: Model) -> str:
        return hashlib.sha256(self.to_body(model).encode()).hexdigest()

    def to_body(self, model: Model) -> str:
        return model.model_dump_json()

    def from_body(self, kind: str, body: str) -> Model:
        raise AssertionError("the small library is always at hand")


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def library() -> ContentLibrary:
    return SmallLibrary()


@pytest.fixture
def desk() -> Desk:
    """Only who writes has one."""
    return SimpleNamespace(form=None)


@pytest.fixture
def services(clock: FixedClock, library: ContentLibrary, desk: Desk) -> Iterator[SimpleNamespace]:
    storage, ids = InMemoryStorage(clock), SequentialIds()
    offered = PublishedLibrary(library, storage.manuscripts, desk)
    contents = Contents(offered, SmallCodec(), storage.contents)
    practice = Practice(offered, contents, storage, clock, ids, rules())
    trainers = Trainers(storage.trainers, PlainPasswords(), clock, SequentialIds("t"))
    found = SimpleNamespace(
        practice=practice,
        trainers=trainers,
        reviews=Reviews(practice, storage, clock),
        groups=Groups(contents, storage, clock, SequentialIds("g")),
        panels=Panels(practice, storage, clock, SequentialIds("p")),
        manuscripts=Manuscripts(storage.manuscripts, desk, offered, clock, SequentialIds("m")),
        public_url=None,
    )
    holder.place(found)
    yield found
    holder.place(None)


@pytest.fixture
def practice(services: SimpleNamespace) -> Practice:
    return services.practice


@pytest.fixture
def app(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """A freshly opened page: a new session, on a run or on the start screen."""
    # AppTest has no cookies
    monkeypatch.setattr("mas_sim.ui.pages.start.browser", lambda: "")
    monkeypatch.setattr("mas_sim.ui.pages.panel.browser", lambda: "")
    monkeypatch.setattr("mas_sim.ui.pages.trainer.trainer_token", lambda: "")

    def open_page(run_id: str | None = None, **parameters: str) -> AppTest:
        page = AppTest.from_file(str(SCRIPT), default_timeout=10)
        if run_id:
            page.query_params["oefening"] = run_id
        for name, value in parameters.items():
            page.query_params[name] = value
        return page.run()

    return open_page
