"""Known documents are annotated anew by worker processes, without their files."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.annotations import Annotations
from corpus.document import Document
from corpus.errors import WorkersError
from corpus.store import Store
from ingest.batch.renew import Renewed, annotate_again
from ingest.batch.run import ReadingOptions
from tests.strategies import document_of

ONE, OTHER = document_of("Tin rose.", doc="a1"), document_of("Lead fell.", doc="b2")


def by_rules(document: Document) -> Annotations:
    """Annotations of no more than their rules; of one document there are none to be had."""
    if document.text.startswith("Lead"):
        raise ValueError("no rule for lead")
    return Annotations(document.id, document.text_sha, "rules/2")


@pytest.fixture
def store() -> Store:
    made = Store.in_memory()
    run = made.begin_run("test", "1")
    for document in (ONE, OTHER):
        made.put_document(replace(document, source="/gone.pdf"), run=run)
    return made


def _again(store: Store, *docs: Document, producer: str = "rules/2", executor: str = "") -> Renewed:
    how = ReadingOptions(executor=executor)
    ids, run = tuple(document.id for document in docs), store.begin_run("test", "2")
    return annotate_again(store, ids, run=run, annotate=by_rules, producer=producer, options=how)


def test_a_document_is_annotated_though_its_file_is_gone(store: Store) -> None:
    assert _again(store, ONE) == Renewed((ONE.id,), ())
    assert (store.producer(ONE.id), store.producer(OTHER.id)) == ("rules/2", "")


def test_what_cannot_be_annotated_is_told_and_the_others_are(store: Store) -> None:
    renewed = _again(store, OTHER, ONE)
    assert renewed.docs == (ONE.id,)
    (problem,) = renewed.problems
    assert problem.startswith("/gone.pdf cannot be annotated anew: ")
    assert "no rule for lead" in problem


def test_annotations_by_other_rules_are_not_kept(store: Store) -> None:
    with pytest.raises(WorkersError, match="a worker annotates by rules/2, this figtrace by rules/3"):
        _again(store, ONE, producer="rules/3")
    assert store.producer(ONE.id) == ""


def test_without_documents_nobody_is_called(store: Store) -> None:
    assert _again(store, executor="dask://127.0.0.1:1") == Renewed((), ())
