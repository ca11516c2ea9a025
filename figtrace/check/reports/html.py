"""The ledger as one HTML file that needs nothing else: the desk's page, with style and pictures in it."""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from corpus.geometry import DocId, PageBox, PageIndex
from figtrace.check.ledger.records import Evidence, Finding, Ledger
from figtrace.check.reports.ledger_page import HELPERS, Picture, Settled, ledger_page, quotes

if TYPE_CHECKING:
    from jinja2 import Template

__all__ = ["Crop", "to_html"]

Crop = Callable[[DocId, PageIndex, Sequence[PageBox]], bytes | None]
"""PNG of the part of a page with these boxes; None where it cannot be drawn."""


def to_html(
    ledger: Ledger, *, crop: Crop | None = None, said: Callable[[Finding], Settled | None] = lambda _: None
) -> str:
    """The report as an HTML document in UTF-8 text; without `crop` it has no page images.

    `said` gives a person's word on a finding.
    """
    images = _images(ledger, crop)
    view = ledger_page(ledger, picture=lambda one: Picture(images.get(one, "")), said=said)
    return _template().render(view=view, style=_static("figtrace.css"), script=_static("ledger.js"))


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("figtrace.check.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(HELPERS)
    return environment.get_template("report.html")


@cache
def _static(name: str) -> str:
    return (files("figtrace.check.reports") / "static" / name).read_text(encoding="utf-8")


def _images(ledger: Ledger, crop: Crop | None) -> dict[Evidence, str]:
    """The crops of all quotes, asked for document by document, so that each file is opened once."""
    shown = {one for finding in ledger.findings for one in quotes(finding)[:2]}
    return {one: _image(one, crop) for one in sorted(shown, key=lambda one: (one.doc, one.page or 0))}


def _image(evidence: Evidence, crop: Crop | None) -> str:
    if crop is None or not evidence.boxes:
        return ""
    page = evidence.boxes[0].page
    png = crop(evidence.doc, page, [box for box in evidence.boxes if box.page == page])
    return "" if png is None else "data:image/png;base64," + base64.b64encode(png).decode("ascii")
