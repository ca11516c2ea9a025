"""A draft on a terminal while it is written: checked after each save, what has changed is told."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from corpus.errors import FigtraceError
from figtrace.check.revisions.changes import against
from figtrace.check.warm_desk import Checked, WarmDesk
from figtrace.commands.printed.ledger import print_ledger
from figtrace.commands.printed.terminal import say

__all__ = ["watch_draft"]

_PAUSE = 0.3
"""Seconds between two looks at the file's time: nobody sees so short a wait, and it costs nothing."""


def watch_draft(
    desk: WarmDesk,
    draft: Path,
    *,
    brief: bool,
    whole: bool,
    pause: Callable[[], None] = lambda: time.sleep(_PAUSE),
) -> bool:
    """Check the draft now and whenever it is saved, until Ctrl-C; True if a finding stands then.

    A draft that cannot be read at the moment, as in the midst of being saved, is told, and looked at again.

    Raises:
        FigtraceError: if the draft cannot be checked even once.
    """
    seen, checked = _stamp(draft), desk.check_saved(draft)
    print_ledger(checked.reviewed, brief=brief, whole=whole)
    with suppress(KeyboardInterrupt):
        while True:
            pause()
            now = _stamp(draft)
            if now is not None and now != seen:
                seen, checked = now, _again(desk, draft, checked, whole=whole)
    return bool(checked.reviewed.standing)


def _again(desk: WarmDesk, draft: Path, before: Checked, *, whole: bool) -> Checked:
    """The draft checked again, what has changed printed; as it was where it cannot be read."""
    began = time.monotonic()
    try:
        checked = desk.check_saved(draft)
    except FigtraceError as exc:
        say(str(exc))
        return before
    changes = against(before.reviewed.ledger, checked.reviewed.ledger)
    new = frozenset(change.new.id for change in changes.changes if change.new is not None)
    print_ledger(checked.reviewed, brief=False, whole=whole, only=new)
    say(f"saved: {changes.sentence} ({time.monotonic() - began:.1f} s)")
    return checked


def _stamp(path: Path) -> tuple[int, int] | None:
    """Size and time of the file; None while there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns
