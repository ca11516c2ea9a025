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
from tests.figtrace.small_corpus import annotator

WRONG = "Foxconn assembled 46 percent of the notebook PCs of Lenovo in China.\n"


@pytest.fixture(name="desk")
def _desk(small_corpus: Path) -> Iterator[LanguageDesk]:
    desk = LanguageDesk(load_settings(small_corpus, env={}), "tantivy", annotator(), uncited=True)
    yield desk
    desk.close()


def test_the_sources_figure_is_offered_in_place_of_the_drafts(desk: LanguageDesk, tmp_path: Path) -> None:
    (finding,) = desk.check(tmp_path / "draft.md", WRONG).reviewed.ledger.findings
    assert desk.replacements(finding) == ("40 percent",)
    (supported,) = desk.check(tmp_path / "draft.md", WRONG.replace("46", "40")).reviewed.ledger.findings
    assert desk.replacements(supported) == ()


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
    desk = LanguageDesk(settings, "tantivy", annotator(), uncited=True)
    (finding,) = desk.check(tmp_path / "draft.md", WRONG).reviewed.ledger.findings
    assert finding.verdict is Verdict.CONTRADICTED
    settings.db.unlink()
    with pytest.raises(UsageError, match="there is no corpus"):
        desk.check(tmp_path / "draft.md", WRONG)
    shutil.copy(small_corpus / settings.db.name, settings.db)
    assert desk.check(tmp_path / "draft.md", WRONG).reviewed.ledger.findings
    desk.close()
