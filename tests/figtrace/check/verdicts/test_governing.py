"""Which citation governs a figure, and which pages its locator names."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.annotations import Citation, Claim
from corpus.document import Document
from corpus.geometry import PageIndex, Span
from figtrace.check.verdicts.governing import Callouts, is_own_result, located_pages, without_callouts
from tests.figtrace.check.builders import annotations_of
from tests.strategies import document_of


def _governing(*paragraphs: str) -> list[int | None]:
    document = document_of(*paragraphs)
    text = document.text
    citations = []
    at = text.find("[")
    while at >= 0:
        citations.append(Citation(Span(at, text.index("]", at) + 1)))
        at = text.find("[", at + 1)
    masked = without_callouts(document, citations)
    found = annotations_of(masked)
    callouts = Callouts(citations, document)
    return [callouts.governing(replace(claim, citation=None)) for claim in found.claims]


def test_a_figure_is_governed_by_the_next_callout_of_its_sentence() -> None:
    assert _governing("Wages rose 5 percent [a], prices 7 percent [b].") == [0, 1]


def test_a_callout_at_the_end_governs_the_sentence() -> None:
    assert _governing("Wages rose 5 percent and prices 7 percent [a].") == [0, 0]


def test_a_callout_before_the_figure_governs_if_none_follows() -> None:
    assert _governing("As [a] shows, wages rose 5 percent.") == [0]


def test_a_callout_behind_the_last_stop_governs_the_paragraph() -> None:
    assert _governing("Wages rose 5 percent. Prices rose 7 percent. [a]") == [0, 0]


def test_another_sentences_callout_governs_nothing() -> None:
    assert _governing("Wages rose 5 percent. Prices rose 7 percent [a].") == [None, 0]


def test_the_nearest_callouts_of_the_paragraph_stand_beside_a_figure() -> None:
    paragraphs = (
        "Rents fell [z].",
        "Wages rose [a]. Hours fell [b]. Prices rose 7 percent. Taxes rose [c]. Rates fell [d].",
        "Fares rose 8 percent.",
    )
    document = document_of(*paragraphs)
    marks = [document.text.index(f"[{letter}]") for letter in "zabcd"]
    citations = [Citation(Span(at, at + 3)) for at in marks]
    callouts = Callouts(citations, document)
    prices, fares = annotations_of(without_callouts(document, citations)).claims
    assert callouts.beside(prices) == (2, 3)
    assert callouts.beside(fares) == ()


def _scanned(claim: Claim, citations: list[Citation], document: Document) -> int | None:
    """The same by a look at every citation."""
    spans = [citation.span for citation in citations]
    inside = [at for at, span in enumerate(spans) if span.overlaps(claim.sentence)]
    after = [at for at in inside if spans[at].start >= claim.figure.span.start]
    if after:
        return min(after, key=lambda at: spans[at])
    if inside:
        return max(inside, key=lambda at: spans[at])
    above = [block.span for block in document.blocks if block.span.start <= claim.sentence.start]
    held = [at for at, span in enumerate(spans) if above and span in above[-1]]
    if len(held) != 1 or spans[held[0]].start < claim.figure.span.end:
        return None
    before = document.text[above[-1].start : spans[held[0]].start].rstrip()
    behind = document.text[spans[held[0]].end : above[-1].end].strip(" .")
    return held[0] if before.endswith((".", "!", "?")) and not behind else None


_TEXT = document_of(
    "Wages rose 5 percent. [a]", "Prices rose. So did rents. [b]", "Rents fell 3 percent [c] [d]."
)
_inside = st.tuples(st.integers(0, len(_TEXT.text)), st.integers(0, 12)).map(
    lambda ends: Span(ends[0], min(len(_TEXT.text), sum(ends)))
)
_callout = st.sampled_from([Span(at, at + 3) for at in (22, 54, 80, 84)])


@given(st.lists(_inside | _callout, max_size=8), _inside, _inside)
def test_the_governing_callout_is_the_one_that_a_look_at_all_finds(
    spans: list[Span], sentence: Span, figure: Span
) -> None:
    (made, *_) = annotations_of(document_of("Wages rose 5 percent.")).claims
    claim = replace(made, sentence=sentence, figure=replace(made.figure, span=figure), citation=None)
    citations = [Citation(span) for span in spans]
    assert Callouts(citations, _TEXT).governing(claim) == _scanned(claim, citations, _TEXT)


def _labelled(*labels: str) -> Document:
    document = document_of("x")
    (page,) = document.pages
    pages = tuple(replace(page, index=PageIndex(at), label=label) for at, label in enumerate(labels))
    return replace(document, pages=pages)


@pytest.mark.parametrize(
    ("locator", "pages"),
    [
        ("14", {1}),
        ("p. 14", {1}),
        ("13-15", {0, 1, 2}),
        ("iv", {3}),
        ("13, 15", {0, 2}),
        ("99", set()),
        ("", set()),
    ],
)
def test_a_locator_names_printed_pages(locator: str, pages: set[int]) -> None:
    found = located_pages(locator, _labelled("13", "14", "15", "iv"))
    assert found == {PageIndex(at) for at in pages}


def test_short_ends_of_ranges_are_completed() -> None:
    assert located_pages("1213-5", _labelled("1213", "1214", "1215")) == {0, 1, 2}


def test_pages_without_labels_are_counted() -> None:
    assert located_pages("2", _labelled("", "", "")) == {1}


def test_blanks_keep_every_offset() -> None:
    document = document_of("Wages rose 5 percent (Doe 2010, 7).")
    masked = without_callouts(document, [Citation(Span(21, 34))])
    assert len(masked.text) == len(document.text)
    assert "2010" not in masked.text
    assert masked.text.startswith("Wages rose 5 percent ")


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("We find an effect of 5 percent.", True),
        ("Our estimates imply 5 percent.", True),
        ("They find an effect of 5 percent.", False),
        ("Wages rose 5 percent.", False),
    ],
)
def test_own_results_are_known_by_their_words(sentence: str, own: bool) -> None:
    assert is_own_result(sentence) is own


@given(st.text(max_size=30))
def test_any_locator_names_some_pages_or_none(locator: str) -> None:
    assert located_pages(locator, _labelled("1", "2")) <= {PageIndex(0), PageIndex(1)}
