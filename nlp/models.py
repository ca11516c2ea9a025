"""Which of a model's names are kept: those that no list or rule has already read, and that look like names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus.annotations import Entity, Label
from corpus.geometry import Span
from corpus.model import Block
from nlp.names import has_head, names_firm, unlisted
from nlp.ner import NameModel

__all__ = ["accepted_names"]

_TERMS = frozenset(
    """
    GDP GNP FDI OLS IV GMM TFP R&D VAT HS HTS SITC NAICS ISIC SIC CIF FOB PPP CPI PPI VIX ICT IT AI EV PV SOE SOEs FIE
    FIEs WFOE MNE MNEs NTB NTBs NTM NTMs RTA RTAs FTA FTAs PTA PTAs BIT BITs CGE DSGE VAR SE SD CI AD CVD MFN GVC GVCs
    DVA ROW CES CEO CFO IPO IPOs NPL NPLs QE ETF ETFs GAAP SMEs SME HTML PDF ISBN ISSN DOI JEL PM AM CO2 GHG USD RMB
    EUR LIBOR IPR IP US UK EU MW GW TW kW kWh MWh GWh TWh LCOE CAPEX OPEX Capex Table Tables Figure Figures Column
    Columns Panel Appendix Section Eq Equation Chapter Model Row Note Notes Source Sources Abstract Introduction
    References Online Web Annex Box Footnote Theorem Lemma Proposition Corollary Harmonized Exchange-Rate
    """.split()
)
"""Abbreviations, units and labels of papers that models take for organisations."""

_CAPITAL = re.compile(r"(?<=[a-z,;)’'%\d] )[A-Z][\w&’'-]+")
_CITED = re.compile(
    r"(?:[A-Z][\w’'-]+,?\s(?:(?:and|&)\s)?){1,6}(?:et\sal\.?,?\s)?[(\[]?(?:19|20)\d\d[a-z]?\b"
)
"""Authors before a year: their names are people's, whatever they look like."""


@dataclass(frozen=True)
class _Context:
    """What of the document tells a name from a word."""

    text: str
    known: Sequence[Entity]
    unnamed: frozenset[str]

    @cached_property
    def small_words(self) -> frozenset[str]:
        """Words that the document also writes with a small letter: no names."""
        return frozenset(re.findall(r"(?<![\w.@/-])[a-z]{3,}(?![\w@/])", self.text))


def accepted_names(
    model: NameModel, text: str, prose: Sequence[Block], known: Sequence[Entity], unnamed: frozenset[str]
) -> Iterator[Entity]:
    """The model's names that add to what is known; a name on a list is never read otherwise.

    Raises:
        UsageError: if the model is not installed.
    """
    context = _Context(text, known, unnamed)
    free = [block for block in prose if _has_free_name(text, block, known)]
    by = f"model:{model.name}"
    for found in model.find([block.span.of(text) for block in free]):
        block = free[found.text]
        span = _trimmed(text, block.span.start + found.start, block.span.start + found.end)
        if span is not None and _adds(context, span, found.label) and _is_name(context, block, span, found.label):
            label = Label.FIRM if found.label is Label.ORG and names_firm(span.of(text)) else found.label
            yield unlisted(text, span.start, span.end, label, by)


def _has_free_name(text: str, block: Block, known: Sequence[Entity]) -> bool:
    """True if a capitalised word inside a sentence is not read yet: else the model has nothing to find."""
    capitals = [match.start() for match in _CAPITAL.finditer(text, block.span.start, block.span.end)]
    if not capitals:
        return False
    spans = [entity.span for entity in known if entity.span.overlaps(block.span)]
    return any(not any(span.start <= at < span.end for span in spans) for at in capitals)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The name without article, owner, possessive, quotes and line ends."""
    lead = re.match(r"(?:(?:the|The|a|an|A|An)\s|[^\w]+|[A-Z][a-z]+[’']s\s(?=[A-Z]))+", text[start:end])
    start += lead.end() if lead else 0
    tail = re.search(r"(?:[’']s?|[^\w.)]+)$", text[start:end])
    end -= len(tail.group()) if tail else 0
    return Span(start, end) if end - start > 1 and "\n" not in text[start:end] else None


def _adds(context: _Context, span: Span, label: Label) -> bool:
    """True if nothing known is touched, or only places and goods within an organisation's name."""
    touched = [entity for entity in context.known if entity.span.overlaps(span)]
    inside = all(e.label in (Label.PLACE, Label.PRODUCT) and e.span in span and e.span != span for e in touched)
    return not touched or (inside and label is Label.ORG and has_head(span.of(context.text)))


def _is_name(context: _Context, block: Block, span: Span, label: Label) -> bool:
    surface = span.of(context.text)
    words = surface.split()
    if surface in context.unnamed or words[0] in _TERMS or not surface[0].isalnum() or surface[0].islower():
        return False
    if any(char in "=<>%$()[]{}|*" for char in surface) or surface.replace(".", "").isdigit():
        return False
    if len(words) == 1 and surface[1:].islower() and surface.casefold() in context.small_words:
        return False
    if label is Label.PERSON:
        return any(char.islower() for char in surface)
    if any(char.isdigit() for char in surface) and label is Label.PLACE:
        return False
    if label is Label.ORG and len(words) > 1 and not has_head(surface) and _is_title(context.text, block):
        return False
    return not _is_cited(context.text, block, span)


def _is_title(text: str, block: Block) -> bool:
    """True where most words are capitalised, so that capitals tell nothing."""
    words = [word for word in re.findall(r"[A-Za-z]+", block.span.of(text)) if len(word) > 3]
    return sum(word[0].isupper() for word in words) * 2 > len(words)


def _is_cited(text: str, block: Block, span: Span) -> bool:
    if " " in span.of(text):
        return False
    first = max(block.span.start, span.start - 60)
    cited = _CITED.finditer(text, first, min(block.span.end, span.end + 60))
    return any(match.start() <= span.start < match.end() for match in cited)
