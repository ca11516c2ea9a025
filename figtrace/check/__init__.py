"""A draft's figures to verdicts with evidence."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from figtrace.check.conflicts import Conflict, Side, find_conflicts
    from figtrace.check.desk import (
        Reports,
        changes_since,
        check_file,
        decide_on,
        find_finding,
        reviewed_rows,
        the_only,
        write_reports,
    )

__all__ = [
    "Conflict",
    "Reports",
    "Side",
    "changes_since",
    "check_file",
    "decide_on",
    "find_conflicts",
    "find_finding",
    "reviewed_rows",
    "the_only",
    "write_reports",
]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        conflicts="Conflict Side find_conflicts",
        desk="Reports changes_since check_file decide_on find_finding reviewed_rows the_only write_reports",
    )
