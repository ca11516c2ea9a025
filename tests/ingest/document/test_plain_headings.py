"""Numbered headings that are set like the text around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import BlockKind
from corpus.geometry import PageIndex
from ingest.document.plain_headings import with_plain_headings
from ingest.records.parts import Part
from tests.ingest.made import line

PROSE = "Exports of finished goods rose in each year of the sample, " * 3


def part(text: str, kind: BlockKind = BlockKind.PARAGRAPH, *, right: float = 500) -> Part:
    return Part(kind, PageIndex(0), [line(text, 72, 100)], 72, right)


def item(text: str) -> Part:
    return part(text, BlockKind.LIST_ITEM)


def headings(*parts: Part) -> list[str]:
    return [each.text for each in with_plain_headings(parts) if each.kind is BlockKind.HEADING]


def test_numbered_lines_above_paragraphs_are_headings() -> None:
    parts = item("1. Introduction"), part(PROSE), item("2. Data"), part(PROSE)
    assert headings(*parts) == ["1. Introduction", "2. Data"]


def test_roman_numbers_count_as_well() -> None:
    parts = part("I. Setting"), part(PROSE), part("II. Results"), part(PROSE)
    assert headings(*parts) == ["I. Setting", "II. Results"]


def test_deeper_headings_belong_to_the_section_that_is_open() -> None:
    parts = [
        item("1. Introduction"), part(PROSE), item("2. Data"), part("2.1 Customs records"), part(PROSE),
        part("3.1 Not yet"), part(PROSE),
    ]  # fmt: skip
    assert headings(*parts) == ["1. Introduction", "2. Data", "2.1 Customs records"]


def test_headings_that_stand_out_count_with_the_plain_ones() -> None:
    bold = part("1. Introduction", BlockKind.HEADING)
    assert headings(bold, part(PROSE), item("2. Data"), part(PROSE)) == ["1. Introduction", "2. Data"]


def test_what_floats_between_does_not_part_a_heading_from_its_text() -> None:
    foot = part("See the annex.", BlockKind.FOOTNOTE)
    parts = item("1. Introduction"), part(PROSE), item("2. Data"), foot, part(PROSE)
    assert len(headings(*parts)) == 2


@pytest.mark.parametrize(
    "parts",
    [
        (item("1. Introduction"), part(PROSE)),
        (item("1. Lower the duty"), item("2. Raise the quota"), item("3. Wait")),
        (item("1. Lower the duty."), part(PROSE), item("2. Raise the quota."), part(PROSE)),
        (item("1. Lower"), part("Soon."), item("2. Raise"), part("Later.")),
        (item("2. Data"), part(PROSE), item("3. Results"), part(PROSE)),
        (item("1. lower case"), part(PROSE), item("2. goes on"), part(PROSE)),
        (item("1. Introduction 3"), part(PROSE), item("2. Data 7"), part(PROSE)),
        (item("1 234"), part(PROSE), item("2 345"), part(PROSE)),
    ],
    ids=[
        "one alone", "a list", "sentences", "short answers", "no first", "no capital", "a list of contents",
        "figures",
    ],
)  # fmt: skip
def test_other_numbered_lines_stay_what_they_are(parts: tuple[Part, ...]) -> None:
    assert headings(*parts) == []


def test_a_line_that_fills_its_column_is_no_heading() -> None:
    wide = part("1. Imports of machines from the neighbouring country", right=310)
    assert headings(wide, part(PROSE), item("2. Data"), part(PROSE)) == []


@given(
    st.lists(st.sampled_from(["1. A", "2. B", "2.1 C", "III. D", "Text", PROSE, "1.", "0. Z"]), max_size=9)
)
def test_any_parts_keep_their_text_and_only_gain_headings(texts: list[str]) -> None:
    parts = with_plain_headings([part(text) for text in texts])
    assert [each.text.split() for each in parts] == [text.split() for text in texts]
    assert all(each.text[0] in "123I" for each in parts if each.kind is BlockKind.HEADING)
    assert {each.kind for each in parts} <= {BlockKind.PARAGRAPH, BlockKind.HEADING}
