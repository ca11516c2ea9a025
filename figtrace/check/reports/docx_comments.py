"""A Word draft with the findings of its check as Word comments at the figures; all else stays as it was.

The parts of the package are edited in their own bytes: runs are split, nothing is written anew. Word takes
no comment in notes, formulas and text boxes, so these are commented at their mark or around them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

from corpus.english import flat
from figtrace.check.ledger.records import Evidence, Finding, Ledger, Reason, Verdict
from figtrace.check.reports.anchors import find_places
from figtrace.check.reports.docx_letters import Element, Letter, NoteKey, TextElement, WordXml, read_word_xml
from ingest.office import WordPackage, open_package, read_bytes

__all__ = ["reviewed_docx"]

_AUTHOR = "figtrace"
_NAMES = {
    Verdict.CONTRADICTED: "Contradicted",
    Verdict.CONFLICT: "Sources disagree",
    Verdict.WEAK: "Weak",
    Verdict.UNKNOWN: "Unknown",
    Verdict.SUPPORTED: "Supported",
}
_UNCHECKED = {Reason.NOT_CHECKABLE: "Not checkable", Reason.NOT_CHECKED: "Not checked"}
_LONGEST_QUOTE = 300
"""Letters: some five lines of a comment, which Word shows without opening it."""
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 (2.2) does not admit; Word refuses a file with one."""


@dataclass(frozen=True, slots=True)
class _Comment:
    number: int
    lines: tuple[str, ...]


@dataclass(slots=True)
class _Edit:
    """What is put in at one byte; with `inside`, the run is split there."""

    inside: TextElement | None = None
    ends: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)


def reviewed_docx(
    draft: Path,
    ledger: Ledger,
    *,
    verdicts: Collection[Verdict] = frozenset(Verdict),
    said: Callable[[Finding], tuple[str, str]] = lambda _: ("", ""),
) -> bytes:
    """The author's own file with a comment at each figure that has one of these verdicts.

    Figures that no citation governs get none.
    A first comment holds the coverage sentence and names the figures whose place in the file is not
    certain. Comments that are there already, tracked changes and formatting stay. `said` gives a person's
    decision and note on a finding, which its comment shows.

    Raises:
        DraftError: if the file is no Word document or is damaged.
    """
    package = open_package(read_bytes(draft), name=str(draft))
    document = read_word_xml(package.document, name=str(draft))
    letters = [*document.letters, *_note_letters(package, str(draft))]
    findings = [f for f in ledger.findings if f.verdict in verdicts and f.reason is not Reason.UNCITED]
    places = find_places(ledger.text, [f.span for f in findings], "".join(letter.char for letter in letters))
    first = package.next_comment
    edits: dict[int, _Edit] = {}
    comments: list[_Comment] = []
    lost: list[Finding] = []
    for finding, place in zip(findings, places, strict=True):
        comment = _Comment(first + 1 + len(comments), tuple(_lines(finding, *said(finding))))
        held = [x for x in letters[place.start : place.end] if x.holder is not None] if place else []
        if held and _mark(edits, document, held[0], held[-1], comment.number):
            comments.append(comment)
        else:
            lost.append(finding)
    opening = _opening(document)
    if opening:
        _mark(edits, document, opening[0], opening[-1], first)
        comments.insert(0, _Comment(first, tuple(_summary(ledger, lost))))
    written = "".join(_comment_xml(comment, document.namespace) for comment in comments)
    return package.with_comments(_edited(document, edits), written, namespace=document.namespace)


def _opening(document: WordXml) -> list[Letter]:
    """The letters of the first text, for the comment on the whole."""
    text = next((x.holder for x in document.letters if isinstance(x.holder, TextElement)), None)
    return [x for x in document.letters if x.holder is text] if text else []


def _note_letters(package: WordPackage, name: str) -> Iterator[Letter]:
    for xml in package.notes:
        yield from read_word_xml(xml, name=name).letters


# -- what a comment says -------------------------------------------------------------------------


def _summary(ledger: Ledger, lost: Sequence[Finding]) -> Iterator[str]:
    yield f"Figures checked against the corpus: {ledger.coverage_sentence}"
    if lost:
        yield "These figures have no certain place in this file:"
    for finding in lost:
        yield f"“{finding.surface}” in “{_short(finding.sentence)}”. {' '.join(_lines(finding))}"


def _lines(finding: Finding, decision: str = "", note: str = "") -> Iterator[str]:
    name = _UNCHECKED.get(finding.reason, _NAMES[finding.verdict])
    yield f"{name}: {finding.says}"
    if decision or note:
        yield ": ".join(filter(None, (f"Decided: {decision}" if decision else "Note", note)))
    if finding.arithmetic:
        yield finding.arithmetic
    for evidence in finding.evidence[:2]:
        yield _quoted(evidence)
    if finding.runner_up is not None and finding.verdict is not Verdict.SUPPORTED:
        yield f"Next best: {_quoted(finding.runner_up)}"
    yield f"[{finding.id}]"


