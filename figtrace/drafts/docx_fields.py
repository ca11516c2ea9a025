"""A Word file put so that pandoc reads its fields as they are meant: each cited work with a key of its own.

A reference manager keeps its citations as CSL-JSON in the code of a field (ECMA-376, part 1, 17.16). Mendeley
counts the works of each field anew, from "ITEM-1", and Zotero counts in each author's library; so an id says
which work it is within one field only.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from xml.sax.saxutils import escape

from figtrace.drafts.docx_boxes import unboxed
from ingest.office import Json, WordPackage

__all__ = ["readable_docx"]

_READ_PARTS = re.compile(r"word/(?:document\d*|footnotes|endnotes)\.xml")
"""Parts of a Word file whose text is the draft's."""
_CODE = re.compile(
    r"<\w+:fldChar\b[^<>]*?\bfldCharType=[\"'](?P<mark>begin|end)\b"
    r"|<\w+:instrText\b[^<>]*(?<!/)>(?P<code>[^<]*)</"
)
"""Marks of a field and the code between them (ISO/IEC 29500-1, 17.16)."""
_SIMPLE = re.compile(
    r"<(?P<name>\w+):fldSimple\b(?P<has>(?:[^\"'<>/]|/(?!>)|\"[^\"<]*\"|'[^'<]*')*)(?P<empty>/?)>"
    r"|</(?P<end>\w+):fldSimple\s*>"
)
"""A field in one element (17.16.19); its code may hold any sign in quotation marks."""
_INSTRUCTION = re.compile(r"\binstr\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')")
"""The code of such a field, in either kind of quotation marks."""
_CITATION = re.compile(r"\bCSL_CITATION\b[^{]*")
"""What Zotero and Mendeley begin their fields with, up to the JSON."""
_PAGE = "page"
"""What a locator without a label is (CSL-JSON, `label`; all reference managers leave it out for pages)."""


def readable_docx(data: bytes, package: WordPackage) -> bytes:
    """The file with its fields rewritten and its boxes as paragraphs; its own bytes if it has neither."""
    works = _Works()
    changed: dict[str, bytes] = {}
    for member, part in package.members:
        if _READ_PARTS.fullmatch(member.filename):
            text = part.decode("utf-8", "surrogateescape")
            changed[member.filename] = _readable_part(text, works).encode("utf-8", "surrogateescape")
    same = all(package.part(name) == part for name, part in changed.items())
    return data if same else package.with_parts(changed)


def _readable_part(xml: str, works: _Works) -> str:
    xml = _SIMPLE.sub(_in_marks, unboxed(xml))
    return _replaced(xml, _citation_edits(xml, works))


def _replaced(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    parts, end = [], 0
    for start, stop, words in sorted(edits):
        parts += [text[end:start], words]
        end = stop
    return "".join((*parts, text[end:]))


def _in_marks(tag: re.Match[str]) -> str:
    """A tag of a simple field as the runs that begin or end a field: pandoc drops what a simple one shows."""
    if tag["end"]:
        return _mark(tag["end"], "end")
    if tag["empty"]:
        return ""
    name, found = tag["name"], _INSTRUCTION.search(tag["has"])
    code = (found["double"] or found["single"] or "") if found else ""
    told = f'<{name}:r><{name}:instrText xml:space="preserve">{code}</{name}:instrText></{name}:r>'
    return f"{_mark(name, 'begin')}{told}{_mark(name, 'separate')}"


def _mark(name: str, kind: str) -> str:
    return f'<{name}:r><{name}:fldChar {name}:fldCharType="{kind}"/></{name}:r>'


# -- citations -----------------------------------------------------------------------------------


def _citation_edits(xml: str, works: _Works) -> Iterator[tuple[int, int, str]]:
    """The code of each citation, in its first run; Word cuts it into runs anywhere."""
    for runs in _field_codes(xml):
        code = "".join(unescape(xml[start:end]) for start, end in runs)
        meant = _meant(code, works)
        if meant != code:
            yield from ((start, end, "") for start, end in runs[1:])
            yield (*runs[0], escape(meant))


def _field_codes(xml: str) -> Iterator[list[tuple[int, int]]]:
    """Places of the code of each field that has some; a field may stand in the code of another."""
    open_fields: list[list[tuple[int, int]]] = []
    for found in _CODE.finditer(xml):
        if found["mark"] == "begin":
            open_fields.append([])
        elif found["mark"] == "end" and open_fields:
            runs = open_fields.pop()
            yield from [runs] if runs else []
        elif found["code"] is not None and open_fields:
            open_fields[-1].append(found.span("code"))


def _meant(code: str, works: _Works) -> str:
    """The code with a key for each work and a label for each locator; as it came if it is damaged."""
    found = _CITATION.search(code)
    if found is None:
        return code
    try:
        cited, end = json.JSONDecoder().raw_decode(code, found.end())
        items = [_meant_item(item, works) for item in cited["citationItems"]]
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        return code
    words = json.dumps({**cited, "citationItems": items})
    return f"{code[: found.end()]}{words}{code[end:]}"


def _meant_item(item: dict[str, Json], works: _Works) -> dict[str, Json]:
    key = works.key(item)
    meant = {**item, "id": key}
    if isinstance(item.get("itemData"), dict):
        meant["itemData"] = {**item["itemData"], "id": key}
    if str(item.get("locator") or "").strip() and not item.get("label"):
        meant |= {"locator": str(item["locator"]), "label": _PAGE}
    return meant


@dataclass(slots=True)
class _Works:
    """Keys of the works cited so far: an id belongs to the work that had it first."""

    known: dict[str, str] = field(default_factory=dict)
    """Key by what tells a work: its address in a library, or how it is described."""
    taken: set[str] = field(default_factory=set)

    def key(self, item: dict[str, Json]) -> str:
        """The key of an item's work. An item without address or description is known by its id alone."""
        tokens = [*_addresses(item), *_description(item)]
        if not tokens:
            return str(item["id"])
        key = next((self.known[token] for token in tokens if token in self.known), "")
        key = key or self._free(str(item["id"]))
        for token in tokens:
            self.known.setdefault(token, key)
        return key

    def _free(self, name: str) -> str:
        key = name if name not in self.taken else f"{name}~{len(self.taken)}"
        while key in self.taken:
            key += "~"
        self.taken.add(key)
        return key


def _addresses(item: dict[str, Json]) -> list[str]:
    uris = item.get("uris") or item.get("uri") or []
    return [str(uri) for uri in ([uris] if isinstance(uris, str) else uris)]


def _description(item: dict[str, Json]) -> list[str]:
    """Title, authors and date as one text; none if there is no title, as it would tell too little."""
    described = item.get("itemData") or {}
    parts = [described.get(name) for name in ("title", "author", "issued", "volume", "page")]
    return [json.dumps(parts, sort_keys=True)] if parts[0] else []
