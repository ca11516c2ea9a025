"""When a figure holds: the period that is said of it, or the one in mind."""

from dataclasses import replace

import pytest

from corpus.annotations import Dim, SlotSource
from corpus.document import Metadata
from nlp.annotate import Annotator, plain_document
from tests.nlp.claims.told import told

READ = Annotator("")


def periods(text: str) -> list[str]:
    return [claim.code(Dim.PERIOD) for claim in READ.text(text).claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Output grew 2 percent in 2004 and 5 percent in 2006.", ["2004", "2006"]),
        ("Steel: $5, $6 and $7 in 2006, 2007 and 2008, respectively.", ["2006", "2007", "2008"]),
        ("Demand is 70 TWh (19%) in 2030 and 90 TWh (33%) in 2050.", ["2030", "2030", "2050", "2050"]),
        ("Sales rose from $4 million in 2001 to $9 million in 2007.", ["2001", "2007"]),
        (
            "Sales rose from $4 in 2001 to $9 in 2007, while costs rose from $2 to $3 over the same period.",
            ["2001", "2007", "2001", "2007"],
        ),
        ("Output fell by 12 percent between 2001 and 2007.", ["2001/2007"]),
        ("Capacity was 40 MW, up 8 percent compared with 2011.", ["", "2011"]),
        ("Sales have been $4 million a year since 2011.", ["2011/"]),
        (
            "Catches fell by 2.3% with depth in 1975, and by 2.9% with depth in 1995.",
            ["1975", "1995"],
        ),
        (
            "In 1997, waste was 3% of sales in Spain, against 41% in Chile, and it stayed so in 2009 (17%).",
            ["1997", "1997", "2009"],
        ),
        ("The line was cut from $18.2 million to $6.4 million in 2016.", ["", "2016"]),
    ],
)
def test_figures_hold_at_the_period_they_are_said_with(text: str, expected: list[str]) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Sales were $4 million.", "2011"),
        ("Sales fell by 4 percent that year.", "2011"),
        ("Sales fell by 4 percent.", ""),
        ("Sales would be $4 million.", ""),
        ("The coefficient is 0.4.", ""),
        ("The works took 3 months.", ""),
    ],
)
def test_period_of_the_sentence_before_holds_unless_it_is_a_change_or_supposed(
    sentence: str, expected: str
) -> None:
    assert periods(f"The plant opened in 2011. {sentence}")[-1] == expected


