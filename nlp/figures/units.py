"""Units of measure as they are printed: money, per cent, physical units, counted nouns, units per unit."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.figures.carbon import behind_carbon, carbon_mass
from nlp.figures.counted_nouns import BoundUnit, singular, suspended_head
from nlp.figures.other_numbers import is_year
from nlp.figures.percents import percent_unit
from nlp.figures.prices import may_say_prices, past_price_base
from nlp.figures.unit_forms import is_money, unit_table
from nlp.figures.unit_lookalikes import closes_quotation, is_plural_sign, is_stuck
from nlp.text import Lex, Token, glued_at, low_at

__all__ = ["BoundUnit", "part_of_unit", "scale_in_code", "unit_after", "unit_before", "with_denominator"]


def unit_before(tokens: Sequence[Token], first: int) -> BoundUnit | None:
    """The currency that stands before the number at `first`: "US$", "RMB", "€"."""
    at = first - 1
    if at < 0:
        return None
    table = unit_table()
    token = tokens[at]
    if token.text in "-=" and at > 0 and glued_at(tokens, first) and tokens[at - 1].text in "$€£¥":
        at, token = at - 1, tokens[at - 1]  # "$-5"
    if token.text == "$":
        return _dollar(tokens, at)
    if low_at(tokens, at - 1) == "$" and glued_at(tokens, at) and token.text in ("US", "A", "NZ", "C", "HK"):
        return BoundUnit(table.dollar_prefixes[token.low], at - 1, first)
    if token.text in table.symbols:
        return BoundUnit(table.symbols[token.text], at, first)
    if token.text == "." and low_at(tokens, at - 1) == "rs" and glued_at(tokens, at):
        return BoundUnit("INR", at - 1, first)
    if token.kind is Lex.WORD and token.text in table.codes:
        return BoundUnit(table.codes[token.text], at, first)
    scaled = _scaled_code(token) if token.kind is Lex.WORD else None
    if scaled:
        return BoundUnit(scaled[0], at, first)
    if token.text == "=" and low_at(tokens, at - 1) == "y" and glued_at(tokens, at):
        return BoundUnit("JPY", at - 1, first)
    return None


def _dollar(tokens: Sequence[Token], at: int) -> BoundUnit:
    """The dollar that a "$" at this token means, by what stands before it: "NT$", "U.S. $", "US $"."""
    prefixes = unit_table().dollar_prefixes
    before = low_at(tokens, at - 1)
    glued = glued_at(tokens, at)
    if low_at(tokens, at + 1) in ("us", "a", "nz", "c", "hk") and glued_at(tokens, at + 1):
        return BoundUnit(prefixes[low_at(tokens, at + 1)], at, at + 1)
    if before == "." and low_at(tokens, at - 2) == "s" and low_at(tokens, at - 4) == "u":
        return BoundUnit("USD", at - 4, at + 1)
    known = (before in prefixes and tokens[at - 1].text.isupper()) or before in ("us", "nt", "hk", "nz", "au")
    if (known and (glued or before in ("us", "nt", "hk"))) or (
        before in ("c", "a", "s") and not glued and before == "c"
    ):
        return BoundUnit(prefixes.get(before, "USD"), at - 1, at + 1)
    return BoundUnit("USD", at, at + 1)


def unit_after(tokens: Sequence[Token], last: int) -> BoundUnit | None:
    """The unit that follows a number ending before `last`: "%", "percentage points", "MW", "dollars"."""
    at, here = last, low_at(tokens, last)
    if here == "-" and glued_at(tokens, at) and glued_at(tokens, at + 1):
        at += 1
        if _begins_amount(tokens, at):
            return None  # "$3-$7 billion": the sign is the next one's
    elif here == "(" and low_at(tokens, at + 1) == "%" and low_at(tokens, at + 2) == ")":
        return BoundUnit("%", at, at + 3)
    elif here == "(" and is_year(low_at(tokens, at + 1)) and not is_year(low_at(tokens, at - 1)):
        return _in_old_money(tokens, at)
    elif here == "(" and low_at(tokens, at + 2) == ")" and len(tokens[at + 1].text) > 1:
        code = unit_table().physical.get(tokens[at + 1].text)  # "20 (kg)"
        return BoundUnit(code, at, at + 3) if code else None
    elif here == "-" and (head := suspended_head(tokens, at)) >= 0:
        found = percent_unit(tokens, head) or _physical(tokens, head, head)
        return BoundUnit(found.code, at, at + 1) if found else None
    if at >= len(tokens):
        return None
    base = percent_unit(tokens, at) or _money_word(tokens, at) or _physical(tokens, at, last)
    if base is None:
        return None
    return with_denominator(tokens, behind_carbon(tokens, base))


def _in_old_money(tokens: Sequence[Token], opened: int) -> BoundUnit | None:
    """As in "5 million (2010 US$)"."""
    money = _money_word(tokens, opened + 2) if opened + 2 < len(tokens) else None
    closed = money is not None and low_at(tokens, money.last) == ")"
    return BoundUnit(money.code, opened, money.last + 1) if money and closed else None


def _begins_amount(tokens: Sequence[Token], at: int) -> bool:
    """As in "€35", "US$1.5", "RMB 20" at this token."""
    dollar = at + 1 if low_at(tokens, at + 1) == "$" and tokens[at].text.isupper() else at
    token = tokens[dollar]
    money = token.text in unit_table().symbols or token.text in unit_table().codes
    return money and dollar + 1 < len(tokens) and tokens[dollar + 1].kind is Lex.NUMBER


def _money_word(tokens: Sequence[Token], at: int) -> BoundUnit | None:
    """The money that this token begins, behind what says its prices: "constant 2005 dollars"."""
    based = past_price_base(tokens, at) if may_say_prices(tokens[at]) else at
    if based == at:
        return _plain_money(tokens, at)
    money = _plain_money(tokens, based) if based < len(tokens) else None
    return BoundUnit(money.code, at, money.last) if money else None


def _plain_money(tokens: Sequence[Token], at: int) -> BoundUnit | None:
    table = unit_table()
    token = tokens[at]
    if token.text in table.symbols:
        code, last = table.symbols[token.text], at + 1
        if token.text == "$" and low_at(tokens, last) in ("us", "a", "c") and glued_at(tokens, last):
            return BoundUnit(table.dollar_prefixes[low_at(tokens, last)], at, last + 1)
        return BoundUnit(code, at, last)
    scaled = _scaled_code(token)
    if scaled:
        return BoundUnit(scaled[0], at, at + 1)
    national = _national(tokens, at)
    if national:
        return national
    start = at
    if [t.low for t in tokens[at : at + 4]] == ["u", ".", "s", "."]:
        start = at + 4
        if low_at(tokens, at - 2) == "$" and low_at(tokens, start) in ("per", "a", "/"):
            return BoundUnit("USD", at, start)  # "$75 U.S. per barrel"
    elif low_at(tokens, at) in ("us", "hong", "chinese", "japanese", "international", "ppp"):
        start = at + 1
    word = singular(low_at(tokens, start))
    if word in table.money_words and not (word == "real" or (word in ("sen", "won") and start != at)):
        after = start + 1
        return BoundUnit(table.money_words[word], at, after) if _is_noun_won(tokens, start) else None
    if start == at and token.kind is Lex.WORD and token.text in table.codes and len(token.text) > 2:
        return BoundUnit(table.codes[token.text], at, at + 1)
    if token.text in ("US", "U") and low_at(tokens, at + 1) == "$":
        return BoundUnit("USD", at, at + 2)
    return None


def _national(tokens: Sequence[Token], at: int) -> BoundUnit | None:
    """As in "Hong Kong dollars", "Swiss francs"."""
    table = unit_table()
    if tokens[at].low not in table.national_openings:
        return None
    for length in (4, 3, 2):
        words = [token.low for token in tokens[at : at + length]]
        name = " ".join([*words[:-1], singular(words[-1])]).replace(" . ", ".")
        if len(words) == length and name in table.national:
            return BoundUnit(table.national[name], at, at + length)
    return None


_CODE_SCALES = {"k": 3, "T": 3, "M": 6, "B": 9}
"""Letters before a currency's code in banks' and the Commission's writing: kEUR, TEUR (German Tausend), MEUR,
BEUR."""


def _scaled_code(token: Token) -> tuple[str, int] | None:
    """As in "120 MEUR", "60 kUSD": code and power of ten."""
    code = unit_table().codes.get(token.text[1:]) if len(token.text) == 4 else None
    mult = _CODE_SCALES.get(token.text[0]) if code else None
    return (code, mult) if code and mult and token.text not in unit_table().codes else None


def scale_in_code(tokens: Sequence[Token], unit: BoundUnit) -> int:
    """Power of ten that the unit's code says with it; 0 for none."""
    found = [_scaled_code(token) for token in tokens[unit.first : unit.last] if token.kind is Lex.WORD]
    return found[0][1] if found and found[0] else 0


