"""A draft's figure on the scales of one source: its candidates weighed, and what they come to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

from corpus.annotations import Annotations
from corpus.geometry import DocId, PageIndex
from corpus.store import Store, read_stored_claims
from figtrace.check.compare.alignment import Scope, align_scopes
from figtrace.check.compare.opposed_ways import are_compared_otherwise, are_opposed
from figtrace.check.compare.relations import SAME_NUMBER, Amount, Relater
from figtrace.check.ledger.records import Reason, Relation, Verdict
from figtrace.check.statements.shelf import Shelf, fits, shelve
from figtrace.check.statements.statement import Statement
from figtrace.check.verdicts.by_arithmetic import derive
from figtrace.check.verdicts.by_model import judge_by_model
from figtrace.check.verdicts.by_totals import derive_many
from figtrace.check.verdicts.by_twin import judge_by_twin
from figtrace.check.verdicts.candidates import Judgement, Weighed
from figtrace.check.verdicts.cited_place import NOWHERE, CitedPages, locate
from figtrace.check.verdicts.doubts import without_doubtful
from figtrace.check.verdicts.gates import Gates
from figtrace.check.verdicts.judge import judge
from figtrace.check.verdicts.stated_targets import are_of_one_sort, judge_by_one_sort

__all__ = ["Scales", "read_scales"]

_CANDIDATES = 150
"""Best-fitting figures of a document that are weighed, beside those on the cited pages."""
_LEAST_SHARE = 0.005
"""Share of the weight of all candidates, below which one changes no verdict and only costs time."""
_UNREAD = ("entities", "claims", "others", "acronyms")
"""Annotations of a source that no check looks at, or that are read when they are needed."""


def read_scales(store: Store, doc: DocId) -> Scales:
    """The scales of a document of the store.

    Raises:
        StoreError: if it cannot be read.
    """
    document = store.document(doc, without=("references",))
    annotations = store.annotations(doc, without=_UNREAD) or Annotations(doc, "", "")
    places, claims = read_stored_claims(store, doc)
    return Scales(shelve(document, annotations, places, claims))


class Scales:
    """One source's shelf, and what was worked out of its figures for the drafts weighed before."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self._scopes: dict[int, Scope] = {}
        self._amounts: dict[int, dict[Decimal, Amount]] = {}

    def judge(
        self, draft: Statement, text: str, gates: Gates, *, locator: str = "", part: str = ""
    ) -> Judgement:
        """The judgement on the figure; `text` is the draft's, locator and part are its citation's."""
        weighed = self.weigh(draft, locate(locator, part, self.shelf.document))
        ruled = self._judge_by_rules(draft, text, gates, weighed)
        return without_doubtful(judge_by_model(draft, weighed, ruled, gates))

    def _judge_by_rules(
        self, draft: Statement, text: str, gates: Gates, weighed: Sequence[Weighed]
    ) -> Judgement:
        direct = without_doubtful(judge_by_one_sort(draft, weighed, partial(_judge_direct, draft, gates)))
        if direct.verdict is Verdict.SUPPORTED:
            return direct
        operands = [one for one in weighed if are_of_one_sort(draft, one.statement)]
        found = derive(draft, operands, text) or derive_many(draft, operands, text)
        derived = without_doubtful(found) if found is not None else None
        if derived is None or derived.verdict is Verdict.UNKNOWN is not direct.verdict:
            return direct
        beaten = derived.verdict is Verdict.SUPPORTED and direct.reason is Reason.WRONG_VALUE
        return derived if beaten or direct.verdict is not Verdict.CONTRADICTED else direct

    def weigh(self, draft: Statement, cited: CitedPages = NOWHERE) -> list[Weighed]:
        """The source's figures that fit best, and all on the cited pages, in the order of the text."""
        ours, relater = Scope.of(draft), Relater(draft.figure)
        candidates = self._candidates(draft, cited.pages)
        return [self._weigh(ours, relater, at, share, cited) for at, share in candidates]

    def _candidates(self, draft: Statement, pages: frozenset[PageIndex]) -> Iterator[tuple[int, float]]:
        shares, page = fits(draft, self.shelf), self.shelf.statements.page
        least = max(_LEAST_SHARE, sorted(shares, reverse=True)[:_CANDIDATES][-1]) if shares else 0.0
        for at, share in enumerate(shares):
            if share >= least or (pages and page(at) in pages):
                yield at, share

    def _weigh(self, ours: Scope, relater: Relater, at: int, share: float, cited: CitedPages) -> Weighed:
        theirs = self._scope(at)
        draft, other = ours.statement, theirs.statement
        comparison = relater.relate(
            other.figure, signed=are_opposed(draft, other), known=self._amounts.setdefault(at, {})
        )
        if comparison.relation in SAME_NUMBER and are_compared_otherwise(draft, other):
            comparison = replace(comparison, relation=Relation.SIGN)
        return Weighed(
            statement=other,
            shelf=self.shelf,
            fit=share,
            alignment=align_scopes(ours, theirs),
            on_page=cited.holds(other.page),
            comparison=comparison,
        )

    def _scope(self, at: int) -> Scope:
        scope = self._scopes.get(at)
        if scope is None:
            scope = self._scopes[at] = Scope.of(self.shelf.statements[at])
        return scope


def _judge_direct(draft: Statement, gates: Gates, weighed: Sequence[Weighed]) -> Judgement:
    """The judgement without derivations."""
    return judge_by_twin(draft, weighed, gates) or judge(draft, weighed, gates)
