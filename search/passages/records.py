"""What is put into an index: passages, the unit of search, and claims, the unit of number search.

Ids are made of the document's place and the text's content, so that indexing again changes nothing, and
their order is: by document, then by place in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from operator import attrgetter
from typing import TYPE_CHECKING

from corpus.entity_keys import bare_name
from corpus.geometry import DocId, PageIndex, Span
from corpus.labels import Label
from corpus.quick import dataclass
from corpus.spans import ByPlace, SpanRow
from search.passages.analysis import exact_terms

if TYPE_CHECKING:  # who searches needs neither documents nor how they are cut
    from corpus.annotations import Annotations, Claim, Entity
    from corpus.document import Block, Cell, Document, Table
    from search.passages.segments import Segment

__all__ = [
    "PLACE_BITS",
    "ClaimRecord",
    "Passage",
    "claim_records",
    "passages",
    "place_of_doc",
    "plain_passage",
    "rank_of",
    "scopes_of",
]


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a document that is found as one."""

    id: str
    doc: DocId
    text: str
    """`document.text[span]`, unchanged."""
    span: Span
    title: str = ""
    """Title of the document; every passage carries what a hit shows of it."""
    authors: tuple[str, ...] = ()
    year: int | None = None
    section: tuple[str, ...] = ()
    """Headings above it, outermost first."""
    context: str = ""
    """Caption, units note and column headers of the table that it is part of; searched, never highlighted."""
    page_first: PageIndex | None = None
    page_last: PageIndex | None = None
    """Pages from 0, both included; None for text that stands on no page."""
    entities: tuple[str, ...] = ()
    """Keys of the entities mentioned, sorted."""
    names: tuple[str, ...] = ()
    """Label and folded name or key, "firm:hon hai", of the entities mentioned, sorted."""
    kinds: tuple[str, ...] = ()
    """Kinds of the blocks that it is made of, the one with most of its text first."""
    figures: int = 0
    """Claims that its text makes."""
    scopes: tuple[str, ...] = ()
    """What its claims are said of, by code and in words: "measure:imports", "partner:chn", "period:2008"."""


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """A claim with the sentence or cell that makes it."""

    id: str
    claim: str
    """Id of the claim in the store."""
    passage: str
    """Id of the passage in which it stands; "" where it stands in none (a list of references, say)."""
    quote: Passage
    """The sentence or cell as a passage of its own, with the same id as this record."""
    lo: Decimal | None
    hi: Decimal | None
    """Ends of the claim's interval in base units; None is open."""
    unit: str


def plain_passage(doc: DocId, text: str, *, title: str = "") -> Passage:
    """A passage of a document that is nothing but a title and, below it, a text."""
    whole = f"{title}\n\n{text}" if title else text
    return Passage(_record_id(doc, 0, whole), doc, whole, Span(0, len(whole)), title)


def rank_of(record_id: str) -> int:
    """The id's place in the order of ids, as a number below 2**60."""
    return int(record_id[:_PLACE_DIGITS], 16)


def passages(document: Document, annotations: Annotations | None) -> Iterator[Passage]:
    """The document's passages in the order of its text. Without annotations they carry no entities."""
    from search.passages.segments import segments

    sentences = annotations.sentences if annotations else ()
    entities = ByPlace(annotations.entities if annotations else (), attrgetter("span"))
    claims = ByPlace(annotations.claims if annotations else (), attrgetter("figure.span"))
    blocks = ByPlace(document.blocks, attrgetter("span"))
    for seq, segment in enumerate(segments(document, sentences)):
        made = _passage(document, segment, seq, entities.overlapping(segment.span))
        said = claims.overlapping(segment.span)
        yield replace(
            made,
            kinds=_kinds(blocks.overlapping(segment.span), segment.span),
            figures=len(said),
            scopes=tuple(sorted({scope for claim in said for scope in scopes_of(claim)})),
        )


def _kinds(blocks: Iterable[Block], span: Span) -> tuple[str, ...]:
    shares: Counter[str] = Counter()
    for block in blocks:
        shares[block.kind] += min(block.span.end, span.end) - max(block.span.start, span.start)
    return tuple(str(kind) for kind, _ in shares.most_common())


def claim_records(
    document: Document, annotations: Annotations, made: Sequence[Passage]
) -> Iterator[ClaimRecord]:
    """A record for each claim; `made` are the document's passages."""
    homes = SpanRow(passage.span for passage in made)
    entities = ByPlace(annotations.entities, attrgetter("span"))
    for seq, claim in enumerate(annotations.claims):
        at = homes.at(claim.figure.span.start)
        home = made[at] if at is not None else None
        section = home.section if home else ()
        quote = _quote(document, claim, seq, section, entities.overlapping(claim.sentence))
        bounds = (claim.figure.interval.lo, claim.figure.interval.hi)
        yield ClaimRecord(quote.id, claim.id, home.id if home else "", quote, *bounds, claim.figure.unit)


