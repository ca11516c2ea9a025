"""Drafts made to exhaust, crash or rob the reader: each is checked, or refused in one line; nothing leaks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from scripts.faults.papers import SENTENCE
from scripts.faults.running import Ran
from scripts.faults.sources.docx_source import (
    damaged_part,
    docx,
    flagged_encrypted,
    lying_bomb,
    paragraph,
    unknown_method,
)  # fmt: skip
from scripts.faults.tally import Tally
from scripts.faults.trial import Trial

__all__ = ["DRAFTS", "leaks", "run", "try_draft"]

_SECRET = "stranger's line 4711"
_SLIP = "/tmp/figtrace-slip.xml"
"""Where a package must not be able to write."""
_TEX = SENTENCE.replace("$", "\\$")
_BODY = paragraph(SENTENCE)
_LAUGHS = (
    '<!DOCTYPE x [<!ENTITY l0 "lol 12 percent ">'
    + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    + "]>"
)
_OUTSIDE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
_FORMULAS = (
    "=cmd|'/C calc'!A0 rose by 12 percent.\n\n@SUM(1) fell by 7 percent in 2008.\n\n+1-2 rose 5 percent.\n"
)
_ESCAPES = "Exports \x1b[31mrose\x1b]0;owned\x07 by 12 percent. \x1b[2J Imports fell by 7 percent.\n"
_ODD_DIGITS = "Exports \u202e12\u202c percent. Imports \u0661\u0662 percent, \u216b percent, \u2460 percent."
_WORDS = f"Exports rose {'hundred ' * 5_000}percent, {'one million ' * 2_000}, {'9' * 100_000} percent."
_DEEP = f"<w:p>{'<w:r>' * 100_000}<w:t>5 percent</w:t>{'</w:r>' * 100_000}</w:p>"
_SCRIPTS = (
    f"---\ntitle: '<script>alert(1)</script>'\n---\n\n<script>alert('5 percent')</script> {SENTENCE} "
    "<img src=x onerror=alert(2)> Imports of `<svg onload=alert(3)>` fell by 7 percent.\n"
)
_YAML_BOMB = "---\na0: &a0 ['12 percent']\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9)
)
_MACROS = "\\newcommand{\\a}{5 percent lol }" + "".join(
    f"\\newcommand{{\\{chr(98 + n)}}}{{{(chr(92) + chr(97 + n)) * 10}}}" for n in range(9)
)


def _tex(body: str, head: str = "") -> str:
    return f"\\documentclass{{article}}{head}\\begin{{document}}\n{body}\n{_TEX}\n\\end{{document}}"


_MORE = {"word/document9.xml": _BODY * 5}
DRAFTS: dict[str, Callable[[], str | bytes]] = {
    "plain.docx": lambda: docx(_BODY),
    "bomb.docx": lambda: docx(_BODY, more={"word/media/x.bin": b"\0" * 400_000_000}),
    "lying-bomb.docx": lambda: lying_bomb(SENTENCE, 4_000_000),
    "flag.docx": lambda: flagged_encrypted(docx(_BODY)),
    "damaged-part.docx": lambda: damaged_part(docx(_BODY, more=_MORE)),
    "method.docx": lambda: unknown_method(docx(_BODY, more=_MORE)),
    "outside.docx": lambda: docx(paragraph("&e; " + SENTENCE), doctype=_OUTSIDE),
    "laughs.docx": lambda: docx(paragraph("&l9; " + SENTENCE), doctype=_LAUGHS),
    "half.docx": lambda: docx(_BODY)[:700],
    "deep-runs.docx": lambda: docx(_DEEP + _BODY),
    "deep-tables.docx": lambda: docx(
        "<w:tbl><w:tr><w:tc>" * 2_000 + _BODY + "</w:tc></w:tr></w:tbl>" * 2_000
    ),
    "slip.docx": lambda: docx(_BODY, more={f"../../../../../..{_SLIP}": "x", "word/comments.xml": "<x/>"}),
    "noise.docx": lambda: bytes(range(256)) * 20,
    "input.tex": lambda: _tex("\\input{secret}\\input{/etc/passwd}\\include{../../../../../../etc/passwd}"),
    "itself.tex": lambda: _tex("\\input{itself}\n\\input{itself}"),
    "link.tex": lambda: _tex("\\input{linked}"),
    "macros.tex": lambda: _tex("\\j", _MACROS),
    "macro-loop.tex": lambda: _tex("\\a", "\\newcommand{\\a}{\\b}\\newcommand{\\b}{\\a\\a}"),
    "bibliography.md": lambda: f"---\nbibliography: /etc/passwd\n---\n{SENTENCE}",
    "own-bibliography.md": lambda: f"---\nbibliography: secret.bib\n---\n{SENTENCE}",
    "formulas.md": lambda: _FORMULAS,
    "scripts.md": lambda: _SCRIPTS,
    "escapes.md": lambda: _ESCAPES,
    "zero.md": lambda: "Exports rose 12 percent\0 in 2008.",
    "surrogate.md": lambda: b"Exports rose 12 percent " + b"\xed\xa0\x80" + b" in 2008.",
    "odd-digits.md": lambda: _ODD_DIGITS,
    "powers.md": lambda: f"Exports rose 1e999999999 percent, 10^{'9' * 400} dollars, 1{'0' * 5_000} percent.",
    "words.md": lambda: _WORDS,
    "deep.md": lambda: "> " * 3_000 + SENTENCE,
    "emphasis.md": lambda: f"{SENTENCE}\n\n{'*a **' * 5_000}",
    "yaml-bomb.md": lambda: f"{_YAML_BOMB}---\n{SENTENCE}",
    "half-yaml.md": lambda: f"---\ntitle: [\n---\n{SENTENCE}",
    "empty.md": lambda: "",
    "blank.txt": lambda: " \n" * 1_000,
    "escapes.txt": lambda: f"\x1b]8;;file:///etc/passwd\x07{SENTENCE}\x1b[1A\n",
    "noise.pdf": lambda: bytes(range(256)) * 20,
    "noise.txt": lambda: bytes(range(255, -1, -1)) * 20,
}  # fmt: skip
"""What is checked, by name."""


def run(trial: Trial, tally: Tally) -> None:
    """Check every draft, or as many as there are rounds."""
    wanted = list(DRAFTS)
    if trial.rounds is not None and trial.rounds < len(wanted):
        wanted = sorted(trial.chance("drafts").sample(wanted, trial.rounds))
    for name in wanted:
        try_draft(name, trial, tally)


def try_draft(name: str, trial: Trial, tally: Tally) -> None:
    """Check one draft, with every report."""
    folder = trial.folder / name
    folder.mkdir()
    for secret in ("secret.tex", "secret.bib"):
        (folder / secret).write_text(_SECRET if secret == "secret.bib" else "", encoding="utf-8")
    (folder / "linked.tex").symlink_to("/etc/passwd")
    draft, content = folder / name, DRAFTS[name]()
    draft.write_bytes(content if isinstance(content, bytes) else content.encode())
    html, sarif = folder / "report.html", folder / "report.sarif"
    reports = ("--html", str(html), "--sarif", str(sarif))
    ran = trial.figtrace.run("check", str(draft), "--jobs", "1", "--csv", *reports)
    tally.judge(ran, name)
    for fault, what in leaks(
        ran, [path.read_text("utf-8", "replace") for path in (html, sarif) if path.exists()]
    ):
        tally.count(fault, f"{name}: {what}")
    tally.count("leaks", f"{name}: written outside", times=Path(_SLIP).exists())


def leaks(ran: Ran, reports: list[str]) -> Iterator[tuple[str, str]]:
    """Faults in what was printed and reported."""
    said = (ran.out, ran.err, *reports)
    if any("root:x:0" in text or _SECRET in text for text in said):
        yield "leaks", "the content of another file is shown"
    if re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", ran.out + ran.err):
        yield "raw", "signs that act on a terminal are printed"
    if any(re.search(r"<script>alert|<img src=x|<svg onload", text) for text in reports[:1]):
        yield "leaks", "the draft's markup is live in the report"
    if re.search(r'(?:^|[,"\n])[=@+]\w*[(|]', ran.out):
        yield "formulas", "cells of the CSV begin with a formula"
