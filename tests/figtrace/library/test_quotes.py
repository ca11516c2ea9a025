"""A quote is found where it stands, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.geometry import PageIndex, Span
from figtrace.library.quotes import _folded, locate_quote, page_by_name
from tests.strategies import document_of

DOCUMENT = document_of("Imports rose to “nearly” $92 billion.", "Exports were €71 – less.")


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("nearly", ["nearly"]),
        ('to "nearly" $92', ["to “nearly” $92"]),
        ("IMPORTS   rose", ["Imports rose"]),
        ("€71 - less", ["€71 – less"]),
        ("billion. Exports", ["billion.\n\nExports"]),
        ("Imports … $92", ["Imports", "$92"]),
        ("Exports || less", ["Exports", "less"]),
        ("$92 … Imports", []),
        ("Imports fell", []),
        ("", []),
        ("…", []),
    ],
)
def test_quotes_are_found_whatever_their_spaces_and_marks(quote: str, found: list[str]) -> None:
    assert [span.of(DOCUMENT.text) for span in locate_quote(DOCUMENT, quote)] == found


@given(st.integers(0, 60), st.integers(1, 40))
def test_any_part_of_the_text_is_found_where_it_reads_the_same(start: int, length: int) -> None:
    part = DOCUMENT.text[start : start + length]
    for span in locate_quote(DOCUMENT, part.replace("\n", " ")):
        assert _folded(span.of(DOCUMENT.text))[0] == _folded(part)[0]


@given(st.text())
def test_any_quote_is_answered(quote: str) -> None:
    assert all(span in Span(0, len(DOCUMENT.text)) for span in locate_quote(DOCUMENT, quote, PageIndex(0)))


@pytest.mark.parametrize(("name", "page"), [("1", 0), ("2", None), ("iv", None), ("", None), ("²", None)])
def test_a_page_is_known_by_number_or_label(name: str, page: int | None) -> None:
    assert page_by_name(DOCUMENT, name) == page
