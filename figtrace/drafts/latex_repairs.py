r"""Pandoc's tree of a LaTeX draft in which a construct that pandoc cannot parse costs no more than itself.

The body is parted where nothing is open, the parts that cannot be read are found by halves, and in each of
them the smallest formula or environment, or line, without which it can be read is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.errors import DraftError
from corpus.geometry import Span
from ingest.office import Json, draft_tree

__all__ = ["readable_tree"]

_READER = "latex"
_PARSE_ERROR = re.compile(r"cannot be read: Error at ")
"""How pandoc's own errors of parsing begin; others are none that a repair helps."""
_BODY = re.compile(r"\\begin\s*\{document\}(.*?)(?:\\end\s*\{document\}|\Z)", re.S)
"""What stands between the beginning and the end of the document."""
_SIGN = re.compile(
    r"\\(?P<step>begin|end)\s*\{(?P<name>[^{}\n]{1,60})\}|\\[^A-Za-z\s]|%[^\n]*"
    r"|(?P<brace>[{}])|(?P<gap>\n[ \t]*\n)"
)
"""Environments, braces and empty lines; escaped signs and comments are passed over."""
_FORMULA = re.compile(
    r"(?<!\\)(?:\$\$[^$]{0,3000}(?:\$[^$]{1,500}\$[^$]{0,3000}){0,20}\$\$|\$[^$]{1,1000}\$)"
    r"|\\\[(?:[^\\]|\\(?!\])){0,3000}\\\]|\\\((?:[^\\]|\\(?!\))){0,1000}\\\)"
)
"""Formulas by their signs, those that hold others (in a table's cells) included."""
_MOST_RUNS = 60
"""Runs of pandoc, each of a tenth of a second and more, before a draft is given up."""
_SHOWN = 60
"""Characters of what is left out that a problem quotes."""
_EMPTY = "\\documentclass{article}\n"


def readable_tree(text: str, *, name: str) -> tuple[dict[str, Json], list[str]]:
    """Pandoc's tree, and a line for each part of the source that had to be left out of it.

    Raises:
        DraftError: if pandoc refuses the draft and no few parts of it are to blame.
    """
    try:
        return draft_tree(text.encode("utf-8", "replace"), _READER, name=name), []
    except DraftError as exc:
        if not _PARSE_ERROR.search(str(exc)):
            raise
        mended, problems = _Search(name, exc).mended(text)
    return draft_tree(mended.encode("utf-8", "replace"), _READER, name=name), problems


@dataclass(slots=True)
class _Search:
    name: str
    first: DraftError
    runs: int = 0
    head: str = ""
    problems: list[str] = field(default_factory=list)

    def mended(self, text: str) -> tuple[str, list[str]]:
        body = _BODY.search(text)
        inner = body[1] if body else text
        self.head = text[: body.start()] if body else ""
        if not self._reads(""):
            self.head = _EMPTY
            self.problems.append(
                "what stands before \\begin{document} cannot be read: its commands are unknown"
            )
        kept = "".join(self._kept(list(_parts(inner))))
        return self._whole(kept), self.problems

    def _whole(self, inner: str) -> str:
        return f"{self.head}\\begin{{document}}{inner}\n\\end{{document}}\n"

    def _reads(self, inner: str) -> bool:
        self.runs += 1
        if self.runs > _MOST_RUNS:
            raise self.first
        among = f"x\n\n{inner}\n\nx"  # what begins or ends a body is read otherwise than in its midst
        try:
            draft_tree(self._whole(among).encode("utf-8", "replace"), _READER, name=self.name)
        except DraftError as exc:
            if not _PARSE_ERROR.search(str(exc)):
                raise
            return False
        return True

    def _kept(self, parts: list[str]) -> list[str]:
        """The parts that can be read, and of the others what can be."""
        if not parts or self._reads("".join(parts)):
            return parts
        if len(parts) > 1:
            middle = len(parts) // 2
            return [*self._kept(parts[:middle]), *self._kept(parts[middle:])]
        return [self._without_least(parts[0])]

    def _without_least(self, part: str) -> str:
        for place in _constructs(part)[: _MOST_RUNS // 4]:
            rest = f"{part[: place.start]} {part[place.end :]}"
            if self._reads(rest):
                self._tell(place.of(part))
                return rest
        self._tell(part)
        return "\n\n"

    def _tell(self, left_out: str) -> None:
        words = " ".join(left_out.split())
        shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
        self.problems.append(f"a part of the draft cannot be read and is not checked: {shown}")


def _parts(text: str) -> Iterator[str]:
    """The text cut at empty lines where no environment or brace that is closed later stands open."""
    pairs = [span for span, _ in _pairs(text)]
    start = end = 0
    opened = iter(sorted(pairs))
    ahead = next(opened, None)
    for sign in _SIGN.finditer(text):
        if not sign["gap"]:
            continue
        while ahead is not None and ahead.start < sign.start():
            end = max(end, ahead.end)
            ahead = next(opened, None)
        if end <= sign.start():
            yield text[start : sign.end()]
            start = sign.end()
    yield text[start:]


def _pairs(text: str) -> Iterator[tuple[Span, str]]:
    """Environments and groups that are closed, with the environment's name, "" for a group."""
    opened: list[tuple[str, int]] = []
    count: dict[str, int] = {}
    for sign in _SIGN.finditer(text):
        name = sign["name"] or ""
        if sign["step"] == "begin" or sign["brace"] == "{":
            opened.append((name, sign.start()))
            count[name] = count.get(name, 0) + 1
        elif sign["step"] == "end" and count.get(name):
            # What was opened inside and not closed has no end.
            while True:
                other, start = opened.pop()
                count[other] -= 1
                if other == name:
                    break
            yield Span(start, sign.end()), name
        elif sign["brace"] == "}" and opened and not opened[-1][0]:
            count[""] -= 1
            yield Span(opened.pop()[1], sign.end()), ""


def _constructs(part: str) -> list[Span]:
    """What may be left out of a part: formulas and environments, then lines; of each the smallest first."""
    formulas = [Span(*formula.span()) for formula in _FORMULA.finditer(part)]
    # Half a formula says something else than the whole.
    apart = [
        span
        for span, name in _pairs(part)
        if name and not any(f.start <= span.start and span.end <= f.end for f in formulas)
    ]
    lines = [Span(*line.span()) for line in re.finditer(r"[^\n]+", part)]
    return [*sorted([*formulas, *apart], key=len), *sorted(lines, key=len)]
