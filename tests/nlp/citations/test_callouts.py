"""The grammar of callouts: where a text points at a source, and at which part of it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.citations.callouts import SUPERSCRIPT_DIGITS, Callout, find_callouts, page_locator, part_locator


def callouts(text: str) -> list[Callout]:
    return list(find_callouts(text))


@pytest.mark.parametrize(
    ("text", "span", "style", "block", "year"),
    [
        ("It rose (Roe 2004).", "(Roe 2004)", "author-year", "Roe", "2004"),
        ("It rose (cf. Roe & Poe, 2004a).", "(cf. Roe & Poe, 2004a)", "author-year", "Roe & Poe", "2004a"),
        ("It rose [Roe et al. 2004].", "[Roe et al. 2004]", "author-year", "Roe et al.", "2004"),
        ("As Roe (2004) says.", "Roe (2004)", "narrative", "Roe", "2004"),
        ("In Roe’s (2004) view.", "Roe’s (2004)", "narrative", "Roe", "2004"),
        ("By Roe & Vane (in press).", "Roe & Vane (in press)", "narrative", "Roe & Vane", "in press"),
        ("The World Bank (2004) says so.", "World Bank (2004)", "narrative", "World Bank", "2004"),
        ("It says de la Cruz (2004).", "de la Cruz (2004)", "narrative", "de la Cruz", "2004"),
        ("As A. B. Roe (2004) says.", "A. B. Roe (2004)", "narrative", "A. B. Roe", "2004"),
        ("As it fell. Roe (2004) says.", "Roe (2004)", "narrative", "Roe", "2004"),
        ("3Roe (2004) says so.", "Roe (2004)", "narrative", "Roe", "2004"),
        ("It rose (Roe, op. cit., p. 9).", "Roe, op. cit., p. 9", "op-cit", "Roe", ""),
        ("It rose. Ibid., 9.", "Ibid., 9", "ibid", "", ""),
    ],
)  # fmt: skip
def test_callout_has_its_names_and_year(text: str, span: str, style: str, block: str, year: str) -> None:
    (found,) = callouts(text)
    assert (found.span.of(text), found.style, found.block, found.year) == (span, style, block, year)


@pytest.mark.parametrize(
    "text",
    [
        "It rose in the year of the strike (2004).",
        "It rose (in May 2004) and fell (Table 2004).",
        "An area of 5 km² with 10² trees and an R² of 0.9.",
        "A panel [see below] of 412 plants.",
        "Sales (Fiscal Year 2004) fell.",
        "It rose (by 3.2004).",
        "It fell (Roe 2004%).",
    ],
)
def test_dates_powers_and_brackets_point_at_nothing(text: str) -> None:
    assert callouts(text) == []


def test_sources_of_a_group_are_apart_and_share_a_name_where_it_is_left_out() -> None:
    text = "Works abound (Roe 2004, 2006; Poe and Vane 2007, Ruiz 2008, p. 3)."
    found = callouts(text)
    assert [(c.span.of(text), c.block, c.year, c.next_year, c.first_year, c.locator) for c in found] == [
        ("Roe 2004, 2006", "Roe", "2004", "2006", "", ""),
        ("Roe 2004, 2006", "Roe", "2006", "", "2004", ""),
        ("Poe and Vane 2007", "Poe and Vane", "2007", "", "", ""),
        ("Ruiz 2008, p. 3", "Ruiz", "2008", "", "", "3"),
    ]


def test_years_of_a_group_behind_a_name_are_all_its_own() -> None:
    assert [(c.block, c.year) for c in callouts("As Roe (2003; 2005) says.")] == [
        ("Roe", "2003"),
        ("Roe", "2005"),
    ]


@pytest.mark.parametrize(("listed", "count"), [("[1–51]", 51), ("[1–52]", 2)])
def test_a_range_of_numbers_is_no_longer_than_a_list_may_be(listed: str, count: int) -> None:
    assert len(callouts(f"Shown before {listed}.")) == count


def test_letters_behind_a_year_are_years() -> None:
    assert [c.year for c in callouts("It rose (Roe 2004a, b).")] == ["2004a", "2004b"]


@pytest.mark.parametrize(
    ("text", "style", "numbers"),
    [
        ("Shown before [3, 5–7].", "numbered", ["3", "5", "6", "7"]),
        ("Shown before [2, p. 14].", "numbered", ["2"]),
        ("Shown before [7-3].", "numbered", ["7", "3"]),
        ("Prices fell.²,³ So", "superscript", ["2", "3"]),
        ("Prices fell.¹⁻³ So", "superscript", ["1", "2", "3"]),
        ("Prices fell¹² So", "superscript", ["12"]),
    ],
)
def test_numbers_point_one_by_one(text: str, style: str, numbers: list[str]) -> None:
    assert [(c.style, c.number) for c in callouts(text)] == [(style, number) for number in numbers]


def test_page_and_part_of_a_numbered_source_are_kept() -> None:
    (page,), (part,) = callouts("Shown before [2, p. 14]."), callouts("Shown before [2, sec. 3].")
    assert (page.locator, page.part, part.locator, part.part) == ("14", "", "", "section:3")


def test_authors_are_cut_at_commas_and_conjunctions() -> None:
    (team,) = callouts("It rose (J. R. Roe, Poe & de Vane 2004).")
    (short,) = callouts("It rose (Roe et al. 2004).")
    assert (team.authors, team.et_al) == (("Roe", "Poe", "de Vane"), False)
    assert (short.authors, short.et_al) == (("Roe",), True)


@pytest.mark.parametrize(
    ("text", "part", "locator"),
    [
        ("Table 3 of Roe (2004) says so.", "table:3", ""),
        ("In what follows, Roe’s (2004) Table 5 says so.", "table:5", ""),
        ("Roe (2004) Table 5 says so.", "", ""),
        ("It rose (Roe 2004, chap. 3, 14).", "chapter:3", "14"),
    ],
)
def test_part_is_read_before_in_and_behind_a_callout(text: str, part: str, locator: str) -> None:
    (found,) = callouts(text)
    assert (found.part, found.locator) == (part, locator)


def test_offset_moves_every_span() -> None:
    text = "As Roe (2004) says.² It rose (ibid.) [3]."
    plain, moved = callouts(text), list(find_callouts(text, offset=40))
    assert [c.span.shifted(40) for c in plain] == [c.span for c in moved]
    assert len(plain) == 4


def test_raised_digits_are_digits() -> None:
    assert "⁰¹²³⁴⁵⁶⁷⁸⁹".translate(SUPERSCRIPT_DIGITS) == "0123456789"


@pytest.mark.parametrize(
    ("words", "page"),
    [
        (", p. 14", "14"), (", pp. 14–16", "14-16"), (", 14", "14"), (": 14", "14"), (", chap. 3", ""),
        (", table 2", ""), (", table 2, p. 9", "9"), ("", ""), (", emphasis added", ""), (", 14 percent", ""),
        (", pp. 4, 7–9", "4, 7-9"), (", pp. 4 and 9", "4, 9"), (", p. 14f.", "14-15"), (", 14 ff", ""),
        (", pp. 14 ff.", "14-16"), (", chap. 2, 14", "14"), (", sec. 2.1, 14–16", "14-16"),
        (", table 2, 3", ""), (", p. iv", "iv"),
    ],
)  # fmt: skip
def test_page_locator_takes_pages_and_nothing_else(words: str, page: str) -> None:
    assert page_locator(words) == page


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (", Table 3", "table:3"), (", tab. 3.2", "table:3.2"), (", chap. 4, p. 9", "chapter:4"),
        (", ch. IV", "chapter:IV"), (", § 2.1", "section:2.1"), (", fig. A-3", "figure:A-3"),
        (", Appendix B", "appendix:B"), (", p. 14", ""), (", chapters", ""), (", Tables 3 and 4", ""),
        (", Table 3 and Figure 1", ""), ("", ""), (", tablets 3", ""),
    ],
)  # fmt: skip
def test_part_locator_names_what_is_no_page(words: str, part: str) -> None:
    assert part_locator(words) == part


@given(st.text(max_size=60))
def test_any_words_have_a_page_and_a_part_or_none(words: str) -> None:
    assert isinstance(page_locator(words), str)
    assert isinstance(part_locator(words), str)


_PIECES = st.sampled_from(
    ["(", ")", "[", "]", ";", ", ", " ", "Roe", "Vane", "et al.", " and ", "2009", "2009a", "p. 14",
     "ibid.", "¹²", "[3, 5–7]", "op. cit.", "’s", "U.S.", "é", "\n", "1", "–"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=60).map("".join))
def test_callouts_lie_in_the_text_and_say_what_they_point_at(text: str) -> None:
    for found in callouts(text):
        assert 0 <= found.span.start < found.span.end <= len(text)
        assert found.year or found.number or found.style in ("ibid", "op-cit")


@pytest.mark.parametrize("piece", ["(Roe 2009, ", "[1, ", "A. ", "Roe and ", "(", "¹,", "Ibid. ", "Vane, "])
def test_time_is_linear_in_hostile_text(piece: str) -> None:
    begun = time.process_time()
    callouts(piece * (100_000 // len(piece)))
    assert time.process_time() - begun < 4


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It rose (Roe 1599).", []),
        ("It rose (Roe 1600).", [("Roe", "1600")]),
        ("It rose (Roe 2100).", []),
        ("It rose (Roe n.d.).", [("Roe", "n.d.")]),
        ("It rose (Roe forthcoming).", [("Roe", "forthcoming")]),
        ("It rose (Roe $2004).", []),
        ("It rose (Roe 2004-06).", []),
        ("It rose (roe 2004).", []),
        ("It rose (see Roe 2004).", [("Roe", "2004")]),
        ("It rose (e.g., Roe 2004).", [("Roe", "2004")]),
        ("It rose (Roe, Poe, and Vane 2004).", [("Roe, Poe, and Vane", "2004")]),
        ("It rose (Roe with Vane 2004).", [("Roe with Vane", "2004")]),
        ("It rose (World Bank 2004).", [("World Bank", "2004")]),
        ("It rose (Spring 2004).", []),
        ("It rose (Act 2004).", []),
        ("It rose (March 2004).", []),
        ("It rose (Roe 2004; see 2006).", [("Roe", "2004")]),
        ("It rose (Roe 2004 and Poe 2006).", [("Roe", "2004"), ("Poe", "2006")]),
        ("It rose (Roe 2004, Table 3).", [("Roe", "2004")]),
        ("As O’Hara (2004) says.", [("O’Hara", "2004")]),
        ("As van der Roe (2004) says.", [("van der Roe", "2004")]),
        ("Although Roe (2004) says so.", [("Roe", "2004")]),
        ("Table (2004) says so.", []),
        ("so Roe(2004) says.", []),
    ],
)
def test_years_and_names_of_callouts(text: str, found: list[tuple[str, str]]) -> None:
    assert [(one.block, one.year) for one in callouts(text)] == found


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Shown before [1234].", []),
        ("Shown before [12].", ["12"]),
        ("Shown before [3; 5].", ["3", "5"]),
        ("Shown before [a].", []),
        ("Shown before [2, Table 3].", ["2"]),
        ("Shown before [2, Fig. 1].", ["2"]),
        ("Shown before [2, Ch. 2, pp. 5-10].", ["2"]),
        ("Shown before [2, Pp. 5].", ["2"]),
        ("Shown before [2, as it is].", []),
        ("An x² of it.", []),
        ("A km² of it.", []),
        ("A 10² of it.", []),
        ("Shown by mills² of it.", ["2"]),
        ("CO² of it.", []),
    ],
)
def test_numbers_of_callouts_and_of_powers(text: str, numbers: list[str]) -> None:
    assert [one.number for one in callouts(text)] == numbers


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (", Table 3", "table:3"),
        (", Tables 3 and 4", ""),
        (", fig. 2a", "figure:2a"),
        (", Figure A.2", "figure:A.2"),
        (", ch. 4", "chapter:4"),
        (", § 12", "section:12"),
        (", Appendix B", "appendix:B"),
        (", annex IV", "annex:IV"),
        (", Box 1.1", "box:1.1"),
        (", chap. 4, Table 3", "table:3"),
        (", Table 3, Figure 2", ""),
        (", Table 3, 2009", "table:3"),
        (", tabled 3", ""),
        ("", ""),
    ],
)
def test_parts_of_works_by_kind_and_number(words: str, part: str) -> None:
    assert part_locator(words) == part


@pytest.mark.parametrize(
    ("text", "style", "locator"),
    [
        ("It rose. Ibid.", "ibid", ""),
        ("It rose. ibidem, p. 9.", "ibid", "9"),
        ("It rose. Roe and Poe, op. cit., 9.", "op-cit", "9"),
        ("It rose. Roe, loc. cit.", "op-cit", ""),
    ],
)
def test_notes_point_back_with_or_without_a_page(text: str, style: str, locator: str) -> None:
    (found,) = callouts(text)
    assert (found.style, found.locator) == (style, locator)


@given(st.sampled_from(["Roe", "O’Hara", "de la Cruz", "World Bank"]), st.integers(1900, 2049))
def test_a_work_is_named_alike_inside_and_outside_of_brackets(name: str, year: int) -> None:
    inside, outside = callouts(f"It rose ({name} {year})."), callouts(f"So says {name} ({year}) of it.")
    assert [(one.block, one.year) for one in inside] == [(one.block, one.year) for one in outside]
    assert inside[0].authors == outside[0].authors == (name,)
