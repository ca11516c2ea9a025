"""What a figure is bound to in the tree of its sentence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.claims.arguments import read_arguments
from nlp.figures import find_figures
from nlp.text import Tree
from tests.nlp.trees import IMPORTS_ROSE, ROSE, parsed, tree_of


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


def given_by(*words: tuple[str, str, int, str], which: int = 0) -> dict[str, str]:
    """What the figure of a sentence is bound to, by the names of the bonds; the tree is made by hand."""
    tree = tree_of(*words)
    figures = find_figures(" ".join(word[0] for word in words)).figures
    found = read_arguments(tree, figures[which], figures)
    assert found is not None
    links = ("host", "whole", "predicate", "subject", "object", "acted", "opposite", "beside")
    bonds = {link: getattr(found, link) for link in links}
    return {link: tree.words[at].text for link, at in bonds.items() if at is not None}


def test_noun_above_a_figure_is_its_host_and_the_verb_above_that_its_predicate() -> None:
    words = (
        ("Firms", "NNS", 1, "nsubj"), ("pay", "VBP", 1, "ROOT"), ("5", "CD", 3, "nummod"),
        ("percent", "NN", 4, "compound"), ("duties", "NNS", 1, "dobj"),
    )  # fmt: skip
    assert given_by(*words) == {"host": "duties", "predicate": "pay", "subject": "Firms"}


def test_object_of_a_verb_is_acted_on_only_where_the_figure_says_by_how_much() -> None:
    def cut(preposition: str) -> dict[str, str]:
        return given_by(
            ("They", "PRP", 1, "nsubj"), ("cut", "VBD", 1, "ROOT"), ("prices", "NNS", 1, "dobj"),
            (preposition, "IN", 1, "prep"), ("5", "CD", 5, "nummod"), ("percent", "NN", 3, "pobj"),
        )  # fmt: skip

    assert cut("by").get("acted") == "prices"
    assert cut("with").get("acted") is None
    assert cut("with").get("object") == "prices"


@pytest.mark.parametrize(
    ("preposition", "bond"), [("of", "host"), ("at", "host"), ("as", "host"), ("for", "beside")]
)
def test_preposition_tells_a_value_from_what_stands_beside(preposition: str, bond: str) -> None:
    words = (
        ("fee", "NN", 0, "ROOT"), (preposition, "IN", 0, "prep"), ("5", "CD", 3, "nummod"),
        ("percent", "NN", 1, "pobj"),
    )  # fmt: skip
    assert given_by(*words) == {bond: "fee"}


def test_adjective_above_a_figure_is_the_predicate_and_the_way_goes_on() -> None:
    words = (
        ("Rents", "NNS", 1, "nsubj"), ("are", "VBP", 1, "ROOT"), ("5", "CD", 3, "nummod"),
        ("percent", "NN", 4, "npadvmod"), ("higher", "JJR", 1, "acomp"), ("than", "IN", 4, "prep"),
        ("wages", "NNS", 5, "pobj"),
    )  # fmt: skip
    assert given_by(*words) == {"predicate": "higher", "subject": "Rents", "opposite": "wages"}


def test_whole_is_the_noun_behind_of_and_no_other_preposition() -> None:
    def of(word: str) -> dict[str, str]:
        return given_by(
            ("5", "CD", 1, "nummod"), ("percent", "NN", 1, "ROOT"), (word, "IN", 1, "prep"),
            ("sales", "NNS", 2, "pobj"),
        )  # fmt: skip

    assert of("of") == {"whole": "sales"}
    assert of("in") == {}


def test_apposition_stands_beside() -> None:
    words = (("steel", "NN", 0, "ROOT"), ("5", "CD", 2, "nummod"), ("percent", "NN", 0, "appos"))
    assert given_by(*words) == {"beside": "steel"}


def test_subject_within_the_figure_is_none() -> None:
    words = (("5", "CD", 1, "nummod"), ("percent", "NN", 2, "nsubj"), ("left", "VBD", 2, "ROOT"))
    assert given_by(*words) == {"predicate": "left"}


def test_root_that_is_a_noun_is_the_host() -> None:
    words = (("wages", "NNS", 1, "nsubj"), ("percent", "NN", 1, "ROOT"), ("5.5", "CD", 1, "nummod"))
    tree = tree_of(*words)
    figures = find_figures("wages percent 5.5").figures
    found = read_arguments(tree, figures[0], figures)
    assert found is not None
    assert (found.host, found.own) == (1, frozenset({2}))


def test_the_figures_words_and_those_of_the_others_are_its_own() -> None:
    words = (
        ("4", "CD", 1, "nummod"), ("percent", "NN", 1, "ROOT"), ("and", "CC", 1, "cc"),
        ("5", "CD", 4, "nummod"), ("km", "NN", 1, "conj"),
    )  # fmt: skip
    tree = tree_of(*words)
    figures = find_figures("4 percent and 5 km").figures
    found = read_arguments(tree, figures[0], figures)
    assert found is not None
    assert found.own == {0, 1, 3, 4}
    assert found.top == 1
