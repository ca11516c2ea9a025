"""Draws the README's picture: the ledger of the example draft as it stands on a terminal.

    python -m scripts.draw_ledger

A few rows of each verdict, so that the picture shows what a ledger is and not how long it gets.
"""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path

from rich.console import Console

from corpus.settings import load_settings
from corpus.store import Store
from figtrace.check.desk import check_file
from figtrace.commands.printed.ledger import LedgerLine, ledger_lines, ledger_table
from figtrace.library.add import AddOptions, add_files
from ingest.batch import find_files
from nlp import Annotator

__all__ = ["main"]

ROOT = Path(__file__).resolve().parents[1]
_EACH = 3
_FONT = re.compile(r"@font-face \{[^}]*\}\s*")
"""The picture names no font of another host; a reader's own monospaced font serves."""


def main() -> None:
    """Write docs/ledger.svg."""
    with tempfile.TemporaryDirectory() as scratch:
        settings = load_settings(Path(scratch), env={})
        annotator = Annotator(settings.model)
        with Store.open(settings.db, create=True) as store:
            papers = find_files([str(ROOT / "examples" / "papers")])
            options = AddOptions(settings, version="", annotator=annotator, jobs=2)
            add_files(store, papers, engine="tantivy", options=options)
            ledger = check_file(ROOT / "examples" / "draft.docx", store, annotator).ledger
    console = Console(record=True, width=118, file=StringIO())
    console.print(ledger_table(_first_of_each(ledger_lines(ledger))))
    console.print(ledger.coverage_sentence)
    drawn = console.export_svg(title="figtrace check examples/draft.docx", unique_id="ledger")
    (ROOT / "docs" / "ledger.svg").write_text(_FONT.sub("", drawn), encoding="utf-8")


def _first_of_each(lines: Sequence[LedgerLine]) -> Iterator[LedgerLine]:
    seen: Counter[str] = Counter()
    for line in lines:
        seen[line.verdict] += 1
        if seen[line.verdict] <= _EACH:
            yield line


if __name__ == "__main__":
    main()
