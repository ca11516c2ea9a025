from dataclasses import replace
from decimal import Decimal

import pytest

from corpus.annotations import (
    Claim,
    Dim,
    Direction,
    Hedge,
    Interval,
    Kind,
    Modality,
    Slot,
    SlotSource,
)
from nlp.annotate import Annotator
from nlp.claims.explain import explain
from tests.nlp.tables.test_make import one

READ = Annotator("")


def claims(text: str) -> tuple[Claim, ...]:
    return READ.text(text).claims


def test_every_line_says_what_was_read_and_how() -> None:
    (claim,) = claims("Imports from China reached nearly $40 billion in 2011.")
    lines = explain(claim)
    assert lines[0] == "value: 40 × 10^9 USD, read as digits; admits (36000000000, 40000000000]"
    assert lines[1].startswith("kind: level, hedged “below”, put as asserted, confidence ")
    assert any(line.startswith("period: 2011 — the nearest one, beside the figure;") for line in lines)
    assert any(line.startswith("partner: CHN (“China”) — read by its preposition") for line in lines)


def test_unknown_dimensions_are_named_as_unspecified() -> None:
    (claim,) = claims("It cost $3 million.")
    assert {"period: unspecified", "area: unspecified"} <= set(explain(claim))
    assert claim.slot(Dim.PERIOD) is None


def test_cells_say_their_headers() -> None:
    lines = explain(one("Imports", "12.5", units_note="(billions of dollars)"))
    assert lines[0].startswith("value: 12.5 × 10^9 USD, read as the cell of a table; admits [")
    assert any("in a header of its column" in line and line.startswith("period: 2008") for line in lines)


def test_open_intervals_and_directions_are_written_out() -> None:
    (claim,) = claims("Output fell by at least 4 percent.")
    assert explain(claim)[0].endswith("admits [4, ∞)")
    assert ", down, hedged “at_least”" in explain(claim)[1]


def test_what_was_read_through_the_tree_names_its_way() -> None:
    text = "In Peru the price of ferry tickets rose by 5 percent."
    (claim,) = Annotator().text(text).claims
    (line,) = (line for line in explain(claim) if line.startswith("measure: "))
    assert "(“price”) — through the sentence by “by”, the subject, beside the figure" in line
    (plain,) = claims(text)
    assert not any("through the sentence" in line for line in explain(plain))


def made(**changed: object) -> Claim:
    """A claim of $40 with what is changed of it or of its figure."""
    (claim,) = claims("It cost $40.")
    figure = replace(claim.figure, **{k: v for k, v in changed.items() if k not in _OF_CLAIM})  # type: ignore[arg-type]
    return replace(claim, figure=figure, **{k: v for k, v in changed.items() if k in _OF_CLAIM})  # type: ignore[arg-type]


_OF_CLAIM = ("slots", "modality", "confidence")


@pytest.mark.parametrize(
    ("interval", "written"),
    [
        (Interval(Decimal(4), Decimal(5)), "[4, 5]"),
        (Interval(Decimal(4), Decimal(5), closed_lo=False), "(4, 5]"),
        (Interval(Decimal(4), Decimal(5), closed_hi=False), "[4, 5)"),
        (Interval(None, Decimal(5)), "(-∞, 5]"),
        (Interval(Decimal("4.50"), None), "[4.5, ∞)"),
        (Interval(Decimal("1E+3"), Decimal("2000.0")), "[1000, 2000]"),
    ],
)
def test_ends_of_intervals_are_written_out(interval: Interval, written: str) -> None:
    assert explain(made(interval=interval))[0].endswith(f"admits {written}")


@pytest.mark.parametrize(
    ("by", "style"),
    [
        ("figure:digits", "digits"), ("figure:words", "a number in words"), ("figure:fraction", "a fraction"),
        ("figure:multiple", "a multiple"), ("figure:order", "an order of magnitude"),
        ("figure:ordinal", "an ordinal"), ("cell", "the cell of a table"), ("other", "other"),
    ],
)  # fmt: skip
def test_the_way_of_writing_is_named(by: str, style: str) -> None:
    assert f"read as {style};" in explain(made(by=by))[0]


def test_a_range_shows_both_ends_and_no_power_of_nought() -> None:
    assert explain(made(value=None, lo=Decimal(27), hi=Decimal(30)))[0].startswith("value: 27 to 30 USD,")
    assert explain(made(mult=6))[0].startswith("value: 40 × 10^6 USD,")


def test_the_second_line_says_kind_hedge_way_and_confidence() -> None:
    plain = made(kind=Kind.GROWTH, modality=Modality.FORECAST, confidence=0.456)
    assert explain(plain)[1] == "kind: growth, put as forecast, confidence 0.46"
    told = made(kind=Kind.CHANGE, hedge=Hedge.ABOUT, direction=Direction.UP, confidence=1.0)
    assert explain(told)[1] == "kind: change, up, hedged “about”, put as asserted, confidence 1.00"


@pytest.mark.parametrize(
    ("slot", "line"),
    [
        (
            Slot(Dim.AREA, "CHL", "Chile", SlotSource.CLAUSE, 0.8, "area:frame"),
            "area: CHL (“Chile”) — read by its preposition or possessive, in its clause; "
            "confidence 0.80, area:frame",
        ),
        (
            Slot(Dim.PERIOD, "2008", "2008", SlotSource.CAPTION, 0.7, "caption:period"),
            "period: 2008 — a period in the header, in the caption; confidence 0.70, caption:period",
        ),
        (
            Slot(Dim.WHOLE, "", "exports", SlotSource.LOCAL, 0.9, "whole:of"),
            "whole: exports — what follows “of”, beside the figure; confidence 0.90, whole:of",
        ),
        (
            Slot(Dim.MEASURE, "", "pay", SlotSource.SENTENCE, 0.65, "measure:unheard"),
            "measure: pay — elsewhere in its sentence; confidence 0.65, measure:unheard",
        ),
        (
            Slot(Dim.MEASURE, "", "pay", SlotSource.LOCAL, 0.9, "measure:tree:|"),
            "measure: pay — the noun counted, beside the figure; confidence 0.90, measure:tree:|",
        ),
        (
            Slot(Dim.MEASURE, "", "pay", SlotSource.LOCAL, 0.9, "measure:tree:by|subject.of"),
            "measure: pay — through the sentence by “by”, the subject, “of”, beside the figure; "
            "confidence 0.90, measure:tree:by|subject.of",
        ),
    ],
)
def test_a_dimension_says_code_words_rule_place_and_confidence(slot: Slot, line: str) -> None:
    assert line in explain(made(slots=(slot,)))


def test_dimensions_stand_in_their_order_and_only_the_usual_are_missed() -> None:
    lines = explain(made(slots=()))[2:]
    assert [line.partition(":")[0] for line in lines] == [
        "measure", "area", "partner", "flow", "product", "period",
    ]  # fmt: skip
