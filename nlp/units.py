"""Units of measure as they are printed: money, per cent, physical units, counted nouns, units per unit."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nlp.lexer import Lex, Token, word_set

__all__ = [
    "BoundUnit", "UnitTable", "counted_noun", "is_money", "singular", "unit_after", "unit_before",
    "unit_table",
    "with_denominator",
]  # fmt: skip

_DATA = Path(__file__).with_name("data") / "units.toml"


@dataclass(frozen=True, slots=True)
class UnitTable:
    """Printed forms of units and their codes."""

    symbols: Mapping[str, str]
    """Money signs."""
    dollar_prefixes: Mapping[str, str]
    codes: Mapping[str, str]
    money_words: Mapping[str, str]
    national: Mapping[str, str]
    physical: Mapping[str, str]
    """Symbols whose case matters."""
    words: Mapping[str, str]
    money: frozenset[str]
    """All codes that are money."""


@dataclass(frozen=True, slots=True)
class BoundUnit:
    """A unit found beside a number: its code and the tokens that say it, `first` to `last` exclusive."""

    code: str
    first: int
    last: int


@cache
def unit_table() -> UnitTable:
    """The table that figtrace ships, read once."""
    data = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    money = data["currency"]
    names = (money["symbols"], money["dollar_prefixes"], money["codes"], money["words"], money["national"])
    return UnitTable(
        *names,
        physical={symbol: code for symbol, code in data["symbols"].items() if code},
        words=data["words"],
        money=frozenset(code for part in names for code in part.values()),
    )


def is_money(code: str) -> bool:
    """True for a currency, also per something: "USD/MWh"."""
    return code.split("/", 1)[0] in unit_table().money


_IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot", "data": "datum",
    "criteria": "criterion", "series": "series", "indices": "index", "analyses": "analysis",
    "matrices": "matrix", "vertices": "vertex", "phenomena": "phenomenon", "lives": "life", "wives": "wife",
    "leaves": "leaf", "halves": "half", "shelves": "shelf", "mice": "mouse", "teeth": "tooth",
    "geese": "goose",
    "businesses": "business", "buses": "bus", "cases": "case", "bases": "base", "gases": "gas",
    "axes": "axis",
    "crises": "crisis", "theses": "thesis", "hypotheses": "hypothesis", "countrymen": "countryman",
    "viruses": "virus", "bonuses": "bonus", "censuses": "census", "statuses": "status", "news": "news",
    "businesspeople": "businessperson", "spokespeople": "spokesperson", "fishermen": "fisherman",
    "aircraft": "aircraft", "respondents": "respondent", "movies": "movie", "cookies": "cookie",
    "ties": "tie",
    "bacteria": "bacterium", "nuclei": "nucleus", "radii": "radius", "media": "medium", "persons": "person",
}  # fmt: skip


def singular(word: str) -> str:
    """The singular of an English noun in lower case; a word that is singular stays as it is."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in ("species", "series", "headquarters"):
        return word
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 2:
        return word[:-1]
    return word


def _low(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].low if 0 <= index < len(tokens) else ""


def _glued(tokens: Sequence[Token], index: int) -> bool:
    return 0 < index < len(tokens) and tokens[index - 1].end == tokens[index].start


def unit_before(tokens: Sequence[Token], first: int) -> BoundUnit | None:
    """The currency that stands before the number at `first`: "US$", "RMB", "€"."""
    at = first - 1
    if at < 0:
        return None
    table = unit_table()
    token = tokens[at]
    if token.text in "-=" and at > 0 and _glued(tokens, first) and tokens[at - 1].text in "$€£¥":
        at, token = at - 1, tokens[at - 1]  # "$-5"
    if token.text == "$":
        return _dollar(tokens, at)
    if _low(tokens, at - 1) == "$" and _glued(tokens, at) and token.text in ("US", "A", "NZ", "C", "HK"):
        return BoundUnit(table.dollar_prefixes[token.low], at - 1, first)
    if token.text in table.symbols:
        return BoundUnit(table.symbols[token.text], at, first)
    if token.kind is Lex.WORD and token.text in table.codes:
        return BoundUnit(table.codes[token.text], at, first)
    if token.text == "=" and _low(tokens, at - 1) == "y" and _glued(tokens, at):
        return BoundUnit("JPY", at - 1, first)
    return None


