"""What a figure is bound to in the tree of its sentence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.claims.arguments import read_arguments
from nlp.figures import find_figures
from nlp.text import Tree
from tests.nlp.trees import IMPORTS_ROSE, ROSE, parsed


def bound(text: str, link: str, which: int = 0, tree: Tree | None = None) -> str:
    figures = find_figures(text).figures
    tree = tree or parsed(text)
    found = read_arguments(tree, figures[which], figures)
    at = getattr(found, link)
    return "" if at is None else tree.words[at].text


def test_a_figure_by_which_a_subject_changes_has_verb_and_subject() -> None:
    assert bound(ROSE, "subject", tree=IMPORTS_ROSE) == "imports"
    assert bound(ROSE, "predicate", tree=IMPORTS_ROSE) == "rose"
    assert bound(ROSE, "host", tree=IMPORTS_ROSE) == ""


def test_the_way_up_ends_at_the_verb_that_is_the_predicate() -> None:
    figures = find_figures(ROSE).figures
    found = read_arguments(IMPORTS_ROSE, figures[0], figures)
    assert found is not None
    assert (found.path, found.predicate) == ((3, 2), 2)


@pytest.mark.parametrize(
    ("text", "link", "word"),
    [
        ("They face a 25% tariff.", "host", "tariff"),
        ("They paid a fee of $5.", "host", "fee"),
        ("Toys are 12 percent of spending.", "whole", "spending"),
        ("The ministry cut prices by 5%.", "acted", "prices"),
        ("Exports included steel ($5 million).", "beside", "steel"),
        ("Exports included steel ($5 million).", "subject", "Exports"),
        ("Output was $5 million, compared with sales of $9 million.", "opposite", "sales"),
    ],
)
def test_nouns_are_bound_by_what_they_are_to_the_figure(text: str, link: str, word: str) -> None:
    assert bound(text, link) == word


def test_the_second_of_a_list_is_bound_as_the_first() -> None:
    assert bound("The lags are 4 and 9 years.", "subject", -1) == "lags"


def test_a_clause_without_a_verb_has_the_noun_before_its_figure() -> None:
    assert bound("Prices in Peru rose by 2%, and wages by 6%.", "beside", 1) == "wages"


def test_a_figure_outside_the_tree_has_no_arguments() -> None:
    figures = find_figures("x " * 40 + "5%").figures
    assert read_arguments(IMPORTS_ROSE, figures[0], figures) is None


@given(st.text(alphabet="5% ,.($)tofabyrse\n", max_size=50))
@settings(deadline=None, max_examples=40)
def test_any_text_has_arguments_or_none(text: str) -> None:
    figures = find_figures(text).figures
    tree = parsed(text)
    assert all(
        read_arguments(tree, figure, figures) is not None or tree.top(figure.span) is None
        for figure in figures
    )
