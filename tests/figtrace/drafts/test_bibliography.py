"""Bibliography files of every kind give the same references, and a mistake costs one entry alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.document import Reference
from corpus.errors import DraftError
from corpus.geometry import Span
from figtrace.drafts.bibliography import (
    Bibliography,
    KeyedReference,
    items_to_references,
    merge_references,
    read_bibliography,
)
from ingest.office.pandoc import Json

BIB = """
@article{wei2010,
  author = {Wei, Ana and Lund, Bo},
  title = {Prices of {Solar} Modules},
  journal = {Review of Energy},
  volume = 7, pages = {4--19}, doi = {10.5555/abc}, url = {https://example.org/a}, year = 2010
}
@techreport{bureau2008,
  author = {{Bureau of Trade}}, title = {Annual Report}, institution = {Bureau of Trade}, year = 2008
}
"""

ITEM = """{"id": "k", "title": "T", "author": [{"family": "Oz", "given": "A"}],
"issued": {"date-parts": [[2001]]}}"""
YAML = """references:
- id: k
  title: T
  author:
  - family: Oz
    given: A
  issued: 2001
"""


def read(folder: Path, name: str, content: str) -> Bibliography:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return read_bibliography(path)


def test_references_carry_what_the_file_says(tmp_path: Path) -> None:
    made = read(tmp_path, "refs.bib", BIB)
    first, second = (entry.reference for entry in made.entries)
    assert [entry.key for entry in made.entries] == ["wei2010", "bureau2008"]
    assert (first.authors, first.year, first.title) == (
        ("Wei, Ana", "Lund, Bo"),
        "2010",
        "Prices of Solar modules",
    )
    assert (first.venue, first.volume, first.pages) == ("Review of Energy", "7", "4-19")
    assert (first.doi, first.url) == ("10.5555/abc", "https://example.org/a")
    assert first.raw == "Wei, Ana; Lund, Bo. 2010. Prices of Solar modules. Review of Energy"
    assert second.authors == ("Bureau of Trade",)
    assert made.problems == ()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("b.json", f"[{ITEM}]"),
        ("b.JSON", f"[{ITEM}]"),
        ("b.yaml", YAML),
        ("b.yml", f"---\n{YAML}---\n"),
        ("b.ris", "TY  - BOOK\nAU  - Oz, A\nTI  - T\nPY  - 2001\nID  - k\nER  - \n"),
        ("b.bib", "@book{k, author = {Oz, A}, title = {T}, date = {2001-05}}"),
        ("b.bibtex", "@book{k, author = {Oz, A}, title = {T}, year = 2001}"),
    ],
)
def test_every_kind_of_file_gives_the_same_reference(tmp_path: Path, name: str, content: str) -> None:
    (entry,) = read(tmp_path, name, content).entries
    found = entry.reference
    assert (entry.key, found.authors, found.year, found.title) == ("k", ("Oz, A",), "2001", "T")


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DraftError, match=r"expected a bibliography in \.bib"):
        read(tmp_path, "b.docx", "x")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DraftError, match="cannot be read"):
        read_bibliography(tmp_path / "none.bib")


@pytest.mark.parametrize("name", ["b.bib", "b.json"])
def test_a_file_without_entries_says_so(tmp_path: Path, name: str) -> None:
    made = read(tmp_path, name, "[]" if name == "b.json" else "nothing here")
    assert made == Bibliography((), (f"{name} has no entries",))


def test_a_broken_entry_costs_that_entry_and_its_line_is_named(tmp_path: Path) -> None:
    broken = "@article{bad, author = {Open,\n title = Loose words\n}\n"
    made = read(tmp_path, "refs.bib", f"{BIB}{broken}@book{{last, title = {{Last}}}}\n")
    assert [entry.key for entry in made.entries] == ["wei2010", "bureau2008", "last"]
    (problem,) = made.problems
    assert problem.startswith("refs.bib, line 11: the entry '@article{bad, author = {Open,' was left out (")
    assert "unexpected" in problem


def test_a_file_of_another_encoding_is_read_and_said_to_be_so(tmp_path: Path) -> None:
    path = tmp_path / "b.bib"
    path.write_bytes("@book{k, author = {Müller, A}, title = {T}}".encode("cp1252"))
    made = read_bibliography(path)
    assert made.entries[0].reference.authors == ("Müller, A",)
    assert "b.bib is not in UTF-8" in made.problems[0]


def test_bibtex_keeps_lettered_years_editors_and_drops_and_others(tmp_path: Path) -> None:
    bib = """@string{rev = "The Review"}
@article{a, author = {Ames, J. and others}, title = {One}, journal = rev, year = {2009a}}
@book{b, editor = {van der Berg, C.}, title = {Two: 50\\% {GDP}}, year = {forthcoming}}
@comment{c, title = {No entry}}
@book{d, title = {Three}, date = {2011-05}, year = {2012a}}
"""
    first, second, third = (entry.reference for entry in read(tmp_path, "b.bib", bib).entries)
    assert third.year == "2011"
    assert (first.authors, first.year, first.venue) == (("Ames, J.",), "2009a", "The Review")
    assert (second.authors, second.year) == (("van der Berg, C.",), "forthcoming")
    assert second.title == "Two: 50% GDP"


# -- items -------------------------------------------------------------------------------------------


def reference_of(**fields: Json) -> Reference:
    (entry,) = items_to_references([{"id": "k", **fields}])
    return entry.reference


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ({"family": "Lee", "given": "Ann"}, "Lee, Ann"),
        ({"family": "Lee"}, "Lee"),
        ({"literal": "Bureau of Trade"}, "Bureau of Trade"),
        ({"family": "Berg", "given": "C.", "non-dropping-particle": "van der"}, "van der Berg, C."),
        ({"family": "Berg", "given": "C.", "dropping-particle": "de"}, "de Berg, C."),
    ],
)
def test_names_are_family_first(author: dict[str, str], name: str) -> None:
    assert reference_of(author=[author]).authors == (name,)


@pytest.mark.parametrize(
    ("issued", "year"),
    [
        ({"date-parts": [[2001, 5]]}, "2001"),
        ({"literal": "May 2009a"}, "2009a"),
        ({"raw": "in press"}, "in press"),
        ({"literal": "n.d."}, "n.d."),
        ({"date-parts": [[]], "literal": "2002"}, "2002"),
        ({"literal": "soon"}, ""),
        ({}, ""),
        (None, ""),
        ("2001", ""),
    ],
)
def test_years_are_read_from_every_form_of_a_date(issued: Json, year: str) -> None:
    assert reference_of(issued=issued).year == year


def test_editors_and_publishers_stand_in_where_there_is_no_author_and_no_journal() -> None:
    found = reference_of(editor=[{"family": "Lee"}], publisher="The Press")
    assert (found.authors, found.venue) == (("Lee",), "The Press")
    found = reference_of(
        author=[{"family": "Wei"}],
        editor=[{"family": "Lee"}],
        publisher="P",
        **{"container-title": "Review"},
    )
    assert (found.authors, found.venue) == (("Wei",), "Review")


def test_marks_of_case_and_hard_spaces_are_no_part_of_a_title() -> None:
    found = reference_of(title='On <span class="nocase">CO<sub>2</sub></span>\u00a0and 3 < 4 ')
    assert found.title == "On CO2 and 3 < 4"


def test_an_item_without_fields_is_an_empty_reference() -> None:
    (entry,) = items_to_references([{}])
    assert entry == KeyedReference("", Reference(Span(0, 0), "", (), "", ""))


# -- merging -----------------------------------------------------------------------------------------


def keyed(key: str, author: str, year: str, title: str, at: int = 0, doi: str = "") -> KeyedReference:
    authors = (author,) if author else ()
    return KeyedReference(key, Reference(Span(at, at + 5), f"{key} as typed", authors, year, title, doi=doi))


def test_an_entry_that_the_list_has_too_takes_its_place_and_keeps_its_fields() -> None:
    known = keyed("lee", "Lee, A.", "2009", "On Trade", doi="10.5555/a")
    typed = keyed("", "Lee", "2009a", "on trade: a long view", at=40)
    (merged,) = merge_references([known], [typed])
    assert (merged.key, merged.reference.doi, merged.reference.title) == ("lee", "10.5555/a", "On Trade")
    assert (merged.reference.span, merged.reference.raw) == (Span(40, 45), " as typed")


def test_the_key_of_a_typed_entry_is_taken_where_there_is_none() -> None:
    (merged,) = merge_references([keyed("", "Lee", "2009", "Trade")], [keyed("lee", "Lee", "2009", "Trade")])
    assert merged.key == "lee"


@pytest.mark.parametrize(
    "other",
    [
        keyed("", "Wei", "2009", "Trade"),
        keyed("", "Lee", "2010", "Trade"),
        keyed("", "Lee", "2009", "Prices"),
        keyed("", "Lee", "2009", ""),
        keyed("", "", "2009", "Trade"),
    ],
)
def test_another_author_year_or_title_is_another_work(other: KeyedReference) -> None:
    known = keyed("lee", "Lee", "2009", "Trade")
    assert merge_references([known], [other]) == [known, other]


def test_an_entry_that_fits_two_is_added() -> None:
    known = [keyed("a", "Lee", "2009", "Trade"), keyed("b", "Lee", "2009", "Trade")]
    typed = keyed("", "Lee", "2009", "Trade", at=9)
    assert merge_references(known, [typed]) == [*known, typed]
