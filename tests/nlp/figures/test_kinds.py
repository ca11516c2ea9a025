import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.annotations import Direction, Kind
from nlp.figures.kind_cue import sentence_bounds
from nlp.figures.scan import find_figures
from nlp.text.lexer import lex


@pytest.mark.parametrize(
    ("text", "kind", "direction"),
    [
        ("Sales rose by 5 percent.", Kind.GROWTH, Direction.UP),
        ("Sales fell by $5 million.", Kind.CHANGE, Direction.DOWN),
        ("Output doubled.", Kind.GROWTH, Direction.UP),
        ("Costs were halved.", Kind.GROWTH, Direction.DOWN),
        ("The CAGR would have to reach 12 percent.", Kind.GROWTH, Direction.NONE),
        ("Rents went up, 4 percent a year.", Kind.GROWTH, Direction.UP),
        ("The share fell by 3 percentage points.", Kind.CHANGE, Direction.DOWN),
        ("Cars accounted for 30 percent of sales.", Kind.SHARE, Direction.NONE),
        ("The duty was set at 12 percent.", Kind.RATE, Direction.NONE),
        ("They earn three times as much.", Kind.RATIO, Direction.NONE),
        ("Rice is 20 percent cheaper here.", Kind.RATIO, Direction.NONE),
        ("It lasted for 6 months.", Kind.DURATION, Direction.NONE),
        ("The town has 40 bakeries.", Kind.COUNT, Direction.NONE),
        ("The coefficient is 0.31.", Kind.STATISTIC, Direction.NONE),
        ("The fit is modest (R² = 0.12).", Kind.STATISTIC, Direction.NONE),
        ("The shelf costs $80.", Kind.LEVEL, Direction.NONE),
        ("One dollar buys 8.3 yuan per dollar.", Kind.RATE, Direction.NONE),
    ],
)
def test_kind_is_told_by_unit_and_words(text: str, kind: Kind, direction: Direction) -> None:
    figure = find_figures(text).figures[-1]
    assert (figure.kind, figure.direction) == (kind, direction)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Wages grew 3 percent in 2005 and 5 percent in 2006.", [Kind.GROWTH, Kind.GROWTH]),
        ("The stake is four times as large: 20 percent.", [Kind.RATIO, Kind.SHARE]),
        ("It rises by 3 percentage points (or 13 percent).", [Kind.CHANGE, Kind.GROWTH]),
        ("Sales rose 5 percent. The rest, 20 percent, is stored.", [Kind.GROWTH, Kind.SHARE]),
    ],
)
def test_percentage_without_a_cue_is_what_the_one_before_is(text: str, kinds: list[Kind]) -> None:
    assert [figure.kind for figure in find_figures(text).figures] == kinds


def test_growth_of_a_thing_is_no_growth_of_its_level() -> None:
    (figure,) = find_figures("The fund holds $5 million for growth.").figures
    assert figure.kind is Kind.LEVEL


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("It grew. Then 5 came. It fell.", "Then 5 came"),
        ("It grew, cf. table; no. 5 came. It fell.", "It grew, cf. table; no. 5 came"),
    ],
)
def test_sentence_ends_at_stops_and_not_at_abbreviations(text: str, sentence: str) -> None:
    tokens = lex(text)
    at = next(index for index, token in enumerate(tokens) if token.text == "5")
    left, right = sentence_bounds(tokens, at, at + 1)
    assert text[tokens[left].start : tokens[right - 1].end] == sentence


@given(st.text(max_size=80), st.integers(0, 20), st.integers(0, 20))
def test_bounds_hold_the_figure_in_any_text(text: str, first: int, width: int) -> None:
    tokens = lex(text)
    first = min(first, len(tokens))
    last = min(first + width, len(tokens))
    left, right = sentence_bounds(tokens, first, last)
    assert 0 <= left <= first <= last <= right <= len(tokens)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The wage gap is 12 percent.", Kind.RATIO),
        ("The debt ratio was 40 percent.", Kind.RATIO),
        ("The average duty on goods from the northern states rose from 4% to 9%.", Kind.RATE),
        ("The decline was steep, ranging from 18% to 28%.", Kind.GROWTH),
    ],
)
def test_percentage_is_told_by_what_it_is_said_of(text: str, kind: Kind) -> None:
    assert {figure.kind for figure in find_figures(text).figures} == {kind}


@pytest.mark.parametrize(
    ("text", "kind", "direction"),
    [
        ("Rents are 5 percent higher than in 2019.", Kind.GROWTH, Direction.UP),
        ("The grant is 12% less than the FY2024 total.", Kind.GROWTH, Direction.DOWN),
        ("Rents stood 8 per cent above their last peak.", Kind.GROWTH, Direction.UP),
        ("Rents are 5 percent higher than in Lyon.", Kind.RATIO, Direction.NONE),
        ("Rents stood 8 per cent above those of Lyon.", Kind.RATIO, Direction.NONE),
        ("They forecast nearly double the loss.", Kind.RATIO, Direction.NONE),
        ("It would double the loss.", Kind.GROWTH, Direction.UP),
        ("The correlation between rents and wages is 96.4%.", Kind.STATISTIC, Direction.NONE),
    ],
)
def test_an_earlier_state_of_a_thing_is_told_from_another_thing(
    text: str, kind: Kind, direction: Direction
) -> None:
    figure = find_figures(text).figures[-1]
    assert (figure.kind, figure.direction) == (kind, direction)
