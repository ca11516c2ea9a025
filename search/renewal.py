"""An index that an older figtrace made is made anew from the store when it is opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from search.engine import open_engine
from search.engines.generations import is_older

if TYPE_CHECKING:
    from corpus.settings import Settings
    from search.engine import Engine

__all__ = ["open_current"]


def open_current(name: str, settings: Settings, tell: Callable[[str], None] = lambda _: None) -> Engine:
    """The engine of this name for the corpus of these settings, its index of today's form.

    `tell` is called with a line before an older embedded index is made anew; one of Elasticsearch stays, for
    others may read it.

    Raises:
        UsageError: if there is no such engine.
        EngineError: if it cannot be opened or reached, or an older index cannot be replaced.
        StoreError: if the store cannot be read.
    """
    opened = open_engine(name, settings)
    if name == "tantivy" and is_older(settings.index):
        _renew(opened, settings, tell)
    return opened


def _renew(opened: Engine, settings: Settings, tell: Callable[[str], None]) -> None:
    from corpus.store import Store  # who searches an index of today's form makes none
    from search.index import rebuild

    with Store.open(settings.db) as store:
        tell("the index is of an older figtrace: it is made anew, once")
        rebuild(store, opened)
