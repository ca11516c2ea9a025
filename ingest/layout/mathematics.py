"""Mathematics inside prose: runs of variables, operators and numbers between the words.

A run begins with what is plainly mathematics, a sign or a letter of a mathematical font or a single italic
letter, and takes in what hangs on it: scripts, operators, brackets, and numbers behind an operator. Words of
prose end it. "where σ = 4 and k = 1, ..., N" has two runs; in "exports > $5 billion" there is none, since
no variable is in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto
from functools import lru_cache

from ingest.layout.formulas import is_math_text
from ingest.records import Word

__all__ = ["are_mathematics", "share_of_mathematics"]

_RELATION = re.compile(r"[=<>≤≥≈≡∼≃≅≠∝→←⇒¼∈]+")
"""Signs that stand between the two sides of a formula; U+00BC is what a widely used font of journals has for
"="."""
_OPERATOR = re.compile(r"[-+−–×·⋅∗*/÷|^′'\\!]+|\.{3}|…|· · ·|⋯")
"""Signs that join the parts of one side, primes and ellipses included."""
_BRACKETS = re.compile(r"[()\[\]{}⟨⟩|,;:.]+")
"""Brackets and points alone: they belong to what stands beside them."""
_NUMBER = re.compile(r"[-−+]?[(\[]?[-−+]?\d[\d.,]*%?[)\],;.]*")
"""A number with brackets and points as they stand in running text."""
_LETTER = re.compile(r"[(\[{|]*[A-Za-z][A-Za-z0-9]?['′]?[)\]}|,;:.]*")
"""One letter, with a figure or prime of its own: a variable, or the article "a"."""
_SHORT = re.compile(r"[(\[{|]*[A-Za-z]\w{2,3}['′]?[)\]}|,;:.]*")
"""Three or four letters: the name of a function or variable ("log", "GDP"), or a short word."""
_FUNCTION = frozenset(
    "ln log exp max min arg sup inf sin cos tan det lim var cov prob".split()  # noqa: SIM905 - a list to read
)
"""Names of functions as TeX sets them upright (Knuth, The TeXbook, 1986, p. 162), and two of statistics."""
_GREEK_WORD = re.compile(r"[^\W\d_]{3,}")
"""Letters of any alphabet in a row: "β-convergence" has a word behind its Greek letter."""
_UNIT = re.compile(r"[\d.,]+\s?[µμΩ][A-Za-z]{0,2}|[\d.,]+[×x]|[\d.,]+°[CFK]?|[\d.,]*[¼½¾]|\W+\d[\d.,]*%?")
"""Figures with a sign that mathematics uses too: "5 µm", "3×", "1½", "≈12%"."""


class _Sort(Enum):
    CORE = auto()
    """Plainly mathematics."""
    VARIABLE = auto()
    """A single italic letter, or a script on one."""
    RELATION = auto()
    OPERATOR = auto()
    NUMBER = auto()
    LETTER = auto()
    """One or two letters that may be a variable."""
    SHORT = auto()
    """Three or four letters, which are one only beside a sign."""
    PROSE = auto()


_INDEXED = re.compile(
    r"[(\[{]*[A-Za-z]\w{0,3},\w{1,3}\W*|[(\[{]*[A-Za-z]?\w*[\u0300-\u036f]\w*(?:,\w{1,2})?\W*"
)
"""A letter with two indices, "vn,k", or with an accent that no letter of a language is printed with."""
_GLUED = re.compile(
    r"(?=[^\W\d_]|.*[^\w.][^\W\d_])(?!.*[^\W\d_]{4})[\w.,()\[\]{}]*[+=−<>≤≥][\w.,()\[\]{}%+−]*"
)
"""Letters and numbers set with an operator and without a space: "1+µ", "p<0.01"."""
_ADDING = re.compile(r"[+−×·⋅∗]")
"""Signs of adding and multiplying alone; brackets and dashes also stand beside words of prose."""
_WORDS = frozenset("a i of in to is as at by on or if we it an be no so us vs do he my up go uk eu".split())  # noqa: SIM905
"""Words of English, and names of places, of one or two letters."""
_LONGEST = 4
"""Letters of a variable."""
_SEEDS = frozenset({_Sort.CORE, _Sort.VARIABLE})
_MAYBE = frozenset({_Sort.LETTER, _Sort.SHORT})
_SIGNS = frozenset({_Sort.RELATION, _Sort.OPERATOR})


def are_mathematics(words: Sequence[Word]) -> list[bool]:
    """For each word of a paragraph, in the order of reading, whether it stands in a run of mathematics."""
    upright = 2 * sum(word.style.italic for word in words) <= len(words)
    alone = [_sort(word.text, word.style.font, upright and word.style.italic) for word in words]
    sorts = [
        _beside_sign(words, alone, place) if sort in _MAYBE else sort for place, sort in enumerate(alone)
    ]
    marked = [False] * len(words)
    for place, sort in enumerate(sorts):
        if sort in _SEEDS and not marked[place]:
            _grow(words, sorts, marked, place)
    return marked


def share_of_mathematics(words: Sequence[Word]) -> float:
    """Share of the words that stand in runs of mathematics, from 0 to 1; 0 of none."""
    return sum(are_mathematics(words)) / len(words) if words else 0.0


@lru_cache(maxsize=1 << 16)
def _sort(text: str, font: str, slanted: bool) -> _Sort:
    """What a word is by itself; `slanted` in italics within upright text."""
    if text.isalpha() and text.isascii() and len(text) > _LONGEST:
        return _Sort.PROSE
    if _RELATION.fullmatch(text):
        return _Sort.RELATION
    if _OPERATOR.fullmatch(text) or _BRACKETS.fullmatch(text):
        return _Sort.OPERATOR
    if is_math_text(text, font):
        return _Sort.PROSE if _UNIT.fullmatch(text) or _is_wordy(text) else _Sort.CORE
    if _NUMBER.fullmatch(text):
        return _Sort.NUMBER
    if _GLUED.fullmatch(text) or (_INDEXED.fullmatch(text) and not _is_wordy(text)):
        return _Sort.CORE
    return _sort_letters(text, slanted)


def _sort_letters(text: str, slanted: bool) -> _Sort:
    if text.lower().strip("()[]{}") in _FUNCTION:
        return _Sort.LETTER
    if not _LETTER.fullmatch(text):
        return _Sort.SHORT if _SHORT.fullmatch(text) else _Sort.PROSE
    if slanted and text[-1] != ".":
        return _Sort.VARIABLE
    return _Sort.PROSE if text.strip("()[],;:").lower() in _WORDS or text[-1] == "." else _Sort.LETTER


def _beside_sign(words: Sequence[Word], sorts: Sequence[_Sort], place: int) -> _Sort:
    """The sort of letters: of a variable beside a relation or an operator, as in "N = 19"."""
    beside = [other for other in (place - 1, place + 1) if 0 <= other < len(words)]
    if any(sorts[other] is _Sort.RELATION or _ADDING.fullmatch(words[other].text) for other in beside):
        return _Sort.VARIABLE
    return _Sort.LETTER if sorts[place] is _Sort.LETTER else _Sort.PROSE


def _is_wordy(text: str) -> bool:
    """True for a word of prose with a sign of mathematics, such as "β-convergence" or "trade*"."""
    return any(len(piece) > 3 and piece.isascii() for piece in _GREEK_WORD.findall(text)) and "=" not in text


def _grow(words: Sequence[Word], sorts: Sequence[_Sort], marked: list[bool], seed: int) -> None:
    """Mark the run around the seed."""
    marked[seed] = True
    for step in (1, -1):
        reached, place = seed, seed + step
        while 0 <= place < len(words) and not marked[place]:
            joined = _joins(words, sorts, reached, place, step)
            if joined is None:
                break
            if joined:
                for between in range(reached, place + step, step):
                    marked[between] = True
                reached = place
            place += step


def _joins(words: Sequence[Word], sorts: Sequence[_Sort], reached: int, place: int, step: int) -> bool | None:
    """True if the word belongs to the run that has come as far as `reached`; False: what follows decides.

    None where the run ends.
    """
    sort = sorts[place]
    if sort in _SEEDS:
        return True
    if sort is _Sort.PROSE:
        return None
    if sort in _SIGNS:
        return False if abs(place - reached) <= 2 else None
    behind = sorts[place - step]
    if behind in _SIGNS:
        return None if _is_pause(words[place - step].text) else True
    return True if _hangs(words, place, place - step) else None


def _hangs(words: Sequence[Word], one: int, other: int) -> bool:
    """True if no space stands between two neighbours, as between a letter and its script."""
    later = words[max(one, other)]
    return later.glued or later.lowered or later.raised


def _is_pause(text: str) -> bool:
    return text in (",", ";", ":", ".")
