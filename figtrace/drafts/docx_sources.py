"""The works that a Word file describes itself, where pandoc does not look: CSL-JSON items, each once.

Word keeps its sources in a part of their own (ECMA-376, part 1, 22.6), Mendeley Cite in the tags of content
controls, EndNote in the data of its fields. Callouts are read as they are shown; these say what they mean.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterator
from xml.etree import ElementTree

from corpus.english import flat
from ingest.office import Json, WordPackage

__all__ = ["embedded_items"]

Element = ElementTree.Element

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SOURCES = "{http://schemas.openxmlformats.org/officeDocument/2006/bibliography}"
_CUSTOM_XML = re.compile(r"customXml/item\d+\.xml")
"""Parts in which Word keeps the sources of its own citations."""
_MENDELEY = "MENDELEY_CITATION_v3_"
_ENDNOTE = re.compile(r"<EndNote>.*?</EndNote>", re.S)
"""A citation of EndNote, with its record, in the code of a field."""


def embedded_items(package: WordPackage) -> list[dict[str, Json]]:
    """Items with the keys that their program gives them; what is damaged is passed over."""
    found: dict[str, dict[str, Json]] = {}
    for member, data in package.members:
        if _CUSTOM_XML.fullmatch(member.filename):
            for item in _word_items(_parsed(data)):
                found.setdefault(str(item["id"]), item)
    for body in (package.document, *package.notes):
        tree = _parsed(body)
        for item in (*_mendeley_items(tree), *_endnote_items(tree)):
            found.setdefault(str(item["id"]), item)
    return list(found.values())


def _parsed(data: bytes) -> Element:
    if b"<!DOCTYPE" in data:
        return Element("none")
    try:
        return ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError):
        return Element("none")


# -- Word ----------------------------------------------------------------------------------------


def _word_items(tree: Element) -> Iterator[dict[str, Json]]:
    for source in tree.iter(f"{_SOURCES}Source"):
        fields = {child.tag.removeprefix(_SOURCES): (child.text or "").strip() for child in source}
        names = source.find(f"{_SOURCES}Author")
        if fields.get("Tag"):
            holders = (fields.get(name) for name in ("JournalName", "BookTitle", "Publisher"))
            yield {
                "id": fields["Tag"],
                "author": list(_word_authors(names)) if names is not None else [],
                "issued": {"literal": fields.get("Year", "")},
                "title": fields.get("Title", ""),
                "container-title": next(filter(None, holders), ""),
                "volume": fields.get("Volume", ""),
                "page": fields.get("Pages", ""),
                "DOI": fields.get("DOI", ""),
                "URL": fields.get("URL", ""),
            }


def _word_authors(names: Element) -> Iterator[dict[str, str]]:
    """The authors, else the editors: the first role that is filled."""
    roles = {child.tag.removeprefix(_SOURCES): child for child in names}
    role = next((roles[name] for name in ("Author", "Editor", "Compiler") if name in roles), None)
    if role is None:
        return
    for body in role.iter(f"{_SOURCES}Corporate"):
        yield {"literal": (body.text or "").strip()}
    for person in role.iter(f"{_SOURCES}Person"):
        given = " ".join(person.findtext(f"{_SOURCES}{part}", "") for part in ("First", "Middle"))
        yield {"family": person.findtext(f"{_SOURCES}Last", "").strip(), "given": given.strip()}


# -- Mendeley ------------------------------------------------------------------------------------


def _mendeley_items(tree: Element) -> Iterator[dict[str, Json]]:
    for tag in tree.iter(f"{_WORD}tag"):
        words = tag.get(f"{_WORD}val", "")
        if words.startswith(_MENDELEY):
            yield from _cited_items(_decoded(words.removeprefix(_MENDELEY)))


def _cited_items(words: str) -> Iterator[dict[str, Json]]:
    try:
        cited = json.loads(words)["citationItems"]
        # No callout names these ids, and each control may count its works anew.
        items = [{**one["itemData"], "id": f"{one['id']} {one['itemData'].get('title')}"} for one in cited]
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
        return
    yield from items


def _decoded(words: str) -> str:
    try:
        return base64.b64decode("".join(words.split()) + "==").decode("utf-8", "replace").rstrip("\0")
    except (binascii.Error, ValueError):
        return ""


# -- EndNote -------------------------------------------------------------------------------------


def _endnote_items(tree: Element) -> Iterator[dict[str, Json]]:
    instructions = "".join(node.text or "" for node in tree.iter(f"{_WORD}instrText"))
    data = (_decoded(node.text or "") for node in tree.iter(f"{_WORD}fldData"))
    for words in (instructions, *data):
        for found in _ENDNOTE.findall(words):
            for record in _parsed(found.encode("utf-8", "replace")).iter("record"):
                yield from _endnote_item(record)


def _endnote_item(record: Element) -> Iterator[dict[str, Json]]:
    number = _words(record, "rec-number")
    if number:
        authors = (_joined(author) for author in record.iterfind("contributors/authors/author"))
        yield {
            "id": number,
            "author": [_endnote_author(name) for name in authors if name],
            "issued": {"literal": _words(record, "dates/year")},
            "title": _words(record, "titles/title"),
            "container-title": _words(record, "titles/secondary-title") or _words(record, "publisher"),
            "volume": _words(record, "volume"),
            "page": _words(record, "pages"),
            "DOI": _words(record, "electronic-resource-num"),
        }


def _endnote_author(name: str) -> dict[str, str]:
    """EndNote ends the name of an institution with a comma."""
    family, comma, given = name.partition(",")
    return (
        {"family": family.strip(), "given": given.strip()} if comma and given.strip() else {"literal": family}
    )


def _words(record: Element, path: str) -> str:
    found = record.find(path)
    return _joined(found) if found is not None else ""


def _joined(element: Element) -> str:
    """The text of an element; EndNote keeps its formatting in `style` elements."""
    return flat("".join(element.itertext()))
