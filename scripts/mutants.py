"""A module's source with one thing in it changed: what a good test of it must notice.

Each change is one that a tired hand makes: a comparison the wrong way, a number off by one, a branch never
taken, `and` for `or`, a filter or a `not` left out.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TypeVar

__all__ = ["Mutant", "mutants", "mutated"]

_FLIPPED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.GtE,
    ast.LtE: ast.Gt,
    ast.Gt: ast.LtE,
    ast.GtE: ast.Lt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
"""The opposite of each comparison; whether the bound itself belongs to it is tried by changing constants."""
_UNREAD = frozenset({"annotation", "returns", "decorator_list", "type_comment"})
"""Parts of a definition that say what it is; a change there changes no answer."""
_PROMISES = frozenset({"strict"})
"""Arguments that only say what holds anyway (`zip(…, strict=True)`)."""
_SHOWN = 70
"""Letters of a change that are printed; more do not fit a line beside its place."""

_SMALL = 10
"""Numbers up to here count things one by one; beyond it they are sizes and limits."""

_Number = TypeVar("_Number", int, float, Decimal)
_Put = Callable[[ast.AST], None]


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of a module: its number among them all, where it is and what it does."""

    number: int
    line: int
    kind: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class _Change:
    kind: str
    node: ast.AST
    new: ast.AST
    put: _Put


def mutants(source: str) -> list[Mutant]:
    """All changes of this module, in the order of its text."""
    return [
        Mutant(n, _line_of(one.node), one.kind, _shown(one.node), _shown(one.new))
        for n, one in enumerate(_changes(ast.parse(source)))
    ]


def mutated(source: str, number: int) -> str:
    """The module with that change made, its comments lost.

    Raises:
        IndexError: it has no change of that number.
    """
    tree = ast.parse(source)
    change = list(_changes(tree))[number]
    change.put(change.new)
    return ast.unparse(ast.fix_missing_locations(tree)) + "\n"


def _line_of(node: ast.AST) -> int:
    """The line where it begins; loops inside brackets have none, their variable has."""
    placed = node.target if isinstance(node, ast.comprehension) else node
    return int(getattr(placed, "lineno", 0))


def _shown(node: ast.AST) -> str:
    """A change in a few words: of a branch its condition."""
    text = " ".join(ast.unparse(node.test if isinstance(node, ast.If) else node).split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _changes(tree: ast.Module) -> Iterator[_Change]:
    for node, put in _places(tree):
        for kind, new in _wrong(node):
            yield _Change(kind, node, ast.copy_location(new, node), put)


def _places(node: ast.AST) -> Iterator[tuple[ast.AST, _Put]]:
    """Every node under this one that is read when the module runs, and how another is put in its place."""
    for name, value in ast.iter_fields(node):
        if name in _UNREAD or isinstance(node, ast.JoinedStr) or _is_told(node):
            continue
        if isinstance(value, ast.AST):
            yield value, _setter(node, name)
            yield from _places(value)
        elif isinstance(value, list):
            for n, item in enumerate(value):
                if isinstance(item, ast.AST):
                    yield item, _item_setter(value, n)
                    yield from _places(item)


def _is_told(node: ast.AST) -> bool:
    """Whether it only says what holds anyway: `strict=`, a question whether the module is run itself."""
    if isinstance(node, ast.keyword):
        return node.arg in _PROMISES
    return isinstance(node, ast.Compare) and ast.unparse(node.left) == "__name__"


def _setter(node: ast.AST, name: str) -> _Put:
    return lambda new: setattr(node, name, new)


def _item_setter(items: list[ast.AST], n: int) -> _Put:
    def put(new: ast.AST) -> None:
        items[n] = new

    return put


def _wrong(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """What could stand in this node's place, with the kind of the mistake."""
    match node:
        case ast.Compare():
            yield from _comparisons(node)
        case ast.BoolOp():
            yield "and/or", ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
        case ast.UnaryOp(op=ast.Not()):
            yield "not", node.operand
        case ast.Constant():
            yield from _constants(node)
        case ast.Call(func=ast.Name(id="Decimal"), args=[ast.Constant(value=str(figure))]):
            yield from _figures(figure)
        case ast.If() | ast.IfExp():
            yield from _branches(node)
        case ast.comprehension():
            yield from _filters(node)
        case _:
            return


def _comparisons(node: ast.Compare) -> Iterator[tuple[str, ast.AST]]:
    if _is_told(node):
        return
    for n, op in enumerate(node.ops):
        if (flipped := _FLIPPED.get(type(op))) is not None:
            yield (
                "comparison",
                ast.Compare(node.left, [*node.ops[:n], flipped(), *node.ops[n + 1 :]], node.comparators),
            )


def _constants(node: ast.Constant) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(node.value, bool):
        yield "constant", ast.Constant(not node.value)
    elif isinstance(node.value, int | float):
        yield "constant", ast.Constant(_another(node.value))


def _figures(figure: str) -> Iterator[tuple[str, ast.AST]]:
    with suppress(InvalidOperation):
        wrong = str(_another(Decimal(figure)))
        yield "constant", ast.Call(ast.Name("Decimal", ast.Load()), [ast.Constant(wrong)], [])


def _another(number: _Number) -> _Number:
    """One more; of a large number twice as much, since one more of it is the same to anybody."""
    return number * 2 if abs(number) > _SMALL else number + 1


def _branches(node: ast.If | ast.IfExp) -> Iterator[tuple[str, ast.AST]]:
    if ast.unparse(node.test) == "TYPE_CHECKING" or (
        isinstance(node.test, ast.Compare) and _is_told(node.test)
    ):
        return
    never = copy.copy(node)
    never.test = ast.Constant(value=False)
    yield "branch", never


def _filters(node: ast.comprehension) -> Iterator[tuple[str, ast.AST]]:
    for n in range(len(node.ifs)):
        yield (
            "filter",
            ast.comprehension(node.target, node.iter, node.ifs[:n] + node.ifs[n + 1 :], node.is_async),
        )
