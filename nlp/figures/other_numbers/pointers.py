"""Numbers that point to something or belong to a name: locators, codes, laws, notes, labels of lists."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.annotations import NumberType
from corpus.english import MONTHS
from nlp.figures.numerals import Reading
from nlp.text import Lex, Token, glued_at, low_at, word_set, words

__all__ = ["LOCATORS", "PEOPLES", "counts_what_stands_before", "type_mark", "type_named", "type_reference"]

LOCATORS = word_set(
    """
    table tables tab fig figure figures figs page pages p pp equation equations eq eqs eqn column
    columns col cols row rows appendix hypothesis hypotheses panel box boxes footnote footnotes fn
    proposition propositions theorem lemma corollary exhibit exhibits annex paragraph para chapter
    chapters sections chart charts map graph line lines scheme slide step steps item items
    subsection endnote figs appendices vol volume volumes part parts proposal proposals technique
    techniques remark remarks definition definitions assumption assumptions property properties
    conjecture formula claim question questions rev suite room apt subdivision subdivisions subparagraph
    """
)
_NAMED = word_set(
    """
    model models phase version group type stage round schedule list title tier class grade mode
    scenario case experiment specification wave unit level route highway apollo windows chapter
    generation column option category day
    """
)
_CODES = words("code-words")
_CODED = word_set("sector sectors industry industries chapter chapters class division group section")
_ONE_DIGIT_CODES = word_set("code codes category categories article articles heading headings")
_LAWS = word_set("no nos number executive order public resolution directive regulation proclamation")
_LAW_SECTIONS = words("law-sections")
_NAMED_NUMBERS = words("named-numbers")
_NUMBERED = words("numbered-programmes")


def type_reference(
    tokens: Sequence[Token], reading: Reading, has_unit: bool, before: NumberType | None
) -> NumberType | None:
    """Numbers behind "Table", "Section", "HS", "P.L.", "§"; the rest of their lists too."""
    first = reading.first
    letter = low_at(tokens, reading.last)
    glued_letter = letter == "f" or (len(letter) == 1 and glued_at(tokens, reading.last))
    if low_at(tokens, first - 1) == "§" and has_unit and glued_letter:
        return NumberType.CITATION
    if (not has_unit or glued_letter) and _is_cited_law(tokens, first, reading.last):
        return NumberType.CITATION
    at = first - 1
    while low_at(tokens, at) in (".", "(", "#") and at > 0:
        at -= 1
    word = low_at(tokens, at)
    opened = low_at(tokens, first - 1) == "("
    if before in (NumberType.LOCATOR, NumberType.CODE, NumberType.NAME) and not has_unit:
        return before
    if word in ("section", "sec", "sections") or _has_lettered_part(tokens, reading):
        return _type_section(tokens, first)
    if _is_numbered_letter(tokens, first):
        return NumberType.LOCATOR
    if word in LOCATORS and not (
        opened and word not in ("eq", "equation", "eqs", "equations", "column", "columns", "hypothesis")
    ):
        lettered = glued_at(tokens, reading.last) and len(low_at(tokens, reading.last)) == 1
        return None if has_unit and not lettered and word not in ("p", "pp") else NumberType.LOCATOR
    return None if has_unit else _type_of_list(tokens, first, at)


def _has_lettered_part(tokens: Sequence[Token], reading: Reading) -> bool:
    """As in "301(b), 301(c) and 304(a)": a part of a law, by the letter in brackets that is glued to it."""
    last = reading.last
    if last != reading.first + 1 or not tokens[reading.first].text.isdigit() or not glued_at(tokens, last):
        return False
    letter = tokens[last + 1] if last + 2 < len(tokens) else None
    lettered = letter is not None and len(letter.text) == 1 and letter.text.islower()
    return low_at(tokens, last) == "(" and lettered and low_at(tokens, last + 2) == ")"


def _type_of_list(tokens: Sequence[Token], first: int, at: int) -> NumberType | None:
    """Numbers of codes, laws and bills: behind the word at this token, which brackets and points may part."""
    word, text = low_at(tokens, at), tokens[first].text
    opened = low_at(tokens, first - 1) == "("
    if _is_bill(tokens, at, first):
        return NumberType.NAME
    if word in _CODED and low_at(tokens, at - 1) in _CODES:
        return NumberType.CODE  # "NAICS sector 42"
    if word in _CODES and (len(text) > 1 or word in _ONE_DIGIT_CODES) and (not opened or len(text) > 3):
        return NumberType.CODE
    if word in _LAWS and tokens[at].text[0].isupper():
        return NumberType.NAME
    if (
        word in ("l", "r", "c", "s", "o")
        and low_at(tokens, at - 1) == "."
        and low_at(tokens, at - 2) in ("p", "h", "e", "f")
    ):
        return NumberType.NAME
    return None


_REPORTS = frozenset(
    {
        "fd",
        "fth",
        "fsuppd",
        "usc",
        "cfr",
        "fr",
        "fedreg",
        "federalregister",
        "vetapp",
        "stat",
        "sct",
        "fsupp",
        "srept",
        "hrept",
        "hrprt",
        "sprt",
        "sres",
        "hres",
        "sjres",
        "hjres",
        "sconres",
        "hconres",
    }
)  # fmt: skip
"""Codes, registers and reports of American law and Congress, without points (The Bluebook, 2020, tables T1,
T13): number of a title or volume before, of a section, page or report behind."""
_REPORT_WORDS = frozenset(
    {"Federal", "Register", "Rept", "Reg", "Stat", "Supp", "Ct", "Fed", "Prt", "Res", "Con", "Vet", "App"}
)
"""Words of reporters in the Bluebook's tables (Federal Register, Reports, Statutes at Large, Supplement,
Court, Print) and of resolutions of Congress."""
_LONGEST_REPORT = 6
"""Tokens of such an abbreviation, points counted: "Fed. Reg." has four."""


def _is_cited_law(tokens: Sequence[Token], first: int, last: int) -> bool:
    """As in "42 U.S.C. §3122", "58 FR 34782", "S.Rept. 118-233"."""
    if low_at(tokens, first - 1) == "-" and first > 1 and tokens[first - 2].kind is Lex.NUMBER:
        first -= 2  # "118-233"
    behind = "".join(_letters(tokens, last, 1))
    pinned = low_at(tokens, first - 1) == "at"  # "466 F.3d at 998"
    before = "".join(reversed(_letters(tokens, first - 2 if pinned else first - 1, -1)))
    return behind in _REPORTS or before in _REPORTS


def _letters(tokens: Sequence[Token], start: int, step: int) -> list[str]:
    """The words from here on that only points divide, in capitals at their beginning."""
    found: list[str] = []
    for at in range(start, start + step * _LONGEST_REPORT, step):
        if not 0 <= at < len(tokens):
            break
        token = tokens[at]
        if token.kind is Lex.WORD and (token.text.isupper() or token.text in _REPORT_WORDS):
            found.append(token.low)
        elif token.text in _SERIES and glued_at(tokens, at):
            found.append(token.text if token.text.isalpha() else "")
        elif token.text != ".":
            break
    return found


_SERIES = frozenset({"2", "3", "4", "d", "th"})
"""As in "22 F.3d 1090": which series of a report."""


def _is_numbered_letter(tokens: Sequence[Token], first: int) -> bool:
    """As in "Table A.15", "Figure B.2"."""
    point = (
        first > 1
        and tokens[first - 1].text == "."
        and glued_at(tokens, first)
        and glued_at(tokens, first - 1)
    )
    return point and len(tokens[first - 2].text) == 1 and tokens[first - 2].text.isupper()


def _is_bill(tokens: Sequence[Token], at: int, first: int) -> bool:
    """As in "S. 4033": a bill of the Senate."""
    return at >= 0 and tokens[at].text == "S" and first - at == 2 and len(tokens[first].text) > 1


def _type_section(tokens: Sequence[Token], first: int) -> NumberType:
    text = tokens[first].text
    return (
        NumberType.NAME if text in _LAW_SECTIONS or (text.isdigit() and len(text) > 2) else NumberType.LOCATOR
    )


def _is_age(tokens: Sequence[Token], first: int, last: int) -> bool:
    """As in "Maria Lopez, 43, said": an age beside a person's name."""
    text = tokens[first].text
    if len(text) != 2 or low_at(tokens, first - 1) != "," or low_at(tokens, last) != ",":
        return False
    name = tokens[first - 2] if first > 1 else None
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    named = name is not None and name.kind is Lex.WORD and name.text[0].isupper() and not name.text.isupper()
    return bool(named and name and name.low not in MONTHS and after and after.kind is Lex.WORD)


