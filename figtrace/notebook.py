"""The library's face: ten functions for notebooks and scripts, each a question or a deed of the command line.

    from figtrace import ingest, search, claims, series, check_draft
    ingest("papers")
    polars.DataFrame(claims(measure="imports", partner="CHN"))

Each opens the corpus, does one thing and closes it. The corpus is a folder: that given, else FIGTRACE_CORPUS,
else the nearest `.figtrace`. What comes back are tuples of frozen records; docs/api.md tells their fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.settings import Settings, corpus_folder, load_settings
from corpus.store import EntityCount, Store

if TYPE_CHECKING:
    from figtrace.ask.claims import ClaimView
    from figtrace.ask.passages import HitView
    from figtrace.ask.series import Series
    from figtrace.check.conflicts import Conflict
    from figtrace.check.ledger.records import Ledger
    from figtrace.export.tables import WrittenTable
    from figtrace.library.add import AddReport
    from figtrace.library.status import DocumentLine

__all__ = [
    "check_draft",
    "claims",
    "conflicts",
    "documents",
    "draw",
    "entities",
    "export_tables",
    "ingest",
    "search",
    "series",
]

Folder = Path | str | None
"""A corpus's folder; None for FIGTRACE_CORPUS or the nearest `.figtrace`."""


def ingest(*paths: Path | str, folder: Folder = None, jobs: int = 1, engine: str = "tantivy") -> AddReport:
    """Read PDFs, folders or globs into the corpus, which is made where there is none.

    Raises:
        UsageError: if a path does not exist.
        StoreError: if the corpus cannot be written.
    """
    from figtrace.library.add import AddOptions, add_files
    from ingest.batch import find_files
    from nlp import Annotator

    settings = _settings(folder)
    options = AddOptions(settings, _version(), Annotator(settings.model, settings.gazetteers), jobs=jobs)
    with Store.open(settings.db, create=True) as store:
        return add_files(store, find_files([str(path) for path in paths]), engine=engine, options=options)


def documents(*, folder: Folder = None) -> tuple[DocumentLine, ...]:
    """The documents with their titles, authors, years and pages, by file."""
    from figtrace.library.status import list_documents

    with _opened(folder) as store:
        return list_documents(store)


def search(
    query: str,
    *,
    firm: str = "",
    product: str = "",
    policy: str = "",
    place: str = "",
    year: str = "",
    limit: int = 10,
    folder: Folder = None,
    engine: str = "tantivy",
) -> tuple[HitView, ...]:
    """The best passages for a query in the language of `figtrace search`.

    Raises:
        QueryError: if the query cannot be understood.
        EngineError: if the engine cannot answer.
    """
    from figtrace.ask.passages import ask_passages, passage_query
    from search import open_current

    asked = passage_query([query], firm=firm, product=product, policy=policy, place=place, year=year)
    settings = _settings(folder)
    with Store.open(settings.db) as store, open_current(engine, settings) as opened:
        return ask_passages(store, opened, asked, limit=limit).hits


def claims(
    *,
    measure: str = "",
    area: str = "",
    partner: str = "",
    flow: str = "",
    product: str = "",
    unit: str = "",
    kind: str = "",
    words: str = "",
    entity: str = "",
    doc: str = "",
    year: str = "",
    value: str = "",
    near: str = "",
    limit: int = 1000,
    folder: Folder = None,
) -> tuple[ClaimView, ...]:
    """Figures by what they are said of, as `figtrace claims` finds them.

    Raises:
        UsageError: if a year, value, kind, flow or document is none.
    """
    from figtrace.ask.claims import ClaimQuestion, ask_claims

    asked = ClaimQuestion(
        measure=measure, area=area, partner=partner, flow=flow, product=product, unit=unit, kind=kind,
        words=words, entity=entity, doc=doc, year=year, value=value, near=near,
    )  # fmt: skip
    with _opened(folder) as store:
        return ask_claims(store, asked, limit=limit).claims


