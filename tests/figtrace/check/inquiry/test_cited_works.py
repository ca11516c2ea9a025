"""The documents that a draft's citations may name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.annotations import Citation
from corpus.document import Reference
from corpus.geometry import DocId, Span
from figtrace.check.inquiry.cited_works import CitedWorks
from tests.figtrace.check.builders import store_of
from tests.strategies import document_of

_PAPER = document_of("Norwegian salmon exports to Poland came to $412.7 million in 2006.")
_UNKNOWN = DocId("9" * 64)


@pytest.mark.parametrize(
    ("citation", "doc"),
    [
        (Citation(Span(0, 1), doc=_PAPER.id), _PAPER.id),
        (Citation(Span(0, 1), reference=0), _PAPER.id),
        (Citation(Span(0, 1), reference=0, doc=_UNKNOWN), None),
        (Citation(Span(0, 1), reference=1), None),
        (Citation(Span(0, 1)), None),
    ],
)
def test_a_citation_names_its_own_document_before_that_of_its_reference(
    citation: Citation, doc: DocId | None
) -> None:
    reference = Reference(Span(0, 0), "Doe, J. 2010. A paper.", doc=_PAPER.id)
    with store_of(_PAPER) as store:
        assert CitedWorks((reference,), store).documents(citation) == (() if doc is None else (doc,))


def test_a_reference_that_came_with_a_document_of_another_corpus_is_resolved_anew() -> None:
    titled = replace(_PAPER, meta=replace(_PAPER.meta, title="Salmon exports of the northern ports"))
    reference = Reference(Span(0, 0), "", title="Salmon exports of the northern ports", doc=_UNKNOWN)
    with store_of(titled) as store:
        (found,) = CitedWorks((reference,), store).resolved
    assert (found.doc, found.reason) == (_PAPER.id, "title")


def test_of_documents_that_fit_alike_each_may_be_the_work() -> None:
    title = "Salmon exports of the northern ports"
    papers = [
        replace(one, meta=replace(one.meta, title=title, year=2010, authors=("Jane Doe",)))
        for one in (_PAPER, document_of("Salmon exports came to $410 million.", doc="c"))
    ]
    reference = Reference(Span(0, 0), "", authors=("Doe, J.",), title=title, year="2010")
    with store_of(*papers) as store:
        found = CitedWorks((reference,), store).documents(Citation(Span(0, 1), reference=0))
    assert sorted(found) == sorted(paper.id for paper in papers)


def test_a_draft_is_no_source_of_its_own() -> None:
    reference = Reference(Span(0, 0), "Doe, J. 2010. A paper.", doc=_PAPER.id)
    with store_of(_PAPER) as store:
        works = CitedWorks((reference,), store, frozenset({_PAPER.id}))
        assert works.documents(Citation(Span(0, 1), reference=0)) == ()
        assert works.documents(Citation(Span(0, 1), doc=_PAPER.id)) == ()
