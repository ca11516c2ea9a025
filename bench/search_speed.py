"""Milliseconds of a search and passages a second of indexing, of both engines and of their peers in one run.

    python -m bench.search_speed CORPUS [--passages 100000] [--queries 100] [--seed 1] [--keep FOLDER]

The passages are those of the corpus; where there are fewer they are repeated under other ids with their
words shuffled. Queries are drawn from the passages: 1 to 4 of their words, two or three words side by side
as a phrase, the beginning of a word, a word with a year, a word with a name. Each is timed as a person's is:
read, planned, found, its ten snippets cut. "In" is the time from records to a committed index. Peers,
where they are installed: tantivy by itself with one field of text, bm25s; Elasticsearch where FIGTRACE_ES_URL
is set.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from importlib import import_module
from itertools import count, islice
from pathlib import Path
from typing import Any

from corpus.geometry import DocId
from corpus.settings import load_settings
from corpus.store import Store
from search import open_engine
from search.index import document_records
from search.passages import Passage, analyzer
from search.query import parse_query

__all__ = ["Asked", "Measured", "Speed", "main", "repeated", "sample_queries"]

Ask = Callable[[str], object]
_SHOWN = 10
_WORD = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Asked:
    """A query and its kind."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Speed:
    """Milliseconds of many queries: the middle, and what one in a hundred exceeds."""

    p50: float
    p99: float


@dataclass(frozen=True, slots=True)
class Measured:
    """One engine: queries by kind, passages a second in, bytes on the disk (None: elsewhere)."""

    name: str
    speeds: dict[str, Speed]
    rate: float
    size: int | None


def repeated(passages: Sequence[Passage], wanted: int, seed: int) -> Iterator[Passage]:
    """So many passages: those given, then again and again with their words shuffled, under other ids."""
    drawn = random.Random(seed)
    for lap in count():
        for number, passage in enumerate(passages):
            place = lap * len(passages) + number
            if place >= wanted:
                return
            words = passage.text.split(" ")
            if lap:
                drawn.shuffle(words)
            yield replace(
                passage,
                id=f"{place // 150:010x}{place % 150:05x}-{passage.id[-12:]}",
                doc=DocId(f"{lap:04x}{passage.doc[4:]}"),
                text=" ".join(words),
            )


def sample_queries(passages: Sequence[Passage], wanted: int, seed: int) -> list[Asked]:
    """So many queries of each kind, drawn from the passages."""
    drawn = random.Random(seed)
    makers = {f"{n} word{'s' * (n > 1)}": _words(n) for n in range(1, 5)}
    makers |= {"phrase": _phrase, "prefix": _prefix, "year": _year, "name": _name}
    found = []
    for kind, make in makers.items():
        texts = (make(drawn.choice(passages), drawn) for _ in count())
        found += [Asked(kind, text) for text in islice(filter(None, texts), wanted)]
    drawn.shuffle(found)
    return found


def _plain(passage: Passage) -> list[str]:
    """Words of five small letters and more: what people look for, not "the" and "of"."""
    return [word for word in passage.text.split() if len(word) > 4 and set(word) <= set(_WORD)]


def _words(number: int) -> Callable[[Passage, random.Random], str]:
    def make(passage: Passage, drawn: random.Random) -> str:
        words = _plain(passage)
        return " ".join(drawn.sample(words, number)) if len(words) >= number else ""

    return make


def _phrase(passage: Passage, drawn: random.Random) -> str:
    words, size = passage.text.split(), drawn.choice((2, 3))
    starts = [at for at in range(len(words) - size + 1) if all(map(str.isalpha, words[at : at + size]))]
    at = drawn.choice(starts) if starts else 0
    return f'"{" ".join(words[at : at + size])}"' if starts else ""


def _prefix(passage: Passage, drawn: random.Random) -> str:
    words = [word for word in _plain(passage) if len(word) > 6]
    return f"{drawn.choice(words)[:6]}*" if words else ""


def _year(passage: Passage, drawn: random.Random) -> str:
    words = _words(2)(passage, drawn)
    return f"{words} year:{passage.year - 2}..{passage.year}" if words and passage.year else ""


def _name(passage: Passage, drawn: random.Random) -> str:
    names = [n for n in passage.names if n.partition(":")[0] in ("place", "firm", "product", "policy")]
    words = _words(1)(passage, drawn)
    label, _, name = drawn.choice(names).partition(":") if names else ("", "", "")
    return f'{words} {label}:"{name}"' if words and names else ""


