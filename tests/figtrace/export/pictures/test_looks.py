"""Both looks can be read: text and marks stand out from their ground, and hues differ."""

import re

import pytest

from figtrace.export.pictures.looks import DARK, LIGHT, Look

LOOKS = pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@LOOKS
def test_text_stands_out(look: Look) -> None:
    assert _contrast(look.ink, look.paper) >= 7
    assert _contrast(look.soft, look.paper) >= 4.5


@LOOKS
def test_marks_and_rings_stand_out(look: Look) -> None:
    assert min(_contrast(hue, look.paper) for hue in (*look.hues, look.alarm)) >= 3


@LOOKS
def test_there_are_eight_hues_and_no_two_alike(look: Look) -> None:
    assert len(set(look.hues)) == len(look.hues) == 8
    colours = (look.paper, look.ink, look.soft, look.line, look.alarm, *look.hues)
    assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in colours)
