"""The risk–coverage curve of the check on a corpus: what its gates cost and bring, by folds of documents.

    python -m bench.calibrate CORPUS [--n 300] [--seeds 1 2] [--factors 0.7 0.8 0.9 1 1.1 1.25 1.5 2]

Each line moves all gates by a factor. The verdicts are those on sown errors and true sentences; the range
is that over folds of documents, so that one long document does not decide. "strict", "normal" and "lenient"
are points of this curve.
"""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import figtrace.check.verdicts.gates
from corpus.settings import load_settings
from corpus.store import Store
from figtrace.check.ledger.records import Finding, Verdict
from figtrace.check.trials.self_test import self_test
from figtrace.check.trials.sowing import Sown
from nlp import Annotator

__all__ = ["main"]

_FOLDS = 5

Outcomes = Sequence[tuple[Sown, Finding | None]]


def main() -> None:
    """Print a line for each factor."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--n", type=int, default=300)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--factors", nargs="+", default=["0.7", "0.8", "0.9", "1", "1.1", "1.25", "1.5", "2"])
    given = parser.parse_args()
    settings = load_settings(given.corpus, env={})
    annotator = Annotator(settings.model, settings.gazetteers)
    print("factor  precision  (worst fold)   recall  false alarms  support")
    named: dict[str, Decimal] = figtrace.check.verdicts.gates.STRICTNESS
    with Store.open(settings.db) as store:
        for factor in given.factors:
            named["trial"] = Decimal(factor)
            outcomes = [
                outcome
                for seed in given.seeds
                for outcome in self_test(store, annotator, n=given.n, seed=seed, strictness="trial").outcomes
            ]
            _print_line(factor, outcomes)


def _print_line(factor: str, outcomes: Outcomes) -> None:
    folds = [[one for one in outcomes if _fold(one[0]) == fold] for fold in range(_FOLDS)]
    worst = min(_precision(fold) for fold in folds)
    true = [one for one in outcomes if one[0].slip is None]
    errors = [one for one in outcomes if one[0].slip is not None]
    alarms, caught = _count(true, Verdict.CONTRADICTED), _count(errors, Verdict.CONTRADICTED)
    support = _count(true, Verdict.SUPPORTED)
    print(
        f"{factor:>7} {_precision(outcomes):>10.3f} {worst:>13.3f} {caught / max(1, len(errors)):>8.3f} "
        f"{alarms / max(1, len(true)):>13.4f} {support / max(1, len(true)):>8.3f}",
        flush=True,
    )


def _fold(sown: Sown) -> int:
    return zlib.crc32(sown.doc.encode()) % _FOLDS


def _precision(outcomes: Outcomes) -> float:
    """Of "contradicted"; 1 where nothing was contradicted."""
    accused = [one for one in outcomes if one[1] is not None and one[1].verdict is Verdict.CONTRADICTED]
    right = sum(sown.slip is not None for sown, _ in accused)
    return right / len(accused) if accused else 1.0


def _count(outcomes: Outcomes, verdict: Verdict) -> int:
    return sum(finding is not None and finding.verdict is verdict for _, finding in outcomes)


if __name__ == "__main__":
    main()