def _timed(ask: Ask, queries: Iterable[Asked]) -> dict[str, Speed]:
    times: dict[str, list[float]] = {}
    for asked in queries:
        began = time.perf_counter()
        ask(asked.text)
        spent = (time.perf_counter() - began) * 1000
        times.setdefault(asked.kind, []).append(spent)
    times["all"] = [spent for kind in times.values() for spent in kind]
    return {
        kind: Speed(statistics.median(t), statistics.quantiles(t, n=100)[98]) for kind, t in times.items()
    }


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def engine_speed(name: str, folder: Path, passages: Sequence[Passage], queries: Sequence[Asked]) -> Measured:
    """An engine behind the port, all of the way from what is typed to the snippets."""
    settings = load_settings(folder, env={**os.environ, "FIGTRACE_ES_PREFIX": "figtrace-speed"})
    with open_engine(name, settings) as engine:
        began = time.perf_counter()
        with engine.rebuilding():
            engine.add(passages)
            for doc in dict.fromkeys(passage.doc for passage in passages):
                engine.vouch(doc, "speed")
        spent = time.perf_counter() - began

        def ask(text: str) -> object:
            return [hit.snippet for hit in engine.find(parse_query(text), limit=_SHOWN).hits]

        _timed(ask, queries[:50])
        size = _size(settings.index) if settings.index.is_dir() else None
        return Measured(name, _timed(ask, queries), len(passages) / spent, size)


def raw_tantivy_speed(folder: Path, passages: Sequence[Passage], queries: Sequence[Asked]) -> Measured:
    """Tantivy by itself: one field of text, words alone."""
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", stored=True, tokenizer_name="terms")
    index = tantivy.Index(builder.build(), path=str(folder))
    index.register_tokenizer("terms", analyzer("stemmed"))
    began = time.perf_counter()
    writer = index.writer(64_000_000, 1)
    for passage in passages:
        writer.add_document(tantivy.Document(text=passage.text))
    writer.commit()
    writer.wait_merging_threads()
    spent = time.perf_counter() - began
    index.reload()
    searcher = index.searcher()

    def ask(text: str) -> object:
        query, _ = index.parse_query_lenient(text.lower(), ["text"])
        return [searcher.doc(address) for _, address in searcher.search(query, _SHOWN).hits]

    words = [asked for asked in queries if "word" in asked.kind]
    return Measured("tantivy alone", _timed(ask, words), len(passages) / spent, _size(folder))


def bm25s_speed(passages: Sequence[Passage], queries: Sequence[Asked]) -> Measured:
    """bm25s: words alone, all in memory."""
    bm25s: Any = import_module("bm25s")  # no part of the lock

    began = time.perf_counter()
    retriever = bm25s.BM25()
    retriever.index(bm25s.tokenize([p.text for p in passages], show_progress=False), show_progress=False)
    spent = time.perf_counter() - began

    def ask(text: str) -> object:
        return retriever.retrieve(bm25s.tokenize(text, show_progress=False), k=_SHOWN, show_progress=False)

    words = [asked for asked in queries if "word" in asked.kind]
    return Measured("bm25s", _timed(ask, words), len(passages) / spent, None)


def _printed(measured: Measured) -> str:
    disk = "" if measured.size is None else f", {measured.size / 1e6:.0f} MB"
    rows = [f"{measured.name}: {measured.rate:,.0f} passages/s in{disk}"]
    rows += [f"  {kind:8} {speed.p50:8.2f} {speed.p99:8.2f} ms" for kind, speed in measured.speeds.items()]
    return "\n".join(rows)


def corpus_passages(folder: Path) -> list[Passage]:
    """All passages of a corpus."""
    with Store.open(load_settings(folder, env={}).db) as store:
        docs = [summary.id for summary in store.summaries()]
        records = (record for doc in docs for record in document_records(store, doc))
        return [record for record in records if isinstance(record, Passage)]


def main() -> None:
    """Print what each engine took, p50 and p99 by kind of query."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=100, help="of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="where the index of ours stays")
    given = parser.parse_args()
    passages = list(repeated(corpus_passages(given.corpus), given.passages, given.seed))
    queries = sample_queries(passages, given.queries, given.seed)
    with tempfile.TemporaryDirectory() as scratch:
        ours = given.keep or Path(scratch, "ours")
        print(_printed(engine_speed("tantivy", ours, passages, queries)), flush=True)
        if os.environ.get("FIGTRACE_ES_URL"):
            print(_printed(engine_speed("elasticsearch", Path(scratch, "es"), passages, queries)), flush=True)
        alone = Path(scratch, "alone")
        alone.mkdir()
        print(_printed(raw_tantivy_speed(alone, passages, queries)), flush=True)
        shutil.rmtree(alone)
        with suppress(ModuleNotFoundError):
            print(_printed(bm25s_speed(passages, queries)), flush=True)


if __name__ == "__main__":
    main()
