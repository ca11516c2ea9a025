r"""Word F1 of pages: our text and pypdfium2's plain text against poppler's pdftotext.

    python -m bench.words FOLDER [FOLDER …] [--pages 400] [--worst 10] [--jobs 1]

The pages are drawn at equal distances from all files put end to end, so the same folder gives the same
pages. A page's words are compared as a multiset, whatever their order; the figure is the mean over pages.
Poppler is no truth, but an independent reader: what both show is on the page.

Our text of a page is all that the document's text keeps of it, running heads and notes included, but not
what nobody can see (blocks of kind hidden), which pdftotext mostly leaves out too. No page is read by OCR.

The readers spell some things differently that are the same on paper. All three texts are made alike first:

- a hyphen at a line end between two word characters joins them, and one within a word goes ("value-\nadded",
  "value-added" and "valueadded" are one): pdftotext drops each hyphen at a line end, real or not;
- ligatures, superscripts and wide forms are spelt plainly (Unicode's NFKC), a minus sign is a hyphen;
- control characters, private codes and U+FFFD are spaces: they tell that the file names no character;
- a word is a run of letters and digits, each other sign a word of its own, so that a mark of a footnote
  behind a full stop is a word whether the reader puts a space before it or not.

A page on which pdftotext finds no word is left out, and so is one where a twentieth of what it finds are
control characters: its text layer has another encoding than it says.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import starmap
from pathlib import Path

from bench.pages import spread_pages
from corpus.document import BlockKind, Document
from corpus.errors import FigtraceError
from ingest.batch import find_files
from ingest.document.read import read

__all__ = ["PageScore", "f1", "is_readable", "main", "page_text", "score_pages", "words"]

_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011\u2212\u00ad\ufffe\x02"), "-")
_AT_LINE_END = re.compile(r"(?<=\w)-[^\S\n]*[\r\n]+\s*(?=\w)")
_WITHIN = re.compile(r"(?<=\w)-(?=\w)")
_NO_CHARACTER = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_ZERO_WIDTH = dict.fromkeys([0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])
_WORD = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class PageScore:
    """A page and the F1 of both readers on it."""

    path: Path
    index: int
    ours: float
    peer: float


def words(text: str) -> list[str]:
    """The words of a reader's text, as the module's docstring says."""
    text = _AT_LINE_END.sub("", text.translate(_HYPHENS))
    text = unicodedata.normalize("NFKC", _NO_CHARACTER.sub(" ", text))
    return _WORD.findall(_WITHIN.sub("", text.translate(_ZERO_WIDTH)))


def f1(found: Sequence[str], wanted: Sequence[str]) -> float:
    """Harmonic mean of precision and recall of the words found; 1 where there are none at all."""
    if not found and not wanted:
        return 1.0
    return 2 * (Counter(found) & Counter(wanted)).total() / (len(found) + len(wanted))


def is_readable(text: str) -> bool:
    """False for a text without a word, or with a control character for every twenty that are printed."""
    printed = sum(not char.isspace() for char in text)
    return bool(words(text)) and len(_CONTROL.findall(text)) < 0.05 * printed


def page_text(document: Document, index: int) -> str:
    """All text of a page that can be seen: words that stand apart in the text are parted by a line end."""
    hidden = [block.span for block in document.blocks if block.kind is BlockKind.HIDDEN]
    textmap = document.textmap
    pieces: list[str] = []
    last = -1
    for page, start, end in zip(textmap.pages, textmap.starts, textmap.ends, strict=True):
        if page != index or any(span.start <= start < span.end for span in hidden):
            continue
        gap = document.text[last:start] if 0 <= start - last <= 1 else "\n\n"
        pieces += [gap, document.text[start:end]]
        last = end
    return "".join(pieces)


def score_pages(path: Path, indices: Sequence[int]) -> tuple[PageScore, ...]:
    """Scores of these pages of a file; none for a file that we or poppler cannot read."""
    try:
        document = read(path, ocr="off")
    except FigtraceError as exc:
        print(f"left out {path.name}: {exc}", file=sys.stderr)
        return ()
    scores = []
    poppler, plain = _poppler_texts(path, indices), _plain_texts(path, indices)
    for index, truth, peer in zip(indices, poppler, plain, strict=True):
        if is_readable(truth):
            ours, theirs, wanted = words(page_text(document, index)), words(peer), words(truth)
            scores.append(PageScore(path, index, f1(ours, wanted), f1(theirs, wanted)))
    return tuple(scores)


def _poppler_texts(path: Path, indices: Sequence[int]) -> list[str]:
    command = ["pdftotext", "-enc", "UTF-8", str(path), "-"]
    made = subprocess.run(command, capture_output=True, check=False, timeout=600).stdout
    pages = made.decode("utf-8", "replace").split("\f")
    return [pages[index] if index < len(pages) else "" for index in indices]


def _plain_texts(path: Path, indices: Sequence[int]) -> Iterator[str]:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        for index in indices:
            page = document[index]
            text = page.get_textpage()
            yield text.get_text_range()
            text.close()
            page.close()
    finally:
        document.close()


def _scores(paths: Sequence[Path], sample: int, jobs: int) -> list[PageScore]:
    places = spread_pages(paths, sample)
    if jobs == 1:
        found = list(starmap(score_pages, places.items()))
    else:
        with ProcessPoolExecutor(jobs) as pool:
            found = list(pool.map(score_pages, places, places.values()))
    return [score for scores in found for score in scores]


def main() -> None:
    """Print both means, and the pages where ours is worst."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+", metavar="FOLDER")
    parser.add_argument("--pages", type=int, default=400)
    parser.add_argument("--worst", type=int, default=0, help="so many of the worst pages are listed")
    parser.add_argument("--jobs", type=int, default=1)
    given = parser.parse_args()
    scores = _scores(find_files(given.folders), given.pages, given.jobs)
    if not scores:
        sys.exit("no page of these files has words for pdftotext")
    for score in sorted(scores, key=lambda score: score.ours)[: given.worst]:
        print(f"{score.ours:.3f}  peer {score.peer:.3f}  {score.path.name} page {score.index + 1}")
    print(f"figtrace:  {_told([score.ours for score in scores])}")
    print(f"pypdfium2: {_told([score.peer for score in scores])}")


def _told(figures: Sequence[float]) -> str:
    low = sum(figure < 0.95 for figure in figures)
    return f"mean word F1 {sum(figures) / len(figures):.4f} on {len(figures)} pages, {low} below .95"


if __name__ == "__main__":
    main()
