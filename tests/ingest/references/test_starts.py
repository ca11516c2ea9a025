"""How entries begin, and what only looks like a beginning."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.references.starts import (
    Form,
    ends_entry,
    goes_on_from,
    is_list_heading,
    main_form,
    numbered_starts,
    repeats_author,
    start_forms,
    sure_starts,
    year_behind_names,
)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Alder, B., & Cole, D. E. (2008). How ports grow.", Form.BRACKET),
        ("Alder B., D. van der Cole (2008a), “How ports grow”,", Form.BRACKET),
        ("Harbour Commission of the North (2008) How ports grow", Form.BRACKET),
        ("Alder, B. (ed.) (2008): How ports grow.", Form.BRACKET),
        ("Alder, Ben, and Dora Cole (forthcoming), How ports grow", Form.BRACKET),
        ("Alder, B. (Hg., 2008): Wie Häfen wachsen.", Form.BRACKET),
        ("Alder, Ben/Cole, Dora (2008): Wie Häfen wachsen.", Form.BRACKET),
        ("Alder, Ben: Wie Häfen wachsen. Kiel 2008.", Form.NAME),
        ("[12] Alder, B. (1996, July 1). How ports grow.", Form.BRACKET),
        ("Alder, Ben. 2008. “How ports grow.” Harbour Journal 4", Form.BARE),
        ("Alder, B., Cole, D., 2008. How ports grow. Harbour Journal", Form.BARE),
        ("Alder, Ben, 1984 [1904]: How ports grow.", Form.BARE),
        ("———. 2008. “How ports shrink.”", Form.REPEAT),
        ("— (2009). “How ports shrink.”", Form.REPEAT),
        (", 1988: How ports shrink.", Form.REPEAT),
        ("(2023): “How ports shrink,”", Form.REPEAT),
        ("3. Alder B, Cole DE. Parts and wholes. Harbour J. 2004;12:5-9.", Form.NAME),
        ("B. Alder, D. Cole, Trading far away, Sea Press, 1999.", Form.NAME),
        ("Alder, Ben, “How ports grow,” Harbour Journal, 4 (1999), 5.", Form.NAME),
        ("and grow again. Harbour Journal, 12(3), 45-67.", Form.NONE),
        ("In Alder, B. (ed.) (2008), The harbour book. Kiel:", Form.NONE),
        ("Sea Press, and what a port is worth when it grows (2008)", Form.NONE),
        ("Journal of Harbour Studies (2008) 12, 3", Form.NONE),
        ("Available from http://example.org (2008)", Form.NONE),
        ("", Form.NONE),
    ],
)
def test_a_beginning_has_its_form(text: str, form: Form) -> None:
    assert start_forms([text]) == [form]


def test_names_and_year_may_take_several_lines() -> None:
    lines = ["Alder, B., Cole, D., Dogwood, H., and", "Elm, J. (2001). How ports grow.", "Sea Press, Kiel."]
    assert start_forms(lines)[0] is Form.BRACKET
    assert start_forms(lines)[2] is not Form.BRACKET


def test_the_end_of_an_entry_does_not_begin_the_next() -> None:
    lines = ["Harbour University Press.", "Birch, Flora. 1990. Acts of trade. Kiel: Sea Press."]
    assert start_forms(lines) == [Form.NONE, Form.BARE]


def test_a_year_below_wrapped_names_is_no_drawn_dash() -> None:
    assert start_forms(["Alder, B., D. Cole, and F.", "(2001): How ports grow."])[1] is Form.NONE


@pytest.mark.parametrize(
    ("forms", "main", "sure"),
    [
        ([Form.BRACKET, Form.NONE, Form.BRACKET, Form.BARE], Form.BRACKET, [0, 2]),
        ([Form.BARE, Form.REPEAT, Form.NAME, Form.BARE], Form.BARE, [0, 1, 3]),
        ([Form.NAME, Form.NAME, Form.NONE, Form.BARE, Form.NAME], Form.NAME, [0, 1, 3, 4]),
        ([], Form.NAME, []),
    ],
)
def test_a_list_has_one_form(forms: list[Form], main: Form, sure: list[int]) -> None:
    assert main_form(forms) is main
    assert sure_starts(forms) == sure


def test_what_stands_behind_a_list_does_not_change_its_form() -> None:
    assert main_form([Form.BRACKET] * 25 + [Form.BARE] * 40) is Form.BRACKET


@pytest.mark.parametrize(
    ("texts", "starts"),
    [
        (["1. Alder", "more", "2. Birch", "3. Cole"], [0, 2, 3]),
        (["[1] Alder", "[2] Birch", "[4] Cole"], [0, 1, 2]),
        (["1 Alder", "2 Birch", "2001 was dry", "3 Cole"], [0, 1, 3]),
        (["7. Alder", "8. Birch", "9. Cole"], []),
        (["1. Alder", "Birch"], []),
    ],
)
def test_a_count_is_followed(texts: list[str], starts: list[int]) -> None:
    assert numbered_starts(texts) == starts


@pytest.mark.parametrize(
    ("body", "year"),
    [
        ("Alder, B. (2008). How", "(2008)"),
        ("Alder, B., 1986 [1934]: How", " 1986 [1934]:"),
        ("(2009). How", "(2009)"),
        ("How ports grow and why (2008)", None),
        ("“Tin and Tolls” (2009). Sea Press.", None),
        ("Who Ships Tin? (2009). Sea Press.", None),
    ],
)
def test_a_year_behind_names_is_found(body: str, year: str | None) -> None:
    found = year_behind_names(body)
    assert (found and found[0]) == year


@pytest.mark.parametrize(
    "text",
    [
        "References",
        "7. References:",
        "BIBLIOGRAPHY",
        "Works cited",
        "Literatur",
        "Quellen- und Literaturverzeichnis",
        "Zitierte Literatur",
        "Referências bibliográficas",
        "R E F E R E N C E S",
    ],
)
def test_a_heading_of_a_list_is_known(text: str) -> None:
    assert is_list_heading(text)


def test_a_sentence_with_the_word_is_no_heading() -> None:
    assert not is_list_heading("References to ports")


@pytest.mark.parametrize(
    ("text", "ends"), [("Kiel: Sea Press.", True), ("Journal 4: 5–9", True), ("Journal of", False)]
)
def test_an_entry_ends_in_a_point_or_pages(text: str, ends: bool) -> None:
    assert ends_entry(text) is ends


def test_the_order_of_the_alphabet_is_followed() -> None:
    assert goes_on_from("Alder, B.", "Birch, F.")
    assert goes_on_from("[1] Alder, B.", "[2] Alder, C.")
    assert not goes_on_from("Yew, A.", "Alder, B.")


def test_a_dash_repeats_the_author() -> None:
    assert repeats_author("———. 2008. How")
    assert not repeats_author("Alder. 2008. How")


@given(st.lists(st.text(max_size=120), max_size=8))
def test_any_lines_have_one_form_each(texts: list[str]) -> None:
    assert len(start_forms(texts)) == len(texts)
    assert all(0 <= place < len(texts) for place in numbered_starts(texts))
