"""Readings of numbers in words: cardinals, fractions, multiples and orders of magnitude."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from nlp.figures.numerals.multipliers import ORDERS, SCALES, read_scale
from nlp.figures.numerals.readings import DENOMINATORS, SMALL, TENS, Reading, Style, divide, share_of_few
from nlp.text import Token, glued_at, low_at, word_set

__all__ = ["STARTERS", "read_words"]

ORDINALS = word_set(
    """
    first second third fourth fifth sixth seventh eighth ninth tenth last latter next other previous
    """
)
_FOLD = {
    f"{word}fold": value
    for word, value in {**SMALL, "hundred": 100, "thousand": 1000, "twenty": 20}.items()
    if value
}
_MULTIPLES: dict[str, int] = {
    "twice": 2, "thrice": 3, "doubled": 2, "doubling": 2, "doubles": 2, "tripled": 3, "tripling": 3,
    "triples": 3, "trebled": 3, "trebling": 3, "quadrupled": 4, "quadrupling": 4, "quadruples": 4,
    "quintupled": 5, **_FOLD,
}  # fmt: skip
_HALVED = frozenset({"halved", "halving"})
"""Verbs that divide by two."""
_BARE_VERBS = {"double": 2, "triple": 3, "treble": 3, "quadruple": 4}
"""Verbs that multiply, in the form that is also an adjective or noun: only their neighbours tell."""

STARTERS = frozenset(
    {*SMALL, *TENS, *_MULTIPLES, *_HALVED, *_BARE_VERBS, *ORDERS, "a", "an", "half", "dozen",
     "quarter", "dozens", "hundred", "thousand", "million", "billion", "trillion", "unity", "several"}
)  # fmt: skip
"""Words with which a number may begin."""

_BEFORE_SHARE = frozenset(
    [
        "by",
        "about",
        "nearly",
        "almost",
        "over",
        "than",
        "to",
        "roughly",
        "around",
        "some",
        "only",
        "approximately",
        "under",
        "just",
        "at",
        "least",
        "most",
        "was",
        "is",
        "or",
        "and",
        "up",
        "down",
        "fell",
        "rose",
        "another",
        "exactly",
        "from",
        "against",
    ]
)
"""Words of degree and change before "half" or "a third": there it is a share and no part of a name ("third
world")."""


def read_words(tokens: Sequence[Token], first: int) -> Reading | None:
    """The number that begins with this word; None if none does."""
    word = tokens[first].low
    if word in SCALES and low_at(tokens, first - 1) in ("several", "few", "many", "some"):
        return None
    if word in _MULTIPLES or word in _HALVED or word in _BARE_VERBS:
        return _read_multiple(tokens, first)
    if word in ORDERS:
        return _read_order(tokens, first)
    if word == "half":
        return _read_half(tokens, first)
    if word in ("a", "an", "several"):
        return _read_article(tokens, first)
    if word == "quarter":
        return _read_bare_quarter(tokens, first)
    if word == "unity":
        return Reading(first, first + 1, Decimal(1), style=Style.WORDS)
    if word in ("dozen", "dozens"):
        return _read_dozens(tokens, first)
    return _read_cardinal(tokens, first)


def _read_bare_quarter(tokens: Sequence[Token], first: int) -> Reading | None:
    """As in "quarter million", "some quarter of a million"; alone it is a part of the year, or of a town."""
    mult, last = _scale_of_part(tokens, first + 1)
    if not mult or low_at(tokens, first - 1) in ORDINALS:
        return None
    return Reading(first, last, Decimal("0.25"), mult, Style.FRACTION)


def _read_multiple(tokens: Sequence[Token], first: int) -> Reading | None:
    word = tokens[first].low
    if word in _HALVED:
        return Reading(first, first + 1, Decimal("0.5"), style=Style.MULTIPLE)
    if word in _BARE_VERBS and not _is_bare_multiple(tokens, first):
        return None
    if word == "doubling" and low_at(tokens, first - 1) in ("the", "in", "of"):
        return None
    if word.endswith("les") and not _is_verb(tokens, first):
        return None
    return Reading(first, first + 1, Decimal(_MULTIPLES.get(word) or _BARE_VERBS[word]), style=Style.MULTIPLE)


def _is_verb(tokens: Sequence[Token], first: int) -> bool:
    """As in "trade doubles every decade": "all triples with" and "the doubles" are things."""
    before, after = low_at(tokens, first - 1), low_at(tokens, first + 1)
    return bool(before) and before not in _BEFORE_NOUN and after in _AFTER_VERB


_BEFORE_NOUN = word_set(
    "the a an all these those of in across among between over per exclude excluding with by each such and for"
)
_AFTER_VERB = word_set("the its their every in from by to when as over between within , . ;") | {""}
"""What stands behind "doubled" and its like where they are verbs: an object, a preposition, the end."""


def _is_bare_multiple(tokens: Sequence[Token], first: int) -> bool:
    """As in "will double", "more than double", "double the": not "double counting"."""
    after = low_at(tokens, first + 1)
    if after in ("-", "counting", "taxation", "digit", "digits", "standard", "standards"):
        return False
    before = low_at(tokens, first - 1)
    return before in _BEFORE_DOUBLE or after in ("the", "its", "their", "that", "those")


_BEFORE_DOUBLE = frozenset({"to", "will", "would", "could", "than", "nearly", "almost", "about", "roughly"})
"""Words before "double" by which it is a verb or a multiple and no adjective ("double counting")."""


def _read_order(tokens: Sequence[Token], first: int) -> Reading | None:
    low = tokens[first].low
    mult, power, at = 0, ORDERS[low], first + 1
    if low_at(tokens, at) == "of" and low_at(tokens, at + 1) in ORDERS:
        mult, at = ORDERS[low_at(tokens, at + 1)], at + 2
    elif power >= 3 and low_at(tokens, at) == "of":
        mult, power = power, 0
    if low_at(tokens, first - 1) in ("in", "("):
        return None  # "(in millions of dollars)" is a unit's note
    if mult == 0 and (power != 2 or low_at(tokens, at) != "of"):
        return None
    ten = Decimal(10)
    return Reading(first, at, None, mult, Style.ORDER, ten**power, ten ** (power + 1))


def _read_half(tokens: Sequence[Token], first: int) -> Reading | None:
    before, after = low_at(tokens, first - 1), low_at(tokens, first + 1)
    dozen = _half_a_dozen(tokens, first)
    if dozen:
        return dozen
    if before in ORDINALS or before in ("and", "-", "nd", "st") or after == "-":
        return None
    if before in ("this", "that", "each", "per", "opening", "final") and after != "of":
        return None  # "this half" is six months
    last = first + 1
    mult = 0
    if after in ("a", "an") and low_at(tokens, first + 2) in SCALES:
        mult, last = read_scale(tokens, first + 2)
    elif after in SCALES:
        mult, last = read_scale(tokens, first + 1)
    return Reading(first, last, Decimal("0.5"), mult, Style.FRACTION)


def _half_a_dozen(tokens: Sequence[Token], first: int) -> Reading | None:
    """As in "half a dozen", "half-a-dozen", "a half-dozen"."""
    at = first + 1
    for skipped in ("-", "a", "-"):
        at += low_at(tokens, at) == skipped
    return Reading(first, at + 1, Decimal(6), 0, Style.WORDS) if low_at(tokens, at) == "dozen" else None


def _read_article(tokens: Sequence[Token], first: int) -> Reading | None:
    """As in "a million", "a quarter of", "a dozen"; an article alone is none."""
    word = low_at(tokens, first + 1)
    if tokens[first].low == "several":
        word = ""
    if word in SCALES and len(word) > 3:
        value, mult, last = _cardinal(tokens, first + 1)
        return Reading(first, last, value, mult, Style.WORDS) if value else None
    if word == "dozen":
        return Reading(first, first + 2, Decimal(12), 0, Style.WORDS)
    at = first + 1
    if word.isalpha() and low_at(tokens, at + 1) in DENOMINATORS and low_at(tokens, at + 2) == "of":
        at, word = at + 1, low_at(tokens, at + 1)  # "an extra quarter of"
        word = word if low_at(tokens, at + 2) in _WHOLES else ""
    known = word in DENOMINATORS and not word.endswith("s")
    if known and (_is_share(tokens, first - 1, at + 1) or _is_small_part(tokens, word, at + 1)):
        mult, last = _of_a_scale(tokens, at + 1)
        return Reading(first, last, divide(Decimal(1), DENOMINATORS[word]), mult, Style.FRACTION)
    return None


_WHOLES = frozenset({"the", "their", "its", "all", "his", "her", "our"})


def _of_a_scale(tokens: Sequence[Token], last: int) -> tuple[int, int]:
    """As in "a quarter of a million": the multiplier behind "of a"."""
    if (
        low_at(tokens, last) == "of"
        and low_at(tokens, last + 1) == "a"
        and low_at(tokens, last + 2) in SCALES
    ):
        return read_scale(tokens, last + 2)
    return 0, last


def _scale_of_part(tokens: Sequence[Token], last: int) -> tuple[int, int]:
    """As in "three quarters of a billion", "three quarters billion"."""
    return read_scale(tokens, last) if low_at(tokens, last) in SCALES else _of_a_scale(tokens, last)


def _is_share(tokens: Sequence[Token], before: int, after: int) -> bool:
    follows, hedge = low_at(tokens, after), low_at(tokens, before)
    if follows in _AFTER_SHARE:
        return True
    if hedge in _BEFORE_SHARE and (not follows or follows in _ENDS_SHARE):
        return True
    degree = hedge in _DEGREES or (hedge in ("on", "to") and low_at(tokens, before - 1) == "close")
    return degree and follows not in _THIRD_AND_QUARTER_OF


_DEGREES = word_set("than nearly almost roughly approximately")
"""Words of degree that no ordinal has before it: "almost a quarter bought"."""
_SELDOM_ORDINAL = 12
"""Denominators from which, behind "a", an ordinal is seldom met with but before its noun."""


def _is_small_part(tokens: Sequence[Token], word: str, after: int) -> bool:
    """As in "on a fiftieth." and "from a thousandth in 2000": nothing is named whose fiftieth it could be."""
    follows = low_at(tokens, after)
    return DENOMINATORS[word] >= _SELDOM_ORDINAL and (not follows or follows in _ENDS_SHARE)


_ENDS_SHARE = word_set(
    """
    . , ; ) in between since by is was are were has have had do does did can could will would may might must
    under below above over up down when while before after
    """
)
"""What may follow a share that a hedge leads to: "about a third have"."""
_THIRD_AND_QUARTER_OF = word_set(
    "century hour mile party country world term point finger time person year turn"
)
"""Things of which "a quarter" and "a third" are said as words of their own: "more than a quarter century"."""


_AFTER_SHARE = word_set(
    """
    of to less more as higher lower larger smaller from percent percentage per % point points basis
    """
)


def _read_dozens(tokens: Sequence[Token], first: int) -> Reading | None:
    if tokens[first].low == "dozens":
        return Reading(first, first + 1, None, 0, Style.ORDER, Decimal(12), Decimal(120))
    return None


def _read_cardinal(tokens: Sequence[Token], first: int) -> Reading | None:
    value, mult, last = _cardinal(tokens, first)
    if value is None:
        return None
    ordinal = _compound_ordinal(tokens, first)
    if ordinal:
        return ordinal
    fraction = _word_fraction(tokens, first, last, value)
    if fraction:
        return fraction
    share = share_of_few(tokens, first, last, value) if mult == 0 else None
    if share:
        return share
    at = last + 1 if low_at(tokens, last) == "-" else last
    if low_at(tokens, at) == "fold" and glued_at(tokens, at):
        return Reading(first, at + 1, value, 0, Style.MULTIPLE)
    return Reading(first, last, value, mult, Style.WORDS)


def _compound_ordinal(tokens: Sequence[Token], first: int) -> Reading | None:
    """As in "the seventy-fifth percentile": tens and the ordinal that a hyphen ties to them."""
    tens, ones = TENS.get(tokens[first].low), DENOMINATORS.get(low_at(tokens, first + 2), 0)
    hyphen = low_at(tokens, first + 1) == "-" and glued_at(tokens, first + 1) and glued_at(tokens, first + 2)
    word = low_at(tokens, first + 2)
    if tens is None or not hyphen or not (word in _FIRST_TWO or (2 < ones < 10 and word[-1] == "h")):
        return None
    value = Decimal(tens + (_FIRST_TWO.get(word) or ones))
    return Reading(first, first + 3, value, style=Style.ORDINAL)


_FIRST_TWO = {"first": 1, "second": 2, "third": 3}
"""Ordinals that are no denominators in "-th"."""


def _cardinal(tokens: Sequence[Token], first: int) -> tuple[Decimal | None, int, int]:
    """Value, multiplier and end of "three hundred and fifty thousand": 350, 3."""
    groups: list[tuple[int, int]] = []
    at = first
    while at < len(tokens) and at - first < 16:
        value, stop = _below_thousand(tokens, at)
        if value is None:
            break
        mult, stop = read_scale(tokens, stop)
        groups.append((value, mult))
        at = stop
        if mult == 0:
            break
        step = at + 1 if low_at(tokens, at) in ("and", ",") and low_at(tokens, at + 1) in _WORDY else at
        following, _ = _below_thousand(tokens, step) if step < len(tokens) else (None, step)
        if following is None or not _continues(tokens, step, mult):
            break
        at = step
    if not groups:
        return None, 0, first
    if len(groups) == 1:
        return Decimal(groups[0][0]), groups[0][1], at
    if any(left[1] <= right[1] for left, right in pairwise(groups)):
        return Decimal(groups[0][0]), groups[0][1], at
    least = groups[-1][1]
    return Decimal(sum(value * 10 ** (mult - least) for value, mult in groups)), least, at


_WORDY = frozenset({*SMALL, *TENS})


def _continues(tokens: Sequence[Token], at: int, mult: int) -> bool:
    """As in "two thousand five hundred" goes on; "two million, five of them" does not."""
    if low_at(tokens, at) not in _WORDY:
        return False
    _, stop = _below_thousand(tokens, at)
    following, _ = read_scale(tokens, stop)
    return following < mult and low_at(tokens, at - 1) != ","


def _below_thousand(tokens: Sequence[Token], at: int) -> tuple[int | None, int]:
    value, stop = _below_hundred(tokens, at)
    if low_at(tokens, stop) == "hundred" and (value is None or value < 100):
        total, stop = (1 if value is None else value) * 100, stop + 1
        after = stop + 1 if low_at(tokens, stop) == "and" else stop
        rest, end = _below_hundred(tokens, after)
        return (total + rest, end) if rest else (total, stop)
    if value is None and low_at(tokens, at) in ("thousand", "million", "billion", "trillion"):
        return 1, at
    return value, stop


def _below_hundred(tokens: Sequence[Token], at: int) -> tuple[int | None, int]:
    word = low_at(tokens, at)
    if word in SMALL:
        return SMALL[word], at + 1
    if word not in TENS:
        return None, at
    after = at + 2 if low_at(tokens, at + 1) == "-" else at + 1
    unit = SMALL.get(low_at(tokens, after), 0)
    return (TENS[word] + unit, after + 1) if 0 < unit < 10 else (TENS[word], at + 1)


def _word_fraction(tokens: Sequence[Token], first: int, last: int, value: Decimal) -> Reading | None:
    spaced = low_at(tokens, last) == "-" and not glued_at(tokens, last) and not glued_at(tokens, last + 1)
    hyphen = low_at(tokens, last) == "-" and (glued_at(tokens, last) or spaced)
    at = last + 1 if hyphen else last
    word = low_at(tokens, at)
    bottom = DENOMINATORS.get(word)
    if not bottom or value >= 100 or value < 1:
        return None
    plural = word.endswith("s")
    if plural != (value > 1) and not (word == "half" and value == 1):
        return None
    # "two quarters" are spans of time as often as halves of a whole
    scaled = low_at(tokens, at + 1) in SCALES
    plain = not hyphen and not scaled and word in ("quarter", "quarters", "half")
    if plain and not _is_share(tokens, first - 1, at + 1):
        return None
    mult, last = _scale_of_part(tokens, at + 1)
    return Reading(first, last, divide(value, bottom), mult, Style.FRACTION)
