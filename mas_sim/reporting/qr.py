"""A link as a square for the camera of a phone."""

import io
from functools import lru_cache
from html import escape


@lru_cache(maxsize=64)  # a board draws the same one every time it is drawn
def qr_svg(text: str, label: str) -> str:
    """The QR code of a text as inline SVG: dark on light whatever the theme, as wide as its box, with a name."""
    # only a trainer's screen and the command line need it
    import segno

    drawn = io.BytesIO()
    segno.make_qr(text, error="m").save(
        drawn, kind="svg", xmldecl=False, svgns=True, omitsize=True, dark="#16262E", light="#FFFFFF", border=4
    )
    svg = drawn.getvalue().decode()
    return svg.replace("<svg ", f'<svg role="img" aria-label="{escape(label, quote=True)}" ', 1)
