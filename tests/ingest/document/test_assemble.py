"""Parts to one text: blocks parted by blank lines, cells by tabs, and a place for every character."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from corpus.document import BlockKind
from corpus.geometry import BBox, PageIndex, Span
from ingest.document.assemble import Assembled, assemble
from ingest.records.parts import Part
from tests.ingest.made import line, paragraph
from tests.ingest.tables.made import grid_of

PAGE = PageIndex(0)


def part(*texts: str, kind: BlockKind = BlockKind.PARAGRAPH, level: int | None = None, page: int = 0) -> Part:
    return Part(kind, PageIndex(page), paragraph(texts, 72, 100), 72, 500, level=level)


def table(*rows: tuple[str, ...]) -> Part:
    return Part(BlockKind.TABLE, PAGE, [], 70, 270, grid=grid_of(rows))


def made(*parts: Part) -> Assembled:
    return assemble(parts, lambda page, box: box, {0})


def test_blocks_are_parted_by_a_blank_line_and_lines_by_a_space() -> None:
    found = made(part("exports of tin", "rose again."), part("Imports fell."))
    assert found.text == "exports of tin rose again.\n\nImports fell."
    assert [block.span.of(found.text) for block in found.blocks] == found.text.split("\n\n")
    assert found.spans == tuple(block.span for block in found.blocks)


def test_spans_of_lines_are_those_of_their_words() -> None:
    found = made(part("exports of tin", "rose again."), part("Imports fell."))
    ((first, second), (third,)) = found.line_spans
    assert [span.of(found.text).strip() for span in (first, second, third)] == [
        "exports of tin", "rose again.", "Imports fell.",
    ]  # fmt: skip


def test_a_word_divided_at_a_line_end_is_one() -> None:
    assert made(part("the re-", "gion exports"), part("a region")).text.startswith("the region exports")


def test_a_tail_goes_on_with_its_paragraph_from_its_own_page() -> None:
    joined = replace(part("exports of"), tail=(part("tin rose.", page=1),))
    found = made(joined)
    assert found.text == "exports of tin rose."
    assert len(found.blocks) == 1
    assert set(found.textmap.pages) == {0, 1}
    assert [len(spans) for spans in found.line_spans] == [2]


def test_rows_of_a_table_are_lines_and_cells_stand_behind_tabs() -> None:
    found = made(part("Before."), table(("Rye", "18"), ("Oats", "7")), part("Behind."))
    assert found.text == "Before.\n\nRye\t18\nOats\t7\n\nBehind."
    (made_table,) = found.tables
    assert made_table.span == found.spans[1] == Span(9, 22)
    assert [cell.span.of(found.text) for cell in made_table.cells] == ["Rye", "18", "Oats", "7"]
    assert found.line_spans[1] == ()


def test_a_cell_of_two_lines_is_read_line_by_line() -> None:
    grid = grid_of([("Rye", "18"), ("Oats", "7")])
    words = [*line("per", 72, 106).words, *line("head", 72, 112).words]
    cells = (replace(grid.cells[0], words=words), *grid.cells[1:])
    found = made(Part(BlockKind.TABLE, PAGE, [], 70, 270, grid=replace(grid, cells=cells)))
    assert found.text == "per head\t18\nOats\t7"


def test_cells_are_set_in_their_order_whatever_theirs_is() -> None:
    grid = grid_of([("Rye", "18"), ("Oats", "7")])
    turned = replace(grid, cells=grid.cells[::-1])
    assert made(Part(BlockKind.TABLE, PAGE, [], 70, 270, grid=turned)).text == "Rye\t18\nOats\t7"


def test_places_are_those_of_the_page_as_displayed() -> None:
    shifted = assemble([part("tin"), table(("Rye", "18"), ("Oats", "7"))], lambda page, box: BBox(0, 0, 1, 1))
    assert set(shifted.textmap.x1s) == {1.0}
    assert shifted.tables[0].bbox == BBox(0, 0, 1, 1)
    assert {cell.bbox for cell in shifted.tables[0].cells} == {BBox(0, 0, 1, 1)}


def test_blocks_know_the_headings_above_them() -> None:
    head = BlockKind.HEADING
    found = made(
        part("Trade", kind=head, level=1), part("Tin", kind=head, level=2), part("It rose."),
        part("Lead", kind=head, level=2), part("It fell."), part("End", kind=head, level=1),
        part("So be it."),
    )  # fmt: skip
    assert [block.section for block in found.blocks] == [
        (), ("Trade",), ("Trade", "Tin"), ("Trade",), ("Trade", "Lead"), (), ("End",),
    ]  # fmt: skip


def test_titles_heads_and_feet_stand_in_no_section() -> None:
    kinds = (BlockKind.TITLE, BlockKind.HEADER, BlockKind.FOOTER)
    found = made(part("Trade", kind=BlockKind.HEADING, level=1), *(part("Tin", kind=kind) for kind in kinds))
    assert [block.section for block in found.blocks] == [()] * 4


def test_kind_page_level_and_label_are_kept() -> None:
    note = replace(part("3 See the annex.", kind=BlockKind.FOOTNOTE, page=2), label="3")
    (block,) = made(note).blocks
    assert (block.kind, block.page, block.level, block.label) == (BlockKind.FOOTNOTE, 2, None, "3")


def test_nothing_gives_nothing() -> None:
    assert made() == Assembled("", made().textmap, (), (), (), ())


@given(
    st.lists(
        st.lists(st.sampled_from(["tin", "re-", "12 percent", "ﬁrm", "—"]), min_size=1, max_size=3),
        max_size=5,
    )
)
def test_blocks_follow_one_another_in_any_text(texts: list[list[str]]) -> None:
    found = made(*(part(*lines) for lines in texts))
    assert len(found.blocks) == len(texts)
    ends = [0, *(place for span in found.spans for place in (span.start, span.end)), len(found.text)]
    assert ends == sorted(ends)
    assert all(
        spans[0].start == span.start for spans, span in zip(found.line_spans, found.spans, strict=True)
    )
