"""Drafts of many makes as they are read, in lines that people can compare."""

from __future__ import annotations

from collections.abc import Iterator

from figtrace.drafts.read import Draft
from tests.ingest.examples import tables

__all__ = ["told"]


def told(draft: Draft) -> str:
    """Blocks, callouts, references and tables of the draft, and what could not be read of it."""
    return "\n".join(_lines(draft)) + "\n"


def _lines(draft: Draft) -> Iterator[str]:
    text = draft.document.text
    yield f"title {draft.document.meta.title!r}"
    for block in draft.document.blocks:
        where = " > ".join(block.section)
        yield f"{block.kind} {block.level or '-'} [{where}] {block.span.of(text)!r}"
    for one in draft.citations:
        said = (one.authors, one.year, one.locator, one.key, one.reference)
        yield f"callout {one.span.of(text)!r} {said}"
    for entry in draft.document.references:
        parts = ("; ".join(entry.authors), entry.year, entry.title, entry.venue, entry.pages)
        yield " | ".join(("entry", *parts))
    if draft.document.tables:
        yield tables(draft.document)
    yield from (f"problem {problem}" for problem in draft.problems)
