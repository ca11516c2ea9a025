"""The room of a document, with the PDFs of the examples."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from figtrace.serve.web.app import make_rooms
from tests.conftest import run_figtrace


@pytest.fixture(scope="module")
def examples(corpus_copy: Path) -> Iterator[TestClient]:
    with TestClient(make_rooms(corpus_copy, "tantivy")) as http:
        yield http


@pytest.fixture(scope="module")
def doc(examples: TestClient) -> str:
    rows = examples.get("/corpus.json").json()["rows"]
    return next(str(row["id"]) for row in rows if row["title"].startswith("Measuring"))


def test_a_page_has_its_words_its_picture_and_the_way_around(examples: TestClient, doc: str) -> None:
    page = examples.get(f"/documents/{doc}?page=2").text
    assert f'href="/documents/{doc}/pages/2.png"' in page
    assert page.count("<tspan") > 100
    assert "Outline" in page


@pytest.mark.parametrize("kind", ["pages", "thumbs", "layout"])
def test_pictures_are_png_and_kept(examples: TestClient, doc: str, kind: str) -> None:
    first = examples.get(f"/documents/{doc}/{kind}/1.png")
    assert first.content.startswith(b"\x89PNG")
    begun = time.perf_counter()
    again = examples.get(f"/documents/{doc}/{kind}/1.png")
    assert again.content == first.content
    assert time.perf_counter() - begun < 1.0


def test_a_spreadsheet_is_shown_as_its_picture_with_the_cell_framed(tmp_path: Path) -> None:
    (tmp_path / "trade.csv").write_text(
        "Exports by partner,,\nPartner,2006,2007\n,million USD,million USD\nNorway,83.1,88.4\n", "utf-8"
    )
    made = run_figtrace("ingest", str(tmp_path / "trade.csv"), folder=tmp_path / "c")
    assert made.returncode == 0, made.stderr
    with TestClient(make_rooms(tmp_path / "c", "tantivy")) as http:
        doc = http.get("/corpus.json").json()["rows"][0]["id"]
        page = http.get(f"/documents/{doc}?quote=83.1").text
        picture = re.search(r'<img src="(/documents/\w+/pages/1\.png\?box=[\d.,]+)"', page)
        assert picture
        assert "<tspan" not in page
        assert http.get(picture[1]).content != http.get(f"/documents/{doc}/pages/1.png").content


def test_a_crop_frames_its_boxes(examples: TestClient, doc: str) -> None:
    crop = examples.get(f"/documents/{doc}/crops/1.png?box=72,100,200,112&box=72,112,100,124")
    assert crop.content.startswith(b"\x89PNG")


@pytest.mark.parametrize("box", ["", "1,2,3", "a,b,c,d", "9,9,1,1", "nan,1,2,3", "1e999,0,0,0"])
def test_a_box_that_is_none_is_refused(examples: TestClient, doc: str, box: str) -> None:
    assert examples.get(f"/documents/{doc}/crops/1.png", params={"box": box}).status_code in (400, 422)


@pytest.mark.parametrize("number", ["0", "99", "x", "100001"])
def test_a_page_that_is_none_has_no_picture(examples: TestClient, doc: str, number: str) -> None:
    assert examples.get(f"/documents/{doc}/pages/{number}.png").status_code in (404, 422)


def test_a_pdf_that_is_gone_is_told_without_its_folder(rooms: TestClient) -> None:
    doc = rooms.get("/corpus.json").json()["rows"][0]["id"]
    answer = rooms.get(f"/documents/{doc}/pages/1.png")
    assert answer.status_code == 404
    assert "ingest it again" in answer.text
    assert "/papers/" not in answer.text
