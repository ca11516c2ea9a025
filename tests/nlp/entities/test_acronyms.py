import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.entities.acronyms import find_acronyms


@pytest.mark.parametrize(
    ("text", "short", "long_form"),
    [
        ("imports of advanced technology products (ATP) rose", "ATP", "advanced technology products"),
        ("the International Trade Administration (ITA) said", "ITA", "International Trade Administration"),
        ("a foreign-invested enterprise (hereafter “FIE”)", "FIE", "foreign-invested enterprise"),
        ("foreign-invested enterprises (FIEs)", "FIEs", "foreign-invested enterprises"),
        ("research and development (R&D) rose", "R&D", "research and development"),
        ("ATP (advanced technology products) rose", "ATP", "advanced technology products"),
    ],
)
def test_a_short_form_is_bound_to_the_words_it_stands_for(text: str, short: str, long_form: str) -> None:
    (found,) = find_acronyms(text, offset=100)
    assert (found.short, found.long) == (short, long_form)
    assert text[found.span.start - 100 : found.span.end - 100] == long_form


@pytest.mark.parametrize(
    "text",
    [
        "as shown before (Smith 2009)",
        "rose by half (see B)",
        "growth was fast (WTO)",
        "in the north (N)",
        "(ATP)",
        "",
    ],
)
def test_other_brackets_define_nothing(text: str) -> None:
    assert find_acronyms(text) == ()


@given(st.text(alphabet="Aa Bb(Cc).&s"))
def test_any_text_gives_long_forms_that_stand_in_it(text: str) -> None:
    assert all(found.span.of(text) == found.long for found in find_acronyms(text))
