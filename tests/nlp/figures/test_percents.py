import pytest

from nlp.figures.percents import percent_unit
from nlp.figures.scan import find_figures
from nlp.text.lexer import lex
from tests.nlp.figures.told import told


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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It is 5% then.", "5% = 5 % share"),
        ("It is 5 % then.", "5 % = 5 % share"),
        ("It is 5 per cent then.", "5 per cent = 5 % share"),
        ("It is 5 per man then.", "5 = 5 1 level"),
        ("It is 5 percent then.", "5 percent = 5 % share"),
        ("It is 5 pct then.", "5 pct = 5 % share"),
        ("It is 5 pct. then.", "5 pct. = 5 % share"),
        ("It is 5 pct. Then it fell.", "5 pct = 5 % share"),
        ("It is 5 perc. points then.", "5 perc. points = 5 pp change"),
        ("It is 5 percentage points then.", "5 percentage points = 5 pp change"),
        ("It is 5 percentage-point then.", "5 percentage-point = 5 pp change"),
        ("It is 5 percent points then.", "5 percent points = 5 pp change"),
        ("It is 5 pts then.", "5 pts = 5 {pt} count"),
        ("It is 5pc then.", "5pc = 5 % share"),
        ("It is 5 pc then.", "5 pc = 5 pc level"),
        ("It is 5 p.p. then.", "5 p.p. = 5 pp change"),
        ("It is 5 p.a. then.", "5 = 5 1 level"),
        ("It is 5 b.p. then.", "5 b.p. = 5 bp change"),
        ("It is 5 bps then.", "5 bps = 5 bp change"),
        ("It is 5 basis points then.", "5 basis points = 5 bp change"),
        ("It is 5 % pts then.", "5 % pts = 5 pp change"),
        ("Its share fell 5 points.", "5 points = 5 pp change down"),
        ("Its score fell 5 points.", "5 points = 5 {point} change down"),
        ("Its rate fell from 9% by 5 points.", "9% = 9 % rate; 5 points = 5 pp change down"),
    ],
)
def test_per_cent_and_points_are_told_apart(text: str, said: str) -> None:
    assert told(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It fell 10 pct point there.", "10 pct point = 10 pp change down"),
        ("At 5 points its share fell.", "5 rhetorical"),
        ("It is at 50%, one point over it.", "50% = 50 % share; one rhetorical"),
        ("It is at 50%, 2 points more.", "50% = 50 % share; 2 points = 2 pp change up"),
        ("It fell 10 p.c. there.", "10 p.c. = 10 % growth down"),
        ("It fell 10 p.c there.", "10 p.c = 10 % growth down"),
    ],
)
def test_points_and_short_forms_of_per_cent(text: str, said: str) -> None:
    assert told(text) == said
