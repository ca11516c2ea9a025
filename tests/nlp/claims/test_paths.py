"""The way through a tree in signs."""

import pytest

from nlp.claims.paths import FAR, path_between
from tests.nlp.trees import IMPORTS_ROSE, tree_of


def test_a_path_goes_up_and_down_with_prepositions_for_their_objects() -> None:
    assert path_between(IMPORTS_ROSE, 5, 1) == "by|subject"
    assert path_between(IMPORTS_ROSE, 1, 5) == "subject|by"
    assert path_between(IMPORTS_ROSE, 5, 5) == "|"
    assert path_between(IMPORTS_ROSE, 4, 0) == "of-noun.by|subject.of-noun"


def test_steps_within_a_list_count_for_none() -> None:
    listed = tree_of(("4", "CD", 0, "ROOT"), ("9", "CD", 0, "conj"))
    assert path_between(listed, 1, 0) == "and|"
    assert path_between(listed, 1, 0, alike=frozenset((0, 1))) == "|"


def test_words_of_two_trees_are_far_from_one_another() -> None:
    apart = tree_of(("Ships", "NNS", 0, "ROOT"), ("sail", "VB", 1, "ROOT"))
    assert path_between(apart, 0, 1) == FAR


def test_long_ways_are_far() -> None:
    chain = tree_of(*((f"w{at}", "NN", max(at - 1, 0), "dobj") for at in range(12)))
    assert path_between(chain, 11, 0) == FAR


@pytest.mark.parametrize(
    ("relations", "path"),
    [
        (("prep", "pobj"), "by|"),
        (("nsubjpass",), "subject|"),
        (("csubj",), "subject|"),
        (("acomp",), "object|"),
        (("poss",), "owner|"),
        (("relcl",), "clause|"),
        (("advmod",), "measure|"),
        (("mark",), "other|"),
        (("xcomp", "ccomp"), "verb|"),
        (("conj", "appos"), "beside|"),
        (("appos", "conj"), "and|"),
        (("dobj", "dobj"), "object.object|"),
    ],
)
def test_each_relation_has_its_sign_and_chains_are_said_once(relations: tuple[str, ...], path: str) -> None:
    words = [("root", "NN", 0, "ROOT")]
    words += [("by", "IN", at, relation) for at, relation in enumerate(relations)]
    assert path_between(tree_of(*words), len(relations), 0) == path


def test_rare_prepositions_have_one_sign_together() -> None:
    tree = tree_of(("it", "NN", 0, "ROOT"), ("beyond", "IN", 0, "prep"), ("sea", "NN", 1, "pobj"))
    assert path_between(tree, 2, 0) == "prep|"


@pytest.mark.parametrize(("steps", "is_far"), [(7, False), (8, True)])
def test_seven_signs_are_the_longest_way(steps: int, is_far: bool) -> None:
    chain = tree_of(*((f"w{at}", "NN", max(at - 1, 0), "dobj") for at in range(steps + 1)))
    assert (path_between(chain, steps, 0) == FAR) is is_far
    assert (path_between(chain, 0, steps) == FAR) is is_far
