"""What tools work with: the corpus, its engine, and what annotates a draft."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from threading import Lock

from corpus.settings import Settings
from corpus.store import Store
from figtrace.check.ledger.records import Ledger
from nlp import Annotator
from search import Engine, open_current

__all__ = ["AtHand"]


@dataclass(frozen=True, slots=True)
class AtHand:
    """One corpus. Tools run in threads: each opens store and engine for itself."""

    settings: Settings
    engine_name: str
    annotator: Annotator
    checking: Lock = field(default_factory=Lock)
    """Held while a draft is checked: the language model serves one at a time."""
    kept: dict[Hashable, Ledger] = field(default_factory=dict)
    """The last draft's ledger by all that it rests on, so that its rest costs nothing."""

    def store(self) -> Store:
        """The corpus's store.

        Raises:
            UsageError: if there is none.
            StoreError: if it cannot be used.
        """
        return Store.open(self.settings.db)

    def engine(self) -> Engine:
        """Its search engine.

        Raises:
            EngineError: if it cannot be reached, or there is no index yet.
        """
        return open_current(self.engine_name, self.settings)
