"""Charts as elements of a page: for a light and for a dark ground; the stylesheet shows one of them."""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup

from corpus.errors import UsageError
from figtrace.export.pictures import DARK, LIGHT, Chart, Look, draw_svg

__all__ = ["drawn"]

_KEPT = 64
"""Pictures kept: a chart of a hundred marks takes a second to be drawn."""


@lru_cache(maxsize=_KEPT)
def drawn(charts: tuple[Chart, ...]) -> Markup:
    """The charts one below the other in both looks; what is wanting where nothing can draw them.

    Their links are the page's own, and there is no style in them that a strict policy would refuse.
    """
    if not charts:
        return Markup()
    try:
        light = _element(draw_svg(charts, look=LIGHT).decode("utf-8"))
    except UsageError as exc:
        return Markup('<p class="small">{}</p>').format(str(exc))
    return Markup(
        f'<div class="wide look light">{light}</div><div class="wide look dark">{_dark(light)}</div>'
    )


_PROLOGUE = re.compile(r"^\s*<\?xml[^>]*\?>\s*")
"""What a file of its own begins with (XML 1.0, 2.8) and an element of a page must not."""


def _element(svg: str) -> str:
    """The picture without what only a file of its own has, a group of links instead of an image."""
    head, bracket, rest = _PROLOGUE.sub("", svg).partition(">")
    return head.replace('role="img"', 'role="group"') + bracket + rest


def _colours(look: Look) -> tuple[str, ...]:
    return (look.paper, look.ink, look.soft, look.line, look.alarm, *look.hues)


_TO_DARK = dict(zip(_colours(LIGHT), _colours(DARK), strict=True))
_COLOUR = re.compile(r'(?<==")#[0-9a-f]{6}(?=")')
"""A colour as Matplotlib writes it."""
_ID = re.compile(r'(?<=[#"]p)[0-9a-f]{8}-\d+(?=[")])')
"""An id as Matplotlib writes it, in its definition and where it is used."""


def _dark(light: str) -> str:
    """The same picture in the colours of the dark look, with ids of its own: a second drawing takes long."""
    coloured = _COLOUR.sub(lambda found: _TO_DARK.get(found[0], found[0]), light)
    return _ID.sub(lambda found: f"{found[0]}-dark", coloured)
