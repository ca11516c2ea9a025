"""What of an older check still holds, so that only what changed is checked again."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from operator import attrgetter

from corpus.annotations import Citation
from corpus.geometry import Span
from corpus.spans import ByPlace, SpanIndex
from corpus.store import Store
from figtrace.check.inquiry.run import CheckableDraft
from figtrace.check.ledger.records import Finding, Ledger, Reason, SourceState

__all__ = ["corpus_fingerprint", "reusable_findings", "settled_paragraphs"]

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
    cited = ByPlace(draft.citations, attrgetter("span"))
    kept: dict[Span, Finding] = {}
    for paragraph, findings in _by_paragraph(old):
        starts = places.get(_with_previous(old.text, paragraph), [])
        if len(starts) != 1 or "\t" in paragraph.of(old.text):
            continue
        moved = [_moved(finding, starts[0] - paragraph.start) for finding in findings]
        kept |= {finding.span: finding for finding in moved if _may_be_kept(old, finding, draft, cited)}
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
    for finding in sorted(old.findings, key=lambda finding: finding.span):
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
    end = paragraph.start
    while end and text[end - 1].isspace():
        end -= 1
    return text[text.rfind("\n", 0, end) + 1 : paragraph.end]


def _moved(finding: Finding, by: int) -> Finding:
    if not by:
        return finding
    return replace(
        finding,
        span=Span(finding.span.start + by, finding.span.end + by),
        sentence_span=Span(finding.sentence_span.start + by, finding.sentence_span.end + by),
    )


def _may_be_kept(old: Ledger, finding: Finding, draft: CheckableDraft, cited: ByPlace[Citation]) -> bool:
    is_made_anew = finding.source is SourceState.OWN_TABLE or finding.reason is Reason.NOT_CHECKED
    return not is_made_anew and _same_source(old, finding, draft, cited)


def _same_source(old: Ledger, finding: Finding, draft: CheckableDraft, cited: ByPlace[Citation]) -> bool:
    text, references = draft.document.text, draft.document.references
    start = text.rfind("\n", 0, finding.span.start) + 1
    end = text.find("\n", finding.span.end)
    paragraph = Span(start, end if end >= 0 else len(text))
    here = cited.within(paragraph)
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


def settled_paragraphs(old: Ledger, draft: CheckableDraft, kept: Mapping[Span, Finding]) -> tuple[Span, ...]:
    """Paragraphs of the draft of which nothing new can be found, given the findings that are `kept`.

    They stand in the old draft with the same paragraph before them, and all that was found in them is kept.
    None where the draft's references are others than before.
    """
    text, references = draft.document.text, draft.document.references
    if [one.raw for one in references] != [one.raw for one in old.sources]:
        return ()
    settled = _settled_words(old, frozenset(finding.id for finding in kept.values()))
    return tuple(one for one in _paragraphs(text) if _with_previous(text, one) in settled)


def _settled_words(old: Ledger, kept: frozenset[str]) -> frozenset[str]:
    """The old draft's paragraphs in which every finding is kept, each with the one before it."""
    lost = SpanIndex(finding.span for finding in old.findings if finding.id not in kept)
    words = Counter(_with_previous(old.text, paragraph) for paragraph in _paragraphs(old.text))
    return frozenset(
        said
        for paragraph in _paragraphs(old.text)
        if words[said := _with_previous(old.text, paragraph)] == 1
        and "\t" not in paragraph.of(old.text)
        and not lost.overlaps(paragraph)
    )
