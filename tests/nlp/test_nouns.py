import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.lexer import lex
from nlp.nouns import counted_noun, singular


@pytest.mark.parametrize(
    ("word", "one"),
    [
        ("firms", "firm"),
        ("industries", "industry"),
        ("boxes", "box"),
        ("people", "person"),
        ("series", "series"),
        ("glass", "glass"),
        ("status", "status"),
        ("businesses", "business"),
    ],
)
def test_singular_of_nouns(word: str, one: str) -> None:
    assert singular(word) == one


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("large firms closed", "{firm}"),
        ("of the shops closed", "{shop}"),
        ("-item list", "{item}"),
        ("more U.S. towns", "{town}"),
        ("new 300 Max jets", "{jet}"),
        ("digital and physical sales", "{sale}"),
    ],
)
def test_head_of_the_phrase_is_counted(text: str, code: str) -> None:
    found = counted_noun(lex("5 " + text if not text.startswith("-") else "5" + text), 1)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("text", ["and more", "of the five firms", "in towns", "last year", "rising prices"])
def test_other_words_are_not_counted(text: str) -> None:
    found = counted_noun(lex("5 " + text), 1)
    assert found is None or found.code not in ("{year}", "{firm}", "{town}", "{rising}")


@pytest.mark.parametrize(("single", "code"), [(True, "{proposal}"), (False, "{ask}")])
def test_verb_behind_a_single_thing_is_no_noun(single: bool, code: str) -> None:
    found = counted_noun(lex("one proposal asks"), 1, single=single)
    assert found is not None
    assert found.code == code


@given(st.text(max_size=60))
def test_singular_and_head_of_any_text(text: str) -> None:
    assert isinstance(singular(text.lower()), str)
    tokens = lex("5 " + text)
    found = counted_noun(tokens, 1)
    assert found is None or 1 <= found.first < found.last <= len(tokens)