def type_named(tokens: Sequence[Token], reading: Reading, noun: str, counted: bool) -> NumberType | None:
    """As in "Phase 2", "863 Program", "iPhone 11": integers that belong to a name."""
    first, last = reading.first, reading.last
    text = tokens[first].text
    if reading.mult or not text.isdigit():
        return None
    if (
        len(text) > 3
        and low_at(tokens, last) == "("
        and not noun
        and last + 1 < len(tokens)
        and tokens[last + 1].text.islower()
    ):
        return NumberType.CODE  # "6403 (footwear with …)"
    if text in _NAMED_NUMBERS and low_at(tokens, last) in _NUMBERED:
        return NumberType.NAME
    if first and _names_what_follows(tokens, last, text, counted):
        return NumberType.NAME
    if low_at(tokens, last) in _INDICES and first and tokens[first - 1].text[0].isupper():
        return NumberType.NAME  # "the S&P 500 index"
    if _is_age(tokens, first, last):
        return NumberType.NAME
    return _type_behind_name(tokens, first, noun, counted)


def _type_behind_name(tokens: Sequence[Token], first: int, noun: str, counted: bool) -> NumberType | None:
    """As in "Phase 2", "iPhone 11": what the word before it says."""
    text, at = tokens[first].text, first - 1
    if at < 0 or tokens[at].kind is not Lex.WORD or len(text) > 4:
        return None
    word = tokens[at]
    if word.low in ("model", "models", "phase") and len(text) < 3:
        return NumberType.NAME
    if word.low in _NAMED and len(text) < 3 and not noun:
        return NumberType.NAME
    inner = word.text[0].isupper() or word.text[1:] != word.text[1:].lower()
    starts = at == 0 or low_at(tokens, at - 1) in (".", "?", "!", ":", '"')
    if not inner or (starts and word.text[1:] == word.text[1:].lower()):
        return None
    return None if counted and word.low not in _NAMED else NumberType.NAME


