"""The states of a document's pages become one line that says what is wanting, and what to do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.document import Document, Outcome, OutcomeState, PageState
from corpus.geometry import PageIndex
from ingest.batch.outcomes import document_outcome, duplicate, resumed_in_vain
from tests.strategies import document_of

CUT = (PageState.UNREADABLE, "not read, time limit of 120 s")
TEXT = (PageState.TEXT, "")
LOST = (PageState.UNREADABLE, "its content stream is damaged")
PART = (PageState.DAMAGED, "its content stream is damaged: the page was read in part")
HINT = "`figtrace ingest --resume-pages` goes on with twice the time"
IMAGE = (PageState.IMAGE_ONLY, "an image")


def of(*pages: tuple[PageState, str]) -> Document:
    made = document_of("Exports rose by 12 percent.")
    rows = enumerate(pages)
    kept = tuple(replace(made.pages[0], index=PageIndex(n), state=s, reason=r) for n, (s, r) in rows)
    return replace(made, pages=kept)


def test_a_document_is_done_where_every_page_is_whole() -> None:
    whole = of(TEXT, (PageState.OCR, "read by tesseract"), (PageState.EMPTY, "the page is blank"))
    assert document_outcome("/a.pdf", whole) == Outcome("/a.pdf", OutcomeState.DONE, "", whole.id)


@pytest.mark.parametrize(
    ("pages", "code", "reason"),
    [
        ((TEXT, IMAGE), "image-only", "1 of 2 pages were not read: an image"),
        ((LOST, TEXT), "unreadable", "1 of 2 pages were not read: its content stream is damaged"),
        (
            (TEXT, PART),
            "damaged",
            "1 of 2 pages were read in part: its content stream is damaged",
        ),
        (
            (PART, LOST, LOST),
            "damaged",
            "2 of 3 pages were not read, 1 in part: its content stream is damaged",
        ),
        (
            (TEXT, CUT, CUT),
            "time-limit",
            f"2 of 3 pages were not read within 120 s: {HINT}",
        ),
        (
            (IMAGE, CUT),
            "time-limit",
            f"1 of 2 pages were not read within 120 s: {HINT}; 1 of 2 pages were not read: an image",
        ),
    ],
)  # fmt: skip
def test_a_document_is_partial_where_any_page_is_not(
    pages: tuple[tuple[PageState, str], ...], code: str, reason: str
) -> None:
    found = document_outcome("/a.pdf", of(*pages))
    assert (found.state, found.code, found.reason) == (OutcomeState.PARTIAL, code, reason)


def test_pages_are_told_beside_what_else_is_wanting() -> None:
    found = document_outcome("/a.pdf", of(IMAGE), "it was not annotated")
    assert found.code == "not-annotated"
    assert found.reason == "it was not annotated; 1 of 1 pages were not read: an image"
    assert document_outcome("/a.pdf", of(TEXT), "it was not annotated").reason == "it was not annotated"


def test_copies_and_vain_attempts_keep_their_document() -> None:
    before = document_outcome("/a.pdf", of(CUT))
    assert before.doc is not None
    copy = duplicate("/b.pdf", before.doc, "/a.pdf")
    assert (copy.state, copy.reason) == (OutcomeState.SKIPPED_DUPLICATE, "the same bytes as /a.pdf")
    vain = resumed_in_vain(before, "time-limit", "it took more than 240 s")
    assert (vain.path, vain.state, vain.doc, vain.code) == (
        "/a.pdf", OutcomeState.PARTIAL, before.doc, "time-limit",
    )  # fmt: skip
    assert "it took more than 240 s" in vain.reason
