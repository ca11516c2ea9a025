"""Rules of the page part the lines of a region where they run through it."""

from __future__ import annotations

from ingest.records.lines import Line
from ingest.tables.region_grid import read_lines, read_rows
from ingest.tables.rules import Bar, PageRules, Post
from ingest.tables.text_rows import lines_to_rows
from tests.ingest.tables.made import lines, shown

XS = (80, 200, 270)
ROWS = [("Barley", "120", "45"), ("Maize", "95", "71"), ("Rye", "18", "19"), ("Oats", "28", "29")]
NONE = PageRules([], [], [])


def made() -> list[Line]:
    return lines(ROWS, XS)


def ruled(*bars: Bar, posts: tuple[Post, ...] = ()) -> PageRules:
    return PageRules(list(bars), list(bars), list(posts))


def test_lines_without_rules_are_read_by_their_gaps() -> None:
    assert shown(read_lines(NONE, made())) == [list(row) for row in ROWS]
    assert shown(read_rows(NONE, lines_to_rows(made()), made())) == [list(row) for row in ROWS]


def test_a_column_alone_is_no_grid() -> None:
    assert read_lines(NONE, lines([("Barley",), ("Maize",)], XS)) is None


def test_a_post_through_the_region_parts_words() -> None:
    close = lines([("Barley 120", "45"), ("Maize 95", "71"), ("Oats 28", "29")], (80, 270))
    x = close[0].words[1].x0 - 1
    assert shown(read_lines(NONE, close))[0] == ["Barley 120", "45"]
    through = ruled(posts=(Post(x, 90, 140),))
    assert shown(read_lines(through, close))[0] == ["Barley", "120", "45"]
    assert shown(read_rows(through, lines_to_rows(close), close))[0] == ["Barley", "120", "45"]


def test_a_post_beside_or_through_a_corner_parts_nothing() -> None:
    close = lines([("Barley 120", "45"), ("Maize 95", "71"), ("Oats 28", "29")], (80, 270))
    x = close[0].words[1].x0 - 1
    for post in (Post(40, 90, 140), Post(x, 60, 100)):
        assert shown(read_lines(ruled(posts=(post,)), close))[0] == ["Barley 120", "45"]


def test_lines_outside_the_rows_are_not_taken_in() -> None:
    rows = lines_to_rows(made()[: 3 * 3])
    below = [*made(), *lines([("Wool", "1", "2")], XS, top=400)]
    post = ruled(posts=(Post(240, 90, 140),))
    assert [row[0] for row in shown(read_rows(post, rows, below))] == ["Barley", "Maize", "Rye"]


def test_rules_from_side_to_side_part_rows() -> None:
    wrapped = lines([("Barley of", "120", "45"), ("the hills", "", ""), ("Rye", "18", "19")], XS, step=12)
    assert shown(read_lines(NONE, wrapped))[0] == ["Barley of the hills", "120", "45"]
    floor = Bar(wrapped[0].baseline + 3, 70, 300)
    assert shown(read_lines(ruled(floor), wrapped))[0] == ["Barley of", "120", "45"]
    short = Bar(wrapped[0].baseline + 3, 70, 110)
    assert shown(read_lines(ruled(short), wrapped))[0] == ["Barley of the hills", "120", "45"]
