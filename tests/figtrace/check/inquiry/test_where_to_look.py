"""Where the evidence for a figure is looked for."""

from __future__ import annotations

from corpus.annotations import Citation
from corpus.document import Document
from corpus.geometry import DocId, Span
from figtrace.check.inquiry.cited_works import CitedWorks
from figtrace.check.inquiry.where_to_look import Reach, Where, Whereabouts
from figtrace.check.ledger.records import Reason, SourceState, Verdict
from figtrace.check.statements.shelf import Statements, statements
from figtrace.check.verdicts.gates import NORMAL
from figtrace.check.verdicts.governing import without_callouts
from tests.figtrace.check.builders import SmallDraft, annotator, draft_of, store_of
from tests.strategies import document_of

_PAPER = document_of("Norwegian salmon exports to Poland came to $412.7 million in 2006.")
_UNKNOWN = DocId("9" * 64)
_SENTENCE = "Norwegian salmon exports to Poland came to $412.7 million."


def _where(draft: SmallDraft, *papers: Document, uncited: bool = False) -> Where:
    masked = without_callouts(draft.document, draft.citations)
    annotations = annotator()(masked, citations=draft.citations)
    with store_of(*papers) as store:
        works = CitedWorks(draft.document.references, store)
        finder = Whereabouts(draft.document, annotations, works, Reach(store, None, NORMAL, {}, uncited))
        return finder.of(statements(draft.document, annotations), 0)


def test_a_cited_figure_is_looked_for_in_the_work_on_its_pages() -> None:
    where = _where(draft_of(_SENTENCE, _PAPER.id, locator="14"), _PAPER)
    assert (where.state, where.docs, where.locator) == (SourceState.CITED, (_PAPER.id,), "14")
    assert where.settled is None


def test_a_work_that_is_not_in_the_corpus_settles_the_figure() -> None:
    where = _where(draft_of(_SENTENCE, _UNKNOWN), _PAPER)
    assert (where.state, where.docs) == (SourceState.NOT_IN_CORPUS, ())
    assert where.settled is not None
    assert where.settled.reason is Reason.SOURCE_NOT_IN_CORPUS


def test_an_uncited_figure_is_looked_for_by_its_words_if_that_is_asked_for() -> None:
    other = document_of("Rents in Fiji rose by 4 percent.", doc="c")
    where = _where(draft_of(_SENTENCE, None), _PAPER, other, uncited=True)
    assert (where.state, where.docs, where.locator) == (SourceState.UNCITED, (_PAPER.id,), "")


def test_else_it_is_looked_for_nowhere() -> None:
    where = _where(draft_of(_SENTENCE, None), _PAPER)
    assert (where.state, where.docs) == (SourceState.UNCITED, ())
    assert where.settled is not None
    assert where.settled.reason is Reason.UNCITED


def test_the_words_said_of_a_figure_that_nothing_cites_are_not_read() -> None:
    draft = draft_of(_SENTENCE, None)
    annotations = annotator()(draft.document, citations=draft.citations)
    with store_of(_PAPER) as store:
        works = CitedWorks(draft.document.references, store)
        finder = Whereabouts(draft.document, annotations, works, Reach(store, None, NORMAL, {}))
        told = Statements(_NoReader(), annotations.claims)  # type: ignore[arg-type]
        assert finder.of(told, 0).state is SourceState.UNCITED


class _NoReader:
    def read(self, *_: object) -> None:
        raise AssertionError("nothing is to be read")


def test_a_sentence_goes_on_from_the_works_that_its_neighbours_cite() -> None:
    text = "Exports grew (1). The ships were old and 12 of them sank. Their crews were saved (2)."
    draft = SmallDraft(
        document_of(text),
        (
            Citation(Span(13, 16), doc=_PAPER.id),
            Citation(Span(text.index("(2)"), len(text) - 1), doc=_UNKNOWN),
        ),
    )
    where = _where(draft, _PAPER)
    assert (where.state, where.docs) == (SourceState.CARRIED, (_PAPER.id,))


def test_the_drafts_own_result_is_looked_for_nowhere() -> None:
    where = _where(draft_of("We find an effect of 4.2 percent.", None), _PAPER)
    assert where.docs == ()
    assert where.settled is not None
    assert (where.settled.verdict, where.settled.reason) == (Verdict.UNKNOWN, Reason.NOT_CHECKABLE)
