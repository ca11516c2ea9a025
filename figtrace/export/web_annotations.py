"""Claims and findings as W3C Web Annotations in JSON-LD, for annotators and knowledge graphs.

The body says what was understood, the target where it stands: a quote with what is before and behind it, a
position in the text, and the page with its rectangle (Web Annotation Data Model, W3C Recommendation 2017).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from corpus.annotations import Annotations, Claim
from corpus.document import Document
from corpus.geometry import PageBox, Span
from figtrace.check.ledger.records import Evidence, Finding, Ledger

__all__ = ["claim_annotations", "finding_annotations", "to_json_ld"]

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32
"""Characters of the text before and behind a quote, by which it is found again in another reading."""
_LONE = re.compile("[\ud800-\udfff]")
"""Half surrogates, which UTF-8 cannot carry."""


def to_json_ld(annotations: Iterable[dict[str, Any]], *, name: str) -> str:
    """The annotations as one page of a collection."""
    items = list(annotations)
    page = {
        "@context": _CONTEXT,
        "id": f"urn:figtrace:{name}",
        "type": "AnnotationCollection",
        "total": len(items),
        "first": {"id": f"urn:figtrace:{name}:1", "type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    return json.dumps(page, ensure_ascii=False, indent=1) + "\n"


def claim_annotations(document: Document, annotations: Annotations | None) -> Iterator[dict[str, Any]]:
    """An annotation for each claim of the document."""
    for claim in annotations.claims if annotations else ():
        yield _annotation(f"claim:{claim.id}", _claim_body(claim), _target(document, claim.figure.span))


def finding_annotations(ledger: Ledger) -> Iterator[dict[str, Any]]:
    """An annotation of the draft for each finding, with the pages that it rests on as further bodies."""
    for finding in ledger.findings:
        quote = _quote(ledger.text, finding.span)
        target = {
            "source": f"urn:figtrace:draft:{_urn(ledger.draft)}",
            "selector": [quote, _position(finding.span)],
        }
        yield {
            "id": f"urn:figtrace:finding:{finding.id}",
            "type": "Annotation",
            "motivation": "assessing",
            "body": [_finding_body(finding), *map(_evidence_body, finding.evidence)],
            "target": target,
        }


def _annotation(name: str, body: dict[str, Any], target: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": f"urn:figtrace:{name}",
        "type": "Annotation",
        "motivation": "describing",
        "body": body,
        "target": target,
    }


def _claim_body(claim: Claim) -> dict[str, Any]:
    """A body of text that reads "measure=ind:imports; area=USA; …; value=92e9..93e9 USD"."""
    figure = claim.figure
    slots = "; ".join(f"{slot.dim}={slot.code or slot.surface}" for slot in claim.slots)
    low, high = figure.interval.lo, figure.interval.hi
    reach = f"{'' if low is None else f'{low:f}'}..{'' if high is None else f'{high:f}'}"
    said = "; ".join(part for part in (slots, f"kind={figure.kind}", f"value={reach} {figure.unit}") if part)
    return {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": _clean(said)}


def _finding_body(finding: Finding) -> dict[str, Any]:
    said = f"{finding.verdict} ({finding.reason}): {finding.says}"
    return {"type": "TextualBody", "purpose": "assessing", "format": "text/plain", "value": _clean(said)}


def _evidence_body(evidence: Evidence) -> dict[str, Any]:
    selectors: list[dict[str, Any]] = [{"type": "TextQuoteSelector", "exact": _clean(evidence.quote)}]
    selectors += map(_rectangle, evidence.boxes)
    return {
        "type": "SpecificResource",
        "purpose": "linking",
        "source": f"urn:sha256:{evidence.doc}",
        "selector": selectors,
    }


def _target(document: Document, span: Span) -> dict[str, Any]:
    rectangles = [_rectangle(box) for box in document.boxes(span)]
    selectors = [_quote(document.text, span), _position(span), *rectangles]
    return {"source": f"urn:sha256:{document.id}", "selector": selectors}


def _quote(text: str, span: Span) -> dict[str, Any]:
    return {
        "type": "TextQuoteSelector",
        "exact": _clean(span.of(text)),
        "prefix": _clean(text[max(0, span.start - _AROUND) : span.start]),
        "suffix": _clean(text[span.end : span.end + _AROUND]),
    }


def _position(span: Span) -> dict[str, Any]:
    return {"type": "TextPositionSelector", "start": span.start, "end": span.end}


def _rectangle(box: PageBox) -> dict[str, Any]:
    """The page, and on it a rectangle in points from the top left, in the words of Media Fragments 1.0."""
    b = box.bbox
    area = f"{b.x0:.1f},{b.top:.1f},{b.x1 - b.x0:.1f},{b.bottom - b.top:.1f}"
    return {
        "type": "FragmentSelector",
        "conformsTo": "http://tools.ietf.org/rfc/rfc3778",
        "value": f"page={box.page + 1}",
        "refinedBy": {
            "type": "FragmentSelector",
            "conformsTo": "http://www.w3.org/TR/media-frags/",
            "value": f"xywh={area}",
        },
    }


def _clean(text: str) -> str:
    return _LONE.sub("\ufffd", text)


def _urn(name: str) -> str:
    """The name with what a URN does not admit as escapes (RFC 8141)."""
    return "".join(
        c
        if c.isascii() and (c.isalnum() or c in "-._~")
        else "".join(f"%{b:02X}" for b in _clean(c).encode())
        for c in name
    )
