"""A plan as tantivy's queries, made through its API: its own query parser drops clauses without a word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import tantivy

from search.passages import FIELDS, Form
from search.query import All, Begins, Best, Equals, Fuzzy, Narrow, Op, Phrase, Range, Term

__all__ = ["Translator"]


@dataclass(frozen=True, slots=True)
class Translator:
    """Operations as tantivy's queries."""

    schema: tantivy.Schema

    def query(self, op: Op) -> tantivy.Query:
        """The query that matches as the operation says."""
        match op:
            case Term():
                made = tantivy.Query.term_query(self.schema, op.field, op.value, index_option="freq")
                return tantivy.Query.boost_query(made, op.boost)
            case Phrase():
                return tantivy.Query.phrase_query(self.schema, op.field, list(op.values), op.apart)
            case Best():
                return tantivy.Query.disjunction_max_query([self.query(option) for option in op.options])
            case All():
                return self._all(op)
            case Narrow():
                return tantivy.Query.const_score_query(self.query(op.op), 0.0)
            case _:
                return tantivy.Query.const_score_query(self._narrowing(op), 0.0)

    def _all(self, op: All) -> tantivy.Query:
        if op.lift:
            found = (tantivy.Occur.Must, self._all(replace(op, lift=())))
            return tantivy.Query.boolean_query(
                [found, *((tantivy.Occur.Should, self.query(part)) for part in op.lift)]
            )
        parts = [(tantivy.Occur.Must, self.query(part)) for part in op.must]
        if (values := _one_of(op.should)) is not None:
            parts.append((tantivy.Occur.Must, self._one_of(values)))
        else:
            parts += [(tantivy.Occur.Should, self.query(part)) for part in op.should]
        parts += [(tantivy.Occur.MustNot, self.query(part)) for part in op.must_not]
        least = 1 if op.should and values is None else None
        return tantivy.Query.boolean_query(parts, minimum_number_should_match=least)

    def _one_of(self, values: Sequence[Equals]) -> tantivy.Query:
        found = tantivy.Query.term_set_query(self.schema, values[0].field, [one.value for one in values])
        return tantivy.Query.const_score_query(found, 0.0)

    def _narrowing(self, op: Equals | Begins | Fuzzy | Range) -> tantivy.Query:
        match op:
            case Equals():
                return tantivy.Query.term_query(self.schema, op.field, op.value, index_option="basic")
            case Fuzzy():
                return tantivy.Query.fuzzy_term_query(self.schema, op.field, op.value, op.edits)
            case Begins():
                # As no edits of a beginning: tantivy's own prefix query stops at fifty terms without a word,
                # and a pattern takes half a millisecond to be compiled.
                return tantivy.Query.fuzzy_term_query(self.schema, op.field, op.value, 0, prefix=True)
            case Range():
                return self._range(op)

    def _range(self, op: Range) -> tantivy.Query:
        kind = tantivy.FieldType.Integer if FIELDS[op.field] is Form.INTEGER else tantivy.FieldType.Float
        closed = (op.closed or op.lo is None, op.closed or op.hi is None)
        return tantivy.Query.range_query(self.schema, op.field, kind, op.lo, op.hi, *closed)


def _one_of(options: Sequence[Op]) -> list[Equals] | None:
    """The options, where they are values of one field, of which a set is looked up at once; else None."""
    values = [one for one in options if isinstance(one, Equals)]
    fields = {one.field for one in values}
    return values if len(options) == len(values) > 1 and len(fields) == 1 else None