_INDICES = frozenset({"index", "indices", "indexes"})


PEOPLES = ("an", "ese", "ish", "ch", "i")
"""Endings of adjectives of nations, which have a capital everywhere: "Four Chinese firms"."""


def _names_what_follows(tokens: Sequence[Token], last: int, text: str, counted: bool) -> bool:
    """As in "787 Dreamliner", "5 Year Plan": a capitalised word behind that is no people and no acronym."""
    if counted or last >= len(tokens) or glued_at(tokens, last):
        return False
    word = tokens[last]
    if word.kind is not Lex.WORD or not word.text[0].isupper() or (word.text.isupper() and word.low != "zip"):
        return False
    if word.text[-1] == "s" and word.text[:-1].isupper() and len(word.text) > 2:
        return False  # "20 SMEs"
    return not word.low.endswith((*PEOPLES, "ans", "percent", "million", "billion"))


def type_mark(tokens: Sequence[Token], reading: Reading, text: str, counted: bool) -> NumberType | None:
    """Marks of notes, brackets of references, labels of lists and headings."""
    first, last = reading.first, reading.last
    if text.isdigit() and not reading.mult and (_is_volume(tokens, last) or _are_pages(tokens, first)):
        return NumberType.CITATION
    if _numbers_heading(tokens, first, last):
        return NumberType.LOCATOR
    if not text.isdigit() or len(text) > 3 or reading.mult:
        return None
    before = tokens[first - 1] if first else None
    ends = not glued_at(tokens, last) or low_at(tokens, last) in (".", ",", ")", ";")
    hangs = before is not None and glued_at(tokens, first) and before.text in ".,;:)\"'?!"
    if ends and hangs and (first < 2 or tokens[first - 2].kind is not Lex.NUMBER):
        return NumberType.CITATION
    if _in_brackets(tokens, first, last):
        return NumberType.CITATION
    if _opens_item(tokens, first, last):
        return NumberType.LOCATOR
    if low_at(tokens, first - 1) == "(" and low_at(tokens, last) == ")" and len(text) < 3:
        return None if counts_what_stands_before(tokens, first) else NumberType.LOCATOR
    return NumberType.LOCATOR if first == 0 and _opens_text(tokens, last, counted) else None


