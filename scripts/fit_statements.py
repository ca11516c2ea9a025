"""Fit the weights of `nlp/data/statements.tsv` to what people said of numbers: does this one state a figure?

    python -m scripts.fit_statements CORPUS bench/drafts/prose_claims{,2,3,4,5}.jsonl [--folds 10] [--write]

CORPUS holds the papers that the labels name by SHA-256 and offsets; they are annotated anew, so that numbers
which the rules have since told apart are left out. Printed first is what the fit is worth on documents that
were not fitted on: the share that states a figure before and after the doubtful are taken out, and how many
of the figures are kept. A logistic regression with a ridge; only traits that several numbers share are kept.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from bench.rows import Row, read_rows
from corpus.annotations import Claim
from corpus.document import Document
from corpus.geometry import Span
from corpus.store import Store
from nlp import Annotator
from nlp.claims import make
from nlp.claims.doubts import ALWAYS, DOUBTFUL
from nlp.claims.make import traits_of

TARGET = Path("nlp/data/statements.tsv")
LOOSE = 0.1
"""Inverse strength of the ridge: of .02 to .2 the best by area under the curve on folds by document."""
FEWEST = 5
"""Numbers that must share a trait."""


@dataclass(frozen=True, slots=True)
class Example:
    """A number that was judged: its document, its traits, and whether it states a figure."""

    doc: str
    traits: tuple[str, ...]
    states: bool


def main() -> None:
    """Fit, say what the fit is worth on other documents, and write the weights if asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("labels", type=Path, nargs="+")
    parser.add_argument("--folds", type=int, default=10)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    with Store.open(given.corpus / "corpus.db") as store:
        found = list(examples(store, [row for path in given.labels for row in read_rows(path)]))
    print(told(found, held_out(found, given.folds)))
    if given.write:
        weights = fit(found)
        write(weights)
        print(f"{len(weights)} weights in {TARGET}", file=sys.stderr)


def examples(store: Store, rows: Sequence[Row]) -> Iterator[Example]:
    """The judged numbers that still make a claim, with their traits."""
    annotator = Annotator()
    known = {summary.id for summary in store.summaries()}
    for sha in sorted({row["sha"] for row in rows} & known):
        judged = {Span(row["start"], row["end"]): _is_stated(row) for row in rows if row["sha"] == sha}
        yield from _of_document(annotator, store.document(sha), judged)


def _is_stated(row: Row) -> bool:
    said = [judge["ok"] for judge in row["judges"]]
    return bool(sum(said) * 2 >= len(said))


def _of_document(annotator: Annotator, document: Document, judged: dict[Span, bool]) -> Iterator[Example]:
    seen: list[tuple[Span, tuple[str, ...]]] = []

    def kept(text: str, claim: Claim, *rest: Any) -> tuple[str, ...]:
        traits = traits_of(text, claim, *rest)
        seen.append((claim.figure.span, traits))
        return traits

    with patch.object(make, "traits_of", kept):
        annotator(document)
    for span, states in judged.items():
        traits = next(
            (traits for other, traits in seen if other.start < span.end and span.start < other.end), ()
        )
        if traits:
            yield Example(document.id, traits, states)


def fit(found: Sequence[Example]) -> dict[str, float]:
    """The weight of each trait, and of the one that all have."""
    counts = Counter(trait for one in found for trait in set(one.traits))
    names = sorted(trait for trait, count in counts.items() if count >= FEWEST)
    model = LogisticRegression(C=LOOSE, max_iter=3000)
    model.fit(_matrix(found, names), [one.states for one in found])
    weights = {name: float(weight) for name, weight in zip(names, model.coef_[0], strict=True)}
    return {ALWAYS: float(model.intercept_[0])} | weights


def _matrix(found: Sequence[Example], names: Sequence[str]) -> Any:
    return np.array([[name in one.traits for name in names] for one in found], dtype=float)


def likelihoods(found: Sequence[Example], weights: dict[str, float]) -> Any:
    """The fitted chance of each, from 0 to 1."""
    scores = [weights[ALWAYS] + sum(weights.get(trait, 0.0) for trait in set(one.traits)) for one in found]
    return 1 / (1 + np.exp(-np.array(scores)))


def held_out(found: Sequence[Example], folds: int) -> Any:
    """The chance of each by weights that were fitted on other documents."""
    docs = [one.doc for one in found]
    chances = np.zeros(len(found))
    for learnt, left_out in GroupKFold(folds).split(docs, groups=docs):
        weights = fit([found[at] for at in learnt])
        chances[left_out] = likelihoods([found[at] for at in left_out], weights)
    return chances


def told(found: Sequence[Example], chances: Any) -> str:
    """One line: the share that states a figure, before and after, and the share of figures that is kept."""
    states = np.array([one.states for one in found])
    kept = chances >= DOUBTFUL
    return (
        f"{len(found)} numbers, {states.mean():.3f} state a figure; of the {kept.sum()} kept "
        f"{states[kept].mean():.3f}, which are {states[kept].sum() / states.sum():.3f} of the figures"
    )


def write(weights: dict[str, float]) -> None:
    """The table of weights, one trait a line."""
    head = "# What each trait of a number weighs that may state a figure. By scripts/fit_statements.py.\n"
    rows = (f"{trait}\t{weight:.3f}\n" for trait, weight in sorted(weights.items()))
    TARGET.write_text(head + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
