"""Text boxes of a Word file as paragraphs behind the one that they hang on, each once.

Word writes a box twice, as a drawing and as a picture for old readers (`mc:AlternateContent`, ECMA-376,
part 3, 7.6). Pandoc reads some of the copies and then drops the words around them.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

__all__ = ["unboxed"]

_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>w:p|\w+:(?:AlternateContent|Fallback|drawing|pict|object|txbxContent))"
    r"(?:\s[^<>]*?)?(?P<empty>/?)>"
)
"""Tags of paragraphs, of what holds a text box, and of the second form for older programs (ISO/IEC 29500-1,
20 and 29500-3)."""
_HOLDERS = ("AlternateContent", "drawing", "pict", "object", "txbxContent")
"""Elements that hold a box, by their names without a prefix."""
_BOX = "txbxContent"


def unboxed(xml: str) -> str:
    """The body with the paragraphs of each box behind the paragraph that holds it, in place of the box."""
    walk = _Walk(xml)
    for tag in _TAG.finditer(xml) if _BOX in xml else ():
        if tag["close"]:
            walk.close(tag["name"], tag.start(), tag.end())
        elif not tag["empty"]:
            walk.begin(tag["name"], tag.start(), tag.end())
    return "".join((*walk.kept, *walk.waiting, xml[walk.at :]))


@dataclass(slots=True)
class _Walk:
    xml: str
    kept: list[str] = field(default_factory=list)
    at: int = 0
    """Up to where the XML is kept or cut."""
    open: list[tuple[str, int, int]] = field(default_factory=list)
    """Name, start and end of each opening tag that waits for its closing one."""
    depth: Counter[str] = field(default_factory=Counter)
    """How many elements of each kind are open."""
    boxes: list[str] = field(default_factory=list)
    """Of the holder that is open, in its first form."""
    old_boxes: list[str] = field(default_factory=list)
    """Of the holder that is open, for old readers."""
    waiting: list[str] = field(default_factory=list)
    """Boxes of the paragraph that is open."""

    def begin(self, name: str, start: int, end: int) -> None:
        """Wait for the end of what begins here."""
        self.open.append((name, start, end))
        self.depth[_kind(name)] += 1

    def close(self, name: str, start: int, end: int) -> None:
        """Take in what ends here; a tag that closes nothing is passed over, as pandoc refuses such a file."""
        if not self.open or self.open[-1][0] != name:
            return
        _, opened, inner = self.open.pop()
        kind = _kind(name)
        self.depth[kind] -= 1
        if kind == _BOX and not self.depth[_BOX]:
            (self.old_boxes if self.depth["Fallback"] else self.boxes).append(self.xml[inner:start])
        if any(self.depth[holder] for holder in _HOLDERS):
            return
        if kind in _HOLDERS:
            self.take_out(opened, end)
        elif kind == "p" and self.waiting:
            self.kept += [self.xml[self.at : end], *self.waiting]
            self.at, self.waiting = end, []

    def take_out(self, start: int, end: int) -> None:
        """Cut a holder that has boxes; one without, a picture, stays."""
        found = self.boxes or self.old_boxes
        if found:
            self.kept.append(self.xml[self.at : start])
            self.at = end
            self.waiting += found
        self.boxes, self.old_boxes = [], []


def _kind(name: str) -> str:
    return name.rpartition(":")[2]
