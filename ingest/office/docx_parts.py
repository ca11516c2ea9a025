"""The parts of a Word file, and the file with comments added; every other part keeps its bytes."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from corpus.errors import DraftError
from ingest.office.docx_package import DOCX_BODY, check_docx

__all__ = ["WordPackage", "open_package"]

_TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_COMMENT_NUMBER = re.compile(
    rb"<\w+:comment(?:RangeStart|RangeEnd|Reference)?\s[^<>]*?\b\w+:id=\"(\d{1,9})\""
)
"""The numbers of comments and of their marks in the text (ISO/IEC 29500-1, 17.13.4); nine digits stay within
32 bits."""
_NO_RELATIONS = f'<Relationships xmlns="{_PACKAGE}/relationships"></Relationships>'.encode()


@dataclass(frozen=True, slots=True)
class WordPackage:
    """The parts of a Word file by name, in the order of the archive."""

    members: tuple[tuple[zipfile.ZipInfo, bytes], ...]
    name: str
    """Of the part with the body: "word/document.xml"."""

    def part(self, name: str) -> bytes | None:
        """The bytes of a part; None where there is none."""
        return next((data for member, data in self.members if member.filename == name), None)

    @property
    def document(self) -> bytes:
        """The part with the body."""
        return self.part(self.name) or b""

    @property
    def notes(self) -> list[bytes]:
        """The parts with footnotes and endnotes."""
        found = (self.part(f"word/{kind}.xml") for kind in ("footnotes", "endnotes"))
        return [data for data in found if data]

    @property
    def next_comment(self) -> int:
        """The first number above those of all comments and their marks."""
        parts = (self.part(self._comments) or b"", self.document)
        numbers = (int(number) for part in parts for number in _COMMENT_NUMBER.findall(part))
        return max(numbers, default=-1) + 1

    @property
    def _comments(self) -> str:
        found = re.search(rb"<[^<>]*/comments\"[^<>]*>", self.part(self._relations) or b"")
        target = re.search(rb"\bTarget=\"/?(?:word/)?([^\"]+)\"", found[0]) if found else None
        return f"word/{target[1].decode()}" if target else "word/comments.xml"

    @property
    def _relations(self) -> str:
        folder, _, file = self.name.rpartition("/")
        return f"{folder}/_rels/{file}.rels"

    def with_comments(self, document: bytes, comments: str, *, namespace: str) -> bytes:
        """The file with this body and these comments, given as XML, behind those it has."""
        changed = {self.name: document}
        old = self.part(self._comments)
        if old is None:
            changed |= self._new_part(comments, namespace)
        else:
            changed[self._comments] = _before_end(old, comments)
        return self.with_parts(changed)

    def _new_part(self, comments: str, namespace: str) -> dict[str, bytes]:
        kind = _STRICT if namespace.startswith("http://purl.oclc.org/") else _TRANSITIONAL
        entry = (
            f'<Override xmlns="{_PACKAGE}/content-types" PartName="/{self._comments}" '
            f'ContentType="{_COMMENTS_TYPE}"/>'
        )
        related = (
            f'<Relationship xmlns="{_PACKAGE}/relationships" Id="rIdFigtrace" Type="{kind}" '
            'Target="comments.xml"/>'
        )
        whole = f'<w:comments xmlns:w="{namespace}">{comments}</w:comments>'
        changed = {self._comments: b'<?xml version="1.0" encoding="UTF-8"?>' + whole.encode()}
        types = self.part("[Content_Types].xml") or b""
        if f'PartName="/{self._comments}"'.encode() not in types:
            changed["[Content_Types].xml"] = _before_end(types, entry)
        if self._comments.encode().removeprefix(b"word/") not in (self.part(self._relations) or b""):
            changed[self._relations] = _before_end(self.part(self._relations) or _NO_RELATIONS, related)
        return changed

    def with_parts(self, changed: Mapping[str, bytes]) -> bytes:
        """The archive with parts changed or added; times stay, so that two runs give the same bytes."""
        added = {name: data for name, data in changed.items() if self.part(name) is None}
        packed = BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for member, data in self.members:
                archive.writestr(member, changed.get(member.filename, data))
            for name, data in added.items():
                archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
        return packed.getvalue()


def open_package(data: bytes, *, name: str) -> WordPackage:
    """The parts of a Word file.

    Raises:
        DraftError: if it is none, or is damaged.
    """
    check_docx(data, name=name)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = tuple((member, archive.read(member)) for member in archive.infolist())
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as exc:
        raise DraftError(f"{name} is a damaged .docx: {exc}") from exc
    return WordPackage(members, next(m.filename for m, _ in members if DOCX_BODY.fullmatch(m.filename)))


def _before_end(xml: bytes, added: str) -> bytes:
    """The XML with something put in as the last child of its root."""
    empty = re.search(rb"<([\w:]+)([^<>]*)/>\s*$", xml)
    if empty is not None and b"</" not in xml:
        return xml[: empty.start()] + b"<%b%b>%b</%b>" % (empty[1], empty[2], added.encode(), empty[1])
    at = xml.rfind(b"</")
    return xml[:at] + added.encode() + xml[at:] if at >= 0 else xml