def _dollar(tokens: Sequence[Token], at: int) -> BoundUnit:
    """The dollar that a "$" at this token means, by what stands before it: "NT$", "U.S. $", "US $"."""
    prefixes = unit_table().dollar_prefixes
    before = _low(tokens, at - 1)
    glued = _glued(tokens, at)
    if _low(tokens, at + 1) in ("us", "a", "nz", "c", "hk") and _glued(tokens, at + 1):
        return BoundUnit(prefixes[_low(tokens, at + 1)], at, at + 1)
    if before == "." and _low(tokens, at - 2) == "s" and _low(tokens, at - 4) == "u":
        return BoundUnit("USD", at - 4, at + 1)
    known = (before in prefixes and tokens[at - 1].text.isupper()) or before in ("us", "nt", "hk", "nz", "au")
    if (known and (glued or before in ("us", "nt", "hk"))) or (
        before in ("c", "a", "s") and not glued and before == "c"
    ):
        return BoundUnit(prefixes.get(before, "USD"), at - 1, at + 1)
    return BoundUnit("USD", at, at + 1)


def unit_after(tokens: Sequence[Token], last: int, *, money_before: bool = False) -> BoundUnit | None:
    """The unit that follows a number ending before `last`: "%", "percentage points", "MW", "dollars"."""
    at = last
    if _low(tokens, at) == "-" and _glued(tokens, at) and _glued(tokens, at + 1):
        at += 1
    elif _low(tokens, at) == "(" and _low(tokens, at + 1) == "%" and _low(tokens, at + 2) == ")":
        return BoundUnit("%", at, at + 3)
    if at >= len(tokens):
        return None
    base = _percent(tokens, at) or _money_word(tokens, at) or _physical(tokens, at, last)
    if base is None:
        return None
    return with_denominator(tokens, base)


def _percent(tokens: Sequence[Token], at: int) -> BoundUnit | None:
    word = _low(tokens, at)
    last = at + 1
    if word in ("per", "percentage", "percent", "pct", "%") or word == "pc":
        if word == "per":
            if _low(tokens, last) != "cent":
                return None
            last += 1
        elif word == "pc":
            return None
        hyphen = last + 1 if _low(tokens, last) == "-" else last
        if _low(tokens, hyphen) in ("point", "points", "pts"):
            return BoundUnit("pp", at, hyphen + 1)
        return None if word == "percentage" else BoundUnit("%", at, last)
    if word == "p" and _low(tokens, at + 1) == "." and _low(tokens, at + 2) == "c":
        return BoundUnit("%", at, at + 3)
    return None


def _money_word(tokens: Sequence[Token], at: int) -> BoundUnit | None:
    table = unit_table()
    token = tokens[at]
    if token.text in table.symbols:
        code, last = table.symbols[token.text], at + 1
        if token.text == "$" and _low(tokens, last) in ("us", "a", "c") and _glued(tokens, last):
            return BoundUnit(table.dollar_prefixes[_low(tokens, last)], at, last + 1)
        return BoundUnit(code, at, last)
    start = at
    for length in (4, 3, 2):
        words = [t.low for t in tokens[at : at + length]]
        if len(words) == length and words[0] not in ("(", ",", "."):
            name = " ".join([*words[:-1], singular(words[-1])]).replace(" . ", ".")
            if name in table.national:
                return BoundUnit(table.national[name], at, at + length)
    if [t.low for t in tokens[at : at + 4]] == ["u", ".", "s", "."]:
        start = at + 4
    elif _low(tokens, at) in (
        "us",
        "hong",
        "constant",
        "current",
        "nominal",
        "real",
        "chinese",
        "japanese",
        "international",
    ):
        start = at + 1
    word = singular(_low(tokens, start))
    if word in table.money_words and not (word == "real" or (word in ("sen", "won") and start != at)):
        after = start + 1
        return BoundUnit(table.money_words[word], at, after) if _is_noun_won(tokens, start) else None
    if start == at and token.kind is Lex.WORD and token.text in table.codes and len(token.text) > 2:
        return BoundUnit(table.codes[token.text], at, at + 1)
    if token.text in ("US", "U") and _low(tokens, at + 1) == "$":
        return BoundUnit("USD", at, at + 2)
    return None


