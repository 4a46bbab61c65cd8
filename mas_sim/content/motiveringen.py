"""Files of motiveringen: casuses, texts, labels and attacks, as described in tests/data/motiveringen/README.md."""

import json
from collections.abc import Container, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from mas_sim.content.library import FileContentLibrary
from mas_sim.errors import ContentInvalidError, ContentProblem
from mas_sim.model.justification import Assessment, ScoringContext
from mas_sim.model.sketch import CasusSketch, FileModel, GoldLabels, WrittenAttack, WrittenJustification
from mas_sim.scoring.evaluation import Collection
from mas_sim.scoring.justification.context import of_casus, of_sketch

M = TypeVar("M", bound=FileModel)


def read_sketch(path: Path) -> CasusSketch:
    """One casus of a JSON file.

    Raises:
        ContentInvalidError: it cannot be read.
    """
    return _built(CasusSketch, _text(path), path, 1)


def read_lines(kind: type[M], path: Path) -> tuple[M, ...]:
    """All lines of a JSONL file; empty lines are skipped.

    Raises:
        ContentInvalidError: with every line that cannot be read.
    """
    found: list[M] = []
    problems: list[ContentProblem] = []
    for number, line in enumerate(_text(path).splitlines(), start=1):
        if line.strip():
            try:
                found.append(_built(kind, line, path, number))
            except ContentInvalidError as error:
                problems += error.problems
    if problems:
        raise ContentInvalidError(tuple(problems))
    return tuple(found)


def read_collection(folder: Path) -> Collection:
    """A folder with ``casus/*.json``, ``teksten.jsonl``, ``gold.jsonl`` and, when there, ``aanvallen.jsonl``.

    Raises:
        ContentInvalidError: a file cannot be read, or a text names a casus that is not there.
    """
    casuses = {sketch.id: sketch for sketch in map(read_sketch, sorted((folder / "casus").glob("*.json")))}
    attacks = folder / "aanvallen.jsonl"
    data = Collection(
        casuses=casuses,
        texts=read_lines(WrittenJustification, folder / "teksten.jsonl"),
        gold={one.id: one for one in read_lines(GoldLabels, folder / "gold.jsonl")},
        attacks=read_lines(WrittenAttack, attacks) if attacks.exists() else (),
    )
    known_casuses(casuses, (*data.texts, *data.attacks), folder / "teksten.jsonl")
    return data


def known_casuses(casuses: Container[str], texts: Iterable[WrittenJustification], path: Path) -> None:
    """Refuse texts about a casus that was not given.

    Raises:
        ContentInvalidError: naming each of them.
    """
    problems = tuple(
        ContentProblem(
            str(path), 0, f"Tekst ‘{one.id}’ gaat over casus ‘{one.casus}’, die er niet bij staat."
        )
        for one in texts
        if one.casus not in casuses
    )
    if problems:
        raise ContentInvalidError(problems)


def contexts_of(
    named: Iterable[str], texts: Sequence[WrittenJustification], library: FileContentLibrary
) -> dict[str, ScoringContext]:
    """The context of every text, by its id; a casus is a JSON file or the id of one on the shelf.

    Raises:
        ContentNotFoundError: there is no casus of that name.
        ContentInvalidError: a file cannot be read, or a text is about another casus.
    """
    sketches, casuses = {}, {}
    for name in named:
        if name.endswith(".json"):
            sketch = read_sketch(Path(name))
            sketches[sketch.id] = sketch
        else:
            casuses[name] = library.casus(name)
    known_casuses({*sketches, *casuses}, texts, Path("teksten"))
    own, methodology = library.own_instrument(), library.methodology()
    return {
        one.id: of_sketch(sketches[one.casus], one.routes, one.actions)
        if one.casus in sketches
        else of_casus(casuses[one.casus], methodology, own, one.routes, one.actions)
        for one in texts
    }


def write_labels(path: Path, rows: Iterable[tuple[str, Assessment]]) -> None:
    """One line per text: levels, evidence, what is missing, flags; 0 where no automatic level is given."""
    lines = [json.dumps(_label(text_id, assessment), ensure_ascii=False) for text_id, assessment in rows]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _label(text_id: str, assessment: Assessment) -> dict[str, object]:
    scores = {score.criterion: score for score in assessment.scores}
    return {
        "id": text_id,
        "niveaus": {name: score.level or 0 for name, score in scores.items()},
        "bewijs": {name: score.evidence[0] for name, score in scores.items() if score.evidence},
        "ontbreekt": {name: score.missing for name, score in scores.items() if score.missing},
        "vlaggen": [one.flag for one in assessment.flags],
        "geen_niveau": [name for name, score in scores.items() if score.level is None],
        "beoordelaar": assessment.scorer,
    }


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ContentInvalidError(
            (ContentProblem(str(path), 0, "Dit bestand kan niet worden gelezen."),)
        ) from error


def _built(kind: type[M], text: str, path: Path, line: int) -> M:
    try:
        return kind.model_validate(json.loads(text))
    except ValidationError as error:
        fields = ", ".join(".".join(map(str, one["loc"])) or "de regel" for one in error.errors())
        problem = ContentProblem(str(path), line, f"Hier klopt of ontbreekt iets: {fields}.")
        raise ContentInvalidError((problem,)) from error
    except ValueError as error:
        raise ContentInvalidError((ContentProblem(str(path), line, "Dit is geen geldige JSON."),)) from error
