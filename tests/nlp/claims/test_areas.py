"""Which place a figure is said of, and with whom."""

import pytest

from corpus.annotations import Claim, Dim, SlotSource
from nlp.annotate import Annotator
from tests.nlp.claims.told import told

READ = Annotator("")


def last(text: str) -> Claim:
    return READ.text(text).claims[-1]


def places(claim: Claim) -> tuple[str, str]:
    return claim.code(Dim.AREA), claim.code(Dim.PARTNER)


@pytest.mark.parametrize(
    ("text", "area", "partner"),
    [
        ("Japan's imports from Chile reached $4 billion.", "JPN", "CHL"),
        ("Exports of Peru to Japan fell by 4 percent.", "PER", "JPN"),
        ("Chile accounted for 32 percent of Japan's imports.", "JPN", "CHL"),
        ("Peru holds 9 percent of all debt of Japan, and Chile holds 4 percent.", "JPN", "CHL"),
        ("Wages in Chile were six times those of Peru.", "CHL", ""),
        ("The yen appreciated by 4 percent.", "JPN", ""),
        ("The rate was 8.3 yuan per dollar.", "CHN", "USA"),
        ("Japan, followed by Chile and Peru, sold goods worth $4 billion.", "JPN", ""),
        ("Output in Chile and Japan grew by 3 and 4 percent, respectively.", "JPN", ""),
    ],
)
def test_reporter_and_counterpart_follow_the_words_around_them(text: str, area: str, partner: str) -> None:
    assert places(last(text)) == (area, partner)


@pytest.mark.parametrize(
    ("sentence", "areas"),
    [
        ("With open gates it is worth 3.17% in Norway and 6.23% in Peru.", ["NOR", "PER"]),
        ("Duties were cut by 61% for Spain, by 37% for Chile.", ["ESP", "CHL"]),
        (
            "The loss, which for Italy comes to $12.4 billion and for Egypt to $3.1 million, shrinks.",
            ["ITA", "EGY"],
        ),
        ("Norway had more members (38) than Peru.", ["NOR"]),
    ],
)
def test_each_figure_has_the_place_that_is_said_of_it(sentence: str, areas: list[str]) -> None:
    assert [claim.code(Dim.AREA) for claim in READ.text(sentence).claims] == areas


@pytest.mark.parametrize(
    "text",
    [
        "Chile, Peru and Japan sold goods worth $4 billion.",
        "Wages in Chile/Peru/Japan were $400.",
        "It lasted for 5 years.",
    ],
)
def test_several_places_are_no_one_place(text: str) -> None:
    assert last(text).code(Dim.AREA) == ""


def test_place_of_the_sentence_before_is_a_weak_one() -> None:
    slot = last("Chile has a long coast. Output reached $40 billion.").slot(Dim.AREA)
    assert slot is not None
    assert (slot.code, slot.source) == ("CHL", SlotSource.PREVIOUS)


def test_length_of_time_takes_no_place_from_other_sentences() -> None:
    assert last("Chile has a long coast. The works took 3 years.").code(Dim.AREA) == ""


def test_real_exchange_rate_is_no_rate_of_the_real() -> None:
    assert last("The real exchange rate of the yen appreciated by 4 percent.").code(Dim.AREA) == "JPN"


@pytest.mark.parametrize(
    ("text", "area", "partner"),
    [
        ("The rate was 8.3 pesos per dollar.", "MEX", "USA"),
        ("The yen stood at $4.", "", ""),
        ("The baht weakened by 4 percent.", "THA", ""),
        ("The baht grew by 4 percent.", "", ""),
        ("The won appreciated by 4 percent.", "", ""),
        ("World output reached $40 billion.", "WLD", ""),
        ("World Bank loans reached $40 billion.", "", ""),
        ("Global warming costs $40 billion.", "", ""),
        ("Global costs are $40 billion.", "WLD", ""),
        ("Peru made up 32 percent of world exports.", "PER", ""),
        ("Peru made up 32 percent of Chile's exports.", "CHL", "PER"),
        ("Peru made up 32 percent of Peru's exports.", "PER", ""),
        ("Among suppliers, Peru (4 percent) came last.", "", "PER"),
        ("In output, Peru (4 percent) came last.", "PER", ""),
        ("In output, Chile and Peru (4 percent) came last.", "", ""),
        ("Sales in Chile and Peru were $4 million.", "", ""),
        ("Sales in Chile and in Peru were $4 million.", "PER", ""),
        ("Sales in Chile or Peru were $4 million.", "PER", ""),
        ("Sales in Chile, unlike Peru, were $4 million.", "CHL", ""),
        ("Sales in Chile, such as Peru, were $4 million.", "CHL", ""),
        ("Sales were $4 million in Chile, apart from Peru.", "CHL", ""),
        ("In Chile and Peru sales were 3 and 4 percent, respectively.", "PER", ""),
        ("The effect in Chile is significant at the 5 percent level.", "", ""),
    ],
)
def test_wordings_of_reporter_and_counterpart(text: str, area: str, partner: str) -> None:
    assert places(last(text)) == (area, partner)


