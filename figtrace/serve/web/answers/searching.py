"""What a search shows: papers with their best pages, figures or tables, and counts that narrow it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from corpus.geometry import DocId, Span
from corpus.store import Store, find_claim, sources_of
from figtrace.ask.papers import FacetValue as Counted
from figtrace.ask.papers import FacetView, PaperView, ask_facets
from figtrace.ask.passages import HitView, ask_passages, passage_query
from figtrace.ask.readings import meant_names, meant_words, read_as
from figtrace.ask.searches import Search, SearchAnswer, Show, answer_search
from figtrace.serve.web.addresses import address
from figtrace.serve.web.charts.bars import Bars, bars
from figtrace.serve.web.plain_names import file_name
from search import Engine
from search.definitions import widened, with_definitions
from search.engine import Facet as By
from search.engine import Meaning, Sort
from search.query import Clause, Occur, OfKind, Query, parse_query

__all__ = [
    "LAST_PAGE",
    "PAGE_OF_HITS",
    "Facet",
    "FacetValue",
    "HitRow",
    "Meant",
    "PaperRow",
    "SearchAsked",
    "SearchPage",
    "Stretch",
    "asked_query",
    "search_page",
    "stretches",
]

PAGE_OF_HITS = 10
"""Hits of one page of answers, as search engines show them."""
LAST_PAGE = 20
"""Further down nobody reads: a narrower question is one link away."""
_FACET_VALUES = 7
"""Values of one count beside the hits, which stay above the fold."""
_YEARS = 400
"""Years that a trend can show; no corpus has more."""


@dataclass(frozen=True, slots=True)
class SearchAsked:
    """What is asked, as the address has it; "" asks nothing."""

    q: str = ""
    firm: str = ""
    product: str = ""
    policy: str = ""
    place: str = ""
    author: str = ""
    year: str = ""
    doc: str = ""
    kind: str = "passages"
    """"passages" and "tables", both by papers, or "figures"."""
    view: str = ""
    """"kwic" for the words in the middle of a line each; "" for a list."""
    page: int = 1
    sort: str = "relevance"
    """"relevance", "year", or "value" of figures."""

    @property
    def chosen(self) -> dict[str, str]:
        """The fields that narrow it, by name."""
        names = ("firm", "product", "policy", "place", "author", "year", "doc")
        return {name: str(getattr(self, name)) for name in names if getattr(self, name)}

    @property
    def given(self) -> dict[str, str]:
        """All that stands in the address, the page aside."""
        kind = {"as": self.kind} if self.kind != "passages" else {}
        sort = {"sort": self.sort} if self.sort != "relevance" else {}
        return {"q": self.q, **self.chosen, **kind, **sort, **({"view": self.view} if self.view else {})}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some of a snippet's text; marked where it is what was looked for."""

    text: str
    is_marked: bool


@dataclass(frozen=True, slots=True)
class HitRow:
    """A hit as it is listed."""

    doc: DocId
    document: str
    year: int | None
    page: int | None
    """From 1."""
    section: str
    context: str
    """Caption and headers, for what stands in a table."""
    figure: str
    """The figure, where figures are asked for."""
    text: tuple[Stretch, ...]
    to: str
    """Address of the page with the evidence boxed."""


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper with its best pages."""

    doc: DocId
    document: str
    authors: tuple[str, ...]
    year: int | None
    editions: int
    """Editions of it that were found; 1 for a single paper."""
    found: int
    """Passages of it among the best that were looked at."""
    pages: tuple[HitRow, ...]
    """Best first."""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value, how many passages have it, and the address of the search that is narrowed to it."""

    value: str
    label: str
    count: int
    to: str


