import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.annotations import Direction, Kind
from nlp.figures.kind_cue import sentence_bounds
from nlp.figures.scan import find_figures
from nlp.text.lexer import lex
from tests.nlp.figures.told import told


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


@pytest.mark.parametrize(
    ("text", "kind", "direction"),
    [
        ("Rents rose only by about 5 percent.", Kind.GROWTH, Direction.UP),
        ("Rents shrank 5 percent.", Kind.GROWTH, Direction.DOWN),
        ("Rents in the town, by 5 percent, rose.", Kind.SHARE, Direction.NONE),
        ("It pushed rents down in the town by 5 percent.", Kind.GROWTH, Direction.DOWN),
        ("They saw a 5 percent drop.", Kind.GROWTH, Direction.DOWN),
        ("They saw a $5 million drop.", Kind.CHANGE, Direction.DOWN),
        ("Rents are $5 higher.", Kind.CHANGE, Direction.UP),
        ("Rents are $5 lower.", Kind.CHANGE, Direction.DOWN),
        ("They raised $5 million.", Kind.LEVEL, Direction.NONE),
        ("They raised it by $5 million.", Kind.CHANGE, Direction.UP),
        ("They raised duties 5 percent.", Kind.RATE, Direction.NONE),
        ("They reported a loss of $5 million.", Kind.LEVEL, Direction.NONE),
        ("They took up 5 tonnes.", Kind.LEVEL, Direction.NONE),
        ("They were up 5 tonnes.", Kind.CHANGE, Direction.UP),
        ("Sales more than tripled.", Kind.GROWTH, Direction.UP),
        ("Sales grew fivefold.", Kind.GROWTH, Direction.UP),
        ("Sales are fivefold those of it.", Kind.RATIO, Direction.NONE),
        ("Sales are 5 times those of it.", Kind.RATIO, Direction.NONE),
        ("The 75th percentile is high.", Kind.STATISTIC, Direction.NONE),
        ("Rates went up by 25 basis points.", Kind.CHANGE, Direction.UP),
        ("Rates went down by 25 basis points.", Kind.CHANGE, Direction.DOWN),
        ("A third of it was sold.", Kind.SHARE, Direction.NONE),
        ("Sales fell by a third.", Kind.GROWTH, Direction.DOWN),
        ("Rice costs $5 per kg.", Kind.LEVEL, Direction.NONE),
        ("It costs 5 yuan per dollar.", Kind.RATE, Direction.NONE),
        ("The ratio is 5.", Kind.RATIO, Direction.NONE),
        ("The share is 0.5.", Kind.SHARE, Direction.NONE),
        ("The average share is 4.2.", Kind.LEVEL, Direction.NONE),
        ("It is 4.2 there.", Kind.STATISTIC, Direction.NONE),
        ("The mean price is 4.2.", Kind.LEVEL, Direction.NONE),
        ("The index is 4.2.", Kind.LEVEL, Direction.NONE),
        ("The index is 42.", Kind.LEVEL, Direction.NONE),
        ("It would be 5 percent higher.", Kind.GROWTH, Direction.UP),
        ("It is 5 percent higher.", Kind.RATIO, Direction.NONE),
        ("They paid 5 percent of duty.", Kind.RATE, Direction.NONE),
        ("They paid 5 percent of it.", Kind.SHARE, Direction.NONE),
        ("The wage premium is 5 percent.", Kind.RATIO, Direction.NONE),
        ("It gained 5 percent per year.", Kind.GROWTH, Direction.UP),
        ("It made 5 percent annually.", Kind.GROWTH, Direction.NONE),
        ("The tax was 5 percent per year.", Kind.RATE, Direction.NONE),
        ("Growth in the tax was 5 percent.", Kind.GROWTH, Direction.UP),
        ("It held 5 percent.", Kind.SHARE, Direction.NONE),
        ("It came to +5 percent.", Kind.GROWTH, Direction.UP),
        ("The elasticity estimates reach 5 percent.", Kind.STATISTIC, Direction.NONE),
        ("It is significant at the 5 percent level.", Kind.STATISTIC, Direction.NONE),
        ("The 95 percent confidence interval is wide.", Kind.STATISTIC, Direction.NONE),
        ("It explains much of the variance (12 percent).", Kind.STATISTIC, Direction.NONE),
        ("The estimated effect is 7.", Kind.STATISTIC, Direction.NONE),
    ],
)
def test_each_wording_has_its_kind(text: str, kind: Kind, direction: Direction) -> None:
    (figure,) = find_figures(text).figures
    assert (figure.kind, figure.direction) == (kind, direction)


@pytest.mark.parametrize("unit", ["$5 million", "5 tonnes", "5 MWh", "5 percentage points"])
@pytest.mark.parametrize(
    ("verb", "direction"),
    [
        ("rose by", Direction.UP),
        ("fell by", Direction.DOWN),
        ("was cut by", Direction.DOWN),
        ("grew", Direction.UP),
    ],
)
def test_a_change_is_one_in_any_unit(unit: str, verb: str, direction: Direction) -> None:
    (figure,) = find_figures(f"The stock {verb} {unit}.").figures
    assert (figure.kind, figure.direction) == (Kind.CHANGE, direction)


