"""What the headers and the caption of a table say of the cells that they govern."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import zip_longest

from corpus.annotations import Dim, Label, Slot, SlotSource
from corpus.english import MONTHS, flat
from nlp.claims import FLOW_WORDS, NO_FLOW_HEADS, find_periods, place_code
from nlp.tables.names import Named, Names
from nlp.text import lex, word_set

__all__ = ["EMPTY", "HeaderReader", "HeaderReading", "flow_of"]

_CONFIDENCE = {
    SlotSource.ROW_HEADER: 0.85,
    SlotSource.COL_HEADER: 0.85,
    SlotSource.CAPTION: 0.7,
    SlotSource.FOOTNOTE: 0.5,
}
_OF_TABLES = frozenset({SlotSource.CAPTION, SlotSource.FOOTNOTE})
_OTHERS = ((Label.PRODUCT, Dim.PRODUCT), (Label.FIRM, Dim.AGENT), (Label.POLICY, Dim.POLICY))


@dataclass(frozen=True, slots=True)
class HeaderReading:
    """A header: what it names, and what it says besides."""

    text: str
    slots: tuple[Slot, ...]
    words: tuple[str, ...]
    """Words in lower case that name no place, period, product, unit, number of a column or total."""

    periods: int = 0
    """How many different periods it names."""

    def names_only(self, dim: Dim) -> bool:
        """True if the header says nothing but this dimension."""
        return not self.words and any(slot.dim is dim for slot in self.slots)


@dataclass(slots=True)
class HeaderReader:
    """Reads headers once for all cells that they govern."""

    names: Names
    known: dict[tuple[SlotSource, str], HeaderReading] = field(default_factory=dict)

    def read(self, header: str, source: SlotSource) -> HeaderReading:
        """What the header says, as a header of rows, of columns or as the caption."""
        key = (source, header)
        if key not in self.known:
            self.known[key] = _read(header, source, self.names.find(header))
        return self.known[key]


def _read(header: str, source: SlotSource, named: Sequence[Named]) -> HeaderReading:
    def slot(dim: Dim, code: str, surface: str, rule: str) -> Slot:
        return Slot(dim, code, surface, source, _CONFIDENCE[source], f"{source}:{rule}")

    periods = _periods(header)
    # a caption "1990 and 2000" says of no cell which of the two it is of
    apart = source is SlotSource.CAPTION and len(dict(periods)) > 1 and "/" not in periods[0][0]
    slots = [slot(Dim.PERIOD, code, surface, "period") for code, surface in periods[: 0 if apart else 1]]
    slots += [slot(Dim.FLOW, code, word, "flow") for code, word in flow_of(header)]
    for dim, one in _places(header, named):
        slots.append(slot(dim, place_code(one.entity), one.entity.canonical, "place"))
    words = _words_left(header, named, periods)
    if source not in _OF_TABLES and _is_all_but(header, named, words):
        slots.append(slot(Dim.AREA, "", flat(header), "all-but"))
    for label, dim in _OTHERS:
        entity = next((one.entity for one in named if one.entity.label is label), None)
        if entity is not None:
            slots.append(slot(dim, entity.key if entity.is_listed else "", entity.canonical, str(label)))
    return HeaderReading(flat(header), tuple(slots), words, len(dict(periods)))


# Flow

_NO_FLOW_AFTER = NO_FLOW_HEADS | word_set(
    """
    exposure elasticity elasticities openness competition penetration intensity status dummy liberalization
    liberalisation freight balance deficit surplus creation diversion integration shock shocks theory
    taxation restriction restrictions similarity sophistication participation
    """
)
_NO_FLOW_BEFORE = re.compile(
    r"\b(?:retail|wholesale|gains? from|terms of|costs? of|barriers to|effects? of|taxes on|tariffs on)\s+$"
)
"""What makes of the flow behind it something else: "gains from trade", "terms of trade"."""
_TRADE_BALANCE = frozenset({"deficit", "deficits", "surplus", "surpluses", "balance"})
"""Words of balances, which are of trade only where trade stands beside them."""
_OF_TRADE = word_set("trade goods services merchandise bilateral exports imports export import")


def flow_of(header: str) -> Iterator[tuple[str, str]]:
    """The first flow that the header says of a figure itself: not "export prices", "budget balance"."""
    found = list(re.finditer(r"[a-z&]+", header.lower()))
    words = [match.group() for match in found]
    for match, after in zip_longest(found, words[1:]):
        word = match.group()
        if word not in FLOW_WORDS or word == "shipments" or after in _NO_FLOW_AFTER:
            continue
        if _NO_FLOW_BEFORE.search(header[max(0, match.start() - 20) : match.start()].lower()):
            continue
        if word not in _TRADE_BALANCE or _OF_TRADE & set(words):
            yield FLOW_WORDS[word], word
            return


# Places

_APART = re.compile(
    r"\b(?:rest of|ro|other than|except(?: for)?|excluding|excl\.?|outside|without|non|ex"
    r"|[nsew]\.?|north|south|east|west|central|latin)[\s-]+(?:the\s+)?$",
    re.IGNORECASE,
)
"""What before a place excludes it or makes it another one: "rest of", "ex-", points of the compass."""
_PREPOSITION = re.compile(r"\b(to|from|with|against|into)\s+(?:the\s+|all\s+)?$", re.IGNORECASE)
"""Prepositions by which a place is a partner and not the reporter."""
_OWNS = re.compile(r"['\u2019]s\b")
"""A possessive: in "Peru's share of the Chilean market" Peru reports."""
_TRADING = re.compile(r"trade|import|export", re.IGNORECASE)
"""Words of trade: a pair of places beside them trade with one another."""


def _places(header: str, named: Sequence[Named]) -> Iterator[tuple[Dim, Named]]:
    """Reporter and counterpart: of several that stand side by side none is chosen."""
    places = [
        one
        for one in named
        if one.entity.label is Label.PLACE
        and place_code(one.entity)
        and not _APART.search(header[: one.start])
    ]
    for dim in (Dim.AREA, Dim.PARTNER):
        having = [one for one in places if _role(header, one) is dim]
        pair = dim is Dim.AREA and len(having) == 2 and _is_pair(header, having[0], having[1])
        owners = [one for one in having if dim is Dim.AREA and _OWNS.search(header[one.start : one.end + 2])]
        if pair or len({place_code(one.entity) for one in having}) == 1:
            yield dim, having[0]
        elif len(owners) == 1:
            yield dim, owners[0]
        if pair:
            yield Dim.PARTNER, having[1]


_BESIDE = word_set(
    "north south east west central latin non ex average mean outside without than excl countries world"
)


def _is_all_but(header: str, named: Sequence[Named], words: Sequence[str]) -> bool:
    """True for "Rest of US", "non-EU (average)": an area, but not the place that is named."""
    places = [one for one in named if one.entity.label is Label.PLACE]
    apart = all(_APART.search(header[: one.start]) for one in places)
    return bool(places) and _BESIDE.issuperset(words) and apart


def _role(header: str, one: Named) -> Dim:
    before = header[: one.start]
    found = _PREPOSITION.search(before)
    if found is None:
        return Dim.AREA
    exported = found[1].lower() == "from" and re.search(r"\bexport", before, re.IGNORECASE)
    return Dim.AREA if exported else Dim.PARTNER


def _is_pair(header: str, first: Named, second: Named) -> bool:
    """As in "U.S.-China trade": who trades and with whom."""
    return header[first.end : second.start].strip() in ("-", "–", "—") and bool(_TRADING.search(header))


# Periods, and the words that are left


@lru_cache(maxsize=4096)
def _periods(header: str) -> tuple[tuple[str, str], ...]:
    """Codes and words of the periods, spans before single years: "before and after 1973, 1970-1986"."""
    found = _found_periods(header) or _found_periods(_BRACKETED_YEAR.sub(r", \1 ", header))
    return tuple(sorted(found, key=lambda period: "/" not in period[0]))


_BRACKETED_YEAR = re.compile(r"\(([12][0-9]{3}(?:\s*[-–]\s*[0-9]{2,4})?)\)")
"""In prose "Exports (2025)" would cite; a header says when."""


def _found_periods(header: str) -> list[tuple[str, str]]:
    tokens = lex(header)
    return [
        (period.code, header[tokens[period.first].start : tokens[period.last - 1].end])
        for period in find_periods(tokens)
    ]


EMPTY = word_set(
    """
    of the in for to from and or by at as on with per a an total totals all sum other others rest except
    excluding year years fy fiscal calendar unit units percent percentage cent pct pp million millions billion
    billions thousand thousands trillion mn bn mil usd us u.s dollar dollars eur euro euros rmb cny yuan hkd
    hk jpy yen gbp pounds mw gw kw gwh mwh twh tonnes tons kg st nd rd th preliminary estimate estimated
    """
)
"""Words of headers that name nothing: small words, units, totals."""
_PRODUCT = re.compile(r"(?:^|(?<=\s))[x×∗](?=\s)")
"""The sign of a product of variables: "x South Asia" names more than a place."""
_NAMES = (Label.PLACE, Label.PRODUCT, Label.FIRM)


def _words_left(header: str, named: Sequence[Named], periods: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    text = header
    for one in named:
        if one.entity.label in _NAMES:
            text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    for _, surface in periods:
        text = text.replace(surface, " ")
    words = re.findall(r"[^\W\d_]+(?:[.&'\u2019/-][^\W\d_]+)*", text.lower())
    left = [word for word in words if len(word) > 1 and word not in EMPTY and word not in MONTHS]
    return tuple(left + _PRODUCT.findall(header))
