"""What of an older check still holds, so that only what changed is checked again."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from corpus.geometry import Span
from corpus.store import Store
from figtrace.check.inquiry.run import CheckableDraft
from figtrace.check.ledger.records import Finding, Ledger, Reason, SourceState

__all__ = ["corpus_fingerprint", "reusable_findings"]

_RULES = "check/3"
"""Version of the check's own rules: findings by others are made anew."""


def corpus_fingerprint(store: Store, *, producer: str = "") -> str:
    """Sixteen hexadecimal digits of the corpus as a check sees it: its documents and what annotated them.

    `producer` is what will annotate the draft, and what else a check's outcome depends on.
    """
    parts = sorted(f"{summary!r} {store.producer(summary.id)}" for summary in store.summaries())
    return hashlib.sha256("\n".join([_RULES, producer, *parts]).encode()).hexdigest()[:16]


def reusable_findings(old: Ledger, draft: CheckableDraft) -> dict[Span, Finding]:
    """Findings of an older check that still hold on the same corpus, by the figure's span in the new text.

    A finding is kept if its paragraph and the one before are the same, and so is the reference that its
    citation names (one that no citation governs: if there is none now). Its headings must have been in the
    old draft. Cells of tables and what was found in them are never kept: what they mean is
    said elsewhere. Nor is what was beyond the bounds of the check.
    """
    text = draft.document.text
    places = _paragraph_places(text)
    foreign = _foreign_sections(old, draft)
    kept: dict[Span, Finding] = {}
    for paragraph, findings in _by_paragraph(old):
        starts = places.get(_with_previous(old.text, paragraph), [])
        if len(starts) != 1 or "\t" in paragraph.of(old.text):
            continue
        moved = [_moved(finding, starts[0] - paragraph.start) for finding in findings]
        kept |= {finding.span: finding for finding in moved if _may_be_kept(old, finding, draft)}
    return {span: kept[span] for span in kept if not any(span in other for other in foreign)}


def _foreign_sections(old: Ledger, draft: CheckableDraft) -> list[Span]:
    """Blocks under a heading that the old draft did not have."""
    lines = {line.strip() for line in old.text.split("\n")}
    blocks = draft.document.blocks
    return [block.span for block in blocks if any(title.strip() not in lines for title in block.section)]


def _by_paragraph(old: Ledger) -> Iterator[tuple[Span, list[Finding]]]:
    found: dict[Span, list[Finding]] = defaultdict(list)
    paragraphs = list(_paragraphs(old.text))
    at = 0
    for finding in sorted(old.figures, key=lambda finding: finding.span):
        while at + 1 < len(paragraphs) and paragraphs[at].end < finding.span.end:
            at += 1
        if finding.span in paragraphs[at] and finding.sentence_span in paragraphs[at]:
            found[paragraphs[at]].append(finding)
    yield from found.items()


def _paragraphs(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        yield Span(start, start + len(line))
        start += len(line) + 1


def _paragraph_places(text: str) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for paragraph in _paragraphs(text):
        places[_with_previous(text, paragraph)].append(paragraph.start)
    return places


def _with_previous(text: str, paragraph: Span) -> str:
    """The paragraph and the one before it, from which periods and places are understood."""
    before = text.rfind("\n", 0, len(text[: paragraph.start].rstrip())) + 1
    return text[before : paragraph.end]


def _moved(finding: Finding, by: int) -> Finding:
    return replace(
        finding,
        span=Span(finding.span.start + by, finding.span.end + by),
        sentence_span=Span(finding.sentence_span.start + by, finding.sentence_span.end + by),
    )


def _may_be_kept(old: Ledger, finding: Finding, draft: CheckableDraft) -> bool:
    is_made_anew = finding.source is SourceState.OWN_TABLE or finding.reason is Reason.NOT_CHECKED
    return not is_made_anew and _same_source(old, finding, draft)


def _same_source(old: Ledger, finding: Finding, draft: CheckableDraft) -> bool:
    text, references = draft.document.text, draft.document.references
    start = text.rfind("\n", 0, finding.span.start) + 1
    end = text.find("\n", finding.span.end)
    paragraph = Span(start, end if end >= 0 else len(text))
    here = [citation for citation in draft.citations if citation.span in paragraph]
    if not finding.citation:
        return not here
    raws = {
        references[c.reference].raw if c.reference is not None else ""
        for c in here
        if c.span.of(text) == finding.citation
    }
    return raws == {_raw(old, finding.reference)}


def _raw(old: Ledger, reference: int | None) -> str:
    return old.sources[reference].raw if reference is not None and reference < len(old.sources) else ""
