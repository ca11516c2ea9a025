"""The fields of an index of tantivy's: those of `search.passages` that its queries need, and two of its own.

What an order needs of a hit is one number beside its rank, so that two columns are read of two hundred hits
and not six. Values are kept in columns only where they are counted or compared: a column of names or ids
costs as much as its terms. Texts come divided by spaces.
"""

from __future__ import annotations

import tantivy

from search.passages import EXACT, FIELDS, STEMMED, Field, Form, spaced_analyzer

__all__ = ["FORM", "RECORD", "TOLD", "new_schema", "register_analyzers"]

FORM = 3
"""Number of the form of an index; it grows when fields, their analysis or kept records change."""

RECORD, TOLD = "record", "told"
"""What a hit shows, and what its order needs (`search.engines.halves.record`)."""

_UNUSED = frozenset({Field.PAGE, Field.WEIGHT, Field.FIGURES})
"""Part of `TOLD`."""
_COUNTED = frozenset({Field.ENTITY, Field.WRITER, Field.KIND})
_COLUMN = frozenset({Field.RANK})
"""Numbers by which hits are sorted and never found."""


def new_schema() -> tantivy.Schema:
    """The schema of a half."""
    builder = tantivy.SchemaBuilder()
    for name, form in FIELDS.items():
        if name not in _UNUSED:
            _add(builder, name, form)
    builder.add_integer_field(TOLD, indexed=False, fast=True)
    builder.add_bytes_field(RECORD, stored=True)
    return builder.build()


def _add(builder: tantivy.SchemaBuilder, name: Field, form: Form) -> None:
    match form:
        case Form.STEMMED:
            builder.add_text_field(name, tokenizer_name=STEMMED, index_option="freq")
        case Form.EXACT:
            builder.add_text_field(name, tokenizer_name=EXACT)
        case Form.KEYWORD:
            builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=name in _COUNTED)
        case Form.INTEGER:  # signed: a Python int in an unsigned field ends the writer's thread
            builder.add_integer_field(name, indexed=name not in _COLUMN, fast=True)
        case Form.REAL:
            builder.add_float_field(name, indexed=True, fast=True)


def register_analyzers(index: tantivy.Index) -> None:
    """Let the index cut texts as `record` writes them."""
    for chain in (EXACT, STEMMED):
        index.register_tokenizer(chain, spaced_analyzer(chain))
