"""Pictures of the desk on the example corpus, for the documentation: python -m scripts.draw_desk CORPUS."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from tests.figtrace.serve.web.browser import Served, launched, served
from tests.folders import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["draw"]

DOCS = ROOT / "docs"
_COLOURS = 128
"""Enough for text and quiet colours; a picture then has a third of the bytes."""
_SCROLLED_MS = 1500


def draw(folder: Path) -> None:
    """Write the four pictures anew."""
    with served(folder) as desk, launched() as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(f"{desk.base}/?token={desk.token}")
        page.goto(f"{desk.base}/search?q=exports+of+high+technology")
        _keep(page, "desk-search")
        page.goto(f"{desk.base}/documents/{_lindqvist(page, desk)}?page=3&quote=19%2C308")
        _keep(page, "desk-page")
        page.goto(
            f"{desk.base}/figures?measure=ind%3Aexports&area=USA&partner=CHN&product=product%3Aatp&unit=USD"
        )
        _keep(page, "desk-series")
        _settle(page, desk)
        _keep(page, "desk-ledger")


def _lindqvist(page: Page, desk: Served) -> str:
    rows = page.request.get(f"{desk.base}/corpus.json").json()["rows"]
    return next(str(row["id"]) for row in rows if row["title"].startswith("Measuring U.S."))


def _settle(page: Page, desk: Served) -> None:
    """Hand the example draft in and settle its first findings."""
    page.goto(f"{desk.base}/check")
    page.set_input_files("input[name=draft]", ROOT / "examples" / "draft.docx")
    page.click("button:text-is('Check it')")
    page.wait_for_selector("article.card", timeout=240_000)
    for key in ("a", "r", "a"):
        page.keyboard.press("j")
        page.keyboard.press(key)
        page.wait_for_selector("article.here [data-said]:not(:empty)")
    page.keyboard.press("k")
    page.keyboard.press("k")
    page.wait_for_timeout(_SCROLLED_MS)


def _keep(page: Page, name: str) -> None:
    page.wait_for_load_state("networkidle")
    shot = Image.open(io.BytesIO(page.screenshot()))
    target = DOCS / f"{name}.png"
    shot.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE).save(target, optimize=True)
    print(f"{target}: {target.stat().st_size // 1000} kB")


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
