"""A drawn SVG made fit for pages: names and links on its marks, nothing in it that changes from run to run.

Matplotlib writes the ids that artists are given (`set_gid`); by them the marks are found again. Styles become
attributes, so that a page with a strict content security policy may hold the picture among its own elements.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree import ElementTree

__all__ = ["MarkText", "finished_svg"]

_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
"""Namespaces of SVG 1.1 and XLink 1.0 (W3C)."""
_REFERENCE = re.compile(r"#([pmhC][0-9a-f]{10})\b")
"""Ids as Matplotlib makes them of what they stand for; a colour has no more than eight digits."""
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Signs that XML 1.0 does not admit (section 2.2)."""


@dataclass(frozen=True, slots=True)
class MarkText:
    """What a mark says when it is pointed at, and where it leads; "" for nowhere."""

    title: str
    href: str = ""


def finished_svg(drawn: bytes, *, title: str, marks: Mapping[str, MarkText]) -> bytes:
    """The drawing as a document in UTF-8, with a title of its own and of each mark by its id."""
    ElementTree.register_namespace("", _SVG)
    ElementTree.register_namespace("xlink", _XLINK)
    root = ElementTree.fromstring(drawn)
    _drop_metadata(root)
    _styles_to_attributes(root)
    named = {element.get("id", ""): element for element in root.iter()}
    _rename_ids(root, _prefix(title, marks))
    _name_marks(root, {id(named[name]): text for name, text in marks.items() if name in named})
    root.set("role", "img")
    root.set("aria-label", _clean(title))
    root.insert(0, _title(title))
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _drop_metadata(root: ElementTree.Element) -> None:
    """Without creator and date, and with the one rule of the style sheet on the root itself."""
    for child in [one for one in root if one.tag == f"{{{_SVG}}}metadata"]:
        root.remove(child)
    for parent in list(root.iter()):
        for child in [one for one in parent if one.tag == f"{{{_SVG}}}style"]:
            parent.remove(child)
            root.set("stroke-linejoin", "round")
            root.set("stroke-linecap", "butt")


def _styles_to_attributes(root: ElementTree.Element) -> None:
    for element in root.iter():
        for rule in element.attrib.pop("style", "").split(";"):
            name, colon, value = rule.partition(":")
            if colon:
                _set_style(element, name.strip(), value.strip())


_FONT = re.compile(r"(?:(bold|\d00)\s+)?([\d.]+)px\s+(.+)")
"""The short form of a font, which is no attribute: "600 12px 'DejaVu Sans', sans-serif"."""


def _set_style(element: ElementTree.Element, name: str, value: str) -> None:
    font = _FONT.search(value) if name == "font" else None
    if font is not None:
        element.set("font-size", f"{font[2]}px")
        element.set("font-family", _with_plain_type(font[3]))
        element.attrib.update({"font-weight": font[1]} if font[1] else {})
    elif name not in ("font", "transform-origin"):
        element.set(name, _with_plain_type(value) if name == "font-family" else value)


def _with_plain_type(families: str) -> str:
    """The families, and where none of them is there any type of the kind."""
    return families if families.endswith("sans-serif") else f"{families}, sans-serif"


def _rename_ids(root: ElementTree.Element, prefix: str) -> None:
    """Only ids that are referred to, counted: Matplotlib makes its own of numbers that differ by a hair."""
    names: dict[str, str] = {}
    for element in root.iter():
        for value in element.attrib.values():
            for name in _REFERENCE.findall(value):
                names.setdefault(name, f"{prefix}-{len(names)}")
    for element in root.iter():
        name = element.attrib.pop("id", "")
        for key, value in element.attrib.items():
            element.set(key, _REFERENCE.sub(lambda found: f"#{names[found[1]]}", value))
        if name in names:
            element.set("id", names[name])


def _prefix(title: str, marks: Mapping[str, MarkText]) -> str:
    """Of the ids of this picture, so that two on one page do not share any."""
    said = [title, *(f"{name} {text.title}" for name, text in sorted(marks.items()))]
    return "p" + hashlib.sha256("\n".join(said).encode("utf-8", "replace")).hexdigest()[:8]


def _name_marks(root: ElementTree.Element, marks: Mapping[int, MarkText]) -> None:
    """Give the marks, by the identity of their elements, their titles and links."""
    for parent in list(root.iter()):
        for at, child in enumerate(list(parent)):
            text = marks.get(id(child))
            if text is None:
                continue
            child.insert(0, _title(text.title))
            if text.href:
                link = ElementTree.Element(
                    f"{{{_SVG}}}a", {"href": _clean(text.href), "aria-label": _clean(text.title)}
                )
                link.append(child)
                parent[at] = link


def _title(text: str) -> ElementTree.Element:
    title = ElementTree.Element(f"{{{_SVG}}}title")
    title.text = _clean(text)
    return title


def _clean(text: str) -> str:
    return _NOT_XML.sub(" ", text)
