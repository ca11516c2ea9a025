"""Where the evidence for a figure is looked for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.annotations import Citation
from corpus.document import Document, Reference
from corpus.geometry import DocId, Span
from figtrace.check.inquiry.where_to_look import CitedWorks, Reach, Where, Whereabouts
from figtrace.check.ledger.records import Reason, SourceState, Verdict
from figtrace.check.statements.shelf import statements
from figtrace.check.verdicts.gates import NORMAL
from figtrace.check.verdicts.governing import without_callouts
from tests.figtrace.check.builders import SmallDraft, annotator, draft_of, store_of
from tests.strategies import document_of

_PAPER = document_of("Norwegian salmon exports to Poland came to $412.7 million in 2006.")
_UNKNOWN = DocId("9" * 64)
_SENTENCE = "Norwegian salmon exports to Poland came to $412.7 million."


def _where(draft: SmallDraft, *papers: Document) -> Where:
    masked = without_callouts(draft.document, draft.citations)
    annotations = annotator()(masked, citations=draft.citations)
    with store_of(*papers) as store:
        works = CitedWorks(draft.document.references, store)
        finder = Whereabouts(draft.document, annotations, works, Reach(store, None, NORMAL, {}))
        return finder.of(statements(draft.document, annotations)[0])


def test_a_cited_figure_is_looked_for_in_the_work_on_its_pages() -> None:
    where = _where(draft_of(_SENTENCE, _PAPER.id, locator="14"), _PAPER)
    assert (where.state, where.docs, where.locator) == (SourceState.CITED, (_PAPER.id,), "14")
    assert where.settled is None


def test_a_work_that_is_not_in_the_corpus_settles_the_figure() -> None:
    where = _where(draft_of(_SENTENCE, _UNKNOWN), _PAPER)
    assert (where.state, where.docs) == (SourceState.NOT_IN_CORPUS, ())
    assert where.settled is not None
    assert where.settled.reason is Reason.SOURCE_NOT_IN_CORPUS


def test_an_uncited_figure_is_looked_for_where_it_is_said_with_the_same_words() -> None:
    other = document_of("Rents in Fiji rose by 4 percent.", doc="c")
    where = _where(draft_of(_SENTENCE, None), _PAPER, other)
    assert (where.state, where.docs, where.locator) == (SourceState.UNCITED, (_PAPER.id,), "")


def test_the_drafts_own_result_is_looked_for_nowhere() -> None:
    where = _where(draft_of("We find an effect of 4.2 percent.", None), _PAPER)
    assert where.docs == ()
    assert where.settled is not None
    assert (where.settled.verdict, where.settled.reason) == (Verdict.UNKNOWN, Reason.NOT_CHECKABLE)


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
        assert CitedWorks((reference,), store).document(citation) == doc


def test_a_reference_that_came_with_a_document_of_another_corpus_is_resolved_anew() -> None:
    titled = replace(_PAPER, meta=replace(_PAPER.meta, title="Salmon exports of the northern ports"))
    reference = Reference(Span(0, 0), "", title="Salmon exports of the northern ports", doc=_UNKNOWN)
    with store_of(titled) as store:
        (found,) = CitedWorks((reference,), store).resolved
    assert (found.doc, found.reason) == (_PAPER.id, "title")
