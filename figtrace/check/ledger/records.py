"""What a check leaves behind: a finding for every figure and quotation of a draft, sources and coverage."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from corpus.geometry import DocId, PageBox, PageNo, Span

__all__ = [
    "EYES_FIRST",
    "UNJUDGED",
    "Coverage",
    "Evidence",
    "Finding",
    "Ledger",
    "Reason",
    "Relation",
    "Source",
    "SourceState",
    "Verdict",
]


class Verdict(StrEnum):
    """What the corpus says of a figure."""

    SUPPORTED = "supported"
    WEAK = "weak"
    CONFLICT = "conflict"
    CONTRADICTED = "contradicted"
    UNKNOWN = "unknown"


EYES_FIRST = (Verdict.CONTRADICTED, Verdict.CONFLICT, Verdict.WEAK, Verdict.UNKNOWN, Verdict.SUPPORTED)
"""The verdicts in the order in which an editor wants to see them."""


class Relation(StrEnum):
    """How a draft's number stands to a source's."""

    EQUAL = "equal"
    ROUNDED = "rounded"
    HEDGE_OK = "hedge-ok"
    DERIVED = "derived"
    TRUNCATED = "truncated"
    HEDGE_DIRECTION = "hedge-direction"
    UNDERSTATED = "understated"
    LOOSE = "loose"
    HEDGE_FLIP = "hedge-flip"
    MAGNITUDE = "magnitude"
    PCT_PP = "pct-pp"
    CURRENCY = "currency"
    SIGN = "sign"
    TYPO = "typo"
    COMPLEMENT = "complement"
    RECIPROCAL = "reciprocal"
    DISJOINT = "disjoint"
    INCOMPARABLE = "incomparable"


class Reason(StrEnum):
    """Why a verdict was given."""

    EXACT = "exact"
    ROUNDED = "rounded"
    HEDGED = "hedged"
    DERIVED = "derived"
    TRUNCATED = "truncated"
    HEDGE_DIRECTION = "hedge_direction"
    UNDERSTATED = "understated"
    LOOSE = "loose"
    CONSISTENT_DERIVABLE = "consistent_derivable"
    SOURCES_DISAGREE = "sources_disagree"
    WRONG_VALUE = "wrong_value"
    WRONG_MAGNITUDE = "wrong_magnitude"
    WRONG_UNIT = "wrong_unit"
    WRONG_PERIOD = "wrong_period"
    WRONG_FLOW = "wrong_flow"
    WRONG_AREA = "wrong_area"
    WRONG_PRODUCT = "wrong_product"
    WRONG_DIRECTION = "wrong_direction"
    WRONG_ARITHMETIC = "wrong_arithmetic"
    VERBATIM = "verbatim"
    """The quoted words stand in the cited work."""
    WORDING_DIFFERS = "wording_differs"
    """The cited work says it in words near to those that are quoted."""
    NOT_FOUND = "not_found"
    SOURCE_NOT_IN_CORPUS = "source_not_in_corpus"
    AMBIGUOUS_SCOPE = "ambiguous_scope"
    EXTRACTION_DOUBT = "extraction_doubt"
    NEAREST = "nearest"
    """Its thing is found in the source with another value, but the proof is thin: a place to look."""
    STATED_AS_TARGET = "stated_as_target"
    UNCITED = "uncited"
    """No citation governs it, so that it is nobody's claim about a source: listed, not judged."""
    NOT_CHECKABLE = "not_checkable"
    NOT_CHECKED = "not_checked"
    """It stands beyond how much of a draft is checked."""


class SourceState(StrEnum):
    """Where the evidence for a figure was looked for."""

    CITED = "cited"
    """In the document that the figure's citation names."""
    CARRIED = "carried"
    """In the works that the sentences beside it cite: no citation of its own governs the figure."""
    UNCITED = "uncited"
    """Nowhere, or in the whole corpus if that was asked for: no citation governs the figure."""
    OWN_TABLE = "own-table"
    """In the draft's own tables: no citation governs the figure, and a cell says the same thing."""
    OWN_TEXT = "own-text"
    """In the draft's own sentence or table, whose other figures do not add up to it."""
    NOT_IN_CORPUS = "not-in-corpus"
    """Nowhere: the cited work is not in the corpus, or it is not certain which one it is."""


