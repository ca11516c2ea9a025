"""Words and lines know their text and their box."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.geometry import BBox
from ingest.records.lines import joined
from tests.ingest.made import line, page_text, word


def test_words_are_joined_by_spaces_but_where_they_are_glued() -> None:
    made = [word("10", 0, 10), word("3", 10, 6, glued=True), word("tons", 20, 10)]
    assert joined(made) == "103 tons"


@pytest.mark.parametrize("glued", [True, False])
def test_no_space_stands_before_the_first_word(glued: bool) -> None:
    assert joined([word("a", 0, 0, glued=glued), word("b", 9, 0)]) == "a b"
    assert joined([word("a", 0, 0, glued=glued), word("b", 9, 0, glued=True)]) == "ab"


def test_no_words_are_no_text() -> None:
    assert joined([]) == ""


@given(st.lists(st.tuples(st.text("abc", min_size=1, max_size=3), st.booleans())))
def test_joining_keeps_every_letter_in_order(texts: list[tuple[str, bool]]) -> None:
    made = joined([word(text, 0, 0, glued=glued) for text, glued in texts])
    assert made.replace(" ", "") == "".join(text for text, _ in texts)
    assert made.count(" ") == sum(not glued for _, glued in texts[1:])


def test_a_line_has_the_text_of_its_words_once_it_is_asked() -> None:
    made = line("tin and lead", 72, 100)
    assert made.text == "tin and lead"
    assert made.text is made.text


def test_boxes_are_those_of_the_sides() -> None:
    made = word("tin", 72, 100)
    assert made.bbox == BBox(72, 92, 87, 102)
    assert line("tin", 72, 100).bbox == BBox(72, 92, 87, 102)


def test_a_box_is_never_turned_inside_out() -> None:
    flat = replace(word("tin", 72, 100), x1=60.0, bottom=80.0)
    assert flat.bbox == BBox(72, 92, 72, 92)
    low = replace(line("tin", 72, 100), x1=60.0, bottom=80.0)
    assert low.bbox == BBox(72, 92, 72, 92)


def test_what_is_kept_of_a_page_does_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        page_text([]).label = "4"  # type: ignore[misc]
