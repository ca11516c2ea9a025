"""The house keeps its shape: packages of this tree, public names that exist, names that mean something."""

import ast
import importlib
import pkgutil
from collections import Counter
from pathlib import Path

import pytest

from tests.folders import ROOT

PACKAGES = ("corpus", "ingest", "nlp", "search", "figtrace")
LONGEST = 400
"""Lines of a module; data tables are longer."""
DOORS = 20
"""Modules that stand side by side in one folder, at most."""
QUESTIONED = 30
"""Lines of a function's own body, its docstring and functions within it apart: above that it is several."""
FEWEST = 250
"""Modules that there are at least: a walk that finds fewer has lost its way, and proves nothing."""


def _modules() -> list[str]:
    """Every package and module of the tree, by its dotted name."""
    found = list(PACKAGES)
    for package in PACKAGES:
        found += [m.name for m in pkgutil.walk_packages([str(ROOT / package)], f"{package}.")]
    return found


def _sources() -> list[Path]:
    return [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]


def _id(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_the_walk_sees_the_whole_house() -> None:
    walked = set(_modules())
    seen = {".".join(p.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for p in _sources()}
    assert walked == seen
    assert len(seen) >= FEWEST


def test_every_module_has_a_test_file_of_its_own() -> None:
    def mirrored(path: Path) -> Path:
        inside = path.relative_to(ROOT)
        return ROOT / "tests" / inside.parent / f"test_{inside.name}"

    alone = {_id(p) for p in _sources() if p.name != "__init__.py" and not mirrored(p).is_file()}
    assert sorted(alone) == []


def test_no_room_has_too_many_doors() -> None:
    programs = [path for folder in ("bench", "scripts") for path in sorted((ROOT / folder).rglob("*.py"))]
    doors = Counter(path.parent for path in [*_sources(), *programs] if path.name != "__init__.py")
    assert {_id(room): count for room, count in doors.items() if count > DOORS} == {}


def test_functions_are_short() -> None:
    long = {
        f"{_id(path)}: {node.name}"
        for path in [*_sources(), ROOT / "cli.py", *sorted((ROOT / "scripts").rglob("*.py"))]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and _own_lines(node) > QUESTIONED
    }
    assert sorted(long) == []


def _own_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from the first statement behind the docstring to the last, functions within left out."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    if not body:
        return 0
    within = [one for one in body if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)]
    last = function.end_lineno or 0
    return last - body[0].lineno + 1 - sum((one.end_lineno or 0) - one.lineno + 1 for one in within)


@pytest.mark.parametrize("package", PACKAGES)
def test_each_package_is_the_one_of_this_tree(package: str) -> None:
    file = importlib.import_module(package).__file__
    assert file is not None
    assert Path(file).parent == ROOT / package


@pytest.mark.parametrize("name", _modules())
def test_public_names_exist_once_and_in_order(name: str) -> None:
    module = importlib.import_module(name)
    public = getattr(module, "__all__", None)
    assert public is not None, f"{name} does not say what it offers"
    assert list(public) == sorted(set(public), key=_order)
    assert [item for item in public if not hasattr(module, item)] == []


def _order(name: str) -> tuple[int, str]:
    """Constants, classes, functions, each by the alphabet: the order of ruff's RUF022."""
    return (0 if name.isupper() else 1 if name[0].isupper() else 2, name)


@pytest.mark.parametrize("path", _sources(), ids=_id)
def test_modules_say_what_they_are_and_stay_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)), f"{path} has no first line"
    assert len(text.splitlines()) <= LONGEST


@pytest.mark.parametrize("path", [*_sources(), ROOT / "cli.py"], ids=_id)
def test_no_variable_has_the_name_of_a_package(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    stored = {
        node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    named = {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    assert not (stored | named) & set(PACKAGES)


def test_no_lock_holds_an_address() -> None:
    for lock in (ROOT / "requirements.lock", ROOT / "scripts" / "bootstrap.lock"):
        assert "://" not in lock.read_text(encoding="utf-8")
    assert not (ROOT / "uv.lock").exists()
