"""What takes longer: asked of a corpus's folder, as another process asks it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.document import Metadata
from corpus.errors import UsageError
from corpus.store import Store
from figtrace.serve.web.answers.boards import (
    conflict_board,
    entity_neighbours,
    plain_card,
    theme_board,
    theme_page,
)
from tests.figtrace.small_corpus import corpus_of
from tests.goldens import GOLDEN, as_lines, assert_golden
from tests.strategies import document_of

ONE = document_of(
    "U.S. imports of solar cells from China were $91.7 billion in 2008.", doc="a1", title="One", year=2009
)
OTHER = document_of(
    "U.S. imports of solar cells from China were $88.4 billion in 2008.", doc="b2", title="Other", year=2009
)


def test_a_contradiction_has_its_sides_with_their_pages(tmp_path: Path) -> None:
    (one,) = conflict_board(corpus_of(tmp_path / "c", [ONE, OTHER]))
    assert {side.value for side in one.sides} == {"$91.7 billion", "$88.4 billion"}
    assert all(row.to.startswith("/documents/") for side in one.sides for row in side.statements)
    assert one.to.startswith("/figures?")


def test_neighbours_are_those_of_the_entity_and_nobody_elses(tmp_path: Path) -> None:
    folder = corpus_of(tmp_path / "c")
    found = entity_neighbours(folder, "firm:lenovo")
    assert found.nodes[0].key == "firm:lenovo"
    assert found == entity_neighbours(folder, "firm:lenovo"), "asked again, from what is kept"
    assert entity_neighbours(folder, "firm:nobody").nodes == ()


def test_a_card_names_files_without_their_folders_and_has_no_boxes(tmp_path: Path) -> None:
    unnamed = replace(ONE, source="/home/someone/papers/one.pdf", meta=Metadata())
    with Store.open(corpus_of(tmp_path / "c", [unnamed]) / "corpus.db") as store:
        card = plain_card(store, "place:CHN")
        with pytest.raises(UsageError):
            plain_card(store, "firm:nobody")
    assert {one.document for one in card.documents} | {one.document for one in card.passages} == {"one.pdf"}
    assert [one.boxes for one in card.passages] == [one.boxes for one in card.figures] == [()]


def test_too_little_text_has_no_themes(tmp_path: Path) -> None:
    assert theme_board(corpus_of(tmp_path / "c")) == ()


def test_a_theme_has_its_passages_and_figures_with_their_pages(corpus_copy: Path) -> None:
    first = theme_board(corpus_copy)[0]
    page = theme_page(corpus_copy, first.number)
    assert (page.card.theme, len(page.card.documents)) == (first.theme, first.documents)
    assert all(one.to.startswith(f"/documents/{one.doc}?") for one in page.passages)
    assert page.figures
    assert all(one.stated.to.startswith("/documents/") for one in page.figures)
    with pytest.raises(UsageError, match="no theme 999"):
        theme_page(corpus_copy, 999)


def test_all_that_a_contradiction_shows(tmp_path: Path) -> None:
    found = conflict_board(corpus_of(tmp_path / "c", [ONE, OTHER]))
    assert_golden("conflicts.json", as_lines(found), folder=GOLDEN / "answers")
    assert conflict_board(corpus_of(tmp_path / "d", [ONE])) == ()


def test_all_that_a_card_shows(tmp_path: Path) -> None:
    with Store.open(corpus_of(tmp_path / "c", [ONE, OTHER]) / "corpus.db") as store:
        assert_golden("entity.json", as_lines(plain_card(store, "place:CHN")), folder=GOLDEN / "answers")
