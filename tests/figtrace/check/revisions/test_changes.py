"""Two checks of a draft compared: new, gone, changed, and what has another verdict."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UsageError
from figtrace.check.ledger.records import Verdict
from figtrace.check.revisions.changes import Change, against, read_ledger
from tests.figtrace.check.ledgers import ledger_from

OLD = "Exports were 5 tons and 6 tons. Imports of the whole region came to 7 tons.\nIt was $8 billion."


def said(change: Change) -> tuple[str, str, str]:
    return (
        str(change.kind),
        change.old.surface if change.old else "",
        change.new.surface if change.new else "",
    )


def changes(new: str, old: str = OLD, n8: Verdict = Verdict.CONTRADICTED) -> list[tuple[str, str, str]]:
    return [said(change) for change in against(ledger_from(old), ledger_from(new, n8=n8)).changes]


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (OLD, []),
        (f"A new line.\n{OLD}", []),
        (OLD + " And 9 tons more.", [("new", "", "9 tons")]),
        (OLD.replace("\nIt was $8 billion.", ""), [("gone", "$8 billion", "")]),
        (OLD.replace("$8", "$9"), [("number", "$8 billion", "$9 billion")]),
        (OLD.replace("came to 7", "reached 7"), [("wording", "7 tons", "7 tons")]),
        (
            OLD.replace("5 tons", "4 tons"),
            [("number", "5 tons", "4 tons"), ("wording", "6 tons", "6 tons")],
        ),
        ("Quite another text of 7 percent.", [
            ("new", "", "7 percent"), ("gone", "5 tons", ""), ("gone", "6 tons", ""), ("gone", "7 tons", ""),
            ("gone", "$8 billion", ""),
        ]),
    ],
)  # fmt: skip
def test_each_kind_of_change_is_told(new: str, expected: list[tuple[str, str, str]]) -> None:
    assert changes(new) == expected


def test_another_verdict_on_the_same_figure_is_a_change() -> None:
    assert changes(OLD, n8=Verdict.SUPPORTED) == [("verdict", "$8 billion", "$8 billion")]


def test_a_figure_that_moves_is_no_change() -> None:
    first, last = OLD.split("\n")
    assert changes(f"{last}\n{first}") == []


def test_the_changes_are_counted_in_a_sentence() -> None:
    found = against(ledger_from(OLD), ledger_from(OLD.replace("$8", "$9") + " And 9 tons more."))
    assert found.sentence == "1 new, 1 with another number, 3 unchanged"


def test_a_ledger_comes_back_from_the_json_of_a_check(tmp_path: Path) -> None:
    ledger = ledger_from(OLD)
    path = tmp_path / "old.json"
    path.write_text(json.dumps({**asdict(ledger), "added later": 1}))
    assert read_ledger(path) == ledger


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"findings": 3}', '{"text": "x", "findings": [{}]}'])
def test_a_file_without_a_check_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "old.json"
    path.write_text(content)
    with pytest.raises(UsageError, match="holds no check"):
        read_ledger(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="No such file"):
        read_ledger(tmp_path / "old.json")


TEXTS = st.lists(
    st.sampled_from(["So 5 tons.", "Up 6 tons and 5 tons.", "No.", "2\t3", "So 7 tons."]), max_size=6
)


@given(TEXTS, TEXTS)
def test_every_figure_of_both_texts_is_accounted_for_once(old: list[str], new: list[str]) -> None:
    before, after = ledger_from("\n".join(old)), ledger_from("\n".join(new))
    found = against(before, after)
    assert sum(change.new is not None for change in found.changes) + found.unchanged == len(after.findings)
    assert sum(change.old is not None for change in found.changes) + found.unchanged == len(before.findings)


@given(TEXTS)
def test_a_text_against_itself_has_no_changes(text: list[str]) -> None:
    ledger = ledger_from("\n".join(text))
    assert against(ledger, ledger).changes == ()


@pytest.mark.timeout(20)
def test_a_pipe_or_device_holds_no_check(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "old.json")
    for path in (tmp_path / "old.json", Path("/dev/zero")):
        with pytest.raises(UsageError, match="cannot be read: it is a pipe, socket or device, not a file"):
            read_ledger(path)
