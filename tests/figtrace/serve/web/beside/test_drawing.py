"""Pictures are drawn by another process, whose end is not that of the desk."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import ReadError, UsageError
from corpus.geometry import BBox, PageIndex
from corpus.settings import load_settings
from corpus.store import Store
from figtrace.serve.web.beside import drawing
from figtrace.serve.web.beside.drawing import Painter, layout_png, page_png, ready_for_charts, ready_for_pages

pytestmark = pytest.mark.timeout(120)


def who() -> bytes:
    return str(os.getpid()).encode()


def die() -> bytes:
    os._exit(3)


def sleep() -> bytes:
    time.sleep(60)
    return b""


def refuse(message: str, *, wrongly: bool) -> bytes:
    raise UsageError(message) if wrongly else ReadError(message)


def no_page(message: str) -> bytes:
    return refuse(message, wrongly=True)


def no_file(message: str) -> bytes:
    return refuse(message, wrongly=False)


@pytest.fixture
def painter() -> Iterator[Painter]:
    made = Painter()
    yield made
    made.close()


def test_one_other_process_draws_one_picture_after_another(painter: Painter) -> None:
    first = painter.draw(who)
    assert first != who()
    assert painter.draw(who) == first


def test_what_it_says_is_said_here(painter: Painter) -> None:
    with pytest.raises(UsageError, match="no page 9"):
        painter.draw(no_page, "there is no page 9")
    with pytest.raises(ReadError, match="gone"):
        painter.draw(no_file, "the file is gone")


def test_another_takes_the_place_of_one_that_ended(painter: Painter) -> None:
    first = painter.draw(who)
    with pytest.raises(ReadError, match="has ended"):
        painter.draw(die)
    assert painter.draw(who) not in (first, who())


def test_another_takes_the_place_of_one_that_takes_too_long(
    painter: Painter, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = painter.draw(who)
    monkeypatch.setattr(drawing, "_PATIENCE_S", 0.1)
    with pytest.raises(ReadError, match="takes longer"):
        painter.draw(sleep)
    monkeypatch.setattr(drawing, "_PATIENCE_S", 60.0)
    assert painter.draw(who) != first


def test_another_takes_the_place_of_one_that_has_grown(
    painter: Painter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "_MOST_MB", 0.1)
    assert painter.draw(who) != painter.draw(who)


def test_it_makes_itself_ready_once(painter: Painter) -> None:
    for ready in (ready_for_pages, ready_for_charts, ready_for_pages):
        assert ready() is not None
        painter.prepare(ready)
    assert painter.draw(who)


def test_pages_are_drawn_from_the_corpus_of_a_folder(example_corpus: Path) -> None:
    with Store.open(load_settings(example_corpus).db) as store:
        doc = store.summaries()[0].id
    whole = page_png(example_corpus, doc, PageIndex(0), 40, (), False)
    part = page_png(example_corpus, doc, PageIndex(0), 40, (BBox(72, 100, 200, 112),), True)
    layout = layout_png(example_corpus, doc, PageIndex(0))
    assert all(png.startswith(b"\x89PNG") for png in (whole, part, layout))
    assert len(part) < len(whole)
