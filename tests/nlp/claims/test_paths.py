"""The way through a tree in signs."""

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
