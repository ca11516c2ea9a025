from dataclasses import replace

import pytest

from corpus.document import Block, BlockKind, Document, Page, PageState
from corpus.geometry import PageIndex, Span
from nlp.tables.surroundings import captioned_tables
from tests.nlp.tables.test_make import document


def headed(*lines: tuple[BlockKind, str], rows: list[list[str]]) -> Document:
    """A document with these lines above its table."""
    made = document(rows)
    above = "".join(text + "\n" for _, text in lines)
    blocks, at = [], 0
    for kind, text in lines:
        blocks.append(Block(kind, Span(at, at + len(text)), PageIndex(0)))
        at += len(text) + 1
    (table,) = made.tables
    cells = tuple(replace(c, span=Span(c.span.start + at, c.span.end + at)) for c in table.cells)
    table = replace(table, span=Span(at, table.span.end + at), cells=cells)
    return replace(made, text=above + made.text, blocks=tuple(blocks), tables=(table,))


ROWS = [["Guild", "2014"], ["Bakers", "4"]]


def test_heading_and_line_of_units_above_a_table_are_its_own() -> None:
    made = headed(
        (BlockKind.HEADING, "Dues of guilds"), (BlockKind.PARAGRAPH, "(all amounts in EUR)"), rows=ROWS
    )
    (table,) = captioned_tables(made)
    assert (table.caption, table.units_note) == ("Dues of guilds", "(all amounts in EUR)")


def test_a_paragraph_above_is_no_caption() -> None:
    (table,) = captioned_tables(headed((BlockKind.PARAGRAPH, "The guilds met in May."), rows=ROWS))
    assert (table.caption, table.units_note) == ("", "")


def test_head_of_the_stub_may_give_the_units() -> None:
    (table,) = captioned_tables(document([["Unit: %", "2014"], ["Bakers", "4"]]))
    assert table.units_note == "Unit: %"


def test_a_table_that_goes_on_has_the_caption_of_where_it_began() -> None:
    made = document([["Guild", "2014", "2015"], ["Bakers", "4", "5"]], "Table 1. Dues", "(EUR)")
    (table,) = made.tables
    after = replace(table, page=PageIndex(1), caption="", units_note="")
    other = replace(after, page=PageIndex(4))
    found = captioned_tables(replace(made, tables=(table, after, other)))
    assert [(one.caption, one.units_note) for one in found] == [("Table 1. Dues", "(EUR)")] * 2 + [("", "")]


def test_a_label_alone_goes_on_in_the_line_below_it() -> None:
    made = headed((BlockKind.CAPTION, "Table 2"), (BlockKind.HEADING, "Dues of guilds, 2002"), rows=ROWS)
    (bare,) = made.tables
    (table,) = captioned_tables(replace(made, tables=(replace(bare, caption="Table 2"),)))
    assert table.caption == "Table 2 Dues of guilds, 2002"


@pytest.mark.parametrize(
    ("head", "pages", "caption"), [("Hydropower", 9, "Hydropower"), ("Our Journal", 1, "")]
)
def test_the_head_of_some_pages_is_a_caption_that_of_all_is_none(head: str, pages: int, caption: str) -> None:
    made = headed((BlockKind.HEADER, head), rows=ROWS)
    page = Page(PageIndex(0), "1", 600, 800, Span(0, 1), PageState.TEXT)
    (table,) = captioned_tables(replace(made, pages=(page,) * pages))
    assert table.caption == caption


def with_below(*lines: tuple[BlockKind, str]) -> Document:
    made = document(ROWS)
    at = len(made.text) + 1
    blocks = []
    for kind, text in lines:
        blocks.append(Block(kind, Span(at, at + len(text)), PageIndex(0)))
        at += len(text) + 1
    below = "".join("\n" + text for _, text in lines)
    return replace(made, text=made.text + below, blocks=(*made.blocks, *blocks))


def test_a_caption_may_stand_below_the_notes() -> None:
    made = with_below((BlockKind.FOOTNOTE, "Notes: of 2007."), (BlockKind.CAPTION, "Table 1: Dues"))
    assert captioned_tables(made)[0].caption == "Table 1: Dues"


def test_what_is_said_below_of_brackets_is_a_note() -> None:
    made = with_below((BlockKind.PARAGRAPH, "See text. The t statistics are in parentheses."))
    assert captioned_tables(made)[0].footnotes == ("See text. The t statistics are in parentheses.",)


@pytest.mark.parametrize(
    ("rows", "caption", "units"),
    [
        ([["Staff (1,000)", "2014", "2015"], ["Bakers", "4", "5"]], "Staff (1,000)", "(1,000)"),
        ([["Staff (1,000)", "Men", "Women"], ["Bakers", "4", "5"]], "", ""),
        (
            [["Cents per kilowatt-hour", "Base"], ["Wind", "4"]],
            "Cents per kilowatt-hour",
            "Cents per kilowatt-hour",
        ),
    ],
)
def test_the_corner_speaks_for_columns_of_years(rows: list[list[str]], caption: str, units: str) -> None:
    (table,) = captioned_tables(document(rows))
    assert (table.caption, table.units_note) == (caption, units)


@pytest.mark.parametrize("words", ["2014", "(2014)", "Year ended 31 March 2014", "At 3 May 2014", "2008–12"])
def test_a_period_alone_on_its_line_is_when_the_data_are_of(words: str) -> None:
    (table,) = captioned_tables(
        headed((BlockKind.PARAGRAPH, words), (BlockKind.PARAGRAPH, "Class A"), rows=ROWS)
    )
    assert table.footnotes == (f"Data are for {words.strip('()')}.",)


@pytest.mark.parametrize("words", ["In 2014 all was well", "4210", "Table 2014-3", "Section 2014"])
def test_other_lines_with_a_year_are_no_period_of_the_data(words: str) -> None:
    (table,) = captioned_tables(headed((BlockKind.PARAGRAPH, words), rows=ROWS))
    assert table.footnotes == ()


def test_what_a_table_that_goes_on_says_itself_is_kept() -> None:
    made = document([["Guild", "2014", "2015"], ["Bakers", "4", "5"]], "Table 1. Dues", "(EUR)")
    first = replace(made.tables[0], footnotes=("By oath.",))
    after = replace(
        first,
        page=PageIndex(1),
        caption="Table 1. Dues, continued",
        units_note="(USD)",
        footnotes=("By law.",),
    )
    _, found = captioned_tables(replace(made, tables=(first, after)))
    assert (found.caption, found.units_note) == ("Table 1. Dues, continued", "(USD)")
    assert found.footnotes == ("By law.",)
    _, bare = captioned_tables(replace(made, tables=(first, replace(after, footnotes=()))))
    assert bare.footnotes == ("By oath.",)


def test_a_table_with_another_caption_number_of_columns_or_head_does_not_go_on() -> None:
    made = document([["Guild", "2014", "2015"], ["Bakers", "4", "5"]], "Table 1. Dues", "(EUR)")
    (first,) = made.tables
    after = replace(first, page=PageIndex(1), caption="", units_note="")
    others = [
        replace(after, caption="Table 2. Fees"),
        replace(after, n_cols=after.n_cols + 1),
        replace(after, cells=tuple(replace(cell, col_path=()) for cell in after.cells)),
        replace(after, page=PageIndex(0)),
    ]
    for other in others:
        _, found = captioned_tables(replace(made, tables=(first, other)))
        assert found.units_note == ""
