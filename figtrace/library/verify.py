"""Does every figure still stand in its box on its page, as the store says: the store held against files."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.annotations import Claim
from corpus.document import Document, PageState
from corpus.errors import FigtraceError
from corpus.geometry import DocId, PageIndex
from corpus.sheets import is_sheet
from corpus.store import Store
from figtrace.library.page_images import read_file

__all__ = ["Differing", "Verified", "verify_document"]

_AS_TEXT = frozenset({PageState.TEXT, PageState.DAMAGED})
"""States of pages whose characters stand in the file; a scan's are in a picture."""


@dataclass(frozen=True, slots=True)
class Differing:
    """A figure that does not stand on its page as it is stored."""

    page: int
    """From 1."""
    stored: str
    there: str
    """What the page has in the figure's box."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of a document."""

    doc: DocId
    file: str
    figures: int
    """Those that stand in a box of a page with text."""
    agree: int
    unseen: int
    """Figures that have no such box: of scans, sheets, text on no page."""
    differing: tuple[Differing, ...] = ()
    problem: str = ""
    """Why nothing was held against the file; "" if it was."""

    @property
    def is_well(self) -> bool:
        """True if the file is there and nothing differs."""
        return not self.problem and not self.differing


def verify_document(store: Store, doc: DocId) -> Verified:
    """The document's figures, each held against the characters in its box.

    Raises:
        StoreError: if the document cannot be read from the store.
    """
    document = store.document(doc)
    annotations = store.annotations(doc)
    claims = annotations.claims if annotations is not None else ()
    if is_sheet(document.source):
        return Verified(doc, document.source, 0, 0, len(claims))
    by_page = _by_page(document, claims)
    seen = sum(map(len, by_page.values()))
    try:
        differing = tuple(_differing(store, document, by_page))
    except FigtraceError as exc:
        return Verified(doc, document.source, 0, 0, len(claims), problem=str(exc))
    return Verified(doc, document.source, seen, seen - len(differing), len(claims) - seen, differing)


def _by_page(document: Document, claims: Sequence[Claim]) -> dict[PageIndex, list[Claim]]:
    found: dict[PageIndex, list[Claim]] = defaultdict(list)
    for claim in claims:
        page = document.page_of(claim.figure.span)
        if page is not None and page.state in _AS_TEXT:
            found[page.index].append(claim)
    return found


def _differing(
    store: Store, document: Document, by_page: dict[PageIndex, list[Claim]]
) -> Iterator[Differing]:
    from ingest.pdf import characters_in, open_any

    path, data = read_file(store, document.id)
    with open_any(data, str(path)) as pdf:
        for index in sorted(by_page):
            page = pdf.page(index)
            for claim in by_page[index]:
                stored = claim.figure.span.of(document.text)
                boxes = [box.bbox for box in document.boxes(claim.figure.span) if box.page == index]
                there = characters_in(page, boxes)
                if not _stands_in(_signs(_on_page(document, claim, index)), _signs(there)):
                    yield Differing(index + 1, stored, there)


def _on_page(document: Document, claim: Claim, index: PageIndex) -> str:
    """Of a figure that goes on over a page, what stands on the first."""
    runs = document.textmap.runs(claim.figure.span)
    whole = claim.figure.span
    parts = (
        document.text[max(run.span.start, whole.start) : min(run.span.end, whole.end)]
        for run in runs
        if run.page == index
    )
    return "".join(parts)


def _signs(text: str) -> str:
    """Letters and digits alone, in one form: spaces, hyphens and accents are put otherwise by the layout."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in plain.casefold() if sign.isalnum())


def _stands_in(wanted: str, there: str) -> bool:
    """True if all the signs stand there, as often: boxes touch neighbours, files have orders of their own."""
    return not Counter(wanted) - Counter(there)
