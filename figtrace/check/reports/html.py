"""The ledger as one HTML file that needs nothing else: the draft with marks, the findings, page crops."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from corpus.geometry import DocId, PageBox, PageIndex, Span
from figtrace.check.ledger.records import EYES_FIRST, Evidence, Finding, Ledger, Verdict

if TYPE_CHECKING:
    from jinja2 import Template

__all__ = ["Crop", "Piece", "pieces", "to_html"]

Crop = Callable[[DocId, PageIndex, Sequence[PageBox]], bytes | None]
"""PNG of the part of a page with these boxes; None where it cannot be drawn."""

_TITLES = {
    Verdict.CONTRADICTED: "Contradicted",
    Verdict.CONFLICT: "Sources disagree",
    Verdict.WEAK: "Weak",
    Verdict.UNKNOWN: "Unknown",
    Verdict.SUPPORTED: "Supported",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the draft's text: plain, or the surface of a finding."""

    text: str
    number: int | None = None
    """The finding's number in the report from 1; None for plain text."""
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of evidence with its page crop as a data URI; "" for none."""

    evidence: Evidence
    image: str


@dataclass(frozen=True, slots=True)
class Row:
    """A finding as the report shows it."""

    number: int
    finding: Finding
    evidence: tuple[Shown, ...]
    next_best: Evidence | None
    """The runner-up; None if its quote is already shown."""


@dataclass(frozen=True, slots=True)
class Tab:
    """A verdict with its number of findings."""

    verdict: Verdict
    title: str
    count: int


def to_html(ledger: Ledger, *, crop: Crop | None = None) -> str:
    """The report as an HTML document in UTF-8 text; without `crop` it has no page images."""
    rows, counts = _rows(ledger, crop), ledger.counts
    return _template().render(
        ledger=ledger,
        name=ledger.draft.replace("\\", "/").rsplit("/", 1)[-1],
        rows=sorted(rows, key=lambda row: (EYES_FIRST.index(row.finding.verdict), row.number)),
        paragraphs=_paragraphs(ledger),
        tabs=[Tab(one, _TITLES[one], counts[one]) for one in EYES_FIRST if counts[one]],
        titles=_TITLES,
    )


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("figtrace.check.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("ledger.html")


def _rows(ledger: Ledger, crop: Crop | None) -> list[Row]:
    quotes = [_quotes(finding)[:2] for finding in ledger.findings]
    images = _images({one for found in quotes for one in found}, crop)
    return [
        Row(number, finding, tuple(Shown(one, images[one]) for one in found), _next_best(finding))
        for number, (finding, found) in enumerate(zip(ledger.findings, quotes, strict=True), start=1)
    ]


def _images(quotes: Iterable[Evidence], crop: Crop | None) -> dict[Evidence, str]:
    """The crops of all quotes, asked for document by document, so that each file is opened once."""
    return {one: _image(one, crop) for one in sorted(quotes, key=lambda one: (one.doc, one.page or 0))}


def _quotes(finding: Finding) -> list[Evidence]:
    """The evidence, a quote that serves for two figures once with the boxes of both."""
    found: dict[tuple[DocId, Span], Evidence] = {}
    for one in finding.evidence:
        first = found.get((one.doc, one.span))
        boxes = one.boxes if first is None else tuple(dict.fromkeys((*first.boxes, *one.boxes)))
        found[one.doc, one.span] = replace(first or one, boxes=boxes)
    return list(found.values())


def _next_best(finding: Finding) -> Evidence | None:
    other = finding.runner_up
    shown = {(one.doc, one.span) for one in finding.evidence}
    return None if other is None or (other.doc, other.span) in shown else other


def _image(evidence: Evidence, crop: Crop | None) -> str:
    if crop is None or not evidence.boxes:
        return ""
    page = evidence.boxes[0].page
    png = crop(evidence.doc, page, [box for box in evidence.boxes if box.page == page])
    return "" if png is None else "data:image/png;base64," + base64.b64encode(png).decode("ascii")


def pieces(ledger: Ledger) -> Iterator[Piece]:
    """The draft's text cut at its findings; joined, the pieces are the text again.

    A finding that overlaps the one before it is not marked.
    """
    at = 0
    for number, finding in sorted(enumerate(ledger.findings, start=1), key=lambda item: item[1].span):
        if finding.span.start < at:
            continue
        yield Piece(ledger.text[at : finding.span.start])
        yield Piece(finding.span.of(ledger.text), number, finding.verdict)
        at = finding.span.end
    yield Piece(ledger.text[at:])


def _paragraphs(ledger: Ledger) -> list[list[Piece]]:
    """The pieces by lines of the draft, empty lines left out."""
    found: list[list[Piece]] = [[]]
    for piece in pieces(ledger):
        if piece.number is not None:
            found[-1].append(piece)
            continue
        first, *others = piece.text.split("\n")
        found[-1].append(Piece(first))
        found += [[Piece(line)] for line in others]
    return [paragraph for paragraph in found if any(piece.text.strip() for piece in paragraph)]
