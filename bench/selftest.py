"""The check's self-test on a corpus: errors sown into its own sentences, and what is caught of them.

    python -m bench.selftest CORPUS [--n 500] [--seed 1] [--strictness normal] [--show N]

CORPUS is a folder that `figtrace ingest` made.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from corpus.settings import load_settings
from corpus.store import Store
from figtrace.check.ledger.records import Finding, Verdict
from figtrace.check.trials.self_test import Caught, SelfTestReport, self_test
from figtrace.check.trials.sowing import Sown
from figtrace.check.verdicts.gates import STRICTNESS
from nlp import Annotator

__all__ = ["main"]


def main() -> None:
    """Print the report, and sentences on which the check was wrong."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--n", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--strictness", choices=tuple(STRICTNESS), default="normal")
    parser.add_argument("--show", type=int, default=0, help="how many wrong verdicts to print")
    given = parser.parse_args()
    settings = load_settings(given.corpus, env={})
    began = time.monotonic()
    with Store.open(settings.db) as store:
        annotator = Annotator(settings.model, settings.gazetteers)
        report = self_test(store, annotator, n=given.n, seed=given.seed, strictness=given.strictness)
    _print_report(report)
    print(f"{time.monotonic() - began:.1f} s")
    for sown, finding in [one for one in report.outcomes if _is_wrong(*one)][: given.show]:
        _print_wrong(sown, finding)


def _print_report(report: SelfTestReport) -> None:
    print(f"{'kind':<12}{'sown':>6}{'caught':>8}{'explained':>11}{'doubted':>9}{'passed':>8}{'unknown':>9}")
    for slip, caught in report.errors.items():
        _print_row(str(slip), caught)
    _print_row("(true)", report.true)
    print(f"precision of contradicted {report.precision:.3f}, recall {report.recall:.3f}")
    print(report.sentence)


def _print_row(name: str, caught: Caught) -> None:
    print(
        f"{name:<12}{caught.sown:>6}{caught.contradicted:>8}{caught.explained:>11}{caught.doubted:>9}"
        f"{caught.supported:>8}{caught.unknown:>9}"
    )


def _is_wrong(sown: Sown, finding: Finding | None) -> bool:
    verdict = finding.verdict if finding is not None else Verdict.UNKNOWN
    return verdict is (Verdict.CONTRADICTED if sown.slip is None else Verdict.SUPPORTED)


def _print_wrong(sown: Sown, finding: Finding | None) -> None:
    print(f"\n{sown.slip or 'true'}: {sown.passage.text}")
    if finding is not None:
        print(f"    {finding.surface}: {finding.verdict}, {finding.says}")
        for one in finding.evidence[:2]:
            print(f"    {one.score:.2f} {' '.join(one.quote.split())[:300]}")


if __name__ == "__main__":
    main()
