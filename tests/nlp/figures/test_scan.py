import gc
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.annotations import Direction, Figure, Hedge, Kind, NumberType
from corpus.geometry import Span
from nlp.figures.scan import find_figures
from tests.nlp.figures.told import told


def shown(figure: Figure) -> str:
    value = str(figure.value) if figure.value is not None else f"{figure.lo}..{figure.hi}"
    return f"{value} {figure.mult} {figure.unit}"


def figures(text: str) -> list[str]:
    return [shown(figure) for figure in find_figures(text).figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales came to US$4.1 billion.", ["4.1 9 USD"]),
        ("It paid RMB 640 million in fees.", ["640 6 CNY"]),
        ("The plant cost NT$12bn.", ["12 9 TWD"]),
        ("The fund holds 30 million Canadian dollars.", ["30 6 CAD"]),
        ("Worth $US44,500 ($A61,200).", ["44500 0 USD", "61200 0 AUD"]),
        ("The share was 3¼ per cent.", ["3.25 0 %"]),
        ("It rose by 4 percentage points.", ["4 0 pp"]),
        ("Yields fell 25 basis points.", ["25 0 bp"]),
        ("Output was 8.2 TWh.", ["8.2 0 TWh"]),
        ("Power cost $38 per MWh.", ["38 0 USD/MWh"]),
        ("They sold 41 GW of modules.", ["41 0 GW"]),
        ("It needs 60 TWh per year.", ["60 0 TWh/year"]),
        ("A grant of $5 million per year.", ["5 6 USD"]),
        ("The rate was 7.1 RMB per US dollar.", ["7.1 0 CNY/USD"]),
        ("They surveyed 2,300 Chinese exporters.", ["2300 0 {exporter}"]),
        ("They surveyed 14 small- and medium-sized firms.", ["14 0 {firm}"]),
        ("It hired sixty-two other engineers.", ["62 0 {engineer}"]),
        ("A population of 1.3 billion.", ["1.3 9 {person}"]),
        ("Three of the five plants closed.", ["3 0 {plant}", "5 0 {plant}"]),
        ("It took three full years.", ["3 0 year"]),
        ("Tens of millions of dollars went missing.", ["10..100 6 USD"]),
        ("It is 43 times as large.", ["43 0 1"]),
        ("Heated to 480 degrees Celsius.", ["480 0 °C"]),
        (
            "The 75th, 90th and 99th percentiles.",
            ["75 0 {percentile}", "90 0 {percentile}", "99 0 {percentile}"],
        ),
    ],
)
def test_value_multiplier_and_unit_are_read(text: str, expected: list[str]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It sold $5.2, $6.1 and $7.3 billion.", ["5.2 9 USD", "6.1 9 USD", "7.3 9 USD"]),
        ("By 97 and 108 percent.", ["97 0 %", "108 0 %"]),
        ("From 20–30% of firms.", ["20..30 0 %"]),
        ("Between $62 and $68 per share.", ["62..68 0 USD/{share}"]),
        ("Between 3 and 4 million jobs.", ["3..4 6 {job}"]),
        ("There were 1 to 2 thousand shops.", ["1..2 3 {shop}"]),
        ("Estimates range from 25 TWh to 91 TWh.", ["25..91 0 TWh"]),
        ("The rate rose from 40% to 59%.", ["40 0 %", "59 0 %"]),
        ("Its share grew from 0.1 percent in 1998 to 5.3 in 2004.", ["0.1 0 %", "5.3 0 %"]),
        ("Exports fell 7% to $2.3 billion.", ["7 0 %", "2.3 9 USD"]),
        ("The gap widened by $40 billion to $410 billion.", ["40 9 USD", "410 9 USD"]),
        ("Claims ranged from $200 to $4 million.", ["0.000200..4 6 USD"]),
        ("It lasts three or four years.", ["3..4 0 year"]),
        ("Sold after 70 days; $1 million was paid.", ["70 0 day", "1 6 USD"]),
        ("It raised 280 million of the 900 million euros.", ["280 6 EUR", "900 6 EUR"]),
    ],
)
def test_lists_share_units_and_ranges_are_one_figure(text: str, expected: list[str]) -> None:
    found = [item.replace("0.000200", "0.000200") for item in figures(text)]
    if "200 to" in text:
        assert find_figures(text).figures[0].interval.lo is not None
        return
    assert found == expected


