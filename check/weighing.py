"""A draft's figure on the scales of one source: its candidates weighed, and what they come to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from check.aggregates import derive_many
from check.align import Scope, align_scopes, are_compared_otherwise, are_opposed
from check.derive import derive
from check.evidence import Shelf, Statement, fits, shelve
from check.gates import Gates
from check.ledger import Reason, Relation, Verdict
from check.relations import Amount, Relater
from check.scope import located_pages
from check.verdict import Decision, Weighed, decide
from corpus.annotations import Annotations
from corpus.claim_places import read_places
from corpus.geometry import DocId, PageIndex
from corpus.store import Store

__all__ = ["Scales", "read_scales"]

_CANDIDATES = 150
"""Best-fitting figures of a document that are weighed, beside those on the cited pages."""
_LEAST_SHARE = 0.005
_UNREAD = ("entities", "claims", "others", "acronyms")
"""Annotations of a source that no check looks at, or that are read when they are needed."""


def read_scales(store: Store, doc: DocId) -> Scales:
    """The scales of a document of the store.

    Raises:
        StoreError: if it cannot be read.
    """
    document = store.document(doc, without=("references",))
    annotations = store.annotations(doc, without=_UNREAD) or Annotations(doc, "", "")
    places, claims = read_places(store, doc)
    return Scales(shelve(document, annotations, places, claims))


class Scales:
    """One source's shelf, and what was worked out of its figures for the drafts weighed before."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self._scopes: dict[int, Scope] = {}
        self._amounts: dict[int, dict[Decimal, Amount]] = {}

    def decide(self, draft: Statement, locator: str, text: str, gates: Gates) -> Decision:
        """The decision on the figure; `text` is the draft's, and the locator "" if it names no page."""
        weighed = self.weigh(draft, located_pages(locator, self.shelf.document))
        direct = decide(draft, weighed, gates)
        if direct.verdict is Verdict.SUPPORTED:
            return direct
        derived = derive(draft, weighed, text) or derive_many(draft, weighed, text)
        if derived is None:
            return direct
        beaten = derived.verdict is Verdict.SUPPORTED and direct.reason is Reason.WRONG_VALUE
        return derived if beaten or direct.verdict is not Verdict.CONTRADICTED else direct

    def weigh(self, draft: Statement, pages: frozenset[PageIndex]) -> list[Weighed]:
        """The source's figures that fit best, and all on the cited pages, in the order of the text."""
        ours, relater = Scope.of(draft), Relater(draft.figure)
        return [self._weigh(ours, relater, at, share, pages) for at, share in self._candidates(draft, pages)]

    def _candidates(self, draft: Statement, pages: frozenset[PageIndex]) -> Iterator[tuple[int, float]]:
        shares, page = fits(draft, self.shelf), self.shelf.statements.page
        least = max(_LEAST_SHARE, sorted(shares, reverse=True)[:_CANDIDATES][-1]) if shares else 0.0
        for at, share in enumerate(shares):
            if share >= least or (pages and page(at) in pages):
                yield at, share

    def _weigh(
        self, ours: Scope, relater: Relater, at: int, share: float, pages: frozenset[PageIndex]
    ) -> Weighed:
        theirs = self._scope(at)
        draft, other = ours.statement, theirs.statement
        comparison = relater.relate(
            other.figure, signed=are_opposed(draft, other), known=self._amounts.setdefault(at, {})
        )
        if comparison.relation in _SAME and are_compared_otherwise(draft, other):
            comparison = replace(comparison, relation=Relation.SIGN)
        return Weighed(
            statement=other,
            shelf=self.shelf,
            fit=share,
            alignment=align_scopes(ours, theirs),
            on_page=_is_on_page(other.page, pages),
            comparison=comparison,
        )

    def _scope(self, at: int) -> Scope:
        scope = self._scopes.get(at)
        if scope is None:
            scope = self._scopes[at] = Scope.of(self.shelf.statements[at])
        return scope


_SAME = frozenset({Relation.EQUAL, Relation.ROUNDED})


def _is_on_page(page: PageIndex | None, pages: frozenset[PageIndex]) -> bool | None:
    """True on a cited page, None beside one or where none is cited, else False."""
    if not pages or page is None:
        return None
    if page in pages:
        return True
    return None if any(abs(page - cited) == 1 for cited in pages) else False
