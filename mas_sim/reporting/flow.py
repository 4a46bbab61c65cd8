"""Who went from which answer to which: a flow without names, as a plotly figure in plain dicts."""

from collections.abc import Sequence

_INK = {"light": "#16262E", "dark": "#E8EEF0"}
_BOX = {"light": "#0A5C63", "dark": "#6CC5CC"}
_STAYED, _WENT = "rgba(10,92,99,0.25)", "rgba(122,78,0,0.45)"
_LONGEST = 40
_HEIGHT = 70  # pixels for every answer


def flow_figure(told: Sequence[tuple[str, str, int]], scheme: str) -> dict[str, object]:
    """Answers of the first round on the left, of the second on the right; changes stand out.

    Args:
        told: answer before, answer after, and how many people.
        scheme: ``light`` or ``dark``.
    """
    before = list(dict.fromkeys(first for first, _, _ in told))
    after = list(dict.fromkeys(second for _, second, _ in told))
    return {
        "data": [
            {
                "type": "sankey",
                "node": {
                    "label": [_short(label) for label in (*before, *after)],
                    "color": _BOX[scheme],
                    "pad": 18,
                },
                "link": {
                    "source": [before.index(first) for first, _, _ in told],
                    "target": [len(before) + after.index(second) for _, second, _ in told],
                    "value": [count for _, _, count in told],
                    "color": [_STAYED if first == second else _WENT for first, second, _ in told],
                },
            }
        ],
        "layout": {
            "height": _HEIGHT * max(len(before), len(after), 2) + 40,
            "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
            "font": {"size": 15, "color": _INK[scheme]},
            "paper_bgcolor": "rgba(0,0,0,0)",
        },
    }


def _short(label: str) -> str:
    return label if len(label) <= _LONGEST else label[: _LONGEST - 1].rstrip() + "…"
