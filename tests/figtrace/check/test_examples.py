"""The project's own labelled draft: what a careful editor finds, and nothing against a true figure."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from corpus.settings import load_settings
from corpus.store import Store
from figtrace.check.inquiry.run import check_draft
from figtrace.check.ledger.records import Finding, Ledger, Verdict
from figtrace.drafts.read import read_draft
from nlp.annotate import Annotator
from tests.folders import ROOT

_EXAMPLES = ROOT / "examples"
_AS = {
    Verdict.SUPPORTED: "supported",
    Verdict.WEAK: "supported",
    Verdict.CONTRADICTED: "contradicted",
    Verdict.CONFLICT: "not_found",
    Verdict.UNKNOWN: "not_found",
}


@cache
def _ledger(folder: Path, name: str) -> Ledger:
    settings = load_settings(folder, env={})
    with Store.open(settings.db) as store:
        annotator = Annotator(settings.model, settings.gazetteers)
        return check_draft(read_draft(_EXAMPLES / name), store, annotator)


def _expected() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads((_EXAMPLES / "expected.toml").read_text())["figure"]
    return found


def _finding(ledger: Ledger, figure: dict[str, Any]) -> Finding:
    """The finding on the labelled figure: its words name its place in the draft."""
    text = " ".join(ledger.text.split())
    at = text.index(figure["words"]) + figure["words"].index(figure["surface"])
    digits = sum(char.isdigit() for char in text[:at])
    for finding in ledger.findings:
        before = sum(char.isdigit() for char in ledger.text[: finding.span.start])
        inside = sum(char.isdigit() for char in finding.surface)
        if before <= digits < before + max(inside, 1) and _number(figure) in finding.surface:
            return finding
    raise AssertionError(f"no finding on {figure['words']!r}")


def _number(figure: dict[str, Any]) -> str:
    words = [word for word in figure["surface"].split() if any(char.isdigit() for char in word)]
    return str(words[-1] if words else figure["surface"].split()[-1])


@pytest.mark.parametrize("name", ["draft.md", "draft.docx"])
def test_no_true_figure_of_the_example_draft_is_contradicted(example_corpus: Path, name: str) -> None:
    ledger = _ledger(example_corpus, name)
    accused = {id(f) for f in ledger.findings if f.verdict is Verdict.CONTRADICTED}
    wrong = {id(_finding(ledger, f)) for f in _expected() if f["verdict"] == "contradicted"}
    assert accused <= wrong


@pytest.mark.parametrize("name", ["draft.md", "draft.docx"])
@pytest.mark.parametrize("figure", _expected(), ids=lambda figure: figure["words"].replace(" ", "-"))
def test_an_editor_finds_what_the_example_draft_has(
    example_corpus: Path, name: str, figure: dict[str, Any]
) -> None:
    finding = _finding(_ledger(example_corpus, name), figure)
    assert _AS[finding.verdict] == figure["verdict"], finding.says
    if figure["verdict"] == "contradicted":
        assert finding.reason == figure["reason"], finding.says


def test_evidence_stands_in_the_paper_that_the_editor_names(example_corpus: Path) -> None:
    ledger = _ledger(example_corpus, "draft.md")
    for figure in _expected():
        finding = _finding(ledger, figure)
        if finding.evidence:
            assert figure["doc"] in {Path(one.file).name for one in finding.evidence}, figure["words"]


def test_two_checks_of_one_draft_are_the_same(example_corpus: Path) -> None:
    first = _ledger(example_corpus, "draft.md")
    _ledger.cache_clear()
    assert _ledger(example_corpus, "draft.md") == first
