"""What each command answers of a small corpus, whole, in words and as JSON."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import FigtraceError
from tests.figtrace.commands.conftest import Run
from tests.figtrace.small_corpus import LEAVERS, MAKERS, corpus_of
from tests.goldens import GOLDEN, assert_golden
from tests.strategies import document_of

SHELF = (
    MAKERS,
    LEAVERS,
    document_of(
        "U.S. imports from China were $83.1 billion in 2006. "
        "U.S. imports from China were $91.7 billion in 2008.",
        doc="d4",
        title="One",
        year=2009,
    ),
    document_of("U.S. imports from China were $88.4 billion in 2008.", doc="e5", title="Other", year=2010),
)
ASKED: dict[str, tuple[tuple[str, ...], ...]] = {
    "shelf": (("status",), ("status", "--documents"), ("status", "--failed")),
    "searches": (
        ("search", "Lenovo"),
        ("search", "Lenovo", "-n", "1"),
        ("search", "Lenovo", "--page", "2", "-n", "1"),
        ("search", "China", "--sort", "year"),
        ("search", "China", "--as", "documents"),
        ("search", "China", "--as", "passages", "--explain"),
        ("search", "imports", "--as", "claims"),
        ("search", "imports", "--as", "claims", "--sort", "value"),
        ("search", "imports", "--as", "tables"),
        ("search", "imports", "--as", "nothing"),
        ("search", "imports", "--bib", "bibtex"),
        ("search", "--firm", "Lenovo"),
        ("search", "China", "--facets"),
        ("search", "China", "--year", "2010.."),
        ("search", "Lenvo"),
        ("search", ""),
        ("like", "Makers"),
        ("news",),
    ),
    "questions": (
        ("claims",),
        ("claims", "--measure", "imports"),
        ("claims", "--near", "90bn", "--unit", "USD"),
        ("claims", "--partner", "CHN", "--year", "2008"),
        ("claims", "--kind", "share"),
        ("claims", "--year", "2010..2008"),
        ("claims", "-n", "1"),
        ("claims", "--measure", "zeppelins"),
        ("conflicts",),
        ("conflicts", "-n", "0"),
    ),
    "series": (
        ("series", "--measure", "imports"),
        ("series", "--measure", "imports", "--year", "2008"),
        ("series",),
    ),
    "entities": (
        ("entities",),
        ("entities", "--type", "firm"),
        ("entities", "--top", "1"),
        ("entities", "--of", "firm", "--with", "place:CHN"),
        ("entities", "show", "Lenovo"),
        ("entities", "show", "nobody"),
        ("graph", "firm:lenovo"),
        ("graph", "nobody"),
    ),
    "words": (
        ("kwic", "imports"),
        ("kwic", "imports", "-n", "1"),
        ("kwic", "zeppelin"),
        ("collocates", "China"),
        ("collocates", "imports", "--least", "1"),
        ("collocates", "imports", "--least", "1", "--window", "2", "--by", "t", "--small-words"),
        ("collocates", "imports", "--least", "1", "--by", "mi", "-n", "1"),
        ("trend", "imports"),
        ("trend", "imports", "China"),
        ("terms",),
        ("terms", "--year", "2009"),
        ("terms", "--doc", "Makers", "--least", "1"),
        ("terms", "--doc", "nobody"),
        ("themes",),
    ),
    "upkeep": (("index",), ("verify",), ("vectors", "status")),
}
"""Calls by the module that answers them."""


DRAFT = """# Trade

U.S. imports from China were $91.7 billion in 2008 [@one]. They were $83.1 billion in 2008 [@one].
U.S. imports from China were $99 billion in 2008 [@one]. Mills made 12 tons [@lost]. They made 5 tons.

---
references:
- id: one
  title: One
  issued: {date-parts: [[2009]]}
- id: lost
  title: A work that nobody has read or found
  issued: {date-parts: [[2001]]}
---
"""
FORMS = ("--bibtex", "--csl-json", "--ris", "--annotations", "--graphml")


@pytest.fixture(scope="module", name="shelf")
def _shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return corpus_of(tmp_path_factory.mktemp("answers") / "corpus", SHELF)


def _told(run: Run, folder: Path, arguments: tuple[str, ...]) -> str:
    """What is printed, and how it ends or which error is told."""
    try:
        found = run(folder, *arguments)
        said = f"{found.stdout}{found.stderr}[{found.exit_code}]"
    except FigtraceError as exc:
        said = f"{type(exc).__name__}: {exc}"
    return f"$ {' '.join(arguments)}\n{said.replace(str(folder), 'CORPUS')}\n\n"


@pytest.mark.parametrize("module", ASKED)
def test_each_command_answers_as_it_did(run: Run, shelf: Path, module: str) -> None:
    said = "".join(_told(run, shelf, asked) for asked in ASKED[module])
    assert_golden(f"{module}.txt", said, folder=GOLDEN / "commands")


@pytest.mark.parametrize("module", [name for name in ASKED if name not in ("upkeep", "shelf")])
def test_each_command_answers_in_json_as_it_did(run: Run, shelf: Path, module: str) -> None:
    said = "".join(_told(run, shelf, (*asked, "--json")) for asked in ASKED[module][:2])
    assert_golden(f"{module}.json.txt", said, folder=GOLDEN / "commands")


@pytest.mark.parametrize("form", FORMS)
def test_a_corpus_is_written_for_other_programs_as_it_was(
    run: Run, shelf: Path, tmp_path: Path, form: str
) -> None:
    said = _told(run, shelf, ("export", str(tmp_path / "file"), form)).replace(str(tmp_path), "FOLDER")
    said += (tmp_path / "file").read_text(encoding="utf-8")
    assert_golden(f"export{form}.txt", said, folder=GOLDEN / "commands")


def test_tables_are_written_as_they_were(run: Run, shelf: Path, tmp_path: Path) -> None:
    said = _told(run, shelf, ("export", str(tmp_path / "tables"), "--csv")).replace(str(tmp_path), "FOLDER")
    for path in sorted((tmp_path / "tables").iterdir()):
        said += f"== {path.name}\n{path.read_text(encoding='utf-8')}"
    assert_golden("export_tables.txt", said, folder=GOLDEN / "commands")


@pytest.mark.parametrize("options", [(), ("--all", "--uncited"), ("--brief",), ("--strict",), ("--csv",)])
def test_a_draft_is_checked_as_it_was(
    run: Run, shelf: Path, tmp_path: Path, options: tuple[str, ...]
) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(DRAFT, encoding="utf-8")
    said = _told(run, shelf, ("check", str(draft), "--jobs", "1", *options)).replace(str(tmp_path), "FOLDER")
    assert_golden(f"check{''.join(options)}.txt", said, folder=GOLDEN / "commands")
