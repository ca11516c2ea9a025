"""Thresholds, word lists and patterns say why they are as they are, or where they are from."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.folders import ROOT

PACKAGES = ("corpus", "ingest", "nlp", "search", "figtrace")
LEAST = 0.95
"""Share of constants with a reason; what is left is new and waits for its reader's question."""
FEWEST = 1_000
"""Constants that there are at least: a walk that finds fewer proves nothing."""
_GATHERED = ("frozenset", "tuple", "set")
_NUMBERS = ("Decimal", "timedelta")
_COMMENT = re.compile(r"(?:^|\s)#\s")


def constants(source: str) -> Iterator[tuple[str, bool]]:
    """Each number, word list and pattern of a module by name, and whether a reason stands beside it.

    A reason is a docstring below, a comment right above, or one on a line of its own value.
    """
    body, lines = ast.parse(source).body, source.splitlines()
    for place, statement in enumerate(body):
        if isinstance(statement, ast.Assign | ast.AnnAssign):
            target = statement.target if isinstance(statement, ast.AnnAssign) else statement.targets[0]
            named = isinstance(target, ast.Name | ast.Tuple) and ast.unparse(target) != "__all__"
            if named and statement.value is not None and is_constant(statement.value):
                below = body[place + 1] if place + 1 < len(body) else None
                yield ast.unparse(target), has_docstring(below) or has_comment(statement, lines)


def is_constant(value: ast.expr) -> bool:
    """A number, a collection that holds words or numbers, a pattern; sums and products of them."""
    match value:
        case ast.Constant():
            return isinstance(value.value, int | float) and not isinstance(value.value, bool)
        case ast.UnaryOp():
            return is_constant(value.operand)
        case ast.BinOp():
            return is_constant(value.left) or is_constant(value.right)
        case ast.Call():
            called = ast.unparse(value.func)
            return called in ("re.compile", *_NUMBERS) or called.endswith(".split") or holds_words(value)
        case _:
            return holds_words(value)


def holds_words(value: ast.expr | None) -> bool:
    match value:
        case ast.Constant():
            return isinstance(value.value, str | int | float) and not isinstance(value.value, bool)
        case ast.Tuple() | ast.List() | ast.Set():
            return any(map(_is_word, value.elts))
        case ast.Dict():
            return any(map(_is_word, filter(None, value.keys)))
        case ast.Call():
            return ast.unparse(value.func) in _GATHERED and any(map(holds_words, value.args))
        case _:
            return False


def _is_word(value: ast.expr) -> bool:
    return holds_words(value.value if isinstance(value, ast.Starred) else value)


def has_docstring(below: ast.stmt | None) -> bool:
    return isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant)


def has_comment(statement: ast.stmt, lines: list[str]) -> bool:
    above = lines[statement.lineno - 2].lstrip() if statement.lineno > 1 else ""
    own = lines[statement.lineno - 1 : statement.end_lineno]
    return above.startswith("#") or any(map(_COMMENT.search, own))


def test_constants_of_the_house_have_reasons() -> None:
    paths = [
        *(path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))),
        ROOT / "cli.py",
    ]
    found = [(path, *one) for path in paths for one in constants(path.read_text(encoding="utf-8"))]
    without = [f"{_id(path)}: {name}" for path, name, has_reason in found if not has_reason]
    assert len(found) >= FEWEST
    assert len(without) <= (1 - LEAST) * len(found), "\n".join(["without a reason:", *without])


def _id(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize(
    "value",
    [
        "3",
        "-0.5",
        "1 << 20",
        "Decimal('0.1')",
        "re.compile('a')",
        "('a', 'b')",
        "frozenset({'a'})",
        "frozenset('ab')",
        "{'a': 1}",
        "'a b'.split()",
        "(*OTHERS, 'a')",
        "((1, 'a'), (2, 'b'))",
    ],
)
def test_numbers_words_and_patterns_want_a_reason(value: str) -> None:
    assert list(constants(f"A = {value}")) == [("A", False)]


@pytest.mark.parametrize(
    "value", ["'text'", "True", "frozenset({Kind.A})", "Kind.A", "{Kind.A: f}", "f(3)", "()"]
)
def test_names_flags_and_tables_of_functions_want_none(value: str) -> None:
    assert list(constants(f"A = {value}")) == []


@pytest.mark.parametrize(
    "source",
    ['A = 3\n"""Pages of a letter."""', "# Pages of a letter.\nA = 3", "A = 3  # pages of a letter"],
)
def test_a_reason_stands_below_above_or_beside(source: str) -> None:
    assert list(constants(source)) == [("A", True)]


def test_a_sign_inside_a_pattern_is_no_comment() -> None:
    assert list(constants("A = re.compile('[#]')")) == [("A", False)]
