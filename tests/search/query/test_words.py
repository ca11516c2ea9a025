"""What is typed is cut into items, each with its column."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import QueryError
from search.query.words import Item, Sign, lexed


def test_words_phrases_fields_and_signs_are_told_apart() -> None:
    assert list(lexed('+a (b OR firm:"c d") -e "f g"~5')) == [
        Item(1, "a", prefix="+"),
        Item(4, sign=Sign.OPEN),
        Item(5, "b"),
        Item(7, "OR", sign=Sign.OR),
        Item(10, "c d", field="firm", quoted=True),
        Item(20, sign=Sign.CLOSE),
        Item(22, "e", prefix="-"),
        Item(25, "f g", quoted=True, apart=5),
    ]


@pytest.mark.parametrize(
    ("text", "sign"), [("AND", Sign.AND), ("&&", Sign.AND), ("||", Sign.OR), ("NOT", Sign.NOT)]
)
def test_operators_of_other_engines_are_honoured(text: str, sign: Sign) -> None:
    assert [item.sign for item in lexed(f"a {text} b")] == [None, sign, None]


@pytest.mark.parametrize("text", ["and", "or", "not", "+AND", "title:AND", "ANDY"])
def test_small_letters_and_fields_are_no_operators(text: str) -> None:
    assert [item.sign for item in lexed(text)] == [None]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('a "b c', r'"b c; close it with another " \(column 3\)'),
        ("year:[2000 TO 2005]", r"write year:2005\.\.2009 \(column 1\)"),
        ('"a b"~999', r"at most 100 words may stand between \(column 1\)"),
        ('"a b"~' + "9" * 5000, r"at most 100 words may stand between \(column 1\)"),
    ],
)
def test_a_mistake_names_its_column(text: str, says: str) -> None:
    with pytest.raises(QueryError, match=says) as told:
        list(lexed(text))
    assert len(str(told.value)) < 200


@given(st.text(st.sampled_from('ab:"()+-~5 \n\x00\ud800é*'), max_size=80))
def test_any_text_is_cut_or_refused(text: str) -> None:
    try:
        items = list(lexed(text))
    except QueryError:
        return
    assert [item.column for item in items] == sorted({item.column for item in items})
