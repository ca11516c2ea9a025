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


@dataclass(frozen=True, slots=True)
class _Corpus:
    """A corpus that is open."""

    file: int
    """Number of its file when it was opened."""
    store: Store
    annotator: Annotator
    desk: WarmDesk


@dataclass(slots=True)
class LanguageDesk:
    """Checks drafts as they are written. All calls must come from one thread, which opens their corpora."""

    settings_of: Callable[[Path], Settings]
    """Of the corpus that serves a draft: the one by which `figtrace check` would check it."""
    annotator_of: Callable[[Settings], Annotator]
    """For the drafts that such a corpus serves."""
    engine_name: str
    uncited: bool = False
    """Look for figures without a citation in the whole corpus."""
    on_figure: Callable[[int, int], None] = lambda done, total: None
    """Told in the desk's thread how many of how many figures are done."""
    _open: dict[Path, _Corpus] = field(default_factory=dict, init=False)
    """By the corpora's folders."""

    def check(self, path: Path, source: str, *, whole: bool = False) -> Checked:
        """The draft with this text, checked; `whole` reads all of it and its bibliography again.

        Raises:
            FigtraceError: if the draft cannot be read or its corpus cannot be used.
        """
        served = self._corpus(path)
        for other in self._open.values():
            if other is not served:  # a corpus of its own may have been made meanwhile
                other.desk.forget(path)
        try:
            return served.desk.check(path, source, whole=whole)
        except StoreError:
            self.close()
            raise

    def decide(self, path: Path, finding: str, choice: Choice | None, note: str | None) -> Checked | None:
        """The draft with a person's word on a finding, which is kept beside it.

        None for a draft that was not checked.

        Raises:
            UsageError: if there is no such finding any more, or the file cannot be written.
        """
        desk = self._corpus(path).desk
        checked = desk.last(path)
        if checked is not None:
            decide_on(path, checked.reviewed, finding, choice=choice, note=note)
        return desk.decided(path)

    def replacements(self, path: Path, finding: Finding) -> tuple[str, ...]:
        """What the draft's figure would be with the source's number in it, best first.

        None where that is open.
        """
        if finding.verdict not in _REPLACED or finding.source in _OWN or finding.arithmetic:
            return ()
        served = self._corpus(path)
        found = (_replacement(served, finding, one) for one in finding.evidence)
        return tuple(dict.fromkeys(filter(None, found)))

    def forget(self, path: Path) -> None:
        """Let go of what is kept of a draft."""
        for served in self._open.values():
            served.desk.forget(path)

    def close(self) -> None:
        """Let go of the corpora; the next check opens its own anew."""
        for served in self._open.values():
            served.store.close()
        self._open.clear()

    def _corpus(self, path: Path) -> _Corpus:
        """The draft's corpus as it is there now: a file put in its place is another corpus."""
        settings = self.settings_of(path)
        held, file = self._open.get(settings.folder), _file_number(settings)
        if held is not None and held.file == file:
            return held
        if held is not None:
            self._open.pop(settings.folder).store.close()
        made = self._open[settings.folder] = self._opened(settings, file)
        return made

    def _opened(self, settings: Settings, file: int) -> _Corpus:
        store = Store.open(settings.db)
        engine = open_current(self.engine_name, settings) if self.uncited else None
        annotator = self.annotator_of(settings)
        options = CheckOptions(engine=engine, uncited=self.uncited, on_figure=self._tell)
        return _Corpus(file, store, annotator, WarmDesk(store, annotator, options))

    def _tell(self, done: int, total: int) -> None:
        self.on_figure(done, total)


def _file_number(settings: Settings) -> int:
    """Number of the corpus's file; 0 where there is none."""
    try:
        return settings.db.stat().st_ino
    except OSError:
        return 0


def _replacement(served: _Corpus, finding: Finding, evidence: Evidence) -> str | None:
    if evidence.relation in _NO_OTHER:
        return None
    ours = served.annotator.text(finding.surface).claims
    text = served.store.document(evidence.doc, without=("references", "blocks", "tables")).text
    theirs = [
        claim.figure
        for claim in served.store.claims(evidence.doc)
        if claim.sentence == evidence.span and claim.figure.span.of(text) == evidence.surface
    ]
    if len(ours) != 1 or not theirs:
        return None
    return replacement(ours[0].figure, finding.surface, theirs[0], theirs[0].number.of(text))


_OWN = frozenset({SourceState.OWN_TABLE, SourceState.OWN_TEXT})
"""Findings that rest on the draft itself: its own figure is no source's."""
