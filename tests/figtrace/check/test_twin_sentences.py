"""Sentences that say nearly the same are twins, and their figures that differ of one thing are told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.geometry import DocId
from corpus.store import ClaimFilter, ClaimRow, find_claims
from figtrace.check.twin_sentences import Twins, find_twins
from tests.figtrace.check.builders import store_of
from tests.strategies import document_of

_SAYS = "Customs records of Freedonia list {} importers of {} with a branch in {}, by their tax numbers{}."
_SHARED = (
    "Harbour wardens of Ruritania weighed 640 barrels of herring beside the northern quay before Easter. "
    "Millers along Sylvania's upper canal ground 75 sacks of barley between the frost and the thaw. "
    "Glassblowers near Syldavia's old monastery sold 320 lanterns to pilgrims on foot that week. "
)
"""Sentences that versions of one text have in common."""
_FILL = "Bakers {} and cobblers {} in {} quarrelled over {} wagons."
_ONE = _SAYS.format("48,100", "machine tools", "Lyon", "")
_OTHER = _SAYS.format("90,300", "machine tools", "Lyon", " and seals")


def _rows(*texts: str) -> tuple[ClaimRow, ...]:
    around = " ".join(_FILL.format(f"word{at}", f"verb{at}", f"town{at}", 30 + at) for at in range(40))
    documents = [
        document_of(f"{text} {around if at == 0 else ''}".strip(), doc=name)
        for at, (name, text) in enumerate(zip("abcd", texts, strict=False))
    ]
    with store_of(*documents) as store:
        return find_claims(store, ClaimFilter(in_table=False))


def _found(*texts: str, works: dict[DocId, DocId] | None = None) -> list[tuple[str, str]]:
    rows = _rows(*texts)
    return [(rows[one.left].surface, rows[one.right].surface) for one in find_twins(rows, works or {})]


def test_the_figure_that_differs_between_twins_is_told() -> None:
    assert _found(_ONE, _OTHER) == [("48,100 importers", "90,300 importers")]


def test_how_alike_they_are_is_told() -> None:
    (twins,) = find_twins(_rows(_ONE, _OTHER), {})
    assert twins == Twins(twins.left, twins.right, twins.alike, are_versions=False)
    assert 0.5 < twins.alike < 1
    assert twins.left < twins.right


@pytest.mark.parametrize(
    "other",
    [
        _ONE,
        _ONE.replace("48,100", "about 48,000"),
        _SAYS.format("90,300", "sugar and wool", "Vilnius", " alone, without farmers, brokers or the crown"),
        _OTHER.removesuffix("."),
        _OTHER.replace("90,300 importers", "90,300 brokers"),
        _OTHER.replace("Customs", "In our regressions customs"),
    ],
    ids=["same", "rounded", "other words", "no end", "other unit", "own of one alone"],
)
def test_what_agrees_or_says_something_else_is_no_twin(other: str) -> None:
    own = other.startswith("In our")
    assert _found(_ONE, other) == ([("48,100 importers", "90,300 importers")] if own else [])


@pytest.mark.parametrize(("left", "right"), [("in 2004", "in 2009"), ("in May", "in July")])
def test_other_years_and_months_are_other_things(left: str, right: str) -> None:
    one, other = (text.removesuffix(".") + f" {when}." for text, when in ((_ONE, left), (_OTHER, right)))
    assert _found(one, other) == []
    assert len(_found(one, other.replace(right, left))) == 1


def test_what_papers_do_themselves_is_compared_between_versions_of_one_text_alone() -> None:
    own = [text.replace("Customs", "In our sample of 512 caravans, customs") for text in (_ONE, _OTHER)]
    assert _found(*own) == []
    versions = [f"{text} {_SHARED}" for text in own]
    assert _found(*versions) == [("48,100 importers", "90,300 importers")]
    assert all(one.are_versions for one in find_twins(_rows(*versions), {}))
    alone = [text.replace(" of 512 caravans", "") for text in versions]
    assert _found(*alone) == []


def test_editions_of_one_work_are_not_compared() -> None:
    rows = _rows(_ONE, _OTHER)
    first, last = rows[0].doc, rows[-1].doc
    assert list(find_twins(rows, {first: last, last: last})) == []


def test_one_document_is_no_twin_of_itself() -> None:
    assert _found(f"{_ONE} {_OTHER}") == []


def test_claims_of_tables_and_ranges_are_left_aside() -> None:
    rows = _rows(_ONE, _OTHER)
    ranges = [
        replace(row, claim=replace(row.claim, figure=replace(row.claim.figure, value=None))) for row in rows
    ]
    assert list(find_twins(ranges, {})) == []
    assert list(find_twins([], {})) == []


_LONG = (
    "I read the ledgers of Ruritania's wardens page by page, and with a press of oak I label each of the"
    " {} Lydian amber harbour seals by weight, after the manner of the glassblowers of Syldavia's monastery."
)
_SHORT = "With a press of oak label each of the {} Lydian amber harbour seals by weight"
"""A line of slides that says a part of a long sentence."""


def test_a_short_line_that_says_a_part_of_a_long_sentence_is_a_twin_of_it() -> None:
    found = _found(_LONG.format("19,400"), _SHORT.format("17,200"))
    assert found == [("19,400 Lydian amber harbour seals", "17,200 Lydian amber harbour seals")]


@pytest.mark.parametrize(
    "short",
    [
        _SHORT.format("19,400"),
        _SHORT.format("17,200").replace("Lydian amber harbour seals", "harbour seals of Lydian amber"),
        "Ledgers of brokers in Vilnius list 17,200 Lydian amber harbour seals, which caravans weigh at night",
    ],
    ids=["same value", "other measure", "other words"],
)
def test_a_short_line_of_something_else_is_no_twin(short: str) -> None:
    assert _found(_LONG.format("19,400"), short) == []


@pytest.mark.parametrize(("left", "right", "twins"), [("48,100", "90,300", 1), ("48100", "90300", 0)])
def test_a_bare_number_in_groups_of_digits_is_an_amount(left: str, right: str, twins: int) -> None:
    def bare(row: ClaimRow) -> ClaimRow:
        if row.claim.figure.unit != "{importer}":
            return row
        figure = replace(row.claim.figure, unit="1")
        return replace(row, surface=row.surface.split()[0], claim=replace(row.claim, figure=figure))

    rows = [bare(row) for row in _rows(_ONE.replace("48,100", left), _OTHER.replace("90,300", right))]
    assert len(list(find_twins(rows, {}))) == twins


def test_opposite_turns_and_opposite_measures_are_other_things() -> None:
    for ours, theirs in (("numbers rose to", "numbers fell to"), ("applications of", "numbers granted to")):
        one, other = (
            f"Customs records of Freedonia say that {word} {count} importers of tools in Lyon in all."
            for word, count in ((ours, "48,100"), (theirs, "90,300"))
        )
        assert _found(one, other) == []
        assert len(_found(one, other.replace(theirs, ours))) == 1


def test_a_sentence_that_is_too_long_is_a_list_and_a_short_one_says_too_little() -> None:
    tail = " and " + ", ".join(f"seal{at}" for at in range(90)) + "."
    assert _found(_ONE.removesuffix(".") + tail, _OTHER.removesuffix(".") + tail) == []
    assert _found("There were 48,100 importers.", "There were 90,300 importers.") == []
