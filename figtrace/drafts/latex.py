"""What is done to LaTeX before pandoc reads it: included files put in place, keys of a typed list noted.

Pandoc's sandbox opens no other file, so the files that a draft includes from its own folder are put in here.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from corpus.files import read_regular
from figtrace.drafts.latex_tables import with_plain_tables
from figtrace.drafts.latex_units import with_plain_amounts
from ingest.office import decode

__all__ = ["bibitem_keys", "with_inputs"]

_INPUT = re.compile(r"^(?P<before>[^%\n]*?)\\(?:input|include|subfile)\s*\{(?P<name>[^{}]+)\}", re.M)
"""Commands that put another file in place, where no comment sign stands before them."""
_WIDEST_LABEL = re.compile(r"(\\begin\{thebibliography\})\{[^{}]*\}")
"""The argument that sets the width of labels and is no text."""
_FULL_CITE = re.compile(r"\\(foot)?fullcite(?=\s*[\[{])")
"""Biblatex's callouts that give the whole entry, which pandoc leaves out with all they say."""
_ENTRY = re.compile(r"\s*(\\bibitem\b)")
"""An entry of a typed list begins a paragraph, as LaTeX sets it, also where no empty line stands before."""
_BIBITEM = re.compile(r"\\bibitem\s*(?:\[[^\]]*\])?\s*\{([^{}]+)\}")
"""An entry of a typed list with its key."""
_MAX_FILES = 200
"""Files of one draft: a book has some dozens; a file that includes itself has no end."""
_MOST_BYTES = 20_000_000
"""Of all included files together: more text than pandoc is given."""


def with_inputs(text: str, folder: Path) -> tuple[str, list[str]]:
    """The whole source, and a line for each included file that is not in the folder or cannot be read."""
    folder = folder.resolve()
    problems: list[str] = []
    opened: list[Path] = []
    sizes: list[int] = []

    def put(found: re.Match[str]) -> str:
        name = found["name"].strip()
        path = (folder / (name if name.endswith(".tex") else f"{name}.tex")).resolve()
        if not path.is_relative_to(folder) or not os.path.lexists(path):
            problems.append(f"the included file {name!r} was not found beside the draft and is not checked")
            return found["before"]
        opened.append(path)
        if len(opened) > _MAX_FILES:  # a file that includes itself
            return found["before"]
        try:
            data = read_regular(path, most=_MOST_BYTES - sum(sizes))
            inner, _ = decode(data, name=str(path))
        except OSError as exc:
            problems.append(
                f"the included file {name!r} cannot be read and is not checked: {exc.strerror or exc}"
            )
            return found["before"]
        sizes.append(len(data))
        return found["before"] + _INPUT.sub(put, inner)

    whole = _INPUT.sub(put, text)
    if len(opened) > _MAX_FILES:
        problems.append(f"the draft includes more than {_MAX_FILES} files: the rest is not checked")
    whole = _FULL_CITE.sub(lambda found: r"\footcite" if found[1] else r"\cite", whole)
    whole = _ENTRY.sub(r"\n\n\1", _WIDEST_LABEL.sub(r"\1{}", whole))
    return with_plain_tables(with_plain_amounts(whole)), problems


def bibitem_keys(text: str) -> list[str]:
    """Keys of a typed list of references, in its order."""
    return _BIBITEM.findall(text)
