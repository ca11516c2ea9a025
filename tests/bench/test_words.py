"""Words of pages as the benchmark compares them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.pages import spread_pages
from bench.words import f1, is_readable, page_text, score_pages, words
from ingest.document.read import read_data
from tests.ingest.made import Sheet
from tests.optional import needs


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("a value-\nadded tax", "a value-added tax"),
        ("a value-\n added tax", "a valueadded tax"),
        ("semi\x02\nconductors", "semiconductors"),
        ("ﬁrms’ eﬀort", "firms’ effort"),
        ("of the chips.³ Later", "of the chips. 3 Later"),
        ("fell by −3.5", "fell by -3.5"),
        ("\x10 x \x11", "x"),
        ("\uf8ee y \ufffd", "y"),
        ("a\u00a0b", "a b"),
    ],
)
def test_what_is_the_same_on_paper_gives_the_same_words(left: str, right: str) -> None:
    assert words(left) == words(right)


@pytest.mark.parametrize(
    ("left", "right"), [("fell by -3.5", "fell by 3.5"), ("exports", "export"), ("3.5", "35"), ("x y", "xy")]
)
def test_what_differs_on_paper_gives_other_words(left: str, right: str) -> None:
    assert words(left) != words(right)


@given(st.text())
def test_any_text_has_words_without_spaces(text: str) -> None:
    assert not any(char.isspace() for word in words(text) for char in word)


@pytest.mark.parametrize(
    ("found", "wanted", "figure"),
    [
        ([], [], 1.0),
        (["a"], [], 0.0),
        (["a", "b"], ["b", "a"], 1.0),
        (["a", "a"], ["a"], 2 / 3),
        (["a", "b"], ["a", "c"], 0.5),
    ],
)
def test_f1_counts_each_word_as_often_as_it_stands(
    found: list[str], wanted: list[str], figure: float
) -> None:
    assert f1(found, wanted) == pytest.approx(figure)


@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abc")))
def test_f1_is_a_share_and_the_same_both_ways(left: list[str], right: list[str]) -> None:
    assert 0 <= f1(left, right) <= 1
    assert f1(left, right) == f1(right, left)


@pytest.mark.parametrize(
    ("text", "readable"),
    [
        ("plain words", True),
        (" \n", False),
        ("\x03\x04", False),
        ("ab\x03cd", False),
        ("a" * 30 + "\x03", True),
    ],
)
def test_a_text_of_control_characters_is_no_measure(text: str, readable: bool) -> None:
    assert is_readable(text) is readable


def two_pages() -> bytes:
    sheet = Sheet().put("Exports rose", 72, 72).turn_page().put("Imports fell", 72, 72)
    sheet.put("unseen", -200, 72)
    return sheet.data()


def test_the_text_of_a_page_is_its_own_and_visible() -> None:
    document = read_data(two_pages(), "made.pdf")
    assert words(page_text(document, 0)) == ["Exports", "rose"]
    assert words(page_text(document, 1)) == ["Imports", "fell"]


@needs("pdftotext")
def test_a_made_page_is_scored_by_both_readers(tmp_path: Path) -> None:
    path = tmp_path / "made.pdf"
    path.write_bytes(two_pages())
    (score,) = score_pages(path, [0])
    assert (score.index, score.ours, score.peer) == (0, 1.0, 1.0)


def test_a_file_that_is_no_pdf_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "note.pdf"
    path.write_text("a note", encoding="utf-8")
    assert score_pages(path, [0]) == ()
    assert spread_pages([path], 4) == {}


@pytest.mark.parametrize(("sample", "drawn"), [(1, [1]), (2, [0, 1]), (9, [0, 1])])
def test_pages_are_drawn_evenly_and_once(tmp_path: Path, sample: int, drawn: list[int]) -> None:
    path = tmp_path / "made.pdf"
    path.write_bytes(two_pages())
    assert spread_pages([path], sample) == {path: drawn}
