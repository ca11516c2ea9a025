"""The front matter of a Markdown draft, or a bibliography in YAML, looked at before it is unfolded."""

from __future__ import annotations

import re
from collections import Counter

__all__ = ["unfolded"]

_FRONT = re.compile(r"^---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.M | re.S)
"""A block between lines of three dashes, as pandoc's manual has it for metadata; dots may end it."""
_MARK = re.compile(r"(?<![\w&*])([&*])([\w-]{1,100})")
"""Of YAML 1.2, section 7.1: "&a" names a node, "*a" stands for a copy of it."""


def unfolded(source: str) -> int:
    """How many nodes the aliases of its YAML stand for, about; 0 without aliases to names that are there."""
    return sum(_copies(front[1]) for front in _FRONT.finditer(source))


def _copies(front: str) -> int:
    """A name holds what is left of its line, up to another name, and the deeper lines below it."""
    sizes: Counter[str] = Counter()
    total = 0
    holders: list[tuple[int, str]] = []
    for line in filter(str.strip, front.split("\n")):
        indent = len(line) - len(line.lstrip(" "))
        for sign, word in [("", ""), *_MARK.findall(line)]:
            if sign != "*":  # a line or a name begins
                while holders and holders[-1][0] >= indent:
                    holders.pop()
            if sign == "&":
                holders.append((indent, word))
                sizes[word] = 1
            elif sign:
                total += sizes[word]
                sizes.update({name: sizes[word] for _, name in holders if name != word})
    return total