def _is_noun_won(tokens: Sequence[Token], at: int) -> bool:
    """As in "5 million won": the currency only behind a number with a multiplier, since "3 won" is a verb."""
    return tokens[at].low not in ("won", "real", "rand") or low_at(tokens, at - 1) in (
        "million", "billion", "trillion", "bn", "thousand",
    )  # fmt: skip


def _physical(tokens: Sequence[Token], at: int, last: int) -> BoundUnit | None:
    table = unit_table()
    token = tokens[at]
    if token.text in "°º˚℃℉":
        return _degrees(tokens, at)
    if token.text in '″"' and glued_at(tokens, at) and not closes_quotation(tokens, at):
        return BoundUnit("in", at, at + 1)
    if token.text == "in" and glued_at(tokens, at) and tokens[at - 1].kind is Lex.NUMBER:
        return BoundUnit("in", at, at + 1)  # "a 75in screen"; set off it is a preposition
    if token.text == "‰":
        return BoundUnit("‰", at, at + 1)
    spelt = _spelt(tokens, at)
    if spelt:
        return spelt
    if "CO" in token.text and (mass := carbon_mass(tokens, at)):
        return mass
    if token.text in _BARRELS and (flow := _oil_flow(tokens, at)):
        return flow
    code = table.physical.get(token.text)
    powered = code in _LENGTHS and _is_power(tokens, at + 1)
    if len(token.text) == 1 and at + 1 < len(tokens) and not powered and is_stuck(tokens, at + 1):
        return None  # "12 B2B firms", "90 F-type wagons": the letter begins a name
    if code == "s" and token.text == "s" and glued_at(tokens, at) and is_plural_sign(tokens, at):
        return None
    if code and _is_symbol(tokens, at, last):
        return _squared(tokens, BoundUnit(code, at, at + 1))
    return None


