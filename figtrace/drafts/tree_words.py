r"""Inlines of pandoc's tree as words, with the places of callouts and of notes' marks.

A callout stays as the author wrote it (`[@lee2009, p. 3]`, `\citep{lee2009}`), a note's mark is a raised
number. Struck-out text is left out: it is not what the author says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from corpus.geometry import Span
from figtrace.drafts.code_chunks import is_run_inline, without_run_inline
from ingest.office import Json
from nlp.citations import page_locator, part_locator

__all__ = ["TreeCite", "TreeWords", "words_of"]

_RAISED = str.maketrans("0123456789,–-", "⁰¹²³⁴⁵⁶⁷⁸⁹,–⁻")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_MATH_WORDS = {
    r"\%": "%", r"\$": "$", r"\&": "&", r"\,": " ", r"\;": " ", r"\:": " ", r"\ ": " ", r"\!": "", "{,}": ",",
    r"\approx": "≈", r"\sim": "~", r"\times": "×", r"\cdot": "·", r"\pm": "±", r"\geq": "≥", r"\ge": "≥",
    r"\leq": "≤", r"\le": "≤", r"\leftarrow": "←", r"\rightarrow": "→", r"\to": "→", "~": " ",
}  # fmt: skip
_MATH = re.compile(
    "|".join(
        # A command's name goes on to its last letter: \le is no part of \left.
        re.escape(word) + ("(?![A-Za-z])" if word[-1].isalpha() else "")
        for word in sorted(_MATH_WORDS, key=len, reverse=True)
    )
)
_SIZE = re.compile(r"\\(?:left|right|middle|[bB]igg?[lrm]?)(?![A-Za-z])\s*\.?")
"""What makes the bracket behind it larger; a point stands for no bracket at all."""
_MATH_GROUP = re.compile(r"\\(?:text|mathrm|mathit|mathbf|textrm|mbox|operatorname)\s*\{([^{}]*)\}")
"""Commands that set words upright inside a formula."""


@dataclass(frozen=True, slots=True)
class TreeCite:
    """One cited work in one callout of the tree."""

    span: Span
    key: str
    locator: str
    part: str = ""


_SPACES = frozenset(("Space", "SoftBreak"))
"""Inlines that are a space."""


def _dashed(word: str) -> str:
    """The word with hyphens in a row as the dashes that they stand for."""
    return word.replace("---", "—").replace("--", "–") if "--" in word else word


def words_of(inlines: Iterable[Json]) -> str:
    """The words of inlines that stand alone."""
    written = TreeWords()
    written.inlines(inlines)
    return "".join(written.parts)


@dataclass(slots=True)
class TreeWords:
    """A text that grows at its end, and what stands in it so far."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    """Characters of all parts: where the next one will begin."""
    cites: list[TreeCite] = field(default_factory=list)
    marks: list[tuple[str, Span]] = field(default_factory=list)
    """Number and place of each note's mark."""
    notes: list[tuple[str, Json]] = field(default_factory=list)
    """Number and blocks of each note that has not been written yet."""

    def write(self, words: str) -> None:
        """Put words at the end; spaces that do not break become plain ones."""
        if words:
            words = words.replace("\u00a0", " ").replace("\u202f", " ")
            self.parts.append(words)
            self.length += len(words)

    def since(self, start: int) -> str:
        """The words from this place, where a part begins, to the end."""
        length, tail = self.length, []
        for part in reversed(self.parts):
            if length <= start:
                break
            tail.append(part)
            length -= len(part)
        return "".join(reversed(tail))

    def take_back(self, start: int) -> None:
        """Take away the parts that stand behind this place."""
        while self.parts and self.length > start:
            self.length -= len(self.parts.pop())

    def inlines(self, nodes: Iterable[Json]) -> None:
        """Write inlines one behind the other; what is no text is left out."""
        run: list[str] = []
        for node in nodes:  # nearly all are words and spaces, which are written in one go
            kind = node["t"]
            if kind == "Str":
                run.append(_dashed(node["c"]))
            elif kind in _SPACES:
                run.append(" ")
            else:
                self.write("".join(run))
                run.clear()
                self._inline(node)
        self.write("".join(run))

    def _inline(self, node: Json) -> None:
        content = node.get("c")
        match node["t"]:
            case "Str" | "Space" | "SoftBreak":
                self.inlines((node,))
            case "LineBreak":
                self.write("\n")
            case "Emph" | "Strong" | "Underline" | "SmallCaps":
                self.inlines(content)
            case "Superscript":
                self._shifted(content, _RAISED)
            case "Subscript":
                self._shifted(content, _LOWERED)
            case "Quoted":
                left, right = "‘’" if content[0]["t"] == "SingleQuote" else "“”"
                self.write(left)
                self.inlines(content[1])
                self.write(right)
            case "Span" | "Link" | "Image":
                self.inlines(content[1])
            case "Code" if not is_run_inline(content[1]):
                self.write(content[1])
            case "Math":
                self.write(_plain_math(content[1]))
            case "Cite":
                self._cite(content)
            case "Note":
                self._note(content)

    def _note(self, nodes: Json) -> None:
        number = str(len(self.marks) + 1)
        start = self.length
        self.write(number.translate(_RAISED))
        self.marks.append((number, Span(start, self.length)))
        self.notes.append((number, nodes))

    def _shifted(self, nodes: Json, table: dict[int, int]) -> None:
        start = self.length
        self.inlines(nodes)
        words = self.since(start)
        if re.fullmatch(r"[\d,–-]+", words):
            self.take_back(start)
            self.write(words.translate(table))

    def _cite(self, content: Json) -> None:
        works, surface = content
        start = self.length
        for node in surface:
            if node["t"] == "RawInline":
                self.write(node["c"][1])
            else:
                self._inline(node)
        spans = _work_spans(self.since(start), start, len(works))
        for work, span in zip(works, spans, strict=True):
            suffix = _suffix(work["citationSuffix"])
            self.cites.append(TreeCite(span, work["citationId"], page_locator(suffix), part_locator(suffix)))


def _work_spans(words: str, start: int, count: int) -> list[Span]:
    """A span for each work: its own part of "[@a; @b]" or "(Lee 2009; Wei 2010)", else the whole callout."""
    whole = Span(start, start + len(words))
    inside = re.fullmatch(r"[(\[](.*)[)\]]", words, re.S)
    parts = inside[1].split(";") if inside else []
    if count < 2 or len(parts) != count:
        return [whole] * count
    spans, at = [], start + 1
    for part in parts:
        lead = len(part) - len(part.lstrip())
        spans.append(Span(at + lead, at + max(lead, len(part.rstrip()))))
        at += len(part) + 1
    return spans


def _suffix(suffix: Json) -> str:
    """What follows a key, as if it followed a year."""
    words = words_of(suffix).strip()
    return words if words.startswith((",", ":")) else f", {words}"


def _plain_math(source: str) -> str:
    r"""Simple formulas as a reader sees them: "12{,}500\,\%" gives "12,500 %"."""
    words = _SIZE.sub("", _MATH_GROUP.sub(r"\1", without_run_inline(source)))
    words = _MATH.sub(lambda found: _MATH_WORDS[found[0]], words)
    return re.sub(r"\^\{?([\d]+)\}?", lambda found: found[1].translate(_RAISED), words)
