"""What must stay true of the code itself."""

from __future__ import annotations

import ast
import inspect
import pkgutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from pydantic import BaseModel
from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

from mas_sim import errors, model
from mas_sim.engine import group, guards
from mas_sim.ui import messages
from mas_sim.ui.steady_theme import steady_theme

ROOT = Path(__file__).parents[2]
FILES = [path for path in sorted((ROOT / "mas_sim").rglob("*.py")) if "versions" not in path.parts]


def functions() -> list[tuple[str, int]]:
    """Every function with its number of lines."""
    found = []
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                found.append((f"{path.relative_to(ROOT)}:{node.name}", length))
    return found


def error_types() -> list[type[errors.MasSimError]]:
    return [
        item
        for _, item in inspect.getmembers(errors, inspect.isclass)
        if issubclass(item, errors.MasSimError)
    ]


def model_types() -> list[type]:
    names = [module.name for module in pkgutil.iter_modules(model.__path__)]
    modules = [import_module(f"mas_sim.model.{name}") for name in names]
    return [
        item
        for module in modules
        for name, item in vars(module).items()
        if inspect.isclass(item) and item.__module__ == module.__name__ and not name.startswith("_")
    ]


def test_nine_functions_in_ten_fit_in_25_lines_and_none_is_over_50():
    lengths = sorted(length for _, length in functions())
    assert lengths[int(len(lengths) * 0.9)] <= 25
    assert [name for name, length in functions() if length > 50] == []


def test_no_file_is_over_400_lines():
    assert [str(path) for path in FILES if len(path.read_text(encoding="utf-8").splitlines()) > 400] == []


def test_nine_files_in_ten_fit_in_250_lines():
    lengths = sorted(len(path.read_text(encoding="utf-8").splitlines()) for path in FILES)
    assert lengths[int(len(lengths) * 0.9)] <= 250


