"""Traits of numbers of prose, their sentences and blocks, which tell statements from what lies between.

Labels of charts, remains of formulas, codes and turns of speech are such.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.annotations import Figure, Kind, Slot
from corpus.geometry import Span
from nlp.claims.context import Scene
from nlp.figures import is_money
from nlp.text import Word

__all__ = ["block_traits", "statement_traits"]

_MATHEMATICS = re.compile(r"[=<>≤≥∈∑∏∫√∂∞±×÷≈≠∼~^_|{}\\α-ωΓΔΘΛΣΦΨΩʰ-˿ᴬ-ᶿ⁰-₟′∗−]")
"""Operators, relations, Greek letters and Unicode's raised and lowered ones."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Penn Treebank's tags of verbs that make a sentence."""
_SMALL = 10
"""Whole numbers up to here are labels, codes and turns of speech more often than larger ones are."""
_LONG = 70
"""Words of a sentence above which it is a run of text without stops."""


def block_traits(text: str) -> tuple[str, ...]:
    """Traits of the text of a block: its length, and how much of it digits, capitals and signs are."""
    words = text.split()
    size, count = max(1, len(text)), max(1, len(words))
    return (
        f"block words={_binned(len(words), (5, 15, 40, 100))}",
        f"block digits={_binned(_digits(text) / size, (0.01, 0.03, 0.06, 0.12, 0.25))}",
        f"block signs={_binned(_signs(text) / size, (0.001, 0.01, 0.03))}",
        f"block capitals={_binned(sum(w[:1].isupper() for w in words) / count, (0.1, 0.2, 0.35, 0.55))}",
        f"block small={_binned(sum(map(_is_small, words)) / count, (0.3, 0.5, 0.6, 0.7))}",
    )


def statement_traits(
    text: str, scene: Scene, figure: Figure, slots: Sequence[Slot], sentence: Span
) -> tuple[str, ...]:
    """Traits of the figure, of the words beside it and of its sentence, as "unit=%", "digits=2"."""
    return (
        *_of_figure(text, figure),
        *(f"slot={slot.dim}" for slot in slots),
        *(f"slot={slot.dim}:{slot.source}" for slot in slots),
        *_of_neighbours(text, figure, sentence),
        *_of_sentence(sentence.of(text)),
        *_of_tree(scene, figure),
    )


def _binned(value: float, bounds: Sequence[float]) -> int:
    """How many of the bounds the value reaches."""
    return sum(value >= bound for bound in bounds)


def _is_small(word: str) -> bool:
    return word.isalpha() and word.islower()


def _is_letter(word: str) -> bool:
    """True for a letter alone that is no word of English."""
    return len(word) == 1 and word.isalpha() and word not in "aAI"


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))


def _signs(text: str) -> int:
    return len(_MATHEMATICS.findall(text))


def _of_figure(text: str, figure: Figure) -> Iterator[str]:
    said = figure.number.of(text)
    yield f"kind={figure.kind}"
    yield f"hedge={figure.hedge}"
    yield f"rule={figure.by}"
    yield f"unit={_unit_class(figure.unit)}"
    yield "in digits" if _digits(said) else "in words"
    if figure.value is None:
        yield "range"
        return
    size, whole = abs(figure.value), figure.value == int(figure.value)
    if figure.mult:
        yield "power of ten"
    if "." in said:
        yield "decimal"
    if whole and size <= _SMALL:
        yield f"small={int(size) if size < 3 else 3}"
    if figure.kind is Kind.LEVEL and figure.unit == "1":
        yield "level without unit"


def _unit_class(unit: str) -> str:
    if unit in ("%", "1"):
        return unit
    if unit in ("pp", "bp"):
        return "points"
    if unit.startswith("{"):
        return "percentile" if unit == "{percentile}" else "counted"
    return "money" if is_money(unit.partition("/")[0]) else "physical"


def _of_neighbours(text: str, figure: Figure, sentence: Span) -> Iterator[str]:
    """Traits of the word before and behind, and of the signs that touch the figure."""
    start, end = figure.span.start, figure.span.end
    before, behind = text[max(0, start - 40) : start], text[end : end + 40]
    for side, near, word in (
        ("before", before[-6:], (before.split() or [""])[-1]),
        ("behind", behind[:6], (behind.split() or [""])[0]),
    ):
        if _signs(near):
            yield f"sign {side}"
        if _digits(word):
            yield f"number {side}"
        if word[:1].isupper():
            yield f"capital {side}"
        if _is_letter(word):
            yield f"letter {side}"
    if "=" in before[-4:]:
        yield "equation"
    if before.rstrip().endswith("("):
        yield "opened"
    if behind[:1] == ")":
        yield "closed"
    if before[-1:].isalnum() or behind[:1].isalnum():
        yield "glued"
    if start - sentence.start < 2:
        yield "first"


def _of_sentence(said: str) -> Iterator[str]:
    words = said.split()
    count = max(1, len(words))
    yield f"words={_binned(len(words), (4, 8, 15, 30, _LONG))}"
    yield f"numbers={_binned(sum(map(bool, map(_digits, words))), (2, 4, 7, 12))}"
    yield f"digits={_binned(_digits(said) / max(1, len(said)), (0.02, 0.05, 0.1, 0.2))}"
    yield f"signs={_binned(_signs(said) / max(1, len(said)), (0.001, 0.01, 0.03))}"
    yield f"letters={_binned(sum(map(_is_letter, words)) / count, (0.01, 0.05, 0.1))}"
    yield f"capitals={_binned(sum(w[:1].isupper() for w in words) / count, (0.1, 0.2, 0.35, 0.55))}"
    yield f"shouted={_binned(sum(w.isupper() and len(w) > 1 for w in words) / count, (0.02, 0.1, 0.25))}"
    if said.rstrip()[-1:] not in (".", "?", "!", ";", ":"):
        yield "no stop"
    if not said[:1].isupper():
        yield "no capital"


def _of_tree(scene: Scene, figure: Figure) -> Iterator[str]:
    """How the number hangs in its sentence; nothing without a tree."""
    if scene.tree is None:
        yield "no tree"
        return
    words = scene.tree.words
    finite = sum(word.tag in _FINITE for word in words)
    yield f"verbs={min(finite, 3)}"
    at = next((at for at, word in enumerate(words) if word.start <= figure.number.start < word.end), None)
    if at is not None:
        yield from _hanging(words, at)


def _hanging(words: Sequence[Word], at: int) -> Iterator[str]:
    word = words[at]
    head = words[word.head]
    yield f"relation={word.relation}"
    yield f"tag={word.tag}"
    yield f"head relation={head.relation}"
    yield f"head tag={head.tag}"
    if word.head != at:
        yield "head behind" if word.head > at else "head before"
