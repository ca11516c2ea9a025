"""What a search shows: hits with the words that answer, counts that narrow it, how it was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from corpus.annotations import Label
from corpus.geometry import DocId
from corpus.store import DocumentNames, Store, find_claim, names_in_document
from figtrace.ask.passages import passage_query
from figtrace.serve.web.addresses import address
from figtrace.serve.web.charts.bars import Bars, bars
from figtrace.serve.web.plain_names import file_name
from search import Engine, Hit
from search.query import Query, parse_query, widen_names
from search.query.clauses import AnyOf, Atom, Clause, DocPrefix, Named, Occur, Unit, Value, Words, Years
from search.snippet import Snippet

__all__ = [
    "PAGE_OF_HITS",
    "Facet",
    "FacetValue",
    "HitRow",
    "SearchAsked",
    "SearchPage",
    "Stretch",
    "in_words",
    "names_of",
    "search_page",
]

PAGE_OF_HITS = 10
_LOOKED_AT = 40
"""Hits whose years and names are counted: what stands further down no longer tells what a query is about."""
_FACET_VALUES = 7
_ENTITY_FACETS = (Label.FIRM, Label.PRODUCT, Label.POLICY, Label.PLACE)
_ALL_FIGURES = "value:-1e300..1e300"
"""Every figure has a value: with this clause the engine looks through figures instead of passages."""


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
    """"passages", "figures" or "tables"."""
    view: str = ""
    """"kwic" for the words in the middle of a line each; "" for a list."""
    page: int = 1

    @property
    def chosen(self) -> dict[str, str]:
        """The fields that narrow it, by name."""
        names = ("firm", "product", "policy", "place", "author", "year", "doc")
        return {name: str(getattr(self, name)) for name in names if getattr(self, name)}

    @property
    def given(self) -> dict[str, str]:
        """All that stands in the address, the page aside."""
        kind = {"as": self.kind} if self.kind != "passages" else {}
        return {"q": self.q, **self.chosen, **kind, **({"view": self.view} if self.view else {})}


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
class FacetValue:
    """A value, how many hits have it, and the address of the search that is narrowed to it."""

    value: str
    label: str
    count: int
    to: str


@dataclass(frozen=True, slots=True)
class Facet:
    """Counts of one field among the hits."""

    name: str
    title: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A page of hits."""

    asked: SearchAsked
    read_as: tuple[str, ...]
    hits: tuple[HitRow, ...]
    total: int
    is_exact: bool
    facets: tuple[Facet, ...]
    trend: Bars
    counted: int
    """Hits that the facets and the trend count."""
    pages: int


_EMPTY = Bars(1, 1, 1, (), ())


def names_of(store: Store, doc: DocId) -> DocumentNames:
    """Where the document names what a search can be narrowed to; the same until it is read anew."""
    return names_in_document(store, doc, _ENTITY_FACETS)


Names = Callable[[DocId], DocumentNames]


