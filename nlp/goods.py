"""Goods that no list has, by what is done with them: "imports of X", "X exports", "tariffs on X", "X industry"."""

from __future__ import annotations

import re

from corpus.annotations import Entity, Label
from corpus.geometry import Span

__all__ = ["find_goods", "widened"]

_TRADED = re.compile(
    r"\b(?:imports|exports|importers|exporters|shipments|sales|purchases|producers|manufacturers|production|"
    r"tariffs?|duties|quotas?|trade)\s(?P<preposition>of|on|in)\s(?:\w+[- ])?(?P<goods>[a-z][a-z-]+(?:\s[a-z][a-z-]+){0,3})"
)
_HEADS = r"(?:products|goods|equipment|machinery|machines|devices|materials|parts|components|appliances|instruments|vehicles|apparatus|articles|chips|metals|fibers|fibres|fabrics|oils|ores)"
_GOODS_NOUN = re.compile(rf"^(?:[a-z][a-z-]+\s){{1,3}}?{_HEADS}\b")
_INDUSTRY = re.compile(
    r"(?:\b(?:the|a|an|in|of|for|and|its|their)\s|[’']s\s|\b[A-Z][\w.]*\s)"
    rf"(?P<goods>[a-z]+(?:-[a-z]+)*)\s(?P<head>{_HEADS}|industry|industries)\b"
)
_VAGUE = frozenset(
    """
    a all an and any basic better certain chinese cheap cheaper classified commercial common competing complex
    considered core covered customized dependent different differentiated domestic domestically downstream each
    eligible emerging essential excluded exempt existing export exported exporting export-oriented final finished
    foreign further general given global good heterogeneous high high-quality higher home homogeneous identical
    import imported importing important in-scope individual initial input intermediate international investment its
    key large leading less listed local low lower low-quality low-wage main major manufactured manufacturing many
    market more most multiple national necessary new non-tradable nontradable normal of old on one original other
    our output own particular physical previous primary private processed processing public quality raw related
    relevant remaining same select selected sensitive separate service services several share significant similar
    single skill some special specific standard state strategic subject such sunset tariffed targeted taxed
    tertiary that their these this those top total tradable traded two unfinished unlisted upstream used various
    whole which with world labor-intensive capital-intensive skill-intensive infant supporting complementary
    substitute competing multi-product respective affected treated control american european asian western
    the cultural financial banking hospitality tourism airline insurance retail wholesale creative media
    entertainment advertising film music broadcasting education healthcare staffing restaurant hotel
    overseas corresponding information regulated three four five ten concentrated competitive protected polluting declining growing
    mature non and-or by for from to or each-other sector-specific per between across within into we
    """.split()
)
_WIDEN_RIGHT = re.compile(
    r"(?:\s(?:products?|goods|industry|industries|sectors?|equipment|parts|components|materials|manufacturing industry"
    r"|modules?|panels?|cells?|apparatus))+(?!\w)"
)
_WIDEN_LEFT = re.compile(
    r"(?:(?:[a-z]+(?:-[a-z]+)+|fresh|frozen|raw|crude|refined|primary|finished|crystalline|monocrystalline|multicrystalline"
    r"|polycrystalline|amorphous|unwrought|semi-finished|hot-rolled|cold-rolled|specialty|heavy|light|advanced|digital"
    r"|electronic|electrical|optical|medical|industrial|agricultural|silicon|steel|aluminum|cotton|leather|wool|silk"
    r"|knit|woven|wooden|plastic|rubber|men[’']s|women[’']s|children[’']s)\s)+$"
)
_NOT_LEFT = re.compile(
    r"^(?:[\w-]+-(?:ever|based|wide|term|related-party|led|year|scale|level)|long-\w+|so-called|non-\w+)\s"
)


def find_goods(text: str, *, offset: int = 0) -> tuple[Entity, ...]:
    """Noun phrases of goods in one block of text, moved by the offset."""
    spans = [*_traded(text), *_industries(text)]
    return tuple(_entity(text, span, offset) for span in spans)


def _entity(text: str, span: Span, offset: int) -> Entity:
    name = " ".join(span.of(text).split())
    return Entity(span.shifted(offset), Label.PRODUCT, f"product:~{name.casefold()}", name, "rule:goods")


def _traded(text: str) -> list[Span]:
    found = []
    for match in _TRADED.finditer(text):
        noun = _GOODS_NOUN.match(match.group("goods"))
        if noun is not None:
            start, words = match.start("goods"), noun.group().split()
            while words and words[0] in _VAGUE:
                start += len(words.pop(0)) + 1
            if len(words) > 1 and not _VAGUE.intersection(words):
                found.append(Span(start, match.start("goods") + noun.end()))
    return found


def _industries(text: str) -> list[Span]:
    found = []
    for match in _INDUSTRY.finditer(text):
        word = match.group("goods").casefold()
        kind = match.group("head")
        plain = word not in _VAGUE and not word.endswith(
            ("ed", "ing", "ly", "ous", "al", "ive", "ic", "er", "est", "ary", "ent", "ant")
        )
        if word.endswith("-related") or (plain and kind in ("industry", "industries") and len(word) > 3):
            found.append(Span(match.start("goods"), match.end()))
    return found


def widened(text: str, start: int, end: int) -> tuple[int, int]:
    """A mention of goods with the words that belong to it: "silicon solar cells", "footwear industry"."""
    right = _WIDEN_RIGHT.match(text, end)
    left = _WIDEN_LEFT.search(text, max(0, start - 60), start)
    if left is not None and not _NOT_LEFT.match(left.group()):
        start = left.start()
    return start, right.end() if right else end
