"""Names in a query, widened by what the store knows.

"Foxconn" also finds where only "Hon Hai" stands, and doc: takes a part of a file's name as well as the
beginning of an id.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from corpus.entity_keys import bare_name
from corpus.errors import QueryError
from corpus.geometry import DocId
from corpus.labels import Label
from search.passages import exact_terms
from search.query.clauses import AnyOf, Atom, Clause, DocPrefix, Group, Named, Query

if TYPE_CHECKING:
    from corpus.store import Store, Summary

__all__ = ["widen_names"]

_Keys: TypeAlias = "Mapping[Label, Mapping[str, set[Named]]]"


_MOST = 256  # as many parts as a query may have: more documents than these are not named but meant at random


def widen_names(query: Query, store: Store) -> Query:
    """The query with each entity's name joined by its keys in the store, each document's by the ids.

    Raises:
        QueryError: if what should name a document is a part of too many files' names.
    """
    asked = [atom for atom in query.atoms() if isinstance(atom, Named)]
    keys = {label: _keys_by_name(store, label, asked) for label in {atom.label for atom in asked}}
    names_document = any(isinstance(atom, DocPrefix) for atom in query.atoms())
    files = [(summary.id, _file(summary)) for summary in store.summaries()] if names_document else []
    return replace(query, clauses=tuple(_widened(clause, keys, files) for clause in query.clauses))


def _widened(clause: Clause, keys: _Keys, files: Sequence[tuple[DocId, str]]) -> Clause:
    return replace(clause, atom=_wider(clause.atom, keys, files))


def _wider(atom: Atom, keys: _Keys, files: Sequence[tuple[DocId, str]]) -> Atom:
    match atom:
        case Group():
            return Group(tuple(_widened(clause, keys, files) for clause in atom.clauses))
        case AnyOf():
            options = [found for option in atom.options for found in _wide(option, keys, files)]
        case _:
            options = list(_wide(atom, keys, files))
    return options[0] if len(options) == 1 else AnyOf(tuple(options))


def _wide(atom: Atom, keys: _Keys, files: Sequence[tuple[DocId, str]]) -> tuple[Atom, ...]:
    match atom:
        case Named():
            return _with_keys(atom, keys)
        case DocPrefix():
            return _with_ids(atom, files)
        case Group():
            return (_wider(atom, keys, files),)
        case _:
            return (atom,)


def _with_ids(atom: DocPrefix, files: Sequence[tuple[DocId, str]]) -> tuple[Atom, ...]:
    part = _composed(atom.prefix)
    found = [doc for doc, file in files if part in file and not doc.startswith(atom.prefix)]
    if len(found) > _MOST:
        raise QueryError(
            f"doc:{atom.prefix} is a part of {len(found)} files' names, and at most {_MOST} are looked for: "
            "give more of the name"
        )
    return (atom, *(DocPrefix(doc) for doc in found))


def _file(summary: Summary) -> str:
    return _composed(summary.source.replace("\\", "/").rpartition("/")[2])


def _composed(name: str) -> str:
    """In small letters, accents joined to theirs: some systems keep them apart in the names of files."""
    return unicodedata.normalize("NFC", name).casefold()


def _with_keys(atom: Named, keys: _Keys) -> tuple[Atom, ...]:
    found = sorted(
        keys[atom.label].get(exact_terms(atom.name), ()), key=lambda named: (named.label, named.name)
    )
    return (atom, *(named for named in found if exact_terms(named.name) != exact_terms(atom.name)))


def _keys_by_name(store: Store, label: Label, asked: Iterable[Named]) -> dict[str, set[Named]]:
    """For each folded name that is asked for, the keys under which an index holds mentions of its entity."""
    from corpus.store import found_names

    found: dict[str, set[Named]] = {exact_terms(atom.name): set() for atom in asked if atom.label is label}

    def is_asked(name: str, key: str) -> bool:
        return exact_terms(name) in found or exact_terms(bare_name(key)) in found

    for named in found_names(store, label, wanted=is_asked):
        bare = bare_name(named.key)
        for form in {exact_terms(named.name), exact_terms(bare)} & found.keys():
            found[form].add(Named(named.label, bare))
    return found
