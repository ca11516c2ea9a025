"""Records to JSON and back, without loss: by their type hints, so that a new field needs no code.

Decimals become strings, enumerations their values, the offset map's columns base64 of little-endian
numbers. Fields that hold their default are left out.
"""

from __future__ import annotations

import base64
import json
import re
import sys
import types
import typing
import zlib
from array import array
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from itertools import takewhile
from typing import Any, TypeVar

from corpus.errors import StoreError

__all__ = ["SCHEMA", "from_bytes", "from_json", "to_bytes", "to_json"]

SCHEMA = 1
"""Number of the form in which records are kept; it grows when a record's fields change meaning."""

Record = TypeVar("Record")
Coder = Callable[[Any], Any]
_NOTHING: Mapping[str, object] = types.MappingProxyType({})


def to_json(record: Any, *, without: frozenset[str] = frozenset()) -> str:
    """The record as a JSON object, keys in the order of its fields; fields named in `without` are left out.

    They are left out of the records within it too; what reads the text puts their defaults there.
    """
    kind: Any = type(record)
    return _DUMP(_encoder(kind, without)(record))


_DUMP = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def from_json(kind: type[Record], text: str) -> Record:
    """The record that `to_json` wrote.

    Raises:
        StoreError: if the text is not such a record.
    """
    return _from_text(kind, text, (), _NOTHING)


def _from_text(
    kind: type[Record], text: str, without: Collection[str], beside: Mapping[str, object]
) -> Record:
    try:
        data = json.loads(_cut(kind, text, without) if without else text)
        for name in without:
            data.pop(name, None)
        made: Record = _record_decoder(typing.cast(Any, kind))(data, beside)
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError, ArithmeticError) as exc:
        raise StoreError(f"a stored {kind.__name__} cannot be read ({exc}): ingest the file again") from exc
    return made


def _cut(kind: Any, text: str, without: Collection[str]) -> str:
    """The record's text without these fields, as far as their ends are certain: the rest need not be parsed.

    Keys stand in the order of the fields, and no quote inside a string is bare: so a field ends where one
    of the next keys begins that no record inside it can have.
    """
    for name, later in _cuttable(kind):
        start = text.find(f',"{name}":') if name in without else -1
        end = _first_of(later, text, start + 1) if start >= 0 else -1
        if end >= 0:
            text = text[:start] + text[end:]
    return text


def _first_of(keys: Collection[str], text: str, start: int) -> int:
    """Where the first of the keys stands; -1 for none."""
    found = re.compile("|".join(f',"{key}":' for key in keys)).search(text, start) if keys else None
    return found.start() if found else -1


