"""Fit the weights of `nlp/data/choices.tsv` to pages on which people said what each figure measures.

    python -m scripts.fit_choices PAGES PDFS [--folds 10] [--write]

PAGES is a folder of labelled pages (JSON: "doc", "page", "figures" with value, mult, unit and measure), PDFS
the folder that "doc" is relative to. A phrase's worth is the F1 of its words against the label's. The weights
maximise the expected worth of a choice (a conditional logit, drawn to 0 by a ridge); the first figure printed
is the mean worth of the choices on documents that were not fitted on, the second that of the rules on
the order of words alone. Only traits that several figures share are kept, and of none its words.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from corpus.annotations import Claim, Figure
from corpus.document import Document
from corpus.geometry import Span
from ingest.document.read import read
from nlp import Annotator
from nlp.claims import choice, measures
from nlp.claims.measure_candidates import Candidate, measure_candidates

TARGET = Path("nlp/data/choices.tsv")
RIDGE = 20.0
"""Strength of the pull to 0: the best of .3 to 30 on folds by document of fifty pages."""
FEWEST = 3
"""Figures that must share a trait."""
SMALLEST = 0.005
"""Weights below this change no choice."""
ROUNDS = 2
"""What a figure measures bears on the next: candidates are made anew with the last round's weights."""


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled figure: the phrases it may measure, by their traits, and the worth of each."""

    doc: str
    traits: tuple[tuple[str, ...], ...]
    worth: tuple[float, ...]
    plain: float
    """The worth of what the order of words alone gives."""


def main() -> None:
    """Fit, say what the fit is worth on other documents, and write the weights if asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", type=Path)
    parser.add_argument("pdfs", type=Path)
    parser.add_argument("--folds", type=int, default=10)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    documents = list(labelled(given.pages, given.pdfs))
    weights: dict[str, float] = {}
    for _ in range(ROUNDS):
        found = examples(documents, weights)
        weights = fit(found)
    print(f"{len(found)} figures, other documents: {held_out(found, given.folds):.3f}", end="")
    print(f", order of words alone: {sum(one.plain for one in found) / len(found):.3f}")
    if given.write:
        write(weights)
        print(f"{len(weights)} weights in {TARGET}", file=sys.stderr)


def write(weights: dict[str, float]) -> None:
    """The table of weights, one trait a line."""
    head = (
        "# What each trait of a candidate weighs: task, trait, weight. Written by scripts/fit_choices.py.\n"
    )
    rows = (f"measure\t{trait}\t{weight:.3f}\n" for trait, weight in sorted(weights.items()))
    TARGET.write_text(head + "".join(rows), encoding="utf-8")


_Labelled = tuple[str, Document, list[dict[str, Any]]]


def labelled(pages: Path, pdfs: Path) -> Iterator[_Labelled]:
    """Each document with its labelled pages."""
    by_doc: dict[str, list[dict[str, Any]]] = {}
    for path in sorted(pages.glob("*.json")):
        page = json.loads(path.read_text(encoding="utf-8"))
        by_doc.setdefault(page["doc"], []).append(page)
    for name, rows in by_doc.items():
        yield name, read(pdfs / name), rows


def examples(documents: Sequence[_Labelled], weights: dict[str, float]) -> list[Example]:
    """The labelled figures with their candidates, read with these weights."""
    seen: dict[Span, tuple[list[Candidate], Span | None, str]] = {}

    def kept(
        scene: Any, tree: Any, figure: Figure, place: Any, window: Span | None, *rest: Any
    ) -> list[Candidate]:
        found = measure_candidates(scene, tree, figure, place, window, *rest)
        seen[figure.number] = (found, window, rest[0].surface if rest and rest[0] is not None else "")
        return found

    made: list[Example] = []
    annotator = Annotator()
    with (
        patch.object(measures, "measure_candidates", kept),
        patch.object(choice, "weights_of", lambda _: weights),
    ):
        for name, document, pages in documents:
            seen.clear()
            claims = [claim for claim in annotator(document).claims if claim.figure.cell is None]
            for page in pages:
                made.extend(_on_page(name, document, claims, page, seen))
    return made


