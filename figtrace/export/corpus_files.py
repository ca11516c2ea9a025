"""What of a corpus is written in which form: one function for all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from corpus.errors import UsageError
from corpus.geometry import DocId
from corpus.store import Store, resolve_document
from figtrace.export.files import folder_of_exports, write_file

__all__ = ["FORMS", "Wanted", "Written", "write_corpus"]

FORMS = ("parquet", "csv", "jsonl", "bibtex", "csl-json", "ris", "annotations", "tei", "graphml", "datasette")
"""The forms in the order of the help."""
_TABLES = frozenset({"parquet", "csv", "jsonl"})
"""Forms that hold tables of records."""
_OF_DOCUMENTS = frozenset({"annotations", "tei"})
"""Forms of which there is one for each document."""
_OF_WORKS = frozenset({"bibtex", "csl-json", "ris"})
"""Forms that are bibliographies."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be written.

    Raises:
        UsageError: if an option does not belong to the form.
    """

    form: str
    """One of `FORMS`."""
    target: Path
    references: bool = False
    """Of a bibliography: the works cited, instead of the documents."""
    findings: Path | None = None
    """Of annotations: a ledger, instead of claims."""
    doc: str = ""
    """Of annotations and TEI: one document; "" for all."""

    def __post_init__(self) -> None:
        if self.references and self.form not in _OF_WORKS:
            raise UsageError("--references belongs to --bibtex, --csl-json and --ris")
        if self.doc and (self.form not in _OF_DOCUMENTS or self.findings is not None):
            raise UsageError("--doc belongs to --tei and --annotations")
        if self.form not in FORMS:
            raise UsageError(f"{self.form!r}: expected one of {', '.join(FORMS)}")


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written."""

    what: str
    count: int
    """Rows, works, annotations, nodes or documents."""
    file: Path


def write_corpus(
    store: Store, wanted: Wanted, *, on_document: Callable[[str], None] = lambda _: None
) -> tuple[Written, ...]:
    """Write what is wanted, whole or not at all, in place of older files.

    Raises:
        UsageError: if the target cannot be written, a library is not installed, or a document is not there.
        StoreError: if a document cannot be read.
    """
    if wanted.form in _TABLES:
        from figtrace.export.tables import FileForm, write_tables

        made = write_tables(store, wanted.target, FileForm(wanted.form), on_document=on_document)
        return tuple(Written(one.table, one.rows, one.file) for one in made)
    if wanted.form == "tei" and not wanted.doc:
        return tuple(_tei_folder(store, wanted.target, on_document))
    text, what, count = _content(store, wanted, on_document)
    write_file(wanted.target, text.encode("utf-8", "replace"))
    return (Written(what, count, wanted.target),)


_Content = tuple[str, str, int]
"""The text of a file, what it holds, and how many."""


def _content(store: Store, wanted: Wanted, on_document: Callable[[str], None]) -> _Content:
    if wanted.form in _OF_WORKS:
        return _bibliography(store, wanted)
    if wanted.form == "annotations":
        return _annotations(store, wanted, on_document)
    if wanted.form == "tei":
        return _tei(store, resolve_document(store, wanted.doc)), "documents", 1
    if wanted.form == "graphml":
        from figtrace.export.citation_graph import citation_graphml

        return citation_graphml(store), "documents", len(store.summaries())
    from figtrace.export.datasette import datasette_metadata

    return datasette_metadata(), "views", 1


def _bibliography(store: Store, wanted: Wanted) -> _Content:
    from figtrace.export import bibliography

    works = (bibliography.reference_works if wanted.references else bibliography.document_works)(store)
    writers = {
        "bibtex": bibliography.to_bibtex,
        "csl-json": bibliography.to_csl_json,
        "ris": bibliography.to_ris,
    }
    return writers[wanted.form](works), "references" if wanted.references else "documents", len(works)


def _annotations(store: Store, wanted: Wanted, on_document: Callable[[str], None]) -> _Content:
    from figtrace.export.web_annotations import claim_annotations, finding_annotations, to_json_ld

    if wanted.findings is not None:
        from figtrace.check.revisions.changes import read_ledger

        ledger = read_ledger(wanted.findings)
        return to_json_ld(finding_annotations(ledger), name="findings"), "findings", len(ledger.findings)
    docs = [resolve_document(store, wanted.doc)] if wanted.doc else [one.id for one in store.summaries()]
    made: list[dict[str, Any]] = []
    for doc in docs:
        made += claim_annotations(store.document(doc), store.annotations(doc))
        on_document(doc)
    return to_json_ld(made, name="claims"), "claims", len(made)


def _tei(store: Store, doc: DocId) -> str:
    from figtrace.export.tei import to_tei

    return to_tei(store.document(doc), store.annotations(doc))


def _tei_folder(store: Store, target: Path, on_document: Callable[[str], None]) -> Iterator[Written]:
    """A file for each document, named by its own file and the beginning of its id."""
    names = []
    with folder_of_exports(target) as making:
        for summary in store.summaries():
            name = f"{PurePath(summary.source).stem[:80]}-{summary.id[:8]}.xml"
            (making / name).write_text(_tei(store, summary.id), encoding="utf-8")
            names.append(name)
            on_document(summary.id)
    return (Written("document", 1, target / name) for name in names)