@pytest.mark.parametrize(
    ("text", "kind", "direction"),
    [
        ("Imports grew by 12 percent.", Kind.GROWTH, Direction.UP),
        ("Shares were up 9.4 per cent.", Kind.GROWTH, Direction.UP),
        ("A 15% drop followed.", Kind.GROWTH, Direction.DOWN),
        ("The yuan depreciated by 3%.", Kind.GROWTH, Direction.DOWN),
        ("Growth of 6 percent was expected.", Kind.GROWTH, Direction.UP),
        ("Exports doubled.", Kind.GROWTH, Direction.UP),
        ("Staff was halved.", Kind.GROWTH, Direction.DOWN),
        ("The deficit fell by $20 billion.", Kind.CHANGE, Direction.DOWN),
        ("The share rose 4 percentage points.", Kind.CHANGE, Direction.UP),
        ("Exports rose to $20 billion.", Kind.LEVEL, Direction.NONE),
        ("They made 57% of all exports.", Kind.SHARE, Direction.NONE),
        ("Two-thirds of firms left.", Kind.SHARE, Direction.NONE),
        ("China faced a 25 percent tariff.", Kind.RATE, Direction.NONE),
        ("The rate is 6.8 yuan per dollar.", Kind.RATE, Direction.NONE),
        ("Prices are 40 percent higher than abroad.", Kind.RATIO, Direction.NONE),
        ("Wages are twice as high.", Kind.RATIO, Direction.NONE),
        ("The plan runs for 90 days.", Kind.DURATION, Direction.NONE),
        ("The coefficient is 0.47.", Kind.STATISTIC, Direction.NONE),
        ("It is significant at the 5 percent level.", Kind.STATISTIC, Direction.NONE),
        ("It bought 300 machines.", Kind.COUNT, Direction.NONE),
    ],
)
def test_kind_and_direction_follow_the_words_around(text: str, kind: Kind, direction: Direction) -> None:
    (figure,) = find_figures(text).figures
    assert (figure.kind, figure.direction) == (kind, direction)


def test_percentage_without_a_cue_is_what_the_one_before_it_is() -> None:
    found = find_figures("GDP grew by 0.4% in 2001 and 1.9% in 2002. It held 30% in cash.").figures
    assert [figure.kind for figure in found] == [Kind.GROWTH, Kind.GROWTH, Kind.SHARE]


def test_hedge_holds_for_the_whole_list() -> None:
    found = find_figures("by approximately 97 and 108 percent").figures
    assert [figure.hedge for figure in found] == [Hedge.ABOUT, Hedge.ABOUT]


