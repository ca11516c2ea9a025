"""A finished SVG names its marks and links them, and holds nothing that a strict page refuses."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from figtrace.export.pictures.svg import MarkText, finished_svg

_NS = {"s": "http://www.w3.org/2000/svg"}
_DRAWN = b"""<svg xmlns="http://www.w3.org/2000/svg"
 xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">
 <metadata>made today</metadata><defs><style type="text/css">*{stroke-linejoin: round}</style>
 <path id="m0123456789" d="M 0 0"/></defs>
 <g id="axes_1"><g id="mark"><use xlink:href="#m0123456789" style="fill: #123456; stroke-width: 0.8"/></g>
 <text style="font: 600 9px 'DejaVu Sans', sans-serif; text-anchor: middle">5</text></g></svg>"""


def _root(marks: dict[str, MarkText], title: str = "Imports") -> ElementTree.Element:
    return ElementTree.fromstring(finished_svg(_DRAWN, title=title, marks=marks))


def test_a_mark_has_its_title_and_its_link() -> None:
    (link,) = _root({"mark": MarkText("2008: <$5>", "/documents/a?page=3&x=1")}).findall(".//s:a", _NS)
    assert link.get("href") == "/documents/a?page=3&x=1"
    assert link.findtext("s:g/s:title", namespaces=_NS) == "2008: <$5>"


def test_a_mark_that_leads_nowhere_has_a_title_alone() -> None:
    root = _root({"mark": MarkText("2008")})
    assert root.findall(".//s:a", _NS) == []
    assert root.findtext(".//s:g/s:title", namespaces=_NS) == "2008"


def test_the_picture_is_named_for_readers_of_screens() -> None:
    root = _root({})
    assert (root.get("role"), root.get("aria-label")) == ("img", "Imports")
    assert root.findtext("s:title", namespaces=_NS) == "Imports"


def test_no_styles_no_metadata_and_no_ids_but_those_in_use_are_left() -> None:
    root = _root({"mark": MarkText("2008")})
    (kept,) = [one.get("id") for one in root.iter() if one.get("id")]
    assert not any(one.get("style") for one in root.iter())
    assert not any(one.tag.endswith(("}style", "}metadata")) for one in root.iter())
    use = root.find(".//s:use", _NS)
    text = root.find(".//s:text", _NS)
    assert use is not None
    assert text is not None
    assert use.get("{http://www.w3.org/1999/xlink}href") == f"#{kept}"
    assert (use.get("fill"), use.get("stroke-width"), root.get("stroke-linejoin")) == (
        "#123456",
        "0.8",
        "round",
    )
    assert (text.get("font-size"), text.get("font-weight"), text.get("text-anchor")) == (
        "9px",
        "600",
        "middle",
    )
    assert text.get("font-family") == "'DejaVu Sans', sans-serif"


def test_pictures_share_no_ids_and_the_same_picture_has_the_same() -> None:
    one, other, again = (finished_svg(_DRAWN, title=title, marks={}) for title in ("a", "b", "a"))
    assert one == again
    ids = [set(re.findall(rb' id="([^"]+)"', made)) for made in (one, other)]
    assert ids[0].isdisjoint(ids[1])


@given(st.text(st.characters()))
def test_any_title_leaves_it_well_formed(title: str) -> None:
    _root({"mark": MarkText(title, title)}, title)
