"""Sentences that screens put together."""

from __future__ import annotations

from mas_sim.ui.texts import plain


def test_plain_text_shows_exactly_what_was_typed():
    assert plain("a*b*\n$x$ :red[y]") == "a\\*b\\*  \n\\$x\\$ \\:red\\[y\\]"
