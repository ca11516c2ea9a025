"""Papers that answer what a person types, each once with its best pages, and what they can be counted by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from corpus.entity_keys import bare_name
from corpus.geometry import DocId
from corpus.labels import Label
from corpus.quick import dataclass
from corpus.store import Store, Summary, list_editions
from figtrace.ask.passages import HitView, hit_views
from search import Answer, Engine
from search.definitions import widened
from search.engine import Facet, FacetCount, Meaning, Paper, Sort
from search.query import Query

__all__ = [
    "FacetLine",
    "FacetValue",
    "FacetView",
    "FoundPapers",
    "PaperView",
    "ask_facets",
    "ask_papers",
    "facet_lines",
]


@dataclass(frozen=True, slots=True)
class PaperView:
    """A paper that was found, as it is listed."""

    document: str
    """Its title; the file where it has none."""
    authors: tuple[str, ...]
    year: int | None
    doi: str
    source: str
    doc: DocId
    """Of its editions the one whose pages are shown."""
    editions: int
    """Editions of it that were found; 1 for a single paper."""
    found: int
    """Passages of it among the best that were looked at."""
    pages: tuple[HitView, ...]
    """Its best pages, best first."""


@dataclass(frozen=True, slots=True)
class FoundPapers:
    """The papers that answer a query, and whether there are more."""

    papers: tuple[PaperView, ...]
    """Best first; those that the store still has."""
    page: int
    are_more: bool
    total: int
    """Passages that match, in all papers."""
    is_exact: bool
    """False: there are at least as many as the total."""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value that hits have."""

    value: str
    """As a query names it: "2009", "foxconn", "table"."""
    name: str
    """For people: an entity's canonical name."""
    field: str
    """What narrows a query to it: 'firm:"honhai"'."""
    passages: int


@dataclass(frozen=True, slots=True)
class FacetView:
    """What hits can be narrowed by."""

    facet: Facet
    values: tuple[FacetValue, ...]
    """Those of most passages first; years the latest first."""


def ask_papers(
    store: Store,
    engine: Engine,
    query: Query,
    *,
    limit: int = 10,
    page: int = 1,
    pages: int = 3,
    sort: Sort = Sort.RELEVANCE,
    explain: bool = False,
    boxes: bool = True,
    meaning: Meaning | None = None,
) -> FoundPapers:
    """So many papers from this page of the answer on, each with so many of its pages.

    `explain` says of each page why it was found.
    Names in the query are widened by what the corpus calls the same; editions of one work are one paper.

    Raises:
        EngineError: if the engine cannot answer.
    """
    works = {edition.doc: edition.newest for edition in list_editions(store)}
    found = engine.papers(
        widened(query, store, engine),
        limit=limit,
        offset=(page - 1) * limit,
        pages=pages,
        sort=sort,
        works=works,
        meaning=meaning,
    )
    shown = {paper.hits[0].doc for paper in found.papers}
    known = {summary.id: summary for summary in store.summaries(shown)}
    views = tuple(
        _paper_view(store, known[paper.hits[0].doc], paper, explain=explain, boxes=boxes)
        for paper in found.papers
        if paper.hits[0].doc in known
    )
    return FoundPapers(views, page, found.are_more, found.total, found.exactness == "exact")


def _paper_view(store: Store, summary: Summary, paper: Paper, *, explain: bool, boxes: bool) -> PaperView:
    return PaperView(
        document=summary.title or summary.source,
        authors=summary.authors,
        year=summary.year,
        doi=summary.doi,
        source=summary.source,
        doc=summary.id,
        editions=paper.editions,
        found=paper.found,
        pages=tuple(hit_views(store, Answer(paper.hits, len(paper.hits)), explain=explain, boxes=boxes)),
    )


_ALL = tuple(Facet)


def ask_facets(
    store: Store,
    engine: Engine,
    query: Query,
    *,
    of: Sequence[Facet] = _ALL,
    most: int = 8,
    years: int | None = None,
) -> tuple[FacetView, ...]:
    """What the passages that match can be narrowed by; facets without a value are left out.

    `years` is how many years there are at most, where that is not how many values others have.

    Raises:
        EngineError: if the engine cannot answer.
    """
    wanted = {facet: most if years is None or facet is not Facet.YEAR else years for facet in of}
    of_each = {facet: number * _SPARE for facet, number in wanted.items()}
    counted = engine.facets(widened(query, store, engine), of=of_each)
    views = (FacetView(facet, _values(store, facet, counted[facet], wanted[facet])) for facet in of)
    return tuple(view for view in views if view.values)


_SPARE = 3
"""Values counted for each that is shown: codes of a classification that share a name are shown once."""


def _values(store: Store, facet: Facet, counted: Iterable[FacetCount], most: int) -> tuple[FacetValue, ...]:
    listed, named = list(counted), dict[str, FacetValue]()
    names = _names(store, (one.value for one in listed)) if facet in _LABELS else {}
    for one in listed:
        value = _value(facet, one, names)
        named.setdefault(value.name, value)
    best = sorted(named.values(), key=lambda value: -value.passages)[:most]
    return tuple(value for value in named.values() if value in best)


_FIELDS = {Facet.YEAR: "year", Facet.KIND: "in", Facet.AUTHOR: "author"}
_LABELS = frozenset(str(label) for label in Label)


def _names(store: Store, keys: Iterable[str]) -> dict[str, str]:
    from corpus.store import canonical_names

    return canonical_names(store, tuple(keys))


def _value(facet: Facet, counted: FacetCount, names: Mapping[str, str]) -> FacetValue:
    value = counted.value
    if facet in _LABELS:
        name = names.get(value, value)
        value = bare_name(value)
        return FacetValue(value, name, f'{facet}:"{value}"', counted.hits)
    quoted = f'"{value}"' if facet is Facet.AUTHOR else value
    return FacetValue(value, value, f"{_FIELDS[facet]}:{quoted}", counted.hits)


@dataclass(frozen=True, slots=True)
class FacetLine:
    """A value of a facet as one row."""

    facet: str
    name: str
    passages: int
    narrow: str
    """What to add to the query."""


def facet_lines(views: Iterable[FacetView]) -> tuple[FacetLine, ...]:
    """A row for each value, in the order of the facets."""
    return tuple(
        FacetLine(view.facet, value.name, value.passages, value.field)
        for view in views
        for value in view.values
    )
