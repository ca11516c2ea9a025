import pytest

from corpus.annotations import Direction
from nlp.figures.changes import DOWN, UP
from nlp.figures.scan import find_figures


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Rents plummeted 12 percent.", Direction.DOWN),
        ("Rents went up by 12 percent.", Direction.UP),
        ("It was a $3 million increase.", Direction.UP),
        ("Costs fell while wages rose by 4 percent.", Direction.UP),
        ("It fell to a half after wages were cut by 4 percent.", Direction.DOWN),
    ],
)
def test_direction_is_that_of_the_nearest_word_of_change(text: str, direction: Direction) -> None:
    assert find_figures(text).figures[-1].direction is direction


@pytest.mark.parametrize(
    "text",
    [
        "The team gave up 50 yards.",
        "The fund raised $5 million.",
        "It posted a loss of $3 million.",
        "Growth: 5 firms answered.",
    ],
)
def test_sums_and_counts_are_no_changes(text: str) -> None:
    (figure,) = find_figures(text).figures
    assert figure.direction is Direction.NONE


def test_no_word_leads_both_ways() -> None:
    assert not UP & DOWN
