"""The names at the head of an entry to its authors."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.references.authors import INSIDE_WORD, read_authors, without_editors


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("Alder, B. and Cole, D.", ("Alder, B.", "Cole, D.")),
        ("Alder, Ben, and Dora Cole", ("Alder, Ben", "Dora Cole")),
        ("Alder, B., Cole, D., & Fern, G. H.", ("Alder, B.", "Cole, D.", "Fern, G. H.")),
        ("Alder B, Cole DE", ("Alder B", "Cole DE")),
        ("Alder, Ben; Cole, Dora", ("Alder, Ben", "Cole, Dora")),
        ("Alder, Ben/Cole, Dora", ("Alder, Ben", "Cole, Dora")),
        ("World Trade Bureau", ("World Trade Bureau",)),
        ("Alder, B. (ed.)", ("Alder, B",)),
        ("", ()),
    ],
)
def test_authors_are_parted(text: str, authors: tuple[str, ...]) -> None:
    assert tuple(name.strip(".") for name in read_authors(text)) == tuple(name.strip(".") for name in authors)


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("Alder, M. Ben, Dora P. Cole", ("Alder, M. Ben", "Dora P. Cole")),
        ("ALDER, B., D. COLE, AND F. ELM", ("ALDER, B.", "D. COLE", "F. ELM")),
        (
            "Alder, Mary, Mi Da, Robert C Cole, and John Elm",
            ("Alder, Mary", "Mi Da", "Robert C Cole", "John Elm"),
        ),
        ("Alder, Mary, Cole, John, and Elm, Ben", ("Alder, Mary", "Cole, John", "Elm, Ben")),
        ("B. Alder, D.E. Cole", ("B. Alder", "D.E. Cole")),
    ],
)
def test_the_first_author_alone_may_be_turned_round(text: str, authors: tuple[str, ...]) -> None:
    assert read_authors(text) == tuple(name.rstrip(".") if name is authors[-1] else name for name in authors)


@pytest.mark.parametrize(
    "name",
    [
        "Harbour Study Group on Exports and Productivity",
        "Ministerio de Puertos, Faros y Costas (MPFC)",
        "Ministry of Ports, Lights and Coasts",
        "Instituto Nacional de Puertos y Costas",
    ],
)
def test_an_institution_is_one_author(name: str) -> None:
    assert read_authors(name) == (name,)


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("Alder, J., H.", ("Alder, J., H.",)),
        ("Alder, J., H., Cole, M., W.", ("Alder, J., H.", "Cole, M., W.")),
        ("Hale, James, R., and Dora Cole", ("Hale, James, R.", "Dora Cole")),
        ("Ruiz Mora, Ana, Kim Holm, and Bo Lind", ("Ruiz Mora, Ana", "Kim Holm", "Bo Lind")),
        ("Alder, Ben, and Dora Cros- by", ("Alder, Ben", "Dora Crosby")),
        ("Andre, ´ Paul", ("Andre, Paul",)),
    ],
)
def test_initials_surnames_and_marks_stay_with_their_name(text: str, authors: tuple[str, ...]) -> None:
    assert read_authors(text) == authors


@pytest.mark.parametrize("name", ["R&D Harbour Ratings", "Holm & Lind", "Regulation No 12/2013"])
def test_a_sign_within_a_name_parts_no_authors(name: str) -> None:
    assert read_authors(name) == (name,)


def test_a_hyphen_before_a_joining_word_is_its_own() -> None:
    assert INSIDE_WORD.sub("", "har- bour, short- and long-run") == "harbour, short- and long-run"


def test_marks_of_editors_are_left_out() -> None:
    assert without_editors("Alder, B. (eds.)").strip() == "Alder, B."


@given(st.text(max_size=120))
def test_any_text_gives_names_with_letters(text: str) -> None:
    assert all(any(map(str.isalpha, name)) for name in read_authors(text) if name != text.strip(" ,.;:(["))
