"""A draft is checked and reported as it is asked for, and a person's word is kept beside it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from corpus.errors import UsageError
from corpus.store import Store
from tests.figtrace.commands.conftest import Run

TRUE = "Foxconn assembled 40 percent of the notebook PCs of Lenovo in China.\n"
WRONG = "Foxconn assembled 46 percent of the notebook PCs of Lenovo in China.\n"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.md"
    path.write_text(TRUE, encoding="utf-8")
    return path


def check(run: Run, folder: Path, draft: Path, *arguments: str) -> tuple[int, str, str]:
    result = run(folder, "check", str(draft), "--jobs", "1", *arguments)
    return result.exit_code, result.stdout, result.stderr


def test_a_draft_that_is_supported_exits_0(run: Run, small_corpus: Path, draft: Path) -> None:
    code, out, told = check(run, small_corpus, draft, "--uncited")
    assert code == 0
    assert out.startswith("supported\t40 percent\t")
    assert told.splitlines()[-1] == "1 figure: 1 supported; no cited sources."
    assert check(run, small_corpus, draft, "--uncited", "--brief")[1] == ""


def test_a_finding_exits_1_and_comes_as_json_or_csv(run: Run, small_corpus: Path, draft: Path) -> None:
    draft.write_text(WRONG, encoding="utf-8")
    code, out, _ = check(run, small_corpus, draft, "--uncited", "--json")
    (finding,) = json.loads(out)["findings"]
    assert (code, finding["surface"]) == (1, "46 percent")
    assert finding["verdict"] == "contradicted"
    code, out, _ = check(run, small_corpus, draft, "--uncited", "--csv")
    (row,) = csv.DictReader(io.StringIO(out))
    assert (code, row["id"]) == (1, finding["id"])
    code, out, _ = check(run, small_corpus, draft, "--uncited", "--explain", finding["id"][:6])
    assert json.loads(out)["id"] == finding["id"]


def test_a_figure_without_a_citation_is_counted_and_listed_only_if_asked_for(
    run: Run, small_corpus: Path, draft: Path
) -> None:
    draft.write_text(WRONG, encoding="utf-8")
    code, out, told = check(run, small_corpus, draft)
    assert (code, out) == (0, "")
    assert told.splitlines()[-2:] == [
        "1 without a citation or the draft's own is not listed (--all)",
        "1 figure: 1 uncited; no cited sources.",
    ]
    code, out, _ = check(run, small_corpus, draft, "--all")
    assert code == 0
    assert out.startswith("unknown\t46 percent\tNo citation governs this figure")


def test_reports_are_written(run: Run, small_corpus: Path, draft: Path, tmp_path: Path) -> None:
    html, sarif = tmp_path / "r.html", tmp_path / "r.sarif"
    check(run, small_corpus, draft, "--html", str(html), "--sarif", str(sarif))
    assert "40 percent" in html.read_text(encoding="utf-8")
    assert json.loads(sarif.read_text(encoding="utf-8"))["version"] == "2.1.0"


def test_changes_since_an_earlier_check_are_told(
    run: Run, small_corpus: Path, draft: Path, tmp_path: Path
) -> None:
    old = tmp_path / "old.json"
    old.write_text(check(run, small_corpus, draft, "--json")[1], encoding="utf-8")
    told = check(run, small_corpus, draft, "--against", str(old))[2]
    assert told.splitlines()[-1].startswith(f"since {old}: ")


def test_a_self_test_of_too_little_text_is_none(run: Run, small_corpus: Path) -> None:
    made = run(small_corpus, "check", "--self-test", "--json")
    assert {line["kind"] for line in json.loads(made.stdout)} >= {"true"}
    assert "errors" in made.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["check"], "no draft is given"),
        (["check", "d.md", "--strict", "--lenient"], "choose one"),
        (["check", "--self-test", "--strict", "--lenient"], "choose one"),
        (["decide", "d.md", "x"], "expected one of --accept and --reject"),
        (["decide", "d.md", "x", "--accept", "--reject"], "expected one of --accept and --reject"),
    ],
)
def test_what_does_not_go_together_is_refused(
    run: Run, small_corpus: Path, arguments: list[str], told: str
) -> None:
    with pytest.raises(UsageError, match=told):
        run(small_corpus, *arguments)


@pytest.mark.parametrize("option", ["--strict", "--lenient"])
def test_strictness_reaches_the_check(run: Run, small_corpus: Path, draft: Path, option: str) -> None:
    plain = json.loads(check(run, small_corpus, draft, "--json")[1])["basis"]
    assert json.loads(check(run, small_corpus, draft, "--json", option)[1])["basis"] != plain


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--reject", "--note", "a later table"], ("reject", "a later table")),
        (["--accept"], ("accept", "")),
        (["--note", "look again"], ("", "look again")),
    ],
)
def test_a_persons_word_is_kept_beside_the_draft(
    run: Run, small_corpus: Path, draft: Path, arguments: list[str], said: tuple[str, str]
) -> None:
    draft.write_text(WRONG, encoding="utf-8")
    (finding,) = json.loads(check(run, small_corpus, draft, "--uncited", "--json")[1])["findings"]
    decided = run(small_corpus, "decide", str(draft), finding["id"], *arguments)
    kept = draft.with_name("draft.md.figtrace.json")
    assert decided.stderr == f"kept in {kept}: 46 percent in “{WRONG.strip()[:80]}”\n"
    assert kept.is_file()
    code, out, _ = check(run, small_corpus, draft, "--uncited", "--csv")
    (row,) = csv.DictReader(io.StringIO(out))
    assert (row["decision"], row["note"]) == said
    assert code == (0 if "--reject" in arguments else 1)


def test_quoted_words_have_a_row_of_their_own_that_a_person_may_settle(
    run: Run, small_corpus: Path, tmp_path: Path
) -> None:
    with Store.open(small_corpus / "corpus.db") as store:
        source = next(s for s in store.summaries() if "Foxconn" in store.document(s.id).text)
        words = store.document(source.id).text.split(".")[0]
    draft = tmp_path / "quoting.md"
    entry = f"- Lee, A. {source.year}. {source.title}.\n"
    wrong = words.replace("percent", "per hundred")
    draft.write_text(f"It says “{wrong}” (Lee {source.year}).\n\n# References\n\n{entry}", encoding="utf-8")
    code, out, _ = check(run, small_corpus, draft, "--csv")
    row = next(row for row in csv.DictReader(io.StringIO(out)) if row["kind"] == "quotation")
    assert (code, row["verdict"], row["reason"]) == (1, "weak", "wording_differs")
    result = run(small_corpus, "decide", str(draft), row["id"][:8], "--reject")
    assert result.exit_code == 0
    again = check(run, small_corpus, draft, "--csv")[1]
    decided = {one["id"]: one["decision"] for one in csv.DictReader(io.StringIO(again))}
    assert decided[row["id"]] == "reject"


def test_new_only_fails_on_what_the_older_check_had_not(
    run: Run, small_corpus: Path, draft: Path, tmp_path: Path
) -> None:
    old = tmp_path / "old.json"
    draft.write_text(WRONG, encoding="utf-8")
    code, out, _ = check(run, small_corpus, draft, "--uncited", "--json")
    old.write_text(out, encoding="utf-8")
    asked = ("--uncited", "--against", str(old), "--new-only")
    assert code == 1
    assert check(run, small_corpus, draft, *asked)[:2] == (0, "")
    code, out, _ = check(run, small_corpus, draft, *asked, "--csv")
    assert (code, list(csv.DictReader(io.StringIO(out)))) == (0, [])
    assert out.startswith("id,figure,")
    draft.write_text(f"{WRONG}\n{WRONG.replace('46', '48')}", encoding="utf-8")
    code, out, _ = check(run, small_corpus, draft, *asked)
    assert code == 1
    assert [line.split("\t")[1] for line in out.splitlines()] == ["48 percent"]


def test_a_watched_draft_is_printed_alone(run: Run, small_corpus: Path, draft: Path) -> None:
    with pytest.raises(UsageError, match="--watch prints on the terminal alone"):
        check(run, small_corpus, draft, "--watch", "--json")


def test_new_only_needs_an_older_check(run: Run, small_corpus: Path, draft: Path) -> None:
    with pytest.raises(UsageError, match="without --against"):
        check(run, small_corpus, draft, "--new-only")
