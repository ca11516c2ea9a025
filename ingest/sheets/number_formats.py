"""Values of cells as a spreadsheet shows them, as far as their meaning goes: per cent, currency, dates.

Format codes are those of ECMA-376, part 1, 18.8.30 and 18.8.31.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

__all__ = ["shown"]

_LITERAL = re.compile(r'"[^"]*"|\\.|\[\$?[^\]]*\]|_.|\*.')
"""What a format prints as it is, in which no sign is a code."""
_CURRENCY = re.compile(r"\[\$([^\]-]+)[^\]]*\]|\"?([$€£¥]|US\$|HK\$|RMB|CNY|USD|EUR)\"?")
"""The currency in a number format of Excel (ISO/IEC 29500-1, 18.8.31): "[$€-407]", a sign or its code."""
_PLACES = re.compile(r"\.(0+)")
"""Zeros behind the point: how many places the format shows."""
_MOST_DIGITS = 15
"""Digits that a double holds for certain (IEEE 754)."""


def shown(value: object, form: str) -> str:
    """The value in words: numbers with per cent and currency of their format, dates as 2008-12-31.

    Digits are not rounded as the format would, since the stored value is the figure; but what a double
    adds behind its fifteenth digit is left out. "" for None.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float | Decimal):
        return _number(value, form.split(";")[0])
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date | time | timedelta):
        return str(value)
    return " ".join(str(value).split())


def _number(value: float | Decimal, form: str) -> str:
    bare = _LITERAL.sub("", form)
    percent = "%" in bare
    exact = Decimal(format(value, f".{_MOST_DIGITS}g")) if isinstance(value, float) else Decimal(value)
    if not exact.is_finite():
        return ""
    digits = _plain(exact * 100 if percent else exact, form)
    currency = next((one or other for one, other in _CURRENCY.findall(form)), "").strip()
    sign = "-" if digits.startswith("-") else ""
    return f"{sign}{currency}{digits.removeprefix('-')}{'%' if percent else ''}"


def _plain(exact: Decimal, form: str) -> str:
    """Digits without an exponent; the zeros that the format shows behind the point are kept."""
    text = format(exact.normalize(), "f")
    places = _PLACES.search(_LITERAL.sub("", form))
    least = len(places[1]) if places else 0
    whole, _, rest = text.partition(".")
    return f"{whole}.{rest.ljust(least, '0')}" if rest or least else whole
