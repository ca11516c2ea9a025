"""Checking a draft again: only what changed, and with the same result as checking it whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.settings import load_settings
from corpus.store import Store
from figtrace.check.desk import check_file
from figtrace.check.inquiry.options import CheckOptions
from figtrace.check.ledger.records import Ledger
from tests.figtrace.check.builders import annotator
from tests.folders import ROOT

DRAFT = ROOT / "examples" / "draft.md"


@pytest.fixture
def store(example_corpus: Path) -> Iterator[Store]:
    """The corpus of the example papers."""
    with Store.open(load_settings(example_corpus, env={}).db) as opened:
        yield opened


def _check(path: Path, store: Store, previous: Ledger | None = None) -> tuple[Ledger, int]:
    """The ledger, and how many figures were weighed for it."""
    told: list[int] = []
    bibliography = next(iter(DRAFT.parent.glob("*.bib")), None)
    options = CheckOptions(on_figure=lambda _, total: told.append(total))
    reviewed = check_file(path, store, annotator(), options, bibliography=bibliography, previous=previous)
    return replace(reviewed.ledger, draft=""), max(told, default=0)


def test_an_unchanged_draft_is_not_weighed_again(store: Store) -> None:
    first, asked = _check(DRAFT, store)
    again, asked_again = _check(DRAFT, store, first)
    assert again == first
    assert asked > 0
    assert asked_again < asked / 2


def test_a_changed_draft_is_checked_as_if_for_the_first_time(store: Store, tmp_path: Path) -> None:
    first, asked = _check(DRAFT, store)
    paragraphs = DRAFT.read_text(encoding="utf-8").split("\n\n")
    at = next(n for n, words in enumerate(paragraphs) if n > 2 and any(char.isdigit() for char in words))
    paragraphs.insert(at, "A new remark stands here, with 17.3 percent in it.")
    changed = tmp_path / "draft.md"
    changed.write_text("\n\n".join(paragraphs), encoding="utf-8")
    whole, _ = _check(changed, store)
    kept, asked_again = _check(changed, store, first)
    assert kept == whole
    assert 0 < asked_again < asked


def test_a_check_of_another_corpus_or_by_other_rules_is_not_kept(store: Store) -> None:
    first, asked = _check(DRAFT, store)
    assert _check(DRAFT, store, replace(first, basis="other"))[1] == asked
    assert _check(DRAFT, store, replace(first, basis=""))[1] == asked