@dataclass(frozen=True, slots=True)
class Facet:
    """Counts of one field among all passages that answer."""

    name: str
    title: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class Meant:
    """A word that the corpus does not have, and searches with those that may be meant."""

    word: str
    likest: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A page of hits."""

    asked: SearchAsked
    read_as: tuple[str, ...]
    """How the query was read, one condition each."""
    meant: tuple[Meant, ...]
    papers: tuple[PaperRow, ...]
    """Those of the hits, where hits stand by papers."""
    hits: tuple[HitRow, ...]
    total: int
    """Passages that answer; of figures, figures."""
    is_exact: bool
    facets: tuple[Facet, ...]
    trend: Bars
    counted: int
    """How many of those that answer the facets and the trend look at: all."""
    pages: int
    """The last page that is known to have hits."""


_EMPTY = Bars(1, 1, 1, (), ())


def _no_meaning(_: Query) -> Meaning | None:
    return None


def search_page(
    store: Store,
    engine: Engine,
    asked: SearchAsked,
    *,
    meaning: Callable[[Query], Meaning | None] = _no_meaning,
) -> SearchPage:
    """The page of hits that was asked for; an empty one if nothing was asked.

    `meaning` gives what a query means, for passages to be ranked by it too.

    Raises:
        QueryError: if the words cannot be understood.
        EngineError: if the engine cannot answer.
    """
    if not asked.q.strip() and not asked.chosen:
        return SearchPage(asked, (), (), (), (), 0, True, (), _EMPTY, 0, 0)
    query = asked_query(asked)
    wide = widened(query, store, engine)
    found = _found(store, engine, asked, wide, meaning(query))
    shown = {paper.doc for paper in found.papers} | {
        row.doc for row in found.rows if isinstance(row, HitView)
    }
    files = {doc: file_name(source) for doc, source in sources_of(store, shown).items()}
    papers = tuple(_paper_row(store, paper, files) for paper in found.papers)
    views = (row for row in found.rows if isinstance(row, HitView))
    hits = tuple(hit for paper in papers for hit in paper.pages)
    facets, years = _counts(store, engine, asked, wide)
    return SearchPage(
        asked=asked,
        read_as=tuple(" ".join(line.split()) for line in read_as(with_definitions(query, engine))),
        meant=tuple(_meant(store, engine, asked, query, found.total)),
        papers=papers,
        hits=hits or tuple(_hit_row(store, view, files) for view in views),
        total=found.total,
        is_exact=found.is_exact,
        facets=facets,
        trend=bars(years, to="/search", keep=_without(asked.given, "year")),
        counted=found.total,
        pages=min(asked.page + found.are_more, LAST_PAGE),
    )


def asked_query(asked: SearchAsked) -> Query:
    """The query of what is asked.

    Raises:
        QueryError: if the words cannot be understood.
    """
    words = [asked.q] if asked.q.strip() not in ("", "*") else []
    fields = [f'author:"{asked.author}"'] if asked.author else []
    fields += [f"doc:{asked.doc}"] if asked.doc else []
    if not words and not fields and not asked.chosen:
        return parse_query(asked.q)
    return passage_query(
        [*words, *fields],
        firm=asked.firm,
        product=asked.product,
        policy=asked.policy,
        place=asked.place,
        year=asked.year,
    )


_SHOWS = {"passages": Show.PAPERS, "tables": Show.TABLES}
"""What is asked of the search for each kind of answer."""


def _found(
    store: Store, engine: Engine, asked: SearchAsked, query: Query, meaning: Meaning | None
) -> SearchAnswer:
    """What answers; of figures passages of a sentence or cell each, for their words to be marked."""
    sort = Sort(asked.sort)
    if asked.kind != "figures":
        wanted = Search(
            query, _SHOWS[asked.kind], sort, asked.page, PAGE_OF_HITS, boxes=False, meaning=meaning
        )
        return answer_search(store, engine, wanted)
    offset = (asked.page - 1) * PAGE_OF_HITS
    found = ask_passages(
        store, engine, query, limit=PAGE_OF_HITS, offset=offset, sort=sort, boxes=False, claims=True
    )
    return SearchAnswer(found.hits, found.total, found.is_exact, offset + found.shown < found.total)


def _paper_row(store: Store, paper: PaperView, files: dict[DocId, str]) -> PaperRow:
    return PaperRow(
        doc=paper.doc,
        document=_name(paper.document, paper.doc, files),
        authors=paper.authors,
        year=paper.year,
        editions=paper.editions,
        found=paper.found,
        pages=tuple(_hit_row(store, view, files) for view in paper.pages),
    )


def _hit_row(store: Store, view: HitView, files: dict[DocId, str]) -> HitRow:
    row = find_claim(store, view.claim) if view.claim else None
    return HitRow(
        doc=view.doc,
        document=_name(view.document, view.doc, files),
        year=view.year,
        page=view.page,
        section=view.section.replace(" > ", " › "),
        context=" · ".join(line for line in view.context.split("\n") if line)[:200],
        figure=row.surface if row else "",
        text=tuple(stretches(view.passage, view.marks)),
        to=address(f"/documents/{view.doc}", at=f"{view.span.start}-{view.span.end}"),
    )


def _name(document: str, doc: DocId, files: dict[DocId, str]) -> str:
    """The title; where a document has none, its file stands there with all its folders."""
    name = files.get(doc, "")
    return name if name and file_name(document) == name else document


def stretches(text: str, marks: Iterable[Span]) -> Iterator[Stretch]:
    """The text cut at what is marked in it; joined, the stretches are the text again."""
    at = 0
    for span in marks:
        yield Stretch(text[at : span.start], is_marked=False)
        yield Stretch(span.of(text), is_marked=True)
        at = span.end
    yield Stretch(text[at:], is_marked=False)


# -- what narrows it ---------------------------------------------------------------------------------------

_PARAMETERS = (By.YEAR, By.FIRM, By.PRODUCT, By.POLICY, By.PLACE, By.AUTHOR)
"""Facets with a parameter of their own in the address; of others the field joins the words."""
_TITLES = {By.ORG: "Organisation", By.KIND: "Kind of text"}


def _counts(
    store: Store, engine: Engine, asked: SearchAsked, query: Query
) -> tuple[tuple[Facet, ...], dict[int, int]]:
    """What all passages that answer can be narrowed by, and how many there are of each year."""
    if asked.kind == "tables":
        query = replace(query, clauses=(*query.clauses, Clause(Occur.MUST, OfKind("table"))))
    others = [one for one in By if one is not By.YEAR and not (one is By.KIND and asked.kind == "tables")]
    of = (By.YEAR, *others)
    found = ask_facets(store, engine, query, of=of, most=_FACET_VALUES, years=_YEARS)
    years = (one for view in found if view.facet is By.YEAR for one in view.values)
    of_years = {int(one.value): one.passages for one in years if one.value.isdigit()}
    return tuple(_facet(asked, view) for view in found), of_years


def _facet(asked: SearchAsked, view: FacetView) -> Facet:
    values = (
        FacetValue(one.value, one.name, one.passages, _narrowed(asked, view.facet, one))
        for one in view.values[:_FACET_VALUES]
    )
    return Facet(str(view.facet), _TITLES.get(view.facet, view.facet.title()), tuple(values))


def _narrowed(asked: SearchAsked, facet: By, one: Counted) -> str:
    own = {str(facet): one.value} if facet in _PARAMETERS else {"q": f"{asked.q} {one.field}".strip()}
    return address("/search", **{**asked.given, **own})


def _without(given: dict[str, str], name: str) -> dict[str, str]:
    return {key: value for key, value in given.items() if key != name}


def _meant(store: Store, engine: Engine, asked: SearchAsked, query: Query, total: int) -> Iterator[Meant]:
    names = () if total else meant_names(store, engine, query)
    for one in (*meant_words(engine, query), *names):
        whole = re.compile(rf"(?<!\w){re.escape(one.word)}(?!\w)", re.IGNORECASE)
        if not whole.search(asked.q):
            continue  # chosen from the counts, which a link cannot take back
        searches = (replace(asked, q=word.join(whole.split(asked.q)), page=1) for word in one.likest)
        likest = zip(one.likest, searches, strict=True)
        yield Meant(
            one.word,
            tuple(FacetValue(word, word, 0, address("/search", **other.given)) for word, other in likest),
        )
