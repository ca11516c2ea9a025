"""Pages and charts drawn by a process beside the desk, one after another.

To draw takes tenths of a second of processor in which a process of Python answers nobody else, the libraries
take memory that they keep, and a PDF that breaks pdfium ends no more than the process that draws.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from corpus.errors import FigtraceError, ReadError, UsageError
from corpus.geometry import BBox, DocId, PageIndex
from corpus.workers import Gone, Worker, resident_mb, speaking

__all__ = ["Painter", "chart_svg", "layout_png", "page_png", "ready_for_charts", "ready_for_pages"]

_MOST_MB = 300.0
"""Memory beyond which the process is ended and the next picture begins another: more than twice what it has
after fifty pages and eight charts (120 MB, measured)."""
_PATIENCE_S = 60.0
"""Seconds for a picture: most take a tenth, and nobody waits longer than a minute for one."""


@dataclass(frozen=True, slots=True)
class _Refused:
    """Why there is no picture."""

    problem: str
    is_asked_wrongly: bool
    """True for what does not exist, False for what cannot be read."""


class Painter:
    """The process that draws. It is started by the first picture, and anew when it has ended or grown."""

    def __init__(self) -> None:
        self._worker: Worker[bytes | _Refused] | None = None
        self._lock = threading.Lock()
        self._ready: set[str] = set()

    def draw(self, ask: Callable[..., bytes], *arguments: object) -> bytes:
        """What this function of a module gives for the arguments, in the process that draws.

        Raises:
            UsageError: if it raises one: there is no such page, or nothing here can draw.
            ReadError: if it raises another error of ours, takes too long, or its process ends.
        """
        with self._lock:
            self._worker = self._worker or Worker(_serve)
            drawn = self._answer(self._worker, ask, arguments)
        match drawn:
            case _Refused(problem=problem, is_asked_wrongly=True):
                raise UsageError(problem)
            case _Refused(problem=problem):
                raise ReadError(problem)
            case _:
                return drawn

    def prepare(self, ask: Callable[[], bytes]) -> None:
        """Let the process load what it needs for such pictures, while the page is still on its way."""
        if ask.__name__ not in self._ready:
            self._ready.add(ask.__name__)
            threading.Thread(target=self._prepare, args=(ask,), daemon=True).start()

    def _prepare(self, ask: Callable[[], bytes]) -> None:
        try:
            self.draw(ask)
        except FigtraceError:
            self._ready.discard(ask.__name__)  # the picture itself will say why

    def close(self) -> None:
        """End the process; another picture starts one anew."""
        with self._lock:
            self._end()

    def _answer(
        self, worker: Worker[bytes | _Refused], ask: Callable[..., bytes], arguments: tuple[object, ...]
    ) -> bytes | _Refused:
        worker.send((ask, arguments))
        if not speaking([worker], _PATIENCE_S):
            self._end()
            return _Refused("the picture takes longer to draw than a page can wait", False)
        drawn = worker.receive()
        if isinstance(drawn, Gone):
            self._end()
            return _Refused("the picture cannot be drawn: the process that drew it has ended", False)
        if resident_mb(worker.pid) > _MOST_MB:
            self._end()
        return drawn

    def _end(self) -> None:
        worker, self._worker = self._worker, None
        self._ready.clear()
        if worker is not None:
            worker.end()


def _serve(pipe: Connection) -> None:
    while True:
        ask, arguments = pipe.recv()
        try:
            pipe.send(ask(*arguments))
        except UsageError as exc:
            pipe.send(_Refused(str(exc), True))
        except FigtraceError as exc:
            pipe.send(_Refused(str(exc), False))


# -- in the process --------------------------------------------------------------------------------------


def ready_for_pages() -> bytes:
    """Nothing, when pages can be drawn at once."""
    import ingest.pdf
    import ingest.sheets

    _ = ingest.pdf.render_page, ingest.sheets.draw_sheet
    return b""


def ready_for_charts() -> bytes:
    """Nothing, when charts can be drawn at once.

    Raises:
        UsageError: if Matplotlib is not installed.
    """
    return chart_svg(())


def page_png(folder: Path, doc: DocId, page: PageIndex, dpi: int, boxes: Sequence[BBox], crop: bool) -> bytes:
    """The page of a document of the corpus in this folder, as `pictures.draw` gives it.

    Raises:
        UsageError: if there is no such page.
        ReadError: if the file is gone or changed, or the page cannot be drawn.
    """
    from corpus.settings import load_settings
    from corpus.store import Store
    from figtrace.serve.web.pictures import draw

    with Store.open(load_settings(folder).db) as store:
        return draw(store, doc, page, dpi=dpi, boxes=boxes, crop=crop)


def layout_png(folder: Path, doc: DocId, page: PageIndex) -> bytes:
    """The page with how it was read, as `pictures.draw_layout_of` gives it.

    Raises:
        UsageError: if there is no such page.
        ReadError: if the file is gone or changed, or the page cannot be drawn.
    """
    from corpus.settings import load_settings
    from corpus.store import Store
    from figtrace.serve.web.pictures import draw_layout_of

    with Store.open(load_settings(folder).db) as store:
        return draw_layout_of(store, doc, page)


def chart_svg(charts: Sequence[object]) -> bytes:
    """The charts as SVG on a light ground.

    Raises:
        UsageError: if Matplotlib is not installed.
    """
    from figtrace.export.pictures import LIGHT, draw_svg

    return draw_svg(charts, look=LIGHT)  # type: ignore[arg-type]  # charts come as they were sent
