"""Predictions for a labelled set: one program for every task, reading nothing but its input.

    python -m bench.predict TASK INPUT PREDICTIONS [--pdfs DIR] [--engine tantivy|elasticsearch]
                        [--vectors MODEL]

Tasks: quantities, measeval, entities (JSON Lines or a folder of them), tables, references (a folder of
PDFs), figures, check, questions (a folder, with --pdfs), retrieval (a folder with corpus.jsonl and the
queries), themes (JSON Lines).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.rows import Row, write_rows

__all__ = ["TASKS", "main", "predict"]

TASKS = (
    "quantities", "measeval", "entities", "tables", "references", "figures", "check", "questions",
    "retrieval", "themes",
)  # fmt: skip
_NEED_PDFS = ("figures", "check", "questions")


def predict(
    task: str, source: Path, target: Path, *, pdfs: Path | None, engine: str, vectors: Path | None = None
) -> Iterator[Row]:
    """The rows of the task's predictions."""
    if task in ("quantities", "measeval", "entities"):
        from bench import text_tasks

        yield from getattr(text_tasks, f"predict_{task}")(source)
    elif task in ("tables", "references"):
        from bench import pdf_tasks

        yield from getattr(pdf_tasks, f"predict_{task}")(source)
    elif task == "figures" and pdfs is not None:
        from bench.pdf_tasks import predict_figures

        yield from predict_figures(source, pdfs)
    elif task == "check" and pdfs is not None:
        from bench.corpus_tasks import predict_check

        yield from predict_check(source, pdfs, target.parent / "check-corpus")
    elif task == "questions" and pdfs is not None:
        from bench.corpus_tasks import predict_questions

        yield from predict_questions(source, pdfs, engine, target.parent / "questions-corpus")
    elif task == "retrieval":
        from bench.corpus_tasks import predict_retrieval

        yield from predict_retrieval(source, engine, target, vectors)
    else:
        from bench.corpus_tasks import predict_themes

        yield from predict_themes(source)


def main() -> None:
    """Write the predictions and say how many rows there are."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("task", choices=TASKS)
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--pdfs", type=Path)
    parser.add_argument("--engine", default="tantivy", choices=("tantivy", "elasticsearch"))
    parser.add_argument("--vectors", type=Path, help="folder of a model: retrieval by meaning too")
    given = parser.parse_args()
    if not given.source.exists():
        sys.exit(f"{given.source} does not exist")
    if given.task in _NEED_PDFS and given.pdfs is None:
        sys.exit(f"{given.task} needs --pdfs, the folder of the PDFs")
    rows = predict(
        given.task, given.source, given.target, pdfs=given.pdfs, engine=given.engine, vectors=given.vectors
    )
    print(f"{write_rows(given.target, rows)} rows in {given.target}", file=sys.stderr)


if __name__ == "__main__":
    main()