def _is_volume(tokens: Sequence[Token], last: int) -> bool:
    """As in "104(7): 2127-54", "71(6), 1695-1725": volume, issue and pages of a journal."""
    issue = low_at(tokens, last) == "(" and glued_at(tokens, last) and low_at(tokens, last + 2) == ")"
    pages = low_at(tokens, last + 3) in (":", ",") and low_at(tokens, last + 4)[:1].isdigit()
    named = low_at(tokens, last + 1)
    return issue and pages and (named.isdigit() or named in MONTHS or named in _ISSUES)


_ISSUES = frozenset({"spring", "summer", "autumn", "fall", "winter", "supplement", "suppl", "special"})
"""What issues of a journal are called by that have no number."""


def _are_pages(tokens: Sequence[Token], first: int) -> bool:
    """As in "71(6), 1695-1725", "13834(March), 1-48": either end of the pages behind volume and issue."""
    at = first
    if low_at(tokens, at - 1) == "-" and low_at(tokens, at - 2).isdigit():
        at -= 2
    if low_at(tokens, at - 1) not in (",", ":") or low_at(tokens, at - 2) != ")":
        return False
    volume = at - 5
    return low_at(tokens, volume).isdigit() and _is_volume(tokens, volume + 1)


_LEVELS = re.compile(r"[1-9]\d?(?:\.\d{1,2}){1,3}\.?")
"""The number of a section with its levels: "2.2", "5.1.", "3.1.4"."""


def _numbers_heading(tokens: Sequence[Token], first: int, last: int) -> bool:
    """As in "2.2 Currency Carry Trade", "… of Table 2. 5.1. Discrete exposure": it opens text or sentence."""
    if _LEVELS.fullmatch(tokens[first].text) is None or (first and low_at(tokens, first - 1) != "."):
        return False
    at = last + 1 if low_at(tokens, last) == "." and glued_at(tokens, last) else last
    after = tokens[at] if at < len(tokens) else None
    return (
        after is not None and after.kind is Lex.WORD and after.text[0].isupper() and not glued_at(tokens, at)
    )


def _opens_item(tokens: Sequence[Token], first: int, last: int) -> bool:
    """As in "… the data. 2. Fit the model.": a label between a sentence's end and the next one's capital."""
    if low_at(tokens, first - 1) not in (".", ":") or low_at(tokens, last) != "." or last + 1 >= len(tokens):
        return False
    after = tokens[last + 1]
    return not glued_at(tokens, first) and after.text[0].isupper() and not glued_at(tokens, last + 1)


def counts_what_stands_before(tokens: Sequence[Token], first: int) -> bool:
    """As in "had more members (38) than": a plural that is compared, and how many they are."""
    noun = low_at(tokens, first - 2)
    compared = {low_at(tokens, at) for at in range(max(first - 5, 0), first - 2)}
    return noun.endswith("s") and bool(compared & {"more", "fewer", "most", "fewest"})


def _opens_text(tokens: Sequence[Token], last: int, counted: bool) -> bool:
    """As in "2. Background", "35 Bureau of …": label of a list or note, or a page number."""
    if last >= len(tokens):
        return True
    if tokens[last].text in ".)":
        return last + 1 < len(tokens) and not glued_at(tokens, last + 1)
    return not counted and tokens[last].kind is Lex.WORD and tokens[last].text[0].isupper()


def _in_brackets(tokens: Sequence[Token], first: int, last: int) -> bool:
    """As in "[12]", "[5-7]", "[10, 11]"."""
    left, right = first - 1, last
    while low_at(tokens, left) in (",", "-") or (
        left >= 0 and tokens[left].kind is Lex.NUMBER and first - left < 12
    ):
        left -= 1
    while low_at(tokens, right) in (",", "-") or (
        right < len(tokens) and tokens[right].kind is Lex.NUMBER and right - last < 12
    ):
        right += 1
    return low_at(tokens, left) == "[" and low_at(tokens, right) == "]"
