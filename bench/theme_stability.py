"""How well themes hold: over seeds, and when a corpus grows.

    python -m bench.theme_stability CORPUS [--under PART] [--first LIST] [--seeds 10] [--json]

CORPUS is the folder of an ingested corpus; only documents whose file has PART in its path count. LIST names
the files of the smaller state, one a line, each the end of a path.

  seeds        mean over all pairs of seeds of the best-match Jaccard of ten terms
  growth       the same from the themes of LIST to those of all, made with the former kept in mind
  growth anew  the same without them: what the corpus itself changes

The best-match Jaccard of two sets of themes is the mean over the first's themes of the greatest Jaccard index
of its ten best terms and those of any theme of the second (Greene, O'Callaghan and Cunningham, 2014).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Collection, Sequence
from itertools import permutations
from pathlib import Path

from corpus.settings import load_settings
from corpus.store import Store
from figtrace.ask.theme_making import readable_numbers
from figtrace.ask.theme_passages import theme_passages
from nlp.themes import Theme, ThemeText, find_themes

__all__ = ["best_match", "main"]

_TERMS = 10


def best_match(these: Sequence[Theme], those: Sequence[Theme]) -> float:
    """Mean over these of the best Jaccard index with one of those, by ten terms; 0 without themes."""
    sets = [_terms(theme) for theme in those]
    found = [max((_jaccard(_terms(theme), other) for other in sets), default=0.0) for theme in these]
    return sum(found) / len(found) if found else 0.0


def _terms(theme: Theme) -> frozenset[str]:
    return frozenset(word.key for word in theme.words[:_TERMS])


def _jaccard(one: Collection[str], other: Collection[str]) -> float:
    both = set(one) | set(other)
    return len(set(one) & set(other)) / len(both) if both else 0.0


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--under", default="")
    parser.add_argument("--first", type=Path)
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    texts = _texts(given.corpus, given.under)
    figures = {"seeds": _over_seeds([text for _, text in texts], given.seeds)}
    if given.first:
        ends = tuple(given.first.read_text(encoding="utf-8").split())
        figures |= _growth([text for _, text in texts], [text for file, text in texts if file.endswith(ends)])
    print(json.dumps(figures) if given.json else "\n".join(f"{k:12} {v:.3f}" for k, v in figures.items()))


def _texts(folder: Path, under: str) -> list[tuple[str, ThemeText]]:
    with Store.open(load_settings(folder, env={}).db) as store:
        files = {summary.id: summary.source for summary in store.summaries()}
        found = [(files[passage.text.doc], passage.text) for passage in theme_passages(store)]
    return [(file, text) for file, text in found if under in file]


def _themes(texts: Sequence[ThemeText], seed: int = 0, before: Sequence[Theme] = ()) -> Sequence[Theme]:
    between = readable_numbers(len({text.doc for text in texts}))
    return find_themes(texts, seed=seed, between=between, before=before).themes


def _over_seeds(texts: Sequence[ThemeText], seeds: int) -> float:
    made = [_themes(texts, seed) for seed in range(seeds)]
    pairs = [best_match(one, other) for one, other in permutations(made, 2)]
    return sum(pairs) / len(pairs) if pairs else 0.0


def _growth(whole: Sequence[ThemeText], part: Sequence[ThemeText]) -> dict[str, float]:
    first = _themes(part)
    return {
        "growth": best_match(first, _themes(whole, before=first)),
        "growth anew": best_match(first, _themes(whole)),
    }


if __name__ == "__main__":
    main()
