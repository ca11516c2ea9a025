"""RIS has one tag a line, the type first and the end last, whatever a title holds."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from figtrace.export.bibliography.ris import to_ris
from figtrace.export.bibliography.works import Work
from tests.figtrace.export.bibliography.made import ARTICLE, BARE, REPORT


def _lines(*works: Work) -> list[tuple[str, str]]:
    lines = to_ris(works).removesuffix("\r\n").split("\r\n")
    return [(line[:2], line[6:]) for line in lines]


def test_an_article_has_its_parts_in_their_tags() -> None:
    assert _lines(ARTICLE) == [
        ("TY", "JOUR"),
        ("ID", "leamer1999does"),
        ("AU", "Leamer, Edward E."),
        ("AU", "World Bank"),
        ("TI", ARTICLE.title),
        ("PY", "1999"),
        ("T2", "Journal of Trade"),
        ("VL", "59"),
        ("SP", "3"),
        ("EP", "42"),
        ("DO", "10.1/x_y"),
        ("UR", ARTICLE.url),
        ("ER", ""),
    ]


def test_a_report_and_a_bare_entry_are_told_apart() -> None:
    lines = _lines(REPORT, BARE)
    assert [value for tag, value in lines if tag == "TY"] == ["RPRT", "GEN"]
    assert ("PB", "World Bank") in lines
    assert lines[-2:] == [("N1", BARE.note), ("ER", "")]


@given(st.text(st.characters()))
def test_any_title_stays_on_its_line(title: str) -> None:
    said = to_ris([replace(ARTICLE, title=title), REPORT])
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in said.removesuffix("\r\n").split("\r\n"))
    assert said.encode()
