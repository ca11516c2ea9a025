"""The index of rules has an entry for every rule, and every rule reads in its own sentence."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.store import Store
from nlp import Annotator
from scripts.rule_index import PAGE, Rule, groups, index_page, name_of, rules_in, shown
from tests.folders import ROOT

RULES = [rule for group in groups() for rule in group.rules]
KNOWN = {rule.id for rule in RULES}


@pytest.fixture(name="annotator", scope="module")
def _annotator() -> Annotator:
    return Annotator()


def test_every_id_has_one_entry() -> None:
    assert len(KNOWN) == len(RULES)


@pytest.mark.parametrize("rule", [one for one in RULES if not one.told], ids=lambda rule: rule.id)
def test_a_rule_reads_in_its_own_sentence(rule: Rule, annotator: Annotator) -> None:
    assert shown(rule, annotator) is not None


def test_the_page_is_as_it_would_be_made(annotator: Annotator) -> None:
    made = index_page(annotator) + "\n"
    assert PAGE.read_text(encoding="utf-8") == made, "python -m scripts.rule_index makes it anew"


def test_whatever_the_example_papers_show_has_an_entry(example_corpus: Path) -> None:
    seen = set()
    with Store.open(example_corpus / "corpus.db") as store:
        for summary in store.summaries():
            document, made = store.document(summary.id), store.annotations(summary.id)
            assert made is not None
            seen |= {document.meta.by, *(read.by for read in rules_in(made, document))}
    assert {name_of(by) for by in seen} - KNOWN == set()
    assert len(seen) > 20


@pytest.mark.parametrize(
    ("by", "name"),
    [
        ("rule:head.act", "rule:head.WORD"),
        ("list:places", "list:NAME"),
        ("row-header:place", "HEADER:place"),
        ("area:previous", "DIM:previous"),
        ("narrative/author-year~", "STYLE/author-year~"),
        ("figure:digits", "figure:digits"),
        ("author-year", "author-year"),
    ],
)
def test_ids_that_hold_what_they_are_of_share_an_entry(by: str, name: str) -> None:
    assert name_of(by) == name


def test_ids_that_the_code_writes_out_have_an_entry() -> None:
    paths = [path for package in ("nlp", "ingest") for path in (ROOT / package).rglob("*.py")]
    written = {by for path in paths for by in _written(ast.parse(path.read_text(encoding="utf-8")))}
    assert {name_of(by) for by in written} - KNOWN == set()
    assert len(written) > 10


def _written(tree: ast.AST) -> Iterator[str]:
    """Texts that are given as `by=`, and those of rules and types wherever they stand."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "by" and isinstance(node.value, ast.Constant):
            yield str(node.value.value)
        elif isinstance(node, ast.Constant) and re.fullmatch(r"(?:rule|type):[a-z-]+", str(node.value)):
            yield str(node.value)
