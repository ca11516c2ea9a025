"""Tools that check: one sentence, or a draft in a file, against the corpus; nothing is written."""

from __future__ import annotations

from pathlib import Path

from corpus.errors import UsageError
from corpus.files import path_text
from figtrace.check.desk import check_file, check_text
from figtrace.check.inquiry.options import CheckOptions
from figtrace.check.ledger.records import Ledger
from figtrace.serve.tools.answers import LedgerAnswer
from figtrace.serve.tools.at_hand import AtHand
from figtrace.serve.tools.paging import portion

__all__ = ["check_draft_at", "check_sentence_in"]

_LONGEST = 20_000
"""Characters of a text that is checked as it is typed; more is a draft, which has a file."""


def check_sentence_in(at_hand: AtHand, text: str, *, limit: int = 10, offset: int = 0) -> LedgerAnswer:
    """The findings on a sentence's figures, those without a citation looked for in the whole corpus.

    Raises:
        UsageError: if the text is longer than a page or so.
        DraftError: if it states no figure.
    """
    if len(text) > _LONGEST:
        raise UsageError(f"the text has {len(text):,} characters: save it in a file and use check_draft")
    with at_hand.checking, at_hand.store() as store, at_hand.engine() as engine:
        options = CheckOptions(engine=engine, uncited=True)
        ledger = check_text(text, store, at_hand.annotator, options)
    return _answer(ledger, limit=limit, offset=offset)


def check_draft_at(
    at_hand: AtHand,
    path: str,
    *,
    bibliography: str = "",
    uncited: bool = False,
    limit: int = 10,
    offset: int = 0,
) -> LedgerAnswer:
    """The findings on the figures of the draft in this file, as `figtrace check` makes them.

    Raises:
        UsageError: if no path is given.
        DraftError: if the draft or its bibliography cannot be read, or it states no figure.
    """
    if not path:
        raise UsageError("no draft is named: expected the path of a docx, md, qmd, tex, txt or pdf")
    draft = Path(path).expanduser()
    bib = Path(bibliography).expanduser() if bibliography else None
    with at_hand.checking:
        rests_on = (draft, bib, uncited, *map(_stamp, (draft, bib, *_beside(at_hand.settings.db))))
        if rests_on not in at_hand.kept:
            ledger = _ledger(at_hand, draft, bib, uncited=uncited)
            at_hand.kept.clear()
            at_hand.kept[rests_on] = ledger
        return _answer(at_hand.kept[rests_on], limit=limit, offset=offset)


def _ledger(at_hand: AtHand, draft: Path, bibliography: Path | None, *, uncited: bool) -> Ledger:
    with at_hand.store() as store, at_hand.engine() as engine:
        options = CheckOptions(engine=engine, uncited=uncited)
        return check_file(draft, store, at_hand.annotator, options, bibliography=bibliography).ledger


def _beside(db: Path) -> tuple[Path, Path]:
    """The store's file and the log in which SQLite keeps what was written last (sqlite.org/wal.html)."""
    return db, db.with_name(f"{db.name}-wal")


def _stamp(path: Path | None) -> tuple[int, int]:
    """Size and time of the file; zeros for none."""
    try:
        status = path.stat() if path is not None else None
    except OSError:
        return (0, 0)
    return (status.st_size, status.st_mtime_ns) if status is not None else (0, 0)


def _answer(ledger: Ledger, *, limit: int, offset: int) -> LedgerAnswer:
    given = portion(ledger.eyes_first[offset:], start=offset, limit=limit)
    return LedgerAnswer(
        draft=path_text(Path(ledger.draft)),
        findings=given.records,
        sources=() if offset else ledger.sources,
        problems=() if offset else ledger.problems,
        next=given.next,
        summary=ledger.coverage_sentence,
        coverage=ledger.coverage.sentence,
    )