def _degrees(tokens: Sequence[Token], at: int) -> BoundUnit:
    """As in "5 °C", "5 ℃"; "°" for an angle."""
    if tokens[at].text in "℃℉":
        return BoundUnit("°C" if tokens[at].text == "℃" else "°F", at, at + 1)
    letter = tokens[at + 1].text if at + 1 < len(tokens) else ""
    return BoundUnit(f"°{letter}", at, at + 2) if letter in ("C", "F") else BoundUnit("°", at, at + 1)


def _oil_flow(tokens: Sequence[Token], at: int) -> BoundUnit | None:
    """As in "9.8 mb/d"."""
    a_day = low_at(tokens, at + 1) == "/" and low_at(tokens, at + 2) == "d"
    return BoundUnit(_BARRELS[tokens[at].text], at, at + 3) if a_day else None


_BARRELS = {"b": "bbl/day", "kb": "kbbl/day", "mb": "Mbbl/day", "mmb": "Mbbl/day"}
"""Barrels before "/d", thousands and millions of them (International Energy Agency, Oil Market Report)."""


def part_of_unit(tokens: Sequence[Token], last: int) -> BoundUnit | None:
    """The unit that a fraction before `last` is a part of: "half a mile", "a tenth of one percent"."""
    at = last + 1 if low_at(tokens, last) == "of" else last
    if low_at(tokens, at) not in ("a", "an", "one", "1"):
        return None
    unit = unit_after(tokens, at + 1)
    if unit is None or unit.first != at + 1 or (at > last and unit.code in _LOOSE):
        return None
    return BoundUnit(unit.code, last, unit.last)


_LOOSE = frozenset({"in", "m", "s", "A", "T", "G"})
"""Units whose sign is also a word or a label: believed only right behind a number."""


def _spelt(tokens: Sequence[Token], at: int) -> BoundUnit | None:
    table = unit_table()
    piece = tokens[at : at + _LONGEST_SPELT]
    first = next((token.low for token in piece if token.low != "-"), "")
    if _unit_word(first) not in table.openings:
        return None
    said = ["" if token.low == "-" else _unit_word(token.low) for token in piece]
    for length in range(len(piece), 0, -1):
        words = [word for word in said[:length] if word]
        if piece[length - 1].kind is Lex.MARK or (length > 1 and len(words) < 2):
            continue
        code = table.words.get(" ".join(words))
        if code:
            return _parenthesis(tokens, BoundUnit(code, at, at + length))
    return None


_LONGEST_SPELT = 5
"""Tokens of "watt - hour" and its like, hyphens included."""


def _unit_word(low: str) -> str:
    return low if low in unit_table().words else singular(low)


def _parenthesis(tokens: Sequence[Token], unit: BoundUnit) -> BoundUnit:
    """As in "terawatt-hours (TWh)": the abbreviation belongs to the unit."""
    last = unit.last
    if low_at(tokens, last) == "(" and low_at(tokens, last + 2) == ")":
        text = tokens[last + 1].text
        if unit_table().physical.get(text) == unit.code or text in ("pp", "bp", "ppt"):
            return BoundUnit(unit.code, unit.first, last + 3)
    return unit


