"""Trees are asked by relation, by span and from below."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.geometry import Span
from nlp.text import Tree
from tests.nlp.trees import IMPORTS_ROSE, ROSE


def test_words_below_are_those_of_the_relation_in_order() -> None:
    assert IMPORTS_ROSE.below(2) == (1, 3)
    assert IMPORTS_ROSE.below(2, "nsubj") == (1,)
    assert IMPORTS_ROSE.below(0) == ()


def test_words_above_lead_to_the_root() -> None:
    assert list(IMPORTS_ROSE.above(4)) == [5, 3, 2]
    assert list(IMPORTS_ROSE.above(2)) == []


def test_a_span_touches_its_words_and_has_a_top() -> None:
    start = ROSE.index("5 percent")
    assert list(IMPORTS_ROSE.within(Span(start, len(ROSE)))) == [4, 5]
    assert IMPORTS_ROSE.top(Span(start, len(ROSE))) == 5
    assert IMPORTS_ROSE.top(Span(0, len(ROSE))) == 2
    assert IMPORTS_ROSE.top(Span(900, 910)) is None


def test_of_several_tops_the_one_nearest_to_the_root_counts() -> None:
    assert IMPORTS_ROSE.top(Span(0, ROSE.index("imports"))) == 0
    assert IMPORTS_ROSE.top(Span(ROSE.index("by"), ROSE.index("5"))) == 3


def test_words_give_their_span() -> None:
    assert IMPORTS_ROSE.span((1, 0)).of(ROSE) == "Steel imports"
    with pytest.raises(ValueError, match="no words"):
        IMPORTS_ROSE.span(())


def test_a_tree_without_words_holds_nothing() -> None:
    assert Tree(()).top(Span(0, 4)) is None


@given(st.integers(0, 40), st.integers(0, 40))
def test_any_span_is_answered(start: int, length: int) -> None:
    span = Span(start, start + length)
    top = IMPORTS_ROSE.top(span)
    assert top is None or top in IMPORTS_ROSE.within(span)
