"""Views of the store with plain names, for people who open corpus.db in Datasette or another program.

A step of the store's form makes them all anew (`corpus.store.form.migrations`).
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["PLAIN_VIEWS", "VIEWS_SQL", "PlainView", "ViewColumn"]


@dataclass(frozen=True, slots=True)
class ViewColumn:
    """A column of a view: its name, the SQL that gives it, what it holds."""

    name: str
    sql: str
    says: str


@dataclass(frozen=True, slots=True)
class PlainView:
    """A view: its name, what it holds, its columns, and from where they come."""

    name: str
    says: str
    columns: tuple[ViewColumn, ...]
    source: str

    @property
    def sql(self) -> str:
        """The statement that makes it."""
        columns = ", ".join(f"{column.sql} AS {column.name}" for column in self.columns)
        return f"CREATE VIEW {self.name} AS SELECT {columns} FROM {self.source}"


def _view(name: str, says: str, source: str, *columns: tuple[str, str, str]) -> PlainView:
    return PlainView(name, says, tuple(ViewColumn(*column) for column in columns), source)


_TITLE = ("document", "coalesce(nullif(d.title, ''), d.source)", "title, or the file where it has none")
"""Every view names its document so, since a column of numbers alone tells a reader nothing."""
_YEAR = ("document_year", "d.year", "year of the document")
"""Beside the title in every view: what people sort and filter by first."""

PLAIN_VIEWS = (
    _view(
        "all_documents",
        "Documents with their titles, authors and years.",
        "documents d",
        ("id", "d.id", "SHA-256 of the file"),
        ("title", "d.title", "title"),
        ("authors", "d.authors", "authors, with semicolons between"),
        ("year", "d.year", "year of publication"),
        ("doi", "d.doi", "digital object identifier"),
        ("pages", "d.n_pages", "pages of the file"),
        ("characters", "d.n_chars", "length of the text"),
        ("file", "d.source", "the file as it was given"),
    ),
    _view(
        "all_figures",
        "Figures with what they are said of and where they stand.",
        "claim_rows c JOIN documents d ON d.number = c.doc "
        "LEFT JOIN pages p ON p.doc = d.id AND p.page = c.page",
        ("id", "c.id", "id of the claim"),
        _TITLE,
        _YEAR,
        ("page", "c.page + 1", "page of the file, from 1"),
        ("printed_page", "p.label", "printed page number"),
        ("figure", "replace(c.surface, char(10), ' ')", "the figure as printed"),
        ("low", "c.base_lo", "lower end of what the wording admits, in base units"),
        ("high", "c.base_hi", "upper end"),
        ("unit", "c.unit", "ISO 4217 code, %, pp, bp, 1, symbol, or counted noun"),
        ("kind", "c.kind", "level, share, count, growth, change, ratio, rate, duration or statistic"),
        ("measure", "c.measure", "what is measured"),
        ("area", "c.area", "reporter"),
        ("partner", "c.partner", "counterpart"),
        ("flow", "c.flow", "M imports, X exports, RX re-exports, B balance, T total trade"),
        ("product", "c.product", "product"),
        ("period", "c.period", "period in EDTF"),
        ("first_year", "c.year_first", "first year of the period"),
        ("last_year", "c.year_last", "last year of the period"),
        ("in_table", "c.in_table", "1 for a cell of a table"),
        ("quote", "replace(c.quote, char(10), ' ')", "the sentence, or the text of the cell"),
        ("confidence", "c.confidence", "from 0 to 1"),
        ("document_id", "d.id", "id of the document"),
    ),
    _view(
        "all_mentions",
        "Mentions of products, firms, policies, places, organisations and people.",
        "names n JOIN mention_rows m ON m.name = n.number JOIN documents d ON d.number = m.doc "
        "WHERE n.ignored = 0 AND n.label <> 'object'",
        ("entity", "n.key", "id of the entity"),
        ("name", "n.canonical", "canonical name"),
        ("kind", "n.label", "kind of entity"),
        ("printed", "replace(n.surface, char(10), ' ')", "as printed"),
        _TITLE,
        _YEAR,
        ("page", "m.page + 1", "page of the file, from 1"),
        ("document_id", "d.id", "id of the document"),
    ),
    _view(
        "all_entities",
        "Entities by how often they are mentioned.",
        "names n JOIN mention_rows m ON m.name = n.number "
        "WHERE n.ignored = 0 AND n.label <> 'object' GROUP BY n.key, n.label",
        ("entity", "n.key", "id of the entity"),
        ("name", "min(n.canonical)", "canonical name"),
        ("kind", "n.label", "kind of entity"),
        ("mentions", "count(*)", "how often it is mentioned"),
        ("documents", "count(DISTINCT m.doc)", "in how many documents"),
    ),
    _view(
        "all_citations",
        "Callouts and the documents of the corpus that they name.",
        "citations c JOIN documents d ON d.id = c.doc LEFT JOIN documents o ON o.id = c.cited_doc",
        _TITLE,
        ("printed", "replace(c.surface, char(10), ' ')", "the callout as printed"),
        ("authors", "c.authors", "family names"),
        ("year", "c.year", "year with its suffix"),
        ("pages", "c.locator", "printed pages"),
        ("cited_document", "coalesce(nullif(o.title, ''), o.source)", "the document that it names"),
        ("document_id", "c.doc", "id of the citing document"),
        ("cited_document_id", "c.cited_doc", "id of the cited document"),
    ),
)
"""The views. Their names begin with "all_", which no table of the store does."""
VIEWS_SQL = ";\n".join(
    statement for view in PLAIN_VIEWS for statement in (f"DROP VIEW IF EXISTS {view.name}", view.sql)
)
"""The statements that make them, whether or not they are there."""
