from dataclasses import replace

from corpus.document import Block, BlockKind, Document
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
