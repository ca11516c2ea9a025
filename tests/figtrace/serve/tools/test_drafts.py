"""A sentence or a draft is checked as the command checks it, and nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import DraftError, UsageError
from figtrace.check.ledger.records import Verdict
from figtrace.serve.tools.at_hand import AtHand
from figtrace.serve.tools.drafts import check_draft_at, check_sentence_in

WRONG = "Foxconn assembled 46 percent of the notebook PCs of Lenovo in China."
TRUE = WRONG.replace("46", "40")


def test_a_sentence_is_looked_for_in_the_whole_corpus(at_hand: AtHand) -> None:
    (finding,) = check_sentence_in(at_hand, WRONG).findings
    assert finding.verdict is Verdict.CONTRADICTED
    assert finding.evidence[0].quote == TRUE
    answer = check_sentence_in(at_hand, TRUE)
    assert answer.summary == "1 figure: 1 supported; no cited sources."
    assert answer.coverage.startswith("3 documents with ")


def test_a_text_without_a_figure_or_without_an_end_is_refused(at_hand: AtHand) -> None:
    with pytest.raises(DraftError, match="no figures to check"):
        check_sentence_in(at_hand, "Foxconn grew.")
    with pytest.raises(UsageError, match="use check_draft"):
        check_sentence_in(at_hand, "x" * 20_001)


def test_a_draft_is_checked_once_and_given_in_portions(at_hand: AtHand, tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(f"{WRONG}\n\n{TRUE}\n", encoding="utf-8")
    first = check_draft_at(at_hand, str(draft), uncited=True, limit=1)
    kept = next(iter(at_hand.kept.values()))
    rest = check_draft_at(at_hand, str(draft), uncited=True, offset=first.next or 0)
    assert next(iter(at_hand.kept.values())) is kept
    verdicts = [finding.verdict for finding in (*first.findings, *rest.findings)]
    assert verdicts == [Verdict.CONTRADICTED, Verdict.SUPPORTED]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["draft.md"]


def test_a_draft_that_changed_is_checked_anew(at_hand: AtHand, tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(WRONG, encoding="utf-8")
    check_draft_at(at_hand, str(draft), uncited=True)
    draft.write_text(f"{TRUE} ", encoding="utf-8")
    (finding,) = check_draft_at(at_hand, str(draft), uncited=True).findings
    assert finding.verdict is Verdict.SUPPORTED
    assert len(at_hand.kept) == 1


def test_no_draft_is_a_plain_line(at_hand: AtHand) -> None:
    with pytest.raises(UsageError, match="no draft is named"):
        check_draft_at(at_hand, "")
