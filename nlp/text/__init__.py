"""Tokens, sentences, trees, word lists and folding: what every rule on text stands on."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from nlp.text.cued import CuedPattern
    from nlp.text.folding import fold
    from nlp.text.lexer import Lex, Token, glued_at, lex, low_at, plain, word_set
    from nlp.text.sentences import find_sentences, split_sentences
    from nlp.text.syntax import Parser, Tree, Word
    from nlp.text.word_lists import country_codes, data_rows, data_toml, words

__all__ = [
    "CuedPattern",
    "Lex",
    "Parser",
    "Token",
    "Tree",
    "Word",
    "country_codes",
    "data_rows",
    "data_toml",
    "find_sentences",
    "fold",
    "glued_at",
    "lex",
    "low_at",
    "plain",
    "split_sentences",
    "word_set",
    "words",
]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        cued="CuedPattern",
        folding="fold",
        lexer="Lex Token glued_at lex low_at plain word_set",
        sentences="find_sentences split_sentences",
        syntax="Parser Tree Word",
        word_lists="country_codes data_rows data_toml words",
    )
