"""Whether a draft is in English, the one language in which figures and their scope are read."""

from __future__ import annotations

import re

__all__ = ["language_problem"]

_WORD = re.compile(r"[^\W\d_]+")
"""Letters in a row."""
_ENGLISH_WORDS = "the of and in to a is for that was by from with on"
_OTHER_WORDS = """
der die das den dem des und im zu mit auf für von
les une du et dans pour par sur aux un que
el los las una y del en por con
il gli di che per della nel
o os da dos das em não
het een van zijn de la le
"""
"""Articles and prepositions of German, French, Spanish, Italian, Portuguese and Dutch."""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
"""The same words, looked up."""
_OTHERS = frozenset(_OTHER_WORDS.split())
"""The same words, looked up."""
_FOREIGN = re.compile(r"[^\x00-\u036f\W\d_]+")
"""Letters in a row beyond U+036F: Latin letters and the accents stand before it, other scripts behind."""
_FEWEST_WORDS = 8
"""Words from which shares of small words say something."""
_MANY_WORDS = 80
"""From here on a text of any language in Latin letters shows by its lack of English words alone."""


def language_problem(text: str) -> str:
    """A line if the text is not in English; "" for English, and for too few words to tell."""
    small = text.casefold()
    words = _WORD.findall(small)
    foreign = sum(map(len, _FOREIGN.findall(small)))
    if foreign > 0.2 * len(text):
        return "the draft is not in English: figures and their scope are read in English only"
    common = sum(map(_ENGLISH.__contains__, words))
    others = sum(map(_OTHERS.__contains__, words))
    is_other = len(words) >= _FEWEST_WORDS and others > max(2 * common, 0.1 * len(words))
    if is_other or (len(words) > _MANY_WORDS and common < 0.12 * len(words)):
        return "the draft does not look like English: figures and their scope are read in English only"
    return ""
