r"""Amounts that siunitx sets in units which pandoc does not know: "\SI{904}{\mega\USD}" is 904 million USD.

Pandoc leaves a unit out that is no unit of SI, so that money would lose its currency and its millions.
"""

from __future__ import annotations

import re

__all__ = ["with_plain_amounts"]

_ARGUMENT = r"\{((?:[^{}]|\{[^{}]*\})*)\}"
_AMOUNT = re.compile(
    r"\\(?P<name>SI|qty|SIrange|qtyrange|SIlist|qtylist)\*?\s*(?:\[[^\]\n]{0,200}\])?\s*"
    rf"(?P<numbers>(?:{_ARGUMENT}\s*){{1,2}}?){_ARGUMENT}(?![ \t]*\{{)"
)
"""The commands of siunitx 2 and 3 for a number, a range and a list with a unit; options and braces."""
_NUMBER = re.compile(_ARGUMENT)
_DECLARED = re.compile(rf"\\DeclareSIUnit\s*(?:\[[^\]\n]*\])?\s*\{{?\s*\\([A-Za-z]+)\s*\}}?\s*{_ARGUMENT}")
"""A unit of the draft's own, and how it is printed."""
_MONEY = {
    "euro": "EUR", "EUR": "EUR", "USD": "USD", "dollar": "dollars", "GBP": "GBP", "pound": "GBP",
    "CHF": "CHF",
    "JPY": "JPY", "yen": "yen", "CNY": "CNY", "RMB": "CNY", "yuan": "yuan", "SEK": "SEK", "NOK": "NOK",
    "DKK": "DKK", "INR": "INR", "KRW": "KRW", "CAD": "CAD", "AUD": "AUD",
}  # fmt: skip
"""Currencies as commands: names, and codes of ISO 4217. No SI unit bears such a name."""
_SCALES = {"kilo": "thousand", "mega": "million", "giga": "billion", "tera": "trillion"}
"""Prefixes of SI as they are said of money."""
_COMMAND = re.compile(r"\\([A-Za-z]+)")


def with_plain_amounts(text: str) -> str:
    r"""The source with amounts in such units as plain words, the number in a "\num" of its own.

    Amounts in units of SI stay as they stand.
    """
    declared = {found[1]: _printed(found[2]) for found in _DECLARED.finditer(text)}
    units = {**declared, **_MONEY}

    def plain(found: re.Match[str]) -> str:
        unit = _in_words(found[found.re.groups], units)
        if unit is None:
            return found[0]
        ranged = "range" in found["name"]
        numbers = [one[1] for one in _NUMBER.finditer(found["numbers"])]
        if "list" in found["name"]:
            numbers = [part for one in numbers for part in one.split(";")]
        joined = (" to " if ranged else ", ").join(rf"\num{{{number.strip()}}}" for number in numbers)
        return f"{joined} {unit}"

    return _AMOUNT.sub(plain, text)


def _printed(unit: str) -> str:
    """How a declared unit is printed, without the commands of fonts around it."""
    return re.sub(r"\\(?:text|mathrm|textnormal|ensuremath)\b|[{}\\]", "", unit).strip()


def _in_words(unit: str, units: dict[str, str]) -> str | None:
    r"""As "million USD" for "\mega\USD", "USD per \si{\mega\watt}"; None for a unit that pandoc knows."""
    head, per, below = unit.partition(r"\per")
    names = _COMMAND.findall(head)
    if not names or names[-1] not in units or any(name not in _SCALES for name in names[:-1]):
        return None
    words = [_SCALES[name] for name in names[:-1]]
    rest = rf" per \si{{{below.strip()}}}" if per else ""
    return " ".join([*words, units[names[-1]]]) + rest
