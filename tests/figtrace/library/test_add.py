"""Files that are added are read, described and indexed, and the report says what became of each."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from corpus.annotations import Annotations
from corpus.document import Document, Outcome, OutcomeState, PageState
from corpus.errors import DraftError, EngineDownError, RuleError, UsageError
from corpus.settings import Settings
from corpus.store import FileStamp, RunId, Store
from figtrace.library import add
from figtrace.library.add import AddOptions, AddReport, add_files
from ingest.batch.run import IngestReport, Ocr, Progress, ReadingOptions
from search.engine import open_engine
from tests.figtrace.library.test_editions import prose
from tests.figtrace.small_corpus import MAKERS, UNDATED, annotator
from tests.strategies import document_of

DONE, FAILED = OutcomeState.DONE, OutcomeState.FAILED


@dataclass
class Reading:
    """Stands in for the workers: puts these documents into the store, and keeps how it was asked."""

    documents: tuple[Document, ...] = (MAKERS,)
    outcomes: tuple[Outcome, ...] = ()
    """Of further files, none of which was read in this run."""
    asked: dict[str, Any] = field(default_factory=dict)

    def __call__(
        self, store: Store, paths: Sequence[Path], *, on_outcome: Callable[[Progress], None], **how: Any
    ) -> IngestReport:
        self.asked = {"paths": tuple(paths), **how}
        total, ended = len(self.documents) + len(self.outcomes), []
        for document in self.documents:
            ended.append(Outcome(f"/papers/{document.source}", DONE, doc=document.id))
            with store.transaction():
                store.put_document(document, run=how["run"])
                if how["annotate"] is not None:
                    store.put_annotations(document, how["annotate"](document), run=how["run"])
                store.put_outcome(ended[-1], FileStamp(1, 1), run=how["run"])
            on_outcome(Progress(ended[-1], len(ended), total, 3))
        for outcome in self.outcomes:
            ended.append(outcome)
            on_outcome(Progress(outcome, len(ended), total, 0))
        return IngestReport(tuple(ended), len(self.outcomes), 3 * len(self.documents), 0.1)


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> Reading:
    made = Reading()
    monkeypatch.setattr(add, "ingest_files", made)
    return made


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.in_memory() as store:
        yield store


@pytest.fixture
def options(tmp_path: Path) -> AddOptions:
    return AddOptions(Settings(tmp_path), version="1")


def added(store: Store, options: AddOptions, engine: str = "tantivy") -> AddReport:
    return add_files(store, [Path("a1.pdf")], engine=engine, options=options)


@pytest.mark.usefixtures("reading")
def test_a_new_document_is_kept_and_can_be_found(store: Store, options: AddOptions) -> None:
    report = added(store, options)
    assert (report.pages, report.unchanged, report.indexed, report.index_problem) == (3, 0, 1, "")
    assert report.outcomes == (Outcome("/papers/a1.pdf", DONE, doc=MAKERS.id),)
    assert report.seconds > 0
    with open_engine("tantivy", options.settings) as engine:
        assert engine.count().documents == 1


def test_options_reach_the_reading_and_paths_are_found_from_any_folder(
    store: Store, options: AddOptions, reading: Reading
) -> None:
    asked = replace(options, jobs=3, password="x", ocr="off", ocr_languages="deu", annotator=annotator())
    added(store, asked)
    assert reading.asked["paths"] == (Path.cwd() / "a1.pdf",)
    assert reading.asked["options"] == ReadingOptions(3, password="x", ocr=Ocr("off", "deu"))
    assert reading.asked["annotate"] is asked.annotator


def test_a_way_of_ocr_that_there_is_not_is_refused(options: AddOptions) -> None:
    with pytest.raises(UsageError, match="--ocr 'some': expected one of auto, off, force"):
        replace(options, ocr="some")


def test_files_that_were_cut_off_are_resumed_where_none_is_named(
    store: Store, options: AddOptions, reading: Reading
) -> None:
    cut = replace(MAKERS.pages[0], state=PageState.UNREADABLE, reason="not read, time limit of 120 s")
    added(store, options)
    with store.transaction():
        store.put_document(
            replace(MAKERS, source="/papers/a1.pdf", pages=(cut, *MAKERS.pages[1:])), run=RunId(1)
        )
    again = replace(options, resume_pages=True)
    add_files(store, [], engine="tantivy", options=again)
    assert reading.asked["paths"] == (Path("/papers/a1.pdf"),)
    assert reading.asked["options"].resume
    add_files(store, [Path("/b.pdf")], engine="tantivy", options=again)
    assert reading.asked["paths"] == (Path("/b.pdf"),)
    add_files(store, [], engine="tantivy", options=options)
    assert (reading.asked["paths"], reading.asked["options"].resume) == ((), False)


def test_progress_tells_how_many_and_which(store: Store, options: AddOptions, reading: Reading) -> None:
    reading.documents = (MAKERS, UNDATED)
    told: list[tuple[int, int, str]] = []
    added(store, replace(options, on_progress=lambda *step: told.append(step)))
    assert told == [(1, 2, "a1.pdf"), (2, 2, "c3.pdf")]


def test_outcomes_come_by_path_and_are_counted(store: Store, options: AddOptions, reading: Reading) -> None:
    reading.outcomes = (
        Outcome("/b.pdf", FAILED, "no password", None, "encrypted"),
        Outcome("/a.pdf", FAILED, "no password", None, "encrypted"),
    )
    report = added(store, options)
    assert [outcome.path for outcome in report.outcomes] == ["/a.pdf", "/b.pdf", "/papers/a1.pdf"]
    assert report.counts == Counter({(FAILED, "encrypted"): 2, (DONE, ""): 1})
    assert report.unchanged == 2


@pytest.mark.usefixtures("reading")
def test_a_run_that_is_over_is_recorded_as_ended(store: Store, options: AddOptions) -> None:
    added(store, options)
    assert store.begin_run("test", "1") == 2


@dataclass(frozen=True)
class Rules:
    """Annotates by newer rules."""

    producer: str = "newer/2"

    def __call__(self, document: Document) -> Annotations:
        made = annotator()(document)
        return replace(made, producer=self.producer)


def test_known_documents_of_older_rules_are_annotated_anew(
    store: Store, options: AddOptions, reading: Reading
) -> None:
    added(store, replace(options, annotator=annotator()))
    reading.documents, reading.outcomes = (), (Outcome("/papers/a1.pdf", DONE, doc=MAKERS.id),)
    newer = replace(options, annotator=Rules())  # type: ignore[arg-type]
    report = added(store, newer)
    assert (report.renewed, report.indexed, store.producer(MAKERS.id)) == (1, 1, "newer/2")
    assert added(store, newer).renewed == 0
    assert added(store, options).renewed == 0


def test_an_outcome_without_a_document_renews_nothing(
    store: Store, options: AddOptions, reading: Reading
) -> None:
    reading.documents, reading.outcomes = (), (Outcome("/a.pdf", FAILED, "damaged", None, "damaged"),)
    report = added(store, replace(options, annotator=annotator()))
    assert (report.renewed, report.indexed, report.exit_code) == (0, 0, 2)


def test_a_bibliography_describes_documents_and_names_what_it_could_not_place(
    store: Store, options: AddOptions, reading: Reading, tmp_path: Path
) -> None:
    library = tmp_path / "library.bib"
    library.write_text(
        "@book{a1, title={The Right Title}, year={1999}}\n@book{lost, title={Nothing of the Kind}}\n",
        encoding="utf-8",
    )
    report = added(store, replace(options, bibliography=library))
    assert (report.described, report.unmatched) == (1, ("lost",))
    assert store.document(MAKERS.id).meta.title == "The right title"
    with open_engine("tantivy", options.settings) as engine:
        assert engine.count().documents == 1
    assert reading.asked


def test_a_bibliography_that_cannot_be_read_is_told_before_anything_is_written(
    store: Store, options: AddOptions, reading: Reading, tmp_path: Path
) -> None:
    with pytest.raises(DraftError):
        added(store, replace(options, bibliography=tmp_path / "none.bib"))
    assert (store.summaries(), reading.asked) == ((), {})


class Mistaken:
    """An annotator whose list has a mistake."""

    @property
    def producer(self) -> str:
        raise RuleError("mine.toml: no id")


def test_a_mistake_in_a_list_is_told_before_anything_is_read(
    store: Store, options: AddOptions, reading: Reading
) -> None:
    with pytest.raises(RuleError):
        added(store, replace(options, annotator=Mistaken()))  # type: ignore[arg-type]
    assert reading.asked == {}


def test_editions_of_one_work_are_counted(store: Store, options: AddOptions, reading: Reading) -> None:
    reading.documents = tuple(
        document_of(prose(1), doc=doc, title="Quota Rents and the Geography of Textiles", year=year)
        for doc, year in (("d4", 2009), ("e5", 2010))
    )
    assert added(store, options).editions == 2


@pytest.mark.usefixtures("reading")
def test_what_cannot_be_indexed_is_kept_and_told(
    store: Store, options: AddOptions, monkeypatch: pytest.MonkeyPatch
) -> None:
    def down(*_: object) -> None:
        raise EngineDownError("the engine is down")

    monkeypatch.setattr(add, "open_current", down)
    report = added(store, options)
    assert (report.indexed, report.exit_code) == (0, 1)
    assert report.index_problem == (
        "the engine is down; the documents are kept: run `figtrace index rebuild` when this is mended"
    )
    assert store.has_document(MAKERS.id)


def report_of(*states: OutcomeState, problem: str = "") -> AddReport:
    outcomes = tuple(Outcome(f"/{at}.pdf", state) for at, state in enumerate(states))
    return AddReport(outcomes, 0, 0, 0, 0, (), 0, 0, problem, 1.0)


@pytest.mark.parametrize(
    ("report", "code"),
    [
        (report_of(DONE, DONE), 0),
        (report_of(), 0),
        (report_of(DONE, OutcomeState.PARTIAL), 0),
        (report_of(DONE, FAILED), 1),
        (report_of(FAILED, FAILED), 2),
        (report_of(DONE, problem="down"), 1),
    ],
)
def test_the_exit_code_tells_whether_all_some_or_none_was_read(report: AddReport, code: int) -> None:
    assert report.exit_code == code


def test_the_parent_loads_nothing_that_reads() -> None:
    heavy = ("numpy", "pypdfium2", "playa", "pdfplumber", "PIL", "spacy")
    code = f"import sys, figtrace.library.add as a; print([m for m in {heavy} if m in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
