"""Words and signs to clauses: AND before OR, brackets first, as deep as people write them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from corpus.errors import QueryError
from search.query.clauses import AnyOf, Atom, Clause, Comparison, Group, Occur, TextPart, Words
from search.query.words import Item, Sign

__all__ = ["DEEPEST", "Reading"]

DEEPEST = 8
"""Brackets within brackets: more than a person keeps apart, and far from the depth where programs fail."""


class Reading:
    """A way through the items of a query; each is looked at once."""

    def __init__(self, items: Sequence[Item], atom: Callable[[Item], Atom | None]) -> None:
        self._items = items
        self._atom = atom
        self._at = 0

    def clauses(self, depth: int = 0) -> tuple[Clause, ...]:
        """The clauses up to the end, or to the bracket that closes.

        Raises:
            QueryError: if brackets do not match, an operator has nothing to join, or all is excluded.
        """
        opened = self._items[self._at - 1] if depth else None
        found: list[Clause] = []
        while (item := self._next()) is not None and item.sign is not Sign.CLOSE:
            found.extend(self._alternatives(depth))
        self._close(opened)
        if found and all(clause.occur is Occur.NOT for clause in found):
            raise QueryError("the query says only what must not stand there: add what should")
        return tuple(found)

    def _close(self, opened: Item | None) -> None:
        item = self._next()
        if opened is not None and item is None:
            raise QueryError(f"a bracket is opened and not closed: add a ) ({opened.where})")
        if opened is None and item is not None:
            raise QueryError(f"a bracket is closed that was not opened: leave it out ({item.where})")
        if item is not None:
            self._at += 1

    def _alternatives(self, depth: int) -> list[Clause]:
        """What stands between two spaces: chains of AND, joined by OR."""
        chains = [self._chain(depth)]
        while (item := self._next()) is not None and item.sign is Sign.OR:
            self._at += 1
            if chains and not chains[-1]:  # an OR with nothing before it is just a word in capitals
                chains.pop()
            if self._next_is_operand():
                chains.append(self._chain(depth))
        made = [chain for chain in chains if chain]
        if len(made) < 2:
            return made[0] if made else []
        if any(clause.occur is Occur.NOT for chain in made for clause in chain if len(chain) == 1):
            raise QueryError(
                "OR and -: what must not stand there cannot be one of two choices; leave out the -"
            )
        return [Clause(Occur.MUST, AnyOf(tuple(_as_atom(chain) for chain in made)))]

    def _chain(self, depth: int) -> list[Clause]:
        """One operand, or several that AND joins: all of these must stand there."""
        found = self._operand(depth)
        joins = False
        while (item := self._next()) is not None and item.sign is Sign.AND:
            self._at += 1
            joins = joins or bool(found)
            if self._next_is_operand():
                found += self._operand(depth)
        return [_must(clause) for clause in found] if joins and len(found) > 1 else found

    def _operand(self, depth: int) -> list[Clause]:
        item = self._next()
        if item is None or item.sign in (Sign.AND, Sign.OR, Sign.CLOSE):
            return []
        self._at += 1
        if item.sign is Sign.NOT:
            if not self._next_is_operand():
                return []  # a NOT with nothing behind it is just a word in capitals
            return [Clause(Occur.NOT, clause.atom) for clause in self._operand(depth)]
        if item.sign is Sign.OPEN:
            return self._bracket(item, depth)
        atom = self._atom(item)
        return [] if atom is None else [Clause(_occur(item.prefix, atom), atom)]

    def _bracket(self, item: Item, depth: int) -> list[Clause]:
        if depth == DEEPEST:
            raise QueryError(f"brackets stand in more than {DEEPEST} others: leave some out ({item.where})")
        inside = self.clauses(depth + 1)
        if not inside:
            return []
        atom = inside[0].atom if len(inside) == 1 else Group(inside)
        return [Clause(_occur(item.prefix, atom), atom)]

    def _next(self) -> Item | None:
        return self._items[self._at] if self._at < len(self._items) else None

    def _next_is_operand(self) -> bool:
        item = self._next()
        return item is not None and item.sign in (None, Sign.OPEN, Sign.NOT)


def _must(clause: Clause) -> Clause:
    return Clause(Occur.MUST, clause.atom) if clause.occur is Occur.RANK else clause


def _as_atom(chain: Sequence[Clause]) -> Atom:
    return chain[0].atom if len(chain) == 1 else Group(tuple(chain))


def _occur(prefix: str, atom: Atom) -> Occur:
    if prefix == "-":
        return Occur.NOT
    plain = isinstance(atom, Words) and atom.match is Comparison.WORDS and atom.place is TextPart.BODY
    return Occur.RANK if plain and not prefix else Occur.MUST
