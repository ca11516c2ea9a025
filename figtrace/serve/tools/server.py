"""The server of the Model Context Protocol: each tool's name, words, arguments with examples, and answer.

Answers are those of the commands of the same name; everything is read-only. The protocol's own library
is an extra (`figtrace[mcp]`) and is met in this module alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from inspect import signature
from typing import Annotated, Any, ParamSpec, TypeVar

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import ToolAnnotations
from pydantic import Field, RootModel

from corpus.errors import FigtraceError
from figtrace.ask.claims import ClaimQuestion
from figtrace.serve.tools.answers import (
    ClaimsAnswer,
    DocumentAnswer,
    LedgerAnswer,
    PageAnswer,
    PassagesAnswer,
    SeriesFound,
)
from figtrace.serve.tools.at_hand import AtHand
from figtrace.serve.tools.drafts import check_draft_at, check_sentence_in
from figtrace.serve.tools.questions import claims_of, passages_of, series_of
from figtrace.serve.tools.shelf import document_of, documents_of, page_of

__all__ = ["make_server"]

_ABOUT = (
    "A corpus of papers, its figures, and drafts checked against it. Every answer names document, page, "
    "quote and boxes (points from the page's top left, pages from 0 in boxes, from 1 in `page`), and says in "
    "`coverage` how much was there to be searched: what was not read was not searched. `next` is the offset "
    "of the rest."
)
_READS = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)

_Asked = ParamSpec("_Asked")
_Answer = TypeVar("_Answer")

Limit = Annotated[int, Field(ge=1, le=100, description="At most so many records.")]
Offset = Annotated[int, Field(ge=0, le=1000, description="Where to go on: `next` of the answer before.")]
Query = Annotated[
    str,
    Field(
        description='Words, "phrases", -not, OR, prefix*, fuzzy~, field:value.',
        examples=['"value chain" firm:Foxconn', "processing trade year:2005..2009"],
    ),
]
Firm = Annotated[str, Field(description="Passages that name this firm.", examples=["Foxconn"])]
Good = Annotated[str, Field(description="Passages that name this product.", examples=["notebook PCs"])]
Policy = Annotated[str, Field(description="Passages that name this policy.", examples=["WTO accession"])]
Place = Annotated[str, Field(description="Passages that name this place.", examples=["Shenzhen"])]
Year = Annotated[str, Field(description="A year or a range.", examples=["2008", "2005..2009", "..2009"])]
Measure = Annotated[str, Field(description="What is measured.", examples=["imports", "exports", "tariff"])]
Area = Annotated[str, Field(description="Reporter, as a code.", examples=["USA", "CHN", "EU"])]
Partner = Annotated[str, Field(description="Counterpart, as a code.", examples=["CHN"])]
Flow = Annotated[
    str, Field(description="M imports, X exports, RX re-exports, B balance, T total.", examples=["M"])
]
Product = Annotated[str, Field(description="A code, or words.", examples=["solar cells"])]
Unit = Annotated[str, Field(description="As the corpus has it.", examples=["USD", "%", "pp"])]
Kind = Annotated[str, Field(description="What the figure states.", examples=["level", "share", "growth"])]
Doc = Annotated[
    str,
    Field(description="Beginning of the id, file name, or words of the title.", examples=["dragon"]),
]


def make_server(at_hand: AtHand, *, version: str) -> MCPServer[None]:
    """The server with its seven tools; `run("stdio")` serves until the other side closes the pipe."""
    server: MCPServer[None] = MCPServer("figtrace", instructions=_ABOUT, version=version, log_level="ERROR")
    for tool in (*_asking(at_hand), *_checking(at_hand), *_showing(at_hand)):
        server.add_tool(_told(tool), annotations=_READS, structured_output=True)
    return server


def _told(tool: Callable[_Asked, _Answer]) -> Callable[_Asked, _Answer]:
    """The tool with figtrace's errors as lines that the other side is shown."""

    @wraps(tool)
    def told(*given: _Asked.args, **more: _Asked.kwargs) -> _Answer:
        with _errors():
            return tool(*given, **more)

    asked = signature(tool, eval_str=True)
    # The SDK makes no schema of a slotted record itself, but of a model that holds one.
    held: Any = RootModel.__class_getitem__(asked.return_annotation)
    told.__signature__ = asked.replace(return_annotation=held)  # type: ignore[attr-defined]
    return told


@contextmanager
def _errors() -> Iterator[None]:
    try:
        yield
    except FigtraceError as exc:
        raise ToolError(str(exc)) from exc


