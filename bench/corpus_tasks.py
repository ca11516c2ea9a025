"""Predictions that need a corpus: the check of drafts, retrieval, themes."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.rows import Row, read_rows
from corpus.errors import FigtraceError
from corpus.geometry import DocId
from corpus.settings import load_settings
from corpus.store import Store, list_editions
from figtrace.check.desk import check_file
from figtrace.check.ledger.records import Evidence, Finding, Ledger, Reason, Verdict
from figtrace.drafts.read import DRAFT_KINDS
from figtrace.library.add import AddOptions, add_files
from ingest.batch import find_files
from nlp import Annotator, Themes, ThemeText, find_themes
from search import Engine, open_engine
from search.passages import Passage, plain_passage
from search.query import plain_query

__all__ = ["predict_check", "predict_questions", "predict_retrieval", "predict_themes"]

_VERDICTS = {
    Verdict.SUPPORTED: "supported",
    Verdict.WEAK: "supported",
    Verdict.CONTRADICTED: "contradicted",
    Verdict.CONFLICT: "not_found",
    Verdict.UNKNOWN: "not_found",
}
"""The sets know three verdicts; a weak one is support with advice."""


def predict_check(folder: Path, pdfs: Path, keep: Path) -> Iterator[Row]:
    """A row for each figure of each draft; the corpus made of the PDFs is kept and reused."""
    settings = load_settings(keep, env={})
    annotator = Annotator(settings.model, settings.gazetteers)
    with Store.open(settings.db, create=True) as store:
        files = find_files([str(pdfs)])
        options = AddOptions(settings, version="bench", annotator=annotator, jobs=os.cpu_count() or 1)
        add_files(store, files, engine="tantivy", options=options)
        for draft in sorted(path for path in folder.iterdir() if path.suffix.lower() in DRAFT_KINDS):
            yield from _ledger_rows(draft, _checked(draft, store, annotator), pdfs)


def predict_questions(folder: Path, pdfs: Path, engine: str, keep: Path) -> Iterator[Row]:
    """Two rows for each question, in full and as keywords; `documents.txt` names the PDFs that are asked.

    Hits come as a person gets them: papers, each with the page that answers best first.
    """
    settings = load_settings(keep, env=os.environ)
    names = (folder / "documents.txt").read_text(encoding="utf-8").split("\n")
    files = [pdfs / name.strip() for name in names if name.strip()]
    annotator = Annotator(settings.model, settings.gazetteers)
    with Store.open(settings.db, create=True) as store, open_engine(engine, settings) as made:
        options = AddOptions(settings, version="bench", annotator=annotator, jobs=os.cpu_count() or 1)
        add_files(store, files, engine=engine, options=options)
        for row in read_rows(folder, "*.jsonl"):
            for form in ("question", "keywords"):
                yield {"id": row["id"], "form": form, "hits": _hits(store, made, row[form], pdfs)}


def _hits(store: Store, engine: Engine, text: str, pdfs: Path) -> list[Row]:
    files = {summary.id: summary.source for summary in store.summaries()}
    works = {edition.doc: edition.newest for edition in list_editions(store)}
    found = engine.papers(plain_query(text), limit=10, works=works).papers
    return [
        {
            "doc": os.path.relpath(files[paper.hits[0].doc], pdfs),
            "pages": [hit.page_first + 1 for hit in paper.hits if hit.page_first is not None],
        }
        for paper in found
    ]


def _checked(draft: Path, store: Store, annotator: Annotator) -> Ledger | None:
    try:
        return check_file(draft, store, annotator).ledger
    except FigtraceError as exc:
        print(f"{draft.name}: {exc}", file=sys.stderr)
        return None


def _ledger_rows(draft: Path, ledger: Ledger | None, pdfs: Path) -> Iterator[Row]:
    for finding in ledger.figures if ledger else ():
        yield {"draft": draft.name, **_finding(finding, pdfs)}


def _finding(finding: Finding, pdfs: Path) -> Row:
    verdict = _VERDICTS[finding.verdict]
    look_here = finding.reason is Reason.NEAREST
    shown = finding.to_see if look_here or verdict != "not_found" else None
    return {
        "surface": " ".join(finding.surface.split()),
        "start": finding.span.start,
        "sentence": " ".join(finding.sentence.split()),
        "verdict": verdict,
        "reason": finding.reason,
        "evidence": [_evidence(shown, pdfs)] if shown is not None else [],
        "look_here": look_here,
    }


def _evidence(one: Evidence, pdfs: Path) -> Row:
    return {"doc": os.path.relpath(one.file, pdfs), "page": one.page}


def predict_retrieval(folder: Path, engine: str, target: Path, model: Path | None = None) -> Iterator[Row]:
    """A row for each query of the folder with the ids of its best hundred documents.

    With a model for vectors they rank by meaning too.
    """
    passages = [
        plain_passage(DocId(row["id"]), row["text"], title=row["title"])
        for row in read_rows(folder / "corpus.jsonl")
    ]
    meanings = None
    if model is not None:
        from bench.by_meaning import meanings_of

        meanings = meanings_of(model, passages, target.parent / f"vectors-{folder.name}")
    with (
        tempfile.TemporaryDirectory(dir=target.parent) as scratch,
        _indexed(passages, engine, Path(scratch)) as made,
    ):
        for row in read_rows(folder, "queries*.jsonl"):
            query = plain_query(row["text"])
            hits = made.find(query, limit=100, meaning=meanings.of(query) if meanings else None).hits
            yield {"query_id": row["id"], "ranked": list(dict.fromkeys(hit.doc for hit in hits))}


def _indexed(passages: Sequence[Passage], engine: str, scratch: Path) -> Engine:
    made = open_engine(
        engine, load_settings(scratch, env={**os.environ, "FIGTRACE_ES_PREFIX": "figtrace-bench"})
    )
    with made.rebuilding():
        made.add(passages)
    return made


def predict_themes(source: Path) -> Iterator[Row]:
    """A row for each theme with its words, then one for each document with its theme."""
    texts = [(row["id"], row["text"]) for row in read_rows(source)]
    found = find_themes([ThemeText(text, DocId(name), None) for name, text in texts])
    yield from _theme_rows([name for name, _ in texts], found)


def _theme_rows(names: Sequence[str], found: Themes) -> Iterator[Row]:
    for theme in found.themes:
        single = [word.word for word in theme.words if " " not in word.word]
        yield {"topic": theme.number, "words": single}
    for name, home in zip(names, found.assigned, strict=True):
        yield {"id": name, "topic": home.theme if home else None}