UNJUDGED = (Reason.UNCITED, Reason.NOT_CHECKABLE)
"""Reasons of figures that are nobody's claim about a source: they are listed and counted, not judged."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A figure of a source with where it stands."""

    doc: DocId
    file: str
    """The file as it was ingested."""
    title: str
    page: PageNo | None
    """From 1; None for text that stands on no page."""
    label: str
    """Page number as printed; "" where there is none."""
    surface: str
    """The source's own figure: "92,4"."""
    quote: str
    """The sentence, or the text of the table cell, exactly as in the document."""
    span: Span
    """Of the quote in the document's text."""
    boxes: tuple[PageBox, ...]
    relation: Relation
    row_path: tuple[str, ...] = ()
    col_path: tuple[str, ...] = ()
    caption: str = ""
    """Of the table; "" for prose."""
    score: float = 0.0
    """How well the scope fits, from 0 to 1, without a look at the value."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One figure of the draft and what was found about it."""

    id: str
    """The claim's id: stable while the sentence stays the same."""
    surface: str
    span: Span
    """Of the surface in the draft's text."""
    sentence: str
    sentence_span: Span
    verdict: Verdict
    reason: Reason
    says: str
    """The reason as a person would put it."""
    source: SourceState
    evidence: tuple[Evidence, ...] = ()
    """Best first."""
    runner_up: Evidence | None = None
    relation: Relation | None = None
    arithmetic: str = ""
    """The sum of a derived figure: "12.1 − 4.5 = 7.6"; "" otherwise."""
    citation: str = ""
    """The callout as it stands in the draft; "" for none."""
    reference: int | None = None
    """Position in the ledger's sources; None: no citation, or it matches no reference."""
    locator: str = ""
    locator_mismatch: bool = False
    """True if the evidence stands on another page than the one cited."""
    is_quotation: bool = False
    """True for words that the draft quotes: they are no figure, and counted apart."""

    @property
    def to_see(self) -> Evidence | None:
        """What a person looks at first: the best evidence, else the place that is named to look at."""
        named = self.runner_up if self.reason in (Reason.NEAREST, Reason.UNCITED) else None
        return self.evidence[0] if self.evidence else named


@dataclass(frozen=True, slots=True)
class Source:
    """An entry of the draft's list of references and the document that it names."""

    raw: str
    doc: DocId | None
    title: str
    """Of the document; "" if it is not in the corpus."""
    reason: str
    """Why it was or was not found, in words."""
    cited: int = 0
    """How many figures rest on it."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was there to be searched."""

    documents: int
    pages: int
    unread_pages: int
    """Pages without text that could be read: images without OCR, damaged pages."""
    failed_files: int = 0

    @property
    def sentence(self) -> str:
        """As in "150 documents with 3204 pages; 12 pages could not be read; 1 file failed."."""
        parts = [f"{_counted(self.documents, 'document')} with {_counted(self.pages, 'page')}"]
        parts += [f"{_counted(self.unread_pages, 'page')} could not be read"] if self.unread_pages else []
        parts += [f"{_counted(self.failed_files, 'file')} failed"] if self.failed_files else []
        return f"{'; '.join(parts)}."


