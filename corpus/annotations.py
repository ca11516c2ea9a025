"""What was understood of a document: entities, figures, claims and citations."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from corpus.entity_keys import is_listed
from corpus.geometry import DocId, Span
from corpus.labels import Label

__all__ = [
    "STAR_LEVEL",
    "Acronym",
    "Annotations",
    "CellRef",
    "Citation",
    "Claim",
    "Dim",
    "Direction",
    "Entity",
    "Figure",
    "Finder",
    "Hedge",
    "Interval",
    "Kind",
    "Label",
    "Modality",
    "NumberType",
    "OtherNumber",
    "Slot",
    "SlotSource",
]


class Kind(StrEnum):
    """What a figure states."""

    LEVEL = "level"
    SHARE = "share"
    COUNT = "count"
    GROWTH = "growth"
    CHANGE = "change"
    RATIO = "ratio"
    RATE = "rate"
    DURATION = "duration"
    STATISTIC = "statistic"


class Hedge(StrEnum):
    """How a figure is qualified."""

    NONE = "none"
    ABOUT = "about"
    BELOW = "below"
    ABOVE = "above"
    AT_MOST = "at_most"
    AT_LEAST = "at_least"
    BELOW_STRICT = "below_strict"


class Direction(StrEnum):
    """Where growth or a change leads."""

    NONE = "none"
    UP = "up"
    DOWN = "down"


class Modality(StrEnum):
    """How a claim is put."""

    ASSERTED = "asserted"
    NEGATED = "negated"
    FORECAST = "forecast"
    CONDITIONAL = "conditional"
    QUOTED_TARGET = "quoted-target"


class NumberType(StrEnum):
    """What a number is that is not a figure."""

    DATE = "date"
    NAME = "name"
    CODE = "code"
    LOCATOR = "locator"
    CITATION = "citation"
    MATH = "math"
    RHETORICAL = "rhetorical"
    DOUBTFUL = "doubtful"
    """It may state a quantity, and more likely does not, by its looks."""


class Dim(StrEnum):
    """Dimensions of a claim, named after SDMX's concepts where it has one."""

    MEASURE = "measure"
    AREA = "area"
    """REF_AREA: the reporter."""
    PARTNER = "partner"
    """COUNTERPART_AREA."""
    FLOW = "flow"
    """M imports, X exports, RX re-exports, B balance, T total trade."""
    PRODUCT = "product"
    AGENT = "agent"
    POLICY = "policy"
    PERIOD = "period"
    """TIME_PERIOD in EDTF: "2008", "2002/2008", "2018-07", "FY2014"."""
    WHOLE = "whole"
    """What a share is a share of."""


class SlotSource(StrEnum):
    """Where a slot was read; later ones are weaker."""

    LOCAL = "local"
    CLAUSE = "clause"
    SENTENCE = "sentence"
    ROW_HEADER = "row-header"
    COL_HEADER = "col-header"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    PREVIOUS = "previous"
    DOCUMENT = "document"


class Finder(StrEnum):
    """What found an entity; of two that differ about the same words the earlier is the surer."""

    ACRONYM = "acronym"
    """A short form, by the document's own definition."""
    LIST = "list"
    RULE = "rule"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class Entity:
    """A mention of a product, firm, policy or another kind of thing."""

    span: Span
    label: Label
    key: str
    """Stable id: "firm:honhai", "place:CHN"; "org:~ministry of commerce" (with ~) for a name on no list."""
    canonical: str
    by: str
    """Id of the list, rule or model that made it; for people to read, nothing depends on it."""
    finder: Finder = Finder.RULE

    @property
    def is_listed(self) -> bool:
        """True if a list has its key; False if the key is its own name."""
        return is_listed(self.key)


@dataclass(frozen=True, slots=True)
class Interval:
    """Range of values in base units; None is unbounded."""

    lo: Decimal | None
    hi: Decimal | None
    closed_lo: bool = True
    closed_hi: bool = True

    def __post_init__(self) -> None:
        if self.lo is not None and self.hi is not None and self.lo > self.hi:
            raise ValueError(f"interval {self.lo}..{self.hi}: expected lo <= hi")


