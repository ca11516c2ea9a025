"""Codes of classifications that name goods: "HS 8541.40", "NAICS 3344", "HTS 8471.30.0100"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from corpus.annotations import Entity, Label
from corpus.geometry import Span
from nlp.text import CuedPattern, data_rows

__all__ = ["VINTAGES", "CodeName", "code_name", "find_codes"]

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
"""Classifications of goods and industries as papers name them: the World Customs Organization's and the
United States' tariff, NAICS, SIC, the UN's SITC and ISIC, China's."""
_WORDS = (
    r"(?:\s(?:codes?|headings?|subheadings?|chapters?|numbers?|categor(?:y|ies)"
    r"|industr(?:y|ies)|sectors?|divisions?|Rev\.?\s?\d,?))*"
)
_NAMED = CuedPattern(
    re.compile(
        r"\b(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _SCHEMES.items()) + rf"){_WORDS}"
        rf"[\s:-]\s?(?P<codes>(?:{_CODE})(?![\w%])(?!\.\d)(?!-digit|\sdigit){_MORE})"
    ),
    ("HS", "HTS", "Harmoni", "Schedule", "NAICS", "SIC", "SITC", "CIC", "Classification"),
)
"""A scheme's name with the codes behind it; "six-digit HS" has none."""
_BARE = re.compile(
    rf"(?<![\w./])(?:(?:sub)?headings?\s)?(?P<codes>\d{{4}}\.\d{{2}}(?:\.\d{{2}}(?:\.?\d{{2}})?|\.\d{{4}})?(?![\w%]|\.\d){_MORE})"
)
"""A code of the Harmonized System without its name: four digits, a point, two, and national ones behind; an
amount has no point there."""


@dataclass(frozen=True, slots=True)
class CodeName:
    """What a code of the Harmonized System is called in some of its vintages."""

    code: str
    name: str
    first: str
    """Year of the first vintage that calls it so, such as "1992"."""
    last: str
    parent: str = ""
    """Key of its ATP class, else of the code above it; "" for a chapter."""


VINTAGES = (1992, 1996, 2002, 2007, 2012, 2017, 2022)
"""Years from which each edition of the Harmonized System is in force; the first stands for 1988 too."""


@cache
def _names() -> Mapping[str, tuple[CodeName, ...]]:
    """Meanings of each code, oldest first."""
    names: dict[str, tuple[CodeName, ...]] = {}
    for _, (code, first, last, name) in data_rows("hs_codes.tsv"):
        above = f"product:hs.{code[:-2]}" if len(code) > 2 else ""
        names[code] = (*names.get(code, ()), CodeName(code, name, first, last, above))
    for _, (code, atp, name) in data_rows("atp_codes.tsv"):
        names[code] = (CodeName(code, name, "2017", "2017", f"product:atp.{atp}"),)
    return names


def code_name(code: str, year: int | None = None) -> CodeName | None:
    """The name of a code, or of the longest code above it; None where even the chapter is unknown.

    Args:
        code: with or without points.
        year: of the edition meant, or of the paper: the edition then in force says what the code means;
            where that one has dropped it, the last before it, since data are older than papers. None: the
            newest edition that has the code.
    """
    digits = "".join(char for char in code if char.isdigit())
    known = _names()
    lengths = (length for length in (10, 6, 4, 2) if length <= len(digits))
    meanings = next((known[digits[:n]] for n in lengths if digits[:n] in known), None)
    return _in_force(meanings, year) if meanings else None


def _in_force(meanings: tuple[CodeName, ...], year: int | None) -> CodeName:
    if year is None:
        return meanings[-1]
    edition = max((vintage for vintage in VINTAGES if vintage <= year), default=VINTAGES[0])
    begun = [meaning for meaning in meanings if int(meaning.first) <= edition]
    return begun[-1] if begun else meanings[0]


def find_codes(text: str, *, offset: int = 0, year: int | None = None) -> tuple[Entity, ...]:
    """Mentions of codes in one block of text, moved by the offset; a list of codes is one mention.

    The key of a list joins the keys of its codes by commas, its name their names by " | ". Names are
    those of the edition that the text gives ("HS 2007"), else of the paper's year. Chapter 99 of the
    HTSUS names tariff actions, not goods, and is left out.
    """
    found: list[Entity] = []
    for match in _NAMED.finditer(text):
        scheme = next(name for name in _SCHEMES if match.group(name))
        entity = _entity(scheme, match, offset, _edition(match.group(scheme)) or year)
        if entity is not None:
            found.append(entity)
    for match in _BARE.finditer(text):
        covered = any(e.span.start <= match.start() + offset < e.span.end for e in found)
        entity = None if covered else _entity("hs", match, offset, year)
        if entity is not None and code_name(match.group("codes")[:4]) is not None:
            found.append(entity)
    return tuple(found)


def _edition(scheme: str) -> int | None:
    """Year of the edition that the scheme's name gives: 2007 of "HS 2007"."""
    match = re.search(r"\d{4}$", scheme)
    return int(match.group()) if match else None


def _entity(scheme: str, match: re.Match[str], offset: int, year: int | None) -> Entity | None:
    codes = [code.replace(".", "") for code in re.findall(_CODE, match.group("codes"))]
    if not codes or (scheme == "hs" and not all(_in_hs(code) for code in codes)):
        return None
    key = ",".join(f"product:{scheme}.{code}" for code in codes)
    span = Span(match.start(), match.end()).shifted(offset)
    names = " | ".join(_canonical(scheme, code, year) for code in codes)
    return Entity(span, Label.PRODUCT, key, names, f"rule:code.{scheme}")


def _canonical(scheme: str, code: str, year: int | None) -> str:
    """Name of the goods, or the code itself where no table has it."""
    named = code_name(code, year) if scheme == "hs" else None
    return named.name if named else f"{scheme.upper()} {code}"


def _in_hs(code: str) -> bool:
    return 1 <= int(code[:2]) <= 97 and len(code) in (2, 4, 6, 8, 10)
