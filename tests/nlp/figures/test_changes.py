import pytest

from corpus.annotations import Direction
from nlp.figures.changes import DOWN, UP
from nlp.figures.scan import find_figures
from tests.nlp.figures.told import told


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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Rents rose 5 percent.", "5 percent = 5 % growth up"),
        ("Rents rose by 5 percent.", "5 percent = 5 % growth up"),
        ("Rents rose by about 5 percent.", "about 5 percent = 5 % growth about up"),
        ("Rents rose to 5 percent.", "5 percent = 5 % share"),
        ("Rents were up 5 percent.", "5 percent = 5 % growth up"),
        ("Rents were picked up 5 percent.", "5 percent = 5 % share"),
        ("Rents gave up $5.", "$5 = 5 USD level"),
        ("Rents went up $5.", "$5 = 5 USD change up"),
        ("Rents lost $5.", "$5 = 5 USD change down"),
        ("It raised $5.", "$5 = 5 USD level"),
        ("It raised rents by $5.", "$5 = 5 USD change up"),
        ("A loss of $5 was told.", "$5 = 5 USD level"),
        ("A loss of 5 tonnes was told.", "5 tonnes = 5 t change down"),
        ("A growth 5 tonnes high was told.", "5 tonnes = 5 t level"),
        ("A growth of 5 tonnes was told.", "5 tonnes = 5 t change up"),
        ("A growth by 5 tonnes was told.", "5 tonnes = 5 t change up"),
        ("A $5 rise was told.", "$5 = 5 USD change up"),
        ("A $5 stamp was told.", "$5 = 5 USD level"),
        ("It was $5 higher than then.", "$5 = 5 USD change up"),
        ("It was 5 tonnes lower than then.", "5 tonnes = 5 t change down"),
        ("It was 5 percent lower.", "5 percent = 5 % ratio"),
        ("It was five tonnes lower than then.", "five tonnes = 5 t level"),
        ("Rents fell in a year by $5.", "$5 = 5 USD change down"),
        ("Rents stood in a year by $5.", "$5 = 5 USD level"),
        ("Rents fell more than they rose, by 5 percent.", "5 percent = 5 % growth up"),
        ("Rents halved.", "halved = 0.5 1 growth down"),
        ("Rents tripled.", "tripled = 3 1 growth up"),
        ("Rents were +5 percent.", "+5 percent = 5 % growth up"),
        ("Rents rose or fell by 5 percent.", "5 percent = 5 % growth down"),
        ("Rents fell or rose by 5 percent.", "5 percent = 5 % growth up"),
        ("Rents rose sharply by only another 5 percent.", "5 percent = 5 % growth up"),
        ("Rents rose sharply and at most by only about a 5 percent rate.", "5 percent = 5 % growth up"),
    ],
)
def test_words_of_change_lead_to_what_changed_and_to_which_way(text: str, said: str) -> None:
    assert told(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It rose by just about only an even 5 percent there.", "5 percent = 5 % growth up"),
        ("It rose by just about only almost an even 5 percent there.", "5 percent = 5 % share"),
        ("It rose in old mills and in the towns of the old sea of it by 5 percent.", "5 percent = 5 % share"),
    ],
)
def test_words_between_a_change_and_its_figure_are_few(text: str, said: str) -> None:
    assert told(text) == said
