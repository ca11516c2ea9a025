"""Names that no list has, by form: firms by "Co., Ltd.", laws by "… Act of 1974", agencies by their head."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.annotations import Entity, Finder, Label
from corpus.english import flat
from corpus.entity_keys import unlisted_key
from corpus.geometry import Span
from nlp.text import CuedPattern, words

__all__ = ["find_names", "has_head", "names_firm", "unlisted"]

_FORM = (
    r"(?:Co\.?,?\s?(?:Ltd\.?|Limited|Inc\.?)|Inc\b\.?|Corp\b\.?|Corporation|Ltd\b\.?|LLC|L\.L\.C\.|PLC|plc|AG|GmbH|S\.A\.|N\.V\.|S\.p\.A\."
    r"|Incorporated|Limited|L\.P\.|Pte\.?|Sdn\.?\sBhd\.?|ASA|SE)"
)
_FORM_AT = re.compile(rf"(?<=[\w.)]),?\s(?:{_FORM})(?:\s(?:Group|{_FORM}))?(?!\w)")
"""A corporate form behind a name, with a second one or "Group" behind it."""
_FIRM_WORD = re.compile(r"(?:[A-Z0-9][\w&’'-]*\.?[\w&’'-]*|&|\([A-Z]\w+\)|of|and|[A-Z]{2,}\.?)")
"""Words that stand in a firm's name before its form."""
_CAP = r"(?:(?:[A-Z]\.){2,}|[A-Z][\w’'&-]*(?:\.(?=[A-Z]))?[\w’'&-]*|Nat’l)"
_LINK = r"(?:of|for|on|and|&|to|the|de|du|des|di|in|against)"
_SEQUENCE = re.compile(
    rf"(?<![\w.-])(?:{_CAP}|\d{{2,3}}(?:th|st|nd|rd))(?:\s\([A-Z]{{2,8}}\)(?=\s[A-Z]))?"
    rf"(?:(?:,?\s(?:{_LINK}\s){{0,2}}){_CAP}(?:\s\([A-Z]{{2,8}}\)(?=\s[A-Z]))?)*"
)
"""Capitalised words with the small words that join them in names."""

_YEAR = re.compile(r",?\s(?:of\s)?(?:19|20)\d\d")
"""The year behind an act's name."""
_POLICY_HEADS = words("policy-heads")
_ORG_HEADS = words("organisation-heads")
_WEAK_POLICY_HEADS = words("weak-policy-heads")
_FIRM_LAST = words("firm-words")
_HEAD_FIRST = words("heads-before-of")
_NOT_FIRST = words("never-first-in-names")
_DATES = words("dates-and-labels")
_LAW_NUMBER = CuedPattern(
    re.compile(
        r"\b(?:(?:Title\s[IVXL\d]+\sof\s|Section\s\d+\sof\s(?:Division\s[A-Z]+,?\s)?|Division\s[A-Z]+\sof\s)?"
        r"(?:P\.\s?L\.|Pub\.\sL\.|Public\sLaw|PL)\s(?:No\.\s)?\d{2,3}[-–‑]\d{1,3}"
        r"|H\.\s?R\.\s?\d{1,5}|S\.\s\d{2,4}(?=[\s,.;)])|H\.(?:Con\.|J\.)?\s?Res\.\s?\d+|S\.(?:Con\.|J\.)?\s?Res\.\s?\d+"
        r"|(?:Executive\sOrders?|E\.O\.|EO)\s(?:No\.\s)?\d{4,5}"
        r"|(?:Presidential\s)?Proclamations?\s(?:No\.\s)?\d{4,5}|(?:Council\s)?Regulation\s\((?:EC|EU|EEC)\)\s(?:No\.?\s)?[\d/]+"
        r"|Directive\s\d{2,4}/\d+/(?:EC|EU|EEC))"
    ),
    ("P.", "Pub", "PL", "H.", "S.", "Executive", "E.O.", "EO", "Proclamation", "Regulation", "Directive"),
)
"""How laws, bills, orders, proclamations, regulations and directives of the United States and the European
Union are numbered (Bluebook, rules 12 to 14; EUR-Lex)."""
_SECTION = CuedPattern(
    re.compile(
        r"\b[Ss]ections?\s\d{3,4}[A-Z]?(?:\([a-z0-9]\))*(?:\sof\sthe\s(?:[A-Z][\w-]*\s(?:and\s|of\s)?){1,7}?Act(?:\sof\s\d{4})?)?"
        r"(?:\s(?:and|or)\s\d{3}\b)?(?:\s(?:(?:steel|aluminum|copper|auto|China)\s(?:and\s\w+\s)?)?"
        r"(?:tariffs?|duties|duty|investigations?|exclusions?|safeguards?|actions?|surcharge))?"
    ),
    ("ection",),
)
"""A section of a law with three or four digits (those of trade acts: 201, 232, 301, 337, 421), the act and
what was done under it."""
_APPROPRIATIONS = CuedPattern(
    re.compile(
        r"(?<![\w-])(?:[A-Z][\w-]+(?:\s(?:and\s)?[A-Z][\w-]+){0,3}[,;]\s(?:and\s)?){1,12}[A-Z][\w-]+(?:\s(?:and\s)?[A-Z][\w-]+){0,4}(?:\s\([A-Z-]+\))?"
        r"\s(?:Appropriations\sAct,?(?:\s(?:of\s)?\d{4})?|[Aa]ppropriations(?:\s[Bb]ill)?)"
    ),
    ("ppropriations",),
)
"""Named after a list of departments: "Labor, Health, and Related Agencies Appropriations Act"."""
_PLAN = CuedPattern(
    re.compile(
        r"\b(?:\d{1,2}(?:th|st|nd|rd)|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|Twelfth|Thirteenth|Fourteenth|Fifteenth)"
        r"\s(?:[Ff]ive[-\s][Yy]ear\s(?:[Pp]lan|[Pp]rogram(?:me)?)|FYP)"
    ),
    ("Five", "five", "FYP"),
)
"""China's and India's five-year plans by their number."""