@pytest.mark.parametrize(
    ("sentences", "area", "partner"),
    [
        ("Chile's imports from Peru were $3 million. Imports reached $4 billion.", "CHL", "PER"),
        ("Chile's imports from Peru were $3 million. Chile's imports reached $4 billion.", "CHL", "PER"),
        ("Chile's imports from Peru were $3 million. Japan's imports reached $4 billion.", "JPN", ""),
        ("Chile's imports from Peru were $3 million. Imports from Chile reached $4 billion.", "", "CHL"),
        ("Chile's imports from Peru were $3 million. It has 40 mines.", "CHL", ""),
        ("Chile's imports from Peru were $3 million. The rail took 4 years.", "", ""),
        (
            "Chile's imports from Peru were $3 million. It rains. It snows. Imports reached $4 billion.",
            "",
            "",
        ),
    ],
)
def test_places_in_mind_fill_what_a_sentence_leaves_open(sentences: str, area: str, partner: str) -> None:
    assert places(last(sentences)) == (area, partner)


NAMES = {"Chile": "CHL", "Peru": "PER", "Norway": "NOR", "Kenya": "KEN", "Vietnam": "VNM"}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "text", ["Imports from {} reached $4 billion.", "{} was the main source of imports worth $4 billion."]
)
def test_role_does_not_depend_on_which_place_it_is(name: str, text: str) -> None:
    claim = last(f"Japan is rich. {text.format(name)}")
    assert places(claim) == ("JPN", NAMES[name])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Imports from Chile were $4.", ["$4: measure Imports ind:imports, flow M, partner CHL"]),
        ("Imports to Chile were $4.", ["$4: measure Imports ind:imports, flow M, area CHL"]),
        ("Exports from Chile were $4.", ["$4: measure Exports ind:exports, flow X, area CHL"]),
        ("Exports to Chile were $4.", ["$4: measure Exports ind:exports, flow X, partner CHL"]),
        ("Exports into Chile were $4.", ["$4: measure Exports ind:exports, flow X, partner CHL"]),
        ("Flows to Chile were $4.", ["$4: measure Flows, area CHL"]),
        ("Sales to Chile were $4.", ["$4: measure Sales ind:sales, partner CHL"]),
        ("Sales to Chile mines were $4.", ["$4: measure Sales ind:sales, area CHL"]),
        ("Trade with Chile was $4.", ["$4: measure Trade ind:total_trade, flow T, partner CHL"]),
        ("Duties against Chile were 4 percent.", ["4 percent: measure Duties ind:tariff, partner CHL"]),
        ("Duties on Chile were 4 percent.", ["4 percent: measure Duties ind:tariff, partner CHL"]),
        ("Books on Chile made $4.", ["$4: area CHL"]),
        ("Investment in Chile was $4.", ["$4: measure Investment ind:investment, area CHL"]),
        (
            "Japan's investment in Chile was $4.",
            ["$4: measure investment ind:investment, area JPN, partner CHL"],
        ),
        ("Exports in Chile were $4.", ["$4: measure Exports ind:exports, flow X, area CHL"]),
        ("Sales, compared to Chile, were $4.", ["$4: measure Sales ind:sales, area CHL"]),
        (
            "Imports from both Chile and Peru were $4.",
            ["$4: measure Imports ind:imports, flow M, partner CHL"],
        ),
        (
            "Chile is the largest source of imports, at $4.",
            ["$4: measure imports ind:imports, flow M, partner CHL (clause)"],
        ),
        (
            "Chile is the largest mine of imports, at $4.",
            ["$4: measure imports ind:imports, flow M, area CHL (clause)"],
        ),
        (
            "Chile exporters faced a tariff of 4 percent.",
            ["4 percent: measure tariff ind:tariff, partner CHL"],
        ),
        ("Chile faced a tariff of 4 percent.", ["4 percent: measure tariff ind:tariff, partner CHL"]),
        ("Chile faced a loss of 4 percent.", ["4 percent: area CHL"]),
        (
            "Chile imports from Peru faced a tariff of 4 percent.",
            ["4 percent: measure tariff ind:tariff, area CHL, partner PER"],
        ),
        ("Japan, including Chile, made $4.", ["$4: area JPN"]),
        ("Japan sold $4 more than Chile.", ["$4: area JPN"]),
        ("Sales were $4 in Chile, while Peru stood still.", ["$4: measure Sales ind:sales, area CHL"]),
        ("While Peru stood still, sales were $4 in Chile.", ["$4: measure sales ind:sales, area CHL"]),
        ("Wages were twice those of Peru.", ["twice: measure Wages ind:wage, area PER"]),
        ("Wages in Chile were twice those of Peru.", ["twice: measure Wages ind:wage, area CHL"]),
        (
            "Japan (4 percent), Chile (5 percent) and Peru (6 percent) grew.",
            ["4 percent: area JPN", "5 percent: area CHL", "6 percent: area PER"],
        ),
        (
            "Sources are Japan (4 percent) and Chile (5 percent).",
            ["4 percent: partner JPN", "5 percent: partner CHL"],
        ),
        ("Japan / Chile made $4.", ["$4: "]),
        ("Japan, Peru, and Chile made $4.", ["$4: "]),
        ("Global sales were $4.", ["$4: measure Global sales ind:sales, area WLD"]),
        ("Global Sales made $4.", ["$4: measure Global Sales ind:sales"]),
        (
            "Chile made 4 percent of global sales.",
            ["4 percent: measure global sales ind:sales, area CHL, whole global sales"],
        ),
        (
            "Chile made 4 percent of Japan's sales.",
            ["4 percent: measure sales ind:sales, area JPN, partner CHL, whole sales"],
        ),
        ("Chile made 4 percent of it for Japan.", ["4 percent: area JPN, partner CHL"]),
        (
            "Peru made 9 percent of the sales of Japan, and Chile made 4 percent.",
            [
                "9 percent: measure sales ind:sales, area JPN, partner PER, whole sales",
                "4 percent: measure sales ind:sales, area JPN, partner CHL",
            ],
        ),
        (
            "Peru made 9 percent of the sales of Japan, and Chile lost 4 percent.",
            [
                "9 percent: measure sales ind:sales, area JPN, partner PER, whole sales",
                "4 percent: measure sales ind:sales, area CHL",
            ],
        ),
        ("The peso fell by 4 percent.", ["4 percent: "]),
        ("The peso depreciated by 4 percent.", ["4 percent: area MEX"]),
        ("The dollar depreciated by 4 percent.", ["4 percent: area USA"]),
        ("The euro depreciated by 4 percent.", ["4 percent: "]),
        ("The peso depreciated to $4.", ["$4: "]),
        ("The rate was 4 yuan per yen.", ["4 yuan per yen: measure rate, area CHN, partner JPN"]),
        ("The rate was 4 yuan per tonne.", ["4 yuan per tonne: measure rate"]),
        (
            "In Chile and Japan, 4 and 5 percent were lost, respectively.",
            ["4: area CHL", "5 percent: area JPN"],
        ),
        (
            "In Chile and Japan, 4 percent and 5 mines were lost, respectively.",
            ["4 percent: ", "5 mines: measure mines"],
        ),
    ],
)
def test_each_word_beside_a_place_gives_it_a_role(text: str, said: list[str]) -> None:
    assert told(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Chile's exports to Chile were $5.", [("", "CHL")]),
        ("In Peru exports to Chile of Chile were $5.", [("CHL", "")]),
        ("Chile accounted for 32 percent of all the old mills of Peru.", [("PER", "CHL")]),
        ("Chile accounted for 32 percent of all of the old big mills of Peru.", [("CHL", "")]),
        ("Spain and Chile accounted for 32 percent of Peru's exports.", [("PER", "CHL")]),
        ("Chile and the Spain sold $5.", [("", "")]),
        ("Between Chile and Spain mills sold $5.", [("ESP", "")]),
        ("Between the Chile and Spain mills sold $5.", [("ESP", "")]),
        ("Chile and Chile sold $5.", [("CHL", "")]),
        ("Chile and Spain (5%) sold.", [("", "")]),
        ("Chile, Spain (5%) sold.", [("ESP", "")]),
        ("Spain, followed by Chile, Peru, Italy, Norway, and Japan, sold $5.", [("ESP", "")]),
        ("Sales were $5 for the Chile and $6 for the Peru.", [("CHL", ""), ("PER", "")]),
        ("Chile had $5; Peru had old mills.", [("CHL", "")]),
    ],
)
def test_places_that_are_listed_or_named_twice_are_chosen_among(
    text: str, said: list[tuple[str, str]]
) -> None:
    assert [places(claim) for claim in READ.text(text).claims] == said
