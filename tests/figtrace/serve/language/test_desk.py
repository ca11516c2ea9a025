"""One thread's desk checks, offers replacements, keeps decisions, and knows when the corpus is another."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import UsageError
from corpus.settings import load_settings
from figtrace.check.ledger.records import Verdict
from figtrace.check.revisions.decisions import Choice
from figtrace.serve.language.desk import LanguageDesk
from tests.figtrace.small_corpus import annotator, corpus_of
from tests.strategies import document_of

WRONG = "Foxconn assembled 46 percent of the notebook PCs of Lenovo in China.\n"


def _of(folder: Path, **own: Path) -> LanguageDesk:
    """A desk on this corpus; drafts of these names have one of their own."""
    settings = {name: load_settings(its, env={}) for name, its in own.items()}
    return LanguageDesk(
        lambda draft: settings.get(draft.stem) or load_settings(folder, env={}),
        lambda _: annotator(),
        "tantivy",
        uncited=True,
    )


@pytest.fixture(name="desk")
def _desk(small_corpus: Path) -> Iterator[LanguageDesk]:
    desk = _of(small_corpus)
    yield desk
    desk.close()


def test_the_sources_figure_is_offered_in_place_of_the_drafts(desk: LanguageDesk, tmp_path: Path) -> None:
    (finding,) = desk.check(tmp_path / "draft.md", WRONG).reviewed.ledger.findings
    assert desk.replacements(tmp_path / "draft.md", finding) == ("40 percent",)
    (supported,) = desk.check(tmp_path / "draft.md", WRONG.replace("46", "40")).reviewed.ledger.findings
    assert desk.replacements(tmp_path / "draft.md", supported) == ()


def test_a_decision_is_kept_beside_the_draft(desk: LanguageDesk, tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    checked = desk.check(path, WRONG)
    decided = desk.decide(path, checked.reviewed.ledger.findings[0].id, Choice.REJECT, "later table")
    assert decided is not None
    assert decided.reviewed.standing == ()
    assert (tmp_path / "draft.md.figtrace.json").is_file()
    with pytest.raises(UsageError, match="is the id of no figure"):
        desk.decide(path, "nothing", Choice.REJECT, None)
    desk.forget(path)
    assert desk.decide(path, "any", Choice.REJECT, None) is None


def test_a_corpus_put_in_the_place_of_another_is_opened(tmp_path: Path, small_corpus: Path) -> None:
    folder = tmp_path / "corpus"
    shutil.copytree(small_corpus, folder)
    settings = load_settings(folder, env={})
    desk = _of(folder)
    (finding,) = desk.check(tmp_path / "draft.md", WRONG).reviewed.ledger.findings
    assert finding.verdict is Verdict.CONTRADICTED
    settings.db.unlink()
    with pytest.raises(UsageError, match="there is no corpus"):
        desk.check(tmp_path / "draft.md", WRONG)
    shutil.copy(small_corpus / settings.db.name, settings.db)
    assert desk.check(tmp_path / "draft.md", WRONG).reviewed.ledger.findings
    desk.close()


def test_each_draft_is_checked_against_the_corpus_that_serves_it(tmp_path: Path, small_corpus: Path) -> None:
    said = document_of("Foxconn assembled 46 percent of the notebook PCs of Lenovo in China.", doc="a1")
    desk = _of(small_corpus, own=corpus_of(tmp_path / "own.md.figtrace", [said]))
    (other,) = desk.check(tmp_path / "draft.md", WRONG).reviewed.ledger.findings
    (own,) = desk.check(tmp_path / "own.md", WRONG).reviewed.ledger.findings
    assert (other.verdict, own.verdict) == (Verdict.CONTRADICTED, Verdict.SUPPORTED)
    assert desk.replacements(tmp_path / "draft.md", other) == ("40 percent",)
    desk.close()


def test_a_corpus_made_for_a_draft_while_it_is_open_serves_it_from_then_on(
    tmp_path: Path, small_corpus: Path
) -> None:
    folders = [small_corpus]
    desk = LanguageDesk(
        lambda _: load_settings(folders[-1], env={}), lambda _: annotator(), "tantivy", uncited=True
    )
    path = tmp_path / "draft.md"
    assert desk.check(path, WRONG).reviewed.ledger.findings[0].verdict is Verdict.CONTRADICTED
    folders.append(corpus_of(tmp_path / "own", [document_of("Nothing of it.", doc="a1")]))
    assert desk.check(path, WRONG).reviewed.ledger.findings[0].verdict is Verdict.UNKNOWN
    folders.pop()
    assert desk.check(path, WRONG).reviewed.ledger.findings[0].verdict is Verdict.CONTRADICTED
    desk.close()
