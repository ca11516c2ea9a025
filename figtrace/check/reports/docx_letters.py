"""The letters that a reader of a Word file sees, each with its place in the bytes of the XML.

Word's XML is edited in its own bytes: written anew by an XML library, it would lose the prefixes that
Word's compatibility lists name, and Word would refuse the file. Deleted text is left out. Text in formulas
and text boxes, where Word takes no comment, belongs to the element that holds it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from corpus.errors import DraftError
from figtrace.check.reports.anchors import BREAK

__all__ = ["Element", "Letter", "NoteKey", "RunElement", "TextElement", "WordXml", "read_word_xml"]

NoteKey = tuple[str, str]
"""A note by its kind and number: ("footnote", "2")."""

_WORD = frozenset(
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    }
)
"""The namespace of WordprocessingML, transitional and strict (ISO/IEC 29500-4 and -1)."""
_MATH = frozenset(
    {
        "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "http://purl.oclc.org/ooxml/officeDocument/math",
    }
)
"""That of formulas, transitional and strict."""
_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
_TAG = re.compile(rb"""<(?P<name>[^\s>/]+)(?:\s+[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*/?>""")
"""A tag with its attributes, whose values may hold ">"."""
_UNSEEN = frozenset({"w:del", "w:moveFrom", "fallback"})
"""What a reader does not see: deleted, moved away, or a second form for older programs."""
_FORMULAS = frozenset({"m:oMath", "m:oMathPara"})
"""Formulas inside a line and on lines of their own."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(slots=True)
class Element:
    """An element from its first byte to the one behind its last."""

    start: int
    end: int = 0


@dataclass(slots=True)
class RunElement(Element):
    """A run: letters of one formatting."""

    tag: bytes = b""
    """Its opening tag as written."""
    name: bytes = b""
    """With its prefix: "w:r"."""
    properties: bytes = b""
    """Its formatting, as written; empty for none."""
    content: int = 0
    """First byte behind opening tag and formatting."""
    raised: bool = False


@dataclass(frozen=True, slots=True)
class TextElement:
    """A text element of a run."""

    run: RunElement
    name: bytes
    tag: bytes
    start: int
    """First byte of its opening tag."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter and what holds it; spaces that stand for tabs and ends of paragraphs have no holder."""

    char: str
    holder: TextElement | Element | NoteKey | None
    start: int = 0
    """First byte of the letter; 0 unless a text element holds it."""
    end: int = 0


@dataclass(slots=True)
class WordXml:
    """A part of a Word file as letters."""

    xml: bytes
    namespace: str = ""
    """The namespace of its elements; older and strict files differ."""
    letters: list[Letter] = field(default_factory=list)
    marks: dict[NoteKey, Element] = field(default_factory=dict)
    """The run with the mark of each note."""


def read_word_xml(xml: bytes, *, name: str) -> WordXml:
    """The letters of a document's or notes' part, text boxes last.

    Raises:
        DraftError: if the XML is damaged.
    """
    reader = _Reader(_in_utf8(xml))
    try:
        reader.parse()
    except (expat.ExpatError, ValueError) as exc:
        raise DraftError(f"{name} is a damaged .docx: {exc}") from exc
    return reader.read()


def _in_utf8(xml: bytes) -> bytes:
    if not xml.startswith((b"\xff\xfe", b"\xfe\xff")):
        return xml
    text = xml.decode("utf-16", "replace")
    return re.sub(r"""(<\?xml[^>]*?)\s+encoding=["'][^"']*["']""", r"\1", text, count=1).encode()


class _Reader:
    def __init__(self, xml: bytes) -> None:
        self.part = WordXml(xml)
        self._boxed: list[Letter] = []
        self._stack: list[tuple[str, Element]] = []
        self._runs: list[RunElement] = []
        self._unseen = self._boxes = 0
        self._formula: Element | None = None
        self._text: TextElement | None = None
        self._note: NoteKey | None = None
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._open
        self._parser.EndElementHandler = self._close
        self._parser.CharacterDataHandler = self._characters
        self._parser.StartDoctypeDeclHandler = _refuse_doctype

    def parse(self) -> None:
        self._parser.Parse(self.part.xml, True)

    def read(self) -> WordXml:
        if self._boxed:
            self.part.letters += [Letter(BREAK, None), *self._boxed]
        return self.part

    # -- events ----------------------------------------------------------------------------------

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        tag, own = self._tag(name), {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        start = self._parser.CurrentByteIndex
        element = Element(start)
        if tag == "w:r":
            element = self._open_run(start)
        elif tag in _FORMULAS and self._formula is None:
            self._formula = element
        self._unseen += tag in _UNSEEN
        self._boxes += tag == "w:txbxContent"
        self._stack.append((tag, element))
        self._opened(tag, own, start)

    def _opened(self, tag: str, own: dict[str, str], start: int) -> None:
        match tag:
            case "w:p" | "w:tab" | "w:br" | "w:cr":
                self._add("\n" if tag == "w:p" else " ", None)
            case "w:t" | "m:t" if not self._unseen:
                self._text = self._opened_text(start)
            case "w:vertAlign" if own.get("val") == "superscript" and self._runs:
                self._runs[-1].raised = True
            case "w:footnoteReference" | "w:endnoteReference" if self._runs and not self._unseen:
                self.part.marks[tag[2:-9], own.get("id", "")] = self._runs[0]
            case "w:footnote" | "w:endnote":
                self._note = (tag[2:], own.get("id", ""))
                self.part.letters.append(Letter(BREAK, None))

    def _open_run(self, start: int) -> RunElement:
        tag = self._tag_at(start)
        run = RunElement(start, tag=tag[0], name=tag["name"], content=tag.end())
        self._runs.append(run)
        return run

    def _opened_text(self, start: int) -> TextElement:
        tag = self._tag_at(start)
        return TextElement(self._runs[-1] if self._runs else RunElement(start), tag["name"], tag[0], start)

    def _close(self, name: str) -> None:
        tag, element = self._stack.pop()
        element.end = self._end_of_element(element)
        self._unseen -= tag in _UNSEEN
        self._boxes -= tag == "w:txbxContent"
        match tag:
            case "w:r":
                self._runs.pop()
            case "w:rPr" if self._stack and self._stack[-1][0] == "w:r":
                self._runs[-1].properties = self.part.xml[element.start : element.end]
                self._runs[-1].content = element.end
            case "w:t" | "m:t":
                self._text = None
            case _ if element is self._formula:
                self._formula = None

    def _end_of_element(self, element: Element) -> int:
        at = self._parser.CurrentByteIndex
        return self._tag_at(at).end() if at == element.start else self.part.xml.index(b">", at) + 1

    def _characters(self, words: str) -> None:
        if self._text is None or self._unseen:
            return
        start = self._parser.CurrentByteIndex
        if self.part.xml[start : start + 1] == b"&":
            self._add(words, self._text, start, self.part.xml.index(b";", start) + 1)
            return
        for char in words:
            end = start + len(char.encode("utf-8", "surrogatepass"))
            self._add(char, self._text, start, end)
            start = end

    # -- what is kept ----------------------------------------------------------------------------

    def _add(self, char: str, text: TextElement | None, start: int = 0, end: int = 0) -> None:
        if self._unseen:
            return
        if text is not None and text.run.raised:
            char = char.translate(_RAISED)
        holder = self._holder(text)
        byte = isinstance(holder, TextElement)
        letters = self._boxed if self._boxes else self.part.letters
        letters.append(Letter(char, holder, start if byte else 0, end if byte else 0))

    def _holder(self, text: TextElement | None) -> TextElement | Element | NoteKey | None:
        if text is None:
            return None
        if self._note is not None:
            return self._note
        if self._formula is not None and not self._boxes:
            return self._formula
        return self._runs[0] if len(self._runs) > 1 or self._boxes else text

    def _tag(self, name: str) -> str:
        space, _, local = name.rpartition(" ")
        if space in _WORD:
            self.part.namespace = self.part.namespace or space
            return f"w:{local}"
        if space in _MATH:
            return f"m:{local}"
        return "fallback" if name == _FALLBACK else ""

    def _tag_at(self, start: int) -> re.Match[bytes]:
        found = _TAG.match(self.part.xml, start)
        if found is None:
            raise ValueError(f"no tag at byte {start}")
        return found


def _refuse_doctype(*_: object) -> None:
    """Entities of a file's own can grow without bound; Word writes none."""
    raise ValueError("it declares a document type")
