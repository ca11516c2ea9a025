"""What a page of the desk takes on a large corpus: first byte, bytes, processor; pictures cold and kept.

    python -m bench.size.desk_speed CORPUS GROWN [--passages 100000] [--queries 15] [--pictures 40] [--seed 1]

GROWN is made where it is not there: the corpus, its documents kept again and again under other ids until the
index holds so many passages. They are whole documents and not passages of an index alone, since a page of
the desk reads documents, names and counts from the store as well. Queries are those of `bench.search_speed`,
so many of each kind, each asked once as the first page of a search. Pictures are of pages whose files are
still where they were read.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import shutil
import statistics
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from urllib.parse import quote_plus

from bench.search_speed import corpus_passages, sample_queries
from bench.size.desk_served import Answered, Desk, served
from corpus.annotations import Annotations
from corpus.document import Document
from corpus.geometry import DocId
from corpus.settings import load_settings
from corpus.store import Store
from search import open_engine
from search.index import index_documents

__all__ = ["Cost", "again", "annotated_again", "grow", "main", "told"]


@dataclass(frozen=True, slots=True)
class Cost:
    """One answer of the desk and the seconds of processor that it took there."""

    answered: Answered
    processor: float


def grow(folder: Path, passages: int) -> int:
    """Passages that the corpus in this folder holds when its documents were repeated up to so many."""
    settings = load_settings(folder, env={})
    engine = open_engine("tantivy", settings)
    with closing(engine), Store.open(settings.db) as store:
        originals = [summary.id for summary in store.summaries()]
        for lap in count(1):
            for at in range(0, len(originals), _AT_ONCE):
                held = engine.count().passages
                if held >= passages or not originals:
                    return held
                copies = [_kept_again(store, doc, lap) for doc in originals[at : at + _AT_ONCE]]
                index_documents(store, engine, copies)
    raise AssertionError("laps have no end")


_AT_ONCE = 25
"""Documents between two counts of what the index holds."""


def _kept_again(store: Store, doc: DocId, lap: int) -> DocId:
    document, annotations = store.document(doc), store.annotations(doc)
    copy = again(document, lap)
    run = store.begin_run("repeat", "0")
    with store.transaction():
        store.put_document(copy, run=run)
        if annotations is not None:
            store.put_annotations(copy, annotated_again(annotations, copy, lap), run=run)
    return copy.id


def again(document: Document, lap: int) -> Document:
    """The document under another id, from another file."""
    source = f"{document.source.removesuffix('.pdf')}-{lap}.pdf"
    return replace(document, id=DocId(_other(document.id, lap)), source=source)


def annotated_again(annotations: Annotations, document: Document, lap: int) -> Annotations:
    """The same annotations of this copy, its claims under other ids."""
    claims = tuple(replace(claim, id=_other(claim.id, lap)) for claim in annotations.claims)
    return replace(annotations, doc=document.id, claims=claims)


def _other(name: str, lap: int) -> str:
    """Another id of hexadecimal digits, the same for the same name and lap."""
    return hashlib.sha256(f"{name} {lap}".encode()).hexdigest()[: max(len(name), _ID_DIGITS)]


_ID_DIGITS = 16
"""Digits of the id of a claim (`nlp.claims.claim_id`); documents have more."""


def main() -> None:
    """Print a line for searches and one for pictures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("grown", type=Path)
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=15, help="of each kind")
    parser.add_argument("--pictures", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if not given.grown.is_dir():
        shutil.copytree(given.corpus, given.grown, ignore=shutil.ignore_patterns("corpus.form-*", "desk"))
        print(f"{grow(given.grown, given.passages):,} passages", flush=True)
    queries = sample_queries(corpus_passages(given.corpus), given.queries, given.seed)
    with served(given.grown) as desk:
        desk.ask("/search?q=warm")
        print(told("search", _asked(desk, [f"/search?q={quote_plus(one.text)}" for one in queries])))
        pages = _pages(given.corpus, given.pictures, random.Random(given.seed))
        print(told("picture, cold", _asked(desk, pages)))
        print(told("picture, kept", _asked(desk, pages)))


def _pages(corpus: Path, wanted: int, chance: random.Random) -> list[str]:
    """Addresses of so many pages whose files are there."""
    with Store.open(load_settings(corpus, env={}).db) as store:
        found = [
            f"/documents/{one.id}/pages/{number}.png"
            for one in store.summaries() if Path(one.source).is_file() for number in range(1, one.n_pages + 1)
        ]  # fmt: skip
    return chance.sample(found, min(wanted, len(found)))


def _asked(desk: Desk, paths: Iterable[str]) -> Iterator[Cost]:
    for path in paths:
        before = desk.processor()
        answered = desk.ask(path)
        yield Cost(answered, desk.processor() - before)


def told(name: str, found: Iterable[Cost]) -> str:
    """A line: in milliseconds the middle and what one answer in twenty exceeds."""
    costs = list(found)
    if not costs:
        return f"{name}: none asked"
    firsts = _middle_and_p95([one.answered.first for one in costs])
    wholes = _middle_and_p95([one.answered.whole for one in costs])
    own = _middle_and_p95([one.processor for one in costs])
    largest = max(one.answered.size for one in costs)
    return (
        f"{name}: {len(costs)} asked; ms p50/p95: first byte {firsts}, whole {wholes}, processor {own}; "
        f"largest {largest / 1000:.0f} kB"
    )


def _middle_and_p95(seconds: Sequence[float]) -> str:
    ordered = sorted(seconds)
    return f"{statistics.median(ordered) * 1000:.1f}/{ordered[int(0.95 * (len(ordered) - 1))] * 1000:.1f}"


if __name__ == "__main__":
    main()
