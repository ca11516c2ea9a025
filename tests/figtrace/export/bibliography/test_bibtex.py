"""BibTeX reads back as it was meant, whatever signs a title holds."""

from __future__ import annotations

from dataclasses import replace

import bibtexparser
from bibtexparser.bparser import BibTexParser
from hypothesis import given, settings
from hypothesis import strategies as st

from figtrace.export.bibliography.bibtex import to_bibtex
from figtrace.export.bibliography.works import Work
from tests.figtrace.export.bibliography.made import ARTICLE, BARE, REPORT


def _read(*works: Work) -> dict[str, dict[str, str]]:
    parser = BibTexParser(common_strings=True)
    found: dict[str, dict[str, str]] = bibtexparser.loads(to_bibtex(works), parser).entries_dict
    return found


def test_a_reader_finds_every_work_and_field() -> None:
    read = _read(ARTICLE, REPORT, BARE)
    article = read[ARTICLE.key]
    assert [read[work.key]["ENTRYTYPE"] for work in (ARTICLE, REPORT, BARE)] == [
        "article",
        "techreport",
        "misc",
    ]
    assert article["author"] == "Leamer, Edward E. and {World Bank}"
    assert (article["journal"], article["volume"], article["pages"]) == ("Journal of Trade", "59", "3--42")
    assert (article["year"], article["url"]) == ("1999b", "http://example.org/a_b?c=1&d=2")
    assert read[REPORT.key]["institution"] == "World Bank"
    assert read[BARE.key]["note"] == "An entry that could not be read, 1999."


def test_signs_of_tex_are_escaped() -> None:
    assert r"title = {Does 100\% abundance \{help\} \& cost \$5?}" in to_bibtex([ARTICLE])
    assert r"\textbackslash{}\textasciitilde{}" in to_bibtex([replace(ARTICLE, title="\\~")])


def test_what_is_not_known_is_left_out() -> None:
    assert to_bibtex([BARE]) == "@misc{anonnd,\n  note = {An entry that could not be read, 1999.}\n}\n"


@settings(deadline=None)
@given(st.text(st.characters()))
def test_any_title_leaves_the_next_work_whole(title: str) -> None:
    read = _read(replace(ARTICLE, title=title, url=title), REPORT)
    assert read[REPORT.key]["title"] == "Trade – a view"
