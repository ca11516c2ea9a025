"""Names in a query, widened by what the store knows: "Foxconn" also finds where only "Hon Hai" stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from corpus.annotations import Label
from corpus.decisions import found_names
from corpus.store import Store
from search.analysis import fold
from search.clauses import AnyOf, Atom, Clause, Named, Query

__all__ = ["widen_names"]


def widen_names(query: Query, store: Store) -> Query:
    """The query with every entity's name joined by the keys that bear this name anywhere in the store."""
    labels = {atom.label for atom in query.atoms() if isinstance(atom, Named)}
    keys = {label: _keys_by_name(store, label) for label in labels}
    return Query(tuple(_widened(clause, keys) for clause in query.clauses)) if labels else query


def _widened(clause: Clause, keys: Mapping[Label, Mapping[str, set[Named]]]) -> Clause:
    options = clause.atom.options if isinstance(clause.atom, AnyOf) else (clause.atom,)
    wide = [found for option in options for found in _with_keys(option, keys)]
    return replace(clause, atom=AnyOf(tuple(wide)) if len(wide) > len(options) else clause.atom)


def _with_keys(atom: Atom, keys: Mapping[Label, Mapping[str, set[Named]]]) -> tuple[Atom, ...]:
    if not isinstance(atom, Named):
        return (atom,)
    found = sorted(keys[atom.label].get(fold(atom.name), ()), key=lambda named: (named.label, named.name))
    return (atom, *(named for named in found if fold(named.name) != fold(atom.name)))


def _keys_by_name(store: Store, label: Label) -> dict[str, set[Named]]:
    """For each folded name, and each key, the keys under which an index holds mentions of its entity."""
    found: dict[str, set[Named]] = {}
    for named in found_names(store, label):
        key = named.key.partition(":")[2].removeprefix("~")
        found.setdefault(fold(named.name), set()).add(Named(named.label, key))
        found.setdefault(fold(key), set()).add(Named(named.label, key))
    return found
