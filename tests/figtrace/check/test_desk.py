"""The editor's desk: a file to a ledger with decisions, one figure alone, and the reports asked for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import DraftError, UsageError
from corpus.store import Store
from figtrace.check.desk import (
    Reports,
    changes_since,
    check_file,
    check_text,
    decide_on,
    find_finding,
    reviewed_rows,
    the_only,
    write_reports,
)
from figtrace.check.inquiry.options import CheckOptions
from figtrace.check.ledger.records import SourceState, Verdict
from figtrace.check.revisions.decisions import Choice, Reviewed, decisions_path, read_decisions
from nlp import Annotator
from tests.figtrace.check.builders import annotator, store_of
from tests.strategies import document_of

_PAPER = document_of(
    "Breweries in Malta made 41.6 million bottles of stout in 2006.",
    "Breweries in Malta made 52.0 million bottles of stout in 2007.",
    title="Stout of Malta",
)
_TEXT = """# Stout

Breweries in Malta made 41.6 million bottles of stout in 2006, and sold 7.3 million bottles in Gozo.

The bottles of stout of breweries in Malta rose from 41.6 million to 52.0 million, or by 25 percent.

We find an effect of 4.2 percent.
"""


@pytest.fixture(name="store")
def _store() -> Iterator[Store]:
    with store_of(_PAPER) as store:
        yield store


@pytest.fixture(name="draft")
def _draft(tmp_path: Path) -> Path:
    path = tmp_path / "stout.md"
    path.write_text(_TEXT, encoding="utf-8")
    return path


def _reviewed(draft: Path, store: Store, only: str = "") -> tuple[Reviewed, int]:
    """The reviewed ledger, and how many figures were weighed for it."""
    told: list[int] = []
    options = CheckOptions(
        uncited=True, only=the_only(only) if only else None, on_figure=lambda _, total: told.append(total)
    )
    return check_file(draft, store, annotator(), options), max(told)


def test_every_figure_of_the_file_has_a_finding_with_a_lasting_id(draft: Path, store: Store) -> None:
    reviewed, weighed = _reviewed(draft, store)
    surfaces = [finding.surface for finding in reviewed.ledger.findings]
    assert len(surfaces) == weighed == 6
    assert "41.6 million bottles" in surfaces[0]
    assert len({finding.id for finding in reviewed.ledger.findings}) == 6
    assert reviewed.ledger.draft == str(draft)
    assert reviewed.ledger.findings[0].verdict is Verdict.SUPPORTED


@pytest.mark.parametrize("at", range(6))
def test_a_figure_checked_alone_has_the_finding_of_the_whole_check(
    draft: Path, store: Store, at: int
) -> None:
    whole, weighed = _reviewed(draft, store)
    wanted = whole.ledger.findings[at]
    alone, asked = _reviewed(draft, store, wanted.id[:12])
    assert [finding.id for finding in alone.ledger.findings] == [f.id for f in whole.ledger.findings]
    assert alone.ledger.findings[at] == wanted
    assert asked < weighed


def test_a_figure_that_the_draft_works_out_is_checked_with_those_it_is_worked_out_of(
    draft: Path, store: Store
) -> None:
    whole, _ = _reviewed(draft, store)
    (growth,) = (one for one in whole.ledger.findings if "25 percent" in one.surface)
    assert _reviewed(draft, store, growth.id)[1] == 3


def test_what_is_kept_of_a_decision_is_the_same_after_a_check_of_that_figure_alone(
    draft: Path, store: Store
) -> None:
    whole, _ = _reviewed(draft, store)
    first, second = whole.ledger.findings[1].id, whole.ledger.findings[0].id
    kept = []
    for only in (False, True):
        decisions_path(draft).unlink(missing_ok=True)
        for name, choice in ((first, Choice.REJECT), (second, Choice.ACCEPT)):
            reviewed, _ = _reviewed(draft, store, name if only else "")
            found, path = decide_on(draft, reviewed, name[:12], choice=choice, note="seen")
            assert (found.id, path) == (name, decisions_path(draft))
        kept.append(path.read_bytes())
    assert kept[0] == kept[1]
    assert [made.finding for made in read_decisions(draft)] == [first, second]


@pytest.mark.parametrize("name", ["zz", "0x"])
def test_an_id_of_no_figure_is_refused_before_anything_is_weighed(
    draft: Path, store: Store, name: str
) -> None:
    told: list[int] = []
    options = CheckOptions(only=the_only(name), on_figure=lambda _, total: told.append(total))
    with pytest.raises(UsageError, match=r"is the id of no figure of .*stout\.md"):
        check_file(draft, store, annotator(), options)
    assert told == []


def test_a_finding_is_found_by_the_beginning_of_its_id(draft: Path, store: Store) -> None:
    reviewed, _ = _reviewed(draft, store)
    assert find_finding(reviewed, reviewed.ledger.findings[2].id[:12]) == reviewed.ledger.findings[2]


@pytest.mark.parametrize("only", [None, the_only("abc")])
def test_a_draft_without_figures_is_refused(store: Store, tmp_path: Path, only: None) -> None:
    path = tmp_path / "plain.md"
    path.write_text("Nothing is counted here.\n", encoding="utf-8")
    with pytest.raises(DraftError, match="has no figures to check"):
        check_file(path, store, annotator(), CheckOptions(only=only))


def test_rows_carry_what_a_person_said(draft: Path, store: Store) -> None:
    reviewed, _ = _reviewed(draft, store)
    name = reviewed.ledger.findings[1].id
    decide_on(draft, reviewed, name, choice=Choice.REJECT, note="by phone")
    rows = reviewed_rows(_reviewed(draft, store)[0])
    assert {(row.decision, row.note) for row in rows if row.id == name} == {("reject", "by phone")}
    assert {row.decision for row in rows if row.id != name} == {""}


def test_a_callout_that_names_nothing_is_a_problem_and_says_so(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "loose.md"
    path.write_text("Breweries in Malta made 41.6 million bottles (Borg 2011).\n", encoding="utf-8")
    (finding,) = _reviewed(path, store)[0].ledger.findings
    assert finding.source is SourceState.NOT_IN_CORPUS
    assert "Borg 2011" in finding.says


def test_a_check_is_told_from_one_of_another_strictness(draft: Path, store: Store) -> None:
    plain = check_file(draft, store, annotator()).ledger.basis
    strict = check_file(draft, store, annotator(), CheckOptions(strictness="strict")).ledger.basis
    assert plain == check_file(draft, store, annotator()).ledger.basis != strict


def test_changes_are_told_since_an_earlier_check(draft: Path, store: Store, tmp_path: Path) -> None:
    from corpus.codec import to_json

    reviewed, _ = _reviewed(draft, store)
    old = tmp_path / "old.json"
    old.write_text(to_json(reviewed.ledger), encoding="utf-8")
    draft.write_text(_TEXT.replace("7.3", "7.9"), encoding="utf-8")
    changes = changes_since(old, _reviewed(draft, store)[0])
    assert [str(change.kind) for change in changes.changes] == ["wording", "number"]
    assert changes.unchanged == 4


def test_only_the_reports_that_are_asked_for_are_written(draft: Path, store: Store, tmp_path: Path) -> None:
    reviewed, _ = _reviewed(draft, store)
    before = set(tmp_path.iterdir())
    write_reports(reviewed, draft, store, Reports())
    assert set(tmp_path.iterdir()) == before
    reports = Reports(html=tmp_path / "r.html", sarif=tmp_path / "r.sarif", version="9.9")
    write_reports(reviewed, draft, store, reports)
    assert set(tmp_path.iterdir()) - before == {tmp_path / "r.html", tmp_path / "r.sarif"}
    assert reviewed.ledger.coverage_sentence in (tmp_path / "r.html").read_text(encoding="utf-8")
    log = json.loads((tmp_path / "r.sarif").read_text(encoding="utf-8"))
    assert log["runs"][0]["tool"]["driver"]["version"] == "9.9"
    results = log["runs"][0]["results"]
    regions = [one["locations"][0]["physicalLocation"]["region"] for one in results]
    for region in regions:
        line = _TEXT.splitlines()[region["startLine"] - 1]
        assert region["snippet"]["text"] in line


def test_reports_are_written_of_a_draft_whose_name_is_no_utf8(
    draft: Path, store: Store, tmp_path: Path
) -> None:
    odd = draft.with_name(f"d\udcff{draft.suffix}")
    odd.write_bytes(draft.read_bytes())
    reports = Reports(html=tmp_path / "r.html", sarif=tmp_path / "r.sarif")
    write_reports(_reviewed(odd, store)[0], odd, store, reports)
    assert "d\\udcff" in (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "d%FF" in (tmp_path / "r.sarif").read_text(encoding="utf-8")


def test_a_rejected_finding_is_suppressed_in_sarif_with_its_reason(
    draft: Path, store: Store, tmp_path: Path
) -> None:
    reviewed, _ = _reviewed(draft, store)
    name = next(f.id for f in reviewed.ledger.findings if f.verdict is not Verdict.SUPPORTED)
    decide_on(draft, reviewed, name, choice=Choice.REJECT, note="by phone")
    write_reports(_reviewed(draft, store)[0], draft, store, Reports(sarif=tmp_path / "r.sarif"))
    results = json.loads((tmp_path / "r.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    told = {one["fingerprints"]["figtrace/v1"]: one.get("suppressions") for one in results}
    assert told.pop(name) == [{"kind": "external", "status": "accepted", "justification": "by phone"}]
    assert set(told.values()) <= {None}


def test_comments_are_for_word_files_alone(draft: Path, store: Store, tmp_path: Path) -> None:
    reviewed, _ = _reviewed(draft, store)
    with pytest.raises(DraftError):
        write_reports(reviewed, draft, store, Reports(docx=tmp_path / "r.docx"))


def test_a_folder_that_is_not_there_is_named(draft: Path, store: Store, tmp_path: Path) -> None:
    reviewed, _ = _reviewed(draft, store)
    with pytest.raises(UsageError, match=r"cannot be written to .*gone"):
        write_reports(reviewed, draft, store, Reports(html=tmp_path / "gone" / "r.html"))


def test_findings_of_an_older_check_are_kept_where_nothing_changed(draft: Path, store: Store) -> None:
    first, weighed = _reviewed(draft, store)
    told: list[int] = []
    options = CheckOptions(uncited=True, on_figure=lambda _, total: told.append(total))
    again = check_file(draft, store, annotator(), options, previous=first.ledger)
    assert again.ledger == first.ledger
    assert max(told) < weighed
    other = replace(first.ledger, basis="other")
    assert check_file(draft, store, annotator(), options, previous=other).ledger == first.ledger
    assert told[-1] == weighed


def test_a_text_in_no_file_is_checked_as_a_draft_of_plain_text(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "same.txt"
    path.write_text(_TEXT, encoding="utf-8")
    options = CheckOptions(uncited=True)
    told = check_text(_TEXT, store, annotator(), options)
    assert told.findings == check_file(path, store, annotator(), options).ledger.findings
    assert told.draft == "text.txt"


def test_a_model_that_cannot_be_loaded_is_named_when_the_draft_has_been_read(
    draft: Path, store: Store
) -> None:
    with pytest.raises(UsageError, match="no_such_model"):
        check_file(draft, store, Annotator(model="no_such_model"))


def test_a_draft_that_cannot_be_read_is_told_before_a_model_that_is_missing(
    store: Store, tmp_path: Path
) -> None:
    with pytest.raises(DraftError, match="cannot be read"):
        check_file(tmp_path / "nothing.md", store, Annotator(model="no_such_model"))
