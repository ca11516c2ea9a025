"""Contradictions between the documents of a corpus."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from corpus.annotations import Figure
from corpus.document import Document
from corpus.geometry import DocId
from corpus.store import ClaimFilter
from figtrace.check import conflicts
from figtrace.check.compare.relations import Comparison, relate
from figtrace.check.conflicts import Conflict, ConflictKind, contested_claims, find_conflicts
from tests.figtrace.check.builders import store_of
from tests.strategies import document_of

_ONE = "Chinese imports of machine tools from Germany came to $41.7 billion in 2008."
_OTHER = "In 2008 imports of machine tools from Germany by China reached $48.2 billion."
_COPY = "Imports of machine tools from Germany by China were worth $41.7 billion in 2008."


def _document(name: str, text: str, year: int | None = None) -> Document:
    document = document_of(text, doc=name)
    return replace(document, meta=replace(document.meta, year=year))


def _found(*texts: str, years: tuple[int | None, ...] = (None, None, None)) -> tuple[Conflict, ...]:
    documents = [_document(name, text, year) for name, text, year in zip("abc", texts, years, strict=False)]
    with store_of(*documents) as store:
        return find_conflicts(store)


def test_two_values_of_one_figure_are_a_conflict() -> None:
    (conflict,) = _found(_ONE, _OTHER)
    assert {side.surface for side in conflict.sides} == {"$41.7 billion", "$48.2 billion"}
    assert conflict.kind is ConflictKind.DISAGREE
    assert "$48.2 billion in" in conflict.says


def test_the_better_attested_value_comes_first() -> None:
    (conflict,) = _found(_ONE, _OTHER, _COPY)
    assert [(side.surface, side.documents) for side in conflict.sides] == [
        ("$41.7 billion", 2),
        ("$48.2 billion", 1),
    ]


def test_copies_of_one_upstream_source_count_once() -> None:
    cited = "According to the Census Bureau, " + _ONE
    again = "According to the Census Bureau, " + _COPY
    (conflict,) = _found(cited, _OTHER, again)
    copied = next(side for side in conflict.sides if side.surface == "$41.7 billion")
    assert (copied.documents, copied.sources, copied.upstream) == (2, 1, ("Census Bureau",))


def test_a_source_is_that_of_the_document_which_names_it_and_of_no_other() -> None:
    (conflict,) = _found("According to the Census Bureau, " + _ONE, _OTHER, _COPY)
    named = next(side for side in conflict.sides if side.surface == "$41.7 billion")
    assert (named.documents, named.sources, named.upstream) == (2, 2, ("Census Bureau",))


def test_two_upstream_sources_of_one_value_are_named_in_order() -> None:
    (conflict,) = _found(
        "According to the Tariff Board, " + _ONE, _OTHER, "Data from the Census Bureau. " + _COPY
    )
    named = next(side for side in conflict.sides if side.surface == "$41.7 billion")
    assert (named.documents, named.sources) == (2, 2)
    assert named.upstream == ("Tariff Board",)


def test_a_value_near_by_in_a_later_document_is_told_apart_as_a_revision() -> None:
    revised = _OTHER.replace("48.2", "42.9")
    (conflict,) = _found(_ONE, revised, years=(2009, 2011))
    assert conflict.kind is ConflictKind.REVISED
    assert "revision" in conflict.says


def test_how_things_stand_so_far_is_of_another_vintage_in_a_later_document() -> None:
    said = "So far {} harbours of Ruritania, among them Ankh and Morpork, have signed the herring treaty."
    texts = said.format("forty-one"), f"{said.format('seventy-two')} {_REST}"
    (conflict,) = _found(*texts, years=(2009, 2011))
    assert conflict.kind is ConflictKind.REVISED
    (at_once,) = _found(*texts, years=(2009, 2009))
    assert at_once.kind is ConflictKind.DISAGREE
    (settled,) = _found(*(text.replace("So far ", "") for text in texts), years=(2009, 2011))
    assert settled.kind is ConflictKind.DISAGREE


@pytest.mark.parametrize(
    "other",
    [
        _OTHER.replace("2008", "2007"),
        _OTHER.replace("imports", "exports"),
        _OTHER.replace("Germany", "Japan"),
        _OTHER.replace("$48.2", "€48.2"),
        _OTHER.replace("48.2", "41.70"),
        _OTHER.replace("48.2", "42"),
        _OTHER.replace("48.2", "480"),
        "Investment in roads of the United States was $48.2 billion in 2008.",
        "Exporters of furniture hoped for orders of $48.2 billion in 2008.",
    ],
    ids=["period", "flow", "area", "currency", "same", "rounded", "far", "subject", "other words"],
)
def test_another_scope_or_the_same_value_is_no_conflict(other: str) -> None:
    assert _found(_ONE, other) == ()


def test_all_values_that_another_one_near_by_contradicts_are_shown_and_no_others() -> None:
    values = ("10.1", "12.2", "14.3", "90.4", "17.5", "2.61", "95.6")
    texts = [_ONE.replace("41.7", value) for value in values]
    documents = [_document(chr(ord("a") + at), text) for at, text in enumerate(texts)]
    with store_of(*documents) as store:
        (conflict,) = find_conflicts(store)
    shown = {side.surface for side in conflict.sides}
    assert shown == {f"${value} billion" for value in values if value != "2.61"}


def test_values_far_apart_are_not_even_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[Figure, Figure]] = []

    def counted(left: Figure, right: Figure, *, signed: bool) -> Comparison:
        asked.append((left, right))
        return relate(left, right, signed=signed)

    monkeypatch.setattr(conflicts, "relate", counted)
    values = ("41.7", "7.61", "301", "1.59", "61.4")
    documents = [
        _document(name, _ONE.replace("41.7", value)) for name, value in zip("abcde", values, strict=True)
    ]
    with store_of(*documents) as store:
        find_conflicts(store)
    compared = {(left.value, right.value) for left, right in asked}
    assert compared <= {(Decimal("41.7"), Decimal("61.4")), (Decimal("61.4"), Decimal("41.7"))}
    assert asked


def test_editions_of_one_work_do_not_contradict_one_another() -> None:
    documents = [_document("a", _ONE), _document("b", _OTHER)]
    editions = {documents[1].id: DocId(documents[0].id)}
    with store_of(*documents) as store:
        assert find_conflicts(store, editions=editions) == ()


def test_a_document_alone_contradicts_nobody() -> None:
    assert _found(f"{_ONE} {_OTHER}") == ()


def test_no_more_conflicts_are_given_than_asked_for() -> None:
    documents = [_document("a", _ONE), _document("b", _OTHER)]
    with store_of(*documents) as store:
        assert find_conflicts(store, limit=0) == ()
        assert len(find_conflicts(store, limit=5)) == 1


# -- twins, sources, doubt -------------------------------------------------------------------------------

_TWIN = "Customs records of Freedonia list {} importers of tools with a branch in Lyon, by their tax numbers."
_REST = " ".join(
    f"Bakers word{at} and cobblers verb{at} quarrelled over {30 + at} wagons." for at in range(40)
)
_SHARED = (
    "Harbour wardens of Ruritania weighed 640 barrels of herring beside the northern quay before Easter. "
    "Millers along Sylvania's upper canal ground 75 sacks of barley between the frost and the thaw. "
    "Glassblowers near Syldavia's old monastery sold 320 lanterns to pilgrims on foot that week."
)


def test_twin_sentences_contradict_whatever_is_known_of_their_scope() -> None:
    (conflict,) = _found(_TWIN.format("48,100"), f"{_TWIN.format('90,300')} {_REST}")
    assert {side.surface for side in conflict.sides} == {"48,100 importers", "90,300 importers"}
    assert conflict.kind is ConflictKind.DISAGREE


def test_twins_of_several_documents_are_one_conflict() -> None:
    (conflict,) = _found(_TWIN.format("48,100"), f"{_TWIN.format('90,300')} {_REST}", _TWIN.format("48,100"))
    assert [(side.surface, side.documents) for side in conflict.sides] == [
        ("48,100 importers", 2),
        ("90,300 importers", 1),
    ]


def test_versions_of_one_text_are_told_apart() -> None:
    one = f"{_TWIN.format('48,100')} {_SHARED} {_REST}"
    other = f"{_TWIN.format('90,300')} {_SHARED}"
    (conflict,) = _found(one, other)
    assert conflict.kind is ConflictKind.VERSIONS
    assert "versions of one text" in conflict.says


def test_the_doubt_reaches_from_the_least_to_the_greatest() -> None:
    (conflict,) = _found(_ONE, _OTHER)
    assert (conflict.doubt.lo, conflict.doubt.hi) == (Decimal("41650000000"), Decimal("48250000000"))
    (open_end,) = _found(_ONE, _OTHER.replace("reached", "came to at least"))
    assert (open_end.doubt.lo, open_end.doubt.hi) == (Decimal("41650000000"), None)


def test_conflicts_of_one_source_come_first_and_name_it() -> None:
    other = [text.replace("machine tools", "wool").replace("8.2", "5.1") for text in (_ONE, _OTHER)]
    named = [f"According to the Census Bureau, {text}" for text in (_ONE, _OTHER)]
    first, second = _found(*(f"{a} {b}" for a, b in zip(other, named, strict=True)))
    assert (first.upstream, second.upstream) == ("Census Bureau", "")


def test_claims_that_are_contested_are_told_by_their_ids() -> None:
    with store_of(
        _document("a", _ONE), _document("b", _OTHER), _document("c", "Trade grew 5 percent.")
    ) as store:
        found = contested_claims(store, ClaimFilter())
        assert len(found) == 2
        assert contested_claims(store, ClaimFilter(measure="exports")) == frozenset()
