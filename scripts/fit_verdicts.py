"""Fit the model of the check's last word on drafts with known answers, and write its trees.

    python -m scripts.fit_verdicts CORPUS [--bench FOLDER] [--write]

Each figure of the labelled drafts is weighed against the works that it cites, as the check does it, and makes
one vector (`figtrace.check.verdicts.traits`). Two forests of shallow boosted trees (scikit-learn, histogram
boosting) are fitted: that a figure is supported, and that it is contradicted. What rules and model come to
together is printed by folds over drafts; what is written is fitted on all. No words of the drafts are kept.
"""

from __future__ import annotations

import argparse
import json
import runpy
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from bench.rows import Row, read_rows
from corpus.geometry import Span
from corpus.settings import load_settings
from corpus.store import Store
from figtrace.check.desk import check_file
from figtrace.check.ledger.records import Finding, Verdict
from figtrace.check.statements.statement import Statement
from figtrace.check.verdicts.candidates import Judgement, Weighed
from figtrace.check.verdicts.gates import NORMAL
from figtrace.check.verdicts.traits import TRAITS, best_of_each_sort, traits
from nlp import Annotator

__all__ = ["main"]

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "figtrace" / "check" / "verdicts" / "data" / "verdicts.json"
_SETS = ("check", "check2", "check3")
_OWN = ROOT / "bench" / "drafts" / "check4"
"""Drafts of our own with their labels."""
_TELLS = ("supported", "contradicted", "not_found")
_RISES = frozenset(
    f"agreeing: {name}"
    for name in ("score", "behind the best", "fit", "clause in sentence", "sentence in sentence", "on page")
) | {"agreeing: clause around", "agreeing before other", "digits"}
_FALLS = frozenset(f"agreeing: {name}" for name in ("year apart", "place lost", "area apart", "period apart"))
"""Traits with which support can only become more probable, or only less."""
_SEEDS = 4
"""Fits that are averaged, each with other traits left out at its branches."""
_DIGITS = 4
"""Of the numbers that are written."""

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Example:
    draft: str
    answer: str
    ruled: Verdict
    vector: tuple[float, ...]
    """Empty where no source was weighed."""


def main() -> None:
    """Print what folds over drafts come to, and write the trees if that is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path, help="a corpus of the papers that the drafts cite")
    parser.add_argument("--bench", type=Path, default=ROOT.parent / "shared" / "bench")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    examples = list(_examples(given.corpus, given.bench))
    weighed = [one for one in examples if one.vector]
    print(f"{len(examples)} figures, {len(weighed)} weighed")
    _print_folds(examples)
    if given.write:
        forests = {tell: _written(_fit(weighed, tell)) for tell in _TELLS[:2]}
        kept = {"traits": TRAITS, "forests": forests}
        TARGET.parent.mkdir(exist_ok=True)
        TARGET.write_text(json.dumps(kept, separators=(",", ":")) + "\n", encoding="utf-8")
        print(f"{TARGET.stat().st_size:,} bytes in {TARGET.relative_to(ROOT)}")


# -- from drafts to vectors ----------------------------------------------------------------------


def _examples(corpus: Path, bench: Path) -> Iterator[_Example]:
    align: Callable[[list[Row], list[Row]], dict[int, int]]
    align = runpy.run_path(str(bench / "scorers" / "score_check.py"))["align"]
    settings = load_settings(corpus, env={})
    annotator = Annotator(settings.model, settings.gazetteers)
    with Store.open(settings.db) as store:
        for folder in (*(bench / name for name in _SETS), _OWN):
            labels = list(read_rows(folder / "labels.jsonl"))
            for name in sorted({row["draft"] for row in labels}):
                mine = [row for row in labels if row["draft"] == name]
                findings, vectors = _checked(folder / "drafts" / name, store, annotator)
                rows = [_row(name, finding) for finding in findings]
                for label, at in align(mine, rows).items():
                    found, draft = findings[at], f"{folder.name}/{name}"
                    yield _Example(draft, mine[label]["verdict"], found.verdict, vectors.get(found.span, ()))


def _checked(
    draft: Path, store: Store, annotator: Annotator
) -> tuple[Sequence[Finding], dict[Span, tuple[float, ...]]]:
    """The findings by the rules alone, and for each figure that was weighed its vector."""
    vectors: dict[Span, tuple[float, ...]] = {}
    fits: dict[Span, float] = {}

    def record(
        figure: Statement, weighed: Sequence[Weighed], direct: Judgement, _: object = NORMAL
    ) -> Judgement:
        best, span = best_of_each_sort(weighed), figure.figure.span
        fit = best.agreeing.score if best.agreeing is not None else -1.0
        if weighed and fit >= fits.get(span, -1.0):
            vectors[span], fits[span] = traits(figure, weighed, best), fit
        return direct

    with patch("figtrace.check.verdicts.scales.judge_by_model", record):
        return check_file(draft, store, annotator).ledger.findings, vectors


def _row(draft: str, finding: Finding) -> Row:
    surface, sentence = (" ".join(words.split()) for words in (finding.surface, finding.sentence))
    return {"draft": draft, "surface": surface, "sentence": sentence, "start": finding.span.start}


# -- from vectors to trees -----------------------------------------------------------------------


def _fit(examples: Sequence[_Example], tell: str) -> list[Any]:
    """The classifiers whose mean log-odds is the forest's."""
    vectors = np.array([one.vector for one in examples])
    answers = np.array([one.answer == tell for one in examples])
    order = [(name in _RISES) - (name in _FALLS) if tell == _TELLS[0] else 0 for name in TRAITS]
    return [
        HistGradientBoostingClassifier(
            max_depth=3,
            max_iter=90,
            learning_rate=0.05,
            min_samples_leaf=15,
            l2_regularization=8,
            max_features=0.3,
            monotonic_cst=order,
            early_stopping=False,
            random_state=seed,
        ).fit(vectors, answers)
        for seed in range(_SEEDS)
    ]