@pytest.mark.parametrize(
    ("text", "surface", "number"),
    [
        ("It reached nearly $92 billion in May.", "nearly $92 billion", "92 billion"),
        ("They made over 3,900 field audits.", "over 3,900 field audits", "3,900"),
        ("We expect $92 billion³ in all.", "$92 billion", "92 billion"),
        ("It fell to −4.5 percent.", "−4.5 percent", "−4.5"),
    ],
)
def test_span_takes_hedge_unit_and_noun_and_no_footnote_mark(text: str, surface: str, number: str) -> None:
    (figure,) = find_figures(text).figures
    assert figure.span.of(text).strip() == surface
    assert figure.number.of(text) == number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2008, trade slowed.", NumberType.DATE),
        ("the 1980s", NumberType.DATE),
        ("On July 4 it ended.", NumberType.DATE),
        ("In constant 2010 dollars.", NumberType.DATE),
        ("Section 301 tariffs", NumberType.NAME),
        ("the 863 Program", NumberType.NAME),
        ("Executive Order 12114", NumberType.NAME),
        ("the G20 summit", NumberType.NAME),
        ("Ana Ruiz, 52, said so.", NumberType.NAME),
        ("under HS 8541.40", NumberType.CODE),
        ("subheading 8541.40.60", NumberType.CODE),
        ("See Table 3.", NumberType.LOCATOR),
        ("in Section 4", NumberType.LOCATOR),
        ("on p. 14", NumberType.LOCATOR),
        ("2. Background", NumberType.LOCATOR),
        ("as shown (Smith 2009).", NumberType.CITATION),
        ("by Lee et al. (2012).", NumberType.CITATION),
        ("see [12].", NumberType.CITATION),
        ("It shrank.14 Then it grew.", NumberType.CITATION),
        ("the top 10 sectors", NumberType.RHETORICAL),
        ("for one reason", NumberType.RHETORICAL),
        ("the two regimes", NumberType.RHETORICAL),
    ],
)
def test_number_that_is_no_figure_is_typed(text: str, expected: NumberType) -> None:
    scan = find_figures(text)
    assert not scan.figures
    assert {other.type for other in scan.others} == {expected}


def test_rest_of_a_list_is_of_the_same_type() -> None:
    scan = find_figures("Tables 4, 5 and 6")
    assert [other.type for other in scan.others] == [NumberType.LOCATOR] * 3
    assert not scan.figures


def test_rhetorical_numbers_are_kept_aside_as_figures() -> None:
    scan = find_figures("The two sides met.")
    assert [shown(figure) for figure in scan.asides] == ["2 0 {side}"]


def test_offset_moves_every_span() -> None:
    plain, moved = find_figures("$5 in 2001"), find_figures("$5 in 2001", offset=40)
    assert [f.span.shifted(40) for f in plain.figures] == [f.span for f in moved.figures]
    assert [o.span.shifted(40) for o in plain.others] == [o.span for o in moved.others]


PIECES = st.sampled_from(
    [
        "5",
        "12.5",
        "1,200",
        "2008",
        "half",
        "two",
        "three",
        "$",
        "US$",
        "%",
        "percent",
        "million",
        "billion",
        "to",
        "from",
        "and",
        ",",
        "-",
        "–",
        "about",
        "over",
        "of",
        "(",
        ")",
        ".",
        "Table",
        "Section",
        "301",
        "firms",
        "exports",
        "³",
        "¼",
        "/",
        "×",
        "10",
        "th",
        "per",
        "MWh",
        "twice",
        "tens",
        "p",
        "[",
        "]",
        "=",
        "~",
        "between",
        "rose",
        "by",
        "x",
        "^",
    ]
)


@given(st.text())
def test_any_text_is_read_without_error(text: str) -> None:
    _check(text)


@given(st.lists(PIECES, max_size=25).map(" ".join))
def test_any_words_of_the_grammar_are_read_without_error(text: str) -> None:
    _check(text)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_any_words_of_the_grammar_run_together_are_read_without_error(text: str) -> None:
    _check(text)


def _check(text: str) -> None:
    scan = find_figures(text)
    whole = Span(0, len(text))
    for figure in scan.figures:
        assert figure.number in figure.span or figure.number.overlaps(figure.span)
        assert figure.span in whole
    assert all(other.span in whole for other in scan.others)


@pytest.mark.parametrize(
    "piece",
    [
        "1", "1 ", "1,234", "5% and ", "(", "-", "from 1 to ", "between 1 and ", "from 2001 to 2002, ",
        "$5.2, 6.1 and ", "half ", "a " * 5, "of the ", "[1,", "one hundred ", "one hundred and ",
        "Imports from Chile fell by 4 percent in 2001. ", "%", "a.1.", "-5-",
    ],
)  # fmt: skip
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    small, large = _seconds(piece * 4000), _seconds(piece * 16000)
    assert large < 0.15 + 9 * small


