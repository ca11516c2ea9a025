"""The house keeps its shape: packages of this tree, public names that exist, names that mean something."""

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("corpus", "ingest", "nlp", "search", "check")
LONGEST = 400
"""Lines of a module; data tables are longer."""


def _modules() -> Iterator[str]:
    for package in PACKAGES:
        yield package
        yield from (f"{package}.{found.name}" for found in pkgutil.iter_modules([str(ROOT / package)]))


def _sources() -> Iterator[Path]:
    for package in PACKAGES:
        yield from sorted((ROOT / package).glob("*.py"))


@pytest.mark.parametrize("package", PACKAGES)
def test_each_package_is_the_one_of_this_tree(package: str) -> None:
    file = importlib.import_module(package).__file__
    assert file is not None
    assert Path(file).parent == ROOT / package


@pytest.mark.parametrize("name", list(_modules()))
def test_public_names_exist_once_and_in_order(name: str) -> None:
    module = importlib.import_module(name)
    public = getattr(module, "__all__", None)
    if public is None:
        assert name in PACKAGES, f"{name} does not say what it offers"
        return
    assert len(set(public)) == len(public)
    assert all(hasattr(module, item) for item in public)


def _id(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


@pytest.mark.parametrize("path", list(_sources()), ids=_id)
def test_modules_say_what_they_are_and_stay_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)), f"{path} has no first line"
    assert len(text.splitlines()) <= LONGEST


@pytest.mark.parametrize(
    "path", [*_sources(), ROOT / "cli.py"], ids=lambda path: f"{path.parent.name}/{path.name}"
)
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
