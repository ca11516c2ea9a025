"""Names that no list has, by their form: firms by "Co., Ltd.", laws by "… Act of 1974", agencies by their head."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.annotations import Entity, Label
from corpus.geometry import Span

__all__ = ["find_names", "names_firm", "unlisted"]

_FORM = (
    r"(?:Co\.?,?\s?(?:Ltd\.?|Limited|Inc\.?)|Inc\b\.?|Corp\b\.?|Corporation|Ltd\b\.?|LLC|L\.L\.C\.|PLC|plc|AG|GmbH|S\.A\.|N\.V\.|S\.p\.A\."
    r"|Incorporated|Limited|Holdings?|L\.P\.|Pte\.?|Sdn\.?\sBhd\.?|ASA|SE)"
)
_WORD = r"(?:[A-Z][\w&’'-]*\.?[\w&’'-]*|&)"
_FIRM = re.compile(
    rf"\b(?P<name>[A-Z][\w&’'.-]*(?:\s(?:of\s|and\s)?{_WORD}|\s\([A-Z]\w+\)){{0,6}}?),?\s(?P<form>{_FORM}(?:\s(?:Group|{_FORM}))?)(?!\w)"
)
_CAP = r"(?:(?:[A-Z]\.){2,}|[A-Z][\w’'&-]*(?:\.(?=[A-Z]))?[\w’'&-]*|Nat’l)"
_LINK = r"(?:of|for|on|and|&|to|the|de|du|des|di|in|against)"
_SEQUENCE = re.compile(
    rf"(?<![\w.-])(?:{_CAP}|\d{{2,3}}(?:th|st|nd|rd))(?:\s\([A-Z]{{2,8}}\)(?=\s[A-Z]))?"
    rf"(?:(?:,?\s(?:{_LINK}\s){{0,2}}){_CAP}(?:\s\([A-Z]{{2,8}}\)(?=\s[A-Z]))?)*"
)
"""Capitalised words with the small words that join them in names."""

_YEAR = re.compile(r",?\s(?:of\s)?(?:19|20)\d\d")
_POLICY_HEADS = frozenset(
    "Act Agreement Treaty Program Programme Initiative Protocol Convention Plan Directive Accord Arrangement Amendment "
    "Law Pact Partnership Strategy Framework Scheme Regulation Regulations Code Accords Programs Mechanism Rule "
    "Memorandum Campaign Catalogue Provisions Measures Order Preference Preferences Amendments Guidelines".split()
)
_ORG_HEADS = frozenset(
    "Ministry Department Bureau Commission Committee University Institute Institution Association Council Board Agency "
    "Administration Office Bank Fund Organization Organisation Laboratory Center Centre Authority Federation "
    "Foundation Court Academy College School Union Chamber Congress Parliament Senate Secretariat Observatory Society "
    "Consortium Subcommittee Customs Exchange Service Corps Alliance Taskforce Commissioner Press Journal Times "
    "Statistics Laboratories Directorate Party Census".split()
)
_FIRM_LAST = frozenset(
    "Airlines Airways Motors Electronics Semiconductor Semiconductors Technologies Pharmaceuticals Electric Solar "
    "Group Holdings Industries Steel Semi Aerospace Automotive Telecom Microelectronics Optoelectronics Systems "
    "Company Corporation Airline Foods Petroleum Autos Robotics Shipping Photovoltaics".split()
)
_HEAD_FIRST = frozenset(
    "Ministry Department Bureau Commission Committee University Institute Association Council Board Office Bank Center "
    "Centre Federation Academy College School Chamber Court Agreement Treaty Convention Society Union Administration "
    "Act Plan Regulations Provisions Measures Law Fund Confederation Organization Organisation Protocol Subcommittee "
    "Authority Memorandum Declaration Catalogue Guidelines Rules Partnership Bureau Journal Congress".split()
)
_NOT_FIRST = frozenset(
    "The A An In On At By For From Under With This That These Those As If When While Although Since Because Our Its "
    "Their His Her Both Each Every Some Any All No After Before During Through See Also However Thus Moreover And Or "
    "But To Of According Following Per Via Using Like Unlike Including Section Table Figure Monday Tuesday Wednesday "
    "Thursday Friday Saturday Sunday January February March April May June July August September October November "
    "December Act Agreement Program Plan Such Most Many Other Another Former Late President Secretary Minister "
    "Senator Rep Sen Mr Mrs Ms Dr Professor New-Era Chair Chairman Director Source Sources Note Notes Data".split()
)
_DATES = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September "
    "October November December Table Figure Section Chapter Appendix".split()
)
_LAW_NUMBER = re.compile(
    r"\b(?:(?:Title\s[IVXL\d]+\sof\s|Section\s\d+\sof\s(?:Division\s[A-Z]+,?\s)?|Division\s[A-Z]+\sof\s)?"
    r"(?:P\.\s?L\.|Pub\.\sL\.|Public\sLaw|PL)\s(?:No\.\s)?\d{2,3}[-–‑]\d{1,3}"
    r"|H\.\s?R\.\s?\d{1,5}|S\.\s\d{2,4}(?=[\s,.;)])|H\.(?:Con\.|J\.)?\s?Res\.\s?\d+|S\.(?:Con\.|J\.)?\s?Res\.\s?\d+"
    r"|(?:Consumer\s\w+\samendment\sto\s(?:\w+\s)?)?(?:Executive\sOrders?|E\.O\.|EO)\s(?:No\.\s)?\d{4,5}"
    r"|(?:Presidential\s)?Proclamations?\s(?:No\.\s)?\d{4,5}|(?:Council\s)?Regulation\s\((?:EC|EU|EEC)\)\s(?:No\.?\s)?[\d/]+"
    r"|Directive\s\d{2,4}/\d+/(?:EC|EU|EEC))"
)
_SECTION = re.compile(
    r"\b[Ss]ections?\s\d{3,4}[A-Z]?(?:\([a-z0-9]\))*(?:\sof\sthe\s(?:[A-Z][\w-]*\s(?:and\s|of\s)?){1,7}?Act(?:\sof\s\d{4})?)?"
    r"(?:\s(?:and|or)\s\d{3}\b)?(?:\s(?:(?:steel|aluminum|copper|auto|China)\s(?:and\s\w+\s)?)?"
    r"(?:tariffs?|duties|duty|investigations?|exclusions?|safeguards?|actions?|surcharge))?"
)
_PLAN = re.compile(
    r"\b(?:\d{1,2}(?:th|st|nd|rd)|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|Twelfth|Thirteenth|Fourteenth|Fifteenth)"
    r"\s(?:[Ff]ive[-\s][Yy]ear\s(?:[Pp]lan|[Pp]rogram(?:me)?)|FYP)"
)


def find_names(text: str, *, offset: int = 0) -> tuple[Entity, ...]:
    """Names in one block of text, moved by the offset; some may overlap, the longer is the better one."""
    found = [*_firms(text), *_fixed_forms(text), *_sequences(text)]
    return tuple(unlisted(text, span.start, span.end, label, by, offset) for span, label, by in found)


def unlisted(text: str, start: int, end: int, label: Label, by: str, offset: int = 0) -> Entity:
    """An entity whose key is its own name in small letters after "~"."""
    name = " ".join(text[start:end].split())
    return Entity(Span(start, end).shifted(offset), label, f"{label}:~{name.casefold()}", name, by)


_Named = tuple[Span, Label, str]


def _firms(text: str) -> Iterator[_Named]:
    for match in _FIRM.finditer(text):
        start = match.start("name")
        for word in match.group("name").split():
            if word not in _NOT_FIRST:
                break
            start += len(word) + 1
        if start < match.end("name"):
            yield Span(start, match.end()), Label.FIRM, "rule:corporate-form"


def _fixed_forms(text: str) -> Iterator[_Named]:
    for pattern, by in ((_LAW_NUMBER, "rule:law-number"), (_SECTION, "rule:section"), (_PLAN, "rule:plan")):
        for match in pattern.finditer(text):
            yield Span(match.start(), match.end()), Label.POLICY, by


def _sequences(text: str) -> Iterator[_Named]:
    for match in _SEQUENCE.finditer(text):
        if " " in match.group():
            yield from _sequence_to_name(text, match.start(), match.end())


def _sequence_to_name(text: str, start: int, end: int) -> Iterator[_Named]:
    for first, last in _cut_at_dates(text, start, end):
        words = [(m.group(), first + m.start(), first + m.end()) for m in re.finditer(r"[^\s,()]+", text[first:last])]
        while words and (words[0][0] in _NOT_FIRST or not words[0][0][0].isalnum() or words[0][0].islower()):
            words.pop(0)
        named = _named(text, words)
        if named is not None:
            yield named


def _cut_at_dates(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    first = start
    for match in re.finditer(r"[^\s,()]+", text[start:end]):
        if match.group() in _DATES:
            yield first, start + match.start()
            first = start + match.end()
    yield first, end


def _named(text: str, words: list[tuple[str, int, int]]) -> _Named | None:
    """The name that ends with a head ("… Trade Commission") or begins with one ("Ministry of …")."""
    last = _last_head(words)
    if last is not None and last > 0:
        label = Label.POLICY if words[last][0] in _POLICY_HEADS else Label.ORG
        first = _left_edge(text, words, last)
        if first < last:
            return _with_tail(text, words, first, last, label)
    for index, (word, start, _) in enumerate(words[:-2]):
        if word in _HEAD_FIRST and words[index + 1][0] in ("of", "for", "on"):
            label = Label.POLICY if word in _POLICY_HEADS or word in ("Measures", "Declaration", "Rules") else Label.ORG
            return Span(start, _right_edge(text, words, index)), label, "rule:head-first"
    return None


def _last_head(words: list[tuple[str, int, int]]) -> int | None:
    heads = (i for i in range(len(words) - 1, -1, -1) if words[i][0] in _POLICY_HEADS or words[i][0] in _ORG_HEADS)
    found = next(heads, None)
    if found is not None and found + 1 < len(words) and words[found + 1][0] in ("of", "for", "on", "to"):
        return None
    return found


def _left_edge(text: str, words: list[tuple[str, int, int]], last: int) -> int:
    """Where a name with its head at the end begins: behind a comma, a head or an abbreviation before "and"."""
    for index in range(last - 1, -1, -1):
        word, _, end = words[index]
        comma = "," in text[end : words[index + 1][1]]
        if comma and not text[: words[last][2]].endswith("Appropriations Act"):
            return _skip_links(words, index + 1, last)
        if word == "and" and index and (words[index - 1][0] in _ORG_HEADS or words[index - 1][0].isupper()):
            return _skip_links(words, index + 1, last)
        if word in ("in", "against", "to"):
            return _skip_links(words, index + 1, last)
    return _skip_links(words, 0, last)


def _skip_links(words: list[tuple[str, int, int]], first: int, last: int) -> int:
    while first < last and (words[first][0].islower() or words[first][0] in _NOT_FIRST):
        first += 1
    return first


def _right_edge(text: str, words: list[tuple[str, int, int]], first: int) -> int:
    end = words[first + 1][2]
    for index in range(first + 2, len(words)):
        word, start, stop = words[index]
        gap = text[end:start]
        if word in ("in", "against") or ("," in gap and not word.islower() and not _list_goes_on(words, index)):
            break
        if not word.islower():
            end = stop
    return end


def _list_goes_on(words: list[tuple[str, int, int]], index: int) -> bool:
    return any(word == "and" for word, *_ in words[index + 1 : index + 3]) or words[index][0] == "and"


def _with_tail(
    text: str, words: list[tuple[str, int, int]], first: int, last: int, label: Label
) -> _Named:
    end = words[last][2]
    year = _YEAR.match(text, end) if label is Label.POLICY else None
    stop = year.end() if year else end
    return Span(words[first][1], stop), label, f"rule:head.{words[last][0].casefold()}"


def names_firm(name: str) -> bool:
    """True if the last word of a name is one that firms end with."""
    return name.rsplit(None, 1)[-1].strip(".,") in _FIRM_LAST
