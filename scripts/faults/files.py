"""Names and kinds of files that no program expects, as papers, drafts, bibliographies, lists and settings.

Nothing may wait; each ends in a recorded state or in one clear line; good files beside them are read.
"""

from __future__ import annotations

import os
import re
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

from scripts.faults.papers import SENTENCE, write_papers
from scripts.faults.running import Ran
from scripts.faults.tally import Tally, visible
from scripts.faults.trial import Trial, recorded

__all__ = ["ROLES", "count_raw", "run", "wild_files"]

_STEMS = (
    b"not-\xff\xfe-utf8", b"new\nline", b"escape-\x1b[31m\x1b]0;owned\x07", b"quotes-'\"`$(id)", b"--jobs",
    b"l" * 251, " bidi-\u202e\u2066".encode(), b"%s%n{0}", b"*?[a]", b"<b>&amp;",
)  # fmt: skip
"""Names without their end, each with something that a program may stumble over."""
_RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def run(trial: Trial, tally: Tally) -> None:
    """Hand everything to every place that takes a file; rounds bound how many go to each place."""
    for role in ROLES.values():
        role(trial, tally)


def wild_files(folder: Path, end: str, content: bytes) -> list[Path]:
    """Things whose names end so: files of odd names with this content, and what is no regular file."""
    folder.mkdir()
    made = []
    for stem in _STEMS:
        path = Path(os.fsdecode(os.fsencode(folder) + b"/" + stem + os.fsencode(end)[: 255 - len(stem)]))
        path.write_bytes(content)
        made.append(path)
    for name, make in _KINDS.items():
        path = folder / f"{name}{end}"
        make(path)
        made.append(path)
    return made


def _socket(path: Path) -> None:
    folder = os.open(path.parent, os.O_RDONLY)
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(f"/proc/self/fd/{folder}/{path.name}")  # the name of a socket may have 107 bytes
    os.close(folder)


_KINDS: dict[str, Callable[[Path], object]] = {
    "fifo": os.mkfifo,
    "socket": _socket,
    "folder": Path.mkdir,
    "empty": Path.touch,
    "zero": lambda path: path.symlink_to("/dev/zero"),
    "stdin": lambda path: path.symlink_to("/dev/stdin"),
    "null": lambda path: path.symlink_to("/dev/null"),
    "to-fifo": lambda path: path.symlink_to(path.with_stem("fifo")),
    "to-folder": lambda path: path.symlink_to(path.with_stem("folder")),
    "to-nothing": lambda path: path.symlink_to("nowhere"),
    "to-itself": lambda path: path.symlink_to(path.name),
}
"""What may stand where a file is expected."""


Call = Callable[[Trial, str], tuple[str, ...]]


def _role(end: str, content: bytes, call: Call) -> Callable[[Trial, Tally], None]:
    """Hand each thing of this end to the call."""

    def play(trial: Trial, tally: Tally) -> None:
        folder = trial.folder / f"as-{len(list(trial.folder.iterdir()))}"
        for path in _some(wild_files(folder, end, content), trial):
            ran = trial.figtrace.on(trial.copy()).run(*call(trial, str(path)))
            tally.judge(ran, " ".join(ran.arguments))
            count_raw(ran, tally)

    return play


def _some(paths: list[Path], trial: Trial) -> list[Path]:
    """All, or as many as the trial has rounds."""
    if trial.rounds is None or trial.rounds >= len(paths):
        return paths
    return sorted(trial.chance(f"some of {paths[0].parent.name}").sample(paths, trial.rounds))


def _wild_papers(trial: Trial) -> tuple[list[Path], tuple[Path, ...]]:
    """Things whose names end as those of papers, files of odd names among them, and good papers."""
    folder = trial.folder / f"papers-{len(list(trial.folder.iterdir()))}"
    good = write_papers(folder / "good", 2, trial.chance("files"))
    wild = wild_files(folder / "wild", ".pdf", b"?")
    for path in wild:
        if path.is_file() and path.stat().st_size:
            path.write_bytes(good[0].read_bytes() + f"% {path.name!a}".encode())
    return wild, good


def _together(trial: Trial, tally: Tally) -> None:
    """All in a folder, then all files by their names, beside good ones."""
    wild, good = _wild_papers(trial)
    whole = trial.figtrace.on(wild[0].parent / "of-folder")
    _ingested(whole.run("ingest", str(wild[0].parent), *map(str, good), "--json"), (), good, tally)
    every = trial.figtrace.on(wild[0].parent / "of-all")
    regular = tuple(path for path in wild if path.is_file())
    _ingested(every.run("ingest", *map(str, (*regular, *good)), "--json"), regular, good, tally)
    told = every.run("status", "--failed")
    tally.judge(told, "status --failed")
    count_raw(told, tally)


