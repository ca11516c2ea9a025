"""A ledger has what needs eyes on top, and its remarks are told apart from its data."""

from __future__ import annotations

from contextlib import redirect_stdout
from dataclasses import replace

import pytest
from rich.console import Console

from corpus.geometry import PageNo
from figtrace.check.ledger.records import Ledger, Reason, Source, Verdict
from figtrace.check.revisions.decisions import Reviewed
from figtrace.commands.printed.ledger import LedgerLine, ledger_lines, ledger_table, print_ledger
from tests.figtrace.check.ledgers import evidence, ledger_from
from tests.figtrace.commands.conftest import Terminal

LEDGER = ledger_from(
    "It grew by 5 percent. It\nfell by 6 percent.", verdict=Verdict.SUPPORTED, n6=Verdict.CONTRADICTED
)


def with_evidence(ledger: Ledger) -> Ledger:
    first, second = ledger.findings
    cell = replace(evidence("6.1\npercent", "6.1"), page=PageNo(3), row_path=("Exports",), col_path=("2008",))
    return replace(ledger, findings=(first, replace(second, surface="6\npercent", evidence=(cell,))))


def test_what_needs_eyes_comes_first() -> None:
    assert [line.figure for line in ledger_lines(LEDGER)] == ["6 percent", "5 percent"]
    assert [line.figure for line in ledger_lines(LEDGER, brief=True)] == ["6 percent"]


def test_a_line_has_the_best_evidence_with_its_headers() -> None:
    first, second = ledger_lines(with_evidence(LEDGER))
    assert first == LedgerLine(
        "contradicted", "6 percent", "The source does not give 6 percent.", "A Paper",
        "p. 14 (page 3 of the file)", "Exports 2008 6.1 percent",
    )  # fmt: skip
    assert (second.document, second.page, second.quote) == ("", "", "")


def test_a_document_without_a_title_is_called_by_its_file() -> None:
    made = with_evidence(LEDGER)
    first, second = made.findings
    untitled = replace(second, evidence=(replace(second.evidence[0], title=""),))
    assert ledger_lines(replace(made, findings=(first, untitled)))[0].document == "papers/one two.pdf"


def test_a_person_sees_quote_and_page_below_the_words() -> None:
    console = Console(width=160, record=True, file=Terminal())
    console.print(ledger_table(ledger_lines(with_evidence(LEDGER))))
    text = console.export_text()
    assert "“Exports 2008 6.1 percent”" in text
    assert "p. 14 (page 3 of the file)" in text
    assert text.split()[:2] == ["verdict", "figure"]
    assert text.index("contradicted") < text.index("supported")


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_can_be_drawn(verdict: Verdict) -> None:
    console = Console(width=160, record=True, file=Terminal())
    console.print(ledger_table([LedgerLine(verdict, "5", "so [it] is", "", "", "")]))
    assert "so [it] is" in console.export_text()


REVIEWED = Reviewed(
    replace(
        with_evidence(LEDGER),
        sources=(Source("Lee 2009", None, "", "no title fits"), Source("Wei 2010", "a" * 64, "W", "doi")),  # type: ignore[arg-type]
        problems=("a bibliography is lost",),
    ),
    (),
    (),
)


def test_a_program_gets_lines_with_tabs_and_the_talk_goes_to_stderr(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_ledger(REVIEWED, brief=True)
    out, told = capsys.readouterr()
    assert out.count("\n") == 1
    assert out.startswith("contradicted\t6 percent\t")
    assert told.splitlines() == [
        "a bibliography is lost",
        "source not in the corpus: Lee 2009 (no title fits)",
        "2 figures: 1 supported, 1 contradicted; 1 of 2 cited sources is not in the corpus.",
    ]


def test_a_person_gets_a_table(terminal: Terminal) -> None:
    with redirect_stdout(terminal):
        print_ledger(REVIEWED, brief=False)
    assert terminal.getvalue().split()[:4] == ["verdict", "figure", "what", "the"]


def test_figures_that_are_not_judged_are_left_out_unless_all_are_asked_for() -> None:
    first, second = LEDGER.findings
    made = replace(LEDGER, findings=(first, replace(second, verdict=Verdict.UNKNOWN, reason=Reason.UNCITED)))
    assert [line.figure for line in ledger_lines(made)] == ["5 percent", "6 percent"]
    assert [line.figure for line in ledger_lines(made, whole=False)] == ["5 percent"]


def test_only_the_findings_that_are_named_are_listed() -> None:
    first, second = LEDGER.findings
    assert [line.figure for line in ledger_lines(LEDGER, only={first.id})] == ["5 percent"]
    assert [line.figure for line in ledger_lines(LEDGER, only={second.id, "other"})] == ["6 percent"]
    assert ledger_lines(LEDGER, only=()) == []


def test_a_sheet_is_named_by_its_label_and_a_quotation_stands_in_its_marks() -> None:
    made = with_evidence(LEDGER)
    first, second = made.findings
    for label, page in (("Exports", "sheet Exports"), ("", "")):
        cell = replace(second.evidence[0], file="a.xlsx", label=label)
        shown = replace(made, findings=(first, replace(second, evidence=(cell,))))
        assert ledger_lines(shown)[0].page == page
    quoted = replace(made, findings=(replace(second, is_quotation=True),))
    assert ledger_lines(quoted)[0].figure == "“6 percent”"


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (1, ["1 without a citation or the draft's own is not listed (--all)"]),
        (2, ["2 without a citation or the draft's own are not listed (--all)"]),
    ],
)
def test_what_is_not_listed_is_counted_unless_it_is_or_a_part_is_asked_for(
    capsys: pytest.CaptureFixture[str], count: int, told: list[str]
) -> None:
    unjudged = [replace(one, verdict=Verdict.UNKNOWN, reason=Reason.UNCITED) for one in LEDGER.findings]
    made = Reviewed(replace(LEDGER, findings=(*unjudged[:count], *LEDGER.findings[count:])), (), ())
    print_ledger(made, brief=False)
    assert capsys.readouterr().err.splitlines()[:-1] == told
    print_ledger(made, brief=False, whole=True)
    print_ledger(made, brief=False, only={unjudged[0].id})
    assert "--all" not in capsys.readouterr().err


def test_a_source_that_is_wanting_is_told_in_a_hundred_letters(capsys: pytest.CaptureFixture[str]) -> None:
    wanting = Source("Lee\n" + "x" * 200, None, "", "no title fits")
    print_ledger(Reviewed(replace(LEDGER, sources=(wanting,)), (), ()), brief=False)
    assert f"source not in the corpus: Lee {'x' * 96} (no title fits)\n" in capsys.readouterr().err
