"""Where a title ends and its venue begins, style by style."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.references import titles
from ingest.references.titles import title_and_venue

TITLES = [
    # APA, Harvard: sentence, then the journal
    ("How ports grow. Journal of Harbour Studies, 12(3), 45-67.", "How ports grow"),
    ("How ports grow: A survey. Sea Press.", "How ports grow: A survey"),
    ("Do ports grow? Journal of Harbour Studies, 12(3), 45-67.", "Do ports grow?"),
    ("How ports grow (2nd ed.). Kiel: Sea Press.", "How ports grow"),
    ("How ports grow [Online]. Available from: http://example.org", "How ports grow"),
    ("How ports grow. In D. Cole (Ed.), On ports (pp. 1-9). Kiel: Sea Press.", "How ports grow"),
    # A subtitle behind a full stop or question mark
    ("Ports and people. The making of a coast. Kiel: Sea Press.", "Ports and people. The making of a coast"),
    ("Ports and people. The making of a coast. London.", "Ports and people. The making of a coast"),
    (
        "Do ports grow? Evidence from the north. World Harbours, 30: 5-9.",
        "Do ports grow? Evidence from the north",
    ),
    ("Do ports grow? Tides and trade, British Journal of Harbours 5, 347.", "Do ports grow? Tides and trade"),
    (
        "Do ports grow? Evidence From South Wales, Harbour Review 5, 347.",
        "Do ports grow? Evidence From South Wales",
    ),
    ("Do ports grow? Evidence From Wales, Harbour Review 5, 347.", "Do ports grow?"),
    ("Do ports grow? New Wales, Oxford: Sea Press.", "Do ports grow?"),
    ("Ports. The Case of South Wales, Oxford: Sea Press.", "Ports. The Case of South Wales"),
    ("Ports. The Case of South Wales, Harbour Review 5, 347.", "Ports"),
    ("Power. A new view. London: Sea Press.", "Power. A new view"),
    # … but no journal, institution, site or date behind it
    ("Ports and people. Harbour Economics. 2000;8:243.", "Ports and people"),
    ("Ports and people. Mind, Coast, and Trade, 13(4), 283-300.", "Ports and people"),
    ("Ports and people. National Harbour Bureau. Working Paper 12.", "Ports and people"),
    ("Ports and people. The Kiel Times. May 5, 2010.", "Ports and people"),
    ("Ports and people. Harbourworld. http://example.org/ports", "Ports and people"),
    # Chicago, economics: quotation marks
    ("“How ports grow.” Harbour Review 4 (2): 1–20.", "How ports grow"),
    ("“How ports grow,” in The harbour book, ed. by D. Cole, Sea Press, 1–20.", "How ports grow"),
    ("‘How a “new” port grows’, Harbour Review 4: 1.", "How a “new” port grows"),
    ("“Should a port grow?” In: Harbour Review 31.1, pp. 17–32.", "Should a port grow?"),
    ("“How ports grow”. Harbour Review, 4, 1–20.", "How ports grow"),
    # … which may open only a phrase of the title
    ("‘Small ports’ through the ages. Sea Press.", "Small ports’ through the ages"),
    (
        "‘A port in the west’: Trade and tides. In D. Cole (Ed.), On ports.",
        "A port in the west’: Trade and tides",
    ),
    # Commas between title, series and publisher
    ("How ports grow, Journal of Harbour Studies, Vol. 25 (2): 229-251", "How ports grow"),
    ("Wharves, cranes and ships, London: Sea Press.", "Wharves, cranes and ships"),
    ("Tides, cranes. Kiel: Sea Press.", "Tides, cranes"),
    ("How ports grow, Princeton, NJ: Princeton Sea Press.", "How ports grow"),
    ("How ports grow (Kiel: Sea Press).", "How ports grow"),
    ("How ports grow, Paper presented at the Harbour Conference, Kiel.", "How ports grow"),
    ("How ports grow, mimeo, Kiel University.", "How ports grow"),
    ("How ports grow, NBER Working Paper 1234.", "How ports grow"),
    ("How ports grow, Nat. Harb. 10, 1077", "How ports grow"),
    ("How ports grow, Appl. Harbours 283, 11", "How ports grow"),
    ("A history of ports, 1914-2000. Kiel: Sea Press.", "A history of ports, 1914-2000"),
    ("Ports of the U.S. Working Paper 23. Harbour Bureau.", "Ports of the U.S"),
    ("How ports grow (Working Paper 22, Harbour Bureau).", "How ports grow"),
    ("Port Outlook; Harbour News Publication: London, UK, 2020.", "Port Outlook"),
    # Theses and reports
    ("How ports grow. PhD thesis, Kiel University.", "How ports grow"),
    ("How ports grow. Tech. rep. National Harbour Bureau.", "How ports grow"),
    ("Minutes of the Harbour Board, 5 September 2023.", "Minutes of the Harbour Board, 5 September 2023"),
    ("How ports grow", "How ports grow"),
    ("", ""),
]


@pytest.mark.parametrize(("rest", "title"), TITLES)
def test_a_title_ends_where_a_venue_begins(rest: str, title: str) -> None:
    assert title_and_venue(rest)[0] == title


@pytest.mark.parametrize(
    ("rest", "venue"),
    [
        ("How ports grow. Journal of Harbour Studies, 12(3), 45.", "Journal of Harbour Studies, 12(3), 45."),
        ("“How ports grow.” Harbour Review 4: 1.", "Harbour Review 4: 1."),
        ("How ports grow, London: Sea Press.", "London: Sea Press."),
    ],
)
def test_the_venue_is_what_follows(rest: str, venue: str) -> None:
    assert title_and_venue(rest)[1] == venue


@given(st.text(max_size=200))
def test_any_text_has_a_title_that_stands_in_it(rest: str) -> None:
    title, venue = title_and_venue(rest)
    assert title in rest
    assert venue in rest


@pytest.mark.parametrize(
    ("rest", "title"),
    [
        ("How canals grow. IEEE Trans. Boat Syst., 32(2):13–49.", "How canals grow"),
        ("How canals grow. Econ. J. 126, 109–134.", "How canals grow"),
        ("What do boats know? Quart. J. Econ. 133 (4), 17–18.", "What do boats know?"),
        ("Boats and Wages in Many Ports SEAB Working Paper 267.", "Boats and Wages in Many Ports"),
        ("Boats, canals, and the sea. Mimeo, Sea College.", "Boats, canals, and the sea"),
        ("Boats and canals. mimeo, Sea College.", "Boats and canals"),
        ("Report on boats. www.example.org/boats", "Report on boats"),
        (
            "Bold Boats: On Debt (Research Report 03/2020). Sea Initiative (SI), School of Boats.",
            "Bold Boats: On Debt",
        ),
        ("“The ‘Rise’ of Boats and Canals.” www.example.org", "The ‘Rise’ of Boats and Canals"),
        ("“Boats and the “golden age” of canals,” Tech. rep. 2023.", "Boats and the “golden age” of canals"),
        ("“What moves boats at sea?” Harbour Markets 360 Letters. Rome, May 3.", "What moves boats at sea?"),
        ("“What moves boats at sea?” : 34.", "What moves boats at sea?"),
        (
            '"Is it a boat at all?" Notes on using canals in class. Sea Review 4, 1-2.',
            'Is it a boat at all?" Notes on using canals in class',
        ),
        ("Boats for all. Kiel Studies in Sea Politics. Kiel: Sea Press.", "Boats for all"),
    ],
)
def test_titles_end_before_short_journals_series_and_papers(rest: str, title: str) -> None:
    assert title_and_venue(rest)[0] == title


@pytest.mark.parametrize(
    ("rest", "title"),
    [
        # a title has three letters before its venue
        ("IoP, Harbour Review 5, 7.", "IoP"),
        ("Io, Harbour Review 5, 7.", "Io, Harbour Review 5"),
        # a body that publishes stands at most ninety letters before the end
        (f"Ports, Harbour University {'x' * 71}", "Ports"),
        (
            f"Ports and people, Harbour University {'x' * 72}",
            f"Ports and people, Harbour University {'x' * 72}",
        ),
        # behind a place and publisher stand at most forty
        (f"Ports and people, Kiel: Sea Press. {'y' * 38}", "Ports and people"),
        (f"Ports and people, Kiel: Sea Press. {'y' * 39}", f"Ports and people, Kiel: Sea Press. {'y' * 39}"),
        # a place alone ends the entry
        ("Ports and people, Kiel", "Ports and people"),
        ("Ports and people, Kiel.", "Ports and people"),
        ("Ports and people, Kiel. x", "Ports and people, Kiel. x"),
        # brackets of a place, a medium or a kind of paper, and others
        ("Ports (2nd ed.). Sea Press", "Ports"),
        ("Ports (a history). Sea Press", "Ports (a history)"),
        ("Ports and people [Online], x", "Ports and people"),
        ("Ports and people (mimeo, Kiel)", "Ports and people"),
        ("Ports and people, (Kiel: Sea Press)", "Ports and people"),
        # short sentences before a place are no subtitles
        ("Why? The Sea. Kiel.", "Why?"),
        ("Why? The old sea. Kiel.", "Why? The old sea"),
        # the first place where a venue begins counts
        ("Ports, Harbour Review 5, 7. More of it. Sea Press.", "Ports"),
        # marks around a title go, those that ask or call stay
        ("Ports!", "Ports!"),
        ("Ports and people.,;", "Ports and people"),
        ("“Ports and people”", "Ports and people"),
        ("«Ports and people», Kiel", "Ports and people"),
        ("‘Ports and people’ Harbour Review 4: 1.", "Ports and people"),
    ],
)
def test_a_venue_begins_within_bounds(rest: str, title: str) -> None:
    assert title_and_venue(rest)[0] == title


def test_fifteen_hundred_characters_of_an_entry_are_read() -> None:
    title, venue = title_and_venue("Ports and " + "x" * 1600)
    assert (len(title), venue) == (1500, "")


@pytest.mark.parametrize(("count", "ends"), [(3, 0), (4, 24)])
def test_a_quoted_question_that_is_a_title_has_four_words(count: int, ends: int) -> None:
    words = " ".join(["ports"] * count)
    found = titles._quoted(f"“{words}?” Sea: 34 of them.")
    assert bool(found) is bool(ends)
