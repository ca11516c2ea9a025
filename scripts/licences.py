"""docs/licences.md: made from what is installed: `python -m scripts.licences`.

The packages are those that pyproject.toml names and what they require in turn, with every extra, as their own
metadata tell it. Versions are not told: requirements.lock has them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.message import Message
from importlib.metadata import distribution
from pathlib import Path
from typing import cast

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

__all__ = ["PAGE", "Required", "licence", "main", "page", "required"]

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "licences.md"

_LEAN = "figtrace"
"""What is required without an extra."""
_UNTOLD = {
    "pypandoc-binary": "MIT; the program pandoc in it: GPL-2.0-or-later",
    "pypdfium2": "BSD-3-Clause or Apache-2.0; pdfium in it: BSD-3-Clause and those of its parts",
}
"""Licences of programs that a wheel carries beside its own, as their LICENSE files tell (pandoc runs as a
program of its own: nothing of figtrace is linked with it)."""
_NAMES = (
    (
        r"apache(?: software)?(?: license)?,?(?: version)? ?-?2(\.0)?|apache(?: software license)?",
        "Apache-2.0",
    ),
    (r"(the )?mit( license)?", "MIT"),
    (r"(new |modified |3-clause |the )*bsd([ -]3)?(-clause| license)*( or .*)?", "BSD"),
    (r"isc( license)?( \(iscl\))?", "ISC"),
    (r"python software foundation license|psf-2\.0", "PSF-2.0"),
    (r"mozilla public license 2\.0( \(mpl 2\.0\))?|mpl-2\.0", "MPL-2.0"),
)
"""How packages write the name of one licence before SPDX expressions (PEP 639)."""
_LONGEST = 80
"""Characters of a licence's name; what is longer is its text."""


@dataclass(frozen=True, slots=True)
class Required:
    """A package that is required."""

    name: str
    by: tuple[str, ...]
    """Extras that bring it, "figtrace" if it always comes."""
    licence: str


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


def required() -> tuple[Required, ...]:
    """Every package that figtrace can bring with it, by name.

    Raises:
        PackageNotFoundError: if one that is required here is not installed.
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = {_LEAN: project["dependencies"], **project["optional-dependencies"]}
    brought = {group: _closure(map(Requirement, named)) for group, named in groups.items()}
    names = sorted(set().union(*brought.values()))
    return tuple(_required(name, [group for group in groups if name in brought[group]]) for name in names)


def _required(name: str, groups: list[str]) -> Required:
    by = (_LEAN,) if _LEAN in groups else tuple(groups)
    told = _UNTOLD.get(name) or licence(cast("Message", distribution(name).metadata))
    return Required(name, by, told)


def _closure(wanted: Iterable[Requirement]) -> frozenset[str]:
    """Names of these packages and of what they require here, in turn."""
    found: set[tuple[str, str]] = set()
    waiting = [(one, "") for one in wanted]
    while waiting:
        requirement, extra = waiting.pop()
        if requirement.marker is not None and not requirement.marker.evaluate({"extra": extra}):
            continue
        name = canonicalize_name(requirement.name)
        for wanted_extra in ("", *requirement.extras):
            if (name, wanted_extra) not in found:
                found.add((name, wanted_extra))
                waiting += [(one, wanted_extra) for one in _requires(name)]
    return frozenset(name for name, _ in found)


def _requires(name: str) -> Iterator[Requirement]:
    return map(Requirement, distribution(name).requires or ())


def licence(metadata: Message) -> str:
    """The licence that a package's metadata name, an SPDX expression where they have one, else "not told"."""
    expression = metadata.get("License-Expression")
    if expression:
        return expression
    classified = [
        value.rpartition(" :: ")[2]
        for value in metadata.get_all("Classifier", [])
        if " :: OSI Approved :: " in value
    ]
    written = (metadata.get("License") or "").strip().split("\n")[0].strip()
    short = written if 0 < len(written) <= _LONGEST else ""
    return " or ".join(sorted({_spdx(name) for name in classified or [short] if name})) or "not told"


def _spdx(name: str) -> str:
    plain = re.sub(r" license$", "", name.strip(), flags=re.IGNORECASE)
    for pattern, short in _NAMES:
        if re.fullmatch(pattern, name.strip(), re.IGNORECASE) or re.fullmatch(pattern, plain, re.IGNORECASE):
            return short
    return name.strip()


def page() -> str:
    """The page as it should be."""
    rows = (f"| {one.name} | {one.licence} | {', '.join(one.by)} |" for one in required())
    return _TEXT.format(rows="\n".join(rows))


_TEXT = """# Licences

figtrace is licensed under Apache-2.0. Made by `python -m scripts.licences` from what the packages say of
themselves; `requirements.lock` has their versions.

## Shipped with it
Lists of other makers, and where they come from: [Gazetteers](gazetteers.md). All else that the wheel carries
(rules, words, weights, templates, scripts, styles, pictures) was made for figtrace and has its licence. No
script, font or style of another maker is in it, and no paper: `examples/` was written for it.

## Required
A package marked `figtrace` always comes, the others with the extra that is named.

| package | licence | comes with |
|---|---|---|
{rows}

## Run where they are installed
| program | licence | for |
|---|---|---|
| Elasticsearch | AGPL-3.0, SSPL-1.0 or Elastic-2.0 | the engine of a team, a server of its own |
| Graphviz | EPL-2.0 | graphs as PNG |
| tesseract | Apache-2.0 | pages that are pictures |
"""


if __name__ == "__main__":
    main()
