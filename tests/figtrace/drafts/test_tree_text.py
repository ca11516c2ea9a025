"""Pandoc's tree becomes one text whose blocks, tables, notes and callouts can all be found in it."""

import pytest

from corpus.document import BlockKind
from figtrace.drafts.tree_text import TreeText, meta_strings, tree_to_text
from tests.figtrace.drafts.trees import (
    Node,
    bullets,
    cell,
    cite,
    div,
    header,
    inlines,
    note,
    para,
    table,
    tree,
)

TITLE, HEADING, PARAGRAPH = BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH
REFERENCE, ITEM, CAPTION = BlockKind.REFERENCE, BlockKind.LIST_ITEM, BlockKind.CAPTION
NOTE, TABLE, FIGURE = BlockKind.FOOTNOTE, BlockKind.TABLE, BlockKind.FIGURE


def written(*blocks: Node, **meta: Node) -> list[tuple[BlockKind, str]]:
    return blocks_of(tree_to_text(tree(*blocks, **meta)))


def blocks_of(made: TreeText) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.span.of(made.text)) for block in made.blocks]


def meta(kind: str, content: object) -> Node:
    return {"t": kind, "c": content}


def test_title_subtitle_and_abstract_stand_before_the_body() -> None:
    assert written(
        para("It grew."),
        abstract=meta("MetaBlocks", [para("We ask.")]),
        subtitle=meta("MetaString", "A part"),
        title=meta("MetaInlines", inlines("A Study")),
    ) == [(TITLE, "A Study"), (PARAGRAPH, "A part"), (PARAGRAPH, "We ask."), (PARAGRAPH, "It grew.")]


@pytest.mark.parametrize(
    ("node", "blocks"),
    [
        ({"t": "Plain", "c": inlines("It grew.")}, [(PARAGRAPH, "It grew.")]),
        (
            {"t": "LineBlock", "c": [inlines("One"), inlines("two")]},
            [(PARAGRAPH, "One\ntwo")],
        ),
        ({"t": "CodeBlock", "c": [["", [], []], "x = 5"]}, [(PARAGRAPH, "x = 5")]),
        ({"t": "CodeBlock", "c": [["", ["julia"], []], "x = 5"]}, []),
        ({"t": "BlockQuote", "c": [para("It grew.")]}, [(PARAGRAPH, "It grew.")]),
        (bullets("One.", "Two."), [(ITEM, "One."), (ITEM, "Two.")]),
        ({"t": "OrderedList", "c": [[1, {}, {}], [[para("One.")]]]}, [(ITEM, "One.")]),
        (
            {"t": "DefinitionList", "c": [[inlines("Tariff"), [[para("A tax.")]]]]},
            [(ITEM, "Tariff"), (ITEM, "A tax.")],
        ),
        (
            {"t": "Figure", "c": [["", [], []], [None, [para("Figure 2. Prices")]], [para("a picture")]]},
            [(FIGURE, "a picture"), (CAPTION, "Figure 2. Prices")],
        ),
        ({"t": "HorizontalRule"}, []),
        (para(" "), []),
    ],
)
def test_every_kind_of_block_is_written(node: Node, blocks: list[tuple[BlockKind, str]]) -> None:
    assert written(node) == blocks


def test_blocks_are_parted_by_one_newline_and_empty_ones_leave_none() -> None:
    assert tree_to_text(tree(para("One."), para(" "), para("Two."))).text == "One.\nTwo."


def test_blocks_know_the_headings_above_them() -> None:
    made = tree_to_text(
        tree(
            header(1, "Trade"), header(2, "Exports"), para("a"), header(2, "Imports"), para("b"),
            header(1, "Prices"), para("c"),
        )
    )  # fmt: skip
    sections = [block.section for block in made.blocks if block.kind is PARAGRAPH]
    assert sections == [("Trade", "Exports"), ("Trade", "Imports"), ("Prices",)]
    assert [block.level for block in made.blocks] == [1, 2, None, 2, None, 1, None]
    assert made.blocks[1].section == ("Trade",)


def test_a_heading_of_a_list_of_references_begins_it_and_the_next_heading_ends_it() -> None:
    assert written(
        header(1, "References"), para("Lee, A. 2009. Trade."), bullets("Wei, B. 2010. More."),
        header(1, "Tables"), para("It grew."),
    ) == [
        (HEADING, "References"), (REFERENCE, "Lee, A. 2009. Trade."), (REFERENCE, "Wei, B. 2010. More."),
        (HEADING, "Tables"), (PARAGRAPH, "It grew."),
    ]  # fmt: skip


def test_a_plain_paragraph_may_head_the_list_and_back_matter_ends_it() -> None:
    kinds = [
        kind for kind, _ in written(para("References"), para("Lee 2009."), para("Appendix A"), para("So."))
    ]
    assert kinds == [HEADING, REFERENCE, PARAGRAPH, PARAGRAPH]


