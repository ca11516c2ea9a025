"""Where the names at the head of an entry end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.references.heads import names_and_rest, opens_quoted


@pytest.mark.parametrize(
    ("body", "names", "title"),
    [
        (
            "A. Moss, B. Reed, and C. Fen. Canals: a short story. Journal of Boats, 3(1), 4-9.",
            "A. Moss, B. Reed, and C. Fen",
            "Canals",
        ),
        (
            "Moss, A. and C. Fen. Do canals pay? Working Paper, Sea College.",
            "Moss, A. and C. Fen",
            "Do canals",
        ),
        (
            "Moss, A., B.C. Reed, and C. Fen. Canals and debt. No. 12. Sea Bureau, 2020.",
            "Moss, A., B.C. Reed, and C. Fen",
            "Canals",
        ),
        (
            "Moss, Ada, Ben Reed, and Cy Fen, Canals in times of war, Sea Press, 2011.",
            "Moss, Ada, Ben Reed, and Cy Fen",
            "Canals in",
        ),
        ("Moss, Ada C, Canals and Kings, Sea Press, 1985.", "Moss, Ada C", "Canals and"),
        (
            "Moss, Ada and Cy R Fen, Ways by water: The long story, Sea Press, 2016.",
            "Moss, Ada and Cy R Fen",
            "Ways by",
        ),
        ("Moss, A.B. and C.D. Fen, Canals and Kings, Little Sea, 1977.", "Moss, A.B. and C.D. Fen", "Canals"),
        ("Moss, Ada, “Canals in the “golden age”,” Technical Report, 2023.", "Moss, Ada", "“Canals in the"),
        (
            "Harbour Agency (HABA). Ways to 2050; Harbour Agency Publications: Rome, Italy, 2019.",
            "Harbour Agency (HABA)",
            "Ways to",
        ),
        (
            "Notice of the harbour to the boats on the lists of the year. Available online: https://a.example",
            "",
            "Notice of",
        ),
        (
            "Ada B. Moss, J. Bent Reed, and Cy D. Fen. Canals: a short story. Journal of Boats, 3(1), 2007.",
            "Ada B. Moss, J. Bent Reed, and Cy D. Fen",
            "Canals",
        ),
        ("Ada B. Moss. Do canals pay? Working paper, 2007.", "Ada B. Moss", "Do canals"),
        ("Moss B, Reed DE. Canals. J Boats 2009.", "Moss B, Reed DE", "Canals"),
        ("U.S. Department of Boats. Canal Bill. 2009.", "U.S. Department of Boats", "Canal Bill"),
        ("Tons landed by all of the ports; Sea Bureau: Rome, 2019", "", "Tons landed"),
    ],
)
def test_names_end_where_the_title_begins(body: str, names: str, title: str) -> None:
    found, rest = names_and_rest(body)
    assert found == names
    assert rest.startswith(title)


@pytest.mark.parametrize(
    "body",
    ["Ada Moss, Cy Fen, Journal of Boats 3(2) (2012) 1-8", "SEACO, Canal Pact, November 2021"],
)
def test_no_author_is_made_of_names_that_are_not_turned_round(body: str) -> None:
    assert not names_and_rest(body)[0].endswith(("Fen", "Pact"))


def test_a_quotation_within_a_quoted_title_does_not_end_it() -> None:
    found = opens_quoted("Moss, “Canals in the “golden age”,” 2023")
    assert found is not None
    assert found[0].endswith(",”")


@given(st.text(max_size=200))
def test_any_text_is_parted(body: str) -> None:
    names, rest = names_and_rest(body)
    assert names in body
    assert rest in body
