"""How far the check can be trusted on a corpus: known errors sown into its own sentences, and what is caught.

Sentences of the corpus are said in other words, half of them with one slip, and checked like a draft that
cites the document. What is said of them in the end is known, so that every false alarm and miss counts.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from corpus.annotations import Citation
from corpus.document import Block, BlockKind, Document, Reference
from corpus.geometry import DocId, PageIndex, Span
from corpus.store import Store
from corpus.textmap import TextMap
from figtrace.check.inquiry.options import CheckOptions
from figtrace.check.inquiry.run import Annotate, check_draft
from figtrace.check.ledger.records import Finding, Verdict
from figtrace.check.trials.slips import REASONS, Slip
from figtrace.check.trials.sowing import Sown, sow

__all__ = ["Caught", "SelfTestReport", "self_test"]


@dataclass(frozen=True, slots=True)
class Caught:
    """What became of the sentences of one kind."""

    sown: int
    contradicted: int
    explained: int
    """Contradicted, and for the reason that was sown."""
    doubted: int
    """Weak or in conflict: an editor is told to look."""
    supported: int
    unknown: int


@dataclass(frozen=True, slots=True)
class SelfTestReport:
    """Counts of a self-test; the same corpus, number and seed give the same report."""

    seed: int
    documents: int
    errors: dict[Slip, Caught]
    true: Caught
    outcomes: tuple[tuple[Sown, Finding | None], ...]
    """Each sentence with what the check said of its figure; None where no figure was read."""

    @property
    def precision(self) -> float:
        """Of "contradicted", among equally many errors and true sentences as were sown; 1 if none."""
        right = sum(caught.contradicted for caught in self.errors.values())
        return right / (right + self.true.contradicted) if right + self.true.contradicted else 1.0

    @property
    def recall(self) -> float:
        """Share of the errors that were contradicted."""
        sown = sum(caught.sown for caught in self.errors.values())
        return sum(caught.contradicted for caught in self.errors.values()) / sown if sown else 0.0

    @property
    def false_alarms(self) -> float:
        """Share of the true sentences that were contradicted."""
        return self.true.contradicted / self.true.sown if self.true.sown else 0.0

    @property
    def sentence(self) -> str:
        """The report's last line: what is caught, what is not, and how often a true figure is accused."""
        return (
            f"Of {sum(caught.sown for caught in self.errors.values())} errors {self.recall:.0%} were caught; "
            f"of {self.true.sown} true figures {self.true.contradicted} were wrongly called contradicted "
            f"and {_share(self.true.supported, self.true.sown):.0%} were supported."
        )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def self_test(
    store: Store,
    annotator: Annotate,
    *,
    n: int = 200,
    seed: int = 1,
    strictness: str = "normal",
    on_figure: Callable[[int, int], None] | None = None,
) -> SelfTestReport:
    """The report on up to `n` errors and as many true sentences of the corpus.

    Raises:
        StoreError: if a document cannot be read from the store.
    """
    sown = sow(store, n=n, seed=seed)
    by_doc: defaultdict[DocId, list[Sown]] = defaultdict(list)
    for one in sown:
        by_doc[one.doc].append(one)
    outcomes: list[tuple[Sown, Finding | None]] = []
    for doc, group in by_doc.items():
        outcomes.extend(_checked(doc, group, store, annotator, strictness))
        if on_figure is not None:
            on_figure(len(outcomes), len(sown))
    errors = {slip: _counted(outcomes, slip) for slip in Slip}
    return SelfTestReport(
        seed,
        len(by_doc),
        {slip: caught for slip, caught in errors.items() if caught.sown},
        _counted(outcomes, None),
        tuple(outcomes),
    )


def _counted(outcomes: Sequence[tuple[Sown, Finding | None]], slip: Slip | None) -> Caught:
    found = [finding for one, finding in outcomes if one.slip is slip]
    verdicts = Counter(finding.verdict if finding else Verdict.UNKNOWN for finding in found)
    wanted = REASONS[slip] if slip is not None else frozenset()
    return Caught(
        sown=len(found),
        contradicted=verdicts[Verdict.CONTRADICTED],
        explained=sum(
            finding is not None and finding.verdict is Verdict.CONTRADICTED and finding.reason in wanted
            for finding in found
        ),
        doubted=verdicts[Verdict.WEAK] + verdicts[Verdict.CONFLICT],
        supported=verdicts[Verdict.SUPPORTED],
        unknown=verdicts[Verdict.UNKNOWN],
    )


# -- sentences -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _TestDraft:
    document: Document
    citations: tuple[Citation, ...]


def _checked(
    doc: DocId, group: Sequence[Sown], store: Store, annotator: Annotate, strictness: str
) -> Iterator[tuple[Sown, Finding | None]]:
    draft, places = _draft(doc, group)
    ledger = check_draft(draft, store, annotator, CheckOptions(strictness=strictness))
    for one, place in zip(group, places, strict=True):
        yield one, next((found for found in ledger.figures if found.span.overlaps(place)), None)


def _draft(doc: DocId, group: Sequence[Sown]) -> tuple[_TestDraft, list[Span]]:
    """A draft of a paragraph for each sentence, each with a callout for the document."""
    text, blocks, citations, places = "", [], [], []
    for one in group:
        begin = len(text)
        body = one.passage.text.removesuffix(".")
        places.append(one.passage.figure.shifted(begin))
        callout = Span(begin + len(body) + 1, begin + len(body) + 7)
        text += f"{body} [self].\n\n"
        citations.append(Citation(callout, reference=0, doc=doc))
        blocks.append(Block(BlockKind.PARAGRAPH, Span(begin, len(text) - 2), PageIndex(0)))
    name = DocId(hashlib.sha256(text.encode()).hexdigest())
    reference = Reference(Span(0, 0), "self", doc=doc)
    textmap = TextMap.from_runs([])
    document = Document(name, "self-test", text, textmap, (), tuple(blocks), references=(reference,))
    return _TestDraft(document, tuple(citations)), places
