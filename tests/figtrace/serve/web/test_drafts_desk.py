"""Drafts on the desk, with a ledger put in place of a check."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corpus.codec import to_json
from corpus.errors import UsageError
from corpus.geometry import Span
from figtrace.check.ledger.finding_ids import with_lasting_ids
from figtrace.check.ledger.records import Coverage, Finding, Ledger, Reason, SourceState, Verdict
from figtrace.check.revisions.decisions import Choice
from figtrace.serve.web.beside.checking import Bench, Failed, Finished, Job, Told, Word
from figtrace.serve.web.drafts_desk import ChangedMeanwhileError, Drafts, Given, as_seen
from figtrace.serve.web.drafts_folder import DraftsFolder
from figtrace.serve.web.not_here import NotHereError

TEXT = "Exports rose by 5 percent. Imports fell by 7 percent."


def ledger_of(name: str) -> Ledger:
    findings = tuple(
        Finding(
            surface, surface, Span(TEXT.index(surface), TEXT.index(surface) + len(surface)), sentence,
            Span(0, 1),
            Verdict.CONTRADICTED, Reason.WRONG_VALUE, "", SourceState.CITED,
        )
        for surface, sentence in (("5 percent", TEXT[:26]), ("7 percent", TEXT[27:]))
    )  # fmt: skip
    return with_lasting_ids(Ledger(name, TEXT, findings, (), Coverage(0, 0, 0)))


JOBS: list[Job] = []
"""What the desk of a test has handed to its bench."""


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Drafts]:
    def put(_: Bench, job: Job, hear: object) -> None:
        JOBS.append(job)
        job.ledger.write_text(to_json(ledger_of(job.name)))
        assert callable(hear)
        hear(Failed("no") if "bad" in job.name else Finished())

    JOBS.clear()
    monkeypatch.setattr(Bench, "put", put)
    made = Drafts(DraftsFolder(tmp_path), corpus_at=tmp_path, engine="tantivy")
    yield made
    made.close()


def _given(name: str = "a.md") -> Given:
    return Given(name, io.BytesIO(TEXT.encode()))


def test_a_draft_keeps_its_name_and_lies_under_another(drafts: Drafts) -> None:
    name = drafts.add(_given("../../my paper.md"), None, None)
    assert drafts.progress(name).name == "my paper.md"
    assert drafts.path(name).name == "draft.md"
    assert [one.id for one in drafts.list()] == [name]


def test_a_word_on_a_finding_is_kept_and_carried_to_the_next_version(drafts: Drafts) -> None:
    name = drafts.add(_given(), None, None)
    finding = drafts.reviewed(name).ledger.findings[0]
    made = drafts.settle(name, finding.id, choice=Choice.REJECT, note="later table", seen="|")
    assert as_seen(made.decision(finding)) == "reject|later table"
    drafts.add_version(name, _given("b.txt"), None)
    assert as_seen(drafts.reviewed(name).decision(finding)) == "reject|later table"
    assert drafts.progress(name).version == 2
    assert "2 unchanged" in drafts.changes(name)


def test_a_window_that_saw_something_else_is_told_and_changes_nothing(drafts: Drafts) -> None:
    name = drafts.add(_given(), None, None)
    finding = drafts.reviewed(name).ledger.findings[0]
    drafts.settle(name, finding.id, choice=Choice.ACCEPT, note="", seen="|")
    with pytest.raises(ChangedMeanwhileError) as told:
        drafts.settle(name, finding.id, choice=Choice.REJECT, note="mine", seen="|")
    assert told.value.note == "mine"
    assert as_seen(drafts.reviewed(name).decision(finding)) == "accept|"
    drafts.settle(name, finding.id, choice=Choice.NONE, note="", seen="accept|")
    assert drafts.reviewed(name).decision(finding) is None


def test_a_bibliography_serves_the_next_version_too(drafts: Drafts) -> None:
    name = drafts.add(_given(), Given("refs.bib", io.BytesIO(b"@book{a}")), None)
    drafts.add_version(name, _given(), None)
    assert (drafts.path(name).parent / "library.bib").read_bytes() == b"@book{a}"


def test_decisions_of_an_earlier_round_are_taken_in(drafts: Drafts, tmp_path: Path) -> None:
    first = drafts.add(_given(), None, None)
    finding = drafts.reviewed(first).ledger.findings[1]
    drafts.settle(first, finding.id, choice=Choice.ACCEPT, note="", seen="|")
    kept = drafts.path(first).with_name("draft.md.figtrace.json").read_bytes()
    second = drafts.add(_given(), None, Given("a.md.figtrace.json", io.BytesIO(kept)))
    assert as_seen(drafts.reviewed(second).decision(finding)) == "accept|"


def test_a_kept_draft_outlives_the_desk_and_others_do_not(drafts: Drafts, tmp_path: Path) -> None:
    kept, other = drafts.add(_given("kept.md"), None, None), drafts.add(_given(), None, None)
    finding = drafts.reviewed(kept).ledger.findings[0]
    drafts.settle(kept, finding.id, choice=Choice.ACCEPT, note="", seen="|")
    drafts.keep(kept)
    assert drafts.progress(kept).is_kept
    drafts.close()
    again = Drafts(DraftsFolder(tmp_path), corpus_at=tmp_path, engine="tantivy")
    assert [(one.id, one.name, one.state) for one in again.list()] == [(kept, "kept.md", "done")]
    assert as_seen(again.reviewed(kept).decision(finding)) == "accept|"
    with pytest.raises(NotHereError):
        again.progress(other)
    again.remove(kept)
    assert again.list() == ()
    again.close()


def test_what_failed_says_why_and_has_no_ledger(drafts: Drafts) -> None:
    name = drafts.add(_given("bad.md"), None, None)
    assert (drafts.progress(name).state, drafts.progress(name).problem) == ("failed", "no")
    with pytest.raises(NotHereError):
        drafts.reviewed(name)


@pytest.mark.parametrize("name", ["", "..", "../kept", "0" * 16])
def test_a_name_that_is_none_is_not_here(drafts: Drafts, name: str) -> None:
    with pytest.raises(NotHereError):
        drafts.path(name)


def test_an_unknown_finding_is_told(drafts: Drafts) -> None:
    with pytest.raises(UsageError):
        drafts.settle(drafts.add(_given(), None, None), "zz", choice=Choice.ACCEPT, note="", seen="|")


def test_a_second_version_is_compared_with_the_first_and_the_first_with_none(drafts: Drafts) -> None:
    name = drafts.add(_given(), None, None)
    drafts.add_version(name, _given(), None)
    drafts.add_version(name, _given(), None)
    first, second, third = JOBS
    assert (first.previous, second.previous, third.previous) == (None, first.ledger, second.ledger)
    assert [job.draft.parent.name for job in JOBS] == ["v1", "v2", "v3"]


def test_a_version_without_a_ledger_is_compared_with_nothing(drafts: Drafts) -> None:
    name = drafts.add(_given(), None, None)
    JOBS[0].ledger.unlink()
    drafts.add_version(name, _given(), None)
    assert JOBS[1].previous is None
    assert drafts.changes(name) == ""


@pytest.mark.parametrize(
    ("given", "kept"),
    [("a.MD", "draft.md"), ("a.tex", "draft.tex"), ("a.exe", "draft.unknown"), ("draft", "draft.unknown")],
)
def test_a_draft_lies_under_its_ending_and_one_of_no_known_kind_under_unknown(
    drafts: Drafts, given: str, kept: str
) -> None:
    assert drafts.path(drafts.add(_given(given), None, None)).name == kept


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("r.BIB", "library.bib"),
        ("r.json", "library.json"),
        ("r.yml", "library.yml"),
        ("r.txt", "library.bib"),
    ],
)
def test_a_bibliography_lies_under_its_ending_or_is_bibtex(drafts: Drafts, given: str, kept: str) -> None:
    drafts.add(_given(), Given(given, io.BytesIO(b"{}")), None)
    made = JOBS[0].bibliography
    assert made is not None
    assert made.name == kept


def test_a_new_bibliography_takes_the_place_of_the_one_before_and_none_is_made_up(drafts: Drafts) -> None:
    name = drafts.add(_given(), Given("refs.json", io.BytesIO(b"[]")), None)
    drafts.add_version(name, _given(), Given("refs.bib", io.BytesIO(b"@book{b}")))
    assert sorted(path.name for path in drafts.path(name).parent.glob("library.*")) == ["library.bib"]
    drafts.add(_given(), None, None)
    assert JOBS[-1].bibliography is None


def test_a_long_name_is_cut_and_a_version_without_a_name_keeps_the_one_before(drafts: Drafts) -> None:
    name = drafts.add(_given("a" * 300 + ".md"), None, None)
    assert drafts.progress(name).name == "a" * 200
    drafts.add_version(name, _given(""), None)
    assert drafts.progress(name).name == "a" * 200
    assert drafts.progress(drafts.add(_given(""), None, None)).name == "draft"


def test_drafts_are_listed_the_last_first_and_leave_when_removed(drafts: Drafts) -> None:
    first, second = drafts.add(_given("one.md"), None, None), drafts.add(_given("two.md"), None, None)
    home = drafts.path(first).parents[1]
    assert [one.id for one in drafts.list()] == [second, first]
    drafts.remove(first)
    assert [one.id for one in drafts.list()] == [second]
    assert not home.exists()


def test_a_draft_that_waits_or_is_being_checked_is_pending_and_cannot_be_kept(
    drafts: Drafts, monkeypatch: pytest.MonkeyPatch
) -> None:
    hears: list[Callable[[Word], None]] = []
    monkeypatch.setattr(Bench, "put", lambda _self, _job, hear: hears.append(hear))
    name = drafts.add(_given(), None, None)
    assert (drafts.progress(name).state, drafts.progress(name).is_pending) == ("waiting", True)
    hears[0](Told("reading", 3, 7))
    told = drafts.progress(name)
    assert (told.state, told.phase, told.done, told.total, told.is_pending) == (
        "checking",
        "reading",
        3,
        7,
        True,
    )
    with pytest.raises(NotHereError, match="is not checked yet"):
        drafts.keep(name)
    hears[0](Failed("no"))
    assert not drafts.progress(name).is_pending
    assert not drafts.progress(name).is_kept


def test_versions_of_a_kept_draft_stand_in_order_and_one_without_a_ledger_is_left_out(
    drafts: Drafts, tmp_path: Path
) -> None:
    name = drafts.add(_given(), None, None)
    for _ in range(10):
        drafts.add_version(name, _given(), None)
    drafts.keep(name)
    assert (drafts.path(name).parent / "ledger.json").is_file()
    (drafts.path(name).parents[1] / "v3" / "ledger.json").unlink()
    drafts.close()
    again = Drafts(DraftsFolder(tmp_path), corpus_at=tmp_path, engine="tantivy")
    assert again.progress(name).version == 11
    assert "2 unchanged" in again.changes(name)
    again.close()


def test_a_kept_draft_whose_ledger_cannot_be_read_is_left_out(drafts: Drafts, tmp_path: Path) -> None:
    name = drafts.add(_given(), None, None)
    drafts.keep(name)
    (drafts.path(name).parent / "ledger.json").write_text("{")
    drafts.close()
    again = Drafts(DraftsFolder(tmp_path), corpus_at=tmp_path, engine="tantivy")
    assert again.list() == ()
    again.close()
