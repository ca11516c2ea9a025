"""A batch of files into the store."""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path

import pytest

from corpus.annotations import Annotations
from corpus.document import Document, Outcome, OutcomeState, PageState
from corpus.store import Store
from ingest.batch.limits import Limits
from ingest.batch.run import IngestReport, Ocr, Progress, ReadingOptions, ingest_files
from tests.ingest.made import Sheet


def pdf(path: Path, text: str) -> Path:
    path.write_bytes(Sheet().put(text, 72, 72).data())
    return path


def annotate_oddly(document: Document) -> Annotations:
    """Dies, hangs or fails where the text says so."""
    if "crash" in document.text:
        os._exit(11)
    if "hang" in document.text:
        time.sleep(60)
    if "fail" in document.text:
        raise ValueError("a rule went wrong")
    return Annotations(document.id, document.text_sha, "made/1")


def ingest(
    store: Store,
    *paths: Path,
    odd: bool = False,
    jobs: int = 1,
    limits: Limits | None = None,
    resume: bool = False,
) -> tuple[IngestReport, list[Progress]]:
    told: list[Progress] = []
    report = ingest_files(
        store,
        paths,
        run=store.begin_run("ingest", "test"),
        annotate=annotate_oddly if odd else None,
        options=ReadingOptions(jobs, limits or Limits(), ocr=Ocr("off"), resume=resume),
        on_outcome=told.append,
    )
    return report, told


def states(report: IngestReport) -> dict[str, tuple[OutcomeState, str]]:
    return {Path(outcome.path).name: (outcome.state, outcome.code) for outcome in report.outcomes}


def test_every_file_ends_in_an_outcome(tmp_path: Path) -> None:
    good = pdf(tmp_path / "good.pdf", "chips")
    copy = tmp_path / "copy.pdf"
    copy.write_bytes(good.read_bytes())
    text = tmp_path / "text.pdf"
    text.write_text("not a PDF")
    with Store.in_memory() as store:
        report, told = ingest(store, good, copy, text, tmp_path / "gone.pdf")
        assert states(report) == {
            "good.pdf": (OutcomeState.DONE, ""),
            "copy.pdf": (OutcomeState.SKIPPED_DUPLICATE, "duplicate"),
            "text.pdf": (OutcomeState.FAILED, "not-a-pdf"),
            "gone.pdf": (OutcomeState.FAILED, "unreadable"),
        }
        assert [progress.done for progress in told] == [1, 2, 3, 4]
        assert {Path(outcome.path).name for outcome in store.outcomes()} == set(states(report))
        assert store.has_document(store.summaries()[0].id)
        assert store.summaries()[0].id == hashlib.sha256(good.read_bytes()).hexdigest()