@pytest.mark.parametrize(
    ("name", "classes", "kind"),
    [
        ("refs", [], REFERENCE),
        ("", ["thebibliography"], REFERENCE),
        ("", ["csl-bib-body"], REFERENCE),
        ("", ["references"], REFERENCE),
        ("box", ["note"], PARAGRAPH),
    ],
)
def test_a_division_of_references_holds_references_and_nothing_behind_it(
    name: str, classes: list[str], kind: BlockKind
) -> None:
    assert written(div(name, classes, para("Lee 2009.")), para("So.")) == [
        (kind, "Lee 2009."),
        (PARAGRAPH, "So."),
    ]


@pytest.mark.parametrize(
    ("words", "kind", "label"),
    [
        ("Table 2. Exports", CAPTION, "Table 2"),
        ("Fig. A1: Prices", CAPTION, "Fig. A1"),
        ("Chart 1.2 – Prices", CAPTION, "Chart 1.2"),
        ("Table 2", CAPTION, "Table 2"),
        ("Table 2 shows that exports grew.", PARAGRAPH, ""),
        ("Table 2. " + "Exports grew again. " * 13, PARAGRAPH, ""),
        ("Tables: none", PARAGRAPH, ""),
    ],
)
def test_a_short_paragraph_that_begins_with_a_label_is_a_caption(
    words: str, kind: BlockKind, label: str
) -> None:
    (block,) = tree_to_text(tree(para(words))).blocks
    assert (block.kind, block.label) == (kind, label)


def test_a_note_is_a_block_behind_its_paragraph_in_one_line() -> None:
    made = tree_to_text(tree(para("It grew.", note(para("By 5."), para("Or 6."))), para("So.")))
    assert made.text == "It grew.¹\nBy 5. Or 6.\nSo."
    assert [(block.kind, block.label) for block in made.blocks] == [
        (PARAGRAPH, ""),
        (NOTE, "1"),
        (PARAGRAPH, ""),
    ]
    ((number, span),) = made.marks
    assert (number, span.of(made.text)) == ("1", "¹")


def test_a_note_within_a_note_follows_it() -> None:
    made = tree_to_text(tree(para("It grew.", note(para("By 5.", note(para("Or 6.")))))))
    assert made.text == "It grew.¹\nBy 5.²\nOr 6."


@pytest.mark.parametrize(
    "block",
    [
        header(3, "By 5."),
        {"t": "LineBlock", "c": [inlines("By"), inlines("5.")]},
        {"t": "CodeBlock", "c": [["", [], []], "By 5."]},
        {"t": "BlockQuote", "c": [para("By 5.")]},
        div("", [], para("By 5.")),
        bullets("By", "5."),
        {"t": "OrderedList", "c": [[1, {}, {}], [[para("By 5.")]]]},
    ],
)
def test_blocks_of_any_kind_in_a_note_become_one_line(block: Node) -> None:
    assert tree_to_text(tree(para("So.", note(block)))).text == "So.¹\nBy 5."


def test_callouts_are_found_in_the_text() -> None:
    made = tree_to_text(tree(para("One."), para("It grew ", cite("[@lee]", ("lee", "")))))
    (found,) = made.cites
    assert (found.key, found.span.of(made.text)) == ("lee", "[@lee]")


def test_a_table_has_its_caption_above_and_its_cells_in_rows() -> None:
    made = tree_to_text(
        tree(para("So."), table([["", "2008"]], [["Exports", "38.6"]], caption="Table 3. Trade (percent)"))
    )
    assert made.text == "So.\nTable 3. Trade (percent)\n\t2008\nExports\t38.6"
    (record,) = made.tables
    assert (record.label, record.caption, record.units_note) == (
        "Table 3",
        "Table 3. Trade (percent)",
        "(percent)",
    )
    assert [one.span.of(made.text) for one in record.cells] == ["", "2008", "Exports", "38.6"]
    assert blocks_of(made)[-1] == (TABLE, "\t2008\nExports\t38.6")


def test_a_note_in_a_cell_follows_the_table() -> None:
    marked = cell("")
    marked[4] = [para("5", note(para("A note.")))]
    assert written(table([["a", "b"]], [["x", marked]]))[-1] == (NOTE, "A note.")


def test_a_table_without_cells_leaves_nothing() -> None:
    made = tree_to_text(tree(para("So."), table([], [])))
    assert (made.text, made.tables) == ("So.", ())


@pytest.mark.parametrize(
    ("value", "strings"),
    [
        (meta("MetaString", "a.bib"), ["a.bib"]),
        (meta("MetaInlines", inlines("a b.bib")), ["a b.bib"]),
        (meta("MetaList", [meta("MetaString", "a.bib"), meta("MetaInlines", inlines("b.bib"))]),
         ["a.bib", "b.bib"]),
        (meta("MetaBool", True), []),
    ],
)  # fmt: skip
def test_strings_of_a_metadata_field_are_listed(value: Node, strings: list[str]) -> None:
    assert meta_strings(value) == strings
