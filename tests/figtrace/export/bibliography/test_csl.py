"""CSL-JSON says names, dates and kinds as its schema does, and holds any text."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from figtrace.export.bibliography.csl import to_csl_json
from tests.figtrace.export.bibliography.made import ARTICLE, BARE, REPORT


def test_an_article_has_its_parts() -> None:
    (item,) = json.loads(to_csl_json([ARTICLE]))
    assert item["type"] == "article-journal"
    assert item["author"] == [{"family": "Leamer", "given": "Edward E."}, {"literal": "World Bank"}]
    assert (item["issued"], item["year-suffix"]) == ({"date-parts": [[1999]]}, "b")
    assert (item["container-title"], item["volume"], item["page"]) == ("Journal of Trade", "59", "3-42")
    assert (item["id"], item["DOI"], item["title"]) == (ARTICLE.key, ARTICLE.doi, ARTICLE.title)


def test_a_report_is_by_its_publisher_and_what_is_not_known_is_left_out() -> None:
    report, bare = json.loads(to_csl_json([REPORT, BARE]))
    assert (report["type"], report["publisher"]) == ("report", "World Bank")
    assert "year-suffix" not in report
    assert bare == {"id": "anonnd", "type": "document", "note": BARE.note}


def test_no_works_are_an_empty_list() -> None:
    assert json.loads(to_csl_json([])) == []


@given(st.text(st.characters()))
def test_any_text_can_be_written_in_utf_8(text: str) -> None:
    said = to_csl_json([replace(ARTICLE, title=text, year=text)])
    assert json.loads(said.encode())
