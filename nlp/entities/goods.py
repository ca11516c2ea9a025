"""Goods that no list has, by what is said of them: "imports of X", "tariffs on X", "the X industry"."""

from __future__ import annotations

import re

from corpus.annotations import Entity, Label
from corpus.english import flat
from corpus.entity_keys import unlisted_key
from corpus.geometry import Span
from nlp.text import words

__all__ = ["find_goods", "widened"]

_TRADED = re.compile(
    r"\b(?:imports|exports|importers|exporters|shipments|sales|purchases|producers|manufacturers|production|"
    r"tariffs?|duties|quotas?|trade)\s(?:of|on|in)\s(?:[A-Z][\w.]*[- ])?"
    r"(?P<goods>[a-z][a-z-]+(?:\s[a-z][a-z-]+){0,3})"
)
"""Words of trade, making and protection, with the goods behind their preposition: up to four words in small
letters."""
_HEADS = (
    r"(?:products|goods|equipment|machinery|machines|devices|materials|parts|components|appliances|"
    r"instruments|vehicles|apparatus|articles|chips|metals|fibers|fibres|fabrics|oils|ores)"
)
_GOODS_NOUN = re.compile(rf"^(?:[a-z][a-z-]+\s){{1,3}}?{_HEADS}\b")
"""Up to three words and a head that goods have, so that "imports of recent years" names none."""
_INDUSTRY = re.compile(
    r"(?:\b(?:the|a|an|in|of|for|and|its|their)\s|[’']s\s|\b[A-Z][\w.]*\s)"
    rf"(?P<goods>[a-z]+(?:-[a-z]+)*)\s(?P<head>{_HEADS}|industry|industries)\b"
)
"""A word before "industry" or a head of goods, behind an article or possessive."""
_VAGUE = words("vague-before-goods")
_WIDEN_RIGHT = re.compile(
    r"(?:\s(?:products?|goods|industry|industries|sectors?|equipment|parts|components|materials"
    r"|manufacturing industry|modules?|panels?|cells?|apparatus))+(?!\w)"
)
"""Heads that belong to goods named before them."""
_STATES = (
    "fresh", "frozen", "raw", "crude", "refined", "primary", "finished", "crystalline", "monocrystalline",
    "multicrystalline", "polycrystalline", "amorphous", "unwrought", "semi-finished", "hot-rolled",
    "cold-rolled", "specialty", "heavy", "light", "advanced", "digital", "electronic", "electrical",
    "optical", "medical", "industrial", "agricultural", "silicon", "steel", "aluminum", "cotton",
    "leather", "wool", "silk", "knit", "woven", "wooden", "plastic", "rubber",
    *(f"{whose}{mark}s" for whose in ("men", "women", "children") for mark in "’'"),
)  # fmt: skip
"""Adjectives of states, materials and uses that goods have in tariff schedules (the Harmonized System's own
words)."""
_WIDEN_LEFT = re.compile(rf"(?:(?:[a-z]+(?:-[a-z]+)+|{'|'.join(_STATES)})\s)+$")
"""These, and compounds with a hyphen, right before goods."""
_NOT_LEFT = re.compile(
    r"^(?:[\w-]+-(?:ever|based|wide|term|related-party|led|year|scale|level)|long-\w+|so-called|non-\w+)\s"
)
"""Compound adjectives that are no trait of goods: of time, size, rank and relation."""


def find_goods(text: str, *, offset: int = 0) -> tuple[Entity, ...]:
    """Noun phrases of goods in one block of text, moved by the offset."""
    spans = [*_traded(text), *_industries(text)]
    return tuple(_entity(text, span, offset) for span in spans)


def _entity(text: str, span: Span, offset: int) -> Entity:
    name = flat(span.of(text))
    key = unlisted_key(Label.PRODUCT, name.casefold())
    return Entity(span.shifted(offset), Label.PRODUCT, key, name, "rule:goods")


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
    found: list[Span] = []
    if "industr" not in text and "-related" not in text:  # no match of another head is goods
        return found
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
    before = text[max(0, start - 60) : start].rstrip()
    may_widen = "-" in before or before.endswith(_STATES)  # else there is nothing to search for
    left = _WIDEN_LEFT.search(text, max(0, start - 60), start) if may_widen else None
    if left is not None and not _NOT_LEFT.match(left.group()):
        start = left.start()
    return start, right.end() if right else end
