"""Characters to words, lines, columns, blocks and text."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from ingest.layout.blocks import LIST_MARK, column_to_parts
    from ingest.layout.captions import caption_label
    from ingest.layout.columns import lines_to_columns, split_columns
    from ingest.layout.formulas import is_formula, is_math_word
    from ingest.layout.furniture import printed_labels, split_furniture
    from ingest.layout.text import Place, TextBuilder, Vocabulary, clean_word
    from ingest.layout.words import glyphs_to_words, split_visible, words_to_lines

__all__ = [
    "LIST_MARK",
    "Place",
    "TextBuilder",
    "Vocabulary",
    "caption_label",
    "clean_word",
    "column_to_parts",
    "glyphs_to_words",
    "is_formula",
    "is_math_word",
    "lines_to_columns",
    "printed_labels",
    "split_columns",
    "split_furniture",
    "split_visible",
    "words_to_lines",
]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        blocks="LIST_MARK column_to_parts",
        captions="caption_label",
        columns="lines_to_columns split_columns",
        formulas="is_formula is_math_word",
        furniture="printed_labels split_furniture",
        text="Place TextBuilder Vocabulary clean_word",
        words="glyphs_to_words split_visible words_to_lines",
    )
