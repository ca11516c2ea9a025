"""Slot by slot: what speaks for and against two figures being about one thing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from corpus.annotations import CellRef, Dim, Kind, Slot, SlotSource
from figtrace.check.compare.alignment import (
    Agreement,
    Alignment,
    align,
)
from figtrace.check.statements.statement import Statement
from tests.figtrace.check.builders import statement


def test_the_same_sentence_matches_in_every_slot() -> None:
    one = statement("In 2006 imports of steel from China rose by 12.5 percent.")
    assert align(one, one).mismatches == ()
    assert align(one, one).score > 0


def test_another_year_in_both_clauses_is_a_mismatch() -> None:
    left = statement("Steel output was 12.5 million tonnes in 2006.")
    right = statement("Steel output was 12.5 million tonnes in 2011.")
    assert align(left, right).mismatches == (Dim.PERIOD,)


def test_another_month_is_a_mismatch() -> None:
    left = statement("Prices rose by 4.9 percent over the year to April.")
    right = statement("Prices rose by 4.9 percent over the year to July.")
    assert align(left, right).period is Agreement.MISMATCH
    may = statement("Prices may rise by 4.9 percent over the year.")  # more often a verb than a month
    assert align(left, may).period is not Agreement.MISMATCH


def test_imports_and_exports_are_not_one_flow() -> None:
    left = statement("In 2006 steel imports were $12.5 million.")
    right = statement("In 2006 steel exports were $12.5 million.")
    assert align(left, right).mismatches == (Dim.FLOW,)


def test_imported_inputs_are_no_flow_of_imports() -> None:
    left = statement("Contracts with imported inputs were worth $12.5 million in 2006.")
    right = statement("In 2006 exports under contract were worth $12.5 million.")
    assert Dim.FLOW not in align(left, right).mismatches


def test_an_area_that_the_other_side_names_too_is_only_doubtful() -> None:
    left = statement("Mills in Germany had 12.5 gigawatts.")
    alone = statement("Mills in Norway had 12.5 gigawatts.")
    beside = statement("Mills in Norway had 12.5 gigawatts, more than in Germany.")
    assert align(left, alone).area is Agreement.MISMATCH
    assert align(left, beside).area is align(beside, left).area is Agreement.DOUBTFUL
    assert align(left, beside).mismatches == ()


def scoped(*slots: Slot, sentence: str = "Output was 12.5 tons.") -> Statement:
    """A statement with these slots instead of its own."""
    one = statement(sentence)
    return replace(one, claim=replace(one.claim, slots=slots))


def slot(dim: Dim, code: str, surface: str = "", source: SlotSource = SlotSource.LOCAL) -> Slot:
    return Slot(dim, code, surface or code, source, 0.9, "test")


def plain(**changed: Agreement) -> Alignment:
    """Nothing specified but what is given."""
    names = ("period", "area", "partner", "flow", "product", "kind", "measure")
    dimensions: dict[str, Any] = {name: changed.get(name, Agreement.UNSPECIFIED) for name in names}
    return Alignment(**dimensions)


@pytest.mark.parametrize(
    ("name", "dim"),
    [
        ("period", Dim.PERIOD),
        ("flow", Dim.FLOW),
        ("area", Dim.AREA),
        ("partner", Dim.PARTNER),
        ("product", Dim.PRODUCT),
        ("measure", Dim.MEASURE),
    ],
)
def test_only_mismatches_speak_against_a_match(name: str, dim: Dim) -> None:
    assert plain(**{name: Agreement.MISMATCH}).mismatches == (dim,)
    others = (agreement for agreement in Agreement if agreement is not Agreement.MISMATCH)
    assert all(plain(**{name: agreement}).mismatches == () for agreement in others)


@pytest.mark.parametrize("name", ["period", "area", "partner", "flow", "product", "kind"])
def test_a_dimension_is_worth_the_more_the_better_it_agrees(name: str) -> None:
    order = (
        Agreement.MISMATCH,
        Agreement.DOUBTFUL,
        Agreement.UNSPECIFIED,
        Agreement.OVERLAP,
        Agreement.MATCH,
    )
    scores = [plain(**{name: agreement}).score for agreement in order]
    assert scores == sorted(scores)
    assert len(set(scores)) == len(order)
    assert scores[2] == 0


def test_periods_weigh_most_and_partners_least() -> None:
    scores = {name: plain(**{name: Agreement.MATCH}).score for name in ("period", "area", "partner", "flow")}
    assert scores["period"] > scores["area"] == scores["flow"] > scores["partner"] > 0


@pytest.mark.parametrize(
    ("left", "right", "agreement"),
    [
        ("2006", "2006", Agreement.MATCH),
        ("2006", "2006-01/2006-12", Agreement.MATCH),
        ("2006", "2006-03", Agreement.OVERLAP),
        ("2006", "2005/2007", Agreement.OVERLAP),
        ("2006", "2006/2009", Agreement.OVERLAP),
        ("2006", "later", Agreement.UNSPECIFIED),
        ("later", "later", Agreement.MATCH),
        ("2006", "2007", Agreement.DOUBTFUL),
        ("2006", "2007/2009", Agreement.DOUBTFUL),
        ("2006-03", "2006-04", Agreement.DOUBTFUL),
        ("2006-Q1", "2006-Q2", Agreement.DOUBTFUL),
    ],
)
def test_periods_are_laid_side_by_side(left: str, right: str, agreement: Agreement) -> None:
    ours, theirs = scoped(slot(Dim.PERIOD, left)), scoped(slot(Dim.PERIOD, right))
    assert align(ours, theirs).period is agreement
    assert align(theirs, ours).period is agreement


def test_periods_apart_are_a_mismatch_where_both_texts_name_their_years() -> None:
    left = statement("In 2006 output was 12.5 tons.")
    assert align(left, statement("In 2008 output was 12.5 tons.")).period is Agreement.MISMATCH
    both = statement("In 2008, unlike 2006, output was 12.5 tons.")
    assert align(left, both).period is not Agreement.MISMATCH


@pytest.mark.parametrize(
    ("ours", "theirs", "agreement"),
    [
        ({"2006"}, {"2006"}, Agreement.MATCH),
        ({"2006"}, {"2006", "2008"}, Agreement.MATCH),
        ({"2006", "2008"}, {"2006"}, Agreement.MATCH),
        ({"2006", "2007"}, {"2006", "2008"}, Agreement.OVERLAP),
        ({"2007"}, {"2006", "2008"}, Agreement.OVERLAP),
        ({"2009"}, {"2006", "2008"}, Agreement.DOUBTFUL),
        ({"2006"}, {"2008"}, Agreement.DOUBTFUL),
        (set(), {"2008"}, Agreement.UNSPECIFIED),
        ({"2006"}, set(), Agreement.UNSPECIFIED),
    ],
)
def test_years_serve_where_no_period_was_read(ours: set[str], theirs: set[str], agreement: Agreement) -> None:
    left = replace(scoped(), years=frozenset(ours), clause_years=frozenset(ours))
    right = replace(scoped(), years=frozenset(theirs), clause_years=frozenset(theirs))
    assert align(left, right).period is agreement


def test_years_of_the_sentence_serve_the_source_alone() -> None:
    named = replace(scoped(), years=frozenset({"2006"}), clause_years=frozenset())
    clause = replace(scoped(), years=frozenset({"2006"}), clause_years=frozenset({"2006"}))
    assert align(clause, named).period is Agreement.MATCH
    assert align(named, clause).period is Agreement.UNSPECIFIED


WEAK = SlotSource.PREVIOUS


@pytest.mark.parametrize(
    ("ours", "theirs", "agreement"),
    [
        (slot(Dim.AREA, "CHL", "Chile"), slot(Dim.AREA, "CHL", "Chilean"), Agreement.MATCH),
        (slot(Dim.AREA, "CHL", "Chile"), slot(Dim.AREA, "PER", "Peru"), Agreement.MISMATCH),
        (slot(Dim.AREA, "CHL", "Chile", WEAK), slot(Dim.AREA, "PER", "Peru"), Agreement.DOUBTFUL),
        (slot(Dim.AREA, "CHL", "Chile"), slot(Dim.AREA, "PER", "Peru", WEAK), Agreement.DOUBTFUL),
        (slot(Dim.AREA, "CHL", "Chile", WEAK), slot(Dim.AREA, "CHL", "Chile", WEAK), Agreement.MATCH),
        (slot(Dim.AREA, "CHL", "Chile"), slot(Dim.AREA, "", "here"), Agreement.UNSPECIFIED),
        (slot(Dim.AREA, "CHL", "Chile"), slot(Dim.PARTNER, "PER", "Peru"), Agreement.UNSPECIFIED),
    ],
)
def test_areas_differ_only_where_both_were_read_firmly(
    ours: Slot, theirs: Slot, agreement: Agreement
) -> None:
    assert align(scoped(ours), scoped(theirs)).area is agreement


@pytest.mark.parametrize(
    ("left", "right", "agreement"),
    [
        ("hs:72", "hs:72", Agreement.MATCH),
        ("hs:72", "hs:7208", Agreement.OVERLAP),
        ("hs:7208", "hs:72", Agreement.OVERLAP),
        ("hs:72", "hs:84", Agreement.DOUBTFUL),
        ("hs:72", "", Agreement.UNSPECIFIED),
    ],
)
def test_products_of_other_codes_are_doubtful_at_most(left: str, right: str, agreement: Agreement) -> None:
    ours, theirs = scoped(slot(Dim.PRODUCT, left, "steel")), scoped(slot(Dim.PRODUCT, right, "cars"))
    assert align(ours, theirs).product is agreement


@pytest.mark.parametrize(
    ("flow", "surface", "source", "agreement"),
    [
        ("M", "imports", SlotSource.LOCAL, Agreement.MATCH),
        ("X", "exports", SlotSource.LOCAL, Agreement.DOUBTFUL),
        ("M", "imported", SlotSource.LOCAL, Agreement.UNSPECIFIED),
        ("M", "importing", SlotSource.LOCAL, Agreement.UNSPECIFIED),
        ("M", "imports", SlotSource.CAPTION, Agreement.UNSPECIFIED),
        ("M", "imports", SlotSource.PREVIOUS, Agreement.UNSPECIFIED),
        ("B", "balance", SlotSource.LOCAL, Agreement.DOUBTFUL),
    ],
)
def test_flows_count_where_they_are_said_of_the_figure(
    flow: str, surface: str, source: SlotSource, agreement: Agreement
) -> None:
    ours = scoped(slot(Dim.FLOW, "M", "imports"))
    assert align(ours, scoped(slot(Dim.FLOW, flow, surface, source))).flow is agreement


def test_one_sides_exports_to_the_other_are_mirrored_imports() -> None:
    def trade(area: str, partner: str, flow: str) -> Statement:
        return scoped(slot(Dim.AREA, area), slot(Dim.PARTNER, partner), slot(Dim.FLOW, flow))

    ours = trade("CHL", "PER", "M")
    mirrored = align(ours, trade("PER", "CHL", "X"))
    assert mirrored.mirrored
    assert {mirrored.area, mirrored.partner, mirrored.flow} == {Agreement.UNSPECIFIED}
    assert not align(ours, trade("PER", "CHL", "M")).mirrored
    assert not align(ours, trade("PER", "ARG", "X")).mirrored
    assert not align(ours, trade("ARG", "CHL", "X")).mirrored
    assert not align(scoped(slot(Dim.AREA, "CHL"), slot(Dim.FLOW, "M")), trade("PER", "CHL", "X")).mirrored


@pytest.mark.parametrize(
    ("left", "right", "agreement"),
    [
        (Kind.LEVEL, Kind.LEVEL, Agreement.MATCH),
        (Kind.LEVEL, Kind.COUNT, Agreement.OVERLAP),
        (Kind.SHARE, Kind.RATE, Agreement.OVERLAP),
        (Kind.GROWTH, Kind.STATISTIC, Agreement.OVERLAP),
        (Kind.GROWTH, Kind.RATIO, Agreement.OVERLAP),
        (Kind.LEVEL, Kind.CHANGE, Agreement.OVERLAP),
        (Kind.GROWTH, Kind.SHARE, Agreement.MISMATCH),
        (Kind.DURATION, Kind.LEVEL, Agreement.MISMATCH),
        (Kind.COUNT, Kind.CHANGE, Agreement.MISMATCH),
    ],
)
def test_kinds_that_two_authors_may_give_overlap(left: Kind, right: Kind, agreement: Agreement) -> None:
    def of(kind: Kind, cell: CellRef | None = None) -> Statement:
        one = scoped()
        return replace(one, claim=replace(one.claim, figure=replace(one.figure, kind=kind, cell=cell)))

    assert align(of(left), of(right)).kind is agreement
    assert align(of(right), of(left)).kind is agreement
    in_table = align(of(left), of(right, CellRef(0, 0))).kind
    assert in_table is (Agreement.DOUBTFUL if agreement is Agreement.MISMATCH else agreement)


@pytest.mark.parametrize(
    ("left", "right", "close"),
    [
        ("Mills of old towns made 12.5 tons of steel.", "Mills of old towns made 13.5 tons of steel.", True),
        ("Mills of old towns made 12.5 tons of steel.", "Ships of new ports held 13.5 tons of wheat.", False),
        ("Mills made 12.5 tons.", "Mills made 13.5 tons.", False),
    ],
)
def test_sentences_are_close_that_share_most_of_enough_terms(left: str, right: str, *, close: bool) -> None:
    assert align(statement(left), statement(right)).close is close


@pytest.mark.parametrize(
    ("ours", "theirs", "term", "agreement"),
    [
        ({1}, {-1}, "", Agreement.MISMATCH),
        ({1}, {1}, "", Agreement.UNSPECIFIED),
        ({1}, {-2}, "", Agreement.UNSPECIFIED),
        ({1}, set(), "", Agreement.UNSPECIFIED),
        (set(), {-1}, "", Agreement.UNSPECIFIED),
        ({1}, {-1}, "source", Agreement.UNSPECIFIED),
        ({1}, {-1}, "draft", Agreement.UNSPECIFIED),
    ],
)
def test_opposed_measures_are_a_mismatch_unless_a_sentence_names_both(
    ours: set[int], theirs: set[int], term: str, agreement: Agreement
) -> None:
    both = frozenset({1, -1})
    left = replace(
        scoped(), sides=frozenset(ours), sentence_sides=both if term == "draft" else frozenset(ours)
    )
    right = replace(
        scoped(), sides=frozenset(theirs), sentence_sides=both if term == "source" else frozenset(theirs)
    )
    assert align(left, right).measure is agreement


_SOLD = "of steel from Norway to Peru were $12.5 million in 2006."


@pytest.mark.parametrize(
    ("left", "right", "said", "score"),
    [
        (
            "In 2006 steel imports were $12.5 million.",
            "From 2001 to 2006 steel output was 12.5 million tonnes.",
            "period overlap, product match",
            0.39,
        ),
        (
            "Steel imports were $12.5 million, and exports were small.",
            "Steel exports were $12.5 million, and imports were small.",
            "product match, flow mismatch",
            0.15,
        ),
        (
            f"Exports {_SOLD}",
            "Steel imports were $12.5 million, and exports were small.",
            "product match, flow doubtful",
            0.255,
        ),
        (
            f"Exports {_SOLD}",
            "Imports of steel of Peru from Norway were $12.5 million in 2006.",
            "period match, product match",
            0.6,
        ),
        (
            f"Exports {_SOLD}",
            f"Exports {_SOLD.replace('Peru', 'Chile')}",
            "period match, area mismatch, partner mismatch, product match, flow match",
            0.5,
        ),
        (
            f"Exports {_SOLD}",
            f"Exports {_SOLD.replace('steel', 'wheat')}",
            "period match, area match, partner match, product mismatch, flow match",
            0.7,
        ),
        (
            "Imports of steel of Peru from Norway were $12.5 million in 2006.",
            f"Exports {_SOLD.replace('Peru', 'Chile')}",
            "period match, area doubtful, partner doubtful, product match, flow mismatch",
            0.375,
        ),
        (
            "Steel output was 12.5 million tonnes in 2006, more than in 2011.",
            "From 2001 to 2006 steel output was 12.5 million tonnes.",
            "period mismatch, product match",
            0.0,
        ),
        (
            "Steel output of Norway was 12.5 million tonnes in 2006.",
            "Steel output of Peru was 12.5 million tonnes in 2006, more than in Norway.",
            "period match, area doubtful, product match",
            0.555,
        ),
        (
            "The lowest wage was $12.5 in 2006.",
            "The maximum fee was $12.5 in 2006.",
            "period match, measure mismatch",
            0.45,
        ),
        ("The lowest wage was $12.5 in 2006.", "Skilled workers had 12.5 percent.", "", 0.045),
        ("Costs rose by 12.5 percent.", "Skilled workers had 12.5 percent.", "", -0.15),
    ],
)
def test_sentences_are_laid_side_by_side(left: str, right: str, said: str, score: float) -> None:
    found = align(statement(left), statement(right))
    dims = ("period", "area", "partner", "product", "flow", "measure")
    told = [f"{dim} {getattr(found, dim)}" for dim in dims]
    assert ", ".join(one for one in told if not one.endswith(" unspecified")) == said
    assert found.score == pytest.approx(score)
