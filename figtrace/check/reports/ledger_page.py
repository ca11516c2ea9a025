"""The ledger as a page shows it, at the desk and in a file: the draft in pieces, findings in rows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.geometry import DocId, Span
from corpus.sheets import is_sheet
from figtrace.check.ledger.records import (
    EYES_FIRST,
    UNJUDGED,
    Evidence,
    Finding,
    Ledger,
    Verdict,
)

__all__ = [
    "HELPERS",
    "QUOTED",
    "TITLES",
    "LedgerPage",
    "Picture",
    "Piece",
    "Row",
    "Settled",
    "Shown",
    "Tab",
    "counted",
    "group_of",
    "ledger_page",
    "needs_a_word",
    "pieces",
    "place_of",
    "quotes",
]

TITLES = {
    Verdict.CONTRADICTED: "Contradicted",
    Verdict.CONFLICT: "Sources disagree",
    Verdict.WEAK: "Weak",
    Verdict.UNKNOWN: "Unknown",
    Verdict.SUPPORTED: "Supported",
}

QUOTED = "quotation"
"""The group of findings on quoted words, which are counted apart; that of a figure is its verdict."""


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
    is_quotation: bool = False


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
    """A group of findings with their number: figures of a verdict, or quoted words."""

    group: str
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
    places = {id(one): at for at, one in enumerate(ledger.eyes_first)}
    asked = [row for row in rows if needs_a_word(row.finding)]
    return LedgerPage(
        name=ledger.draft.replace("\\", "/").rsplit("/", 1)[-1],
        ledger=ledger,
        rows=tuple(sorted(rows, key=lambda row: places[id(row.finding)])),
        paragraphs=tuple(map(tuple, _paragraphs(ledger, {row.number for row in rows if row.settled}))),
        tabs=tuple(_tabs(ledger)),
        to_settle=len(asked),
        settled=sum(row.settled is not None and bool(row.settled.choice) for row in asked),
    )


def _tabs(ledger: Ledger) -> Iterator[Tab]:
    counts = ledger.counts
    yield from (Tab(str(one), TITLES[one], counts[one]) for one in EYES_FIRST if counts[one])
    if quotations := ledger.quotations:
        yield Tab(QUOTED, "Quoted words", len(quotations))


def group_of(finding: Finding) -> str:
    """The name of the group in which the finding is counted."""
    return QUOTED if finding.is_quotation else str(finding.verdict)


def place_of(evidence: Evidence) -> str:
    """Where a reader of the source looks: "p. 14", of a spreadsheet "sheet Trade"; "" if not known."""
    name = "sheet" if is_sheet(evidence.file) else "p."
    return f"{name} {evidence.label}" if evidence.label else ""


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

    A figure that overlaps the one before it is not marked, and quoted words only where no figure stands.
    """
    at = 0
    for number, finding in _marked(ledger):
        yield Piece(ledger.text[at : finding.span.start])
        is_settled = number in settled
        surface = finding.span.of(ledger.text)
        yield Piece(surface, number, finding.verdict, is_settled, finding.is_quotation)
        at = finding.span.end
    yield Piece(ledger.text[at:])


_Numbered = tuple[int, Finding]


def _marked(ledger: Ledger) -> Sequence[_Numbered]:
    """The findings that are marked, with their numbers, in the order of the text; none overlaps another."""
    numbered = sorted(enumerate(ledger.findings, start=1), key=lambda item: item[1].span)
    figures = _apart(item for item in numbered if not item[1].is_quotation)
    starts = [finding.span.start for _, finding in figures]

    def is_free(span: Span) -> bool:
        before = bisect_left(starts, span.end)
        return before == 0 or figures[before - 1][1].span.end <= span.start

    quoted = _apart(item for item in numbered if item[1].is_quotation and is_free(item[1].span))
    return sorted([*figures, *quoted], key=lambda item: item[1].span)


def _apart(numbered: Iterable[_Numbered]) -> list[_Numbered]:
    """Without those that begin before the one before them has ended."""
    found: list[_Numbered] = []
    for item in numbered:
        if not found or item[1].span.start >= found[-1][1].span.end:
            found.append(item)
    return found


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


HELPERS: Mapping[str, object] = {
    "titles": TITLES, "counted": counted, "group_of": group_of, "is_sheet": is_sheet, "place_of": place_of,
}  # fmt: skip
"""What the templates of the ledger call, by the names that they have there."""
