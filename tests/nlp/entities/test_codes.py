import pytest

from nlp.entities.codes import code_name, find_codes


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
    assert (cells.first, cells.last) == ("2017", "2017")
    assert code_name("77") is None


def test_an_unknown_code_takes_the_name_of_the_code_above_it() -> None:
    name = code_name("8541.99.9999")
    assert name is not None
    assert name.code == "8541"


def test_a_code_means_what_the_edition_of_the_papers_year_says() -> None:
    old, new = code_name("8541", 2009), code_name("8541", 2023)
    assert old is not None
    assert new is not None
    assert old.name.startswith("Diodes")
    assert new.name.startswith("Semiconductor devices")
    assert (new.first, new.last) == ("2022", "2022")


@pytest.mark.parametrize(("year", "first"), [(1989, "1992"), (2030, "2017"), (None, "2017")])
def test_a_code_that_an_edition_dropped_keeps_its_last_meaning_before(year: int | None, first: str) -> None:
    cells = code_name("8541.40", year)
    assert cells is not None
    assert cells.first == first


def test_an_edition_that_the_text_gives_goes_before_the_papers_year() -> None:
    (given,) = find_codes("goods of HS 2022 8541 rose", year=2009)
    (dated,) = find_codes("goods of HS 8541 rose", year=2009)
    assert given.key == dated.key == "product:hs.8541"
    assert given.canonical.startswith("Semiconductor devices")
    assert dated.canonical.startswith("Diodes")


def test_a_list_of_codes_has_a_name_for_each() -> None:
    (found,) = find_codes("HS chapters 84 and 85")
    assert len(found.canonical.split(" | ")) == len(found.key.split(",")) == 2
    (industry,) = find_codes("makers (NAICS 3344)")
    assert industry.canonical == "NAICS 3344"


def test_what_stands_above_a_code_is_its_class_or_the_shorter_code() -> None:
    heading = code_name("8541")
    assert heading is not None
    assert heading.parent == "product:hs.85"
