"""Passages that answer what a person types, as a person reads them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from corpus.english import flat
from corpus.geometry import DocId, PageBox, PageIndex, PageNo, Span
from corpus.quick import dataclass
from corpus.store import Store, page_labels, read_textmap, sources_of
from search import Answer, Engine, Hit
from search.definitions import widened
from search.engine import Meaning, Sort
from search.marks import highlights
from search.passages.weights import weighed
from search.query import Query, parse_query
from search.snippet import Snippet

if TYPE_CHECKING:
    from corpus.textmap import TextMap

__all__ = ["FoundPassages", "HitView", "ask_passages", "hit_views", "passage_query", "reason_of"]

_NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class HitView:
    """A passage that was found, as it is listed."""

    document: str
    year: int | None
    page: PageNo | None
    label: str
    section: str
    passage: str
    """The piece of it that answers the query."""
    score: float
    id: str
    doc: DocId
    boxes: tuple[PageBox, ...]
    """() where they were not asked for."""
    marks: tuple[Span, ...] = ()
    """Spans of `passage` with the words that were looked for."""
    why: str = ""
    """Why it was found and ranks where it does; "" where that was not asked."""
    by: str = "words"
    """"meaning" where it has no word of the query."""
    by_words: float | None = None
    by_meaning: float | None = None
    """Where both rank together, its score by words, None if it is not among their best, and its cosine."""
    span: Span = _NOWHERE
    """Of `passage` in the document's text."""
    context: str = ""
    """Caption, units note and headers where it is of a table, a line each."""
    claim: str = ""
    """Id of the claim where claims were asked for; "" for a passage."""


@dataclass(frozen=True, slots=True)
class FoundPassages:
    """The passages that answer a query, and how many more there are."""

    hits: tuple[HitView, ...]
    """Best first; those that the store still has."""
    shown: int
    """Passages that the engine gave, those that the store no longer has among them."""
    total: int
    is_exact: bool
    """False: there are at least as many as the total."""


def passage_query(
    words: Sequence[str],
    *,
    firm: str = "",
    product: str = "",
    policy: str = "",
    place: str = "",
    year: str = "",
) -> Query:
    """The query of the words in the language of queries, and of the fields that are not "".

    Raises:
        QueryError: if the words, or a year, cannot be understood.
    """
    names = {"firm": firm, "product": product, "policy": policy, "place": place}
    fields = [f'{name}:"{value}"' for name, value in names.items() if value]
    return parse_query(" ".join([*words, *fields, *([f"year:{year}"] if year else [])]))


def ask_passages(
    store: Store,
    engine: Engine,
    query: Query,
    *,
    limit: int,
    offset: int = 0,
    sort: Sort = Sort.RELEVANCE,
    explain: bool = False,
    boxes: bool = True,
    meaning: Meaning | None = None,
    claims: bool | None = None,
) -> FoundPassages:
    """The best passages for the query, the names in it widened by what the corpus calls the same.

    `explain` says of each why it was found. `claims` asks for figures in whose sentence or headers the words
    stand, instead of passages; None leaves it to the query.

    Raises:
        EngineError: if the engine cannot answer.
    """
    wide = widened(query, store, engine)
    answer = engine.find(wide, limit=limit, offset=offset, sort=sort, claims=claims, meaning=meaning)
    hits = tuple(hit_views(store, answer, explain=explain, boxes=boxes))
    return FoundPassages(hits, len(answer.hits), answer.total, answer.exactness == "exact")


def hit_views(store: Store, answer: Answer, *, explain: bool = False, boxes: bool = True) -> list[HitView]:
    """The hits with document and page, best first; what the store no longer has is left out.

    Boxes take a good part of each document's record to be read: not where nobody looks at them.
    """
    docs = {hit.doc for hit in answer.hits}
    files, labels = sources_of(store, docs), page_labels(store, docs)
    maps = {doc: read_textmap(store, doc) for doc in files} if boxes else {}
    return [
        _hit_view(hit, files[hit.doc], labels, maps.get(hit.doc), explain=explain)
        for hit in answer.hits
        if hit.doc in files
    ]


def _hit_view(
    hit: Hit,
    file: str,
    labels: Mapping[tuple[DocId, PageIndex], str],
    places: TextMap | None,
    *,
    explain: bool,
) -> HitView:
    page = hit.page_first
    snippet = hit.snippet
    text, marks = _flat_marks(snippet)
    return HitView(
        document=hit.title or file,
        year=hit.year,
        page=None if page is None else PageNo(page + 1),
        label="" if page is None else labels.get((hit.doc, page), ""),
        section=" > ".join(hit.section),
        passage=text,
        score=hit.score,
        id=hit.passage,
        doc=hit.doc,
        boxes=() if places is None else places.boxes(hit.span),
        marks=marks,
        why=reason_of(hit) if explain else "",
        by="meaning" if hit.by_meaning is not None and not marks and not _says(hit) else "words",
        by_words=hit.by_words,
        by_meaning=hit.by_meaning,
        span=snippet.span,
        context=hit.context,
        claim=hit.claim,
    )


def _flat_marks(snippet: Snippet) -> tuple[str, tuple[Span, ...]]:
    """The snippet in one line, and where its marks stand there."""
    marks = []
    for span in snippet.highlights:
        before, inside = flat(snippet.text[: span.start] + "|")[:-1], flat(span.of(snippet.text))
        marks.append(Span(len(before), len(before) + len(inside)))
    return flat(snippet.text), tuple(marks)


def _says(hit: Hit) -> bool:
    """True if it has a word of the query."""
    return bool(highlights(hit.text, hit.plan))


def reason_of(hit: Hit) -> str:
    """In words: what of the query it says, what it is, and what that makes of its score."""
    said = dict.fromkeys(flat(span.of(hit.text)).casefold() for span in highlights(hit.text, hit.plan))
    other = "is of what was asked for" if hit.by_meaning is None else "is near in meaning"
    words = f"says {', '.join(list(said)[:_SAID])}" if said else other
    kind = hit.kinds[0] if hit.kinds else "text"
    figures = f", {hit.figures} figures" if hit.figures else ""
    share = 1000 if hit.claim or not hit.kinds else weighed(hit.kinds[0], hit.text, hit.page_first)
    weight = "" if share == 1000 else f", weighed {share / 1000:.2f}"
    return f"{words}; {kind}{figures}{weight}; score {hit.score:.2f}"


_SAID = 12
"""Words of a query that a reason lists: a line of a terminal."""