def place_of_doc(doc: DocId) -> int:
    """The part of the ranks of its records that is the document's own."""
    return int(_place(doc), 16)


_DOC_DIGITS, _SEQ_DIGITS = 10, 5
"""Hexadecimal digits of an id: forty bits tell a million documents apart, and five digits a million passages
of one."""
_PLACE_DIGITS = _DOC_DIGITS + _SEQ_DIGITS
PLACE_BITS = 4 * _SEQ_DIGITS
"""Bits of a rank below the part that all records of a document have, and no others: four a digit."""


def _record_id(doc: DocId, seq: int, text: str) -> str:
    import hashlib  # who searches makes no ids

    content = hashlib.sha256(f"{doc}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return f"{_place(doc)}{seq:0{_SEQ_DIGITS}x}-{content}"


def _place(doc: DocId) -> str:
    import hashlib

    return hashlib.sha256(doc.encode("utf-8", "replace")).hexdigest()[:_DOC_DIGITS]


def _passage(document: Document, segment: Segment, seq: int, mentions: Sequence[Entity]) -> Passage:
    text = segment.span.of(document.text)
    pages = document.textmap.pages_of(segment.span)
    return Passage(
        id=_record_id(document.id, seq, text),
        doc=document.id,
        text=text,
        span=segment.span,
        title=document.meta.title,
        authors=document.meta.authors,
        year=document.meta.year,
        section=segment.section,
        context=segment.context,
        page_first=min(pages, default=None),
        page_last=max(pages, default=None),
        entities=tuple(sorted({key for mention in mentions for key in mention.key.split(",")})),
        names=tuple(sorted(_names(mentions, document.text))),
    )


def _names(mentions: Iterable[Entity], text: str) -> set[str]:
    found: set[str] = set()
    for mention in mentions:
        if mention.label is Label.OBJECT:
            continue
        keys = map(bare_name, mention.key.split(","))
        called = [*mention.canonical.split(" | "), mention.span.of(text), *keys]  # a list of codes is several
        names = {exact_terms(name) for name in called}
        found.update(f"{mention.label}:{name}" for name in names if name)
    return found


def _quote(
    document: Document, claim: Claim, seq: int, section: tuple[str, ...], mentions: Sequence[Entity]
) -> Passage:
    from search.passages.segments import Segment

    table, cell = _cell(document, claim)
    context = _cell_context(table, cell) if table and cell else ""
    made = _passage(document, Segment(claim.sentence, section, context), seq, mentions)
    return replace(
        made,
        names=tuple(sorted({*made.names, *_scope_names(claim)})),
        kinds=(_TABLE if table else _PROSE,),
        figures=1,
        scopes=tuple(sorted(scopes_of(claim))),
    )


_TABLE, _PROSE = "table", "paragraph"
"""Of `BlockKind`."""
_SCOPED = ("measure", "area", "partner", "flow", "period")
"""Of `Dim`."""


def scopes_of(claim: Claim) -> Iterator[str]:
    """What the claim is said of, as fields of a query name it: by code and in words, folded."""
    for slot in claim.slots:
        if slot.dim in _SCOPED:
            for name in (slot.code.removeprefix("ind:"), slot.surface):
                if folded := exact_terms(name):
                    yield f"{slot.dim}:{folded}"


_SCOPE: dict[str, Label] = {
    "area": Label.PLACE,
    "partner": Label.PLACE,
    "product": Label.PRODUCT,
    "agent": Label.FIRM,
    "policy": Label.POLICY,
}
"""By the value of `Dim`, what a slot names."""


def _scope_names(claim: Claim) -> Iterator[str]:
    for slot in claim.slots:
        label = _SCOPE.get(slot.dim)
        if label is not None:
            for name in (slot.surface, slot.code.removeprefix(f"{label}:")):
                if folded := exact_terms(name):
                    yield f"{label}:{folded}"


def _cell(document: Document, claim: Claim) -> tuple[Table | None, Cell | None]:
    place = claim.figure.cell
    if place is None:
        return None, None
    table = document.tables[place.table]
    return table, table.cells[place.cell]


def _cell_context(table: Table, cell: Cell) -> str:
    headers = (" ".join(cell.row_path), " ".join(cell.col_path))
    return "\n".join(part for part in (table.caption, table.units_note, *headers) if part)
