"""How far the check can be trusted on a corpus: known errors sown into its own sentences, and what is caught.

Sentences of the corpus are said in other words, half of them with one slip, and checked like a draft that
cites the document. What is said of them in the end is known, so that every false alarm and miss counts.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from corpus.annotations import Citation, Claim, Dim, Kind, Modality
from corpus.document import Block, BlockKind, Document, Reference
from corpus.english import flat
from corpus.geometry import DocId, PageIndex, Span
from corpus.store import Store
from corpus.textmap import TextMap
from figtrace.check.inquiry.options import CheckOptions
from figtrace.check.inquiry.run import Annotate, check_draft
from figtrace.check.ledger.records import Finding, Verdict
from figtrace.check.trials.reword import Passage, reword, round_figure
from figtrace.check.trials.slips import REASONS, SOWERS, Slip, Soil

__all__ = ["Caught", "SelfTestReport", "Sown", "self_test", "sow"]


@dataclass(frozen=True, slots=True)
class Sown:
    """A sentence for the test: its document, the claim it was made from, and the slip in it."""

    doc: DocId
    passage: Passage
    slip: Slip | None
    """None: the sentence is true."""


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


def sow(store: Store, *, n: int, seed: int) -> tuple[Sown, ...]:
    """Up to `n` sentences with an error, the kinds in turn, and as many true ones, by document."""
    random = Random(seed)
    docs = [summary.id for summary in store.summaries()]
    soils = [(doc, soil) for doc in docs for soil in _soils(store, doc)]
    random.shuffle(soils)
    errors = list(_errors(soils, n, random))
    used = {(one.doc, soil.claim.id) for one, soil in errors}
    rest = [(doc, soil) for doc, soil in soils if (doc, soil.claim.id) not in used]
    true = [_true(doc, soil, random) for doc, soil in rest[:n]]
    place = {doc: at for at, doc in enumerate(docs)}
    return tuple(sorted([*(one for one, _ in errors), *true], key=lambda one: place[one.doc]))


def _errors(soils: Sequence[tuple[DocId, Soil]], n: int, random: Random) -> Iterator[tuple[Sown, Soil]]:
    """Each sentence at most once; kinds in turn, so that rare ones are not crowded out."""
    left = list(soils)
    open_slips = list(Slip)
    made = 0
    while open_slips and made < n:
        for slip in tuple(open_slips):
            found = _first(left, slip, random)
            if found is None:
                open_slips.remove(slip)
            elif made < n:
                at, passage = found
                doc, soil = left.pop(at)
                made += 1
                yield Sown(doc, passage, slip), soil


def _first(soils: Sequence[tuple[DocId, Soil]], slip: Slip, random: Random) -> tuple[int, Passage] | None:
    for at, (_, soil) in enumerate(soils):
        passage = SOWERS[slip](soil, random)
        if passage is not None:
            return at, reword(passage, random)
    return None


def _true(doc: DocId, soil: Soil, random: Random) -> Sown:
    passage = reword(soil.passage, random)
    rounded = round_figure(passage, soil.claim.figure) if random.random() < 0.4 else None
    return Sown(doc, rounded or passage, None)


_WHOLE = re.compile(r"[A-Z][^|•]{38,318}\.")
_DIGITS = re.compile(r"\d(?:[\d.,]*\d)?")
_LETTERS = 0.65
_MOST_FIGURES = 3


def _soils(store: Store, doc: DocId) -> Iterator[Soil]:
    """The document's figures that stand in plain sentences of prose, one of each sentence."""
    document = store.document(doc)
    claims = [claim for claim in store.claims(doc) if claim.figure.cell is None]
    counts = Counter(claim.sentence for claim in claims)
    areas, products = _names(claims, Dim.AREA), _names(claims, Dim.PRODUCT)
    seen: set[Span] = set()
    for claim in claims:
        if claim.sentence in seen or counts[claim.sentence] > _MOST_FIGURES:
            continue
        passage = _passage(claim, document)
        if passage is not None and _is_plain(claim, passage.text):
            seen.add(claim.sentence)
            yield Soil(passage, claim, claim.sentence.start, areas, products)


def _names(claims: Sequence[Claim], dim: Dim) -> tuple[str, ...]:
    """Surfaces of the dimension in the claims, of one code the first."""
    named: dict[str, str] = {}
    for claim in claims:
        slot = claim.slot(dim)
        if slot is not None and slot.code and slot.surface[:1].isupper() is (dim is Dim.AREA):
            named.setdefault(slot.code, flat(slot.surface))
    return tuple(named.values())


def _passage(claim: Claim, document: Document) -> Passage | None:
    text = claim.sentence.of(document.text)
    flat = re.sub(r"\s", " ", text)
    if "  " in flat or not _WHOLE.fullmatch(flat):
        return None
    number = claim.figure.number
    digits = _DIGITS.search(document.text, number.start, number.end)
    if digits is None:
        return None
    return Passage(flat, Span(*digits.span()).shifted(-claim.sentence.start))


def _is_plain(claim: Claim, text: str) -> bool:
    """True for an asserted number of two digits or more in a sentence that is mostly letters."""
    value = claim.figure.value
    if value is None or claim.modality is not Modality.ASSERTED or claim.figure.unit in ("year", "month"):
        return False
    letters = sum(char.isalpha() for char in text) / len(text)
    digits = "".join(map(str, value.as_tuple().digits)).strip("0")
    is_code = claim.figure.unit == "1" and claim.figure.kind in (Kind.COUNT, Kind.STATISTIC)
    return letters >= _LETTERS and len(digits) >= 2 and not is_code


# -- the check -----------------------------------------------------------------------------------


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
        yield one, next((found for found in ledger.findings if found.span.overlaps(place)), None)


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
