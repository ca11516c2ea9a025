"""All that a corpus knows of one entity, on a card: names, years, documents, passages, figures, decisions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.annotations import Label
from corpus.errors import UsageError
from corpus.geometry import DocId, PageBox, PageNo, Span
from corpus.store import (
    ClaimBeside,
    EntityMention,
    Evidence,
    FoundAs,
    Store,
    SurfaceCount,
    claims_in_sentences_with,
    count_surfaces,
    entity_count,
    entity_documents,
    find_claim,
    found_as,
    mentions_in,
    page_labels,
    read_textmap,
)
from figtrace.ask.claims import ClaimView, claim_views
from figtrace.library.identity import DecisionLine, decision_lines, resolve_entity
from nlp.entities import Gazetteer

__all__ = [
    "CardDocument",
    "CardPassage",
    "CardYear",
    "EntityCard",
    "entity_card",
    "year_chart",
]

_BAR = 30
"""Characters of the longest bar of a chart."""


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
    """() where they were not asked for."""


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
    store: Store,
    name: str,
    *,
    gazetteer: Gazetteer | None = None,
    passages: int = 5,
    figures: int = 10,
    boxes: bool = True,
) -> EntityCard:
    """The card of the entity that this name or id means.

    Args:
        store: the store.
        name: id, canonical name or surface.
        gazetteer: lists that tell home, years and class; None: the card has none of these.
        passages: at most so many passages, each of another document.
        figures: at most so many figures.
        boxes: False where nobody looks at them: the places of each document take most of the time.

    Raises:
        UsageError: if the name means none or several entities; says which are near.
    """
    key = resolve_entity(store, name)
    counted = entity_count(store, key)
    if counted is None:
        raise UsageError(f"no entity {key!r} in the corpus: `figtrace entities` lists them")
    documents = _documents(store, key)
    beside = claims_in_sentences_with(store, key)
    entry = gazetteer.by_key.get(key) if gazetteer else None
    return EntityCard(
        key=key,
        label=counted.label,
        canonical=counted.canonical,
        mentions=counted.mentions,
        surfaces=count_surfaces(store, key),
        found_as=found_as(store, key),
        years=_years(documents),
        documents=documents,
        passages=tuple(_best_passage(store, key, one, boxes=boxes) for one in documents[:passages]),
        figures=tuple(_views(store, _spread(beside, figures), boxes=boxes)),
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


def _documents(store: Store, key: str) -> tuple[CardDocument, ...]:
    return tuple(CardDocument(o.doc, o.title, o.year, o.mentions) for o in entity_documents(store, key))


def _years(documents: Sequence[CardDocument]) -> tuple[CardYear, ...]:
    ordered = sorted(documents, key=_year_order)
    years = ((year, list(group)) for year, group in groupby(ordered, key=lambda one: one.year))
    return tuple(CardYear(year, sum(one.mentions for one in group), len(group)) for year, group in years)


def _year_order(one: CardDocument) -> tuple[bool, int]:
    return one.year is None, one.year or 0


def _best_passage(store: Store, key: str, one: CardDocument, *, boxes: bool) -> CardPassage:
    """The passage of the document that names the entity most often; of equals the first."""
    mentions = mentions_in(store, one.doc, key=key)
    found = Evidence(store, one.doc)
    homes = Counter(
        home for mention in mentions if (home := found.passage_at(mention.span.start)) is not None
    )
    home = max(homes, key=lambda home: (homes[home], -home.start)) if homes else mentions[0].span
    inside = [mention for mention in mentions if mention.span in home]
    return CardPassage(
        doc=one.doc,
        document=one.document,
        page=None if inside[0].page is None else PageNo(inside[0].page + 1),
        label=_label(store, inside[0], one.doc),
        text=_shortened(found, home, inside[0].span.start),
        mentions=len(inside),
        boxes=tuple(_boxes(store, one.doc, inside)) if boxes else (),
    )


def _label(store: Store, mention: EntityMention, doc: DocId) -> str:
    return "" if mention.page is None else page_labels(store, {doc}).get((doc, mention.page), "")


def _boxes(store: Store, doc: DocId, mentions: Iterable[EntityMention]) -> Iterator[PageBox]:
    places = read_textmap(store, doc)
    return (box for mention in mentions for box in places.boxes(mention.span))


_LONGEST = 600
"""Characters of a passage beyond which only its sentences around the first mention are shown."""


def _shortened(found: Evidence, home: Span, begun: int) -> str:
    if len(home) <= _LONGEST:
        return " ".join(home.of(found.text).split())
    sentence = found.sentence_at(begun)
    first = sentence.start if sentence and sentence in home else begun
    shown = Span(first, min(home.end, first + _LONGEST))
    marks = ("… " if shown.start > home.start else "", " …" if shown.end < home.end else "")
    return " ".join(shown.of(found.text).split()).join(marks)


# -- figures -------------------------------------------------------------------------------------------


def _spread(beside: Sequence[ClaimBeside], limit: int) -> list[str]:
    """Ids of the surest claim of every document in turn, so that one paper does not fill the card."""
    seen: Counter[DocId] = Counter()
    ranked = []
    for place, one in enumerate(beside):
        ranked.append((seen[one.doc], place))
        seen[one.doc] += 1
    return [beside[place].id for _, place in sorted(ranked)[:limit]]


def _views(store: Store, claims: Iterable[str], *, boxes: bool) -> list[ClaimView]:
    rows = (find_claim(store, claim) for claim in claims)
    return claim_views(store, (row for row in rows if row is not None), boxes=boxes)
