"""All that a corpus knows of one entity, on a card: names, years, documents, passages, figures, decisions."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.annotations import Claim, Label
from corpus.codec import from_json
from corpus.document import Document
from corpus.geometry import DocId, PageBox, PageIndex, PageNo, Span
from corpus.store import ClaimRow, Outline, Store, read_outline
from figtrace.ask.claims import ClaimView, as_view
from figtrace.library.identity import DecisionLine, decision_lines, resolve_entity
from nlp.entities.gazetteer import Gazetteer

__all__ = [
    "CardDocument",
    "CardPassage",
    "CardYear",
    "EntityCard",
    "FoundAs",
    "SurfaceCount",
    "entity_card",
    "year_chart",
]

_BAR = 30
"""Characters of the longest bar of a chart."""


@dataclass(frozen=True, slots=True)
class SurfaceCount:
    """A form in which the entity is printed, line ends as spaces."""

    surface: str
    mentions: int


@dataclass(frozen=True, slots=True)
class FoundAs:
    """A key that the lists, rules or model gave to some of the mentions, and which of them did."""

    key: str
    by: str
    mentions: int


@dataclass(frozen=True, slots=True)
class CardYear:
    """Mentions in the documents of one year; year None for documents that do not say theirs."""

    year: int | None
    mentions: int
    documents: int


@dataclass(frozen=True, slots=True)
class CardDocument:
    """A document that names the entity."""

    doc: DocId
    document: str
    year: int | None
    mentions: int


@dataclass(frozen=True, slots=True)
class CardPassage:
    """A passage that speaks of the entity, with the boxes of its mentions."""

    doc: DocId
    document: str
    page: PageNo | None
    label: str
    """Printed page number; "" where there is none."""
    text: str
    mentions: int
    boxes: tuple[PageBox, ...]


@dataclass(frozen=True, slots=True)
class EntityCard:
    """An entity as the corpus knows it; lists are the longest first."""

    key: str
    label: Label
    canonical: str
    mentions: int
    surfaces: tuple[SurfaceCount, ...]
    found_as: tuple[FoundAs, ...]
    years: tuple[CardYear, ...]
    """By year, documents without one last."""
    documents: tuple[CardDocument, ...]
    passages: tuple[CardPassage, ...]
    """The passages that name it most often, from different documents."""
    figures: tuple[ClaimView, ...]
    """Figures said in the same sentence or cell."""
    figures_total: int
    """How many there are; `figures` may be cut."""
    decisions: tuple[DecisionLine, ...]
    where: str = ""
    """Home of a firm or jurisdiction of a policy, from the lists; "" where they do not say."""
    since: str = ""
    until: str = ""
    above: tuple[str, ...] = ()
    """Ids of what it belongs to, nearest first: a class of goods, an owner."""


def entity_card(
    store: Store, name: str, *, gazetteer: Gazetteer | None = None, passages: int = 5, figures: int = 10
) -> EntityCard:
    """The card of the entity that this name or id means.

    Args:
        store: the store.
        name: id, canonical name or surface.
        gazetteer: lists that tell home, years and class; None: the card has none of these.
        passages: at most so many passages, each of another document.
        figures: at most so many figures.

    Raises:
        UsageError: if the name means none or several entities; says which are near.
    """
    key = resolve_entity(store, name)
    ((label, canonical, mentions),) = store.connection.execute(
        "SELECT min(label), min(canonical), count(*) FROM entities WHERE key = ?", (key,)
    )
    documents = _documents(store, key)
    beside = list(_claims_beside(store, key))
    entry = gazetteer.by_key.get(key) if gazetteer else None
    return EntityCard(
        key=key,
        label=Label(label),
        canonical=canonical,
        mentions=mentions,
        surfaces=_surfaces(store, key),
        found_as=_found_as(store, key),
        years=_years(documents),
        documents=documents,
        passages=tuple(_best_passage(store, key, one) for one in documents[:passages]),
        figures=tuple(_view(store, claim) for claim in _spread(beside, figures)),
        figures_total=len(beside),
        decisions=tuple(decision_lines(store, key)),
        where=entry.where if entry else "",
        since=entry.since if entry else "",
        until=entry.until if entry else "",
        above=gazetteer.ancestors(key) if gazetteer else (),
    )


def year_chart(card: EntityCard) -> tuple[str, ...]:
    """A line for each year, "2009 ▇▇▇▇ 12", years without mentions between them too."""
    known = {one.year: one.mentions for one in card.years if one.year is not None}
    years: list[int | None] = list(range(min(known), max(known) + 1)) if known else []
    counts = [(str(year), known.get(year or 0, 0)) for year in years]
    counts += [("n.d.", one.mentions) for one in card.years if one.year is None]
    most = max((count for _, count in counts), default=1)
    return tuple(f"{year} {'▇' * -(-count * _BAR // most)} {count}" for year, count in counts)


def _surfaces(store: Store, key: str) -> tuple[SurfaceCount, ...]:
    rows = store.connection.execute("SELECT surface, count(*) FROM entities WHERE key = ? GROUP BY 1", (key,))
    counts: Counter[str] = Counter()
    for surface, count in rows:
        counts[" ".join(surface.split())] += count
    return tuple(SurfaceCount(*one) for one in sorted(counts.items(), key=lambda one: (-one[1], one[0])))


def _found_as(store: Store, key: str) -> tuple[FoundAs, ...]:
    rows = store.connection.execute(
        "SELECT found, by, count(*) FROM mentions WHERE key = ? AND ignored = 0 "
        "GROUP BY found, by ORDER BY count(*) DESC, found, by",
        (key,),
    )
    return tuple(FoundAs(*row) for row in rows)


def _documents(store: Store, key: str) -> tuple[CardDocument, ...]:
    rows = store.connection.execute(
        "SELECT d.id, coalesce(nullif(d.title, ''), d.source), d.year, count(*) "
        "FROM entities e JOIN documents d ON d.id = e.doc WHERE e.key = ? "
        "GROUP BY d.id ORDER BY count(*) DESC, d.source, d.id",
        (key,),
    )
    return tuple(CardDocument(DocId(doc), title, year, count) for doc, title, year, count in rows)


def _years(documents: Sequence[CardDocument]) -> tuple[CardYear, ...]:
    ordered = sorted(documents, key=_year_order)
    years = ((year, list(group)) for year, group in groupby(ordered, key=lambda one: one.year))
    return tuple(CardYear(year, sum(one.mentions for one in group), len(group)) for year, group in years)


def _year_order(one: CardDocument) -> tuple[bool, int]:
    return one.year is None, one.year or 0


def _best_passage(store: Store, key: str, one: CardDocument) -> CardPassage:
    """The passage of the document that names the entity most often; of equals the first."""
    document = store.document(one.doc)
    rows = store.connection.execute(
        "SELECT start, end FROM entities WHERE doc = ? AND key = ? ORDER BY start", (one.doc, key)
    )
    spans = [Span(start, end) for start, end in rows]
    places = read_outline(store, one.doc)
    homes = Counter(home for span in spans if (home := places.passage_at(span.start)) is not None)
    best = max(homes, key=lambda home: (homes[home], -home.start)) if homes else spans[0]
    inside = [span for span in spans if span in best]
    return _passage(document, one, best, inside, places)


def _passage(
    document: Document, one: CardDocument, home: Span, inside: Sequence[Span], places: Outline
) -> CardPassage:
    page = document.page_of(inside[0])
    return CardPassage(
        doc=one.doc,
        document=one.document,
        page=None if page is None else page.number,
        label="" if page is None else page.label,
        text=_shortened(document.text, home, inside, places),
        mentions=len(inside),
        boxes=tuple(box for span in inside for box in document.boxes(span)),
    )


_LONGEST = 600
"""Characters of a passage beyond which only its sentences around the first mention are shown."""


def _shortened(text: str, home: Span, inside: Sequence[Span], places: Outline) -> str:
    if len(home) <= _LONGEST:
        return " ".join(home.of(text).split())
    sentence = places.sentence_at(inside[0].start)
    first = sentence.start if sentence and sentence in home else inside[0].start
    shown = Span(first, min(home.end, first + _LONGEST))
    marks = ("… " if shown.start > home.start else "", " …" if shown.end < home.end else "")
    return " ".join(shown.of(text).split()).join(marks)


# -- figures -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Beside:
    """A claim whose sentence names the entity."""

    id: str
    doc: DocId


def _claims_beside(store: Store, key: str) -> Iterator[_Beside]:
    """Claims whose sentence or cell names the entity, surest first."""
    starts = _starts(store, key)
    rows = store.connection.execute(
        "SELECT id, doc, json_extract(body, '$.sentence.start', '$.sentence.end') FROM claims "
        "WHERE doc IN (SELECT doc FROM entities WHERE key = ?) ORDER BY confidence DESC, doc, seq",
        (key,),
    )
    for claim, doc, ends in rows:
        first, end = json.loads(ends)
        known = starts[doc]
        at = bisect_left(known, first)
        if at < len(known) and known[at] < end:
            yield _Beside(claim, DocId(doc))


def _starts(store: Store, key: str) -> dict[str, list[int]]:
    """Where the entity is mentioned, in the order of the text, by document."""
    found: dict[str, list[int]] = {}
    rows = store.connection.execute(
        "SELECT doc, start FROM entities WHERE key = ? ORDER BY doc, start", (key,)
    )
    for doc, start in rows:
        found.setdefault(doc, []).append(start)
    return found


def _spread(beside: Sequence[_Beside], limit: int) -> list[str]:
    """Ids of the surest claim of every document in turn, so that one paper does not fill the card."""
    seen: Counter[DocId] = Counter()
    ranked = []
    for place, one in enumerate(beside):
        ranked.append((seen[one.doc], place))
        seen[one.doc] += 1
    return [beside[place].id for _, place in sorted(ranked)[:limit]]


def _view(store: Store, claim: str) -> ClaimView:
    ((doc, source, title, year, page, label, surface, quote, body),) = store.connection.execute(
        "SELECT c.doc, d.source, d.title, d.year, c.page, coalesce(p.label, ''), c.surface, c.quote, c.body "
        "FROM claims c JOIN documents d ON d.id = c.doc "
        "LEFT JOIN pages p ON p.doc = c.doc AND p.page = c.page WHERE c.id = ?",
        (claim,),
    )
    where = None if page is None else PageIndex(page)
    made = from_json(Claim, body)
    row = ClaimRow(DocId(doc), source, title, year, where, label, surface, quote, made)
    return as_view(store.document(row.doc), row)
