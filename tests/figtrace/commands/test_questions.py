"""Claims, themes and conflicts are asked on the command line; exit 1 says that there are none."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from corpus.errors import UsageError
from tests.figtrace.commands.conftest import Run
from tests.figtrace.small_corpus import LEAVERS, MAKERS, corpus_of
from tests.strategies import document_of


def test_claims_are_asked_by_what_they_say(run: Run, small_corpus: Path) -> None:
    found = run(small_corpus, "claims", "--entity", "Hon Hai", "--unit", "USD", "--csv")
    (row,) = csv.DictReader(io.StringIO(found.stdout))
    assert (row["figure"], row["source"], row["page"]) == ("$5 billion", "Makers", "1")
    assert "boxes" not in row


@pytest.mark.parametrize(
    ("arguments", "figures"),
    [
        (["--near", "40"], ["40 percent"]),
        (["--value", "1e9.."], ["$5 billion"]),
        (["--words", "notebook"], ["40 percent"]),
        (["--doc", "Makers", "--kind", "share"], ["40 percent"]),
        (["--year", "2008"], ["$5 billion"]),
    ],
)
def test_every_way_of_asking_claims_narrows(
    run: Run, small_corpus: Path, arguments: list[str], figures: list[str]
) -> None:
    found = run(small_corpus, "claims", *arguments, "--json")
    assert [claim["figure"] for claim in json.loads(found.stdout)] == figures


def test_no_claims_are_told_with_exit_1(run: Run, small_corpus: Path) -> None:
    found = run(small_corpus, "claims", "--unit", "CNY")
    assert (found.exit_code, found.stderr) == (1, "no such claims\n")


def test_a_cut_list_of_claims_says_so(run: Run, small_corpus: Path) -> None:
    assert run(small_corpus, "claims", "-n", "1").stderr == "the first 1 are shown: --limit shows more\n"
    assert run(small_corpus, "claims", "-n", "2").stderr == ""


def test_a_mistyped_question_is_told_before_the_corpus_is_opened(run: Run, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="expected a year"):
        run(tmp_path / "none", "claims", "--year", "soon")


def test_a_claim_is_explained(run: Run, small_corpus: Path) -> None:
    (claim,) = json.loads(run(small_corpus, "claims", "--near", "40", "--json").stdout)
    told = run(small_corpus, "claims", "--explain", claim["id"]).stdout.splitlines()
    assert told[1] == "Makers, page 1"
    assert told[0].startswith("“40 percent” in")


def test_themes_of_too_little_text_are_none(run: Run, small_corpus: Path) -> None:
    found = run(small_corpus, "themes")
    assert (found.exit_code, found.stderr) == (1, "too little text for themes\n")


def test_conflicts_are_listed_or_none_is_said(run: Run, small_corpus: Path, tmp_path: Path) -> None:
    none = run(small_corpus, "conflicts")
    assert (none.exit_code, none.stderr) == (1, "no conflicts found\n")
    words = "In 2008 imports of the United States from China were $%s billion."
    folder = corpus_of(
        tmp_path, [document_of(words % n, doc=d, title=d) for n, d in ((92, "d4"), (98, "e5"))]
    )
    found = run(folder, "conflicts", "--json")
    (line,) = json.loads(found.stdout)
    assert "$92 billion" in line["values"]


def test_the_corpus_is_not_changed_by_questions(run: Run, small_corpus: Path) -> None:
    assert {json.loads(run(small_corpus, "status", "--documents", "--json").stdout)[0]["title"]} <= {
        MAKERS.meta.title,
        LEAVERS.meta.title,
        "Undated",
    }
