"""`dataclass` for frozen records with slots, made in less time: a command makes eighty before it answers.

The standard library compiles each method of each class by itself, a tenth of a millisecond each. To compare,
to hash and to show a record needs no code of its own: its fields do. A type checker sees the original.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    import dataclasses

    def dataclass(*, frozen: bool, slots: bool) -> Callable[[type], type]:
        """What makes a dataclass that acts as the standard library's of the same options."""

        def make(plain: type) -> type:
            made = dataclasses.dataclass(frozen=frozen, slots=slots, eq=False, repr=False)(plain)
            values = _values_of([one.name for one in dataclasses.fields(made)])
            methods = {"__eq__": _equality(values), "__hash__": _hash(values), "__repr__": _shown}
            for name, method in methods.items():
                setattr(made, name, method)
            return made

        return make


__all__ = ["dataclass"]


def _values_of(names: list[str]) -> Callable[[Any], object]:
    return attrgetter(*names) if names else lambda _: ()


def _equality(values: Callable[[Any], object]) -> Callable[[Any, object], bool]:
    def is_equal(one: Any, other: object) -> bool:
        return values(one) == values(other) if other.__class__ is one.__class__ else NotImplemented

    return is_equal


def _hash(values: Callable[[Any], object]) -> Callable[[Any], int]:
    return lambda one: hash((values(one),))


def _shown(one: Any) -> str:
    names = one.__dataclass_fields__
    return f"{type(one).__qualname__}({', '.join(f'{name}={getattr(one, name)!r}' for name in names)})"
