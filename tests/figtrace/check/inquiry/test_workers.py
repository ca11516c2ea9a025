"""Worker processes: the same ledger whatever their number, and a clear word when one fails."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.annotations import Citation
from corpus.codec import to_json
from corpus.document import Block, BlockKind, Document, Reference
from corpus.errors import LimitError, StoreError
from corpus.geometry import DocId, PageIndex, Span
from corpus.store import Store
from corpus.textmap import TextMap
from figtrace.check.inquiry.options import CheckOptions
from figtrace.check.inquiry.readings import Readings
from figtrace.check.inquiry.run import check_draft
from figtrace.check.inquiry.workers import Crew, Question, Questions, answers_alone, rare_collections
from figtrace.check.ledger.records import Ledger
from figtrace.check.statements.shelf import statements
from figtrace.check.statements.statement import Statement
from figtrace.check.verdicts.gates import NORMAL
from tests.figtrace.check.builders import SmallDraft, annotations_of, annotator, table_document
from tests.strategies import document_of

_PLACES = (
    "Norway", "Chile", "Peru", "Spain", "Italy", "Japan", "Kenya", "Ghana", "India", "Egypt", "Cuba", "Fiji",
)  # fmt: skip


def _papers() -> list[Document]:
    """A dozen papers on one subject, the last a table."""
    prose = [
        document_of(
            f"Salmon exports of {place} came to ${at + 11}.{at} million in 2006.",
            f"In 2007 {place} sold wool worth ${3 * at + 2} million, a rise of {at + 1}.5 percent.",
            doc=f"{at:x}",
        )
        for at, place in enumerate(_PLACES)
    ]
    return [
        *prose,
        table_document("Harvest", ["Country", "2001", "2002"], [["France", "10.42", "11.73"]], "tons"),
    ]


def _draft(papers: list[Document]) -> SmallDraft:
    """A sentence on each paper, right, wrong and uncited in turn."""
    text, blocks, citations = "", [], []
    for at, place in enumerate(_PLACES):
        begin, value = len(text), at + 11 if at % 3 else at + 7
        body = f"Salmon exports of {place} came to ${value}.{at} million in 2006"
        if at % 4:
            citations.append(Citation(Span(begin + len(body) + 1, begin + len(body) + 4), doc=papers[at].id))
            body += " [x]"
        text += f"{body}.\n\n"
        blocks.append(Block(BlockKind.PARAGRAPH, Span(begin, len(text) - 2), PageIndex(0)))
    references = tuple(Reference(Span(0, 0), paper.source, doc=paper.id) for paper in papers)
    empty = TextMap.from_runs([])
    document = Document(DocId("f" * 64), "d.md", text, empty, (), tuple(blocks), references=references)
    return SmallDraft(document, tuple(citations))


@pytest.fixture(scope="module")
def corpus_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the papers in a file, as workers need it."""
    path = tmp_path_factory.mktemp("crew") / "corpus.db"
    with Store.open(path, create=True) as store:
        run = store.begin_run("test", "0")
        for paper in _papers():
            with store.transaction():
                store.put_document(paper, run=run)
                store.put_annotations(paper, annotations_of(paper), run=run)
    return path


@pytest.fixture
def papers(corpus_file: Path) -> Iterator[Store]:
    """The same store, open."""
    with Store.open(corpus_file) as store:
        yield store


def _checked(store: Store, jobs: int) -> Ledger:
    return check_draft(_draft(_papers()), store, annotator(), CheckOptions(jobs=jobs))


def test_the_ledger_is_the_same_whatever_the_number_of_jobs(papers: Store) -> None:
    alone = to_json(_checked(papers, 1))
    assert '"verdict":"supported"' in alone
    assert to_json(_checked(papers, 2)) == alone


def test_a_store_in_memory_is_checked_in_this_process() -> None:
    with Store.in_memory() as store:
        assert store.path is None
        assert len(_checked(store, 2).findings) == len(_checked(store, 1).findings)


def _statements() -> dict[int, Statement]:
    document = _draft(_papers()).document
    return dict(enumerate(statements(document, annotations_of(document))))


def _asked(*docs: DocId) -> list[Questions]:
    return [Questions(doc, (Question(at, 0, ""), Question(at + 1, 1, ""))) for at, doc in enumerate(docs)]


def _ids(store: Store) -> list[DocId]:
    return [summary.id for summary in store.summaries()]


@pytest.mark.parametrize("ahead", [0, 3, 12])
def test_a_crew_answers_every_question_as_one_process_does(papers: Store, ahead: int) -> None:
    docs = _ids(papers)
    asked, made = _asked(*docs[:8]), _statements()
    alone = list(answers_alone(Readings(papers), made, "", NORMAL, asked))
    with Crew(2, papers.path or Path(), docs[:ahead]) as crew:
        shared = list(crew.answers(made, "", NORMAL, asked))
    assert sorted(shared, key=_order) == sorted(alone, key=_order)


def _order(answer: tuple[Question, object]) -> tuple[int, int]:
    return answer[0].figure, answer[0].turn


def test_a_crew_that_is_asked_nothing_answers_nothing(papers: Store) -> None:
    with Crew(2, papers.path or Path()) as crew:
        assert list(crew.answers({}, "", NORMAL, ())) == []


def test_a_document_that_cannot_be_read_is_told_as_in_one_process(papers: Store) -> None:
    lost = DocId("c" * 64)
    with pytest.raises(StoreError, match="not in the corpus"):
        list(answers_alone(Readings(papers), _statements(), "", NORMAL, _asked(lost)))
    with Crew(2, papers.path or Path(), [lost]) as crew:
        with pytest.raises(StoreError, match="not in the corpus"):
            list(crew.answers(_statements(), "", NORMAL, _asked(lost)))


def test_a_worker_that_ends_is_told_with_a_remedy(papers: Store) -> None:
    with Crew(2, papers.path or Path()) as crew:
        for process in crew.processes:
            os.kill(process, signal.SIGKILL)
        with pytest.raises(LimitError, match="--jobs 1"):
            list(crew.answers(_statements(), "", NORMAL, _asked(*_ids(papers))))


def test_no_worker_outlives_its_crew(papers: Store) -> None:
    with Crew(2, papers.path or Path()) as crew:
        processes = crew.processes
    for process in processes:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_a_crew_ignores_the_keyboard(papers: Store) -> None:
    docs = _ids(papers)
    with Crew(2, papers.path or Path()) as crew:
        for process in crew.processes:
            os.kill(process, signal.SIGINT)
        assert len(list(crew.answers(_statements(), "", NORMAL, _asked(*docs[:2])))) == 4


def test_the_collector_is_as_it_was_afterwards() -> None:
    before = gc.get_threshold()
    with rare_collections():
        assert gc.get_threshold() != before
    assert gc.get_threshold() == before


def test_progress_is_told_from_nothing_to_all(papers: Store) -> None:
    told: list[tuple[int, int]] = []
    phases: list[str] = []
    draft = _draft(_papers())
    check_draft(
        draft,
        papers,
        annotator(),
        CheckOptions(jobs=2, on_figure=lambda done, of: told.append((done, of)), on_phase=phases.append),
    )
    total = told[0][1]
    assert told == [(done, total) for done in range(total + 1)]
    assert phases[0] == "reading the draft"


def test_a_draft_without_callouts_hires_its_crew_when_its_sources_are_found(papers: Store) -> None:
    draft = replace(_draft(_papers()), citations=())
    alone, shared = (check_draft(draft, papers, annotator(), CheckOptions(jobs=jobs)) for jobs in (1, 2))
    assert to_json(alone) == to_json(shared)
