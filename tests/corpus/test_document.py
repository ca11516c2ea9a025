"""A document addresses everything by its one text; codes of states and blocks stay as they are kept."""

from __future__ import annotations

import hashlib
from dataclasses import FrozenInstanceError, replace
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import EVIDENCE_KINDS, BlockKind, Cell, Document, Metadata, OutcomeState, PageState
from corpus.geometry import BBox, PageBox, PageIndex, Span
from corpus.textmap import Run, TextMap
from tests.strategies import document_of

BOX = BBox(72, 72, 100, 82)
TEXT = "Salt was dear."


def _document() -> Document:
    """A document of two pages: "Salt" on the first, "dear" on the second, and a full stop on none."""
    made = document_of(TEXT)
    runs = [Run(Span(0, 4), PageIndex(0), BOX, Span(0, 4)), Run(Span(9, 13), PageIndex(1), BOX, Span(9, 13))]
    pages = tuple(
        replace(made.pages[0], index=PageIndex(at), label=label) for at, label in enumerate(("iv", "v"))
    )
    return replace(made, textmap=TextMap.from_runs(runs), pages=pages)


def test_a_page_is_counted_from_one_for_people() -> None:
    assert [page.number for page in _document().pages] == [1, 2]


def test_a_span_stands_on_the_page_where_it_begins() -> None:
    document = _document()
    assert document.page_of(Span(0, 4)) == document.pages[0]
    assert document.page_of(Span(9, 13)) == document.pages[1]
    assert document.page_of(Span(0, 13)) == document.pages[0]


def test_text_that_stands_on_no_page_has_no_page_and_no_box() -> None:
    assert _document().page_of(Span(13, 14)) is None
    assert _document().boxes(Span(13, 14)) == ()


def test_a_span_has_boxes_in_the_order_of_the_text() -> None:
    assert _document().boxes(Span(0, 14)) == (PageBox(PageIndex(0), BOX), PageBox(PageIndex(1), BOX))


@given(st.text(st.characters()))
def test_any_text_has_a_print_of_its_own(text: str) -> None:
    made = replace(_document(), text=text)
    assert made.text_sha == hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    assert (made.text_sha == _document().text_sha) == (text == TEXT)


def test_what_a_paper_does_not_say_is_empty_and_its_year_none() -> None:
    assert Metadata() == Metadata("", (), None, "", "", "", "")


def test_a_cell_is_one_row_and_column_of_the_body_unless_it_says_so() -> None:
    cell = Cell(2, 3, Span(0, 4), BOX)
    assert (cell.row_span, cell.col_span, cell.is_header, cell.row_path, cell.col_path) == (
        1,
        1,
        False,
        (),
        (),
    )


def test_records_do_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        _document().text = ""  # type: ignore[misc]


@pytest.mark.parametrize(
    ("kind", "codes"),
    [
        (PageState, "text ocr image-only empty damaged unreadable"),
        (OutcomeState, "done partial failed skipped-duplicate"),
        (
            BlockKind,
            "title heading paragraph list-item caption footnote table figure header footer reference formula "
            "contents hidden",
        ),
    ],
)
def test_codes_that_stores_keep_stay(kind: type[StrEnum], codes: str) -> None:
    assert [member.value for member in kind] == codes.split()


def test_pages_are_whole_where_no_text_is_known_to_be_missing() -> None:
    assert [state.value for state in PageState if state.is_whole] == ["text", "ocr", "empty"]


def test_evidence_is_what_the_paper_says_itself() -> None:
    assert set(BlockKind) - EVIDENCE_KINDS == {
        BlockKind.HEADER, BlockKind.FOOTER, BlockKind.REFERENCE, BlockKind.FORMULA, BlockKind.CONTENTS,
        BlockKind.HIDDEN, BlockKind.FIGURE,
    }  # fmt: skip