def _quoted(evidence: Evidence) -> str:
    path = " › ".join((*evidence.row_path, *evidence.col_path))
    words = f"{path}: {evidence.quote}" if path else evidence.quote
    page = evidence.label or (str(evidence.page) if evidence.page is not None else "")
    where = evidence.title or evidence.file
    return f"“{_short(words)}” — {where}{f', p. {page}' if page else ''}"


def _short(words: str) -> str:
    words = flat(words)
    return words if len(words) <= _LONGEST_QUOTE else f"{words[: _LONGEST_QUOTE - 1].rstrip()}…"


def _comment_xml(comment: _Comment, namespace: str) -> str:
    paragraphs = "".join(
        f'<w:p><w:r>{"" if at else "<w:annotationRef/>"}<w:t xml:space="preserve">'
        f"{escape(_NO_XML.sub('', line))}</w:t></w:r></w:p>"
        for at, line in enumerate(comment.lines)
    )
    return (
        f'<w:comment xmlns:w="{namespace}" w:id="{comment.number}" w:author="{_AUTHOR}" w:initials="ft">'
        f"{paragraphs}</w:comment>"
    )


# -- where it stands -----------------------------------------------------------------------------


def _mark(edits: dict[int, _Edit], document: WordXml, first: Letter, last: Letter, number: int) -> bool:
    """Note down the comment's range; False if a note has no mark in the text."""
    start, end = _start_of(document, first), _end_of(document, last)
    if start is None or end is None:
        return False
    edits.setdefault(start[0], _Edit(start[1])).starts.append(number)
    edits.setdefault(end[0], _Edit(end[1])).ends.append(number)
    return True


def _start_of(document: WordXml, letter: Letter) -> tuple[int, TextElement | None] | None:
    text = letter.holder
    if isinstance(text, TextElement):
        opens = not document.xml[text.run.content : text.start].strip()
        is_first = opens and letter.start == text.start + len(text.tag)
        return (text.run.start, None) if is_first else (letter.start, text)
    element = _element(document, text)
    return (element.start, None) if element else None


def _end_of(document: WordXml, letter: Letter) -> tuple[int, TextElement | None] | None:
    text = letter.holder
    if isinstance(text, TextElement):
        closing = b"</" + text.name + b"></" + text.run.name + b">"
        is_last = letter.end + len(closing) == text.run.end and document.xml.startswith(closing, letter.end)
        return (text.run.end, None) if is_last else (letter.end, text)
    element = _element(document, text)
    return (element.end, None) if element else None


def _element(document: WordXml, holder: Element | NoteKey | None) -> Element | None:
    return holder if isinstance(holder, Element) else document.marks.get(holder) if holder else None


def _edited(document: WordXml, edits: dict[int, _Edit]) -> bytes:
    """The part's bytes with the marks put in, from its start to its end."""
    changes = [(at, at, _marks(edit, _declared(document))) for at, edit in edits.items()]
    split = {id(e.inside): e.inside for e in edits.values() if e.inside is not None}
    changes += [(t.start, t.start + len(t.tag), _keeping_space(t)) for t in split.values()]
    parts: list[bytes] = []
    done = 0
    for start, end, new in sorted(changes):
        parts += [document.xml[done:start], new]
        done = end
    return b"".join([*parts, document.xml[done:]])


def _declared(document: WordXml) -> str:
    """The declaration of the prefix "w" that each mark needs; "" where the whole part has it."""
    space = f'xmlns:w="{document.namespace}"'
    once = document.xml.count(b"xmlns:w=") == 1 and space.encode() in document.xml[:8000]
    return "" if once else f" {space}"


def _marks(edit: _Edit, space: str) -> bytes:
    words = [
        f'<w:commentRangeEnd{space} w:id="{n}"/><w:r{space}><w:commentReference w:id="{n}"/></w:r>'
        for n in edit.ends
    ]
    words += [f'<w:commentRangeStart{space} w:id="{n}"/>' for n in edit.starts]
    marks = "".join(words).encode()
    text = edit.inside
    if text is None:
        return marks
    closing = b"</" + text.name + b"></" + text.run.name + b">"
    return closing + marks + text.run.tag + text.run.properties + _keeping_space(text)


def _keeping_space(text: TextElement) -> bytes:
    """The opening tag so that spaces at the ends of a split text stay."""
    if b"xml:space" in text.tag:
        return text.tag
    return text.tag[:-1] + b' xml:space="preserve">'
