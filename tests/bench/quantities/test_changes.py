import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.quantities.changes import restates, tell_change
from bench.quantities.extract import to_quantities
from nlp.figures.scan import find_figures


def changes(text: str) -> list[str]:
    return [quantity.change for quantity in to_quantities(text, find_figures(text))]


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Rents fell 4 percent.", "down"),
        ("Rents rose by nearly 7 percent.", "~"),
        ("Wheat slipped over 2 percent.", ">"),
        ("The shares were up 12 p in London.", "up"),
        ("They closed down 40 points on Friday.", "down"),
        ("The ferry carries 40 cars.", "="),
        ("He gave up 40 seats.", "="),
        ("The staff was cut down from 40 clerks.", "="),
    ],
)
def test_hedge_goes_before_a_movement(text: str, change: str) -> None:
    assert changes(text) == [change]


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("The bakers won a 6 percent pay rise.", "="),
        ("It followed a steep 9 percent fall.", "="),
        ("A 25 basis point increase is likely.", "="),
        ("In the spring the price rose 6 percent on average.", "up"),
        ("The index, after a calm week, fell 9 percent.", "down"),
    ],
)
def test_size_of_a_named_change_is_no_movement(text: str, change: str) -> None:
    assert changes(text) == [change]


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Just under 20 percent left.", "<"),
        ("Nearly 20 percent left.", "~"),
        ("The mill has averaged 14 tons.", "~"),
        ("An average of 14 tons was milled.", "="),
        ("Barely 30 guests came.", "~"),
        ("They want a sub-5 percent yield.", "<"),
        ("The substation has 5 lines.", "="),
    ],
)
def test_hedges_and_rough_words_have_their_signs(text: str, change: str) -> None:
    assert changes(text) == [change]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The pipe is over 7 miles (11 km) long.", [">", ">"]),
        ("It gives just under 300 hp (224 kW / 304 PS).", ["<", "<", "<"]),
        ("It dropped by 2 degrees Celsius (3.6 Fahrenheit).", ["down", "down"]),
        ("Over 40 firms (12 percent) left.", [">", "="]),
        ("Over 7 miles of pipe and 11 km of wire burned.", [">", "="]),
    ],
)
def test_the_same_in_another_unit_means_the_same(text: str, found: list[str]) -> None:
    assert changes(text) == found


@given(st.text(max_size=80), st.text(max_size=10))
def test_any_text_has_one_of_six_signs(text: str, between: str) -> None:
    for figure in find_figures(text).figures:
        assert tell_change(text, figure) in ("=", "~", "<", ">", "up", "down")
        assert not restates(between, figure, figure, again=True)
