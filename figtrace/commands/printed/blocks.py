"""Cards, documents, conflicts and self-tests as a person reads them on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from corpus.english import flat
from corpus.quick import dataclass

if TYPE_CHECKING:  # what is not asked for is not loaded: the self-test alone takes as long as a search
    from corpus.document import Outcome
    from corpus.geometry import Span
    from corpus.store import Store
    from figtrace.ask.claims import ClaimView
    from figtrace.ask.entity_cards import EntityCard
    from figtrace.ask.papers import PaperView
    from figtrace.ask.passages import HitView
    from figtrace.ask.searches import DocumentHit, SearchAnswer
    from figtrace.check.conflicts import Conflict, Side
    from figtrace.check.trials.self_test import Caught, SelfTestReport
    from figtrace.library.status import DocumentLine

__all__ = [
    "ConflictLine",
    "ConflictSide",
    "DocumentRow",
    "ScreenBlock",
    "SelfTestLine",
    "answer_blocks",
    "card_lines",
    "claim_blocks",
    "conflict_lines",
    "document_rows",
    "failure_lines",
    "hit_blocks",
    "page_name",
    "self_test_lines",
]


@dataclass(frozen=True, slots=True)
class ScreenBlock:
    """Something found as it stands on a terminal: what, the words, where."""

    head: str
    detail: str
    body: str
    where: str
    marks: tuple[Span, ...] = ()
    """Spans of the body with the words that were looked for."""


def hit_blocks(hits: Iterable[HitView]) -> Iterator[ScreenBlock]:
    """Passages: document first, then the words; why it was found, where that is known, stands at the end."""
    for hit in hits:
        year = f" ({hit.year})" if hit.year else ""
        yield _hit_block(f"{hit.document}{year}", hit)


def _hit_block(head: str, hit: HitView) -> ScreenBlock:
    where = f"{hit.section}   {hit.why}" if hit.why else hit.section
    return ScreenBlock(head, _page_of(hit), hit.passage, where, hit.marks)


def answer_blocks(found: SearchAnswer) -> Iterator[ScreenBlock]:
    """Papers once, with their pages below; passages, claims or documents one by one."""
    from figtrace.ask.passages import HitView
    from figtrace.ask.searches import DocumentHit

    if found.papers and not isinstance(found.rows[0], DocumentHit):
        for paper in found.papers:
            yield from _paper_blocks(paper)
        return
    for row in found.rows:
        match row:
            case DocumentHit():
                yield _document_block(row)
            case HitView():
                yield from hit_blocks([row])
            case _:
                yield from claim_blocks([row])


def _paper_blocks(paper: PaperView) -> Iterator[ScreenBlock]:
    head = f"{paper.document}{f' ({paper.year})' if paper.year else ''}"
    if paper.editions > 1:
        head = f"{head}, {paper.editions} editions"
    yield from (_hit_block("" if number else head, hit) for number, hit in enumerate(paper.pages))


def _page_of(hit: HitView) -> str:
    """The page, with a mark where no word of the query led to it."""
    page = page_name(hit.page, hit.label)
    return f"{page} · by meaning" if hit.by == "meaning" else page


def _document_block(row: DocumentHit) -> ScreenBlock:
    year = f" ({row.year})" if row.year else ""
    pages = ", ".join(map(str, row.pages))
    return ScreenBlock(f"{row.document}{year}", f"pages {pages}", _names(row.authors), row.source)


def claim_blocks(claims: Iterable[ClaimView]) -> Iterator[ScreenBlock]:
    """Claims: the figure and its scope first, then the sentence, then where."""
    for claim in claims:
        areas = " ← ".join(part for part in (claim.area, claim.partner) if part)
        measure = claim.measure.removeprefix("ind:")
        product = claim.product.removeprefix("product:")
        scope = (claim.kind, measure, areas, claim.flow, product, claim.period)
        where = f"{claim.source}, {page_name(claim.page, claim.label)}"
        detail = " · ".join(part for part in scope if part)
        yield ScreenBlock(claim.figure, detail, f"“{_flat(claim.quote)}”", f"{where}   {claim.id}")


def card_lines(card: EntityCard) -> tuple[str, ...]:
    """The card: heading, names, years as a chart, papers, passages, figures."""
    return tuple(_card_lines(card))


def _card_lines(card: EntityCard) -> Iterator[str]:
    from figtrace.ask.entity_cards import year_chart

    yield f"{card.canonical} ({card.key}): {card.mentions} mentions in {len(card.documents)} documents"
    yield "names: " + ", ".join(f"{s.surface} {s.mentions}" for s in card.surfaces)
    yield "found as: " + ", ".join(f"{f.key} by {f.by} {f.mentions}" for f in card.found_as)
    yield from _headed("by year of the document", year_chart(card))
    yield from _headed("documents", (f"{d.mentions} {d.document}" for d in card.documents[:10]))
    yield from _headed("passages", (f"{p.document}, page {p.page}: {_flat(p.text)}" for p in card.passages))
    yield from _headed(
        "figures beside it",
        (f"{f.figure}: {_flat(f.quote)} ({f.source}, page {f.page})" for f in card.figures),
    )


def _headed(heading: str, lines: Iterator[str] | tuple[str, ...]) -> Iterator[str]:
    found = tuple(lines)
    if found:
        yield ""
        yield heading
        yield from (f"  {line}" for line in found)


def _flat(text: str, width: int = 240) -> str:
    plain = flat(text)
    return plain if len(plain) <= width else plain[: width - 1] + "…"


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document as one row of a terminal, which is too narrow for its whole id and its folders."""

    file: str
    authors: str
    """The first two, or the first of more."""
    title: str
    year: int | None
    pages: int
    unread: int | None
    """Pages that gave no text; None for none."""
    edition_of: str
    id: str


