"""Opening the library: from its files, from the cache, and the start page over few and over many casuses.

    python benchmarks/library.py [--casuses 500] [--repeats 7]

First the shipped casuses, read and validated, beside what PyYAML needs only to compose the same files, in turns;
then the same from a warm cache. Then the start page with the shipped casuses and with as many generated ones as asked
(copies under another name), both from a warm cache: the first page of a fresh server, which opens the library, a
later page, and a search. Filling the cache of 500 takes a minute. Figures hold within one run: compare the ratios.
"""

from __future__ import annotations

import argparse
import logging
import os
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).parents[1]))

import yaml
from streamlit.testing.v1 import AppTest

from mas_sim.bootstrap import build, library_of
from mas_sim.content.folders import uncollected
from mas_sim.content.source import LOADER
from mas_sim.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
SCRIPT = ROOT / "mas_sim" / "ui" / "main.py"
LONG_AGO = 1_000_000_000
PATIENCE = 60.0
Spent = tuple[float, float]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--casuses", type=int, default=500, help="number of generated casuses (13-2000)")
    parser.add_argument("--repeats", type=int, default=7, help="repeats of which the median counts (1-50)")
    options = parser.parse_args()
    many, repeats = max(13, min(2000, options.casuses)), max(1, min(50, options.repeats))
    with tempfile.TemporaryDirectory(prefix="mas-bench-") as name:
        place = Path(name)
        shipped = Settings(
            database_url=f"sqlite:///{place}/few.db",
            scenarios=ROOT / "scenarios",
            assessments=ROOT / "assessments",
            cache=place / "few",
        )
        reading(shipped, repeats)
        without_variants = Settings(
            database_url=shipped.database_url,
            scenarios=copies(shipped.scenarios, place / "without", 12),
            assessments=shipped.assessments,
            cache=place / "twelve",
        )
        opening(without_variants, repeats)
        generated = Settings(
            database_url=f"sqlite:///{place}/many.db",
            scenarios=copies(shipped.scenarios, place / "scenarios", many),
            assessments=shipped.assessments,
            cache=place / "many",
        )
        pages({"few": shipped, "many": generated}, repeats)


def reading(settings: Settings, repeats: int) -> None:
    """Print what the shipped casuses cost from their files, beside the floor, and from the cache."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(settings.scenarios.glob("[!_]*/*.yaml"))]
    cold, floor = [], []
    for _ in range(repeats):
        cold.append(spent(library_of(settings).summaries))
        with uncollected():
            floor.append(spent(lambda: [yaml.compose(text, Loader=LOADER) for text in texts]))
    filled = [spent(library_of(settings, cache=settings.cache).summaries)]
    warm = [spent(library_of(settings, cache=settings.cache).summaries) for _ in range(repeats)]
    whole = [spent(library_of(settings, cache=settings.cache).casuses) for _ in range(repeats)]
    rows = {
        "composed and no more": floor,
        "read and validated": cold,
        "the same, and kept in the cache": filled,
        "from the cache": warm,
        "from the cache, all opened": whole,
    }
    least = middle(floor)[0]
    print(f"{f'{len(texts)} files, ms':<34}{'CPU':>10}{'wall':>10}   ratio")
    for what, found in rows.items():
        cpu, wall = middle(found)
        print(f"{what:<34}{cpu:>10.0f}{wall:>10.0f}{cpu / least:>8.2f}")


def opening(settings: Settings, repeats: int) -> None:
    """Print what it takes to have casuses without variants whole from a warm cache, each time in a library of its own."""
    number = len(library_of(settings, cache=settings.cache).summaries())
    libraries = [library_of(settings, cache=settings.cache) for _ in range(repeats)]
    cpu, wall = middle([spent(one.casuses) for one in libraries])
    print(f"\n{number} casuses listed and opened from the cache: {cpu:.0f} ms CPU, {wall:.0f} ms")


def copies(scenarios: Path, place: Path, number: int) -> Path:
    """As many casuses, the shipped ones under other names; files that have been lying there for long."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(scenarios.glob("[!_]*/casus.yaml"))]
    for at in range(number):
        text = re.sub("^id: .*$", f"id: casus-{at}", texts[at % len(texts)], count=1, flags=re.MULTILINE)
        text = re.sub("^  title: .*$", f"  title: Dossier {at}", text, count=1, flags=re.MULTILINE)
        file = place / f"casus-{at}" / "casus.yaml"
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8")
        os.utime(file, (LONG_AGO, LONG_AGO))
    return place


def pages(libraries: dict[str, Settings], repeats: int) -> None:
    """Print what the start page costs over each library, in turns."""
    figures: dict[str, dict[str, list[Spent]]] = {}
    sizes = {name: len(library_of(one, cache=one.cache).summaries()) for name, one in libraries.items()}
    logging.disable(logging.WARNING)  # streamlit's test runner misses a context that nobody needs here
    for turn in range(repeats + 1):  # the first one is not counted
        for name, settings in libraries.items():
            for what, took in visit(settings).items():
                figures.setdefault(what, {}).setdefault(name, []).extend([took] if turn else [])
    head = "".join(f"{f'CPU of {size}':>12}{'wall':>8}" for size in sizes.values())
    print(f"\n{'start page, ms':<36}{head}   ratio    wall")
    for what, found in figures.items():
        (cpu, wall), (cpus, walls) = (middle(found[name]) for name in sizes)
        told = f"{cpu:>12.0f}{wall:>8.0f}{cpus:>12.0f}{walls:>8.0f}{cpus / cpu:>8.2f}{walls / wall:>8.2f}"
        print(f"{what:<36}{told}")


def visit(settings: Settings) -> dict[str, Spent]:
    """A fresh server, a first page, a later one and a search on it."""
    services = build(settings, server=False)
    try:
        with patch("mas_sim.ui.pages.start.browser", lambda: ""):  # the test runner has no cookies
            found = {"first of a server, opens the library": spent(page)}
            found["later"] = spent(page)
            drawn = page()
            drawn.text_input(key="zoek-woord").set_value("ziek mbo")
            found["search for two words"] = spent(lambda: complete(drawn))
            return found
    finally:
        services.close()


def page() -> AppTest:
    return complete(AppTest.from_file(str(SCRIPT), default_timeout=PATIENCE))


def complete(drawn: AppTest) -> AppTest:
    """Run until drawn; a page with an error is no measurement."""
    drawn.run()
    if drawn.exception or not drawn.header:
        raise RuntimeError(f"the start page was not drawn: {drawn.exception}")
    return drawn


def spent(work: Callable[[], object]) -> Spent:
    """Milliseconds of this process, and on the clock: the first hardly sees what else the machine does."""
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return (time.process_time() - cpu) * 1e3, (time.perf_counter() - wall) * 1e3


def middle(found: list[Spent]) -> Spent:
    """Median of each."""
    return statistics.median(cpu for cpu, _ in found), statistics.median(wall for _, wall in found)


if __name__ == "__main__":
    main()