@dataclass(frozen=True, slots=True)
class CellRef:
    """A cell by its place: table and cell count from 0 in the document's own lists."""

    table: int
    cell: int


STAR_LEVEL = "figure:star-level"
"""Rule that reads the levels in a legend of stars ("*** p<0.01"): no draft states them of a work."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that states a quantity.

    "nearly $92 billion" is value 92, mult 9, unit "USD", hedge below; "27–30 percent" has value None,
    lo 27, hi 30, unit "%".
    """

    span: Span
    """With hedge, unit words and counted noun."""
    number: Span
    """The digits or number words alone, from first to last of a range."""
    value: Decimal | None
    """As printed, sign kept, trailing zeros kept; None for a range."""
    lo: Decimal | None
    hi: Decimal | None
    """Ends of a printed range in printed order; None for a single value."""
    mult: int
    """Power of ten printed in words, symbol or a table's units note; never folded into the value."""
    unit: str
    """ISO 4217 code, "%", "pp", "bp", "1", a physical symbol "MW", a counted noun "{firm}", "USD/MWh"."""
    kind: Kind
    hedge: Hedge
    direction: Direction
    interval: Interval
    """What the wording admits, in base units (mult applied; per cent stay per cent)."""
    by: str
    cell: CellRef | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """One dimension of a claim and where it was read. A dimension without a slot is unspecified."""

    dim: Dim
    code: str
    """Code of a list ("CHN", "M", "product:atp.04", "2008"); "" where only words are known."""
    surface: str
    source: SlotSource
    confidence: float
    by: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure and what it is said of."""

    id: str
    figure: Figure
    slots: tuple[Slot, ...]
    sentence: Span
    """The sentence of prose, or the cell of a table."""
    modality: Modality = Modality.ASSERTED
    citation: int | None = None
    """Position in the annotations' citations of the one that governs the figure; None: the author's own."""
    confidence: float = 0.5

    def slot(self, dim: Dim) -> Slot | None:
        """The slot of this dimension; None: unspecified."""
        for slot in self.slots:
            if slot.dim is dim:
                return slot
        return None

    def code(self, dim: Dim) -> str:
        """Code of this dimension; "" where unspecified or known in words only."""
        slot = self.slot(dim)
        return slot.code if slot else ""


@dataclass(frozen=True, slots=True)
class OtherNumber:
    """A number that states no quantity, and what it is instead."""

    span: Span
    type: NumberType
    by: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A callout in the text: "(Smith 2009, p. 14)", "[12]", a note mark, or a draft's `@smith2009`."""

    span: Span
    authors: tuple[str, ...] = ()
    """Family names as printed."""
    year: str = ""
    locator: str = ""
    """Printed pages: "14", "14-16", "4, 7-9"; "" for none."""
    key: str = ""
    """Key of a bibliography ("smith2009") or number of a numbered reference."""
    reference: int | None = None
    """Position in the document's references; None: not resolved."""
    doc: DocId | None = None
    by: str = ""
    """Id of the rule that read and resolved it: "author-year", "numbered"; nothing depends on it."""
    part: str = ""
    """Part of the work that is named otherwise than by page: "table:3", "chapter:4"; "" for none."""
    guessed: bool = False
    """True if a slip or a short form was allowed for, or if author and year alone name the document."""
    named_elsewhere: bool = False
    """True for the mark of a note and for "ibid.": the names and the year do not stand in the span."""


@dataclass(frozen=True, slots=True)
class Acronym:
    """A short form that the document defines for itself."""

    short: str
    long: str
    span: Span


@dataclass(frozen=True, slots=True)
class Annotations:
    """All that was understood of one document's text."""

    doc: DocId
    text_sha: str
    producer: str
    """Versions of the rules, lists and model: annotations of an older producer are made anew."""
    sentences: tuple[Span, ...] = ()
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    others: tuple[OtherNumber, ...] = ()
    citations: tuple[Citation, ...] = ()
    acronyms: tuple[Acronym, ...] = ()