def _is_noun_won(tokens: Sequence[Token], at: int) -> bool:
    """As in "5 million won": the currency only behind a number with a multiplier, since "3 won" is a verb."""
    return tokens[at].low not in ("won", "real", "rand") or _low(tokens, at - 1) in (
        "million", "billion", "trillion", "bn", "thousand",
    )  # fmt: skip


def _physical(tokens: Sequence[Token], at: int, last: int) -> BoundUnit | None:
    table = unit_table()
    token = tokens[at]
    if token.text == "°" or token.text in "º˚":
        letter = tokens[at + 1].text if at + 1 < len(tokens) else ""
        if letter in ("C", "F"):
            return BoundUnit("°" + letter, at, at + 2)
        return BoundUnit("°", at, at + 1)
    if token.text in "℃℉":
        return BoundUnit("°C" if token.text == "℃" else "°F", at, at + 1)
    if token.text in '″"' and _glued(tokens, at):
        return BoundUnit("in", at, at + 1)
    if token.text == "‰":
        return BoundUnit("‰", at, at + 1)
    spelt = _spelt(tokens, at)
    if spelt:
        return spelt
    code = table.physical.get(token.text)
    if code == "s" and _glued(tokens, at) and tokens[at - 1].text.endswith("0"):
        return None  # "the 1980s", "in his 50s"
    if code and _is_symbol(tokens, at, last):
        return _squared(tokens, BoundUnit(code, at, at + 1))
    return None


def _spelt(tokens: Sequence[Token], at: int) -> BoundUnit | None:
    words = unit_table().words
    for length in (5, 4, 3, 2, 1):
        piece = tokens[at : at + length]
        part = [_unit_word(token.low) for token in piece if token.low != "-"]
        if len(piece) < length or piece[-1].kind is Lex.MARK or (length > 1 and len(part) < 2):
            continue
        code = words.get(" ".join(part))
        if code:
            return _parenthesis(tokens, BoundUnit(code, at, at + length))
    return None


def _unit_word(low: str) -> str:
    return low if low in unit_table().words else singular(low)


def _parenthesis(tokens: Sequence[Token], unit: BoundUnit) -> BoundUnit:
    """As in "terawatt-hours (TWh)": the abbreviation belongs to the unit."""
    last = unit.last
    if _low(tokens, last) == "(" and _low(tokens, last + 2) == ")":
        text = tokens[last + 1].text
        if unit_table().physical.get(text) == unit.code or text in ("pp", "bp", "ppt"):
            return BoundUnit(unit.code, unit.first, last + 3)
    return unit


def _is_symbol(tokens: Sequence[Token], at: int, last: int) -> bool:
    """A one-letter symbol needs to stand alone: "5 m", not "5 A-level", "2 T cells" or "3 C. elegans"."""
    text = tokens[at].text
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after and after.kind is Lex.NUMBER and _glued(tokens, at + 1) and after.text not in ("2", "3"):
        return False
    if (
        len(text) == 1
        and _low(tokens, at + 1) == "."
        and _glued(tokens, at + 2)
        and tokens[at + 2].kind is Lex.WORD
    ):
        return False  # "U.S."
    if len(text) > 1 or _glued(tokens, at):
        return True
    if text in "AaCFGTUMNs" and after and after.kind is Lex.WORD and after.text[0].isupper():
        return False
    return not (text == "A" and after is not None and after.kind is Lex.WORD)


