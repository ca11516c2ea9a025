"""Known documents annotated anew, by those who read: when rules, lists or model have changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

from corpus.annotations import Annotations
from corpus.errors import WorkersError
from corpus.geometry import DocId
from corpus.store import RunId, Store
from ingest.batch.executors import open_readers
from ingest.batch.readers import answers
from ingest.batch.run import ReadingOptions
from ingest.batch.worker import Annotate, Failed, Task

__all__ = ["Renewed", "annotate_again"]


@dataclass(frozen=True, slots=True)
class Renewed:
    """What became of documents that were to be annotated anew."""

    docs: tuple[DocId, ...]
    """Those that were."""
    problems: tuple[str, ...]
    """A line for each that keeps what it had, with the reason."""


def annotate_again(
    store: Store,
    docs: Sequence[DocId],
    *,
    run: RunId,
    annotate: Annotate,
    producer: str,
    options: ReadingOptions,
) -> Renewed:
    """Replace the annotations of these documents, each in a transaction of its own.

    Args:
        store: open for writing; nothing else may write it meanwhile.
        docs: documents of the store.
        run: the run that these writes belong to.
        annotate: picklable; it is called in the workers.
        producer: what annotations by it say of their rules, lists and model.
        options: who does it.

    Raises:
        WorkersError: if a cluster has nobody to do it, or a worker has other rules; those before are
            annotated.
    """
    renewed: list[DocId] = []
    problems: list[str] = []
    for task, made in _annotated(store, docs, annotate, options) if docs else ():
        if isinstance(made, str):
            problems.append(f"{task.path} cannot be annotated anew: {made}")
        elif made.producer != producer:
            raise WorkersError(
                f"a worker annotates by {made.producer}, this figtrace by {producer}: "
                "install the same figtrace, lists and model on every machine"
            )
        elif task.document is not None:
            with store.transaction():
                store.put_annotations(task.document, made, run=run)
            renewed.append(task.document.id)
    return Renewed(tuple(renewed), tuple(problems))


def _annotated(
    store: Store, docs: Sequence[DocId], annotate: Annotate, options: ReadingOptions
) -> Iterator[tuple[Task, Annotations | str]]:
    """Each document's annotations, or why there are none."""
    jobs = min(options.jobs, len(docs))
    with closing(open_readers(options.executor, jobs, options.limits, annotate)) as readers:
        for task, answer in answers(readers, _tasks(store, docs)):
            if isinstance(answer, Failed):
                yield task, answer.reason
            else:
                yield task, answer.annotations or answer.problem


def _tasks(store: Store, docs: Sequence[DocId]) -> Iterator[Task]:
    for doc in docs:
        document = store.document(doc)
        yield Task(document.source, None, "off", document=document)
