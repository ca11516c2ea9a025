"""Time grows in proportion to the text: by ratio, on sizes that stay small."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.annotate import Annotator, plain_document
from nlp.figures.prose import scan_prose
from nlp.figures.scan import find_figures

READ = Annotator("")


def _seconds(made: Callable[[], object]) -> float:
    best = 60.0
    for _ in range(2):
        start = time.perf_counter()
        made()
        best = min(best, time.perf_counter() - start)
    return best


@pytest.mark.parametrize(
    "piece",
    [
        "7",
        "7 ",
        "1,234",
        "(",
        "between 1 and ",
        "one hundred and ",
        "from 2001 to 2002, ",
        "$5.2, 6.1 and ",
        "of the ",
        "Imports from Chile fell by 4 percent in 2001. ",
        "%",
        "a.1.",
        "-5-",
    ],
)
def test_line_without_an_end_takes_time_in_proportion(piece: str) -> None:
    small, large = (piece * (size // len(piece)) for size in (3_000, 15_000))
    assert _seconds(lambda: find_figures(large)) < 0.2 + 12 * _seconds(lambda: find_figures(small))


@pytest.mark.parametrize("piece", ["Imports from Chile fell by 4 percent in 2001", "4 percent in 2001 and "])
def test_sentence_without_an_end_is_read_in_bounded_time(piece: str) -> None:
    small, large = (" ".join([piece] * count) for count in (200, 1000))
    assert _seconds(lambda: READ.text(large)) < 0.5 + 10 * _seconds(lambda: READ.text(small))


@given(st.text(max_size=300))
def test_any_text_is_annotated_without_error(text: str) -> None:
    for claim in READ.text(text).claims:
        assert 0 <= claim.figure.span.start <= claim.figure.number.start
        assert claim.figure.number.end <= claim.figure.span.end <= len(text)


@given(st.text(alphabet="0123456789.,-–%$€ ()[]/:andtopercent\n½²", max_size=200))
def test_any_row_of_digits_and_marks_is_annotated_without_error(text: str) -> None:
    scan = scan_prose(plain_document(text))
    assert [figure.number for figure in scan.figures] == sorted(figure.number for figure in scan.figures)
