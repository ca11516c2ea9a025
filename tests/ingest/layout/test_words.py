"""Characters to words to lines."""

from __future__ import annotations

import numpy as np
import pytest

from ingest.layout.words import _BREAK, _LOW, _words, glyphs_to_words, split_visible, words_to_lines
from ingest.pdf.pdf_file import open_pdf
from ingest.records.lines import Word
from ingest.records.raw import Glyphs
from tests.ingest.made import PLAIN, SMALL, Sheet, word, words


def read_words(sheet: Sheet) -> list[str]:
    with open_pdf(sheet.data(), "made.pdf") as pdf:
        return [w.text for w in glyphs_to_words(pdf.page(0))]  # type: ignore[arg-type]


def test_spaces_part_words() -> None:
    assert read_words(Sheet().put("imports of chips rose", 72, 72)) == ["imports", "of", "chips", "rose"]


def test_wide_gaps_part_words_without_a_space() -> None:
    sheet = Sheet().put("imports", 72, 72).put("rose", 120, 72)
    assert read_words(sheet) == ["imports", "rose"]


def test_a_raised_figure_is_a_word_of_its_own() -> None:
    sheet = Sheet().put("$92 billion", 72, 72)
    end = 72 + sheet.canvas.stringWidth("$92 billion", "Times-Roman", 10)
    sheet.put("3", end, 68, size=6)
    with open_pdf(sheet.data(), "made.pdf") as pdf:
        found = glyphs_to_words(pdf.page(0))  # type: ignore[arg-type]
    assert [(w.text, w.raised) for w in found] == [("$92", False), ("billion", False), ("3", True)]


def test_boxes_hold_the_letters() -> None:
    with open_pdf(Sheet().put("chips", 100, 200).data(), "made.pdf") as pdf:
        (found,) = glyphs_to_words(pdf.page(0))  # type: ignore[arg-type]
    assert found.x0 == 100
    assert found.top < 195 < 200 < found.bottom
    assert abs(found.baseline - 200) < 0.01


def test_words_on_one_baseline_are_one_line_from_left_to_right() -> None:
    made = words("one two three", 72, 100)
    (found,) = words_to_lines(reversed(made))
    assert found.text == "one two three"


def test_a_gap_as_wide_as_between_columns_parts_a_line() -> None:
    found = words_to_lines([*words("left column", 72, 100), *words("right column", 320, 100)])
    assert [each.text for each in found] == ["left column", "right column"]


def test_a_footnote_mark_before_its_text_is_raised_into_the_line() -> None:
    found = words_to_lines([word("3", 70, 96, style=SMALL), *words("See the annex.", 75, 100)])
    assert [each.text for each in found] == ["3 See the annex."]
    assert found[0].words[0].raised


def test_the_size_of_a_line_is_that_of_most_of_its_letters() -> None:
    found = words_to_lines([*words("a long line of text", 72, 100), word("tiny", 200, 100, style=SMALL)])
    assert found[0].size == PLAIN.size


def test_invisible_text_is_hidden() -> None:
    sheet = Sheet().put("seen", 72, 72)
    text = sheet.canvas.beginText(72, 600)
    text.setTextRenderMode(3)
    text.setFont("Times-Roman", 10)
    text.textOut("unseen")
    sheet.canvas.drawText(text)
    with open_pdf(sheet.data(), "made.pdf") as pdf:
        raw = pdf.page(0)  # type: ignore[arg-type]
        shown, hidden, _ = split_visible(glyphs_to_words(raw), raw)
    assert [w.text for w in shown] == ["seen"]
    assert [w.text for w in hidden] == ["unseen"]


def test_text_outside_the_page_is_hidden() -> None:
    with open_pdf(Sheet().put("seen", 72, 72).put("away", -200, 72).data(), "made.pdf") as pdf:
        raw = pdf.page(0)  # type: ignore[arg-type]
        shown, hidden, _ = split_visible(glyphs_to_words(raw), raw)
    assert [w.text for w in shown] == ["seen"]
    assert [w.text for w in hidden] == ["away"]


def test_a_page_of_sideways_text_is_turned_upright_and_its_boxes_back() -> None:
    sheet = Sheet()
    sheet.canvas.saveState()
    sheet.canvas.rotate(90)
    sheet.canvas.drawString(100, -200, "Sideways")
    sheet.canvas.restoreState()
    with open_pdf(sheet.data(), "made.pdf") as pdf:
        raw = pdf.page(0)  # type: ignore[arg-type]
    (found,) = glyphs_to_words(raw)
    assert raw.turn == 90
    assert found.x1 - found.x0 > found.bottom - found.top
    shown = raw.shown(found.bbox)
    assert shown.height > shown.width
    assert 185 < shown.x0 < 200 < shown.x1 < 210
    assert abs(shown.bottom - (792 - 100)) < 1


def scripts(*pieces: tuple[str, float, float]) -> list[Word]:
    """Words of pieces set one behind the other at these sizes and depths below the line."""
    sheet = Sheet()
    x = 72.0
    for text, size, depth in pieces:
        sheet.put(text, x, 100 + depth, size=size)
        x += sheet.canvas.stringWidth(text, "Times-Roman", size) + (0.1 if text.endswith(" ") else 0)
    with open_pdf(sheet.data(), "made.pdf") as pdf:
        return glyphs_to_words(pdf.page(0))  # type: ignore[arg-type]


def test_a_subscript_stays_in_its_line_however_deep() -> None:
    made = scripts(("the share n", 10, 0), ("z", 6, 4.5), (" of goods", 10, 0))
    (found,) = words_to_lines(made)
    assert [w.text for w in found.words][-2:] == ["of", "goods"]
    assert abs(found.baseline - 100) < 0.1


def test_scripts_over_one_another_are_one_line_with_their_base() -> None:
    sheet = Sheet().put("n", 72, 100)
    sheet.put("k", 77.2, 96, size=6).put("z", 77.2, 103, size=6).put("is chosen", 82, 100)
    with open_pdf(sheet.data(), "made.pdf") as pdf:
        made = glyphs_to_words(pdf.page(0))  # type: ignore[arg-type]
    (found,) = words_to_lines(made)
    assert {w.text: (w.raised, w.lowered) for w in found.words} == {
        "n": (False, False),
        "k": (True, False),
        "z": (False, True),
        "is": (False, False),
        "chosen": (False, False),
    }


@pytest.mark.parametrize(("text", "is_glued"), [("102", False), ("x2", True), ("Yi", True), ("3i", True)])
def test_a_figure_below_a_figure_is_no_part_of_it(text: str, is_glued: bool) -> None:
    codes, flat, none = np.array(list(map(ord, text))), np.zeros(len(text)), np.zeros(len(text), np.bool_)
    g = Glyphs(codes, np.arange(len(text)), flat, flat, flat, flat, flat, np.zeros_like(codes), none)
    end = len(text) - 1
    *_, found = _words(g, [PLAIN], [0, end], [_BREAK, _LOW])
    assert (found.lowered, found.glued) == (True, is_glued)