def _squared(tokens: Sequence[Token], unit: BoundUnit) -> BoundUnit:
    """As in "km²", "m3", "cm-2"."""
    at = unit.last
    if at < len(tokens) and _glued(tokens, at):
        if tokens[at].text in ("²", "2") and unit.code in _LENGTHS:
            return BoundUnit(unit.code + "2", unit.first, at + 1)
        if tokens[at].text in ("³", "3") and unit.code in _LENGTHS:
            return BoundUnit(unit.code + "3", unit.first, at + 1)
    return unit


_LENGTHS = frozenset({"m", "km", "cm", "mm", "μm", "nm", "ft", "mi", "in", "yd", "pc", "kpc", "Mpc"})
_TIMES = frozenset(
    {"year", "month", "day", "hour", "week", "quarter", "decade", "century", "annum", "minute", "s"}
)


def with_denominator(tokens: Sequence[Token], base: BoundUnit) -> BoundUnit:
    """Adds "per MWh", "/kg", "a tonne", " m-2 s-1"; money and shares per year stay plain."""
    at = base.last
    word = _low(tokens, at)
    if (
        word in ("per", "a", "an")
        or (word == "/" and _glued(tokens, at))
        or (word == "-" and _low(tokens, at + 1) in ("a", "per"))
    ):
        first = at + 2 if word == "-" else at + 1
        if first < len(tokens):
            below = _denominator(
                tokens, first + 1 if _low(tokens, first) == "-" else first, loose=word in ("a", "an")
            )
            if below:
                plain = base.code in ("%", "pp", "bp") or (is_money(base.code) and below.code in _TIMES)
                code = base.code if plain else f"{base.code}/{below.code}"
                return (
                    with_denominator(tokens, BoundUnit(code, base.first, below.last))
                    if word == "/"
                    else BoundUnit(code, base.first, below.last)
                )
        return base
    power = _negative_power(tokens, at)
    if power and not is_money(base.code) and base.code not in ("%", "pp", "bp"):
        return with_denominator(tokens, BoundUnit(f"{base.code}/{power.code}", base.first, power.last))
    return base


def _negative_power(tokens: Sequence[Token], at: int) -> BoundUnit | None:
    """As in "mg kg-1", "W m⁻²"."""
    if at + 1 >= len(tokens) or tokens[at].text not in unit_table().physical:
        return None
    code = unit_table().physical[tokens[at].text]
    after = tokens[at + 1]
    if not _glued(tokens, at + 1):
        return None
    if after.kind is Lex.SUPER and after.text in ("⁻¹", "⁻²", "⁻³"):
        return BoundUnit(code + {"⁻¹": "", "⁻²": "2", "⁻³": "3"}[after.text], at, at + 2)
    if after.text == "-" and _low(tokens, at + 2) in ("1", "2", "3") and _glued(tokens, at + 2):
        digit = tokens[at + 2].text
        return BoundUnit(code + ("" if digit == "1" else digit), at, at + 3)
    return None


def _denominator(tokens: Sequence[Token], at: int, *, loose: bool) -> BoundUnit | None:
    if at >= len(tokens):
        return None
    token = tokens[at]
    unit = _money_word(tokens, at) or _spelt(tokens, at)
    if unit:
        return unit
    if token.low == "annum":
        return BoundUnit("year", at, at + 1)
    code = unit_table().physical.get(token.text)
    if code and not (loose and len(token.text) == 1):
        return _squared(tokens, BoundUnit(code, at, at + 1))
    if (
        loose
        or token.kind is not Lex.WORD
        or token.low in ("capita", "person", "worker", "head", "the", "cent")
    ):
        return None
    return BoundUnit("{" + singular(token.low) + "}", at, at + 1)


