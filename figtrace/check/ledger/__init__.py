"""The record of a check: one finding for each figure, with its verdict, reason, evidence and id."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from figtrace.check.ledger.finding_ids import finding_by_id, with_lasting_ids
    from figtrace.check.ledger.records import (
        EYES_FIRST,
        Coverage,
        Evidence,
        Finding,
        Ledger,
        Reason,
        Relation,
        Source,
        SourceState,
        Verdict,
    )
    from figtrace.check.ledger.rows import LedgerRow, ledger_rows

__all__ = [
    "EYES_FIRST",
    "Coverage",
    "Evidence",
    "Finding",
    "Ledger",
    "LedgerRow",
    "Reason",
    "Relation",
    "Source",
    "SourceState",
    "Verdict",
    "finding_by_id",
    "ledger_rows",
    "with_lasting_ids",
]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        finding_ids="finding_by_id with_lasting_ids",
        records="EYES_FIRST Coverage Evidence Finding Ledger Reason Relation Source SourceState Verdict",
        rows="LedgerRow ledger_rows",
    )
