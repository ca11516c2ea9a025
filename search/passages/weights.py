"""What a passage is worth before anybody asks: what it is, how long it is, where in its paper it stands.

Made on forty questions of an economist, whose answers were seen: a grid over two halves of the papers picked
the same values both ways; those here are near them, and shares a twentieth apart do as well.
"""

from __future__ import annotations

from search.passages.records import Passage

__all__ = ["weighed", "weight_of"]

_KINDS = {
    "title": 0.6,
    "heading": 0.7,
    "formula": 0.7,
    "footnote": 0.8,
    "caption": 0.85,
    "table": 0.85,
}
"""Share of its score that a passage made of such blocks, by the value of `BlockKind`, keeps; prose keeps all.
A title, a heading or a footnote of thanks names what it does not tell; a table says its words once a row."""
_SHORT, _STEEP = 60, 0.2
"""Words below which a passage says less, and the power of the share by which it does: BM25 holds a short text
for a dense one, and half a sentence answers nothing."""
_OPENING, _LIFT = 5, 1.25
"""Pages at a paper's beginning, which hold abstract and introduction, where papers say what they find."""


def weight_of(passage: Passage) -> int:
    """Per mille of its score that it keeps: 1000 for prose of a paragraph's length within a paper."""
    if not passage.kinds:
        return 1000  # of a plain text nothing is known
    return weighed(passage.kinds[0], passage.text, passage.page_first)


def weighed(kind: str, text: str, page: int | None) -> int:
    """The same of a text of this kind that begins on this page, from 0."""
    words = len(text.split(None, _SHORT))
    length: float = 1.0 if words >= _SHORT else (max(1, words) / _SHORT) ** _STEEP
    opens = page is not None and page < _OPENING
    return round(1000 * _KINDS.get(kind, 1.0) * length * (_LIFT if opens else 1.0))
