"""Names of people are told from institutions, dates and titles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.english import INSTITUTION_HEADS, MONTH_NAMES
from ingest.records.lines import Line
from ingest.titlepage.person_names import line_names, names_of, stated_names
from tests.ingest.made import line, word, words


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada Brown", ["Ada Brown"]),
        ("Ada Brown and Carlo Verdi", ["Ada Brown", "Carlo Verdi"]),
        ("Ada Brown, Carlo Verdi & Dora Cole", ["Ada Brown", "Carlo Verdi", "Dora Cole"]),
        ("By: Ada Brown", ["Ada Brown"]),
        ("Ada B. Brown; Carlo de la Verdi", ["Ada B. Brown", "Carlo de la Verdi"]),
        ("Dr. Łukasz Śliwa-Nowak", ["Dr. Łukasz Śliwa-Nowak"]),
        ("Ada Brown*†, Carlo Verdi¹", ["Ada Brown", "Carlo Verdi"]),
        ("Ada Brown a, Carlo Verdi b", ["Ada Brown", "Carlo Verdi"]),
        ("Ada Brown 1", ["Ada Brown"]),
        ("Ludwig van der Rohe | Ann O’Hara", ["Ludwig van der Rohe", "Ann O’Hara"]),
        ("Brown", []),
        ("the ports of tin", []),
        ("Ada Brown, who teaches in Kiel, says, in short, that", []),
        ("Trade Policy Report", []),
        ("", []),
    ],
)
def test_names_are_taken_from_a_list_of_names(text: str, names: list[str]) -> None:
    assert names_of(text) == names


@pytest.mark.parametrize("head", INSTITUTION_HEADS)
def test_an_institution_is_no_person(head: str) -> None:
    assert names_of(f"Alder {head}") == []
    assert names_of(f"Alder {head.upper()}") == []


@pytest.mark.parametrize("month", MONTH_NAMES)
def test_a_date_is_no_person(month: str) -> None:
    assert names_of(f"{month.title()} Draft") == names_of(f"Kiel {month.title()}") == []


def test_most_of_a_line_must_be_names() -> None:
    assert names_of("Ada Brown, Carlo Verdi, 12") == ["Ada Brown", "Carlo Verdi"]
    assert names_of("Ada Brown, 12, 13") == []


def one_line(left: str, right: str, gap: float) -> Line:
    """Two texts on one line, so many points apart."""
    made = line(left, 72, 100)
    made.words.extend(words(right, made.x1 + gap, 100))
    return made


def test_a_wide_gap_parts_two_names() -> None:
    assert line_names(one_line("Ada Brown", "Carlo Verdi", 11)) == ["Ada Brown", "Carlo Verdi"]
    assert line_names(one_line("Ada Brown", "Carlo Verdi", 9)) == ["Ada Brown Carlo Verdi"]


def test_raised_marks_are_no_part_of_a_name() -> None:
    made = line("Ada Brown", 72, 100)
    made.words.append(word("2", made.x1, 96, raised=True))
    assert line_names(made) == ["Ada Brown"]


@pytest.mark.parametrize(
    ("stated", "names"),
    [
        ("Ada Brown", ("Ada Brown",)),
        ("Brown, Ada", ("Ada Brown",)),
        ("Ada Brown, Carlo Verdi", ("Ada Brown", "Carlo Verdi")),
        ("Ada Brown; Carlo Verdi", ("Ada Brown", "Carlo Verdi")),
        ("Ada Brown, Carlo Verdi and Dora Cole", ("Ada Brown", "Carlo Verdi", "Dora Cole")),
        ("Bank, Harbour", ()),
        ("user", ()),
        ("Harbour Bureau", ()),
        ("", ()),
    ],
)
def test_names_are_taken_from_a_files_own_data(stated: str, names: tuple[str, ...]) -> None:
    assert stated_names(stated) == names


@given(st.text(max_size=120))
def test_any_text_is_read(text: str) -> None:
    assert all(name.strip() for name in (*names_of(text), *stated_names(text)))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Żaneta Żuk and Ömer Çelik", ["Żaneta Żuk", "Ömer Çelik"]),
        ("ADA BROWN AND CY FEN", ["ADA BROWN", "CY FEN"]),
        ("Ada Brown, Harbour University (ada@example.org)", ["Ada Brown"]),
        ("Author(s): Ada Brown and Cy Fen", ["Ada Brown", "Cy Fen"]),
        ("PRELIMINARY AND INCOMPLETE", []),
        ("Global South", []),
    ],
)
def test_names_of_any_letters_and_none_of_other_lines(text: str, names: list[str]) -> None:
    assert names_of(text) == names
