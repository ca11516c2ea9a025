"""Make the example library and draft again from their sources: `python -m scripts.make_examples`.

examples/source/*.md becomes examples/papers/*.pdf, and examples/draft.md with examples/library.bib becomes
examples/draft.docx. The same sources give the same bytes.
"""

from __future__ import annotations

import argparse
import os
import subprocess
from pathlib import Path

from scripts.example_pages import typeset
from scripts.example_source import read_paper

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
_FIXED_TIME = "1262304000"  # 1 January 2010: pandoc stamps it into the docx


def make_papers(folder: Path) -> list[Path]:
    """The PDFs of all sources, written to this folder."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for source in sorted((EXAMPLES / "source").glob("*.md")):
        path = folder / f"{source.stem}.pdf"
        typeset(read_paper(source), path)
        made.append(path)
    return made


def make_draft(path: Path) -> Path:
    """The draft as a Word document with its citations and list of references written out."""
    import pypandoc

    command = [
        pypandoc.get_pandoc_path(),
        "draft.md",
        "--citeproc",
        "--standalone",
        "-o",
        str(path.resolve()),
    ]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": _FIXED_TIME}
    subprocess.run(command, cwd=EXAMPLES, env=environment, check=True, timeout=60)
    return path


def main() -> None:
    """Make everything, into examples/ or the folder given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=EXAMPLES, help="folder to write to (default: examples/)")
    folder = parser.parse_args().out
    for path in (*make_papers(folder / "papers"), make_draft(folder / "draft.docx")):
        print(f"{path.stat().st_size:>8,} {path}")


if __name__ == "__main__":
    main()
