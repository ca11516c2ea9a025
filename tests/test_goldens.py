"""Reports of one ledger as whole texts: on a terminal, in a pipe, as SARIF, as the skeleton of its HTML."""

from __future__ import annotations

import re
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from corpus.geometry import PageNo
from figtrace.check.ledger.records import Ledger, Reason, Source, SourceState, Verdict
from figtrace.check.reports.html import to_html
from figtrace.check.reports.sarif import to_sarif
from figtrace.check.revisions.decisions import Reviewed
from figtrace.commands.printed.ledger import ledger_lines, ledger_table, print_ledger
from tests.figtrace.check.ledgers import evidence, ledger_from, source
from tests.goldens import assert_golden

DRAFT = (
    "Salt rose by 5 percent. Tin fell by 61 percent. Wool came to some $3 billion.\n"
    "Rye stood at 7 tons. Oats stood at 8 tons. Peas stood at 9 tons."
)


def _ledger() -> Ledger:
    """A finding of each verdict, and one of a source that is not in the corpus."""
    made = ledger_from(
        DRAFT,
        n5=Verdict.SUPPORTED,
        n61=Verdict.CONTRADICTED,
        n3=Verdict.WEAK,
        n7=Verdict.CONFLICT,
        n8=Verdict.UNKNOWN,
        n9=Verdict.UNKNOWN,
    )
    salt, tin, wool, rye, oats, peas = made.findings
    right = evidence("Salt rose by 5 percent in all.", "5 percent")
    wrong = replace(evidence("Tin fell by\n16 percent.", "16 percent"), page=PageNo(3), row_path=("Tin",))
    findings = (
        replace(salt, reason=Reason.EXACT, says="The source says 5 percent.", evidence=(right,)),
        replace(tin, evidence=(wrong,)),
        replace(wool, reason=Reason.LOOSE, says="The source says $2.7 billion.", evidence=(right,)),
        replace(rye, reason=Reason.SOURCES_DISAGREE, says="Two works disagree.", evidence=(right, wrong)),
        replace(oats, reason=Reason.SOURCE_NOT_IN_CORPUS, source=SourceState.NOT_IN_CORPUS),
        replace(peas, reason=Reason.UNCITED, source=SourceState.UNCITED),
    )
    missing = Source("Vale, Mia. 2007. Tin and tolls.", None, "", "not in the corpus")
    return replace(made, findings=findings, sources=(source("Roe, Pat. 2009. Salt."), missing))


def _drawn(width: int) -> str:
    console = Console(width=width, record=True, file=StringIO(), color_system=None)
    console.print(ledger_table(ledger_lines(_ledger())))
    return "".join(f"{line.rstrip()}\n" for line in console.export_text().splitlines())


def test_the_ledger_on_a_terminal() -> None:
    assert_golden("ledger.txt", _drawn(100))


def test_the_ledger_in_a_pipe_with_what_is_said_of_it() -> None:
    out, talk = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(talk):
        print_ledger(Reviewed(_ledger(), (), ()), brief=False)
    assert_golden("ledger.tsv", f"{out.getvalue()}--- on stderr\n{talk.getvalue()}")


def test_the_ledger_as_sarif() -> None:
    assert_golden("ledger.sarif", to_sarif(_ledger(), version="1.2"))


def test_the_skeleton_of_the_report() -> None:
    assert_golden("report.txt", _skeleton(to_html(_ledger())))


class _Skeleton(HTMLParser):
    """Elements with ids, classes, roles and words, indented by their depth; styles and scripts left out."""

    alone = frozenset({"area", "br", "hr", "img", "input", "link", "meta", "path", "source", "wbr"})
    hidden = frozenset({"style", "script"})
    told = ("id", "class", "role", "href", "type", "open")

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._above: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = "".join(f" {name}={value}" for name, value in attrs if name in self.told)
        self._add(f"<{tag}{has}>")
        if tag not in self.alone:
            self._above.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._above:
            del self._above[len(self._above) - 1 - self._above[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        words = " ".join(data.split())
        if words and not self.hidden.intersection(self._above):
            self._add(words)

    def _add(self, line: str) -> None:
        self.lines.append("  " * len(self._above) + line)


def _skeleton(page: str) -> str:
    parser = _Skeleton()
    parser.feed(re.sub(r"data:[^\"]+", "data:", page))
    return "\n".join(parser.lines) + "\n"


def test_a_skeleton_keeps_words_and_depth_and_no_script() -> None:
    made = _skeleton("<main id=a><br><p>x  y</p><script>z</script></main><p>w</p>")
    assert made == "<main id=a>\n  <br>\n  <p>\n    x y\n  <script>\n<p>\n  w\n"


def test_another_text_is_put_beside_the_one_that_is_kept(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old", encoding="utf-8")
    with pytest.raises(AssertionError, match="if the change is meant"):
        assert_golden("a.txt", "new", folder=tmp_path)
    assert (tmp_path / "a.txt.made").read_text(encoding="utf-8") == "new"
    assert_golden("a.txt", "old", folder=tmp_path)
    assert not (tmp_path / "a.txt.made").exists()