@pytest.mark.parametrize("unit", ["years", "months", "weeks", "days", "hours", "minutes", "decades"])
def test_times_are_durations_in_any_unit(unit: str) -> None:
    assert [figure.kind for figure in find_figures(f"It lasted for 7 {unit}.").figures] == [Kind.DURATION]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Loans were 7 percent of GDP.", Kind.RATIO),
        ("Imports rose to 14 percent of GDP.", Kind.RATIO),
        ("They have less than 5 percent of U.S. per capita GDP.", Kind.RATIO),
        ("Consumption is 40 percent of GDP.", Kind.SHARE),
        ("Exports were 17 percent of GDP.", Kind.SHARE),
        ("Loans were 7 percent of the total.", Kind.SHARE),
    ],
)
def test_what_is_no_part_of_output_is_a_quotient_of_it(text: str, kind: Kind) -> None:
    (figure,) = find_figures(text).figures
    assert figure.kind is kind


def test_under_behind_a_change_says_when_and_not_how_far() -> None:
    (figure,) = find_figures("The base grows by three per cent under retaliation.").figures
    assert (figure.kind, figure.direction) == (Kind.GROWTH, Direction.UP)
    (figure,) = find_figures("They stand 10 percent under the limit.").figures
    assert figure.kind is Kind.RATIO


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It has 5 percent of it.", "5 percent = 5 % share"),
        ("It has 5 percent of duty.", "5 percent = 5 % rate"),
        ("It is 5 percent higher.", "5 percent = 5 % ratio"),
        ("It would be 5 percent higher.", "5 percent = 5 % growth up"),
        ("It is 5 percent higher than in Peru.", "5 percent = 5 % ratio"),
        ("It is 5 percent higher than in 2010.", "5 percent = 5 % growth up; 2010 date"),
        ("It is 5 percent lower than before.", "5 percent = 5 % growth down"),
        ("It is 5 percent lower, before all.", "5 percent = 5 % ratio"),
        ("It is 5 percent lower than in FY12.", "5 percent = 5 % growth down; 12 date"),
        ("It is 5 percent higher than in Peru and before.", "5 percent = 5 % ratio"),
        ("It is 5 percent above it.", "5 percent = 5 % ratio"),
        ("A share 5 percent above it is odd.", "5 percent = 5 % share"),
        ("A rate 5 percent below it is odd.", "5 percent = 5 % rate"),
        ("A 5 percent increase came.", "5 percent = 5 % growth up"),
        ("A 5 percent rate of increase came.", "5 percent = 5 % rate"),
        ("An increase of 5 percent came.", "5 percent = 5 % growth up"),
        ("An increase in the rate of 5 percent came.", "5 percent = 5 % rate"),
        ("An increase in the growth rate of 5 percent came.", "5 percent = 5 % growth up"),
        ("An increase in all that is mined at 5 percent came.", "5 percent = 5 % share"),
        ("Growth in all of the many small towns of it was 5 percent.", "5 percent = 5 % growth up"),
        ("Growth ranging from 5 to 7 percent came.", "5 to 7 percent = 5..7 % growth up"),
        ("Wages ranging from 5 to 7 percent came.", "5 to 7 percent = 5..7 % share"),
        ("The tariff rate is 5 percent.", "5 percent = 5 % rate"),
        ("The tariff growth is 5 percent.", "5 percent = 5 % growth up"),
        ("The share is 5 percent.", "5 percent = 5 % share"),
        ("The rate of growth, at 5 percent, is odd.", "5 percent = 5 % growth up"),
        ("The gap is 5 percent.", "5 percent = 5 % ratio"),
        ("The ratio is 5 percent.", "5 percent = 5 % ratio"),
        ("The CAGR is 5 percent.", "5 percent = 5 % growth"),
        ("It grew 5 percent per year.", "5 percent per year = 5 % growth up"),
        ("It is 5 percent a year.", "5 percent a year = 5 % growth"),
        ("It is 5 percent annually.", "5 percent = 5 % growth"),
        ("A duty of 5 percent a year is odd.", "5 percent a year = 5 % rate"),
        ("The elasticity of it is 5 percent.", "5 percent = 5 % statistic"),
        ("The estimates are 5 percent here.", "5 percent = 5 % statistic"),
        ("It is 5 percent here.", "5 percent = 5 % share"),
        ("It is +5 percent here.", "+5 percent = 5 % growth up"),
        (
            "It rose 3 percent in Peru and 5 percent in Chile.",
            "3 percent = 3 % growth up; 5 percent = 5 % growth up",
        ),
        (
            "The tariff is 3 percent in Peru and 5 percent in Chile.",
            "3 percent = 3 % rate; 5 percent = 5 % rate",
        ),
        ("It is twice as large here.", "twice = 2 1 ratio"),
        ("It doubled here.", "doubled = 2 1 growth up"),
        ("It will double the yield here.", "double = 2 1 growth up"),
        ("It is nearly double the yield here.", "nearly double = 2 1 ratio below"),
        ("It rose tenfold here.", "tenfold = 10 1 growth up"),
        ("It is tenfold here.", "tenfold = 10 1 ratio"),
        ("It is 10 times as large here.", "10 times = 10 1 ratio"),
        ("It rose 5 percentage points here.", "5 percentage points = 5 pp change up"),
        ("It is 5 basis points here.", "5 basis points = 5 bp change"),
        ("It took 5 years here.", "5 years = 5 year duration"),
        ("It has 5 mills here.", "5 mills = 5 {mill} count"),
        ("It has 5 mills per town here.", "5 mills = 5 {mill} count"),
        ("It rose by a half here.", "half = 0.5 1 growth up"),
        ("It has a half of it here.", "a half = 0.5 1 share"),
        ("It costs $5 here.", "$5 = 5 USD level"),
        ("It costs 5 yuan per dollar here.", "5 yuan per dollar = 5 CNY/USD rate"),
        ("It rose by $5 here.", "$5 = 5 USD change up"),
        ("The ratio of it is 5.2 here.", "5.2 = 5.2 1 ratio"),
        ("The share of it is 0.52 here.", "0.52 = 0.52 1 share"),
        ("The share of it is 5.2 here.", "5.2 = 5.2 1 level"),
        ("The index of it is 5.2 here.", "5.2 = 5.2 1 level"),
        ("The mean of it is 5.2 here.", "5.2 = 5.2 1 level"),
        ("It is 5.2 here.", "5.2 = 5.2 1 statistic"),
        ("It is 52 here.", "52 = 52 1 level"),
        ("The coefficient of it is 52 here.", "52 = 52 1 statistic"),
        ("The coefficient of it is $52 here.", "$52 = 52 USD level"),
        ("It holds at the 5 percent level.", "5 percent = 5 % statistic"),
        ("It holds to a 5 percent level.", "5 percent = 5 % share"),
        ("It is significant at the 5 percent level.", "5 percent = 5 % statistic"),
        ("A 95 percent confidence interval is used.", "95 percent = 95 % statistic"),
        ("A 95 percent confidence is used.", "95 percent = 95 % statistic"),
        ("The 95 percent CI is used.", "95 percent = 95 % statistic"),
        ("The variance is 95 percent of it.", "95 percent = 95 % statistic"),
        ("A correlation of 95 percent is seen.", "95 percent = 95 % statistic"),
        ("It has 52 of them here.", "52 = 52 1 level"),
    ],
)
def test_a_figure_is_of_the_kind_that_its_words_say(text: str, said: str) -> None:
    assert told(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("They rose 3 fold there.", "3 fold = 3 1 growth up"),
        (
            "Its share rose by 3 percentage points (13 percent) there.",
            "3 percentage points = 3 pp change up; 13 percent = 13 % growth up",
        ),
        (
            "Its share rose by 3 percentage points, 13 percent there.",
            "3 percentage points = 3 pp change up; 13 percent = 13 % share",
        ),
        (
            "It was 3 percent higher in 2005 and 5 percent in 2006.",
            "3 percent = 3 % ratio; 2005 date; 5 percent = 5 % ratio; 2006 date",
        ),
        ("Mills gained in all of these old towns twofold.", "twofold = 2 1 ratio"),
        ("It is 5 in towns by all the old ratio.", "5 = 5 1 level"),
        ("It is 5 percent less of it.", "5 percent = 5 % share"),
        ("It could by all the means in these towns be 5 percent cheaper.", "5 percent = 5 % ratio"),
        ("Its share of all mills in it is 5 percent above Peru.", "5 percent = 5 % ratio"),
        ("It is 5 percent more than in the towns by the sea of 2009.", "5 percent = 5 % ratio; 2009 date"),
        ("Its gain is 5 percent of duty there.", "5 percent = 5 % growth up"),
        (
            "Tariffs moved on all the goods of it that were sold in the town from 5 percent.",
            "5 percent = 5 % rate",
        ),
        ("Tariffs are on all of the goods in these old towns 5 percent there.", "5 percent = 5 % share"),
        ("It is 5 percent in the old town by tariffs.", "5 percent = 5 % share"),
        ("The gap of mills in all towns is 5 percent there.", "5 percent = 5 % share"),
        ("A 5 percent old mill increase was seen.", "5 percent = 5 % growth up"),
        ("It is a 5%-level test.", "5% = 5 % statistic"),
        ("The variance of mills is in all it 5 percent.", "5 percent = 5 % share"),
        ("It has n = 5 there.", "5 = 5 1 level"),
        ("It is 5 in the mills' score.", "5 = 5 1 level"),
        ("The score of the mills and of the kilns of all the towns is 5.", "5 = 5 1 level"),
        ("The growth of the tariffs here is at 5 percent there.", "5 percent = 5 % growth up"),
        ("Imports rose 3 dollars, and 5 percent then.", "3 dollars = 3 USD change up; 5 percent = 5 % share"),
        (".7 of it", ".7 = 0.7 1 statistic"),
    ],
)
def test_cues_of_kinds_hold_within_their_distance(text: str, said: str) -> None:
    assert told(text) == said