def series(
    *,
    measure: str = "",
    area: str = "",
    partner: str = "",
    flow: str = "",
    product: str = "",
    unit: str = "",
    kind: str = "",
    year: str = "",
    limit: int = 10,
    folder: Folder = None,
) -> tuple[Series, ...]:
    """Every published value of one thing by period and document; contested points are marked.

    Raises:
        UsageError: if a year, kind or flow is none.
    """
    from figtrace.ask.claims import ClaimQuestion
    from figtrace.ask.series import ask_series, with_contested
    from figtrace.check.conflicts import contested_claims

    asked = ClaimQuestion(
        measure=measure, area=area, partner=partner, flow=flow, product=product, unit=unit, kind=kind,
        year=year,
    )  # fmt: skip
    with _opened(folder) as store:
        found = ask_series(store, asked, limit=limit)
        return with_contested(found, contested_claims(store, asked.filter)).series


def entities(
    *, kind: str = "", words: str = "", limit: int | None = None, folder: Folder = None
) -> tuple[EntityCount, ...]:
    """Products, firms, policies, places, organisations and people, most mentioned first.

    Raises:
        UsageError: if there is no such kind.
    """
    from corpus.store import count_entities
    from figtrace.ask.filters import label_named

    with _opened(folder) as store:
        return count_entities(store, label=label_named(kind), words=words, limit=limit)


def conflicts(*, limit: int | None = None, folder: Folder = None) -> tuple[Conflict, ...]:
    """Where papers give different values for the same thing, those between most papers first."""
    from corpus.store import list_editions
    from figtrace.check.conflicts import find_conflicts

    with _opened(folder) as store:
        works = {edition.doc: edition.newest for edition in list_editions(store)}
        return find_conflicts(store, editions=works, limit=limit)


def check_draft(
    draft: Path | str,
    *,
    bibliography: Path | str | None = None,
    strictness: str = "normal",
    jobs: int = 1,
    folder: Folder = None,
    engine: str = "tantivy",
) -> Ledger:
    """Every figure of a draft against the corpus: a verdict, a reason, and the page that it rests on.

    Raises:
        UsageError: for an unknown strictness.
        DraftError: if the draft or its bibliography cannot be read, or the draft has no figures.
    """
    from figtrace.check.desk import check_file
    from figtrace.check.inquiry.options import CheckOptions
    from nlp import Annotator
    from search import open_current

    settings = _settings(folder)
    bib = None if bibliography is None else Path(bibliography)
    annotator = Annotator(settings.model, settings.gazetteers)
    with Store.open(settings.db) as store, open_current(engine, settings) as opened:
        options = CheckOptions(strictness=strictness, jobs=jobs, engine=opened)
        return check_file(Path(draft), store, annotator, options, bibliography=bib).ledger


def export_tables(
    target: Path | str, *, form: str = "parquet", folder: Folder = None
) -> tuple[WrittenTable, ...]:
    """All tables of docs/data.md as files of a folder: "parquet", "csv" or "jsonl".

    Raises:
        UsageError: if there is no such form, the target is a file, or pyarrow is not installed.
    """
    from figtrace.ask.filters import one_of
    from figtrace.export.tables import FileForm, write_tables

    one_of("form", form, FileForm)
    with _opened(folder) as store:
        return write_tables(store, Path(target), FileForm(form))


def draw(shown: Sequence[Series], *, dark: bool = False) -> bytes:
    """The series as SVG, one chart below the other: `IPython.display.SVG(draw(series(...)))`.

    Raises:
        UsageError: if Matplotlib is not installed.
    """
    from figtrace.export.pictures import DARK, LIGHT, chart_of_series, draw_svg

    return draw_svg(chart_of_series(shown), look=DARK if dark else LIGHT)


@contextmanager
def _opened(folder: Folder) -> Iterator[Store]:
    with Store.open(_settings(folder).db) as store:
        yield store


def _settings(folder: Folder) -> Settings:
    return load_settings(corpus_folder(None if folder is None else Path(folder)))


def _version() -> str:
    from importlib.metadata import version

    return version("figtrace")
