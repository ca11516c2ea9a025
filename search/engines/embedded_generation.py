"""A generation of the embedded index: the passages, the claims, and which documents are whole."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from corpus.geometry import DocId
from search.engine import Record
from search.engines.contents import Held, read_contents, write_contents
from search.engines.halves.half import Half
from search.engines.hits import doc_of
from search.passages import ClaimRecord, storable

__all__ = ["Generation"]


class Generation:
    """The two indices of one folder, and what they hold whole."""

    def __init__(self, folder: Path, *, make: bool = False) -> None:
        self.folder = folder
        self.passages = Half(folder / "passages", claims=False, make=make)
        self.claims = Half(folder / "claims", claims=True, make=make)
        self.halves = (self.passages, self.claims)
        self._counts: dict[str, Counter[bool]] = {}
        """Records added since the last commit of documents that were touched: of passages, of claims."""
        self._vouched: dict[str, str] = {}

    def add(self, record: Record) -> None:
        """Buffer the record."""
        claims = isinstance(record, ClaimRecord)
        doc = doc_of(record)
        if doc not in self._counts:
            self._counts[doc] = Counter()
        self._counts[doc][claims] += 1
        self.half(claims=claims).add(record)

    def remove(self, doc: DocId) -> None:
        """Delete the records of the document that were added before."""
        self._counts[storable(doc)] = Counter()
        self._vouched.pop(storable(doc), None)
        for half in self.halves:
            half.remove(doc)

    def vouch(self, doc: DocId, content: str) -> None:
        """Hold the document for whole from the next commit on."""
        self._counts.setdefault(storable(doc), Counter())
        self._vouched[storable(doc)] = content

    def contents(self) -> dict[DocId, str]:
        """The documents whose records are all there; counted one by one only where the sums differ."""
        held = read_contents(self.folder)
        sums = sum(one.passages for one in held.values()), sum(one.claims for one in held.values())
        if sums != tuple(half.size() for half in self.halves):
            held = {
                doc: one
                for doc, one in held.items()
                if (self.passages.count(doc), self.claims.count(doc)) == (one.passages, one.claims)
            }
        return {DocId(doc): one.content for doc, one in held.items()}

    def half(self, *, claims: bool) -> Half:
        """The index of claims or that of passages."""
        return self.claims if claims else self.passages

    def commit(self) -> None:
        """Claims first: a passage that is found has its claims. What is whole is written around both."""
        held = read_contents(self.folder)
        if not held.keys().isdisjoint(self._counts):
            held = {doc: one for doc, one in held.items() if doc not in self._counts}
            write_contents(self.folder, held)
        self.claims.commit()
        self.passages.commit()
        if self._vouched:
            counts = self._counts
            held |= {
                doc: Held(content, counts[doc][False], counts[doc][True])
                for doc, content in self._vouched.items()
            }
            write_contents(self.folder, held)
        self._counts, self._vouched = {}, {}

    def close(self) -> None:
        """End both writers."""
        for half in self.halves:
            half.close()