def find_names(text: str, *, offset: int = 0) -> tuple[Entity, ...]:
    """Names in one block of text, moved by the offset; some may overlap, the longer is the better one."""
    found = [*_firms(text), *_fixed_forms(text), *_sequences(text)]
    return tuple(unlisted(text, span, label, by, offset=offset) for span, label, by in found)


def unlisted(
    text: str, span: Span, label: Label, by: str, *, offset: int = 0, finder: Finder = Finder.RULE
) -> Entity:
    """An entity whose key is its own name in small letters after "~"."""
    name = flat(span.of(text))
    key = unlisted_key(label, name.casefold())
    return Entity(span.shifted(offset), label, key, name, by, finder)


_Named = tuple[Span, Label, str]
_Word = tuple[str, int, int]
"""A word with the offsets of its start and end."""


def _firms(text: str) -> Iterator[_Named]:
    for match in _FORM_AT.finditer(text):
        start = _firm_start(text, match.start())
        if start is not None:
            yield Span(start, match.end()), Label.FIRM, "rule:corporate-form"


def _firm_start(text: str, end: int) -> int | None:
    """Where the capitalised words before a corporate form begin; None where there are none."""
    start = None
    for word in reversed(list(re.finditer(r"\S+", text[max(0, end - 90) : end]))[-8:]):
        printed = word.group()
        ends_sentence = len(printed) > 4 and printed.endswith(".")
        if not _FIRM_WORD.fullmatch(printed) or ends_sentence or printed in _NOT_FIRST:
            break
        if printed[0].isupper() or printed[0].isdigit():
            start = max(0, end - 90) + word.start()
    return start


def _fixed_forms(text: str) -> Iterator[_Named]:
    for pattern, by in (
        (_LAW_NUMBER, "rule:law-number"),
        (_SECTION, "rule:section"),
        (_PLAN, "rule:plan"),
        (_APPROPRIATIONS, "rule:appropriations"),
    ):
        for match in pattern.finditer(text):
            yield Span(match.start(), match.end()), Label.POLICY, by


def _sequences(text: str) -> Iterator[_Named]:
    for match in _SEQUENCE.finditer(text):
        if " " in match.group():
            yield from _sequence_to_name(text, match.start(), match.end())


def _sequence_to_name(text: str, start: int, end: int) -> Iterator[_Named]:
    for first, last in _cut(text, start, end):
        words = [(m.group(), first + m.start(), first + m.end()) for m in _TOKEN.finditer(text[first:last])]
        while words and not _begins_name(words[0][0]):
            words.pop(0)
        named = _named(text, _without_document_words(words))
        if named is not None:
            yield named


_TOKEN = re.compile(r"[^\s,()]+")
"""What stands between spaces, commas and brackets."""


def _begins_name(word: str) -> bool:
    mark = len(word) > 4 and any(char.isdigit() for char in word[1:])  # "R12345", a report's number
    return word not in _NOT_FIRST and not mark and word[0].isalnum() and not word[0].islower()


_DOCUMENT_WORDS = words("document-words")


def _without_document_words(words: list[_Word]) -> list[_Word]:
    """The words behind "Report on the", "Members of": what such words open is named after them."""
    for index, (word, *_) in enumerate(words[:-1]):
        if word in _DOCUMENT_WORDS and words[index + 1][0] in ("of", "on", "for", "to", "in"):
            rest = words[index + 2 :]
            while rest and not _begins_name(rest[0][0]):
                rest = rest[1:]
            return _without_document_words(rest)
    return words