_STOP = word_set(
    """
    a about above across after against all along also although among an and another any are around
    as at away back based be because been before behind being below between both but by can compared
    could did do does down due during each either else even ever every except few for former from
    further had has have he her here his how however if in including instead into is it its itself
    just less like likely many may me might more most much must my neither no nor not now of off
    often on once one only onto or other our out over own part per perhaps rather relative
    respectively same she should since so some still such than that the their them then there these
    they this those though through throughout thus to together too toward towards under until up
    upon us using versus very via was we were what when where whereas whether which while who whom
    whose why will with within without would yet you your years times plus minus consisting
    accounted rose fell grew increased decreased declined reached became remained came went said
    says was is including according corresponding located depending
    """
) - {"years", "us"}
_NOT_PLURAL = word_set("various serious previous less across business process access always perhaps")
_VERB_ENDINGS = ("ed",)
_MAX_NOUN_PHRASE = 8


def counted_noun(tokens: Sequence[Token], last: int) -> BoundUnit | None:
    """The things counted by a number that ends before `last`: "{firm}" for "300 large Chinese firms".

    The head is the first plural noun of the words that follow; None where no noun follows.
    """
    at = last
    if _low(tokens, at) == "of" and _low(tokens, at + 1) in _OWNERS:
        at += 2
        if at < len(tokens) and (_low(tokens, at) in _NUMBER_WORDS or tokens[at].kind is Lex.NUMBER):
            return None  # "three of the five firms": the second number says what is counted
    elif _low(tokens, at) == "-" and _glued(tokens, at) and _glued(tokens, at + 1):
        return _hyphenated(tokens, at + 1)
    if _low(tokens, at) in ("other", "further", "more", "additional"):
        at += 1
    head = _head(tokens, at)
    if head < 0 or (head == at and tokens[head].low.endswith("ing")):
        return None
    return BoundUnit("{" + singular(tokens[head].low) + "}", last, head + 1)


_OWNERS = frozenset({"the", "these", "those", "its", "their", "our", "all", "his", "her"})


def _head(tokens: Sequence[Token], at: int) -> int:
    """Position of the head of the noun phrase that begins at this token; -1 for none."""
    head = -1
    for index in range(at, min(at + _MAX_NOUN_PHRASE, len(tokens))):
        token = tokens[index]
        if token.kind is not Lex.WORD:
            if not _is_inside(tokens, index):
                break
            continue
        hanging = token.low in ("and", "or") and _low(tokens, index - 1) == "-"
        if hanging or (token.low == "and" and head >= 0 and _plural_near(tokens, index + 1)):
            continue
        if token.low in _STOP or token.text == "us":
            break
        head = index
        if _is_plural(token.low) and not (_low(tokens, index + 1) == "-" and _glued(tokens, index + 1)):
            break
    return head


def _is_inside(tokens: Sequence[Token], index: int) -> bool:
    """Hyphens, the points of "U.S." and the number of "four-digit" may stand inside a noun phrase."""
    token = tokens[index]
    if token.text == "-":
        return _glued(tokens, index) and (
            _glued(tokens, index + 1) or _low(tokens, index + 1) in ("and", "or")
        )
    if token.text == ".":
        return _glued(tokens, index) and _low(tokens, index - 1) in ("u", "s")
    return token.kind is Lex.NUMBER and _low(tokens, index + 1) == "-"


def _plural_near(tokens: Sequence[Token], at: int) -> bool:
    """As in "digital and physical sales": a plural within two words."""
    first, second = _low(tokens, at), _low(tokens, at + 1)
    return first not in _STOP and not _is_plural(first) and second not in _STOP and _is_plural(second)


_NUMBER_WORDS = word_set("two three four five six seven eight nine ten eleven twelve")


def _hyphenated(tokens: Sequence[Token], at: int) -> BoundUnit | None:
    """As in "30-item", "two-stage"."""
    token = tokens[at]
    if token.kind is not Lex.WORD or token.low in _STOP:
        return None
    return BoundUnit("{" + singular(token.low) + "}", at - 1, at + 1)


def _is_plural(word: str) -> bool:
    if word in _IRREGULAR:
        return word not in ("news", "aircraft")
    if (
        word in _NOT_PLURAL
        or word in ("species", "series")
        or len(word) < 4
        or word.endswith(("ss", "us", "ous", "is", "'s"))
    ):
        return False
    return word.endswith("s")
