"""Which text is read for numbers, and which numbers in it belong to a callout, a mark or a formula."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.annotations import Citation, NumberType
from corpus.document import Block, BlockKind, Document
from corpus.geometry import PageIndex, Span
from nlp.annotate import Annotator, plain_document
from nlp.figures.prose import scan_blocks
from nlp.figures.scan import FigureScan


def scan(document: Document, *citations: Citation) -> FigureScan:
    """The numbers of a document of one block."""
    (scanned,) = scan_blocks(document, citations)
    return scanned.scan


def scanned(text: str, callout: str) -> tuple[list[str], list[tuple[str, NumberType]]]:
    start = text.index(callout)
    found = scan(plain_document(text), Citation(Span(start, start + len(callout))))
    return (
        [figure.number.of(text) for figure in found.figures],
        [(other.span.of(text), other.type) for other in found.others if other.by == "type:inside-citation"],
    )


@pytest.mark.parametrize(
    ("callout", "inside"),
    [
        ("(Ito and Bell 2009, 41)", [("41", NumberType.LOCATOR)]),
        ("[@ito2009 12 items]", [("12", NumberType.CITATION)]),
        ("[ch. 7 firms]", [("7", NumberType.LOCATOR)]),
    ],
)
def test_numbers_inside_a_callout_are_no_figures(callout: str, inside: list[tuple[str, NumberType]]) -> None:
    figures, others = scanned(f"Exports reached $5 billion {callout}, or 3 percent of output.", callout)
    assert figures == ["5 billion", "3"]
    assert others == inside


def test_turns_of_speech_inside_a_callout_are_no_asides() -> None:
    text = "The two sides met (the two sides, 2009)."
    inside = scan(plain_document(text), Citation(Span(18, 39)))
    assert [aside.number.of(text) for aside in scan(plain_document(text)).asides] == ["two", "two"]
    assert [aside.number.start for aside in inside.asides] == [4]


def test_text_without_a_mark_is_read_from_its_first_character() -> None:
    (scanned,) = scan_blocks(plain_document("7 firms"))
    assert scanned.tokens[0].start == 0


def test_numbers_beside_a_callout_stay_figures() -> None:
    assert scanned("The 40 plants (Ito 2009) lost 12 percent.", "(Ito 2009)") == (["40", "12"], [])


def one_block(text: str, kind: BlockKind, label: str = "") -> Document:
    block = Block(kind, Span(0, len(text)), PageIndex(0), label=label)
    return replace(plain_document(text), blocks=(block,))


def test_annotations_of_a_draft_count_each_number_once() -> None:
    text = "Sales rose by 8 percent (Ito 2009, 41)."
    callout = Citation(Span(24, 38), locator="41")
    found = Annotator("")(plain_document(text), citations=(callout,))
    spans = [claim.figure.number for claim in found.claims] + [other.span for other in found.others]
    assert sorted(span.of(text) for span in spans) == ["2009", "41", "8"]
    assert found.claims[0].citation == 0


@pytest.mark.parametrize("kind", [BlockKind.REFERENCE, BlockKind.TABLE, BlockKind.FIGURE])
def test_lists_of_references_tables_and_plots_are_not_read(kind: BlockKind) -> None:
    assert not list(scan_blocks(one_block("It holds 30 percent.", kind)))


@pytest.mark.parametrize(
    "text", ["x q 2 q 1 − e q", "70.0% 60.0% 50.0% 40.0%", "ln(W) 0.186 0.125 0.059", "4.1"]
)
def test_formulas_axes_and_rows_of_numbers_hold_no_figures(text: str) -> None:
    found = scan(plain_document(text))
    assert found.figures == ()
    assert {char for other in found.others for char in other.span.of(text)} >= set("0123456789") & set(text)


@pytest.mark.parametrize("text", ["Italy (11%), Peru (5%)", "$3 million", "45%"])
def test_short_pieces_with_units_keep_their_figures(text: str) -> None:
    assert scan(plain_document(text)).figures


def test_mark_of_a_footnote_and_number_of_a_heading_are_no_figures() -> None:
    note = scan(one_block("12 The sample has 90 firms.", BlockKind.FOOTNOTE, label="12"))
    heading = scan(one_block("4.2 Data", BlockKind.HEADING))
    assert [figure.unit for figure in note.figures] == ["{firm}"]
    assert [(other.type, other.by) for other in (*note.others, *heading.others)] == [
        (NumberType.CITATION, "type:leading-mark"),
        (NumberType.LOCATOR, "type:leading-mark"),
    ]


def test_blocks_come_in_order_with_their_tokens_without_the_mark() -> None:
    (scanned,) = scan_blocks(one_block("12 The sample", BlockKind.FOOTNOTE, label="12"))
    assert [(token.text, token.start) for token in scanned.tokens] == [("The", 3), ("sample", 7)]
    assert scanned.block.label == "12"


@given(st.text(alphabet="0123456789.,-–%$€ ()[]/:andtopercent\n½²", min_size=1, max_size=200))
def test_any_row_of_digits_and_marks_is_read_in_order(text: str) -> None:
    found = scan(plain_document(text))
    assert [figure.number for figure in found.figures] == sorted(figure.number for figure in found.figures)


def test_numbers_of_formulas_are_mathematics_unless_they_state_a_value() -> None:
    text = "The share 1 − 2 λ of 12 firms with ϵ = 0.5 is large."
    runs = [Span(text.index(run), text.index(run) + len(run)) for run in ("1 − 2 λ", "ϵ = 0.5")]
    found = scan(replace(plain_document(text), maths=tuple(runs)))
    assert [figure.number.of(text) for figure in found.figures] == ["12", "0.5"]
    told = [(o.span.of(text), o.type) for o in found.others]
    assert told == [("1", NumberType.MATH), ("2", NumberType.MATH)]
