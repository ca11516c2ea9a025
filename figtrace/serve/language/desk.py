"""The desk behind the server: one thread's corpus, checks, replacements and decisions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from corpus.errors import StoreError
from corpus.settings import Settings
from corpus.store import Store
from figtrace.check.desk import decide_on
from figtrace.check.inquiry.options import CheckOptions
from figtrace.check.ledger.records import Evidence, Finding, Relation, SourceState, Verdict
from figtrace.check.revisions.decisions import Choice
from figtrace.check.warm_desk import Checked, WarmDesk
from figtrace.serve.language.replacement import replacement
from nlp import Annotator
from search import open_current

__all__ = ["LanguageDesk"]

_NO_OTHER = frozenset(
    {
        Relation.EQUAL, Relation.ROUNDED, Relation.HEDGE_OK, Relation.DERIVED, Relation.INCOMPARABLE,
        Relation.PCT_PP, Relation.CURRENCY,
    }
)  # fmt: skip
"""Evidence with the draft's own number, or with one of another unit: it gives none to write instead."""
_REPLACED = frozenset({Verdict.CONTRADICTED, Verdict.WEAK})


@dataclass(slots=True)
class LanguageDesk:
    """Checks drafts as they are written. All calls must come from one thread, which opens the corpus."""

    settings: Settings
    engine_name: str
    annotator: Annotator
    uncited: bool = False
    """Look for figures without a citation in the whole corpus."""
    on_figure: Callable[[int, int], None] = lambda done, total: None
    """Told in the desk's thread how many of how many figures are done."""
    _open: tuple[int, Store, WarmDesk] | None = field(default=None, init=False)

    def check(self, path: Path, source: str, *, whole: bool = False) -> Checked:
        """The draft with this text, checked; `whole` reads all of it and its bibliography again.

        Raises:
            FigtraceError: if the draft cannot be read or the corpus cannot be used.
        """
        try:
            return self._desk().check(path, source, whole=whole)
        except StoreError:
            self.close()
            raise

    def decide(self, path: Path, finding: str, choice: Choice | None, note: str | None) -> Checked | None:
        """The draft with a person's word on a finding, which is kept beside it.

        None for a draft that was not checked.

        Raises:
            UsageError: if there is no such finding any more, or the file cannot be written.
        """
        desk = self._desk()
        checked = desk.last(path)
        if checked is not None:
            decide_on(path, checked.reviewed, finding, choice=choice, note=note)
        return desk.decided(path)

    def replacements(self, finding: Finding) -> tuple[str, ...]:
        """What the figure would be with the source's number in it, best first; none where that is open."""
        if finding.verdict not in _REPLACED or finding.source in _OWN or finding.arithmetic:
            return ()
        found = (self._replacement(finding, one) for one in finding.evidence)
        return tuple(dict.fromkeys(filter(None, found)))

    def _replacement(self, finding: Finding, evidence: Evidence) -> str | None:
        if evidence.relation in _NO_OTHER:
            return None
        ours = self.annotator.text(finding.surface).claims
        store = self._store()
        text = store.document(evidence.doc, without=("references", "blocks", "tables")).text
        theirs = [
            claim.figure
            for claim in store.claims(evidence.doc)
            if claim.sentence == evidence.span and claim.figure.span.of(text) == evidence.surface
        ]
        if len(ours) != 1 or not theirs:
            return None
        return replacement(ours[0].figure, finding.surface, theirs[0], theirs[0].number.of(text))

    def forget(self, path: Path) -> None:
        """Let go of what is kept of a draft."""
        if self._open is not None:
            self._open[2].forget(path)

    def close(self) -> None:
        """Let go of the corpus; the next check opens it anew."""
        if self._open is not None:
            self._open[1].close()
            self._open = None

    def _store(self) -> Store:
        self._desk()
        assert self._open is not None
        return self._open[1]

    def _desk(self) -> WarmDesk:
        """The desk on the corpus that is there now: a file put in its place is another corpus."""
        file = self._file()
        if self._open is not None and self._open[0] != file:
            self.close()
        if self._open is None:
            store = Store.open(self.settings.db)
            engine = open_current(self.engine_name, self.settings) if self.uncited else None
            options = CheckOptions(engine=engine, uncited=self.uncited, on_figure=self._tell)
            self._open = (file, store, WarmDesk(store, self.annotator, options))
        return self._open[2]

    def _tell(self, done: int, total: int) -> None:
        self.on_figure(done, total)

    def _file(self) -> int:
        """Number of the corpus's file; 0 where there is none."""
        try:
            return self.settings.db.stat().st_ino
        except OSError:
            return 0


_OWN = frozenset({SourceState.OWN_TABLE, SourceState.OWN_TEXT})
"""Findings that rest on the draft itself: its own figure is no source's."""
