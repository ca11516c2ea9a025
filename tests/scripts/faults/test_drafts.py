"""Evil drafts are checked or refused, and what leaks is seen."""

from __future__ import annotations

import pytest

from scripts.faults import drafts
from scripts.faults.running import Ran
from scripts.faults.tally import Tally
from scripts.faults.trial import Trial

TRIED = ("flag.docx", "damaged-part.docx", "formulas.md", "input.tex", "scripts.md")


@pytest.mark.parametrize("name", TRIED)
def test_a_draft_is_checked_or_refused(name: str, trial: Trial, tally: Tally) -> None:
    drafts.try_draft(name, trial, tally)
    assert tally.told == []


@pytest.mark.parametrize(
    ("out", "err", "report", "fault"),
    [
        ("root:x:0:0", "", "", "leaks"),
        ("", "", "<p>root:x:0:0</p>", "leaks"),
        ("", "\x1b[31m", "", "raw"),
        ("", "", "<td><script>alert(1)</script>", "leaks"),
        ('a,"=cmd|x",b\n', "", "", "formulas"),
        ("a,@SUM(1)\n", "", "", "formulas"),
    ],
)
def test_what_leaks_is_seen(out: str, err: str, report: str, fault: str) -> None:
    assert [name for name, _ in drafts.leaks(Ran((), 1, out, err), [report])] == [fault]


def test_what_does_not_leak_is_not() -> None:
    ran = Ran((), 1, 'a,-5 percent,"\'=SUM(1)"\n', "figtrace: no\n")
    assert list(drafts.leaks(ran, ["&lt;script&gt;alert(1)"])) == []


def test_every_draft_can_be_written() -> None:
    large = {"bomb.docx", "lying-bomb.docx"}
    assert all(isinstance(write(), str | bytes) for name, write in drafts.DRAFTS.items() if name not in large)
