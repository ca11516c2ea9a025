"""Figures told off one by one: "17% and 27% in high- and middle-income countries", "…, respectively"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.geometry import Span

__all__ = ["Told", "told_off"]

_UNIT = r"\s*(?:%|per ?cent|percent(?:age points?)?|points?)?"
_BETWEEN = re.compile(rf"{_UNIT}\s*(?:,|,?\s*and|or)\s*")
"""What stands between figures of one list."""
_PREPOSITION = re.compile(r"\b(?:in|for|of|from|to|by|at|among)\s+")
"""Prepositions before the names that figures are told off to."""
_HEAD = re.compile(r"[^.;:()\d]{0,80}")
"""What may stand between the last figure and the names: "percentage point increases in"."""
_GAP = re.compile(r",\s*(?:and\s+)?|\s+and\s+")
"""What stands between these names."""
_END = re.compile(
    r"[.;:()]|,?\s*respectively|,\s(?=\w+\s(?:of|to)\b)|\s(?:in|for|of|from|to|by|during|over|provinces)\b"
)
"""Where the names end: punctuation, "respectively", the next preposition."""
_RESPECTIVELY = re.compile(r"[^.;]{0,120}?\brespectively\b")
"""The word itself behind the figures, in the same sentence and near."""
_NAME = r"(?:the\s+)?(?:[A-Z][\w.'’\-]*)(?:\s+[A-Z][\w.'’\-]*)*"
_NAMES = re.compile(rf"{_NAME}(?:,\s+{_NAME})*,?\s+and\s+{_NAME}")
"""Two names or more, the last behind "and"."""
_SUBJECT = re.compile(
    r"([^.;:()\d]{5,160}?)\s(?:account(?:ed|s)? for|were|are|had|have|reached|amount(?:ed)? to|total(?:l?ed)?"
    r"|contribut(?:ed|e)|represent(?:ed)?|made up|make up|stood at|came to)\s+(?:about\s+|some\s+)?$"
)
"""A subject with a verb that states values, right before the figures."""
_MOST = 6
"""Figures of one list: longer ones are tables in words, and are paired wrongly by one slip."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of one figure of a list: the words for all of them, and its own name."""

    common: tuple[Span, ...]
    name: str


def told_off(text: str, sentence: Span, figures: Sequence[Span], at: int) -> Told | None:
    """What the list says of its figure at this position; None where names and figures do not pair off.

    `figures` are the numbers of the sentence in their order.
    """
    row, place = _row(text, figures, at)
    if not 1 < len(row) <= _MOST:
        return None
    earlier = [figure for figure in figures if figure.end <= row[0].start]
    lead = Span(sentence.start, earlier[-1].start if earlier else row[0].start)
    return _names_behind(text, sentence, row, place, lead) or _names_before(text, sentence, row, place)


def _row(text: str, figures: Sequence[Span], at: int) -> tuple[list[Span], int]:
    """The figures that are listed together with this one, and its place among them."""
    first = last = at
    while first > 0 and _BETWEEN.fullmatch(text, figures[first - 1].end, figures[first].start):
        first -= 1
    while last + 1 < len(figures) and _BETWEEN.fullmatch(text, figures[last].end, figures[last + 1].start):
        last += 1
    return list(figures[first : last + 1]), at - first


def _names_behind(text: str, sentence: Span, row: Sequence[Span], place: int, lead: Span) -> Told | None:
    behind = row[-1].end
    head = _HEAD.match(text, behind, sentence.end)
    if head is None:
        return None
    for preposition in _PREPOSITION.finditer(text, behind, head.end()):
        end = _END.search(text, preposition.end(), sentence.end)
        names = _completed(_GAP.split(text[preposition.end() : end.start() if end else sentence.end]))
        if len(names) == len(row):
            return Told((lead, Span(behind, preposition.start())), names[place])
    return None


def _completed(names: Sequence[str]) -> list[str]:
    """Each name with what the last one shares: "high- and middle-income", "skill and capital intensity"."""
    behind_hyphen, head = names[-1].partition("-")[2], names[-1].rpartition(" ")[2]
    is_shared = len(names[-1].split()) == 2 and names[-1].islower()
    completed = []
    for name in names:
        bare = " " not in name and name.islower() and name != names[-1]
        if name.endswith("-") and behind_hyphen:
            completed.append(f"{name}{behind_hyphen}")
        else:
            completed.append(f"{name} {head}" if is_shared and bare else name)
    return completed


def _names_before(text: str, sentence: Span, row: Sequence[Span], place: int) -> Told | None:
    """As in "Mexico and Chile had shares of 20 and 30 percent, respectively"; of three or more without it."""
    subject = _SUBJECT.search(text, sentence.start, row[0].start)
    names = _GAP.split(subject.group(1)) if subject else []
    if subject and len(names) == len(row) > 2:
        return Told((Span(subject.end(1), row[0].start),), names[place])
    if not _RESPECTIVELY.match(text, row[-1].end, sentence.end):
        return None
    for found in reversed(list(_NAMES.finditer(text, sentence.start, row[0].start))):
        names = _GAP.split(found.group())
        if len(names) == len(row):
            outside = (Span(sentence.start, found.start()), Span(found.end(), row[0].start))
            return Told(outside, names[place])
    return None
