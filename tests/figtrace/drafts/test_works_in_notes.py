"""Works that a draft cites in its notes alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.annotations import Citation
from corpus.document import Block, BlockKind, Reference
from corpus.geometry import PageIndex, Span
from figtrace.drafts.read import Draft, read_draft
from figtrace.drafts.works_in_notes import note_sources, reviewed_work
from tests.figtrace.check.builders import annotator


def draft(tmp_path: Path, *notes: str) -> Draft:
    """A Markdown draft with a sentence for each note."""
    body = " ".join(f"Wool cost {at} crowns.[^{at}]" for at in range(1, len(notes) + 1))
    text = body + "\n\n" + "\n".join(f"[^{at}]: {note}" for at, note in enumerate(notes, start=1)) + "\n"
    path = tmp_path / "d.md"
    path.write_text(text, encoding="utf-8")
    return read_draft(path)


def cited(read: Draft) -> list[tuple[str, str, int | None]]:
    """Mark, locator and reference of each citation."""
    text = read.document.text
    return [(one.span.of(text), one.locator or one.part, one.reference) for one in read.citations]


def test_a_work_named_in_full_is_repeated_by_ibid(tmp_path: Path) -> None:
    read = draft(
        tmp_path,
        "Ada Rand and Bo Lund, *The Wool Trade of the North*, working paper, March 2004, p. 32.",
        "Ibid., p. 4.",
        "Ibid.",
        "Cy Holm, *Rents*, 2009, table 3.",
        "Ibid., pp. 8-10.",
    )
    assert cited(read) == [
        ("¹", "32", 0), ("²", "4", 0), ("³", "4", 0), ("⁴", "table:3", 1), ("⁵", "8-10", 1),
    ]  # fmt: skip
    assert len(read.document.references) == 2
    assert "Wool Trade of the North" in read.document.references[0].raw


def test_a_short_title_means_the_work_that_has_its_words(tmp_path: Path) -> None:
    read = draft(
        tmp_path,
        "Ada Rand, *Rents in the North: Evidence from Farms*, 2004, p. 2.",
        "Ada Rand, *The Silk Road Once More*, 2007, p. 3.",
        "Rand, *Rents in the North*, p. 5.",
    )
    assert [reference for _, _, reference in cited(read)] == [0, 1, 0]


def test_pages_need_no_word_before_them(tmp_path: Path) -> None:
    read = draft(
        tmp_path,
        "Ada Rand and Bo Lund, “Wool in the North,” Review of Farms 31, no. 2 (2014): 109–140, at 113.",
        "Rand and Lund, “Wool in the North,” 116.",
        "Rand and Lund, 120–121, table 2.",
        "Ada Rand, Bo Lund and Cy Holm, “Silk on the Road,” Review of Farms 33 (2016): 1–30.",
        "Rand and Lund, 118.",
        "Rand, Lund and Holm, 12.",
    )
    assert cited(read) == [
        ("¹", "113", 0), ("²", "116", 0), ("³", "120-121", 0), ("⁴", "", 1), ("⁵", "118", 0), ("⁶", "12", 1),
    ]  # fmt: skip
    assert read.citations[2].part == "table:2"


def test_a_year_behind_names_is_no_page(tmp_path: Path) -> None:
    assert [locator for _, locator, _ in cited(draft(tmp_path, "Ada Rand, “Wool in the North,” 2004."))] == [
        ""
    ]


def test_the_numbers_of_a_note_that_names_a_work_are_no_figures(tmp_path: Path) -> None:
    read = draft(tmp_path, "Ada Rand, *Rents in Two Valleys*, 2004, p. 2.", "We count 17 valleys.")
    surfaces = [claim.figure.span.of(read.document.text) for claim in annotator()(read.document).claims]
    assert "17 valleys" in surfaces
    assert not any("Two" in surface for surface in surfaces)


@pytest.mark.parametrize(
    "note",
    [
        "We leave out the year 2004.",
        "The figure excludes goods in transit, p. 4.",
        "Prices of 2004.",
        "See above.",
    ],
)
def test_a_note_that_says_something_is_no_work(tmp_path: Path, note: str) -> None:
    assert draft(tmp_path, note).document.references == ()


def test_several_works_of_a_note_are_all_cited(tmp_path: Path) -> None:
    read = draft(tmp_path, "Ada Rand, *Rents*, 2004, p. 2; Bo Lund, *Silk*, 2007, p. 3.")
    assert cited(read) == [("¹", "2", 0), ("¹", "3", 1)]


@given(st.lists(st.text(max_size=80), max_size=4))
def test_any_notes_can_be_read(notes: list[str]) -> None:
    text, blocks, marks = "", [], {}
    for at, note in enumerate(notes):
        start = len(text)
        text += f"{note}\n"
        span = Span(start, len(text) - 1)
        blocks.append(Block(BlockKind.FOOTNOTE, span, PageIndex(0), label=str(at)))
        marks[str(at)] = Span(start, start)
    found = note_sources(text, blocks, marks, (), ())
    assert all(one.reference in range(len(found.references)) for one in found.citations)


def test_a_short_form_may_shorten_a_body_and_its_words(tmp_path: Path) -> None:
    read = draft(
        tmp_path,
        "Office of the Northern Wool Board, 'Notice of Rents: Norway's Acts and Farms', 15 July 2006, p. 1.",
        "NWB, Norway notice, p. 16.",
    )
    assert cited(read) == [("¹", "1", 0), ("²", "16", 0)]


@pytest.mark.parametrize(
    "head",
    [
        'Paper under review: Ada Rand, "Rents in the North", version of June 2014.',
        "Referee report on “Rents in the North” by Ada Rand",
        'Re: "Rents in the North"',
        'Review of Ada Rand, "Rents in the North," 2014.',
    ],
)
def test_report_says_at_its_head_which_work_it_is_about(tmp_path: Path, head: str) -> None:
    path = tmp_path / "r.txt"
    path.write_text(f"REPORT\n\n{head}\n\nRents doubled in 40 farms (p. 7).\n", encoding="utf-8")
    read = read_draft(path)
    assert [(one.locator, one.by) for one in read.citations if one.by == "bare-page"] == [("7", "bare-page")]
    (at,) = {one.reference for one in read.citations if one.by == "bare-page"}
    assert at is not None
    assert "Rents in the North" in read.document.references[at].raw


def test_listed_work_is_taken_for_the_one_under_review(tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    path.write_text(
        'Paper under review: Ada Rand, "Rents in the North".\n\nRents doubled in 40 farms (p. 7).\n\n'
        "References\n\nHolm, C. (2009). Silk and Wool. Nordic Review 3.\n\n"
        "Rand, A. (2014). Rents in the North. Nordic Review 4.\n",
        encoding="utf-8",
    )
    read = read_draft(path)
    assert [(one.locator, one.reference) for one in read.citations] == [("7", 1)]
    assert len(read.document.references) == 2


@pytest.mark.parametrize(
    "head", ['We thank Cy for comments on "Rents in the North".', "Paper under review: mine.", "Rents rose."]
)
def test_other_drafts_are_about_no_single_work(tmp_path: Path, head: str) -> None:
    padding = (
        "We are most grateful to all who read the many earlier versions of these pages with so much care. "
    )
    path = tmp_path / "r.txt"
    path.write_text(f"{padding}{head}\n\nRents doubled in 40 farms (p. 7).\n", encoding="utf-8")
    assert read_draft(path).citations == ()


def report(*paragraphs: str, kind: BlockKind = BlockKind.PARAGRAPH) -> tuple[str, list[Block]]:
    """A text of these paragraphs and its blocks."""
    text, blocks = "", []
    for words in paragraphs:
        span = Span(len(text), len(text) + len(words))
        blocks.append(Block(kind, span, PageIndex(0)))
        text += f"{words}\n\n"
    return text, blocks


HEAD = "Review of “Rents in the North”, Ada Rand, 2014."
ENTRY = Reference(Span(0, 0), "Rand 2014", ("Rand, A.",), "2014", "Rents in the North!")


@pytest.mark.parametrize(
    "kind", [BlockKind.TITLE, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.PARAGRAPH]
)
def test_a_head_of_any_kind_says_what_a_report_is_about(kind: BlockKind) -> None:
    assert reviewed_work(*report(HEAD, kind=kind), [ENTRY]) == 0


def test_notes_and_tables_say_nothing_of_the_work_under_review() -> None:
    for kind in (BlockKind.FOOTNOTE, BlockKind.TABLE):
        assert reviewed_work(*report(HEAD, kind=kind), [ENTRY]) is None


@pytest.mark.parametrize(("before", "is_found"), [(11, True), (12, False)])
def test_a_report_says_it_in_its_first_twelve_blocks(before: int, *, is_found: bool) -> None:
    found = reviewed_work(*report(*["Rents."] * before, HEAD), [ENTRY])
    assert (found == 0) is is_found


@pytest.mark.parametrize(("before", "is_found"), [(71, True), (72, False)])
def test_a_report_says_it_in_the_first_eighty_letters_of_a_block(before: int, *, is_found: bool) -> None:
    found = reviewed_work(*report("x" * (before - 1) + " " + HEAD), [ENTRY])
    assert (found == 0) is is_found


def test_a_title_stands_behind_the_word_for_it_and_the_first_that_says_so_counts() -> None:
    assert reviewed_work(*report("“Rents in the North” and a review of it"), [ENTRY]) is None
    assert reviewed_work(*report("Review of rents", HEAD), [ENTRY]) == 0
    made = reviewed_work(*report("Review of Bo Lund, “The Long Silk Road”, 2001.", HEAD), [ENTRY])
    assert isinstance(made, Reference)
    assert "Silk Road" in made.raw


@pytest.mark.parametrize(
    ("short", "reference"),
    [
        ("Rand, Rents, p. 3.", 0),
        ("Rand, North rent, p. 3.", 0),
        ("Rand and Lund, p. 3.", 1),
        ("Rand, Wool Board, p. 3.", None),
        ("Rents, p. 3.", None),
    ],
)
def test_a_short_form_has_two_words_that_all_stand_in_one_work(
    tmp_path: Path, short: str, reference: int | None
) -> None:
    read = draft(
        tmp_path,
        "Ada Rand, *Rents in the North: Evidence from Farms*, 2004, p. 2.",
        "Ada Rand and Bo Lund, *The Silk Road Once More*, 2007, p. 3.",
        short,
    )
    found = [at for mark, _, at in cited(read) if mark == "³"]
    assert found == ([reference] if reference is not None else found)
    if reference is None:
        assert not {0, 1} & set(found)


@pytest.mark.parametrize(
    ("located", "place"),
    [
        ("p. 2", "2"),
        ("pp. 2-4", "2-4"),
        ("slide 7", "7"),
        ("Slides 7", "7"),
        ("table 2", "table:2"),
        ("chapter 3, p. 9", "9"),
    ],
)
def test_the_place_in_a_work_is_its_page_slide_or_part(tmp_path: Path, located: str, place: str) -> None:
    ((_, found, _),) = cited(draft(tmp_path, f"Ada Rand, *Rents in the North*, 2004, {located}."))
    assert found == place


@pytest.mark.parametrize(("length", "is_work"), [(500, True), (501, False)])
def test_a_note_of_more_than_five_hundred_letters_discusses_its_work(length: int, *, is_work: bool) -> None:
    note = f"Ada Rand, *{'Rents ' * 100}"[: length - 7] + " (2004)"
    span = Span(0, length)
    blocks = [Block(BlockKind.FOOTNOTE, span, PageIndex(0), label="1")]
    assert len(note) == length
    assert bool(note_sources(note, blocks, {"1": Span(0, 0)}, (), ()).references) is is_work


def test_ibid_without_a_work_before_it_cites_nothing_and_behind_a_known_one_means_that() -> None:
    text = "Ibid., p. 4."
    blocks = [Block(BlockKind.FOOTNOTE, Span(0, len(text)), PageIndex(0), label="2")]
    assert note_sources(text, blocks, {"2": Span(5, 6)}, (), ()).citations == ()
    known = Block(BlockKind.FOOTNOTE, Span(0, 4), PageIndex(0), label="1")
    citation = Citation(Span(1, 2), locator="9", reference=0)
    marks = {"1": Span(1, 2), "2": Span(5, 6)}
    found = note_sources(text, [*blocks, known], marks, [citation], [ENTRY])
    assert [(one.locator, one.reference, one.by) for one in found.citations] == [("4", 0, "footnote:ibid")]
    alone = [Block(BlockKind.FOOTNOTE, Span(0, 5), PageIndex(0), label="2"), known]
    again = note_sources("Ibid.", alone, marks, [citation], [ENTRY])
    assert [(one.locator, one.reference) for one in again.citations] == [("9", 0)]
    assert again.notes == {Span(0, 5)}


def test_notes_without_a_mark_are_not_read() -> None:
    text = "Ada Rand, *Rents in the North*, 2004, p. 2."
    blocks = [Block(BlockKind.FOOTNOTE, Span(0, len(text)), PageIndex(0), label="1")]
    assert note_sources(text, blocks, {"2": Span(0, 0)}, (), ()).references == ()
    assert len(note_sources(text, blocks, {"1": Span(0, 0)}, (), ()).references) == 1
