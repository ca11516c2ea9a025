"""Gazetteers: the lists of named things, as shipped and as a person adds to them.

A shipped list is a table (`nlp/data/*.tsv`), a person's own list is TOML:

    [[entry]]
    id = "firm:acme"                # kind and name; the kind is one of product, firm, policy, org, place
    name = "Acme Solar Co."
    aliases = ["Acme Solar"]
    guarded = ["Acme"]              # counts only in a document with a trigger or another alias
    triggers = ["photovoltaic"]
    where = "CHN"                   # home, jurisdiction

A capital letter in an alias must be a capital in the text; a small letter stands for both.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from corpus.annotations import Label
from corpus.errors import RuleError
from corpus.files import read_regular
from nlp.text import data_rows, fold

__all__ = ["SHIPPED", "Ambiguity", "Entry", "Gazetteer", "load_gazetteer", "read_toml"]

SHIPPED = ("products", "products_hs", "products_atp", "firms", "policies", "orgs", "places", "countries")
"""Names of the shipped lists, in `nlp/data/<name>.tsv`."""

_KINDS = {
    kind: Label(kind) for kind in ("product", "firm", "policy", "org", "place")
}  # people and objects have no lists
_TEXTS = ("id", "name", "where", "since", "until", "parent")
"""Fields of an entry that hold one text (docs/gazetteers.md)."""
_LISTS = ("aliases", "guarded", "triggers")
"""Fields that hold several."""
_HS_KEY = re.compile(r"product:hs\.(?P<digits>\d{2,10})(?P<name>\..+)?")
"""A key made of a code of the Harmonized System, from chapters (two digits) to national lines (ten)."""
_ID = re.compile(r"(product|firm|policy|org|place):[^\s~]\S*")
"""A key: the kind, a colon, a name without spaces; "~" is kept for names that no list has."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing on a list."""

    key: str
    label: Label
    name: str
    aliases: tuple[str, ...] = ()
    """Surfaces beside the name that mean it wherever they stand."""
    guarded: tuple[str, ...] = ()
    """Surfaces that mean it only in a document that has a trigger or an unguarded surface."""
    triggers: tuple[str, ...] = ()
    where: str = ""
    """ISO 3166 alpha-3 of a firm's home or a policy's jurisdiction."""
    since: str = ""
    until: str = ""
    """Years, or "2001-12-11"; "" for none."""
    parent: str = ""
    """Key of the class or owner; "" for none."""
    by: str = ""
    """Id of the list: "list:firms"."""

    @property
    def surfaces(self) -> tuple[str, ...]:
        """Name and unguarded aliases, without doubles; a name that is also guarded is guarded."""
        both = dict.fromkeys((self.name, *self.aliases))
        return tuple(surface for surface in both if surface not in self.guarded)


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """A surface that two entries or more claim: only triggers can tell which is meant."""

    alias: str
    keys: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.alias!r} stands for {', '.join(self.keys)}: give all but one of them triggers"


@dataclass(frozen=True)
class Gazetteer:
    """All entries, one a key."""

    entries: tuple[Entry, ...]

    @cached_property
    def digest(self) -> str:
        """Twelve hexadecimal digits that change with any entry."""
        return hashlib.sha256(repr(self.entries).encode()).hexdigest()[:12]

    @cached_property
    def by_key(self) -> Mapping[str, Entry]:
        """Entries by their key."""
        return {entry.key: entry for entry in self.entries}

    def ancestors(self, key: str) -> tuple[str, ...]:
        """Keys of what a thing belongs to, nearest first: classes of goods, codes above a code, owners."""
        found: list[str] = []
        above = self._above(key)
        while above and above not in found:
            found.append(above)
            above = self._above(above)
        return tuple(found)

    def _above(self, key: str) -> str:
        entry = self.by_key.get(key)
        if entry is not None and entry.parent:
            return entry.parent
        code = _HS_KEY.fullmatch(key)
        if code is None or code["digits"] == "00":
            return ""
        if code["name"]:
            return f"product:hs.{code['digits']}"
        return f"product:hs.{code['digits'][:-2]}" if len(code["digits"]) > 2 else ""

    def ambiguities(self) -> tuple[Ambiguity, ...]:
        """Surfaces that two entries claim without a guard, by alias."""
        owners: dict[str, dict[str, str]] = {}
        for entry in self.entries:
            for surface in entry.surfaces:
                owners.setdefault(fold(surface), {})[entry.key] = surface
        shared = (keys for keys in owners.values() if len(keys) > 1)
        return tuple(
            sorted((Ambiguity(min(k.values()), tuple(sorted(k))) for k in shared), key=lambda a: a.alias)
        )


def load_gazetteer(extra: Iterable[Path] = ()) -> Gazetteer:
    """The shipped lists and a person's own; an entry with a known id adds its aliases to the known one.

    Raises:
        RuleError: if a file cannot be read or a line is wrong; names file, line and field.
    """
    merged: dict[str, Entry] = {}
    for name in SHIPPED:
        _add(merged, _read_tsv(name))
    for path in extra:
        _add(merged, read_toml(path))
    return Gazetteer(tuple(merged.values()))