def search_page(
    store: Store, engine: Engine, asked: SearchAsked, *, names: Names | None = None
) -> SearchPage:
    """The page of hits that was asked for; an empty one if nothing was asked.

    `names` gives a document's names, if somebody keeps them.

    Raises:
        QueryError: if the words cannot be understood.
        EngineError: if the engine cannot answer.
    """
    if not asked.q.strip() and not asked.chosen:
        return SearchPage(asked, (), (), 0, True, (), _EMPTY, 0, 0)
    query = _query(asked)
    wide = widen_names(query, store)
    offset = (asked.page - 1) * PAGE_OF_HITS
    everything = engine.find(wide, limit=max(_LOOKED_AT, offset + PAGE_OF_HITS))
    hits = [hit for hit in everything.hits if asked.kind != "tables" or hit.context]
    looked = hits[:_LOOKED_AT]
    total = len(hits) if asked.kind == "tables" else everything.total
    years = Counter(hit.year for hit in looked if hit.year is not None)
    return SearchPage(
        asked=asked,
        read_as=in_words(query),
        hits=tuple(_rows(store, hits[offset : offset + PAGE_OF_HITS])),
        total=total,
        is_exact=everything.exactness == "exact",
        facets=tuple(_facets(names or partial(names_of, store), asked, looked)),
        trend=bars(years, to="/search", keep=_without(asked.given, "year")),
        counted=len(looked),
        pages=min(-(-total // PAGE_OF_HITS), 20),
    )


def _query(asked: SearchAsked) -> Query:
    words = [asked.q] if asked.q.strip() not in ("", "*") else []
    fields = [f'author:"{asked.author}"'] if asked.author else []
    fields += [f"doc:{asked.doc}"] if asked.doc else []
    fields += [_ALL_FIGURES] if asked.kind == "figures" else []
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


def _rows(store: Store, hits: Sequence[Hit]) -> Iterator[HitRow]:
    files = (
        {one.id: file_name(one.source) for one in store.summaries()}
        if any(not hit.title for hit in hits)
        else {}
    )
    for hit in hits:
        shown = hit.snippet
        row = find_claim(store, hit.claim) if hit.claim else None
        yield HitRow(
            doc=hit.doc,
            document=hit.title or files.get(hit.doc, hit.doc[:12]),
            year=hit.year,
            page=None if hit.page_first is None else hit.page_first + 1,
            section=" › ".join(hit.section),
            context=" · ".join(line for line in hit.context.split("\n") if line)[:200],
            figure=row.surface if row else "",
            text=tuple(stretches(shown)),
            to=address(f"/documents/{hit.doc}", at=f"{shown.span.start}-{shown.span.end}"),
        )


def stretches(shown: Snippet) -> Iterator[Stretch]:
    """The snippet cut at what is marked in it, white space as single spaces."""
    at = 0
    for span in shown.highlights:
        yield Stretch(_spaced(shown.text[at : span.start]), is_marked=False)
        yield Stretch(_spaced(span.of(shown.text)), is_marked=True)
        at = span.end
    yield Stretch(_spaced(shown.text[at:]), is_marked=False)


def _spaced(text: str) -> str:
    """White space as single spaces, one at either end kept."""
    inner = " ".join(text.split())
    left, right = text[:1].isspace(), text[-1:].isspace() and bool(inner)
    return f"{' ' * left}{inner}{' ' * right}"


# -- what narrows it ---------------------------------------------------------------------------------------


def _facets(names: Names, asked: SearchAsked, hits: Sequence[Hit]) -> Iterator[Facet]:
    """Counts among the best hits."""
    years = Counter(str(hit.year) for hit in hits if hit.year)
    yield _facet(asked, "year", "Year", sorted(((year, year, n) for year, n in years.items()), reverse=True))
    known = {doc: names(doc) for doc in {hit.doc for hit in hits}}
    counts = Counter(key for hit in hits for key in known[hit.doc].within(hit.span))
    called = {key: name for one in known.values() for key, name in one.called.items()}
    ranked = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    for label in _ENTITY_FACETS:
        values = [(key, called[key], n) for key, n in ranked if key.startswith(f"{label}:")]
        yield _facet(asked, str(label), label.title(), values)
    docs, titles = Counter(hit.doc for hit in hits), {hit.doc: hit.title or hit.doc[:12] for hit in hits}
    yield _facet(asked, "doc", "Document", [(doc, titles[doc], n) for doc, n in docs.most_common()])


def _facet(asked: SearchAsked, name: str, title: str, values: Sequence[tuple[str, str, int]]) -> Facet:
    """The facet of these values, labels and counts, the first few of them."""
    shown = (
        FacetValue(value, label, count, address("/search", **{**asked.given, name: value}))
        for value, label, count in values[:_FACET_VALUES]
    )
    return Facet(name, title, tuple(shown))


def _without(given: dict[str, str], name: str) -> dict[str, str]:
    return {key: value for key, value in given.items() if key != name}


# -- how it was read ---------------------------------------------------------------------------------------

_ASKS = {Occur.RANK: "", Occur.MUST: "must have ", Occur.NOT: "must not have "}


def in_words(query: Query) -> tuple[str, ...]:
    """Each clause of the query as it was understood."""
    return tuple(_clause(clause) for clause in query.clauses if not _is_any_figure(clause.atom))


def _clause(clause: Clause) -> str:
    return f"{_ASKS[clause.occur]}{_atom(clause.atom)}"


def _is_any_figure(atom: Atom) -> bool:
    return isinstance(atom, Value) and atom.lo is not None and atom.lo.adjusted() >= 300


def _atom(atom: Atom) -> str:
    match atom:
        case Words(text, match, place):
            where = "" if place == "body" else f" in the {place}"
            return f"{match} “{text}”{where}"
        case Named(label, name):
            return f"{label} {name}"
        case Years(first, last):
            return f"year {first or ''}–{last or ''}" if first != last else f"year {first}"
        case DocPrefix(prefix):
            return f"document {prefix[:12]}"
        case Value(lo, hi):
            return f"a value from {lo if lo is not None else '−∞'} to {hi if hi is not None else '∞'}"
        case Unit(unit):
            return f"unit {unit}"
        case AnyOf(options):
            return " or ".join(map(_atom, options))