def _asking(at_hand: AtHand) -> tuple[Callable[..., object], ...]:
    def search(
        query: Query,
        firm: Firm = "",
        product: Good = "",
        policy: Policy = "",
        place: Place = "",
        year: Year = "",
        limit: Limit = 10,
        offset: Offset = 0,
    ) -> PassagesAnswer:
        """Passages of the papers that answer a query, best first, with document, page and boxes."""
        return passages_of(
            at_hand, query, firm=firm, product=product, policy=policy, place=place, year=year, limit=limit,
            offset=offset,
        )  # fmt: skip

    def claims(
        measure: Measure = "",
        area: Area = "",
        partner: Partner = "",
        flow: Flow = "",
        product: Product = "",
        unit: Unit = "",
        kind: Kind = "",
        words: Annotated[str, Field(description="Words of the sentence.", examples=["solar cells"])] = "",
        entity: Annotated[str, Field(description="Beside this entity: id or name.")] = "",
        doc: Doc = "",
        year: Year = "",
        value: Annotated[str, Field(description="A range in base units.", examples=["90e9..95e9"])] = "",
        near: Annotated[str, Field(description="Within 2 per cent of it.", examples=["92bn", "4.6"])] = "",
        limit: Limit = 20,
        offset: Offset = 0,
    ) -> ClaimsAnswer:
        """Figures that the papers state, by what they are said of, their value or their words."""
        asked = ClaimQuestion(
            measure=measure, area=area, partner=partner, flow=flow, product=product, unit=unit, kind=kind,
            words=words, entity=entity, doc=doc, year=year, value=value, near=near,
        )  # fmt: skip
        return claims_of(at_hand, asked, limit=limit, offset=offset)

    def series(
        measure: Measure,
        area: Area = "",
        partner: Partner = "",
        flow: Flow = "",
        product: Product = "",
        unit: Unit = "",
        kind: Kind = "",
        year: Year = "",
        limit: Limit = 5,
        offset: Offset = 0,
    ) -> SeriesFound:
        """Every published value of one thing by period, each with its page; the limit counts series."""
        asked = ClaimQuestion(
            measure=measure, area=area, partner=partner, flow=flow, product=product, unit=unit, kind=kind,
            year=year,
        )  # fmt: skip
        return series_of(at_hand, asked, limit=limit, offset=offset)

    return search, claims, series


def _checking(at_hand: AtHand) -> tuple[Callable[..., object], ...]:
    def check_sentence(
        text: Annotated[
            str,
            Field(
                description="A sentence or a paragraph that states figures, with its callout if it has one.",
                examples=["Imports rose to $92 billion in 2008 (Smith 2009)."],
            ),
        ],
        limit: Limit = 10,
        offset: Offset = 0,
    ) -> LedgerAnswer:
        """What the papers say of each figure of a text: supported, weak, conflict, contradicted or unknown.

        Figures without a citation are looked for in the whole corpus. A contradiction comes with the page
        that gives another value.
        """
        return check_sentence_in(at_hand, text, limit=limit, offset=offset)

    def check_draft(
        path: Annotated[
            str,
            Field(description="Its file: docx, md, qmd, tex, txt or pdf.", examples=["draft.docx"]),
        ],
        bibliography: Annotated[
            str, Field(description="BibTeX, CSL-JSON, YAML or RIS.", examples=["library.bib"])
        ] = "",
        uncited: Annotated[bool, Field(description="Look for figures without a citation too.")] = False,
        limit: Limit = 10,
        offset: Offset = 0,
    ) -> LedgerAnswer:
        """What the papers say of each figure of a draft in a file, what needs eyes first on top."""
        return check_draft_at(
            at_hand, path, bibliography=bibliography, uncited=uncited, limit=limit, offset=offset
        )

    return check_sentence, check_draft


def _showing(at_hand: AtHand) -> tuple[Callable[..., object], ...]:
    def page(
        doc: Doc,
        page: Annotated[
            str, Field(description="Number in the file, or printed label.", examples=["14", "iv"])
        ] = "1",
        limit: Limit = 100,
        offset: Offset = 0,
    ) -> PageAnswer:
        """The text of a page of a paper, block by block, with the boxes of its lines."""
        return page_of(at_hand, doc, page, limit=limit, offset=offset)

    def document(doc: Doc = "", limit: Limit = 50, offset: Offset = 0) -> DocumentAnswer:
        """One paper with its headings and tables; without a name the list of all papers."""
        if not doc:
            return documents_of(at_hand, limit=limit, offset=offset)
        return document_of(at_hand, doc, limit=limit, offset=offset)

    return page, document
