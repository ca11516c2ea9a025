"""Which of a model's names are kept: those that no list or rule has already read, and that look like names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.annotations import Entity, Label
from corpus.geometry import Span
from corpus.model import Block
from nlp.names import names_firm, unlisted
from nlp.ner import FoundName, NameModel

__all__ = ["accepted_names"]

_TERMS = frozenset(
    """
    GDP GNP FDI OLS IV GMM TFP R&D VAT HS SITC NAICS ISIC SIC CIF FOB PPP CPI PPI VIX ICT IT AI EV PV SOE SOEs FIE FIEs
    WFOE MNE MNEs NTB NTBs NTM NTMs RTA RTAs FTA FTAs PTA PTAs BIT BITs CGE DSGE VAR SE SD CI AD CVD MFN GVC GVCs DVA
    ROW CES CEO CFO IPO IPOs NPL NPLs QE ETF ETFs GAAP SMEs SME HTML PDF ISBN ISSN DOI JEL PM AM CO2 GHG USD RMB EUR
    LIBOR IPR IP US UK EU Tables Table Figure Figures Column Columns Panel Appendix Section Eq Equation Chapter Model
    Column Row Note Notes Source Sources Abstract Introduction References Online Web Annex Box Footnote Theorem Lemma
    """.split()
)
"""Abbreviations and labels of papers that models take for organisations."""

_NAME = re.compile(r"[A-Z0-9][\w.&’'/-]*")
_CAPITAL = re.compile(r"(?<=[a-z,;)’'%\d] )[A-Z][\w&’'-]+")


def accepted_names(
    model: NameModel, text: str, prose: Sequence[Block], known: Sequence[Entity], unnamed: frozenset[str]
) -> Iterator[Entity]:
    """The model's names that add to what is known; a name on a list is never read otherwise.

    Raises:
        UsageError: if the model is not installed.
    """
    free = [block for block in prose if _has_free_name(text, block, known)]
    by = f"model:{model.name}"
    for found in model.find([block.span.of(text) for block in free]):
        span = _trimmed(text, free[found.text].span.start, found)
        if span is not None and _adds(text, span, found.label, known) and _is_name(text, span, found, unnamed):
            label = Label.FIRM if found.label is Label.ORG and names_firm(span.of(text)) else found.label
            yield unlisted(text, span.start, span.end, label, by)


def _has_free_name(text: str, block: Block, known: Sequence[Entity]) -> bool:
    """True if a capitalised word inside a sentence is not read yet: else the model has nothing to find."""
    capitals = (match.start() for match in _CAPITAL.finditer(text, block.span.start, block.span.end))
    spans = [e.span for e in known if e.span.overlaps(block.span)]
    return any(not any(s.start <= at < s.end for s in spans) for at in capitals)


def _trimmed(text: str, offset: int, found: FoundName) -> Span | None:
    """The name without article, possessive, quotes and line ends."""
    start, end = offset + found.start, offset + found.end
    surface = text[start:end]
    lead = re.match(r"(?:the|The|a|an|A|An)\s|[^\w]+", surface)
    start += lead.end() if lead else 0
    tail = re.search(r"(?:[’']s?|[^\w.)]+)$", text[start:end])
    end -= len(tail.group()) if tail else 0
    return Span(start, end) if end - start > 1 and "\n" not in text[start:end] else None


def _adds(text: str, span: Span, label: Label, known: Sequence[Entity]) -> bool:
    """True if nothing known is touched, or only places that are a part of an organisation's name."""
    touched = [entity for entity in known if entity.span.overlaps(span)]
    if not touched:
        return True
    places = all(e.label in (Label.PLACE, Label.PRODUCT) and e.span in span and e.span != span for e in touched)
    return places and label is Label.ORG and _is_long_name(text, span)


def _is_long_name(text: str, span: Span) -> bool:
    words = span.of(text).split()
    return len(words) > 1 and words[-1][0].isupper() and sum(word[0].isupper() for word in words) > 1


def _is_name(text: str, span: Span, found: FoundName, unnamed: frozenset[str]) -> bool:
    surface = span.of(text)
    words = surface.split()
    if surface in unnamed or surface in _TERMS or words[0] in _TERMS or not _NAME.match(surface):
        return False
    if any(char in surface for char in "=<>%$()[]{}|") or surface.replace(".", "").isdigit():
        return False
    if found.label is Label.PERSON:
        return any(char.islower() for char in surface)
    return not (found.label is Label.ORG and len(words) == 1 and surface.islower())


