"""A desk at which one draft after the other is checked again and again, as it is written.

What was read of the corpus, the language model and the findings on what has not changed are kept; of a draft
in Markdown, LaTeX or plain text only the paragraphs that changed are read again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.geometry import Span
from corpus.store import Store
from figtrace.check.desk import check_read
from figtrace.check.inquiry.options import CheckOptions
from figtrace.check.inquiry.readings import Readings
from figtrace.check.ledger.records import Finding, Ledger
from figtrace.check.reports.anchors import find_places
from figtrace.check.revisions.decisions import Reviewed, read_decisions, with_decisions
from figtrace.drafts.bibliography import read_bibliography
from figtrace.drafts.pieces import Edited, reread
from figtrace.drafts.read import Draft, draft_kind, read_draft, read_draft_bytes
from ingest.office import read_text
from nlp import Annotator

__all__ = ["Checked", "WarmDesk"]

_SCALES = 64
"""Documents whose scales are kept: more than most drafts cite; our choice."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft as it was checked last."""

    draft: Draft
    source: str
    """The text of its file, saved or not."""
    reviewed: Reviewed
    places: tuple[Span | None, ...]
    """For each finding of the ledger its figure's span in the source; None where that is not certain."""
    is_whole: bool
    """True if the whole draft was read for it, False if only what changed."""


class WarmDesk:
    """Checks drafts against one corpus. All calls must come from one thread.

    Args:
        store: the corpus, opened by that thread.
        annotator: finds the drafts' figures.
        options: how they are checked; an engine that holds no document is not asked.
        bibliography: of the cited works, read again with each whole draft; None: those that drafts name.
    """

    def __init__(
        self, store: Store, annotator: Annotator, options: CheckOptions, *, bibliography: Path | None = None
    ) -> None:
        self._store = store
        self._bibliography = bibliography
        self._annotator = annotator
        self._options = options
        self._readings = Readings(store, _SCALES)
        self._basis = ""
        self._last: dict[Path, Checked] = {}

    def check(self, path: Path, source: str, *, whole: bool = False) -> Checked:
        """The draft of this path with this text, saved or not, checked.

        `whole` reads all of it, and its bibliography, again; findings on what has not changed are kept.

        Raises:
            DraftError: if it cannot be read.
            FigtraceError: if the corpus cannot be used, or the file of decisions is none.
        """
        before = self._last.get(path)
        edited = reread(before.draft, before.source, source) if before is not None and not whole else None
        draft = edited.draft if edited else self._read(path, source)
        ledger = self._ledger(draft, before)
        reviewed = with_decisions(ledger, read_decisions(path))
        places = _places(reviewed.ledger, source, before, edited)
        made = Checked(draft, source, reviewed, places, edited is None)
        self._last[path] = made
        return made

    def check_saved(self, path: Path) -> Checked:
        """The draft in this file, of any kind, checked; of one that is no text no figure has a place.

        Raises:
            DraftError: if it cannot be read.
            FigtraceError: if the corpus cannot be used, or the file of decisions is none.
        """
        if draft_kind(path) not in ("docx", "pdf"):
            return self.check(path, read_text(path)[0], whole=True)
        draft = read_draft(path, bibliography=self._bibliography)
        reviewed = with_decisions(self._ledger(draft, self._last.get(path)), read_decisions(path))
        made = Checked(draft, "", reviewed, (None,) * len(reviewed.ledger.findings), is_whole=True)
        self._last[path] = made
        return made

    def _read(self, path: Path, source: str) -> Draft:
        given = read_bibliography(self._bibliography) if self._bibliography is not None else None
        return read_draft_bytes(path, source.encode("utf-8", "replace"), given)

    def _ledger(self, draft: Draft, before: Checked | None) -> Ledger:
        options = replace(self._options, readings=self._readings)
        previous = before.reviewed.ledger if before is not None else None
        ledger = check_read(draft, self._store, self._annotator, options, previous)
        if ledger.basis != self._basis and self._basis:
            self._readings = Readings(self._store, _SCALES)
            options = replace(options, readings=self._readings)
            ledger = check_read(draft, self._store, self._annotator, options)
        self._basis = ledger.basis
        return ledger

    def last(self, path: Path) -> Checked | None:
        """The draft as it was checked last; None: it was not."""
        return self._last.get(path)

    def decided(self, path: Path) -> Checked | None:
        """The draft as it was checked, with the decisions that are kept beside it now; None: it was not.

        Raises:
            UsageError: if the file of decisions is none.
        """
        before = self._last.get(path)
        if before is None:
            return None
        reviewed = with_decisions(before.reviewed.ledger, read_decisions(path))
        self._last[path] = replace(before, reviewed=reviewed)
        return self._last[path]

    def forget(self, path: Path) -> None:
        """Let go of what is kept of a draft."""
        self._last.pop(path, None)


def _places(
    ledger: Ledger, source: str, before: Checked | None, edited: Edited | None
) -> tuple[Span | None, ...]:
    """For each finding its figure's span in the source: moved where nothing changed, else looked for."""
    if before is None or edited is None:
        return find_places(ledger.text, [finding.span for finding in ledger.findings], source)
    known = {one.span: at for one, at in zip(before.reviewed.ledger.findings, before.places, strict=True)}
    inside = [one.span for one in ledger.findings if one.span.overlaps(edited.text)]
    spans = [span.shifted(-edited.text.start) for span in inside]
    found = find_places(edited.text.of(ledger.text), spans, edited.source.of(source))
    here = {span: at and at.shifted(edited.source.start) for span, at in zip(inside, found, strict=True)}
    return tuple(
        here[one.span] if one.span in here else _moved(one, known, edited) for one in ledger.findings
    )


def _moved(finding: Finding, known: Mapping[Span, Span | None], edited: Edited) -> Span | None:
    """The place that a finding outside of what was read again has now."""
    if finding.span.start < edited.text.end:
        return known.get(finding.span)
    place = known.get(finding.span.shifted(-edited.text_grew))
    return None if place is None else place.shifted(edited.source_grew)
