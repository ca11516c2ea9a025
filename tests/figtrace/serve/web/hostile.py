"""A corpus whose one paper has markup for a title and comes from a folder that no page may name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from corpus.settings import load_settings
from corpus.store import Store
from search.engine import open_engine
from search.index import rebuild
from tests.figtrace.small_corpus import put
from tests.strategies import document_of

__all__ = ["HOSTILE_TITLE", "hostile_corpus"]

HOSTILE_TITLE = "<img src=x onerror=alert(1)>"
_PAPER = document_of(
    "In 2006 Norway's exports of salmon reached $412.7 million. <script>alert(2)</script> of Foxconn.",
    doc="ab" * 32,
    title=HOSTILE_TITLE,
    year=2007,
)
_UNTITLED = document_of("Exports of salmon fell by 3.1 percent in 2007.", doc="cd" * 32, title="", year=2008)


def hostile_corpus(folder: Path) -> Path:
    """The corpus in this folder."""
    settings = load_settings(folder, env={})
    papers = [replace(one, source=f"/secret/folder/{one.id[:2]}.pdf") for one in (_PAPER, _UNTITLED)]
    with Store.open(settings.db, create=True) as store, open_engine("tantivy", settings) as engine:
        put(store, *papers)
        rebuild(store, engine)
    return folder