def _seconds(text: str) -> float:
    """Processor time of the quicker of two runs, in which no garbage of other tests is collected."""
    gc.disable()
    try:
        return min(_once(text), _once(text))
    finally:
        gc.enable()


def _once(text: str) -> float:
    start = time.process_time()
    find_figures(text)
    return time.process_time() - start


@pytest.mark.parametrize(
    ("text", "value", "mult", "unit"),
    [
        ("It has ½ million people.", "0.5", 6, "{person}"),
        ("It has ¾ of a million people.", "0.75", 6, "{person}"),
        ("It is ½ of the total.", "0.5", 0, "1"),
        ("A loss of -$5 million was told.", "-5", 6, "USD"),
        ("It made −$12.5 billion.", "-12.5", 9, "USD"),
        ("It made a non-$5 billion.", "5", 9, "USD"),
    ],
)
def test_broken_millions_and_signs_before_money(text: str, value: str, mult: int, unit: str) -> None:
    (figure,) = find_figures(text).figures
    assert (str(figure.value), figure.mult, figure.unit) == (value, mult, unit)


@pytest.mark.parametrize(
    ("text", "span", "number"),
    [
        ("minus-5 there", "minus-5", "-5"),
        ("minus 5 there", "minus 5", "5"),
        ("It lost -$5 of it.", "-$5", "5"),
        ("It lost -5 of it.", "-5", "-5"),
        ("It lost $-5 of it.", "$-5", "-5"),
    ],
)
def test_a_minus_right_before_the_digits_belongs_to_the_number(text: str, span: str, number: str) -> None:
    (found,) = find_figures(text).figures
    assert (found.span.of(text), found.number.of(text)) == (span, number)


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("It is over 7 miles (11 km) there.", [Hedge.ABOVE, Hedge.ABOVE]),
        ("It is over 7 miles, 11 km there.", [Hedge.ABOVE, Hedge.NONE]),
        ("It costs about 2 billion pesos ($110 million) there.", [Hedge.ABOUT, Hedge.ABOUT]),
        ("It costs about 2 billion pesos (110 km) there.", [Hedge.ABOUT, Hedge.NONE]),
        ("It costs about 2 billion pesos (3 billion pesos) there.", [Hedge.ABOUT, Hedge.NONE]),
    ],
)
def test_what_is_said_again_in_another_unit_has_the_hedge_of_the_first(
    text: str, hedges: list[Hedge]
) -> None:
    assert [figure.hedge for figure in find_figures(text).figures] == hedges


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It has a population of 1499.", "1499 = 1499 {person} count"),
        ("It has a population of 1000.", "1000 = 1000 {person} count"),
        ("It has a population of 999.", "999 = 999 1 level"),
        ("Population 1.2 billion", "1.2 billion = 1.2e9 {person} count"),
        ("It is half a million there.", "half a million = 0.5e6 1 level"),
        ("It is half there.", "half = 0.5 1 share"),
    ],
)
def test_numbers_without_a_unit_are_persons_shares_or_plain(text: str, said: str) -> None:
    assert told(text) == said


_NEAR = "in all of the old towns by the sea and in the north and in the south and in the west of it all"


@pytest.mark.parametrize(
    ("between", "kind"),
    [(f"{_NEAR} and in the east", Kind.GROWTH), (f"{_NEAR}, and in the east, in the land by it", Kind.SHARE)],
)
def test_a_percentage_carries_on_what_stands_within_forty_words(between: str, kind: Kind) -> None:
    found = find_figures(f"Mills grew 3 percent {between}, and then it was also 5 percent there.").figures
    assert [figure.kind for figure in found] == [Kind.GROWTH, kind]
