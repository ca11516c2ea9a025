"""Findings on quoted words: what is a quotation, what becomes of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.annotations import Citation
from corpus.document import BlockKind, Document, Reference
from corpus.geometry import DocId, Span
from figtrace.check.ledger.records import Finding, Reason, SourceState, Verdict
from figtrace.check.quotations.findings import Library, quotation_findings, with_quoted
from tests.strategies import document_of

SOURCE = document_of(
    "Salt was dear in the northern ports that winter, and tin was not.", doc="s", title="The Trade in Salt"
)


def findings(text: str, callout: str = "(Lee 2009)", *, known: bool = True) -> tuple[Finding, ...]:
    draft = document_of(text, doc="draft")
    at = text.find(callout)
    citations = (Citation(Span(at, at + len(callout)), reference=0),) if at >= 0 else ()

    def read(doc: DocId) -> Document:
        assert doc == SOURCE.id
        return SOURCE

    library = Library(lambda _: (SOURCE.id,) if known else (), read, ("The Trade in Salt",))
    return quotation_findings(draft, citations, (Span(0, len(text)),), library)


def test_words_that_stand_in_the_cited_work_are_supported_with_their_place() -> None:
    [found] = findings("He says “salt was dear in the northern ports” (Lee 2009).")
    assert (found.verdict, found.reason) == (Verdict.SUPPORTED, Reason.VERBATIM)
    assert found.evidence[0].quote == "Salt was dear in the northern ports"
    assert found.evidence[0].boxes
    assert (found.is_quotation, found.citation, found.source) == (True, "(Lee 2009)", SourceState.CITED)


def test_words_near_them_are_shown_as_the_source_has_them() -> None:
    [found] = findings("He says “salt was cheap in the northern ports that winter” (Lee 2009).")
    assert (found.verdict, found.reason) == (Verdict.WEAK, Reason.WORDING_DIFFERS)
    assert "“Salt was dear in the northern ports that winter”" in found.says


def test_words_that_are_not_there_are_not_found() -> None:
    [found] = findings("He says “a tax on windows was never paid” (Lee 2009).")
    assert (found.verdict, found.reason) == (Verdict.UNKNOWN, Reason.NOT_FOUND)
    assert found.evidence == ()


def test_a_work_that_the_corpus_lacks_is_told() -> None:
    [found] = findings("He says “salt was dear in the northern ports” (Lee 2009).", known=False)
    assert (found.reason, found.source) == (Reason.SOURCE_NOT_IN_CORPUS, SourceState.NOT_IN_CORPUS)


@pytest.mark.parametrize(
    "text",
    [
        "He says “salt was dear in the northern ports”.",  # no citation
        "He speaks of “the dear salt” (Lee 2009).",  # a term
        "In “The Trade in Salt” he says so (Lee 2009).",  # a title that is known
        "In “Northern Ports and Their Masters” he says so (Lee 2009).",  # a headline
        "Salt was dear in the northern ports (Lee 2009).",
    ],
)
def test_what_is_no_quotation_of_a_cited_work_gets_no_row(text: str) -> None:
    assert findings(text) == ()


def test_a_title_of_the_drafts_own_references_is_none() -> None:
    text = "In “a history of salt and of other things” he says so (Lee 2009)."
    draft = document_of(text, doc="draft")
    listed = Reference(Span(0, 0), "", title="A history of salt and of other things, in two parts")
    library = Library(lambda _: (SOURCE.id,), lambda _: SOURCE, ())
    cited = (Citation(Span(text.find("("), len(text) - 1), reference=0),)
    draft = replace(draft, references=(listed,))
    assert quotation_findings(draft, cited, (Span(0, len(text)),), library) == ()


def figure_in(quotation: Finding, surface: str) -> Finding:
    at = quotation.span.start + quotation.surface.index(surface)
    return replace(
        quotation, surface=surface, span=Span(at, at + len(surface)), verdict=Verdict.CONTRADICTED,
        reason=Reason.WRONG_VALUE, evidence=(), is_quotation=False,
    )  # fmt: skip


def test_a_figure_that_is_quoted_word_for_word_is_supported_by_the_quotation() -> None:
    [quoted] = findings("He says “salt was dear in the northern ports” (Lee 2009).")
    figure = figure_in(quoted, "northern")
    [found] = with_quoted([figure], [quoted])
    assert (found.verdict, found.reason, found.evidence) == (
        Verdict.SUPPORTED,
        Reason.EXACT,
        quoted.evidence,
    )


def test_what_the_writer_put_in_or_worded_otherwise_is_judged_by_itself() -> None:
    [quoted] = findings("He says “salt was [very much] dear in the northern ports” (Lee 2009).")
    figure = figure_in(quoted, "very")
    assert with_quoted([figure], [quoted]) == [figure]
    [other] = findings("He says “salt was cheap in the northern ports that winter” (Lee 2009).")
    figure = figure_in(other, "northern")
    assert with_quoted([figure], [other]) == [figure]
    elsewhere = replace(figure, span=Span(0, 2))
    assert with_quoted([elsewhere], [other, quoted]) == [elsewhere]


@pytest.mark.parametrize(
    ("kind", "count"),
    [(BlockKind.PARAGRAPH, 1), (BlockKind.FOOTNOTE, 1), (BlockKind.TABLE, 0), (BlockKind.REFERENCE, 0)],
)
def test_words_of_tables_and_lists_of_works_are_no_quotations(kind: BlockKind, count: int) -> None:
    text = "He says “salt was dear in the northern ports” (Lee 2009)."
    draft = document_of(text, doc="draft")
    draft = replace(draft, blocks=tuple(replace(block, kind=kind) for block in draft.blocks))
    at = text.index("(Lee")
    library = Library(lambda _: (SOURCE.id,), lambda _: SOURCE, ())
    cited = (Citation(Span(at, at + 10), reference=0),)
    assert len(quotation_findings(draft, cited, (Span(0, len(text)),), library)) == count