def _alone(trial: Trial, tally: Tally) -> None:
    """Each by its name, beside good ones."""
    wild, good = _wild_papers(trial)
    for number, path in enumerate(_some(wild, trial)):
        alone = trial.figtrace.on(path.parent / f"of-{number}")
        ran = alone.run("ingest", str(path), *map(str, good), "--json")
        _ingested(ran, () if path.is_dir() else (path,), good, tally)
        if path.is_dir() and path.name not in ran.err:
            tally.count("lost", f"nothing is told of the folder {path.name}")


def _ingested(ran: Ran, wild: tuple[Path, ...], good: tuple[Path, ...], tally: Tally) -> None:
    """Count files without a recorded state, and good ones that were not read, unless all was refused."""
    if not tally.judge(ran, f"ingest {' '.join(ran.arguments[1:3])}"):
        return
    count_raw(ran, tally)
    states = recorded(ran)
    if not states:
        tally.count("refused", f"an ingest of good files ends with: {ran.last_line}")
        return
    names = {_shown(name) for name in states}
    missing = [path for path in wild if _shown(str(path)) not in names]
    tally.count("lost", f"no state for {missing}", times=len(missing))
    unread = [path for path in good if states.get(str(path), ("",))[0] not in ("done", "skipped-duplicate")]
    tally.count("lost", f"good papers not read: {unread}", times=len(unread))


def _shown(name: str) -> str:
    """The name as far as it can be compared whatever way it is written down."""
    return re.sub("[^a-z]+", "", re.sub(r"\\+(?:x[0-9a-f]{2}|u[0-9a-f]{4}|n)|\ufffd", "", visible(name)))


def count_raw(ran: Ran, tally: Tally) -> None:
    """Count the signs of a name that would act on the terminal instead of being shown."""
    found = _RAW.findall(ran.out) + _RAW.findall(ran.err)
    tally.count("raw", f"{visible(' '.join(ran.arguments))} prints {sorted(set(found))}", times=bool(found))


def _draft(trial: Trial, front: str = "", name: str = "draft") -> Path:
    draft = trial.folder / f"{name}.md"
    draft.write_text(f"{front}{SENTENCE}\n", encoding="utf-8")
    return draft


def _named_by_a_draft(trial: Trial, tally: Tally) -> None:
    """A draft's own front matter and inputs name things that are no files."""
    wild_files(trial.folder / "named", ".bib", _BOOK)
    for path in _some(list(_no_files(trial.folder / "named", ".bib")), trial):
        draft = _draft(trial, f"---\nbibliography: '{path}'\n---\n\n", "names-bib")
        tally.judge(trial.figtrace.run("check", str(draft), "--csv"), f"bibliography: {path.name}")
        tex = trial.folder / "inputs.tex"
        body = f"\\input{{{path}}}\n{SENTENCE.replace('$', chr(92) + '$')}"
        tex.write_text(f"\\documentclass{{article}}\\begin{{document}}{body}\\end{{document}}", "utf-8")
        tally.judge(trial.figtrace.run("check", str(tex), "--csv"), f"\\input{{{path.name}}}")


def _as_config(trial: Trial, tally: Tally) -> None:
    """The settings of a corpus are no file."""
    for name, make in list(_KINDS.items())[: trial.rounds]:
        config = trial.copy() / "config.toml"
        make(config)
        tally.judge(trial.figtrace.on(config.parent).run("status"), f"config.toml is {name}")


def _no_files(folder: Path, end: str) -> Iterator[Path]:
    return (folder / f"{name}{end}" for name in _KINDS)


_BOOK = b"@book{a, title={B}, year={2000}}"
ROLES: dict[str, Callable[[Trial, Tally], None]] = {
    "ingest of all": _together,
    "ingest of each": _alone,
    "check .md": _role(".md", SENTENCE.encode(), lambda _, path: ("check", path)),
    "check .docx": _role(".docx", SENTENCE.encode(), lambda _, path: ("check", path)),
    "check .pdf": _role(".pdf", SENTENCE.encode(), lambda _, path: ("check", path)),
    "check --bib": _role(".bib", _BOOK, lambda trial, path: ("check", str(_draft(trial)), "--bib", path)),
    "ingest --gazetteer": _role(
        ".toml", b"", lambda trial, path: ("ingest", str(trial.papers[0]), "--gazetteer", path)
    ),
    "a draft's bibliography": _named_by_a_draft,
    "config": _as_config,
}
"""Places that take a file, by name."""