@dataclass(frozen=True, slots=True)
class Ledger:
    """All findings on a draft in the order of its text."""

    draft: str
    """The draft's file as given."""
    text: str
    findings: tuple[Finding, ...]
    sources: tuple[Source, ...]
    coverage: Coverage
    problems: tuple[str, ...] = ()
    """One line each for what a person should know of the draft: a broken bibliography, a loose callout."""
    basis: str = ""
    """Stands for the corpus and the rules that it was checked by: equal ones give equal findings."""

    @property
    def figures(self) -> tuple[Finding, ...]:
        """The findings on figures, without those on quoted words."""
        return tuple(finding for finding in self.findings if not finding.is_quotation)

    @property
    def quotations(self) -> tuple[Finding, ...]:
        """The findings on quoted words."""
        return tuple(finding for finding in self.findings if finding.is_quotation)

    @property
    def counts(self) -> Counter[Verdict]:
        """How many figures have each verdict."""
        return Counter(finding.verdict for finding in self.figures)

    @property
    def eyes_first(self) -> tuple[Finding, ...]:
        """The findings with what an editor wants to see first on top, equals in the order of the text.

        Those that are not judged come last.
        """
        return tuple(
            sorted(self.findings, key=lambda f: (f.reason in UNJUDGED, _urgency(f), f.span)),
        )

    @property
    def coverage_sentence(self) -> str:
        """The ledger's last line: figures by verdict, and cited sources that are not in the corpus."""
        said = (self._figures_sentence(), self._quotations_sentence(), self._sources_sentence())
        return f"{'; '.join(filter(None, said))}."

    def _figures_sentence(self) -> str:
        figures = self.figures
        if not figures:
            return "no figures found"
        unchecked = sum(finding.reason is Reason.NOT_CHECKABLE for finding in figures)
        beyond = sum(finding.reason is Reason.NOT_CHECKED for finding in figures)
        uncited = sum(finding.reason is Reason.UNCITED for finding in figures)
        counts = self.counts
        named = {
            "supported": counts[Verdict.SUPPORTED],
            "contradicted": counts[Verdict.CONTRADICTED],
            "weak": counts[Verdict.WEAK],
            "in conflict": counts[Verdict.CONFLICT],
            "unknown": counts[Verdict.UNKNOWN] - unchecked - beyond - uncited,
            "uncited": uncited,
            "not checkable": unchecked,
            "not checked": beyond,
        }
        parts = ", ".join(f"{count} {name}" for name, count in named.items() if count)
        return f"{_counted(len(figures), 'figure')}: {parts}"

    def _quotations_sentence(self) -> str:
        """As in "3 quotations: 2 word for word, 1 worded otherwise"; "" for none."""
        quoted = Counter(finding.reason for finding in self.quotations)
        parts = [f"{quoted[reason]} {name}" for reason, name in _QUOTED.items() if quoted[reason]]
        return f"{_counted(quoted.total(), 'quotation')}: {', '.join(parts)}" if parts else ""

    def _sources_sentence(self) -> str:
        if not self.sources:
            return self._callouts_sentence()
        missing = sum(source.doc is None for source in self.sources)
        return _among(len(self.sources), missing, "cited source", "not in the corpus")

    def _callouts_sentence(self) -> str:
        """For a draft without a list of references: its callouts by what they were found to name."""
        states = {finding.citation: finding.source for finding in self.findings if finding.citation}
        if not states:
            return "no cited sources"
        missing = sum(state is SourceState.NOT_IN_CORPUS for state in states.values())
        return _among(len(states), missing, "callout", "tied to no document of the corpus")


_QUOTED = {
    Reason.VERBATIM: "word for word",
    Reason.WORDING_DIFFERS: "worded otherwise",
    Reason.NOT_FOUND: "not found",
    Reason.SOURCE_NOT_IN_CORPUS: "from works that are not in the corpus",
}
"""What becomes of quoted words."""


def _urgency(finding: Finding) -> float:
    """Place among the verdicts; what is worth a look stands right behind the contradictions."""
    if finding.reason is Reason.NEAREST:
        return EYES_FIRST.index(Verdict.CONTRADICTED) + 0.5
    return float(EYES_FIRST.index(finding.verdict))


def _among(number: int, missing: int, noun: str, fate: str) -> str:
    """As in "2 of 17 cited sources are not in the corpus"."""
    if missing:
        return f"{missing} of {_counted(number, noun)} {'is' if missing == 1 else 'are'} {fate}"
    there = "in the corpus" if noun == "cited source" else "tied to a document of the corpus"
    return f"the one {noun} is {there}" if number == 1 else f"all {number} {noun}s are {there}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