_POSSESSIVE = re.compile(r"(?<!People)(?<!men)(?<!Men)(?<!ren)(?<!ers)(?<!oody)(?<!loyd)(?<!onald)[’']s$")
"""Of an owner, not of a name such as "People's Bank" or "Women's University"."""


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sequence in pieces: cut out are dates and what follows a possessive is apart."""
    first = start
    for match in _TOKEN.finditer(text[start:end]):
        owner = _POSSESSIVE.search(match.group())
        if match.group() in _DATES:
            yield first, start + match.start()
            first = start + match.end()
        elif owner:
            yield first, start + match.start() + owner.start()
            first = start + match.end()
    yield first, end


def _named(text: str, words: list[_Word]) -> _Named | None:
    """The name that ends with a head ("… Trade Commission") or begins with one ("Ministry of …")."""
    last = _last_head(words)
    if last is not None and last > 0 and _is_named_head(words, last):
        label = Label.POLICY if words[last][0] in _POLICY_HEADS else Label.ORG
        first = _left_edge(text, words, last)
        if first < last:
            return _with_tail(text, words, first, last, label)
    if words and len(words) > 1 and _is_firm(words):
        return Span(words[0][1], words[-1][2]), Label.FIRM, "rule:firm-word"
    for index, (word, start, _) in enumerate(words[:-2]):
        if word in _HEAD_FIRST and words[index + 1][0] in (
            "of",
            "for",
            "on",
            "Concerning",
            "Regarding",
            "Governing",
        ):
            label = (
                Label.POLICY
                if word in _POLICY_HEADS or word in ("Measures", "Declaration", "Rules")
                else Label.ORG
            )
            return Span(start, _right_edge(text, words, index)), label, "rule:head-first"
    return None


_FIRM_SURE = words("sure-firm-words")


def _is_firm(words: list[_Word]) -> bool:
    """True for "… Airlines", "Air Canada" and their like, if all words are capitalised."""
    capital = all(word[0].isupper() or word == "&" for word, *_ in words) and len(words) < 5
    return capital and (words[-1][0] in _FIRM_SURE or (words[0][0] == "Air" and len(words) == 2))


def _is_named_head(words: list[_Word], last: int) -> bool:
    """False for a government named after its president: "the Lincoln Administration"."""
    word = words[last][0]
    return last > 1 or (word != "Administration" and word not in _WEAK_POLICY_HEADS)


def _last_head(words: list[_Word]) -> int | None:
    heads = (
        i for i in range(len(words) - 1, -1, -1) if words[i][0] in _POLICY_HEADS or words[i][0] in _ORG_HEADS
    )
    found = next(heads, None)
    if found is not None and found + 1 < len(words) and words[found + 1][0] in ("of", "for", "on", "to"):
        return None
    return found


def _left_edge(text: str, words: list[_Word], last: int) -> int:
    """Where a name with its head at the end begins: behind a comma, or a head or short form and "and"."""
    for index in range(last - 1, -1, -1):
        word, _, end = words[index]
        comma = "," in text[end : words[index + 1][1]]
        if comma and not text[: words[last][2]].endswith("Appropriations Act"):
            return _skip_links(words, index + 1, last)
        if word == "and" and index and (words[index - 1][0] in _ORG_HEADS or words[index - 1][0].isupper()):
            return _skip_links(words, index + 1, last)
        if word in ("in", "against", "to") or (word == "and" and words[index + 1][0] == "the"):
            return _skip_links(words, index + 1, last)
    return _skip_links(words, 0, last)


def _skip_links(words: list[_Word], first: int, last: int) -> int:
    while first < last and (words[first][0].islower() or words[first][0] in _NOT_FIRST):
        first += 1
    return first


def _right_edge(text: str, words: list[_Word], first: int) -> int:
    end = words[first + 1][2]
    for index in range(first + 2, len(words)):
        word, start, stop = words[index]
        gap = text[end:start]
        if (word in ("in", "against") and not _is_rule_book(words[first][0])) or (
            "," in gap and not word.islower() and not _list_goes_on(words, index)
        ):
            break
        if not word.islower():
            end = stop
    return end


def _is_rule_book(word: str) -> bool:
    return word in ("Regulations", "Measures", "Provisions", "Rules", "Catalogue")


def _list_goes_on(words: list[_Word], index: int) -> bool:
    return any(word == "and" for word, *_ in words[index + 1 : index + 3]) or words[index][0] == "and"


def _with_tail(text: str, words: list[_Word], first: int, last: int, label: Label) -> _Named:
    end = words[last][2]
    year = _YEAR.match(text, end) if label is Label.POLICY else None
    stop = year.end() if year else end
    return Span(words[first][1], stop), label, f"rule:head.{words[last][0].casefold()}"


def has_head(name: str) -> bool:
    """True if a word of the name is one that organisations or firms are called by."""
    return any(word.strip(".,") in _ORG_HEADS | _FIRM_LAST for word in name.split())


_BODIES = words("bodies-before-group")


def names_firm(name: str) -> bool:
    """True if the last word of a name is one that firms end with; a "Working Group" is no firm."""
    *before, last = name.split()
    if last.strip(".,") == "Group":
        return bool(before) and before[-1] not in _BODIES
    return last.strip(".,") in _FIRM_LAST
