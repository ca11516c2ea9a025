"""Which reference a callout means: names and year first, then institutions, then a slip, else none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Reference
from corpus.geometry import Span
from nlp.citations.reference_index import ReferenceIndex, comparable, family_name


def index(*listed: tuple[str, str], joined: bool = False, titles: tuple[str, ...] = ()) -> ReferenceIndex:
    """Of references by authors and year; titles for the first of them."""
    return ReferenceIndex(
        [
            Reference(Span(0, 0), authors, tuple(authors.split("; ")), year, title)
            for (authors, year), title in zip(listed, (*titles, *[""] * len(listed)), strict=False)
        ],
        joined=joined,
    )


def found(among: ReferenceIndex, names: str, year: str, *, et_al: bool = False) -> tuple[int | None, str]:
    at, rule = among.find(tuple(names.split(", ")), names, year, et_al=et_al)
    return at, str(rule)


LISTED = (
    ("Roe, Pat", "2004"),
    ("Roe, Pat; Poe, Ann", "2004"),
    ("Roe, Pat; Poe, Ann; Vane, Liv", "2004"),
    ("Lindqvist, Astrid", "2010a"),
    ("Lindqvist, Astrid", "2010b"),
    ("Marlowe, Kit", "2012"),
    ("Ferry, Jo; Castellanos, Ida", "2013"),
    ("Ministry of Cork and Salt", "2006"),
)


@pytest.mark.parametrize(
    ("names", "year", "et_al", "at"),
    [
        ("Roe", "2004", False, 0),
        ("Roe, Poe", "2004", False, 1),
        ("Roe, Poe, Vane", "2004", False, 2),
        ("Roe", "2004", True, 2),
        ("Lindqvist", "2010b", False, 4),
        ("Lindqvist", "2010", False, None),
        ("Marlowe", "2012", False, 5),
        ("Marlowe", "2012", True, None),
        ("Marlowe", "2012a", False, 5),
        ("Marlowe", "2010", False, None),
        ("Nobody", "2004", False, None),
        ("Ministry of Cork and Salt", "2006", False, 7),
        ("Ministry of Cork", "2006", False, 7),
    ],
)
def test_names_number_of_authors_and_year_must_fit(
    names: str, year: str, et_al: bool, at: int | None
) -> None:
    assert found(index(*LISTED), names, year, et_al=et_al)[0] == at


@pytest.mark.parametrize(
    ("names", "year", "at", "rule"),
    [
        ("Marlowe", "2012", 5, "author-year"),
        ("Marlow", "2012", 5, "author-year~"),
        ("Marolwe", "2012", 5, "author-year~"),
        ("Marlowe", "2013", 5, "author-year~"),
        ("Ferry, Castelanos", "2013", 6, "author-year~"),
        ("Marlo", "2012", None, ""),
        ("Marlowe", "2014", None, ""),
    ],
)
def test_one_slip_is_allowed_for_and_marked(names: str, year: str, at: int | None, rule: str) -> None:
    assert found(index(*LISTED), names, year) == (at, rule)


BODIES = (
    ("U.S.-Harbour Economic and Coastal Review Commission", "2005"),
    ("Office of the Harbour Trade Representative", "2018"),
    ("National Bureau of Harbours of Kiel", "2014"),
    ("Ministerio de Puertos, Faros y Costas (MiPuFC)", "2010"),
    ("United States Coastal Survey Bureau", "2011"),
    ("World Harbour Bank", "2012"),
    ("Harbour Bank", "2013"),
)


@pytest.mark.parametrize(
    ("block", "year", "at", "rule"),
    [
        ("USHC", "2005", 0, "institution~"),
        ("HTR", "2018", 1, "institution~"),
        ("NBH", "2014", 2, "institution~"),
        ("MiPuFC", "2010", 3, "institution"),
        ("USCSB", "2011", 4, "institution"),
        ("Harbour Trade Representative", "2018", 1, "institution"),
        ("WHB", "2012", 5, "institution"),
        ("HB", "2013", 6, "institution"),
        ("GDP", "2014", None, ""),
        ("NBH", "2015", None, ""),
    ],
)
def test_an_institution_is_known_by_its_short_form_in_its_year(
    block: str, year: str, at: int | None, rule: str
) -> None:
    assert found(index(*BODIES), block, year) == (at, rule)


def test_capitals_that_two_institutions_fit_name_neither() -> None:
    both = index(("National Bureau of Harbours of Kiel", "2014"), ("National Bank of Hamburg Port", "2014"))
    assert found(both, "NBH", "2014")[0] is None


@pytest.mark.parametrize(("joined", "at"), [(True, 0), (False, None)])
def test_a_work_that_is_listed_twice_is_one_where_lists_are_joined(joined: bool, at: int | None) -> None:
    titles = ("How port-side trade grows", "How portside trade grows")
    twice = index(("Roe, Pat", "2004"), ("Roe, Pat", "2004"), joined=joined, titles=titles)
    assert found(twice, "Roe", "2004")[0] == at


def test_two_titles_of_one_year_are_two_works() -> None:
    titles = ("How the ports grow", "Why the ports shrink")
    two = index(("Roe, Pat", "2004"), ("Roe, Pat", "2004"), joined=True, titles=titles)
    assert found(two, "Roe", "2004")[0] is None


def test_not_yet_in_print_is_forthcoming() -> None:
    assert found(index(("Roe, Pat", "forthcoming")), "Roe", "in press")[0] == 0


def test_theorems_are_called_after_two_people_joined_by_a_hyphen() -> None:
    assert found(index(("Stolper, W.; Samuelson, P.", "1941")), "Stolper-Samuelson", "1941")[0] == 0


def test_labels_are_found_without_their_brackets_and_only_where_they_are_one() -> None:
    labelled = ReferenceIndex([Reference(Span(0, 0), "", label=label) for label in ("[1]", "2.", "3", "3")])
    assert [labelled.by_label(label) for label in ("1", "2", "3", "4")] == [0, 1, None, None]
    assert labelled.numbered
    assert not index(("Roe, Pat", "2004")).numbered


def test_works_of_an_author_and_works_that_a_note_spells_out_are_found() -> None:
    listed = index(*LISTED)
    assert listed.by_family("LINDQVIST") == (3, 4)
    assert listed.by_family("Vane") == ()
    assert listed.in_note("Kit Marlowe, On Tides (Oslo, 2012), 9.") == (5,)
    assert listed.in_note("Kit Marlowe, On Tides (Oslo, 2011), 9.") == ()


def test_index_without_references_finds_nothing() -> None:
    index = ReferenceIndex(())
    assert index.find(("Smith",), "Smith", "2009", et_al=False) == (None, "")
    assert not index.numbered


@pytest.mark.parametrize(
    ("printed", "family"),
    [
        ("Perlis, A. J.", "Perlis"), ("A. J. Perlis", "Perlis"), ("Perlis A. J.", "Perlis"),
        ("Alan Perlis", "Perlis"), ("van der Berg, K.", "van der Berg"),
        ("Karel van der Berg", "van der Berg"), ("World Bank", "World Bank"),
        ("U.S. Department of State, Bureau of Statistics", "U.S. Department of State, Bureau of Statistics"),
    ],
)  # fmt: skip
def test_family_name_is_found_in_every_order(printed: str, family: str) -> None:
    assert family_name(printed) == family


def test_fold_makes_accents_case_and_punctuation_equal() -> None:
    assert comparable("Jäger-Waldau") == comparable("JAGER WALDAU")
    assert comparable("U.S. Census") == "us census"
    assert comparable("Antr`as, Łukasz Straße") == comparable("Antras, Lukasz Strasse")


def test_bare_initials_behind_a_name_are_none_of_it() -> None:
    assert family_name("Lindqvist KG") == "Lindqvist"
    assert family_name("Mi Da") == "Da"


@given(st.text(max_size=40), st.text(max_size=40), st.sampled_from(["2004", "", "in press", "20x4"]))
def test_any_words_find_one_listed_work_or_none(names: str, listed: str, year: str) -> None:
    at, rule = ReferenceIndex([Reference(Span(0, 0), listed, (listed,), year)]).find(
        (names,), names, year, et_al=False
    )
    assert (at, bool(rule)) in ((0, True), (None, False))
    assert isinstance(family_name(names), str)


@pytest.mark.parametrize(
    ("names", "year", "at"),
    [("Moss", "2007b", None), ("Moss", "2011", None), ("Seastat", "n.d.", 2), ("Holm", "2016", 3)],
)
def test_no_slip_leads_to_another_team_or_from_a_lettered_year(names: str, year: str, at: int | None) -> None:
    among = index(
        ("Moss, A.", "2007a"), ("Moss, A.; Reed, B.", "2010"), ("Seastat", "n.d."), ("Holm, C.", "2015")
    )
    assert found(among, names, year)[0] == at
