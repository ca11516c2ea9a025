"""What CONTRIBUTING tells a newcomer to do works as it is told: each test follows one of its parts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from figtrace.check.ledger.records import Reason, Verdict
from figtrace.check.reports.sarif import to_sarif
from figtrace.commands.directory import DIRECTORY
from figtrace.drafts.read import DRAFT_KINDS, draft_kind, read_draft_bytes
from nlp import Annotator
from nlp.annotate import RULES
from scripts.command_pages import PAGES
from scripts.rule_index import groups
from search.engine import ENGINES
from tests.figtrace.check.ledgers import ledger_from
from tests.folders import ROOT

GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
LISTS = (ROOT / "docs/gazetteers.md").read_text(encoding="utf-8")
_PATH = re.compile(r"`((?:corpus|ingest|nlp|search|figtrace|scripts|tests|docs|bench)/[\w./]*)`")
_NOT_YET = {"tests/a/b/test_c.py", "tests/scripts/fuzz/findings"}
"""An example, and a folder that the first finding makes."""
_MODULE = re.compile(r"`(?:make \w+|python -m ([\w.]+)[^`]*)`")


@pytest.mark.parametrize("path", sorted(set(_PATH.findall(GUIDE)) - _NOT_YET))
def test_files_and_folders_that_are_named_are_there(path: str) -> None:
    assert (ROOT / path).exists()


@pytest.mark.parametrize("module", sorted(set(filter(None, _MODULE.findall(GUIDE)))))
def test_programs_that_are_named_are_there(module: str) -> None:
    place = ROOT / Path(*module.split("."))
    assert place.with_suffix(".py").is_file() or (place / "__main__.py").is_file()


def test_targets_of_make_that_are_named_are_there() -> None:
    targets = re.findall(r"`make (\w+)`", GUIDE)
    made = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert len(targets) >= 4
    assert set(targets) <= made


def _part(title: str) -> str:
    return GUIDE.split(f"### {title}\n")[1].split("\n#")[0]


def test_an_entity_of_ones_own_is_found_by_the_entry_of_the_page(tmp_path: Path) -> None:
    assert "docs/gazetteers.md" in _part("an entity")
    (example,) = re.findall(r"^```toml\n(.*?)^```", LISTS, re.MULTILINE | re.DOTALL)
    (tmp_path / "mine.toml").write_text(example, encoding="utf-8")
    annotator = Annotator("", (tmp_path / "mine.toml",))
    found = {entity.key for entity in annotator.text("Acme Solar sold 5 percent more.").entities}
    assert "firm:acme" in found
    assert "firm:acme" not in {one.key for one in annotator.text("Acme sold 5 percent more.").entities}
    guarded = annotator.text("Acme sold 5 percent more photovoltaic cells.").entities
    assert "firm:acme" in {one.key for one in guarded}


def test_shipped_lists_have_the_columns_of_the_page() -> None:
    (columns,) = re.findall(r"Columns are divided by tabs: ([\w, ]+)\.", LISTS)
    count = len(columns.split(", "))
    for name in ("firms", "policies", "orgs"):
        rows = (ROOT / f"nlp/data/{name}.tsv").read_text(encoding="utf-8").splitlines()
        told = [row for row in rows if row and not row.startswith("#")]
        assert told
        assert max(len(row.split("\t")) for row in told) <= count


def test_a_rule_has_an_entry_and_raises_the_version() -> None:
    part = _part("a rule")
    assert "scripts/rules.toml" in part
    assert re.fullmatch(r"rules/\d+", RULES)
    assert sum(len(group.rules) for group in groups()) > 50


@pytest.mark.parametrize("reason", [one for one in Reason if one not in ("exact", "rounded", "hedged")])
def test_a_reason_has_a_sentence_in_sarif_and_an_entry_on_the_page(reason: Reason) -> None:
    log = to_sarif(ledger_from("It was 5 tons.", verdict=Verdict.WEAK, reason=reason))
    assert f'"id": "{reason}"' in log
    assert f"\n### {reason}\n" in (ROOT / "docs/verdicts.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("ending", sorted(DRAFT_KINDS))
def test_a_draft_format_is_known_by_its_ending_and_named_in_the_readme(ending: str) -> None:
    assert draft_kind(Path(f"draft{ending}")) == DRAFT_KINDS[ending]
    assert re.search(rf"\b{DRAFT_KINDS[ending]}\b", README)


@pytest.mark.parametrize(
    "ending", sorted({one for one, kind in DRAFT_KINDS.items() if kind in ("md", "tex", "txt")})
)
def test_spans_of_a_draft_are_places_of_the_text_that_is_read(ending: str) -> None:
    draft = read_draft_bytes(Path(f"draft{ending}"), b"Imports rose by 12.5 percent in 2006.\n")
    (block,) = draft.document.blocks
    assert block.span.of(draft.document.text).strip() == "Imports rose by 12.5 percent in 2006."


def test_an_engine_has_a_test_class_that_inherits_the_contract() -> None:
    assert "EngineContract" in _part("an engine")
    tests = "\n".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "tests/search/engines").rglob("*.py")
    )
    assert len(re.findall(r"^class \w+\(.*EngineContract", tests, re.MULTILINE)) >= len(ENGINES)


@pytest.mark.parametrize("name", sorted(DIRECTORY))
def test_a_command_has_its_line_its_row_and_its_page(name: str) -> None:
    assert DIRECTORY[name].help
    assert f"| `figtrace {name}" in README
    assert (PAGES / f"{name}.md").is_file()
