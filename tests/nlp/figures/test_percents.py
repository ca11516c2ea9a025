import pytest

from nlp.figures.percents import percent_unit
from nlp.figures.scan import find_figures
from nlp.text.lexer import lex


@pytest.mark.parametrize(
    ("text", "code", "last"),
    [
        ("% of it", "%", 1),
        ("per cent of it", "%", 2),
        ("pct. of it", "%", 2),
        ("pct. The rest", "%", 1),
        ("p.c. of it", "%", 4),
        ("percentage points", "pp", 2),
        ("percentage-points", "pp", 3),
        ("percentage pts", "pp", 2),
        ("perc. points", "pp", 3),
        ("%-points", "pp", 3),
        ("p.p. in all", "pp", 4),
        ("b.p. in all", "bp", 4),
    ],
)
def test_per_cent_and_points_are_told_in_all_their_forms(text: str, code: str, last: int) -> None:
    unit = percent_unit(lex(text), 0)
    assert unit is not None
    assert (unit.code, unit.last) == (code, last)


@pytest.mark.parametrize("text", ["per tonne", "percentage of it", "p. 14", "b of it", "pc of sky", ""])
def test_other_words_are_none(text: str) -> None:
    assert percent_unit(lex(text), 0) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Its share rose by five points.", "pp"),
        ("The duty is one point above theirs.", "pp"),
        ("The index of shares rose by five hundred points.", "{point}"),
    ],
)
def test_points_are_those_of_a_share_unless_an_index_is_named(text: str, code: str) -> None:
    assert [figure.unit for figure in find_figures(text).figures] == [code]
