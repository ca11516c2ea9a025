"""What is fuzzed: each target is given bytes, and nothing but an error of figtrace's own may come of them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from corpus.annotations import Annotations
from corpus.codec import from_bytes, from_json, to_bytes
from corpus.document import Document, Reference
from corpus.errors import FigtraceError
from corpus.geometry import Span
from figtrace.drafts.code_chunks import without_chunks
from figtrace.drafts.docx_fields import readable_docx
from figtrace.drafts.docx_sources import embedded_items
from figtrace.drafts.latex_tables import with_plain_tables
from figtrace.drafts.read import read_draft_bytes
from figtrace.drafts.typed_entries import read_entry
from ingest.office import open_package
from ingest.references import read_fields
from nlp.figures import find_figures, unit_after, unit_before
from nlp.text.lexer import lex
from scripts.fuzz.drawn import Drawn
from scripts.fuzz.drawn_tables import draw_tables
from search.query.language import parse_query, plain_query
from search.query.plan import plan_query

__all__ = ["TARGETS", "Target"]

Target = Callable[[bytes], None]
"""Called with any bytes; an error that it raises is a finding."""

_QUERY = (
    '"', " OR ", " AND ", " NOT ", "title:", "year:", "value:", "measure:", "in:table", "doc:", "..",
    ">", "~3",
)  # fmt: skip
_FIGURES = (
    "billion", "million", "bn", " percent", "percentage points", "per cent", "US", "RMB", "EUR", " to ",
    " and ", "from ", "between ", "about ", "nearly ", "more than ", " of ", "twenty", "-five", "half",
    "third", "dozen", "tonnes", "kWh", "km", " per ", "1,000", "2008", "Table ", "(1)", "***", "fold",
    "twice", "10^", "e-", "aged ",
)  # fmt: skip
_DRAFTS = (
    "(Doe 2008)", "et al.", "References\n", "ibid.", "[1]", "@doe2008", "\\begin{", "tabular}", "{lcr}",
    "\\cite{", "&", "\\\\", "```{r}\n", "```\n", "`r ", "---\n", "<w:p>", "</w:p>", "<w:t>", "</w:t>",
    "<w:r>", "</w:r>", "<w:fldSimple w:instr=\"", "ADDIN ZOTERO_ITEM CSL_CITATION ", "<w:txbxContent>",
    "</w:txbxContent>", "<w:fldChar w:fldCharType=\"begin\"/>", "<w:fldChar w:fldCharType=\"end\"/>",
    "<w:instrText>", "</w:instrText>",
)  # fmt: skip
_REFERENCES = (
    "Doe, J.", " and ", "et al.", "(2008)", "2008a", "“", "”", "Journal of ", ", ", ": ", "pp. ",
    "vol. ", "doi:10.", "https://", "forthcoming", "———.", "[1]", "eds.", "In ", "Working Paper",
)  # fmt: skip


def _query(data: bytes) -> None:
    """The language of search, read and planned."""
    text = Drawn(data, _QUERY).text()
    for parse in (parse_query, plain_query):
        with suppress(FigtraceError):
            plan_query(parse(text))


def _numbers(data: bytes) -> None:
    """Figures and other numbers of a text; each stands in it."""
    text = Drawn(data, _FIGURES).text()
    for figure in find_figures(text).figures:
        assert 0 <= figure.span.start < figure.span.end <= len(text)


def _units(data: bytes) -> None:
    """What stands around every token, as a unit."""
    tokens = lex(Drawn(data, _FIGURES).text(400))
    for at in range(len(tokens)):
        unit_before(tokens, at)
        unit_after(tokens, at)


def _drafts(data: bytes) -> None:
    """Drafts of plain text whole; of other kinds what is done beside pandoc, a program of its own."""
    drawn = Drawn(data, _DRAFTS)
    kind = drawn.number(4)
    text = drawn.text()
    with suppress(FigtraceError):
        if kind == 0:
            read_draft_bytes(Path("draft.txt"), text.encode("utf-8", "surrogatepass"))
        elif kind == 1:
            with_plain_tables(text)
        elif kind == 2:
            without_chunks(text)
        else:
            _word_file(data[1:] if kind == 3 else _zipped(text))


def _word_file(data: bytes) -> None:
    package = open_package(data, name="draft.docx")
    readable_docx(data, package)
    embedded_items(package)


def _zipped(body: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(
            "word/document.xml", f"<w:document>{body}</w:document>".encode("utf-8", "surrogatepass")
        )
        archive.writestr("customXml/item1.xml", body.encode("utf-8", "surrogatepass"))
    return packed.getvalue()


def _codec(data: bytes) -> None:
    """Stored records; what is read is written and read again as the same."""
    drawn = Drawn(data)
    kind: Any = drawn.choice((Document, Annotations, Reference))
    with suppress(FigtraceError):
        from_bytes(kind, drawn.rest())
    text = data[1:].decode("utf-8", "replace")
    with suppress(FigtraceError):
        record = from_json(kind, text)
        assert from_bytes(kind, to_bytes(record)) == record


def _references(data: bytes) -> None:
    """Entries of lists of references, printed and typed."""
    text = Drawn(data, _REFERENCES).text()
    span = Span(0, len(text))
    read_entry(text, span, previous=read_fields(text, span))


def _tables(data: bytes) -> None:
    """Pages of random words, rules and boxes."""
    draw_tables(
        Drawn(data, ("Table 1", "Notes:", "2008", "1,234.5", "(0.03)", "***", "Exports", "$ million"))
    )


TARGETS: Mapping[str, Target] = {
    "query": _query,
    "numbers": _numbers,
    "units": _units,
    "drafts": _drafts,
    "codec": _codec,
    "references": _references,
    "tables": _tables,
}
