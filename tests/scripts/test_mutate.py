"""Trials on a tree of two modules: what is noticed, by which tests, and that nothing stays changed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.mutate import Outcome, Trial, neighbours, own_test, sample
from tests.folders import ROOT

BOUND = "def is_many(n):\n    return n > 3\n"
LOOSE = "def is_few(n):\n    return n < 3\n"
OWN_TEST = (
    "from room.bound import is_many\ndef test_it():\n    assert is_many(4)\n    assert not is_many(3)\n"
)
STRONG_TEST = "from room.loose import is_few\n\ndef test_it():\n    assert not is_few(3)\n"
WEAK_TEST = "from room.loose import is_few\ndef test_it():\n    assert is_few(1)\n"


@pytest.fixture(name="tree")
def _tree(tmp_path: Path) -> Path:
    made = {
        "room/__init__.py": "",
        "room/bound.py": BOUND,
        "room/loose.py": LOOSE,
        "tests/__init__.py": "",
        "tests/room/__init__.py": "",
        "tests/room/test_bound.py": OWN_TEST,
        "tests/room/test_loose.py": WEAK_TEST,
    }
    for name, text in made.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_the_mirrored_file_stands_where_the_module_does() -> None:
    assert own_test(Path("a/b/c.py")) == Path("tests/a/b/test_c.py")


def test_neighbours_that_name_the_module_come_first(tree: Path) -> None:
    (tree / "tests/room/test_a.py").write_text("", encoding="utf-8")
    assert [path.name for path in neighbours(tree, Path("room/bound.py"))] == ["test_a.py", "test_loose.py"]
    (tree / "tests/room/test_loose.py").write_text("import room.bound", encoding="utf-8")
    assert [path.name for path in neighbours(tree, Path("room/bound.py"))] == ["test_loose.py", "test_a.py"]


def test_a_seed_draws_the_same_changes_again(tree: Path) -> None:
    drawn = sample(tree, "room", seed=1)
    assert drawn == sample(tree, "room", seed=1)
    assert sorted({str(site.path) for site in drawn}) == ["room/bound.py", "room/loose.py"]
    assert len(drawn) == 4


def test_what_no_test_notices_survives_and_all_is_as_before(tree: Path) -> None:
    told = {str(site): _apart(tree).outcome(site) for site in sample(tree, "room", seed=1)}
    assert told["room/bound.py:2 comparison: n > 3 → n <= 3"] is Outcome.OWN
    assert told["room/bound.py:2 constant: 3 → 4"] is Outcome.OWN
    assert told["room/loose.py:2 constant: 3 → 4"] is Outcome.SURVIVED
    assert (tree / "room/bound.py").read_text(encoding="utf-8") == BOUND
    assert (tree / "room/loose.py").read_text(encoding="utf-8") == LOOSE


def test_a_test_beside_it_may_notice_too(tree: Path) -> None:
    (tree / "tests/room/test_more.py").write_text(STRONG_TEST, encoding="utf-8")
    (site,) = [one for one in sample(tree, "room.loose", seed=1) if one.mutant.kind == "constant"]
    assert _apart(tree).outcome(site) is Outcome.BESIDE


def test_tests_that_fail_without_a_change_prove_nothing(tree: Path) -> None:
    for name in ("bound", "loose"):
        (tree / f"tests/room/test_{name}.py").write_text(
            "def test_it():\n    assert False\n", encoding="utf-8"
        )
    assert {_apart(tree).outcome(site) for site in sample(tree, "room", seed=1)} == {Outcome.UNTESTED}


def test_a_trial_prints_a_line_a_room_and_one_at_the_end(tree: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=tree, check=True)
    ran = subprocess.run(
        [sys.executable, "-m", "scripts.mutate", "--only", "room.bound", "--count", "1"],
        cwd=tree, capture_output=True, encoding="utf-8", check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    first, room, last = ran.stdout.splitlines()
    assert first.startswith("killed by its own tests: room/bound.py:2 ")
    assert room == "room.bound: 1 of 1 killed (100 %), 1 by their own tests, 0 by tests beside; seed 1"
    assert last == room.replace("room.bound", "all")
    assert ran.returncode == 0


def _apart(tree: Path) -> Trial:
    return Trial(tree, 60.0)
