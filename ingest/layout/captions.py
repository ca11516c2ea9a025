"""Labels of captions: "Table 3", "Figure A.2", "Box 1"."""

from __future__ import annotations

import re

from corpus.english import flat

__all__ = ["caption_label"]

_CAPTION = re.compile(
    r"((?:Appendix\s+|Online\s+Appendix\s+)?(?:Table|Figure|Fig\.|Chart|Exhibit|Box|Map|Graph|Tab\.|Abbildung|Tabelle|"
    r"[Tt]ABLE|[Ff]IGURE|CHART|EXHIBIT|BOX)\s*"
    r"(?:[A-Z]{0,3}[.\-–]?\d+(?:[.\-–]\d+)*[a-z]?|[IVXL]{1,6}|[A-Z]))(?=$|[\s.:—–\-|])(.*)",
    re.DOTALL,
)
"""A caption's label: its word as styles of journals print it, then a number with a chapter or appendix before
it, a Roman numeral or a letter. It must end there: "Table manners" has none."""
_PROSE_AFTER = re.compile(
    r"\s*(?:[a-z,;)]|(?:and|or|of|in|shows?|reports?|presents?|gives?|plots?|provides?|displays?|summari[sz]es?|"
    r"lists?|is|are|also)\b)"
)
"""What goes on behind a label in a sentence ("Table 3 shows"), and never in a caption: verbs of showing,
conjunctions, a small letter."""


def caption_label(text: str) -> str:
    """Label of a caption, "Table 3"; "" if the text is not one."""
    found = _CAPTION.match(text)
    if not found or _PROSE_AFTER.match(found[2]):
        return ""
    return flat(found[1]).rstrip(".")