def _on_page(
    name: str, document: Document, claims: Sequence[Claim], page: dict[str, Any], seen: dict[Span, Any]
) -> Iterator[Example]:
    free = [
        claim for claim in claims if document.textmap.pages_of(claim.figure.span)[:1] == (page["page"] - 1,)
    ]
    for label in page["figures"]:
        claim = next((one for one in free if _is_same(label, one.figure)), None)
        if claim is None:
            continue
        free.remove(claim)
        if claim.figure.number in seen:
            found, window, before = seen[claim.figure.number]
            said = [before if one.span is None else one.span.of(document.text) for one in found]
            worth = tuple(word_f1(label["measure"], words) for words in said)
            plain = word_f1(label["measure"], window.of(document.text) if window is not None else before)
            yield Example(name, tuple(one.traits for one in found), worth, plain)


def _is_same(label: dict[str, Any], figure: Figure) -> bool:
    ends = ("value", "lo", "hi")
    wanted = [None if label[end] is None else Decimal(label[end]) for end in ends]
    return wanted == [figure.value, figure.lo, figure.hi] and (label["mult"], label["unit"]) == (
        figure.mult,
        figure.unit,
    )


def word_f1(wanted: str, given: str) -> float:
    """F1 of the words that two phrases share; 1 for two empty ones."""
    left, right = (Counter(re.findall(r"\w+", text.casefold())) for text in (wanted, given))
    if not left or not right:
        return float(left == right)
    return 2 * (left & right).total() / (left.total() + right.total())


def fit(found: Sequence[Example]) -> dict[str, float]:
    """The weights that make the expected worth of the choices largest."""
    found = [one for one in found if max(one.worth, default=0) > 0]
    counts = Counter(trait for one in found for trait in {t for traits in one.traits for t in traits})
    names = sorted(trait for trait, count in counts.items() if count >= FEWEST)
    matrix, bounds = _matrix(found, names)
    worth = np.array([w for one in found for w in one.worth]) ** 2
    group = np.repeat(np.arange(len(found)), np.diff(bounds))

    def loss(weights: Any) -> tuple[float, Any]:
        scores = matrix @ weights
        odds = np.exp(scores - np.maximum.reduceat(scores, bounds[:-1])[group])
        chance = odds / np.add.reduceat(odds, bounds[:-1])[group]
        expected = np.add.reduceat(chance * worth, bounds[:-1])
        slope = matrix.T @ (chance - chance * worth / expected[group])
        return float(-np.log(expected).sum() + RIDGE * weights @ weights), slope + 2 * RIDGE * weights

    solved = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
    return {name: float(w) for name, w in zip(names, solved, strict=True) if abs(w) >= SMALLEST}


def _matrix(found: Sequence[Example], names: Sequence[str]) -> tuple[Any, Any]:
    """Candidates by traits, and where the candidates of each figure begin."""
    place = {name: at for at, name in enumerate(names)}
    rows = [[place[t] for t in traits if t in place] for one in found for traits in one.traits]
    starts = np.cumsum([0, *map(len, rows)])
    columns = [at for row in rows for at in row]
    matrix = csr_matrix((np.ones(len(columns)), columns, starts), shape=(len(rows), len(names)))
    return matrix, np.cumsum([0, *(len(one.traits) for one in found)])


def held_out(found: Sequence[Example], folds: int) -> float:
    """The mean worth of choices on documents that the weights were not fitted on."""
    docs = sorted({one.doc for one in found})
    order = np.random.RandomState(0).permutation(len(docs))
    total = 0.0
    for fold in range(folds):
        left_out = {docs[at] for at in order[fold::folds]}
        weights = fit([one for one in found if one.doc not in left_out])
        total += sum(_chosen(one, weights) for one in found if one.doc in left_out)
    return total / len(found)


def _chosen(one: Example, weights: dict[str, float]) -> float:
    scores = [sum(weights.get(trait, 0.0) for trait in traits) for traits in one.traits]
    return one.worth[int(np.argmax(scores))] if scores else one.plain


if __name__ == "__main__":
    main()
