"""Figures of the store are held against their pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.annotations import Annotations
from corpus.document import Document, Outcome, OutcomeState
from corpus.store import FileStamp, Store
from figtrace.library.verify import Differing, verify_document
from ingest.document import read_data, read_sheets
from tests.figtrace.small_corpus import annotator, store_of
from tests.ingest.made import Sheet


def stored(document: Document, annotations: Annotations, path: Path) -> Store:
    store = Store.in_memory()
    run = store.begin_run("ingest", "0")
    with store.transaction():
        store.put_document(document, run=run)
        store.put_annotations(document, annotations, run=run)
        outcome = Outcome(str(path), OutcomeState.DONE, doc=document.id)
        store.put_outcome(outcome, FileStamp(1, 1), run=run)
    return store


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.pdf"
    sheet = Sheet().put("Salt rose by 12.5 percent in 1887.", 72, 100)
    path.write_bytes(sheet.put("Tin fell by 7 percent.", 72, 130).turn_page().data())
    return path


def test_figures_that_stand_in_their_boxes_agree(paper: Path) -> None:
    document = read_data(paper.read_bytes(), str(paper))
    found = verify_document(stored(document, annotator()(document), paper), document.id)
    assert (found.figures, found.agree, found.unseen, found.is_well) == (2, 2, 0, True)


def test_a_figure_that_the_page_has_not_is_told_with_what_is_there(paper: Path) -> None:
    document = read_data(paper.read_bytes(), str(paper))
    wrong = replace(document, text=document.text.replace("12.5", "13.9"))
    found = verify_document(stored(wrong, annotator()(wrong), paper), document.id)
    assert not found.is_well
    [differing] = found.differing
    assert isinstance(differing, Differing)
    assert (differing.page, differing.stored) == (1, "13.9 percent")
    assert "12.5" in differing.there


def test_a_file_that_is_gone_or_changed_is_a_problem(paper: Path) -> None:
    document = read_data(paper.read_bytes(), str(paper))
    store = stored(document, annotator()(document), paper)
    paper.write_bytes(paper.read_bytes() + b"%")
    found = verify_document(store, document.id)
    assert "gone or changed" in found.problem
    assert (found.agree, found.is_well) == (0, False)


def test_a_spreadsheet_has_no_page_to_hold_it_against() -> None:
    sheet = read_sheets(b"Country,2008\nChina,5\nPeru,6\n", "trade.csv")
    found = verify_document(store_of(sheet), sheet.id)
    assert (found.figures, found.is_well) == (0, True)
    assert found.unseen > 0
