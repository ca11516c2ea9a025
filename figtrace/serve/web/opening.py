"""A hit opened where its page can be read: at the desk that runs, else in the file by the system's viewer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit, urlunsplit

from corpus.errors import UsageError
from corpus.geometry import DocId, PageNo, Span

if TYPE_CHECKING:
    from corpus.store import Store

__all__ = ["Place", "open_place", "place_of"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a hit stands."""

    doc: DocId
    page: PageNo | None
    span: Span | None


def place_of(row: Any) -> Place:
    """Of a hit, a claim, or a document by its best page."""
    pages: Sequence[PageNo] = getattr(row, "pages", ())
    page = getattr(row, "page", None) or next(iter(pages), None)
    span = getattr(row, "span", None)
    return Place(row.doc, page, span if span is not None and span.start < span.end else None)


def open_place(store: Store, folder: Path, place: Place) -> str:
    """What was opened, in words without the desk's token.

    Raises:
        UsageError: if the file is gone, or nothing here opens pages.
    """
    import webbrowser

    from figtrace.serve.web.open_desks import desk_of

    desk = desk_of(folder)
    target, told = _in_desk(desk, place) if desk else _in_file(store, place)
    if not webbrowser.open(target):
        raise UsageError(f"nothing here opens {told}: name a program in the variable BROWSER")
    return told


def _in_desk(desk: str, place: Place) -> tuple[str, str]:
    parts = urlsplit(desk)
    spot = {"at": f"{place.span.start}-{place.span.end}"} if place.span else {"page": str(place.page or 1)}
    path = f"/documents/{place.doc}"
    target = urlunsplit(parts._replace(path=path, query=f"{urlencode(spot)}&{parts.query}"))
    shown = urlunsplit(parts._replace(path=path, query=urlencode(spot)))
    return target, shown


def _in_file(store: Store, place: Place) -> tuple[str, str]:
    from corpus.store import sources_of

    source = Path(sources_of(store, [place.doc]).get(place.doc, ""))
    if not source.is_file():
        raise UsageError(f"{source} is not there any more: read it again from where it is now")
    uri = source.absolute().as_uri()
    if place.page is None or source.suffix.lower() != ".pdf":
        return uri, str(source)
    return f"{uri}#page={place.page}", f"{source}, page {place.page}"