def document_rows(lines: Iterable[DocumentLine]) -> tuple[DocumentRow, ...]:
    """The documents for a terminal, in their order."""
    return tuple(
        DocumentRow(
            one.file, _names(one.authors), one.title, one.year, one.pages, one.unread or None,
            one.edition_of, one.id[:12],
        )
        for one in lines
    )  # fmt: skip


def _names(authors: tuple[str, ...]) -> str:
    return "; ".join(authors) if len(authors) < 3 else f"{authors[0]} et al."


@dataclass(frozen=True, slots=True)
class ConflictSide:
    """A value of a conflict, and the claims that give it."""

    figure: str
    documents: int
    sources: int
    """The same, with documents that name one upstream source counted once."""
    upstream: tuple[str, ...]
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class ConflictLine:
    """A conflict as one row."""

    measure: str
    scope: str
    values: str
    """Each value with the documents and pages that give it."""
    kind: str
    upstream: str
    """The source that all sides name; "" where they name none, or several."""
    unit: str
    low: Decimal | None
    """Ends of what any side admits, in base units; None: unbounded."""
    high: Decimal | None
    sides: tuple[ConflictSide, ...]


def conflict_lines(store: Store, *, limit: int | None = None) -> tuple[ConflictLine, ...]:
    """The corpus's conflicts, those of one source together, with ids, quotes and boxes of their claims."""
    from corpus.store import list_editions
    from figtrace.check.conflicts import find_conflicts

    works = {edition.doc: edition.newest for edition in list_editions(store)}
    found = find_conflicts(store, editions=works, limit=limit)
    return tuple(_conflict_line(store, conflict) for conflict in found)


def _conflict_line(store: Store, conflict: Conflict) -> ConflictLine:
    scope = " ".join(f"{dim}={code}" for dim, code in conflict.scope)
    return ConflictLine(
        conflict.measure, scope, " | ".join(map(_side, conflict.sides)), conflict.kind, conflict.upstream,
        conflict.unit, conflict.doubt.lo, conflict.doubt.hi,
        tuple(_conflict_side(store, side) for side in conflict.sides),
    )  # fmt: skip


def _conflict_side(store: Store, side: Side) -> ConflictSide:
    from figtrace.ask.claims import claim_views

    claims = tuple(claim_views(store, side.rows))
    return ConflictSide(flat(side.surface), side.documents, side.sources, side.upstream, claims)


def _side(side: Side) -> str:
    row = side.rows[0]
    page = "" if row.page is None else f", page {row.page + 1}"
    more = f" and {len(side.rows) - 1} more" if len(side.rows) > 1 else ""
    return f"{flat(side.surface)} ({row.title or row.source}{page}{more})"


@dataclass(frozen=True, slots=True)
class SelfTestLine:
    """What became of the sentences with one kind of slip, or of the true ones."""

    kind: str
    sown: int
    contradicted: int
    explained: int
    doubted: int
    supported: int
    unknown: int


def self_test_lines(report: SelfTestReport) -> tuple[SelfTestLine, ...]:
    """A row for each kind of slip, then one for true sentences."""
    slips = [_caught_line(str(slip), caught) for slip, caught in report.errors.items()]
    return (*slips, _caught_line("true", report.true))


def _caught_line(kind: str, caught: Caught) -> SelfTestLine:
    return SelfTestLine(
        kind,
        caught.sown,
        caught.contradicted,
        caught.explained,
        caught.doubted,
        caught.supported,
        caught.unknown,
    )


def page_name(page: int | None, label: str) -> str:
    """The printed page with its place in the file, where the two differ; "" for no page."""
    if page is None:
        return ""
    return f"page {page}" if label in ("", str(page)) else f"p. {label} (page {page} of the file)"


def failure_lines(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """A line for each file that was not read, or not whole: its state, its path, why."""
    from corpus.document import OutcomeState

    for outcome in outcomes:
        if outcome.state in (OutcomeState.FAILED, OutcomeState.PARTIAL):
            yield f"{outcome.state}: {outcome.path}: {outcome.reason.removeprefix(f'{outcome.path} ')}"