@pytest.mark.parametrize(
    ("before", "year", "expected"),
    [
        ("Rents rose in 2011.", None, "2011-Q2"),
        ("Rents rose in 2011.", 2011, "2011-Q2"),
        ("Rents rose in 2011.", 2013, ""),
        ("Rents rose.", 2013, "2013-Q2"),
        ("Rents rose.", None, ""),
    ],
)
def test_quarter_without_a_year_takes_the_one_that_is_certain(
    before: str, year: int | None, expected: str
) -> None:
    document = replace(
        plain_document(f"{before} Inflation was 6 percent in the June quarter."), meta=Metadata(year=year)
    )
    slot = READ(document).claims[-1].slot(Dim.PERIOD)
    assert (slot.code if slot else "") == expected
    assert slot is None or slot.source is SlotSource.PREVIOUS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Output grew 2 percent and 5 percent in 2004 and 2006, respectively.", ["2004", "2006"]),
        ("Steel made $5 and 6 tonnes in 2006 and 2007, respectively.", ["2006", "2006"]),
        ("Between 1999 and 2004 sales rose from $37 to $59.", ["1999", "2004"]),
        ("Between 1999 and 2004 sales came to $59.", ["1999/2004"]),
        ("In the 1990s sales rose from $37 to $59.", ["1990/1999", "1990/1999"]),
        ("In 2011, sales were $4 million in Chile; in 2012 they were $5 million.", ["2011", "2012"]),
        ("Output was $4 million higher than in 2011.", ["2011"]),
        ("Output in 2013 was $4 million, compared with that of 2011.", ["2013"]),
        ("Output fell by 4 percent by 2013 relative to 2011.", ["2011/2013"]),
        ("Output fell by 4 percent since 2011.", ["2011/"]),
        ("Output fell by 4 percent since 2011; it ended in 2013.", ["2011/2013"]),
        ("The test is significant at the 5 percent level in 2011.", [""]),
        ("The strike of 2011 took 40 days.", [""]),
    ],
)
def test_period_is_chosen_among_those_of_the_sentence(text: str, expected: list[str]) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        ("It opened in 2011. Sales were $4.", "2011"),
        ("It opened in 2011. It is big. Sales were $4.", "2011"),
        ("It opened in 2011. It is big. It is old. Sales were $4.", ""),
        ("It opened in 2011. It might make $4.", ""),
        ("It opened in 2011. Wages were twice as high.", ""),
        ("It opened in 2011. Sales grew by $4 in the same month.", "2011"),
        ("It opened in 2011. Sales grew by $4 in the month.", ""),
        ("It opened in 2011. Sales grew by 12 percent over this decade.", "2011"),
        ("It opened in 2011. Then 2012 came, and sales were $4.", "2012"),
    ],
)
def test_period_in_mind_fades_with_the_sentences(sentences: str, expected: str) -> None:
    assert periods(sentences)[-1] == expected


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Sales were $4 in 2011.", SlotSource.LOCAL),
        ("In 2011 the big old firms of the south and the west had sales of $4.", SlotSource.CLAUSE),
        ("Rents rose in 2011, while sales were $4.", SlotSource.SENTENCE),
        ("Rents rose in 2011. Sales were $4.", SlotSource.PREVIOUS),
    ],
)
def test_source_says_how_near_the_period_was_read(text: str, source: SlotSource) -> None:
    slot = READ.text(text).claims[-1].slot(Dim.PERIOD)
    assert slot is not None
    assert (slot.code, slot.source) == ("2011", source)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Sales were $4 in 2001.", ["$4: measure Sales ind:sales, period 2001"]),
        (
            "Sales were $4 in 2001 and $5 in 2002.",
            ["$4: measure Sales ind:sales, period 2001", "$5: measure Sales ind:sales, period 2002"],
        ),
        (
            "In 2001 sales were $4, and wages $5.",
            ["$4: measure sales ind:sales, period 2001", "$5: measure wages ind:wage, period 2001"],
        ),
        (
            "In the year 2001, sales were $4, and wages $5.",
            ["$4: measure sales ind:sales, period 2001", "$5: measure wages ind:wage, period 2001 (clause)"],
        ),
        (
            "In 2001, sales were $4; in 2003 wages were $5.",
            ["$4: measure sales ind:sales, period 2001", "$5: measure wages ind:wage, period 2003"],
        ),
        (
            "Sales rose by 4 percent from 2001 to 2003.",
            ["4 percent: measure Sales ind:sales, period 2001/2003"],
        ),
        ("Sales rose by 4 percent from 2001.", ["4 percent: measure Sales ind:sales, period 2001"]),
        ("Sales rose by 4 percent over 2001.", ["4 percent: measure Sales ind:sales, period 2001"]),
        (
            "Sales rose by 4 percent in 2003 and by 5 percent in 2001.",
            [
                "4 percent: measure Sales ind:sales, period 2003",
                "5 percent: measure Sales ind:sales (clause), period 2001",
            ],
        ),
        ("Sales rose by 4 percent since 2001.", ["4 percent: measure Sales ind:sales, period 2001/"]),
        (
            "Sales rose by 4 percent since 2001, and in 2003.",
            ["4 percent: measure Sales ind:sales, period 2001/2003"],
        ),
        (
            "Sales rose by 4 percent since 2003, and in 2001.",
            ["4 percent: measure Sales ind:sales, period 2003/"],
        ),
        ("Sales were $4 since 2001.", ["$4: measure Sales ind:sales, period 2001/"]),
        (
            "Sales rose from $4 to $5 between 2001 and 2003.",
            ["$4: measure Sales ind:sales, period 2001", "$5: measure Sales ind:sales, period 2003"],
        ),
        (
            "Sales went from $4 to $5 between 2001 and 2003.",
            ["$4: measure Sales ind:sales, period 2001", "$5: measure Sales ind:sales, period 2003"],
        ),
        ("Sales came to $5 between 2001 and 2003.", ["$5: measure Sales ind:sales, period 2001/2003"]),
        ("Sales rose to $5 in the 1990s.", ["$5: measure Sales ind:sales, period 1990/1999"]),
        (
            "Sales rose from $4 to $5 in 2003.",
            ["$4: measure Sales ind:sales", "$5: measure Sales ind:sales, period 2003"],
        ),
        (
            "Sales rose from $4 to $5 by 2003.",
            ["$4: measure Sales ind:sales", "$5: measure Sales ind:sales, period 2003"],
        ),
        (
            "Sales rose from $4 in 2001 to $5 in 2003.",
            ["$4: measure Sales ind:sales, period 2001", "$5: measure Sales ind:sales, period 2003"],
        ),
        ("Sales were $4 higher than in 2001.", ["$4: measure Sales ind:sales, period 2001"]),
        ("Sales were $4 in 2003, compared to 2001.", ["$4: measure Sales ind:sales, period 2003"]),
        ("Sales were $4 in 2003, relative to 2001.", ["$4: measure Sales ind:sales, period 2003"]),
        ("Sales were $4 in 2003 with 2001.", ["$4: measure Sales ind:sales, period 2003"]),
        ("Sales were up 4 percent compared to 2001.", ["4 percent: measure Sales ind:sales, period 2001"]),
        (
            "Sales were up 4 percent in 2003, compared to, say, 2001.",
            ["4 percent: measure Sales ind:sales, period 2003"],
        ),
        (
            "It opened in 2003. Sales were up 4 percent compared to 2001.",
            ["4 percent: measure Sales ind:sales, period 2001/2003"],
        ),
        (
            "It opened in 2003. Sales were up 4 percent on 2001.",
            ["4 percent: measure Sales ind:sales, period 2001"],
        ),
        (
            "It opened in 1999. Sales were up 4 percent compared to 2001.",
            ["4 percent: measure Sales ind:sales, period 2001"],
        ),
        ("It opened in 2003. Sales were $4.", ["$4: measure Sales ind:sales, period 2003 (previous)"]),
        ("It opened in 2003. Sales could be $4.", ["$4: measure Sales ind:sales"]),
        ("It opened in 2003. Sales were twice as high.", ["twice: measure Sales ind:sales"]),
        ("It opened in 2003. Sales rose by 4 percent.", ["4 percent: measure Sales ind:sales"]),
        (
            "It opened in 2003. Sales rose by 4 percent in that year.",
            ["4 percent: measure Sales ind:sales, period 2003 (previous)"],
        ),
        ("It opened in 2003. Sales rose by 4 percent in a year.", ["4 percent: measure Sales ind:sales"]),
        ("It opened in 2003. It is in the 9th percentile.", ["9th percentile: period 2003 (previous)"]),
        ("It opened in 2003. In June and May sales were $4.", ["$4: measure sales ind:sales"]),
        (
            "Sales rose from $4 in 2001 to $5 in 2003, while wages were $6 in the same period.",
            [
                "$4: measure Sales ind:sales, period 2001",
                "$5: measure Sales ind:sales, period 2003",
                "$6: measure wages ind:wage, period 2001/2003 (sentence)",
            ],
        ),
        (
            "Sales rose from $4 in 2001 to $5 in 2003, while wages went from $6 in the same period.",
            [
                "$4: measure Sales ind:sales, period 2001",
                "$5: measure Sales ind:sales, period 2003",
                "$6: measure wages ind:wage, period 2001 (sentence)",
            ],
        ),
        (
            "Sales rose from $4 in 2001 to $5 in 2003, while wages went to $6 in the same period.",
            [
                "$4: measure Sales ind:sales, period 2001",
                "$5: measure Sales ind:sales, period 2003",
                "$6: measure wages ind:wage, period 2003 (sentence)",
            ],
        ),
        (
            "Sales rose from $4 in 2001 to $5 in 2003, while wages were $6 in the same town.",
            [
                "$4: measure Sales ind:sales, period 2001",
                "$5: measure Sales ind:sales, period 2003",
                "$6: measure wages ind:wage, period 2003 (sentence)",
            ],
        ),
        ("It was $4 (19%) in 2001.", ["$4: period 2001", "19%: period 2001"]),
        ("It was $4 (a loss) in 2001.", ["$4: period 2001"]),
        (
            "Sales were $4, $5 in 2001, 2002, respectively.",
            ["$4: measure Sales ind:sales, period 2001", "$5: measure Sales ind:sales, period 2002"],
        ),
        (
            "Sales were $4, $5 and $6 in 2001, 2002, respectively.",
            [
                "$4: measure Sales ind:sales, period 2001",
                "$5: measure Sales ind:sales, period 2001",
                "$6: measure Sales ind:sales, period 2001",
            ],
        ),
        ("The bond of 2001 ran for 5 years.", ["5 years: "]),
        ("A share of 4 percent confidence in 2001 is told.", ["4 percent: measure share"]),
    ],
)
def test_each_word_beside_a_year_says_what_holds_when(text: str, said: list[str]) -> None:
    assert told(text) == said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales were $4 million in 2009. In June they were $5 million.", ["2009", "2009-06"]),
        ("Sales were from $9 million and $4 million in 2016.", ["2016", "2016"]),
        ("Sales were $5 during the same period.", [""]),
        ("Sales grew by 4 percent in 2009 over 2001.", ["2009"]),
        ("Sales were $4 compared to 2001.", [""]),
        ("Sales were 4 percent up with 2001.", ["2001"]),
    ],
)
def test_what_is_compared_and_pointed_to_gives_no_period_of_its_own(text: str, expected: list[str]) -> None:
    assert periods(text) == expected
