"""Pictures of pages are drawn once, and the oldest go."""

from __future__ import annotations

import io
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image

from corpus.geometry import BBox, PageIndex
from corpus.settings import load_settings
from corpus.store import Store
from figtrace.serve.web.pictures import PAGE_DPI, THUMB_DPI, PageCache, draw, draw_layout_of


def test_a_picture_is_made_once(tmp_path: Path) -> None:
    made: list[int] = []

    def make() -> bytes:
        made.append(1)
        return b"png"

    cache = PageCache(tmp_path)
    assert [cache.get("a", make), cache.get("a", make)] == [b"png", b"png"]
    assert len(made) == 1
    assert PageCache(tmp_path).get("a", lambda: b"other") == b"png"


@pytest.mark.timeout(60)
def test_of_many_who_ask_at_once_one_draws(tmp_path: Path) -> None:
    cache, asked, made = PageCache(tmp_path), threading.Barrier(4), list[int]()

    def make() -> bytes:
        made.append(1)
        threading.Event().wait(0.2)
        return b"png"

    def ask() -> bytes:
        asked.wait()
        return cache.get("a", make)

    with ThreadPoolExecutor(4) as pool:
        assert [one.result() for one in [pool.submit(ask) for _ in range(4)]] == [b"png"] * 4
    assert len(made) == 1


def test_beyond_the_bound_those_not_looked_at_for_longest_go(tmp_path: Path) -> None:
    cache = PageCache(tmp_path, most=30)
    for age, key in enumerate("abc"):
        cache.get(key, lambda: b"0123456789")
        for path in tmp_path.glob("*.png"):
            os.utime(path, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns - 10**9))
        assert age < 3
    cache.get("a", lambda: b"never")
    cache.get("d", lambda: b"0123456789")
    assert cache.get("a", lambda: b"gone") == b"0123456789"
    assert cache.get("b", lambda: b"gone") == b"gone"


def test_a_folder_that_cannot_be_written_still_shows_pages(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert PageCache(tmp_path / "file" / "x").get("a", lambda: b"png") == b"png"


@pytest.fixture
def store(example_corpus: Path) -> Store:
    return Store.open(load_settings(example_corpus).db)


def test_a_page_is_drawn_whole_around_a_box_or_as_it_was_read(store: Store) -> None:
    with store:
        doc = store.summaries()[0].id
        whole = draw(store, doc, PageIndex(0), dpi=40)
        part = draw(store, doc, PageIndex(0), dpi=40, boxes=[BBox(72, 100, 200, 112)])
        layout = draw_layout_of(store, doc, PageIndex(0))
    assert all(png.startswith(b"\x89PNG") for png in (whole, part, layout))
    assert len(part) < len(whole)


def test_a_letter_is_1122_pixels_across_and_a_small_page_153() -> None:
    assert [8.5 * dpi for dpi in (PAGE_DPI, THUMB_DPI)] == [1122, 153]


def test_up_to_the_bound_all_pictures_stay_and_beyond_it_a_tenth_of_the_room_is_freed(tmp_path: Path) -> None:
    cache = PageCache(tmp_path, most=100)
    for age, key in enumerate("abcde"):
        cache.get(key, lambda: bytes(20))
        for path in tmp_path.glob("*.png"):
            os.utime(path, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns - 10**9))
        assert len(list(tmp_path.glob("*.png"))) == age + 1
    cache.get("f", lambda: bytes(1))
    assert sorted(path.stat().st_size for path in tmp_path.glob("*")) == [1, 20, 20, 20, 20]
    assert cache.get("a", lambda: b"gone") == b"gone"


def test_pictures_that_were_kept_before_count_too(tmp_path: Path) -> None:
    for key in "abc":
        PageCache(tmp_path, most=100).get(key, lambda: bytes(30))
    PageCache(tmp_path, most=100).get("d", lambda: bytes(30))
    assert len(list(tmp_path.glob("*.png"))) == 3


def test_a_page_is_cut_to_its_boxes_only_where_there_are_some(store: Store) -> None:
    boxes = [BBox(72, 100, 200, 112)]
    with store:
        doc = store.summaries()[0].id
        whole, uncut, cut, framed = (
            Image.open(io.BytesIO(png)).size
            for png in (
                draw(store, doc, PageIndex(0), dpi=40),
                draw(store, doc, PageIndex(0), dpi=40, crop=False),
                draw(store, doc, PageIndex(0), dpi=40, boxes=boxes),
                draw(store, doc, PageIndex(0), dpi=40, boxes=boxes, crop=False),
            )
        )
    assert whole == uncut == framed
    assert cut[0] == whole[0]
    assert cut[1] < whole[1] / 4