def _written(fitted: Sequence[Any]) -> Row:
    """The forest as it is kept: each classifier's trees with their part of the mean."""
    trees = [
        [_node(node) for node in one[0].nodes] for classifier in fitted for one in classifier._predictors
    ]
    baseline = float(np.mean([classifier._baseline_prediction for classifier in fitted]))
    return {"baseline": round(baseline, _DIGITS), "trees": trees}


def _node(node: Any) -> list[float | int | bool]:
    if node["is_leaf"]:
        return [-1, 0, False, 0, 0, round(float(node["value"]) / _SEEDS, _DIGITS + 1)]
    way = [int(node["feature_idx"]), round(float(node["num_threshold"]), _DIGITS + 2)]
    return [*way, bool(node["missing_go_to_left"]), int(node["left"]), int(node["right"]), 0]


# -- what it comes to ----------------------------------------------------------------------------


def _print_folds(examples: Sequence[_Example]) -> None:
    drafts = sorted({one.draft for one in examples})
    supported, against = np.zeros(len(examples)), np.zeros(len(examples))
    for at in range(0, len(drafts), 2):
        held = drafts[at : at + 2]
        train = [one for one in examples if one.draft not in held and one.vector]
        test = [at for at, one in enumerate(examples) if one.draft in held and one.vector]
        vectors = np.array([examples[at].vector for at in test])
        supported[test] = _chances(_fit(train, _TELLS[0]), vectors)
        against[test] = _chances(_fit(train, _TELLS[1]), vectors)
    answers = [one.answer for one in examples]
    _print_line("rules alone", [_said(one.ruled) for one in examples], answers)
    for least in (0.45, 0.5, 0.55, 0.6, 0.65):
        said = [_together(one, supported[at], against[at], least=least) for at, one in enumerate(examples)]
        _print_line(f"with the model at {least}", said, answers)
    for least in (0.15, 0.2, 0.25, 0.3):
        seen = [at for at, _ in enumerate(examples) if against[at] >= least]
        slips = sum(answers[at] == _TELLS[1] for at in seen)
        print(f"places to look at {least}: {slips} of {answers.count(_TELLS[1])} slips in {len(seen)} rows")


def _chances(fitted: Sequence[Any], vectors: Array) -> Array:
    odds = np.mean([classifier.decision_function(vectors) for classifier in fitted], axis=0)
    chances: Array = 1 / (1 + np.exp(-odds))
    return chances


def _said(verdict: Verdict) -> str:
    if verdict in (Verdict.SUPPORTED, Verdict.WEAK):
        return _TELLS[0]
    return _TELLS[1] if verdict is Verdict.CONTRADICTED else _TELLS[2]


def _together(one: _Example, supported: float, against: float, *, least: float) -> str:
    if one.ruled is not Verdict.UNKNOWN:
        return _said(one.ruled)
    if against >= least and against > supported:
        return _TELLS[1]
    return _TELLS[0] if supported >= NORMAL.trust else _TELLS[2]


def _print_line(name: str, said: Sequence[str], answers: Sequence[str]) -> None:
    parts, scores = [], []
    for tell in _TELLS:
        hits = sum(a == b == tell for a, b in zip(said, answers, strict=True))
        precision, recall = hits / max(1, said.count(tell)), hits / max(1, answers.count(tell))
        scores.append(2 * hits / max(1, said.count(tell) + answers.count(tell)))
        parts.append(f"{tell} {precision:.3f}/{recall:.3f}")
    accused = sum(a == _TELLS[1] and b == _TELLS[0] for a, b in zip(said, answers, strict=True))
    print(f"{name}: macro-F1 {sum(scores) / 3:.3f}; {', '.join(parts)}; {accused} true ones accused")


if __name__ == "__main__":
    main()
