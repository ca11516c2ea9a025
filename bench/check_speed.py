"""Seconds for the check of a 10,000-word draft, and their growth with the corpus.

    python -m bench.check_speed CORPUS [--words 10000] [--times 1 4 16] [--seed 1] [--jobs 1 2]

The draft is made of sentences of the corpus in other words, each citing its document; every tenth cites
nothing. A corpus N times as large holds each document N times under other ids. Processor time counts that
of worker processes too; all runs on one corpus must give the same ledger.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.annotations import Citation
from corpus.codec import to_json
from corpus.document import Block, BlockKind, Document, Reference
from corpus.geometry import DocId, PageIndex, Span
from corpus.settings import load_settings
from corpus.store import Store, copy_documents
from corpus.textmap import TextMap
from figtrace.check.inquiry.options import CheckOptions
from figtrace.check.inquiry.run import check_draft
from figtrace.check.ledger.records import Ledger
from figtrace.check.trials.sowing import Sown, sow
from nlp import Annotator

__all__ = ["main"]

_UNCITED = 10


@dataclass(frozen=True, slots=True)
class _Draft:
    document: Document
    citations: tuple[Citation, ...]


def main() -> None:
    """Print a line for each size: documents, figures, seconds, and whether two runs agree."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--words", type=int, default=10_000)
    parser.add_argument("--times", type=int, nargs="+", default=[1, 4, 16])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, os.cpu_count() or 1])
    given = parser.parse_args()
    settings = load_settings(given.corpus, env={})
    annotator = Annotator(settings.model, settings.gazetteers)
    annotator.text("Warm.")
    with Store.open(settings.db) as store:
        draft = _draft_of(
            [one for one in sow(store, n=1000, seed=given.seed) if one.slip is None], given.words
        )
    print(f"{len(draft.document.text.split())} words, {len(draft.document.references)} sources")
    for times in given.times:
        with tempfile.TemporaryDirectory() as scratch:
            target = Path(scratch) / "corpus.db"
            shutil.copy(settings.db, target)
            with Store.open(target) as store:
                _multiply(store, times)
                _time(draft, store, annotator, given.jobs)


def _time(draft: _Draft, store: Store, annotator: Annotator, jobs: Sequence[int]) -> None:
    """Two runs in turn with each number of jobs; of both times the lower one is printed."""
    runs: list[Ledger] = []
    seconds: dict[int, list[tuple[float, float]]] = {number: [] for number in jobs}
    for number in (*jobs, *jobs):
        began, used = time.monotonic(), _processor_seconds()
        runs.append(check_draft(draft, store, annotator, CheckOptions(jobs=number)))
        seconds[number].append((time.monotonic() - began, _processor_seconds() - used))
    same = "identical" if all(to_json(run) == to_json(runs[0]) for run in runs) else "DIFFERENT"
    for number, taken in seconds.items():
        wall, processor = map(min, zip(*taken, strict=True))
        print(
            f"{len(store.summaries()):>6} documents {len(runs[0].findings):>5} figures {number:>2} jobs "
            f"{wall:6.1f} s ({processor:.1f} s of processor), {len(runs)} runs {same}",
            flush=True,
        )


def _processor_seconds() -> float:
    """Used so far by this process and by those that it has waited for."""
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def _draft_of(sown: Sequence[Sown], words: int) -> _Draft:
    """Paragraphs of one sentence, in turn over the documents, until there are words enough."""
    docs = list(dict.fromkeys(one.doc for one in sown))
    text, blocks, citations, count = "", [], [], 0
    for number, one in enumerate(sown):
        if count >= words:
            break
        begin, body = len(text), one.passage.text.removesuffix(".")
        count += len(body.split())
        if number % _UNCITED:
            callout = Span(begin + len(body) + 1, begin + len(body) + 7)
            citations.append(Citation(callout, reference=docs.index(one.doc), doc=one.doc))
            body += " [cite]"
        text += f"{body}.\n\n"
        blocks.append(Block(BlockKind.PARAGRAPH, Span(begin, len(text) - 2), PageIndex(0)))
    references = tuple(Reference(Span(0, 0), doc, doc=doc) for doc in docs)
    document = Document(
        DocId("f" * 64), "speed", text, TextMap.from_runs([]), (), tuple(blocks), references=references
    )
    return _Draft(document, tuple(citations))


def _multiply(store: Store, times: int) -> None:
    """Keep each document so many times, the copies under ids that end in their number."""
    with store.transaction():
        for copy in range(1, times):
            copy_documents(store, str(copy))


if __name__ == "__main__":
    main()
