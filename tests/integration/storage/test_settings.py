"""Settings from the environment, and that their default database can be opened."""

from pathlib import Path

import pytest

from mas_sim import settings
from mas_sim.errors import SettingsError
from mas_sim.settings import Settings
from mas_sim.storage import open_storage


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project folder with the two content folders."""
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "assessments").mkdir()
    monkeypatch.setattr(settings, "project_folder", lambda: tmp_path)
    return tmp_path


def test_the_defaults_lie_in_the_project_folder(project: Path):
    assert Settings.from_environment({"MAS_SIM_LAWS": " "}) == Settings(
        database_url=f"sqlite:///{project}/data/mas-simulator.db",
        scenarios=project / "scenarios",
        assessments=project / "assessments",
        cache=project / "data" / "cache",
    )


def test_the_cache_can_be_off(project: Path):
    assert Settings.from_environment({"MAS_SIM_CACHE": "uit"}).cache is None


def test_the_default_database_can_be_opened_in_a_fresh_project(project: Path):
    open_storage(Settings.from_environment({}).database_url, server=True).close()
    assert (project / "data" / "mas-simulator.db").is_file()


def test_the_project_folder_is_the_one_with_the_scenarios(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    package = tmp_path / "top" / "mas_sim"
    package.mkdir(parents=True)
    monkeypatch.setattr(settings, "__file__", str(package / "settings.py"))
    monkeypatch.chdir(tmp_path)
    assert settings.project_folder() == tmp_path
    (tmp_path / "top" / "scenarios").mkdir()
    assert settings.project_folder() == tmp_path / "top"


def test_every_setting_is_taken_from_the_environment(project: Path):
    file = project / "lokaal.yaml"
    file.touch()
    found = Settings.from_environment(
        {
            "MAS_SIM_DATABASE_URL": "postgresql://u:p@h/db",
            "MAS_SIM_SCENARIOS": str(project),
            "MAS_SIM_ASSESSMENTS": str(project),
            "MAS_SIM_CACHE": str(project / "vlot"),
            "MAS_SIM_OVERLAY": str(file),
            "MAS_SIM_INSTRUMENT": str(file),
            "MAS_SIM_LAWS": "36663, 12345,36663,",
            "MAS_SIM_PUBLIC_URL": "https://mas.gemeente.nl/oefenen/",
        }
    )
    assert found == Settings(
        database_url="postgresql://u:p@h/db",
        scenarios=project,
        assessments=project,
        cache=project / "vlot",
        overlay=file,
        instrument=file,
        laws=("36663", "12345"),
        public_url="https://mas.gemeente.nl/oefenen",
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MAS_SIM_DATABASE_URL", "runs.db"),
        ("MAS_SIM_DATABASE_URL", "mysql://u:geheim@h/db"),
        ("MAS_SIM_SCENARIOS", "nergens"),
        ("MAS_SIM_ASSESSMENTS", "nergens"),
        ("MAS_SIM_OVERLAY", "nergens.yaml"),
        ("MAS_SIM_INSTRUMENT", "/"),
        ("MAS_SIM_LAWS", "36 663"),
        ("MAS_SIM_LAWS", "Wet!"),
        ("MAS_SIM_PUBLIC_URL", "mas.gemeente.nl"),
        ("MAS_SIM_PUBLIC_URL", "ftp://mas.gemeente.nl"),
        ("MAS_SIM_PUBLIC_URL", "https://u:geheim@mas.nl"),
        ("MAS_SIM_PUBLIC_URL", "https://mas.nl/?a=b"),
        ("MAS_SIM_PUBLIC_URL", "http://[mas"),
    ],
)
@pytest.mark.usefixtures("project")
def test_an_unusable_value_is_refused_by_name(name: str, value: str):
    with pytest.raises(SettingsError) as caught:
        Settings.from_environment({name: value})
    assert caught.value.name == name
    assert "geheim" not in str(caught.value)
