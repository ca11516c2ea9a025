"""Bytes change in corpus.db and in the index, and files of other programs take their place.

Every command answers or says what is wrong in one line; an index made again answers as before.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from scripts.faults.papers import SENTENCE
from scripts.faults.running import Ran
from scripts.faults.tally import Tally
from scripts.faults.trial import Trial

__all__ = ["INDEX", "STORE", "flipped", "run", "try_index", "try_store"]

_ROUNDS = 5
_PAGE = 4096
"""Bytes of the first page, which says that this is a database at all."""

Call = tuple[str, ...]
Damage = Callable[[Path, Random], object]


def run(trial: Trial, tally: Tally) -> None:
    """Damage the store, then the index, in every way; rounds are how often bytes are flipped."""
    draft = trial.folder / "draft.md"
    draft.write_text(SENTENCE, encoding="utf-8")
    calls: list[Call] = [
        ("status",), ("status", "--documents"), ("claims", "-n", "500"), ("entities",), ("search", "trade"),
        ("themes",), ("conflicts",), ("check", str(draft), "--csv"), ("index", "rebuild"),
        ("show", "a", "--page", "1", "-o", "p.png"),
    ]  # fmt: skip
    if "  recover " in trial.figtrace.run("--help").out:
        calls.append(("recover",))
    rounds = range(trial.rounds or _ROUNDS)
    for name, damage in (*STORE.items(), *((f"flipped {n}", flipped) for n in rounds)):
        try_store(name, damage, calls, trial, tally)
    for name, damage in (*INDEX.items(), *((f"flipped {n}", _scribbled) for n in rounds)):
        try_index(name, damage, trial, tally)


def try_store(name: str, damage: Damage, calls: Sequence[Call], trial: Trial, tally: Tally) -> None:
    """Every call on a store that is damaged in this way answers, or is refused in one line."""
    folder = trial.copy()
    damage(folder / "corpus.db", trial.chance(name))
    for call in calls:
        ran = trial.figtrace.on(folder).run(*call, cwd=trial.folder)
        refused = name in _NEVER_GOOD and call != ("recover",)
        tally.judge(ran, f"corpus.db {name}: {call[0]}", statuses=(2,) if refused else (0, 1, 2))


def try_index(name: str, damage: Damage, trial: Trial, tally: Tally) -> None:
    """An index that is damaged in this way answers, or is refused; after a rebuild it answers as before."""
    search = ("search", "trade OR exports", "--json", "-n", "50")
    sound, folder = trial.figtrace.run(*search), trial.copy()
    damage(folder / "index", trial.chance(name))
    ran = trial.figtrace.on(folder).run(*search)
    tally.judge(ran, f"index {name}: search")
    if ran.status == 0 and _found(ran) != _found(sound):
        print("    it answers something else, and does not say so", flush=True)
    rebuilt = trial.figtrace.on(folder).run("index", "rebuild")
    tally.judge(rebuilt, f"index {name}: rebuild", statuses=(0,))
    again = trial.figtrace.on(folder).run(*search)
    tally.judge(again, f"index {name}: search after a rebuild", statuses=(0,))
    tally.count("lost", f"index {name}: a rebuild answers otherwise", times=_found(again) != _found(sound))


def flipped(db: Path, chance: Random) -> None:
    """Change bytes of the database, but for its first page."""
    data = bytearray(db.read_bytes())
    for _ in range(chance.choice([20, 300, 3_000])):
        data[chance.randrange(_PAGE, len(data))] = chance.randrange(256)
    db.write_bytes(data)


def _truncated(db: Path, chance: Random) -> None:
    data = db.read_bytes()
    db.write_bytes(data[: chance.randrange(_PAGE, len(data))])


def _told(db: Path, pragma: str) -> None:
    with sqlite3.connect(db) as changed:
        changed.execute(f"PRAGMA {pragma}")
    changed.close()


def _as_folder(db: Path) -> None:
    db.unlink()
    db.mkdir()


STORE: dict[str, Damage] = {
    "empty": lambda db, _: db.write_bytes(b""),
    "of noise": lambda db, chance: db.write_bytes(chance.randbytes(100_000)),
    "of text": lambda db, _: db.write_text(SENTENCE * 100),
    "truncated": _truncated,
    "of one page": lambda db, _: db.write_bytes(db.read_bytes()[:_PAGE]),
    "of the future": lambda db, _: _told(db, "user_version = 99"),
    "of another program": lambda db, _: _told(db, "application_id = 7"),
    "a folder": lambda db, _: _as_folder(db),
}
_NEVER_GOOD = {"empty", "of noise", "of text", "of the future", "of another program", "a folder"}
"""What must be refused by every command."""


def _found(ran: Ran) -> list[str]:
    """Ids of the hits, in their order."""
    try:
        return [row["id"] for row in json.loads(ran.out)]
    except ValueError:
        return []


def _scribbled(index: Path, chance: Random) -> None:
    files = sorted(path for path in index.rglob("*") if path.is_file() and path.stat().st_size)
    for path in chance.sample(files, min(len(files), chance.choice([1, 3, len(files)]))):
        data = bytearray(path.read_bytes())
        for _ in range(max(3, len(data) // chance.choice([50, 1_000]))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(data)


def _emptied(index: Path) -> None:
    for path in index.rglob("*"):
        if path.is_file() and path.name != "CURRENT":
            path.write_bytes(b"")


INDEX: dict[str, Damage] = {
    "gone": lambda index, _: shutil.rmtree(index),
    "emptied": lambda index, _: _emptied(index),
    "of a generation that is not there": lambda index, _: (index / "CURRENT").write_text("v1-77"),
    "named by noise": lambda index, _: (index / "CURRENT").write_bytes(b"\xff../../../etc"),
    "named by nothing": lambda index, _: (index / "CURRENT").write_bytes(b""),
}
