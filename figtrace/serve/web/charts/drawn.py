"""Charts as elements of a page: for a light and for a dark ground; the stylesheet shows one of them."""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import Markup

from corpus.errors import ReadError, UsageError
from figtrace.export.pictures import DARK, LIGHT, Chart, Look
from figtrace.serve.web.kept import Kept

__all__ = ["drawn"]

_KEPT: Kept = Kept(8_000_000, weigh=len)
"""Pictures kept, by their characters: one of a hundred marks has a hundred thousand and takes a second."""


def drawn(charts: tuple[Chart, ...], draw: Callable[[tuple[Chart, ...]], bytes]) -> Markup:
    """The charts one below the other in both looks; what is wanting where they cannot be drawn.

    `draw` gives them as SVG on a light ground. Their links are the page's own, and there is no style in them
    that a strict policy would refuse.
    """
    if not charts:
        return Markup()
    try:
        return _KEPT.get(charts, lambda: _both(draw(charts)))
    except (UsageError, ReadError) as exc:
        return Markup('<p class="small">{}</p>').format(str(exc))


def _both(svg: bytes) -> Markup:
    light = _element(svg.decode("utf-8"))
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
