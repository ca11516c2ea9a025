"""Other spellings and names of what a query says: British and American, short forms and long ones.

A query looks for them too; an index holds what the papers write. A form that no paper has costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

__all__ = ["long_forms", "other_spellings", "short_forms"]

_BOTH_WAYS = (
    ("our", "or"), ("ours", "ors"), ("oured", "ored"), ("ouring", "oring"), ("oural", "oral"),
    ("ise", "ize"), ("ised", "ized"), ("ises", "izes"), ("ising", "izing"), ("isation", "ization"),
    ("isations", "izations"), ("yse", "yze"), ("ysed", "yzed"), ("ysing", "yzing"),
    ("tre", "ter"), ("tres", "ters"), ("bre", "ber"), ("bres", "bers"),
    ("ogue", "og"), ("ogues", "ogs"), ("ence", "ense"), ("ences", "enses"),
    ("lled", "led"), ("lling", "ling"), ("ller", "ler"), ("llers", "lers"), ("lment", "llment"),
    ("iser", "izer"), ("isers", "izers"),
)  # fmt: skip
"""Endings that differ by rule (Oxford Guide to English Usage, "Spelling"; Noah Webster's reforms): colour,
realise, analyse, centre, fibre, catalogue, defence, travelled, instalment."""
_ENDINGS = {a: b for pair in _BOTH_WAYS for a, b in (pair, pair[::-1])}
_LONGEST_ENDING = max(map(len, _ENDINGS))
_STEM = 3
"""Letters that must stand before an ending, so that "our", "size" and "rise" stay what they are."""


def other_spellings(word: str) -> tuple[str, ...]:
    """The word as the other side of the Atlantic spells it, by rule or by list; () where both agree."""
    listed = _listed()[0].get(word, ())
    by_rule = (
        word[:-n] + _ENDINGS[word[-n:]]
        for n in range(2, min(_LONGEST_ENDING, len(word) - _STEM) + 1)
        if word[-n:] in _ENDINGS
    )
    return tuple(dict.fromkeys([*listed, *by_rule]))


def long_forms(word: str) -> tuple[tuple[str, ...], ...]:
    """What a short form stands for, each in words: "fdi" -> (("foreign", "direct", "investment"),)."""
    return _listed()[1].get(word, ())


def short_forms(words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Where long forms stand among the words: first, one past the last, and the short form."""
    known = _listed()[2]
    for first in range(len(words)):
        for size in range(2, min(_LONGEST_FORM, len(words) - first) + 1):
            if short := known.get(tuple(words[first : first + size])):
                yield first, first + size, short


_LONGEST_FORM = 6
"""Words of the longest long form that the lists hold with room to spare; each word more is one look-up for
each word of a query."""
_SPACE = re.compile(r"\s+")
"""Any run of space, since lists and queries break lines where they like."""


@cache
def _listed() -> tuple[
    Mapping[str, tuple[str, ...]],
    Mapping[str, tuple[tuple[str, ...], ...]],
    Mapping[tuple[str, ...], str],
]:
    """Spellings, long forms by short ones, short forms by long ones, of `same_words.tsv`."""
    spellings: dict[str, tuple[str, ...]] = {}
    longs: dict[str, tuple[tuple[str, ...], ...]] = {}
    shorts: dict[tuple[str, ...], str] = {}
    text = Path(__file__).with_name("same_words.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        kind, first, others = line.split("\t")
        forms = others.split("|")
        if kind == "spelling":
            for one in (first, *forms):
                spellings[one] = tuple(other for other in (first, *forms) if other != one)
        else:
            longs[first] = tuple(tuple(_SPACE.split(form)) for form in forms)
            for form in longs[first]:
                if len(form) > 1:
                    shorts.setdefault(form, first)
            for form in longs[first]:
                if len(form) == 1:
                    longs.setdefault(form[0], ((first,),))
    return spellings, longs, shorts