def _add(merged: dict[str, Entry], entries: Iterable[Entry]) -> None:
    for entry in entries:
        known = merged.get(entry.key)
        merged[entry.key] = entry if known is None else _joined(known, entry)


def _joined(known: Entry, more: Entry) -> Entry:
    return replace(
        known,
        aliases=tuple(dict.fromkeys((*known.aliases, more.name, *more.aliases))),
        guarded=tuple(dict.fromkeys((*known.guarded, *more.guarded))),
        triggers=tuple(dict.fromkeys((*known.triggers, *more.triggers))),
    )


def _read_tsv(name: str) -> Iterator[Entry]:
    """Entries of a shipped table: key, name, aliases, triggers, where, since, until, parent.

    Aliases are divided by "|"; a "?" before one makes it guarded, before the name too.
    """
    return (_row_to_entry(name, number, row) for number, row in data_rows(f"{name}.tsv"))


def _row_to_entry(name: str, number: int, row: Sequence[str]) -> Entry:
    key, title, aliases, triggers, where, since, until, parent = (*row, *[""] * 8)[:8]
    if not _ID.fullmatch(key) or not title:
        given = "\t".join(row)[:40]
        raise RuleError(f"{name}.tsv, line {number}, field key: {given!r}; expected kind:name and a name")
    surfaces = [alias for alias in aliases.split("|") if alias]
    guarded = [surface[1:] for surface in (title, *surfaces) if surface.startswith("?")]
    return Entry(
        key,
        _KINDS[key.partition(":")[0]],
        title.removeprefix("?"),
        tuple(surface for surface in surfaces if not surface.startswith("?")),
        tuple(guarded),
        tuple(trigger for trigger in triggers.split("|") if trigger),
        where,
        since,
        until,
        parent,
        by=f"list:{name}",
    )


_LARGEST_LIST = 50_000_000
"""Bytes of a person's own list: a hundred times the largest that is shipped."""


def read_toml(path: Path) -> tuple[Entry, ...]:
    """Entries of a person's own list.

    Raises:
        RuleError: if the file cannot be read, is not TOML, or has a wrong entry; names file, line and field.
    """
    try:
        text = read_regular(path, most=_LARGEST_LIST).decode("utf-8")
        data = tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as exc:
        raise RuleError(f"{path}: the list cannot be read: {exc}") from exc
    except tomllib.TOMLDecodeError as exc:
        raise RuleError(f"{path}: not TOML: {exc}") from exc
    for name in data:
        if name != "entry":
            raise RuleError(_said(path, _line_of(text, 0, name), name, "expected only [[entry]]"))
    rows = data.get("entry", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise RuleError(_said(path, _line_of(text, 0, "entry"), "entry", "expected [[entry]] before each"))
    return tuple(_toml_to_entry(path, text, index, row) for index, row in enumerate(rows))


def _toml_to_entry(path: Path, text: str, index: int, row: Mapping[str, object]) -> Entry:
    for name, value in row.items():
        fault = _fault(name, value)
        if fault:
            raise RuleError(_said(path, _line_of(text, index, name), name, fault))
    for name in ("id", "name"):
        if name not in row:
            raise RuleError(_said(path, _line_of(text, index, ""), name, "missing"))
    texts = {name: str(row.get(name, "")) for name in _TEXTS}
    aliases, guarded, triggers = (_strings(row.get(name, [])) for name in _LISTS)
    label = _KINDS[texts["id"].partition(":")[0]]
    return Entry(
        texts["id"],
        label,
        texts["name"],
        aliases,
        guarded,
        triggers,
        texts["where"],
        texts["since"],
        texts["until"],
        texts["parent"],
        by=f"list:{path.name}",
    )


def _strings(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else ()


def _fault(name: str, value: object) -> str:
    if name in _LISTS:
        good = isinstance(value, list) and all(isinstance(v, str) and fold(v).strip() for v in value)
        return "" if good else f"{value!r}; expected a list of texts with letters or digits"
    if name not in _TEXTS:
        return f"unknown; known are {', '.join((*_TEXTS, *_LISTS))}"
    if not isinstance(value, str) or not fold(value).strip():
        return f"{value!r}; expected a text in quotes"
    if name == "id" and not _ID.fullmatch(value):
        return f"{value!r}; expected a kind ({', '.join(_KINDS)}), a colon and a name without spaces or ~"
    return ""


def _said(path: Path, line: int, name: str, fault: str) -> str:
    return f"{path}, line {line}, field {name}: {fault}"


def _line_of(text: str, index: int, name: str) -> int:
    """Line, from 1, of a field in the entry at this position; the entry's own line if it is not there."""
    lines = text.splitlines()
    heads = [number for number, line in enumerate(lines) if line.strip().startswith("[[entry]]")]
    first = heads[index] if index < len(heads) else 0
    last = heads[index + 1] if index + 1 < len(heads) else len(lines)
    begins = re.compile(rf"\s*\[*{re.escape(name)}\b") if name else re.compile(r"$^")
    found = (number for number in range(first, last) if begins.match(lines[number]))
    return next(found, first) + 1
