"""Where the evidence for a draft's figures is to be looked for, and what is settled without a look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from corpus.annotations import Annotations, Citation, Claim, Kind
from corpus.document import Document
from corpus.geometry import DocId
from corpus.store import Store
from figtrace.check.compare.relations import significant_digits
from figtrace.check.inquiry.cited_works import CitedWorks
from figtrace.check.inquiry.likely_documents import likely_documents
from figtrace.check.ledger.records import Reason, SourceState, Verdict
from figtrace.check.statements.shelf import Statements, make_shelf
from figtrace.check.statements.statement import Statement
from figtrace.check.verdicts.candidates import Judgement, Weighed
from figtrace.check.verdicts.gates import Gates
from figtrace.check.verdicts.governing import Callouts, is_own_result
from figtrace.check.verdicts.other_scope import SCOPE_REASONS
from figtrace.check.verdicts.rulings import Ruling, rule
from figtrace.check.verdicts.scales import Scales
from search import Engine

__all__ = ["Reach", "Where", "Whereabouts"]


@dataclass(frozen=True, slots=True)
class Where:
    """Where a figure's evidence is to be looked for."""

    state: SourceState
    citation: Citation | None = None
    docs: tuple[DocId, ...] = ()
    unread: int = 0
    """Figures of its size in the corpus that were left out of the choice of these documents."""
    settled: Ruling | None = None
    """What is to be said of it without a look at any document; None: the documents decide."""

    @property
    def locator(self) -> str:
        """Pages that the citation names; "" for none."""
        return self.citation.locator if self.citation is not None else ""

    @property
    def part(self) -> str:
        """Table or figure that it names instead: "table:3"; "" for none."""
        return self.citation.part if self.citation is not None else ""


_NOT_IN_CORPUS = Ruling(Verdict.UNKNOWN, Reason.SOURCE_NOT_IN_CORPUS)
_OWN = Ruling(Verdict.UNKNOWN, Reason.NOT_CHECKABLE)
_UNCITED = Ruling(Verdict.UNKNOWN, Reason.UNCITED)


@dataclass(frozen=True, slots=True)
class Reach:
    """What can be searched for a figure that no citation governs, and how strictly it is judged."""

    store: Store
    engine: Engine | None
    gates: Gates
    editions: Mapping[DocId, DocId]
    """For a document the edition that stands for it: copies count as one source."""
    uncited: bool = False
    """True if the whole corpus is to be looked through for figures that no citation governs."""


class Whereabouts:
    """Finds the whereabouts of one draft's figures."""

    def __init__(self, document: Document, annotations: Annotations, works: CitedWorks, reach: Reach) -> None:
        self._document = document
        self._annotations = annotations
        self._works = works
        self._reach = reach
        self._callouts = Callouts(annotations.citations, document)

    def of(self, told: Statements, at: int) -> Where:
        """Where the figure of the statement at this position is looked for.

        The documents that the figure's citation may name; else those that the sentences beside it cite.

        Else those that are likely to speak of it, if that is asked for. Cells that no citation governs, and
        what the draft says of itself, are its own results. Most are known by the claim alone, and their
        words are not read.

        Raises:
            EngineError: if the engine cannot answer.
        """
        governing = self._callouts.governing(told.claims[at])
        if governing is None:
            return self._uncited(told, at)
        citation = self._annotations.citations[governing]
        docs = self._works.documents(citation)
        if not docs:
            return Where(SourceState.NOT_IN_CORPUS, citation, settled=_NOT_IN_CORPUS)
        return Where(SourceState.CITED, citation, docs)

    def reference(self, claim: Claim) -> int | None:
        """Position of the reference that the figure rests on in the draft's; None for none."""
        at = self._callouts.governing(claim)
        return None if at is None else self._annotations.citations[at].reference

    def _uncited(self, told: Statements, at: int) -> Where:
        claim = told.claims[at]
        if is_own_result(claim.sentence.of(self._document.text)):
            return Where(SourceState.UNCITED, settled=_OWN)
        if claim.figure.cell is not None:
            return Where(SourceState.OWN_TABLE, settled=_OWN)
        own = self._by_own_table(told, at)
        if own is not None:
            return Where(SourceState.OWN_TABLE, settled=own)
        carried = self._carried(claim)
        return Where(SourceState.CARRIED, docs=carried) if carried else self._anywhere(told, at)

    def _carried(self, claim: Claim) -> tuple[DocId, ...]:
        """The works that the sentences beside it cite, as far as the corpus has them."""
        beside = (self._annotations.citations[at] for at in self._callouts.beside(claim))
        return tuple(dict.fromkeys(doc for citation in beside for doc in self._works.documents(citation)))

    def _anywhere(self, told: Statements, at: int) -> Where:
        reach = self._reach
        if not reach.uncited:
            return Where(SourceState.UNCITED, settled=_UNCITED)
        likely = likely_documents(
            told[at], self._document, reach.store, reach.engine, editions=reach.editions
        )
        settled = None if likely.docs else _UNCITED
        return Where(SourceState.UNCITED, docs=likely.docs, unread=likely.unread, settled=settled)

    @cached_property
    def _own_tables(self) -> Scales | None:
        """The cells of the draft's own tables; None if it has none."""
        cells = tuple(claim for claim in self._annotations.claims if claim.figure.cell is not None)
        if not cells:
            return None
        return Scales(make_shelf(self._document, replace(self._annotations, claims=cells)))

    def _by_own_table(self, told: Statements, at: int) -> Ruling | None:
        """What the draft's own tables say of a figure of its text; None if nothing for certain.

        They support what a cell states, and accuse of nothing: a table of a thousand cells has a number for
        every slip. Where a number is another row's or column's, that cell is a place to look.
        """
        if self._own_tables is None:
            return None
        draft = told[at]
        judgement = self._own_tables.judge(draft, self._document.text, self._reach.gates)
        if judgement.arithmetic or not _is_telling(draft, judgement):
            return None
        if judgement.verdict is Verdict.SUPPORTED:
            return rule(judgement)
        if judgement.verdict is Verdict.CONTRADICTED and judgement.reason in _OF_ANOTHER:
            return rule(Judgement(Verdict.UNKNOWN, Reason.NEAREST, runner_up=judgement.evidence[-1]))
        return None


_OF_ANOTHER = frozenset(SCOPE_REASONS.values())
_TELLING_DIGITS = 2
"""Digits by which a number is met with rarely enough to be looked for alone: of one digit, every table has
some."""


def _is_telling(draft: Statement, judgement: Judgement) -> bool:
    """True for a number of two digits whose unit the cell has too, or that is a share in per cent.

    "Zero", "twenty years" and "0.05" are met with in many a table of a draft that does not speak of them, and
    standard errors look like many coefficients.
    """
    figure = draft.figure
    if (
        not judgement.evidence
        or significant_digits(figure) < _TELLING_DIGITS
        or any(map(_is_error, judgement.evidence))
    ):
        return False
    return figure.unit == "%" or all(one.comparison.unit_known for one in judgement.evidence)


def _is_error(one: Weighed) -> bool:
    """True for a statistic in brackets: a standard error or a t-value is not what a text speaks of."""
    figure = one.statement.figure
    text = one.shelf.document.text
    bracketed = "(" in text[max(figure.span.start - 1, 0) : figure.number.start + 1]
    return figure.kind is Kind.STATISTIC and bracketed
