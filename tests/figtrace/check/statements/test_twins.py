"""Sentences that say the same nearly word by word, and what the difference means."""

from __future__ import annotations

import pytest

from corpus.annotations import Dim
from corpus.geometry import Span
from figtrace.check.ledger.records import Reason, Verdict
from figtrace.check.statements.twins import Words, compare_words
from figtrace.check.verdicts.by_twin import judge_by_twin
from figtrace.check.verdicts.candidates import Judgement
from figtrace.check.verdicts.gates import NORMAL
from figtrace.check.verdicts.scales import Scales
from tests.figtrace.check.builders import shelf, statement

SOURCE = (
    "In 2005 the mills of Norway exported 36 percent of their barley, while the farms of the valley kept"
    " 12 percent of the harvest."
)


def judged(draft: str, *source: str, at: int = 0) -> Judgement | None:
    """What the twin says of the draft's figure at this position."""
    figure = statement(draft, at)
    return judge_by_twin(figure, Scales(shelf(*(source or (SOURCE,)))).weigh(figure), NORMAL)


def _words(*terms: str) -> Words:
    marks = [at for at, term in enumerate(terms) if term == "#"]
    return Words(terms, tuple(Span(at, at + 1) for at in marks))


def test_figures_are_paired_by_their_place() -> None:
    ours = _words("mill", "sold", "#", "bale", "of", "wool", "and", "#", "ton")
    twin = compare_words(ours, _words("mill", "sold", "#", "bale", "of", "wool", "and", "#", "ton"))
    assert twin is not None
    assert (twin.likeness, twin.pairs) == (1.0, ((Span(2, 3), Span(2, 3)), (Span(7, 8), Span(7, 8))))
    assert twin.exchanged == ()


def test_a_figure_left_out_does_not_shift_the_others() -> None:
    theirs = _words("mill", "sold", "#", "bale", "wool", "silk", "then", "kept", "#", "ton", "jute")
    twin = compare_words(_words("mill", "sold", "bale", "wool", "silk", "kept", "#", "ton", "jute"), theirs)
    assert twin is not None
    assert twin.pairs == ((Span(6, 7), Span(8, 9)),)


@pytest.mark.parametrize(
    ("ours", "theirs", "dim"),
    [("2005", "2007", Dim.PERIOD), ("place:NOR", "place:PER", Dim.AREA), ("~import", "~export", Dim.FLOW)],
)
def test_one_name_for_another_of_its_kind_is_an_exchange(ours: str, theirs: str, dim: Dim) -> None:
    common = ("mill", "barley", "farm", "valley", "harvest")
    twin = compare_words(_words(*common, ours, "#"), _words(*common, theirs, "#"))
    assert twin is not None
    assert twin.exchanged == ((dim, ours),)


def test_sentences_of_other_things_are_no_twins() -> None:
    assert compare_words(_words("a", "b", "c", "d", "#"), _words("a", "b", "x", "y", "#")) is None
    assert compare_words(_words("a", "#"), _words("a", "#")) is None


@pytest.mark.parametrize(
    ("draft", "reason"),
    [
        (SOURCE.replace("36 percent", "63 percent"), Reason.WRONG_VALUE),
        (SOURCE.replace("36 percent", "3.6 percent"), Reason.WRONG_MAGNITUDE),
        (SOURCE.replace("2005", "2009"), Reason.WRONG_PERIOD),
        (SOURCE.replace("Norway", "Peru"), Reason.WRONG_AREA),
        (SOURCE.replace("exported", "imported"), Reason.WRONG_FLOW),
    ],
)
def test_what_alone_differs_from_the_twin_is_the_slip(draft: str, reason: Reason) -> None:
    found = judged(draft)
    assert found is not None
    assert (found.verdict, found.reason) == (Verdict.CONTRADICTED, reason)


@pytest.mark.parametrize(
    "draft",
    [
        SOURCE,
        "The mills of Norway exported 36 per cent of their barley in 2005.",
        "Bakers of the town burnt 63 percent of their bread.",
    ],
)
def test_a_twin_that_supports_or_none_says_nothing(draft: str) -> None:
    assert judged(draft) is None


def test_an_exchange_in_another_clause_is_not_held_against_the_figure() -> None:
    draft = SOURCE.replace("36 percent", "63 percent")
    assert judged(draft, at=1) is None


def test_the_same_sentence_with_the_drafts_year_elsewhere_excuses_it() -> None:
    later = SOURCE.replace("2005", "2009")
    assert judged(later, SOURCE, later) is None