def test_half_of_the_tests_fit_in_ten_lines():
    files = sorted((ROOT / "tests" / "unit").rglob("test_*.py"))
    lengths = sorted(
        (node.end_lineno or node.lineno) - node.lineno + 1
        for path in files
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    )
    assert lengths[len(lengths) // 2] <= 10


def test_every_type_of_the_model_is_in_the_glossary():
    words = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    assert [item.__name__ for item in model_types() if f"`{item.__name__}`" not in words] == []


def test_every_error_has_its_own_dutch_sentence():
    assert [item.__name__ for item in error_types() if item not in messages._SENTENCES] == []


FACTS: dict[str, object] = {"problems": (), "length": 10_001, "limit": 10_000}


@pytest.mark.parametrize("kind", error_types(), ids=lambda kind: kind.__name__)
def test_the_dutch_sentence_of_an_error_is_complete(kind):
    wanted = [
        name for name in inspect.signature(kind.__init__).parameters if name not in ("self", "args", "kwargs")
    ]
    text = messages.sentence(kind(*(FACTS.get(name, "iets") for name in wanted)))
    assert text.rstrip().endswith((".", "?"))
    assert "{" not in text


def test_every_refusal_of_the_engine_has_a_dutch_sentence_and_no_sentence_is_left_over():
    sources = [
        Path(guards.__file__),
        *Path(group.__file__).parent.glob("group*.py"),
        *(ROOT / "mas_sim" / "application" / name for name in ("groups.py", "workshops.py")),
    ]
    literals = {
        node.value
        for source in sources
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
    }
    codes = {value for value in literals if isinstance(value, str) and "-" in value and " " not in value}
    assert codes == set(messages._REFUSED) | set(messages._GROUP_REFUSED)


def test_every_authored_field_has_a_description():
    authored = (
        "absence",
        "casus",
        "condition",
        "decision",
        "frameworks",
        "instrument",
        "methodology",
        "naslag",
        "rubric",
    )
    kinds = [item for item in model_types() if item.__module__.rpartition(".")[2] in authored]
    bare = [
        f"{kind.__name__}.{name}"
        for kind in kinds
        if issubclass(kind, BaseModel) and kind.__name__ != "AbsenceFigures"
        for name, item in kind.model_fields.items()
        if not item.description
    ]
    assert bare == []


def test_app_py_has_the_app_literally_and_is_short():
    text = (ROOT / "app.py").read_text(encoding="utf-8")
    assert "\napp = st.App(" in text
    assert len(text.splitlines()) <= 30


ANEW = app_session._populate_theme_msg  # before anything here builds the services


def theme_message() -> bytes:
    """What a session is told of colours and fonts at the start of a run."""
    message = CustomThemeConfig()
    for section in ("", ".light", ".dark", ".sidebar", ".light.sidebar", ".dark.sidebar"):
        part = message
        for name in section.split(".")[1:]:
            part = getattr(part, name)
        app_session._populate_theme_msg(part, f"theme{section}")
    return message.SerializeToString(deterministic=True)


def test_a_theme_that_is_kept_says_what_streamlit_works_out_anew(monkeypatch):
    monkeypatch.chdir(ROOT)
    config.get_config_options(force_reparse=True)
    monkeypatch.setattr(app_session, "_populate_theme_msg", ANEW)
    anew = theme_message()
    steady_theme()
    assert [theme_message(), theme_message()] == [anew, anew]
    assert b"Atkinson" in anew


def test_streamlit_still_works_out_its_theme_where_ours_is_kept():
    assert "_populate_theme_msg(" in inspect.getsource(app_session.AppSession._create_new_session_message)


def test_a_theme_that_was_changed_is_worked_out_anew(monkeypatch):
    monkeypatch.setattr(app_session, "_populate_theme_msg", ANEW)
    steady_theme()
    before = theme_message()
    config.set_option("theme.light.primaryColor", "#123456")
    try:
        config._on_config_parsed.send()
        assert theme_message() != before
    finally:
        config.get_config_options(force_reparse=True)
    assert theme_message() == before


def test_a_theme_is_worked_out_once(monkeypatch):
    asked = []
    monkeypatch.setattr(app_session, "_populate_theme_msg", lambda _, section="theme": asked.append(section))
    steady_theme()
    theme_message()
    first = list(asked)
    theme_message()
    assert asked == first


def test_a_streamlit_that_works_out_its_theme_elsewhere_is_left_alone(monkeypatch):
    monkeypatch.delattr(app_session, "_populate_theme_msg")
    steady_theme()
    assert not hasattr(app_session, "_populate_theme_msg")


def test_streamlit_finds_the_app():
    from streamlit.web.server.app_discovery import discover_asgi_app

    found = discover_asgi_app(ROOT / "app.py")
    assert found.is_asgi_app


def test_the_hidden_garbage_collection_switch_still_exists():
    assert "runner.postScriptGC" in config._config_options_template


# streamlit itself imports plotly when it is installed; that is not ours to leave out
def test_streamlit_asks_no_outside_host_for_our_address(monkeypatch):
    from streamlit import net_util

    from mas_sim.ui.offline import ask_nobody

    monkeypatch.setattr(net_util, "_external_ip", None)
    monkeypatch.setattr(net_util, "_make_blocking_http_get", net_util._make_blocking_http_get)
    ask_nobody()
    monkeypatch.setattr("urllib.request.urlopen", lambda *_: pytest.fail("asked an outside host"))
    assert net_util.get_external_ip() is None


HEAVY = (
    "pandas numpy pyarrow altair jinja2 snowballstemmer rapidfuzz krippendorff segno icalendar "
    "mas_sim.scoring.justification.rules"
).split()


@pytest.mark.parametrize("name", HEAVY)
def test_the_first_screen_needs_no_heavy_library(name):
    code = f"import mas_sim.ui.main, mas_sim.bootstrap, sys; print({name!r} in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert found.stdout.strip() == "False"
