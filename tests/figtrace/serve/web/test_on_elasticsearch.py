"""The rooms of the desk on a live Elasticsearch, in a real browser: what a team sees."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from corpus.settings import ElasticSettings, load_settings
from corpus.store import Store
from search.engines.elastic.engine import Elastic
from search.index import rebuild
from tests.figtrace.serve.web.browser import Served, served
from tests.search.conftest import drop_indices, elastic_server, own_prefix

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["elastic_server"]

pytestmark = [pytest.mark.elasticsearch, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def desk(corpus_copy: Path, elastic_server: ElasticSettings) -> Iterator[Served]:
    """The desk on an index of the example corpus that the server holds."""
    own = own_prefix(elastic_server)
    with Store.open(load_settings(corpus_copy, env={}).db) as store, Elastic(own) as engine:
        rebuild(store, engine)
    env = {
        "FIGTRACE_ENGINE": "elasticsearch", "FIGTRACE_ES_URL": own.url, "FIGTRACE_ES_API_KEY": own.api_key,
        "FIGTRACE_ES_CA": own.ca_file, "FIGTRACE_ES_PREFIX": own.prefix,
    }  # fmt: skip
    with served(corpus_copy, env=env) as running:
        yield running
    drop_indices(own)


def test_search_document_and_figures_open_on_the_servers_index(page: Page, desk: Served) -> None:
    page.goto(f"{desk.base}/search?q=exports+of+high+technology")
    page.wait_for_selector("ol.hits li")
    assert page.locator("section.facet:has(h2:text-is('Year')) a").count() >= 1
    page.click("ol.hits h3 a")
    page.wait_for_selector("figure.sheet svg")
    assert "/documents/" in page.url
    assert page.locator("g.evidence rect").count() >= 1
    page.goto(f"{desk.base}/search?q=imports&as=figures")
    page.wait_for_selector("main a[href*='/documents/']")
    page.goto(f"{desk.base}/figures?words=exports")
    page.wait_for_selector("main a[href*='/documents/'], main .look svg")


def test_a_word_that_is_misspelt_is_offered_as_the_servers_index_has_it(page: Page, desk: Served) -> None:
    page.goto(f"{desk.base}/search?q=notebok")
    page.wait_for_selector("a:text-is('notebook')")
