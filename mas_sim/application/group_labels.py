"""A question of a groepssessie and its answers in words, and the trainer's words without pseudonyms."""

import re
from collections.abc import Sequence

from mas_sim.application.groups import GroupView
from mas_sim.model.actions import ROUTES_SUBJECT
from mas_sim.model.group import ASPECTS_ITEM, GroupForm
from mas_sim.scoring.comparison import ROUTE_TITLE

FORM_TITLE = {
    GroupForm.INTERVISIE: "Intervisie",
    GroupForm.WORKSHOP: "Workshop in teams",
    GroupForm.KETENTAFEL: "Ketentafel",
    GroupForm.OEFENEXAMEN: "Oefenexamen met gesprek",
}
LIST_TITLE = "De signaleringslijst (deel voor de groep)"
SOMEONE = "[deelnemer]"
_SHORTEST_NAME = 3


def title_of(view: GroupView, item: str) -> str:
    """Short name of a question."""
    if item == ROUTES_SUBJECT:
        return ROUTE_TITLE
    return LIST_TITLE if item == ASPECTS_ITEM else view.judges.board.decisions[item][0].title


def unit_labels(view: GroupView, item: str) -> dict[str, str]:
    """What is chosen or judged, by id, in the order of the question."""
    board = view.judges.board
    if item == ROUTES_SUBJECT:
        names = {route.id.value: route.label for route in view.judges.methodology.routes}
    elif item == ASPECTS_ITEM:
        names = {aspect.id: aspect.label for aspect in board.aspects.values()}
    else:
        names = {option.id: option.label for option in board.decisions[item][0].options}
    return {unit: names.get(unit, unit) for unit in view.items[item].units}


def scale_labels(view: GroupView) -> dict[str, str]:
    """The values of the signaleringslijst, by id."""
    return {answer.id: answer.label for answer in view.judges.board.instrument.scale}


def answer_parts(view: GroupView, item: str, answer: Sequence[str]) -> tuple[str, ...]:
    """An answer in words, part by part, in the order of the question."""
    labels, given = unit_labels(view, item), set(answer)
    if item != ASPECTS_ITEM:
        return tuple(label for unit, label in labels.items() if unit in given)
    scale, values = scale_labels(view), dict(one.split("/") for one in answer)
    return tuple(f"{label}: {scale[values[unit]]}" for unit, label in labels.items() if unit in values)


def nameless(view: GroupView, texts: tuple[str, ...]) -> tuple[str, ...]:
    """What the trainer wrote down, without the pseudonyms of who ever took part."""
    people = {one.pseudonym for one in view.session.participants.values()}
    people = people | {name[:1].upper() + name[1:] for name in people}
    # the jongere of the casus may bear the same name, and a very short one is a word
    names = {name for name in people if len(name) >= _SHORTEST_NAME} - {view.judges.board.casus.youth.name}
    if not names:
        return texts
    longest_first = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    named = re.compile(rf"(?<!\w)(?:{longest_first})(?!\w)")
    return tuple(named.sub(SOMEONE, text) for text in texts)
