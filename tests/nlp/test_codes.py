import pytest

from nlp.codes import code_name, find_codes


@pytest.mark.parametrize(
    ("text", "surface", "key"),
    [
        ("goods of HS 8541.40 rose", "HS 8541.40", "product:hs.854140"),
        ("HTS subheading 8471.30.0100 covers", "HTS subheading 8471.30.0100", "product:hs.8471300100"),
        ("makers (NAICS 3344)", "NAICS 3344", "product:naics.3344"),
        ("HS chapters 84 and 85", "HS chapters 84 and 85", "product:hs.84,product:hs.85"),
        ("imports under 8541.40 rose", "8541.40", "product:hs.854140"),
    ],
)
def test_codes_of_goods_are_found_with_their_scheme(text: str, surface: str, key: str) -> None:
    (found,) = find_codes(text)
    assert (found.span.of(text), found.key) == (surface, key)


@pytest.mark.parametrize(
    "text",
    ["at the HS 6-digit level", "HTSUS 9903.88.01", "it cost 8541.40 dollars less than 0.5", "in 2008"],
)
def test_other_numbers_are_no_codes_of_goods(text: str) -> None:
    found = find_codes(text)
    assert not [entity for entity in found if "9903" in entity.key or entity.key == "product:hs.6"]


def test_a_code_knows_its_vintages_and_class() -> None:
    cells = code_name("8541.40")
    assert cells is not None
    assert (cells.first, cells.last) == ("1992", "2017")
    assert code_name("77") is None


def test_an_unknown_code_takes_the_name_of_the_code_above_it() -> None:
    name = code_name("8541.99.9999")
    assert name is not None
    assert name.code == "8541"
