"""A plain text falls into its blocks, and every offset stays that of the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import BlockKind
from figtrace.drafts.plain_text import split_plain_text

TITLE, HEADING, PARAGRAPH = BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH
REFERENCE, ITEM, NOTE = BlockKind.REFERENCE, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE
LINE = "Exports of modules grew in every year since the turn of the century, and so"
"""A wrapped line of 75 characters."""


def blocks_of(text: str) -> list[tuple[BlockKind, str]]:
    made = split_plain_text(text)
    return [(block.kind, block.span.of(made.text)) for block in made.blocks]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=400))
def test_text_of_any_kind_keeps_its_characters(text: str) -> None:
    made = split_plain_text(text)
    assert len(made.text) == len(text)
    assert [a for a, b in zip(made.text, text, strict=True) if a != b and (a, b) != (" ", "\n")] == []
    assert [b.span for b in made.blocks] == sorted(b.span for b in made.blocks)


def test_lines_that_an_editor_wrapped_are_one_paragraph() -> None:
    text = f"{LINE}\n{LINE}\ndid imports.\n\nNext one, too."
    made = split_plain_text(text)
    assert made.text == f"{LINE} {LINE} did imports.\n\nNext one, too."
    assert [block.kind for block in made.blocks] == [PARAGRAPH, PARAGRAPH]


def test_lines_of_a_file_that_was_not_wrapped_are_paragraphs_of_their_own() -> None:
    assert blocks_of("One grew by 5.\nTwo grew by 6.") == [
        (PARAGRAPH, "One grew by 5."),
        (PARAGRAPH, "Two grew by 6."),
    ]


def test_lines_longer_than_editors_wrap_are_paragraphs_of_their_own() -> None:
    long = f"{LINE} {LINE}."
    assert blocks_of(f"{long}\n{long}") == [(PARAGRAPH, long), (PARAGRAPH, long)]


@pytest.mark.parametrize(
    ("left", "right", "parts"),
    [
        ("It grew by 5 percent in the first half of this year.", "Imports fell by 3.", 2),
        ("It grew by 5 percent in the first half of this year", "Imports fell by 3.", 1),
        ("It grew by 5 percent in the first half of this year.", "imports fell by 3.", 1),
        ("It grew by 5 percent in the first half of this year:", "- imports by 3.", 2),
        ("It grew by 5 percent", "Imports fell by 3.", 2),
        ("It grew by 5 percent in each half of this year, so much is known.", "Imports fell by 3.", 1),
    ],
)
def test_a_line_that_ends_early_ends_its_paragraph_if_something_begins(
    left: str, right: str, parts: int
) -> None:
    assert len(blocks_of(f"{LINE}\n{LINE}\n{left}\n{right}")) == parts


def test_a_title_heads_the_text_and_later_short_lines_are_headings() -> None:
    assert blocks_of("A Study of Modules\n\nPrices\n\nThey fell to $2.") == [
        (TITLE, "A Study of Modules"),
        (HEADING, "Prices"),
        (PARAGRAPH, "They fell to $2."),
    ]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("1. Prices", HEADING),
        ("2.1 Prices of modules", HEADING),
        ("IV. Prices", HEADING),
        ("# Prices", HEADING),
        ("PRICES IN 2008", HEADING),
        ("Prices of modules", HEADING),
        ("prices of modules", PARAGRAPH),
        ("Prices in 2008", PARAGRAPH),
        ("Prices fell again.", PARAGRAPH),
        ("Prices\tVolumes", PARAGRAPH),
        ("Prices    Volumes", PARAGRAPH),
        ("One two three four five six seven eight nine ten", HEADING),
        ("One two three four five six seven eight nine ten eleven", PARAGRAPH),
        ("X" * 99, HEADING),
        ("X" * 100, PARAGRAPH),
        ("- a share of 5 percent.", ITEM),
        ("• a share of 5 percent.", ITEM),
        ("3) a share of 5 percent.", ITEM),
        ("(b) a share of 5 percent.", ITEM),
        ("[3] It was 5 percent.", NOTE),
        ("[^3]: It was 5 percent.", NOTE),
        ("¹² It was 5 percent.", NOTE),
    ],
)
def test_each_paragraph_is_known_by_its_shape(words: str, kind: BlockKind) -> None:
    assert blocks_of(f"It grew by 5 percent.\n\n{words}")[1] == (kind, words)


@pytest.mark.parametrize(
    ("words", "mark"),
    [
        ("[3] So.", "3"),
        ("[^14]: So.", "14"),
        ("⁰¹² So.", "012"),
        ("³⁴⁵ So.", "345"),
        ("⁶⁷⁸ So.", "678"),
        ("⁹ So.", "9"),
    ],
)
def test_a_note_has_its_number_as_label(words: str, mark: str) -> None:
    assert split_plain_text(f"It grew by 5 percent.\n\n{words}").blocks[1].label == mark


def test_blocks_know_the_heading_above_them() -> None:
    made = split_plain_text("It grew by 5.\n\n1. Prices\n\nThey fell by 6.").blocks
    assert [(block.section, block.level) for block in made] == [((), None), ((), 1), (("1. Prices",), None)]


def test_a_list_of_references_ends_at_the_back_matter() -> None:
    kinds = [kind for kind, _ in blocks_of(
        "References\n\n[1] Lee, A. 2009. Trade.\n\nWei, B. 2010.\n\nAppendix A\n\nMore about 9 percent."
    )]  # fmt: skip
    assert kinds == [HEADING, REFERENCE, REFERENCE, HEADING, PARAGRAPH]


def test_wrapped_entries_with_a_hanging_indent_are_kept_apart() -> None:
    entries = f"Lee, A. 2009. {LINE[:60]}\n    went on. Oslo.\nWei, B. 2010. {LINE[:60]}\n    as well."
    made = blocks_of(f"References\n\n{entries}")
    assert [words[:3] for _, words in made[1:]] == ["Lee", "Wei"]


def test_wrapped_entries_with_numbers_are_kept_apart() -> None:
    made = blocks_of(f"References\n\n[1] Lee. {LINE[:60]}\nand so on.\n[2] Wei. {LINE[:60]}")
    assert [words[:3] for _, words in made[1:]] == ["[1]", "[2]"]


def test_an_empty_text_has_no_blocks() -> None:
    assert split_plain_text(" \n\n ").blocks == ()


def test_entries_a_line_each_are_parted_whatever_they_begin_with() -> None:
    entries = [
        "Moss, A. (2007a). Nets. Papers on Ropes, 1(2), 3-14.",
        "———. (2007b). Hooks. Papers on Ropes, 1(4), 15-29.",
        "Moss, A., Reed, B., & Fen, C. (2012). Buoys. Papers on Ropes, 4, 10-13.",
        "Orr, K.-L. (2019). Lines. Papers on Ropes, 9, 1-12.",
        "de la Haye, W. (2011). Masts. Papers on Ropes, 7, 1-12.",
        "van den Berg, S. (2013). Keels. Papers on Ropes, 8, 1-12.",
    ]
    blocks = split_plain_text("Nets and ropes\n\nReferences\n\n" + "\n".join(entries)).blocks
    assert len([block for block in blocks if block.kind is BlockKind.REFERENCE]) == len(entries)


def test_entries_of_a_line_each_right_under_their_heading_are_told_apart_in_a_wrapped_file() -> None:
    wrapped = "\n".join([LINE[:72]] * 8)
    long = (
        "Notes on the prices of modules and cells in four ports, with tables for every quarter since 1998. "
        * 2
    )
    entries = [f"Bureau of Trade ({year}). {long}Lyon." for year in (2003, 2007)] + [
        "Lee, A. (2009). Cells. Lyon."
    ]
    made = blocks_of(f"{wrapped}\n\nReferences\n" + "\n".join(entries))
    assert [kind for kind, _ in made] == [
        BlockKind.PARAGRAPH, BlockKind.HEADING, *([BlockKind.REFERENCE] * 3),
    ]  # fmt: skip
    assert [words for _, words in made[2:]] == entries


def test_a_wrapped_list_right_under_its_heading_keeps_its_entries_whole() -> None:
    entry = f"Lee, A. (2009). {LINE[:56]}\nand so on in Lyon."
    made = blocks_of("\n".join([LINE[:72]] * 8) + f"\n\nReferences\n{entry}\n{entry}")
    assert [words.count("Lee") for kind, words in made if kind is BlockKind.REFERENCE] == [1, 1]
