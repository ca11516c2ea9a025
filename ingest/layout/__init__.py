"""Characters to words, lines, columns, blocks and text."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from ingest.layout.blocks import LIST_MARK, column_to_parts
    from ingest.layout.captions import caption_label
    from ingest.layout.columns import lines_to_columns, split_columns
    from ingest.layout.formulas import is_formula, is_math_word
    from ingest.layout.furniture import printed_labels, split_furniture
    from ingest.layout.line_numbers import split_line_numbers
    from ingest.layout.mathematics import are_mathematics, share_of_mathematics
    from ingest.layout.plots import find_plots, split_plots
    from ingest.layout.text import Place, TextBuilder, Vocabulary, clean_word
    from ingest.layout.words import glyphs_to_words, split_visible, words_to_lines

__all__ = [
    "LIST_MARK",
    "Place",
    "TextBuilder",
    "Vocabulary",
    "are_mathematics",
    "caption_label",
    "clean_word",
    "column_to_parts",
    "find_plots",
    "glyphs_to_words",
    "is_formula",
    "is_math_word",
    "lines_to_columns",
    "printed_labels",
    "share_of_mathematics",
    "split_columns",
    "split_furniture",
    "split_line_numbers",
    "split_plots",
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
        line_numbers="split_line_numbers",
        mathematics="are_mathematics share_of_mathematics",
        plots="find_plots split_plots",
        text="Place TextBuilder Vocabulary clean_word",
        words="glyphs_to_words split_visible words_to_lines",
    )