@cache
def _cuttable(kind: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Fields that no record in the fields before them has, each with the next keys, which surely end it."""
    hints = typing.get_type_hints(kind, include_extras=True)
    names = [f.name for f in fields(kind)]
    inner = {name: _keys(hints[name]) for name in names}
    return tuple(
        (name, _outside(inner[name], names[at + 1 :]))
        for at, name in enumerate(names)
        if not any(name in inner[before] for before in names[:at])
    )


def _outside(inner: Collection[str], later: Sequence[str]) -> tuple[str, ...]:
    """The next keys up to one that may also stand inside the field."""
    return tuple(takewhile(lambda key: key not in inner, later))


def _keys(kind: Any) -> frozenset[str]:
    """All keys that the text of such a value may hold."""
    kind = _bare(kind)
    inside = frozenset[str]().union(*map(_keys, (arg for arg in typing.get_args(kind) if arg is not ...)))
    if is_dataclass(kind):
        hints = typing.get_type_hints(kind, include_extras=True)
        return frozenset(hints).union(*map(_keys, hints.values()))
    return inside


def to_bytes(record: Any, *, without: frozenset[str] = frozenset()) -> bytes:
    """The record compressed, for a blob; fields named in `without` are left out, as by `to_json`."""
    return zlib.compress(to_json(record, without=without).encode("utf-8", "surrogatepass"), _LEVEL)


_LEVEL = 6
"""zlib's own default: a tenth smaller than 3, and read as fast."""


def from_bytes(
    kind: type[Record],
    blob: bytes,
    *,
    without: Collection[str] = (),
    beside: Mapping[str, object] = _NOTHING,
) -> Record:
    """The record that `to_bytes` wrote.

    Args:
        kind: its class.
        blob: what `to_bytes` wrote.
        without: fields that are left at their defaults, to save time.
        beside: values of fields that are kept elsewhere.

    Raises:
        StoreError: if the blob is not such a record.
    """
    try:
        text = zlib.decompress(blob).decode("utf-8", "surrogatepass")
    except (zlib.error, UnicodeDecodeError) as exc:
        raise StoreError(f"a stored {kind.__name__} is damaged ({exc}): ingest the file again") from exc
    return _from_text(kind, text, without, beside)


@cache
def _encoder(kind: Any, without: frozenset[str] = frozenset()) -> Coder:
    kind = _bare(kind)
    origin = typing.get_origin(kind)
    if is_dataclass(kind):
        return _record_encoder(kind, without)
    if origin is tuple:
        inner = _encoder(typing.get_args(kind)[0], without)
        return lambda values: [inner(value) for value in values]
    if origin is typing.Annotated:
        return _array_to_text
    if _is_union(kind):
        return _optional(_encoder(_present(kind), without))
    if kind is Decimal:
        return str
    if isinstance(kind, type) and issubclass(kind, Enum):
        return lambda value: value.value
    return _same


@cache
def _decoder(kind: Any) -> Coder:
    kind = _bare(kind)
    origin = typing.get_origin(kind)
    if is_dataclass(kind):
        return _record_decoder(typing.cast(Any, kind))
    if origin is tuple:
        inner = _decoder(typing.get_args(kind)[0])
        return lambda values: tuple(map(inner, values))
    if origin is typing.Annotated:
        code: str = kind.__metadata__[0]
        return lambda text: _text_to_array(code, text)
    if _is_union(kind):
        return _optional(_decoder(_present(kind)))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {member.value: member for member in kind}.__getitem__
    if kind is Decimal:
        return Decimal
    return float if kind is float else _same


def _record_encoder(kind: Any, without: frozenset[str]) -> Coder:
    hints = typing.get_type_hints(kind, include_extras=True)
    kept = [f for f in fields(kind) if f.name not in without]
    parts = [(f.name, _encoder(hints[f.name], without), _default(f)) for f in kept]

    def encode(record: Any) -> dict[str, Any]:
        made = {}
        for name, coder, default in parts:
            value = getattr(record, name)
            if not _holds(value, default):
                made[name] = value if coder is _same else coder(value)
        return made

    return encode


@cache
def _record_decoder(kind: Any) -> Callable[..., Any]:
    """A function of a record's fields as JSON has them, and of fields as they are."""
    hints = typing.get_type_hints(kind, include_extras=True)
    coders = [(f.name, _decoder(hints[f.name])) for f in fields(kind)]
    changed = [(name, coder) for name, coder in coders if coder is not _same]
    if not changed:
        return lambda data, beside=_NOTHING: kind(**data, **beside)

    def decode(data: dict[str, Any], beside: Mapping[str, object] = _NOTHING) -> Any:
        for name, coder in changed:
            if name in data:
                data[name] = coder(data[name])
        return kind(**data, **beside)

    return decode


def _default(field: Field[Any]) -> Any:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


def _holds(value: Any, default: Any) -> bool:
    return default is not MISSING and type(value) is type(default) and value == default


def _bare(kind: Any) -> Any:
    while isinstance(kind, typing.NewType):
        kind = kind.__supertype__
    return kind


def _is_union(kind: Any) -> bool:
    return typing.get_origin(kind) in (typing.Union, types.UnionType)


def _present(kind: Any) -> Any:
    (inner,) = (arg for arg in typing.get_args(kind) if arg is not type(None))
    return inner


def _optional(coder: Coder) -> Coder:
    return lambda value: None if value is None else coder(value)


def _same(value: Any) -> Any:
    return value


def _array_to_text(column: array[Any]) -> str:
    return base64.b64encode(_little_endian(column).tobytes()).decode("ascii")


def _text_to_array(code: str, text: str) -> array[Any]:
    column: array[Any] = array(code)
    column.frombytes(base64.b64decode(text))
    return _little_endian(column)


def _little_endian(column: array[Any]) -> array[Any]:
    if sys.byteorder == "little":
        return column
    column = column[:]
    column.byteswap()
    return column