def test_unchanged_files_are_not_read_again_and_changed_ones_are(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", "chips")
    with Store.in_memory() as store:
        ingest(store, path)
        again, _ = ingest(store, path)
        assert (again.unchanged, again.pages) == (1, 0)
        pdf(path, "ships and chips")
        changed, _ = ingest(store, path)
        assert (changed.unchanged, changed.pages) == (0, 1)
        assert len(store.summaries()) == 2


def test_a_failed_file_is_tried_again(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_text("not yet")
    with Store.in_memory() as store:
        ingest(store, path)
        again, _ = ingest(store, path)
        assert again.unchanged == 0
        assert store.outcomes()[0].state is OutcomeState.FAILED


def test_a_crash_a_failure_and_a_hang_do_no_harm_to_others(tmp_path: Path) -> None:
    names = ["crash", "fail", "hang", "fine"]
    paths = [pdf(tmp_path / f"{name}.pdf", f"words that {name}") for name in names]
    with Store.in_memory() as store:
        report, _ = ingest(store, *paths, odd=True, limits=Limits(seconds=3.0))
        assert states(report) == {
            "crash.pdf": (OutcomeState.FAILED, "crashed"),
            "fail.pdf": (OutcomeState.PARTIAL, "not-annotated"),
            "hang.pdf": (OutcomeState.FAILED, "time-limit"),
            "fine.pdf": (OutcomeState.DONE, ""),
        }
        kept = {Path(summary.source).name: store.producer(summary.id) for summary in store.summaries()}
        assert kept == {"fail.pdf": "", "fine.pdf": "made/1"}  # what was read is kept without annotations


def test_an_interrupt_keeps_what_is_done(tmp_path: Path) -> None:
    paths = [pdf(tmp_path / f"{n}.pdf", f"paper {n}") for n in range(3)]

    def interrupt(progress: Progress) -> None:
        raise KeyboardInterrupt

    with Store.in_memory() as store:
        run = store.begin_run("ingest", "test")
        with pytest.raises(KeyboardInterrupt):
            ingest_files(store, paths, run=run, annotate=None, options=ReadingOptions(), on_outcome=interrupt)
        assert len(store.summaries()) == 1
        report, _ = ingest(store, *paths)
        assert report.unchanged == 1
        assert len(store.summaries()) == 3


def test_outcomes_carry_their_document(tmp_path: Path) -> None:
    with Store.in_memory() as store:
        report, _ = ingest(store, pdf(tmp_path / "a.pdf", "chips"))
        (outcome,) = report.outcomes
        assert isinstance(outcome, Outcome)
        assert outcome.doc == store.summaries()[0].id
        assert report.count(OutcomeState.DONE) == 1


MANY = 60
SOME_SECONDS = Limits(seconds=30.0, rest_per_page=1.0, slack=0.0)
"""What is kept for the rest of the pages that were read is all of the time after 30 of them."""


def many(path: Path) -> Path:
    made = Sheet()
    for number in range(MANY):
        made.put(f"Exports of the year {1950 + number} rose by {number} percent.", 72, 72).turn_page()
    path.write_bytes(made.data())
    return path


def read_pages(store: Store) -> int:
    return sum(page.state is PageState.TEXT for page in store.page_outcomes())


def test_what_was_read_when_time_was_over_is_kept_and_resumed_to_the_same_document(tmp_path: Path) -> None:
    path = many(tmp_path / "many.pdf")
    with Store.in_memory() as whole_store:
        ingest(whole_store, path)
        whole = whole_store.document(whole_store.summaries()[0].id)
    with Store.in_memory() as store:
        first, _ = ingest(store, path, limits=SOME_SECONDS)
        (outcome,) = first.outcomes
        assert (outcome.state, outcome.code) == (OutcomeState.PARTIAL, "time-limit")
        read = read_pages(store)
        assert 1 <= read <= 30
        assert f"{MANY - read} of {MANY} pages were not read within 30 s" in outcome.reason
        assert "--resume-pages" in outcome.reason
        assert f"the year {1950 + read}" not in store.document(whole.id).text
        again, _ = ingest(store, path, limits=SOME_SECONDS)
        assert (again.unchanged, again.outcomes) == (1, first.outcomes)  # it is not tried again by itself
        for _ in range(3):
            resumed, _ = ingest(store, path, limits=SOME_SECONDS, resume=True)
            assert read_pages(store) > read or read == MANY
            read = read_pages(store)
        assert states(resumed) == {"many.pdf": (OutcomeState.DONE, "")}
        assert resumed.unchanged == 1  # the last time there was nothing to resume
        assert store.document(whole.id) == whole


def test_a_resumed_file_that_fails_keeps_what_was_read(tmp_path: Path) -> None:
    path = many(tmp_path / "many.pdf")
    with Store.in_memory() as store:
        ingest(store, path, limits=SOME_SECONDS)
        read = read_pages(store)
        failed, _ = ingest(store, path, limits=Limits(memory_mb=1), resume=True)
        (outcome,) = failed.outcomes
        assert (outcome.state, outcome.code) == (OutcomeState.PARTIAL, "memory-limit")
        assert "resumed in vain" in outcome.reason
        assert read_pages(store) == read
        unchanged, _ = ingest(store, path)
        assert unchanged.unchanged == 1


def test_a_copy_of_a_file_that_was_cut_off_is_a_copy_and_others_are_not_read_again(tmp_path: Path) -> None:
    path = many(tmp_path / "many.pdf")
    copy, other = tmp_path / "copy.pdf", pdf(tmp_path / "other.pdf", "chips")
    copy.write_bytes(path.read_bytes())
    with Store.in_memory() as store:
        ingest(store, path, other, limits=SOME_SECONDS)
        report, _ = ingest(store, copy, other, limits=SOME_SECONDS, resume=True)
        assert states(report)["copy.pdf"] == (OutcomeState.SKIPPED_DUPLICATE, "duplicate")
        assert (report.unchanged, report.pages) == (1, 0)
