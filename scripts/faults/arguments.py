"""Absurd values for every argument of every command: an answer or one line, and never a traceback."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.faults.papers import SENTENCE
from scripts.faults.tally import Tally
from scripts.faults.trial import Trial

__all__ = ["calls", "run"]

_ROUNDS = 120
_VALUES = (
    "1" + "0" * 400, "-1", "0", "", "a\udcffb", "\udcff", "x" * 100_000, "9" * 30, "1e400", "nan", "inf",
    "-inf", "..", "99999999999999999999..", "\x1b[31m", "new\nline", "%s", "'; --", "\u202e12", "\u0661",
    "٣..٤", "*", "\\", "/", "a:b:c", '"', "((((" * 1_000, "~", "-", "--", "1..0", "5%", "1/0",
)  # fmt: skip
"""Values that no parser of numbers, names or queries expects."""
_OPTIONS: dict[tuple[str, ...], tuple[str, ...]] = {
    ("search", "trade"): (
        "--page", "--sort", "--as", "--queries", "--save", "-n", "--firm", "--product", "--policy", "--place",
        "--year",
    ),
    ("claims",): (
        "-n", "--measure", "--area", "--partner", "--flow", "--product", "--year", "--value", "--near",
        "--unit", "--kind", "--words", "--entity", "--doc", "--explain",
    ),
    ("series", "--measure", "imports"): (
        "-n", "--area", "--year", "--unit", "--kind", "--doc", "--svg", "--png",
    ),
    ("themes",): ("-k", "--query", "--named"),
    ("kwic", "trade"): ("-n", "--doc", "--width", "--sort"),
    ("terms",): ("-n", "--doc", "--year", "--reference", "--least"),
    ("collocates", "trade"): ("-n", "--window", "--by", "--least"),
    ("like", "STEM:1"): ("-n",),
    ("conflicts",): ("-n",),
    ("entities",): ("--type", "--top", "--words", "--with", "--of"),
    ("graph", "china"): ("--of", "--png"),
    ("show", "STEM"): ("--page", "--quote", "-o"),
    ("check", "DRAFT"): ("--bib", "--against", "--explain", "--jobs", "--html", "--docx", "--sarif"),
    ("decide", "DRAFT", "", "--accept"): ("--note", "--bib"),
    ("ingest", "PAPER"): ("--jobs", "--ocr", "--ocr-lang", "--bib", "--gazetteer", "--password"),
    ("status",): ("--corpus", "--engine"),
    ("search", "x"): ("--corpus", "--engine"),
}  # fmt: skip
_PLACES = (
    ("search", "VALUE"), ("search", "value:VALUE"), ("search", "year:VALUE"), ("search", "unit:VALUE"),
    ("search", "VALUE*"), ("search", "VALUE~"), ("search", "-VALUE"), ("ingest", "VALUE"),
    ("check", "VALUE"),
    ("kwic", "VALUE"), ("collocates", "VALUE"), ("trend", "VALUE"), ("like", "VALUE"), ("like", "STEM:VALUE"),
    ("news", "VALUE"), ("themes", "show", "VALUE"), ("themes", "of", "VALUE"), ("verify", "VALUE"),
    ("vectors", "add", "VALUE"), ("export", "VALUE", "--bibtex"),
    ("export", "out", "--tei", "--doc", "VALUE"), ("check", "DRAFT", "--sources", "VALUE"),
    ("ingest", "--zotero", "VALUE"), ("status", "--tag", "VALUE"),
    ("graph", "VALUE"), ("show", "VALUE"), ("remove", "VALUE"), ("meta", "set", "VALUE", "year", "2000"),
    ("meta", "set", "STEM", "VALUE", "2000"), ("meta", "set", "STEM", "year", "VALUE"),
    ("meta", "set", "STEM", "title", "VALUE"), ("entities", "show", "VALUE"),
    ("entities", "merge", "VALUE", "place:CHN"), ("entities", "split", "VALUE", "VALUE"),
    ("entities", "rename", "place:CHN", "VALUE"), ("entities", "ignore", "VALUE"),
    ("entities", "undo", "VALUE"), ("entities", "--with", "VALUE", "--of", "firm"),
    ("decide", "DRAFT", "VALUE", "--reject"), ("VALUE",), ("index", "VALUE"),
)  # fmt: skip


def calls() -> Iterator[tuple[str, ...]]:
    """Every call: DRAFT and PAPER stand for good files, STEM for a good paper's name."""
    for value in _VALUES:
        for base, options in _OPTIONS.items():
            yield from (
                (*base, f"{option}={value}" if option[1] == "-" else f"{option}{value}") for option in options
            )
        yield from (tuple(part.replace("VALUE", value) for part in place) for place in _PLACES)


def run(trial: Trial, tally: Tally) -> None:
    """A sample of all calls, on a copy of the corpus."""
    draft, folder = trial.folder / "draft.md", trial.copy()
    draft.write_text(SENTENCE, encoding="utf-8")
    every = list(calls())
    rounds = min(len(every), trial.rounds or _ROUNDS)
    for call in trial.chance("arguments").sample(every, rounds):
        ran = trial.figtrace.on(folder).run(*_filled(call, str(draft), trial), cwd=trial.folder)
        tally.judge(ran, " ".join(call))


def _filled(call: tuple[str, ...], draft: str, trial: Trial) -> list[str]:
    paper = trial.papers[0]
    stands_for = {"DRAFT": draft, "PAPER": str(paper), "STEM": paper.stem}
    return [stands_for.get(part, part) for part in call]
