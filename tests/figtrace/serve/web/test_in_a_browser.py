"""The desk as people use it: each path of its design in a real browser, with scripts and without."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.figtrace.serve.web.browser import Served
from tests.folders import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

DRAFT = ROOT / "examples" / "draft.docx"
_CHECKED_MS = 240_000

pytestmark = pytest.mark.timeout(600)


def _search_to_page(page: Page, desk: Served) -> None:
    """Search, narrow by a facet, open a hit."""
    page.goto(f"{desk.base}/")
    page.fill("main input[name=q]", "exports of high technology")
    page.press("main input[name=q]", "Enter")
    page.wait_for_selector("ol.hits li")
    page.click("section.facet:has(h2:text-is('Year')) a")
    page.wait_for_selector("ul.chips a")
    assert "year=" in page.url
    page.click("ol.hits h3 a")
    page.wait_for_selector("figure.sheet svg")
    assert page.locator("g.evidence rect").count() >= 1


def test_a_search_leads_by_a_facet_to_the_page_with_the_evidence_boxed(page: Page, desk: Served) -> None:
    _search_to_page(page, desk)


def test_the_same_without_scripts(plain_page: Page, desk: Served) -> None:
    _search_to_page(plain_page, desk)


def test_text_of_a_page_can_be_selected_and_stands_in_lines(page: Page, desk: Served) -> None:
    _search_to_page(page, desk)
    selected = page.evaluate(
        "() => { const lines = document.querySelectorAll('figure.sheet text');"
        " getSelection().setBaseAndExtent(lines[0], 0, lines[3], lines[3].childNodes.length);"
        " return getSelection().toString(); }"
    )
    assert len(selected.split()) > 5
    assert not re.search(r"\w{40}", selected), "words run into one another"


def test_the_words_lie_where_the_picture_has_them(page: Page, desk: Served) -> None:
    _search_to_page(page, desk)
    widths = page.evaluate(
        "() => [...document.querySelectorAll('figure.sheet tspan')].slice(0, 40).map((one) =>"
        " [one.getComputedTextLength(), Number(one.getAttribute('textLength'))])"
    )
    assert all(abs(drawn - wanted) < 1.5 for drawn, wanted in widths)


def test_a_mark_of_a_series_opens_its_page(page: Page, desk: Served) -> None:
    page.goto(f"{desk.base}/figures")
    page.click("tbody a >> nth=0")
    page.wait_for_selector(".look.light svg")
    assert page.locator(".look.light a title").count() >= 2
    page.locator(".look.light a").first.click()
    page.wait_for_selector("g.evidence rect")
    assert "/documents/" in page.url


def test_what_is_typed_stays_while_a_page_would_load_again(page: Page, desk: Served) -> None:
    page.goto(f"{desk.base}/entities/place:TWN")
    page.evaluate("document.body.setAttribute('data-again', '')")
    page.add_script_tag(url=f"{desk.base}/static/desk.js?again", type="module")
    page.fill("form:has(input[value=merge]) input[name=into]", "half a na")
    page.wait_for_timeout(1500)
    assert page.input_value("form:has(input[value=merge]) input[name=into]") == "half a na"
    with page.expect_navigation():
        page.evaluate("document.activeElement.blur()")


def _merge(page: Page, desk: Served, key: str, into: str) -> None:
    page.goto(f"{desk.base}/entities/{key}")
    page.wait_for_selector("body:not([data-again]) button:text-is('Merge')", timeout=60_000)
    page.fill("form:has(input[value=merge]) input[name=into]", into)
    page.click("button:text-is('Merge')")
    page.wait_for_url(f"**/entities/{into}")


@pytest.mark.parametrize("kind", ["page", "plain_page"])
def test_two_entities_become_one_and_two_again(
    kind: str, desk: Served, request: pytest.FixtureRequest
) -> None:
    page: Page = request.getfixturevalue(kind)
    _merge(page, desk, "place:TWN", "place:JPN")
    page.goto(f"{desk.base}/entities/place:TWN")
    assert "names no entity" in page.inner_text("main")
    page.goto(f"{desk.base}/entities")
    page.click("tr:has-text('place:TWN merged into place:JPN'):has-text('holds') button")
    page.goto(f"{desk.base}/entities/place:TWN")
    assert page.inner_text("h1") == "Taiwan"


def _hand_in(page: Page, desk: Served, draft: Path) -> None:
    page.goto(f"{desk.base}/check")
    page.set_input_files("input[name=draft]", draft)
    page.click("button:text-is('Check it')")
    page.wait_for_selector("article.card", timeout=_CHECKED_MS)


def _download(page: Page, name: str, folder: Path) -> Path:
    with page.expect_download() as coming:
        page.click(f".downloads a:text-is('{name}')")
    path = folder / "taken"
    coming.value.save_as(path)
    return path


def test_a_draft_is_checked_and_settled_by_keys_and_its_next_version_keeps_the_decisions(
    page: Page, desk: Served, tmp_path: Path
) -> None:
    _hand_in(page, desk, DRAFT)
    for key in ("a", "r"):
        page.keyboard.press("j")
        page.keyboard.press(key)
        page.wait_for_selector("article.here [data-said]:not(:empty)")
    page.keyboard.press("j")
    page.keyboard.press("n")
    page.keyboard.type("ask the author")
    page.keyboard.press("Enter")
    page.wait_for_selector("article.here [data-said]:not(:empty)")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    page.wait_for_selector("[data-progress]:text-matches('^3 of')")
    comments = zipfile.ZipFile(_download(page, "Word comments", tmp_path)).read("word/comments.xml").decode()
    assert "ask the author" in comments
    assert comments.count("<w:comment ") >= 10
    page.set_input_files("input[name=version]", DRAFT)
    page.click(".downloads button:text-is('Check it')")
    page.wait_for_selector("text=Version 2", timeout=_CHECKED_MS)
    assert re.match(r"3 of \d+ settled", page.inner_text("[data-progress]"))
    assert page.locator("article.settled").count() == 3


def test_without_scripts_a_draft_is_checked_and_settled_by_forms(plain_page: Page, desk: Served) -> None:
    _hand_in(plain_page, desk, DRAFT)
    first = plain_page.locator("article.card").first
    first.locator("input[name=note]").fill("seen")
    first.locator("button:text-is('Reject')").click()
    plain_page.wait_for_selector("article.settled")
    assert plain_page.locator("article.settled input[name=note]").input_value() == "seen"
    plain_page.click(".filters a:has-text('Contradicted')")
    assert "verdict=contradicted" in plain_page.url
    assert plain_page.locator("article.card:not(.contradicted)").count() == 0


def test_two_windows_that_settle_one_finding_are_told_and_lose_nothing(page: Page, desk: Served) -> None:
    _hand_in(page, desk, DRAFT)
    address = page.url
    other = page.context.new_page()
    other.goto(address)
    page.locator("article.card").nth(1).locator("button:text-is('Accept')").click()
    page.wait_for_selector("article.settled")
    late = other.locator("article.card").nth(1)
    late.locator("input[name=note]").fill("mine")
    late.locator("button:text-is('Reject')").click()
    other.wait_for_selector("text=Settled meanwhile in another window")
    assert late.locator("input[name=note]").input_value() == "mine"
    page.reload()
    assert page.locator("article.card.settled").count() == 1


def test_a_window_of_an_older_desk_is_told_so_and_keeps_what_was_written(page: Page, desk: Served) -> None:
    _hand_in(page, desk, DRAFT)
    page.context.clear_cookies()
    card = page.locator("article.card").nth(2)
    card.locator("input[name=note]").fill("mine")
    card.locator("button:text-is('Reject')").click()
    page.wait_for_selector("text=The desk was started anew")
    assert card.locator("input[name=note]").input_value() == "mine"
    page.context.new_page().goto(f"{desk.base}/?token={desk.token}")
    card.locator("button:text-is('Reject')").click()
    page.wait_for_selector("article.settled")


@pytest.mark.parametrize("width", [1400, 390, 320])
def test_no_room_is_wider_than_the_window(page: Page, desk: Served, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for room in ("/", "/search?q=trade", "/figures?words=exports", "/entities/place:CHN", "/check", "/docs"):
        page.goto(desk.base + room)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, room


def test_every_control_is_reached_by_the_keyboard_with_a_visible_focus(page: Page, desk: Served) -> None:
    page.goto(f"{desk.base}/search?q=trade")
    for _ in range(12):
        page.keyboard.press("Tab")
        outlined = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outlined != "none"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_any_room(page: Page, desk: Served, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    axe = Axe()
    document = page.request.get(f"{desk.base}/corpus.json").json()["rows"][0]["id"]
    rooms = (
        "/", "/search?q=trade", "/search?q=trade&as=figures", f"/documents/{document}",
        f"/documents/{document}?tab=entities", "/figures", "/figures?words=exports", "/entities",
        "/entities/place:CHN", "/themes", "/themes/1", "/conflicts", "/check", "/docs", "/nowhere",
    )  # fmt: skip
    looked = rooms[: None if scheme == "light" else 4]  # the same pages in other colours
    faults = [f"{room}: {fault}" for room in looked for fault in _faults(axe, page, desk.base + room)]
    assert faults == []


def test_axe_finds_nothing_serious_in_the_ledger(page: Page, desk: Served) -> None:
    from axe_playwright_python.sync_playwright import Axe

    _hand_in(page, desk, DRAFT)
    assert _faults(Axe(), page, page.url) == []


def _faults(axe: object, page: Page, address: str) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    assert isinstance(axe, Axe)
    page.goto(address)
    if page.locator("[role=status]:has-text('loads again'), [role=status]:has-text('compared')").count():
        page.wait_for_selector("ol.hits, ul.hits, main > p:not([role=status], .meta)", timeout=60_000)
    found = axe.run(page).response["violations"]
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:120]}"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]
