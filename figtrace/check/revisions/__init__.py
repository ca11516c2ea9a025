"""What changed since an earlier check, and what a person decided of it."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from figtrace.check.revisions.changes import Changes, against, read_ledger
    from figtrace.check.revisions.decisions import (
        Choice,
        Reviewed,
        decide,
        read_decisions,
        with_decisions,
        write_decisions,
    )
    from figtrace.check.revisions.reuse import corpus_fingerprint, reusable_findings

__all__ = [
    "Changes",
    "Choice",
    "Reviewed",
    "against",
    "corpus_fingerprint",
    "decide",
    "read_decisions",
    "read_ledger",
    "reusable_findings",
    "with_decisions",
    "write_decisions",
]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        changes="Changes against read_ledger",
        decisions="Choice Reviewed decide read_decisions with_decisions write_decisions",
        reuse="corpus_fingerprint reusable_findings",
    )
