"""Codes of classifications that name goods: "HS 8541.40", "NAICS 3344", "HTS 8471.30.0100"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from corpus.annotations import Entity, Label
from corpus.geometry import Span

__all__ = ["CodeName", "code_name", "find_codes"]

_CODE = r"\d{4}\.\d{2}(?:\.\d{2}(?:\.?\d{2})?|\.\d{4})?|\d{2,10}"
_MORE = rf"(?:\s?(?:[,;–/-]|,?\s(?:and|to|through|or|&))\s?(?:{_CODE})(?![\w%])(?!\.\d))*"
_SCHEMES = {
    "hs": r"HS(?:\s?(?:19|20)\d\d)?|Harmoni[sz]ed\sSystem|HTSUS|HTSA|HTS|Schedule\sB",
    "naics": r"NAICS",
    "sic": r"(?:US\s|U\.S\.\s)?SIC",
    "sitc": r"SITC",
    "isic": r"ISIC",
    "cic": r"CIC|Chin(?:a|ese)\sIndustr(?:ial|y)\sClassifications?",
}
_WORDS = (
    r"(?:\s(?:codes?|headings?|subheadings?|chapters?|numbers?|categor(?:y|ies)"
    r"|industr(?:y|ies)|sectors?|divisions?|Rev\.?\s?\d,?))*"
)
_NAMED = re.compile(
    r"\b(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _SCHEMES.items()) + rf"){_WORDS}"
    rf"[\s:-]\s?(?P<codes>(?:{_CODE})(?![\w%])(?!\.\d)(?!-digit|\sdigit){_MORE})"
)
_BARE = re.compile(
    rf"\b(?:(?:sub)?headings?\s)?(?P<codes>\d{{4}}\.\d{{2}}(?:\.\d{{2}}(?:\.?\d{{2}})?|\.\d{{4}})?(?![\w%]){_MORE})"
)


@dataclass(frozen=True, slots=True)
class CodeName:
    """What a code of the Harmonized System is called, and in which vintages it stands."""

    code: str
    name: str
    first: str
    """Year of the first vintage that has it, such as "1992"."""
    last: str
    parent: str = ""
    """Key of its ATP class; "" where it has none or the table does not say."""


@cache
def _names() -> Mapping[str, CodeName]:
    names = {}
    for code, first, last, name in _rows("hs_codes.tsv"):
        names[code] = CodeName(code, name, first, last)
    for code, atp, name in _rows("atp_codes.tsv"):
        names[code] = CodeName(code, name, "2017", "2017", f"product:atp.{atp}")
    return names


def _rows(name: str) -> Iterator[list[str]]:
    text = (files("nlp") / "data" / name).read_text(encoding="utf-8")
    return (line.split("\t") for line in text.splitlines() if not line.startswith("#"))


def code_name(code: str) -> CodeName | None:
    """The name of a code or of the longest code above it; None where even the chapter is unknown."""
    digits = "".join(char for char in code if char.isdigit())
    known = _names()
    lengths = (length for length in (10, 6, 4, 2) if length <= len(digits))
    return next((known[digits[:n]] for n in lengths if digits[:n] in known), None)


def find_codes(text: str, *, offset: int = 0) -> tuple[Entity, ...]:
    """Mentions of codes in one block of text, moved by the offset; a list of codes is one mention.

    The key of a list joins the keys of its codes by commas. Chapter 99 of the HTSUS names tariff
    actions, not goods, and is left out.
    """
    found: list[Entity] = []
    for match in _NAMED.finditer(text):
        scheme = next(name for name in _SCHEMES if match.group(name))
        entity = _entity(scheme, match, match.start(), offset)
        if entity is not None:
            found.append(entity)
    for match in _BARE.finditer(text):
        covered = any(e.span.start <= match.start() + offset < e.span.end for e in found)
        entity = None if covered else _entity("hs", match, match.start(), offset)
        if entity is not None and code_name(match.group("codes")[:4]) is not None:
            found.append(entity)
    return tuple(found)


def _entity(scheme: str, match: re.Match[str], start: int, offset: int) -> Entity | None:
    codes = [code.replace(".", "") for code in re.findall(_CODE, match.group("codes"))]
    if not codes or (scheme == "hs" and not all(_in_hs(code) for code in codes)):
        return None
    key = ",".join(f"product:{scheme}.{code}" for code in codes)
    name = code_name(codes[0]) if scheme == "hs" else None
    canonical = name.name if name else match.group()
    return Entity(
        Span(start, match.end()).shifted(offset), Label.PRODUCT, key, canonical, f"rule:code.{scheme}"
    )


def _in_hs(code: str) -> bool:
    return 1 <= int(code[:2]) <= 97 and len(code) in (2, 4, 6, 8, 10)