def _is_symbol(tokens: Sequence[Token], at: int, last: int) -> bool:
    """A one-letter symbol needs to stand alone: "5 m", not "5 A-level", "2 T cells" or "3 C. elegans"."""
    text = tokens[at].text
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after and after.kind is Lex.NUMBER and glued_at(tokens, at + 1) and after.text not in ("2", "3"):
        return False
    if (
        len(text) == 1
        and low_at(tokens, at + 1) == "."
        and glued_at(tokens, at + 2)
        and tokens[at + 2].kind is Lex.WORD
    ):
        return False  # "U.S."
    if len(text) > 1 or glued_at(tokens, at):
        return True
    if text in "AaCFGTUMNs" and after and after.kind is Lex.WORD and after.text[0].isupper():
        return False
    return not (text == "A" and after is not None and after.kind is Lex.WORD)


def _is_power(tokens: Sequence[Token], at: int) -> bool:
    """As in "m²", "m3", with no letter behind: "m2m" is a name."""
    if at >= len(tokens) or tokens[at].text not in ("²", "³", "2", "3") or not glued_at(tokens, at):
        return False
    return not (glued_at(tokens, at + 1) and tokens[at + 1].kind in (Lex.WORD, Lex.NUMBER))


def _squared(tokens: Sequence[Token], unit: BoundUnit) -> BoundUnit:
    """As in "km²", "m3", "cm-2"."""
    at = unit.last
    if at < len(tokens) and glued_at(tokens, at):
        if tokens[at].text in ("²", "2") and unit.code in _LENGTHS:
            return BoundUnit(unit.code + "2", unit.first, at + 1)
        if tokens[at].text in ("³", "3") and unit.code in _LENGTHS:
            return BoundUnit(unit.code + "3", unit.first, at + 1)
    return unit


_LENGTHS = frozenset({"m", "km", "cm", "mm", "μm", "nm", "ft", "mi", "in", "yd", "pc", "kpc", "Mpc"})
"""Lengths that are squared and cubed."""
_DATING = frozenset({"ago", "earlier", "later", "before", "previously", "after"})
"""Words that make a date of "a year" before them."""
_PIECES = frozenset({"share", "piece", "ticket", "bottle", "unit", "dozen"})
"""Things that prices are put for: "$98 a share", but not "paid $98 a visitor said"."""
_TIMES = frozenset(
    {"year", "month", "day", "hour", "week", "quarter", "decade", "century", "annum", "minute", "s"}
)
"""Units of time: money per year stays money."""
_TIME_SIGNS = {"d": "day", "yr": "year", "y": "year", "a": "year", "hr": "hour", "wk": "week", "mo": "month"}
"""Short forms behind a stroke alone: "25 Bcf/d", "3 kg/yr"; elsewhere they are letters."""


def with_denominator(tokens: Sequence[Token], base: BoundUnit) -> BoundUnit:
    """Adds "per MWh", "/kg", "a tonne", " m-2 s-1"; money and shares per year stay plain."""
    at = base.last
    word = low_at(tokens, at)
    if word in ("a", "an") and low_at(tokens, at + 2) in _DATING:
        return base  # "$5 a year earlier"
    if (
        word in ("per", "a", "an")
        or (word == "/" and glued_at(tokens, at))
        or (word == "-" and low_at(tokens, at + 1) in ("a", "per"))
    ):
        first = at + 2 if word == "-" else at + 1
        if first < len(tokens):
            below = _denominator(
                tokens, first + 1 if low_at(tokens, first) == "-" else first, loose=word in ("a", "an")
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
    if not glued_at(tokens, at + 1):
        return None
    if after.kind is Lex.SUPER and after.text in ("⁻¹", "⁻²", "⁻³"):
        return BoundUnit(code + {"⁻¹": "", "⁻²": "2", "⁻³": "3"}[after.text], at, at + 2)
    if after.text == "-" and low_at(tokens, at + 2) in ("1", "2", "3") and glued_at(tokens, at + 2):
        digit = tokens[at + 2].text
        return BoundUnit(code + ("" if digit == "1" else digit), at, at + 3)
    return None


def _denominator(tokens: Sequence[Token], at: int, *, loose: bool) -> BoundUnit | None:
    if at >= len(tokens):
        return None
    token = tokens[at]
    unit = _money_word(tokens, at) or _spelt(tokens, at) or carbon_mass(tokens, at)
    if unit:
        return behind_carbon(tokens, unit)
    if token.low == "annum":
        return BoundUnit("year", at, at + 1)
    if loose and token.low in _PIECES and low_at(tokens, at + 1) != "of":
        return BoundUnit("{" + token.low + "}", at, at + 1)
    code = _TIME_SIGNS.get(token.text) if low_at(tokens, at - 1) == "/" else None
    code = code or unit_table().physical.get(token.text)
    if code and not (loose and len(token.text) == 1):
        return _squared(tokens, BoundUnit(code, at, at + 1))
    if (
        loose
        or token.kind is not Lex.WORD
        or token.low in ("capita", "person", "worker", "head", "the", "cent")
    ):
        return None
    return BoundUnit("{" + singular(token.low) + "}", at, at + 1)
