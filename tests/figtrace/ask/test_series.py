"""Values of one thing stand side by side, by period and document; contested ones are marked."""

from __future__ import annotations

from dataclasses import replace

from corpus.document import Document
from corpus.store import Edition, Store, keep_editions
from figtrace.ask.claims import ClaimQuestion
from figtrace.ask.series import Series, SeriesAnswer, ask_series, series_rows, with_contested
from tests.figtrace.check.builders import table_document
from tests.figtrace.small_corpus import store_of
from tests.goldens import GOLDEN, as_lines, assert_golden
from tests.strategies import document_of

_TOOLS = "Chinese imports of machine tools from Germany came to ${} billion in {}."
_ALL = ClaimQuestion(measure="imports")


def _paper(name: str, *values: tuple[str, str], year: int = 2010) -> Document:
    said = " ".join(_TOOLS.format(value, period) for value, period in values)
    return document_of(said, doc=name, title=f"Paper {name}", year=year)


def _asked(*documents: Document, asked: ClaimQuestion = _ALL, limit: int = 9) -> SeriesAnswer:
    with store_of(*documents) as store:
        return ask_series(store, asked, limit=limit)


def _only(*documents: Document) -> Series:
    (one,) = _asked(*documents).series
    return one


def test_a_series_goes_by_period_and_then_by_document() -> None:
    series = _only(
        _paper("b", ("44.1", "2009"), ("41.7", "2008")), _paper("a", ("40.2", "2007"), ("44.1", "2009"))
    )
    said = [(point.period, point.figure, point.source) for point in series.points]
    assert said == [
        ("2007", "$40.2 billion", "Paper a"),
        ("2008", "$41.7 billion", "Paper b"),
        ("2009", "$44.1 billion", "Paper a"),
        ("2009", "$44.1 billion", "Paper b"),
    ]
    assert (series.documents, series.contested) == (2, 0)


def test_a_point_says_value_bounds_words_and_place() -> None:
    (point,) = _only(_paper("a", ("41.7", "2008"))).points
    assert str(point.value) == "41700000000"
    assert [str(end) for end in (point.lo, point.hi)] == ["41650000000", "41750000000"]
    assert "imports" in point.said_of
    assert (point.page, point.year, point.stretch.begin) == (1, 2010, 2008)
    assert point.quote.startswith("Chinese imports of machine tools")
    assert point.boxes


def test_the_name_of_a_series_is_its_scope_in_a_line() -> None:
    assert _only(_paper("a", ("41.7", "2008"))).name == "imports · CHN ← DEU · machinetools · USD, level"


def test_editions_of_one_work_are_one_document() -> None:
    first, second = _paper("a", ("41.7", "2008")), _paper("b", ("48.2", "2008"))
    with store_of(first, second) as store:
        editions = [Edition(first.id, second.id, 1, 0.9, "r"), Edition(second.id, second.id, 0, 0.9, "r")]
        keep_editions(store, editions)
        (series,) = ask_series(store, _ALL, limit=5).series
    assert (series.documents, len(series.points)) == (1, 2)


def test_contested_claims_are_marked_and_counted() -> None:
    answer = _asked(_paper("a", ("41.7", "2008"), ("39.9", "2007")))
    (before,) = answer.series
    (after,) = with_contested(answer, {before.points[1].id, "another"}).series
    assert (before.contested, after.contested) == (0, 1)
    assert [point.contested for point in after.points] == [False, True]


def test_a_scope_that_is_not_specified_is_another_series() -> None:
    total = document_of("Chinese imports of machine tools came to $61.5 billion in 2008.", doc="b")
    found = _asked(_paper("a", ("41.7", "2008")), _paper("c", ("41.7", "2008")), total)
    assert [(one.partner, one.documents) for one in found.series] == [("DEU", 2), ("", 1)]


def test_the_limit_counts_series_and_the_rest_is_told() -> None:
    undated = document_of("Chinese imports of machine tools came to $61.5 billion.", doc="b")
    found = _asked(_paper("a", ("41.7", "2008")), undated, limit=0)
    assert (found.series, found.total, found.undated) == ((), 1, 1)


def test_a_cell_is_said_of_its_headers_and_quoted_by_its_caption() -> None:
    table = table_document(
        "Table 2. Imports of China, 2008 and 2009",
        ["Imports", "2008", "2009"],
        [["Machine tools", "41", "44"]],
        "(billions of U.S. dollars)",
    )
    points = [p for one in _asked(table, asked=ClaimQuestion()).series for p in one.points]
    assert points
    assert "Machine tools > 2008" in points[0].said_of
    assert "Imports of China" in points[0].quote


def test_rows_carry_their_series_and_are_marked() -> None:
    answer = _asked(_paper("a", ("41.7", "2008"), ("39.9", "2007")))
    (series,) = with_contested(answer, {answer.series[0].points[0].id}).series
    rows = series_rows([series, replace(series, points=())])
    assert [(row.series, row.contested) for row in rows] == [(series.name, "contested"), (series.name, "")]


def test_an_empty_corpus_has_no_series() -> None:
    with Store.in_memory() as store:
        assert ask_series(store, _ALL, limit=5) == SeriesAnswer((), 0, 0)


def test_all_that_a_series_says() -> None:
    asked = _asked(
        _paper("b", ("44.1", "2009"), ("41.7", "2008")), _paper("a", ("40.2", "2007"), ("44.1", "2009"))
    )
    assert_golden("series.json", as_lines(asked), folder=GOLDEN / "asked")
