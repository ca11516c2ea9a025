"""Decisions of a person: kept beside the draft, held while number and sentence are the same."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UsageError
from figtrace.check.ledger.finding_ids import with_lasting_ids
from figtrace.check.ledger.records import Ledger, Reason, Verdict
from figtrace.check.revisions.decisions import (
    Choice,
    Decision,
    Reviewed,
    decide,
    decisions_path,
    read_decisions,
    with_decisions,
    write_decisions,
)
from tests.figtrace.check.ledgers import ledger_from

TEXT = "Exports were 5 tons. Imports were 7 tons."


def ledger(text: str = TEXT, n5: Verdict = Verdict.CONTRADICTED) -> Ledger:
    return with_lasting_ids(ledger_from(text, n5=n5))


def decided(text: str = TEXT, *, choice: Choice = Choice.REJECT, note: str = "") -> tuple[Decision, ...]:
    """One decision on the text's first figure."""
    return decide((), ledger(text).findings[0], choice=choice, note=note)


def surfaces(reviewed: Reviewed) -> tuple[list[str], list[str]]:
    return [d.surface for d in reviewed.decisions], [d.surface for d in reviewed.orphaned]


def test_a_decision_says_what_it_was_said_of() -> None:
    (made,) = decided(note=" checked by phone ")
    assert (made.choice, made.note, made.surface) == (Choice.REJECT, "checked by phone", "5 tons")
    assert (made.sentence, made.verdict) == ("Exports were 5 tons.", Verdict.CONTRADICTED)


def test_a_note_keeps_the_choice_and_a_choice_keeps_the_note() -> None:
    finding = ledger().findings[0]
    made = decide(decided(), finding, note="seen")
    assert [(d.choice, d.note) for d in made] == [(Choice.REJECT, "seen")]
    assert [(d.choice, d.note) for d in decide(made, finding, choice=Choice.ACCEPT)] == [
        (Choice.ACCEPT, "seen")
    ]


def test_the_empty_choice_and_note_take_a_decision_back() -> None:
    assert decide(decided(note="x"), ledger().findings[0], choice=Choice.NONE, note="") == ()


def test_a_decision_survives_changes_elsewhere() -> None:
    assert surfaces(with_decisions(ledger(f"New 9 tons.\n{TEXT}"), decided())) == (["5 tons"], [])


@pytest.mark.parametrize(
    "text", ["Exports were 6 tons.", "Exports rose to 5 tons.", "Imports were 5 tons.", ""]
)
def test_a_decision_is_an_orphan_when_number_or_sentence_changes(text: str) -> None:
    assert surfaces(with_decisions(ledger_from(text), decided())) == ([], ["5 tons"])


def test_a_decision_never_moves_to_an_equal_figure() -> None:
    twice = "So 5 tons.\nSo 5 tons."
    reviewed = with_decisions(ledger_from("So 5 tons."), decided(twice))
    assert surfaces(reviewed) == ([], ["5 tons"])


def test_an_orphan_holds_again_when_its_sentence_comes_back() -> None:
    away = with_decisions(ledger_from("Nothing."), decided())
    assert surfaces(with_decisions(ledger_from(TEXT), away.orphaned)) == (["5 tons"], [])


def test_a_rejected_finding_no_longer_stands_against_the_draft() -> None:
    reviewed = with_decisions(ledger_from(TEXT), decided())
    assert [finding.surface for finding in reviewed.standing] == ["7 tons"]
    assert reviewed.decision(reviewed.ledger.findings[0]) == reviewed.decisions[0]
    assert reviewed.decision(reviewed.ledger.findings[1]) is None


def test_an_accepted_finding_stands_until_the_draft_is_corrected() -> None:
    reviewed = with_decisions(ledger_from(TEXT), decided(choice=Choice.ACCEPT))
    assert [finding.surface for finding in reviewed.standing] == ["5 tons", "7 tons"]


def test_a_decision_on_another_verdict_is_outdated_and_does_not_excuse_the_new_one() -> None:
    reviewed = with_decisions(ledger(n5=Verdict.WEAK), decided())
    assert [made.surface for made in reviewed.outdated] == ["5 tons"]
    assert len(reviewed.standing) == 2


def test_decisions_that_do_not_hold_as_made_are_named() -> None:
    reviewed = with_decisions(ledger(n5=Verdict.WEAK), decided())
    assert reviewed.remarks == (
        "decided when it was contradicted, now weak: 5 tons in “Exports were 5 tons.”",
    )
    away = with_decisions(ledger_from("Nothing."), decided())
    assert away.remarks == ("decided on a figure that is no longer there: 5 tons in “Exports were 5 tons.”",)
    assert with_decisions(ledger(), decided()).remarks == ()


def test_supported_and_uncheckable_figures_do_not_stand_against_the_draft() -> None:
    own = ledger_from(TEXT, verdict=Verdict.UNKNOWN, reason=Reason.NOT_CHECKABLE, n7=Verdict.SUPPORTED)
    assert with_decisions(own, ()).standing == ()


def test_decisions_are_kept_beside_the_draft(tmp_path: Path) -> None:
    draft = tmp_path / "d.docx"
    made = decide(decided(note="“sure” – 是"), ledger().findings[1], choice=Choice.ACCEPT)
    assert write_decisions(draft, made) == tmp_path / "d.docx.figtrace.json"
    assert read_decisions(draft) == made
    assert [path.name for path in tmp_path.iterdir()] == ["d.docx.figtrace.json"]


def test_the_file_reads_like_a_list(tmp_path: Path) -> None:
    text = write_decisions(tmp_path / "d.md", decided(note="ok")).read_text(encoding="utf-8")
    assert '"decision": "reject",\n      "note": "ok",' in text
    assert '"figure": "5 tons",\n      "sentence": "Exports were 5 tons."' in text


def test_no_file_is_no_decisions(tmp_path: Path) -> None:
    assert read_decisions(tmp_path / "d.docx") == ()


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{}", '{"figtrace-decisions": 9, "decisions": []}',
     '{"figtrace-decisions": 1, "decisions": [3]}',
     '{"figtrace-decisions": 1, "decisions": [{"finding": "a", "decision": "maybe"}]}', "\xff"],
)  # fmt: skip
def test_a_file_that_holds_no_decisions_is_refused_with_its_name(tmp_path: Path, content: str) -> None:
    path = decisions_path(tmp_path / "d.docx")
    path.write_bytes(content.encode("latin-1"))
    with pytest.raises(UsageError, match=r"d\.docx\.figtrace\.json is not a file of decisions"):
        read_decisions(tmp_path / "d.docx")


def test_a_folder_that_is_not_there_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        write_decisions(tmp_path / "gone" / "d.docx", ())


@given(st.text(max_size=40), st.sampled_from(Choice))
def test_any_note_comes_back_from_json(note: str, choice: Choice) -> None:
    if "\ud800" <= max(note, default="") <= "\udfff":
        return
    made = decide((), ledger().findings[0], choice=choice, note=note)
    with tempfile.TemporaryDirectory() as folder:
        write_decisions(Path(folder) / "d.md", made)
        assert read_decisions(Path(folder) / "d.md") == made


@pytest.mark.timeout(20)
def test_decisions_are_not_waited_for_from_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "d.md.figtrace.json")
    with pytest.raises(UsageError, match=r"decisions in .* cannot be read: it is a pipe, socket or device"):
        read_decisions(tmp_path / "d.md")
