"""The report: complete, escaped, the same each time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from corpus.geometry import DocId, PageBox, PageIndex, PageNo, Span
from figtrace.check.ledger.records import Coverage, Finding, Ledger, Reason, SourceState, Verdict
from figtrace.check.reports.html import to_html
from figtrace.check.reports.ledger_page import Settled, pieces
from tests.figtrace.check.builders import ledger
from tests.strategies import document_of

SOURCE = "In 2006 Norway's exports of <b>salmon</b> reached $412.7 million."
DRAFT = "Exports of salmon & cod <script>alert(1)</script> came to $412.7 million in 2006."


def _made() -> Ledger:
    return ledger(DRAFT, document_of(SOURCE), locator="1")


def _png(_: DocId, page: PageIndex, boxes: Sequence[PageBox]) -> bytes | None:
    assert boxes
    assert all(box.page == page for box in boxes)
    return b"\x89PNG"


def test_the_report_is_one_file_that_asks_for_nothing() -> None:
    page = to_html(_made(), crop=_png)
    assert page.startswith("<!doctype html>")
    assert "data:image/png;base64,iVBORw==" in page
    assert not re.search(r"(?:src|href)=\"(?!data:|#)", page)


def test_text_of_draft_and_source_is_escaped() -> None:
    page = to_html(_made())
    assert "<script>alert" not in page
    assert "<b>salmon" not in page
    assert "&lt;b&gt;salmon" in page


def test_every_finding_has_a_mark_and_a_card() -> None:
    made = _made()
    page = to_html(made)
    for number in range(1, len(made.findings) + 1):
        assert f'id="mark-{number}"' in page
        assert f'id="figure-{number}"' in page
    assert made.coverage_sentence.replace("'", "&#39;") in page


def test_a_quote_that_serves_twice_is_shown_once() -> None:
    source = "The main buyers were Spain ($5.1 million), Italy ($4.2 million) and Japan ($3.3 million)."
    page = to_html(ledger("Italian buyers paid $5.1 million.", document_of(source), locator="1"))
    assert page.count(f"<blockquote>{source}</blockquote>") == 1


def test_a_page_that_cannot_be_drawn_is_left_out() -> None:
    assert "<img" not in to_html(_made(), crop=lambda *_: None)


def test_crops_are_asked_for_document_by_document_each_once() -> None:
    asked: list[tuple[str, int]] = []

    def crop(doc: DocId, page: PageIndex, boxes: Sequence[PageBox]) -> bytes:
        asked.append((doc[0], page))
        return b"PNG"

    plain = _made().findings[0]
    quote = plain.evidence[0]
    boxes = tuple(replace(box, page=PageIndex(4)) for box in quote.boxes)
    places = [("b", quote.boxes, 1), ("a", quote.boxes, 1), ("b", boxes, 5), ("a", quote.boxes, 1)]
    quotes = [
        replace(quote, doc=DocId(doc * 64), boxes=where, page=PageNo(page)) for doc, where, page in places
    ]
    findings = tuple(replace(plain, evidence=(one,)) for one in quotes)
    to_html(replace(_made(), findings=findings), crop=crop)
    assert asked == [("a", 0), ("b", 0), ("b", 4)]


def test_two_reports_of_one_ledger_are_the_same() -> None:
    assert to_html(_made(), crop=_png) == to_html(_made(), crop=_png)


def test_what_a_person_said_stands_below_the_finding() -> None:
    page = to_html(_made(), said=lambda _: Settled("reject", "a <later> table"))
    assert "reject: a &lt;later&gt; table" in page


def test_a_draft_without_figures_has_a_report() -> None:
    empty = Ledger("a.md", "Nothing.", (), (), Coverage(0, 0, 0))
    assert "The draft has no figures." in to_html(empty)


def _finding(span: Span, text: str) -> Finding:
    whole = Span(0, len(text))
    verdict = (Verdict.UNKNOWN, Reason.NOT_FOUND, "", SourceState.CITED)
    return Finding("id", span.of(text), span, text, whole, *verdict)


def test_quoted_words_are_shown_as_such() -> None:
    quoted = replace(_finding(Span(0, 7), "Exports rose."), is_quotation=True)
    page = to_html(Ledger("a.md", "Exports rose.", (quoted,), (), Coverage(0, 0, 0)))
    assert 'data-show="quotation"' in page
    assert '<span class="kind">quoted words</span> “Exports”' in page
    assert 'title="Quoted words: Unknown"' in page


@given(
    st.text(max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 9), st.booleans()), max_size=6),
)
def test_the_pieces_joined_are_the_text(text: str, places: list[tuple[int, int, bool]]) -> None:
    found = tuple(
        replace(_finding(Span(at, at + size), text), is_quotation=quoted)
        for at, size, quoted in places
        if at + size <= len(text)
    )
    made = Ledger("a.md", text, found, (), Coverage(0, 0, 0))
    assert "".join(piece.text for piece in pieces(made)) == text
