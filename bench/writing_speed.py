"""How long a draft's marks take after an edit of one sentence, and whether they are those of a whole check.

    python -m bench.writing_speed CORPUS --words 10000 --edits 20

Sentences of the corpus's documents, some with a slip, are cited in a draft of so many words; numbers of it
are changed one after the other, and what the warm desk gives is held against a check from nothing.
"""

from __future__ import annotations

import argparse
import re
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from statistics import median

from corpus.settings import load_settings
from corpus.store import Store, Summary
from figtrace.check.desk import check_read
from figtrace.check.inquiry.options import CheckOptions
from figtrace.check.ledger.finding_ids import with_lasting_ids
from figtrace.check.trials.sowing import Sown, sow
from figtrace.check.warm_desk import WarmDesk
from figtrace.drafts.read import read_draft_bytes
from nlp import Annotator

__all__ = ["draft_of", "edited", "main"]

_FILLER = (
    "What follows rests on earlier work about the organisation of production across borders, and on how "
    "firms choose where each step is placed. Readers who know it may pass over this paragraph."
)
_NUMBER = re.compile(r"(?<![\w.@])\d+(?:\.\d+)?(?![\w.])")


def draft_of(summaries: Sequence[Summary], sown: Sequence[Sown], words: int) -> str:
    """A draft in Markdown of so many words that cites the sentences, its references in its front matter."""
    works = {one.id: f"w{at}" for at, one in enumerate(summaries) if one.title and one.year}
    cited = [one for one in sown if one.doc in works]
    head = "".join(_reference(works[one.id], one) for one in summaries if one.id in works)
    parts, count = [f"---\ntitle: A draft\nreferences:\n{head}---"], 0
    for at in range(0, len(cited), 3):
        said = (f"{_flat(one.passage.text)} [@{works[one.doc]}]." for one in cited[at : at + 3])
        parts.append(" ".join((_FILLER, *said)))
        count += len(parts[-1].split())
        if count >= words:
            break
    return "\n\n".join(parts) + "\n"


def _reference(key: str, work: Summary) -> str:
    authors = ", ".join(f"{{literal: {_quoted(name)}}}" for name in work.authors)
    return f"- {{id: {key}, title: {_quoted(work.title)}, issued: {work.year}, author: [{authors}]}}\n"


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


def _flat(text: str) -> str:
    return " ".join(text.split()).rstrip(".")


def edited(source: str, random: Random) -> str:
    """The draft with one number of its text changed."""
    body = source.index("\n---", 4) + 4
    found = random.choice(list(_NUMBER.finditer(source, body)))
    return f"{source[: found.start()]}{random.randint(2, 99)}{source[found.end() :]}"


def _timed(
    desk: WarmDesk, path: Path, source: str, edits: int, random: Random
) -> Iterator[tuple[float, float]]:
    for _ in range(edits):
        source = edited(source, random)
        wall, own = time.perf_counter(), time.process_time()
        desk.check(path, source)
        yield time.perf_counter() - wall, time.process_time() - own


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--words", type=int, default=10_000)
    parser.add_argument("--edits", type=int, default=20)
    given = parser.parse_args()
    random, annotator = Random(1), Annotator()
    with Store.open(load_settings(given.corpus, env={}).db) as store, tempfile.TemporaryDirectory() as folder:
        source = draft_of(store.summaries(), sow(store, n=given.words // 60, seed=1), given.words)
        path, desk = Path(folder, "draft.md"), WarmDesk(store, annotator, CheckOptions())
        began = time.perf_counter()
        first = desk.check(path, source)
        print(
            f"{len(source.split())} words, {len(first.places)} figures: {time.perf_counter() - began:.1f} s"
        )
        took = list(_timed(desk, path, source, given.edits, random))
        last = desk.last(path)
        assert last is not None
        whole = check_read(read_draft_bytes(path, last.source.encode()), store, annotator, CheckOptions())
        same = with_lasting_ids(whole).findings == last.reviewed.ledger.findings
    walls, owns = sorted(wall for wall, _ in took), sorted(own for _, own in took)
    print(f"an edit: median {median(walls):.2f} s, worst {walls[-1]:.2f} s; processor {median(owns):.2f} s")
    print(
        "the marks are those of a check from nothing"
        if same
        else "the marks DIFFER from a check from nothing"
    )


if __name__ == "__main__":
    main()
