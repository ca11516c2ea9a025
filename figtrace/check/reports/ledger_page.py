"""The ledger as a page shows it, at the desk and in a file: the draft in pieces, findings in rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.geometry import DocId, Span
from figtrace.check.ledger.records import (
    EYES_FIRST,
    UNJUDGED,
    Evidence,
    Finding,
    Ledger,
    Verdict,
)

__all__ = [
    "TITLES",
    "LedgerPage",
    "Picture",
    "Piece",
    "Row",
    "Settled",
    "Shown",
    "Tab",
    "counted",
    "ledger_page",
    "needs_a_word",
    "pieces",
    "quotes",
]

TITLES = {
    Verdict.CONTRADICTED: "Contradicted",
    Verdict.CONFLICT: "Sources disagree",
    Verdict.WEAK: "Weak",
    Verdict.UNKNOWN: "Unknown",
    Verdict.SUPPORTED: "Supported",
}


@dataclass(frozen=True, slots=True)
class Picture:
    """A part of a page with the evidence framed."""

    address: str
    """Where it is got, or the picture itself as a data URI; "" for none."""
    width: int = 0
    height: int = 0
    """In pixels, before it is there; 0: not known."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A person's word on a finding."""

    choice: str
    """"accept", "reject" or ""."""
    note: str
    is_outdated: bool = False
    """True if the finding had another verdict then."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the draft's text: plain, or the surface of a finding."""

    text: str
    number: int | None = None
    """The finding's number in the report from 1; None for plain text."""
    verdict: Verdict | None = None
    is_settled: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of evidence, its picture, and the address of its page at the desk; "" in a file."""

    evidence: Evidence
    image: Picture
    to: str


@dataclass(frozen=True, slots=True)
class Row:
    """A finding as the page shows it."""

    number: int
    finding: Finding
    evidence: tuple[Shown, ...]
    next_best: Evidence | None
    """The runner-up; None if its quote is already shown."""
    settled: Settled | None


@dataclass(frozen=True, slots=True)
class Tab:
    """A verdict with its number of findings."""

    verdict: Verdict
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class LedgerPage:
    """All that the template needs."""

    name: str
    """The draft's file without its folders."""
    ledger: Ledger
    rows: tuple[Row, ...]
    """What needs eyes first on top; what nobody cites comes last."""
    paragraphs: tuple[tuple[Piece, ...], ...]
    tabs: tuple[Tab, ...]
    to_settle: int
    """Findings that ask for a person's word: those that are judged and not supported."""
    settled: int
    """Those of them that have one."""


def ledger_page(
    ledger: Ledger,
    *,
    picture: Callable[[Evidence], Picture] = lambda _: Picture(""),
    to: Callable[[Evidence], str] = lambda _: "",
    said: Callable[[Finding], Settled | None] = lambda _: None,
) -> LedgerPage:
    """The ledger's page; `picture` and `to` give what is shown beside a quote, `said` what a person said."""
    rows = [
        Row(number, finding, _shown(finding, picture, to), _next_best(finding), said(finding))
        for number, finding in enumerate(ledger.findings, start=1)
    ]
    counts = Counter(finding.verdict for finding in ledger.findings)
    places = {id(one): at for at, one in enumerate(ledger.eyes_first)}
    asked = [row for row in rows if needs_a_word(row.finding)]
    return LedgerPage(
        name=ledger.draft.replace("\\", "/").rsplit("/", 1)[-1],
        ledger=ledger,
        rows=tuple(sorted(rows, key=lambda row: places[id(row.finding)])),
        paragraphs=tuple(map(tuple, _paragraphs(ledger, {row.number for row in rows if row.settled}))),
        tabs=tuple(Tab(one, TITLES[one], counts[one]) for one in EYES_FIRST if counts[one]),
        to_settle=len(asked),
        settled=sum(row.settled is not None and bool(row.settled.choice) for row in asked),
    )


def needs_a_word(finding: Finding) -> bool:
    """True for a finding against the draft, which a person accepts or rejects."""
    return finding.verdict is not Verdict.SUPPORTED and finding.reason not in UNJUDGED


def counted(number: int, noun: str, nouns: str = "") -> str:
    """The number with its noun: "1 figure", "2 figures", "3 entries"."""
    return f"{number:,} {noun if number == 1 else nouns or f'{noun}s'}"


def _shown(
    finding: Finding, picture: Callable[[Evidence], Picture], to: Callable[[Evidence], str]
) -> tuple[Shown, ...]:
    return tuple(Shown(one, picture(one), to(one)) for one in quotes(finding)[:2])


def quotes(finding: Finding) -> list[Evidence]:
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


def pieces(ledger: Ledger, settled: frozenset[int] | set[int] = frozenset()) -> Iterator[Piece]:
    """The draft's text cut at its findings; joined, the pieces are the text again.

    A finding that overlaps the one before it is not marked.
    """
    at = 0
    for number, finding in sorted(enumerate(ledger.findings, start=1), key=lambda item: item[1].span):
        if finding.span.start < at:
            continue
        yield Piece(ledger.text[at : finding.span.start])
        yield Piece(finding.span.of(ledger.text), number, finding.verdict, number in settled)
        at = finding.span.end
    yield Piece(ledger.text[at:])


def _paragraphs(ledger: Ledger, settled: set[int]) -> Sequence[list[Piece]]:
    """The pieces by lines of the draft, empty lines left out."""
    found: list[list[Piece]] = [[]]
    for piece in pieces(ledger, settled):
        if piece.number is not None:
            found[-1].append(piece)
            continue
        first, *others = piece.text.split("\n")
        found[-1].append(Piece(first))
        found += [[Piece(line)] for line in others]
    return [paragraph for paragraph in found if any(piece.text.strip() for piece in paragraph)]
