"""The shipped lists are read as they are written, and hold what rules rely on."""

import pytest

from nlp.text import word_lists
from nlp.text.word_lists import country_codes, data_rows, data_text, data_toml, words


def test_words_of_a_list_are_parted_by_white_space(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_lists, "_word_lists", lambda: {"made": "one\n two  three\n"})
    assert words("made") == {"one", "two", "three"}


def test_a_list_that_is_not_there_is_no_empty_list() -> None:
    with pytest.raises(KeyError, match="no-such-list"):
        words("no-such-list")


def test_every_list_of_words_holds_some_and_says_what_for() -> None:
    lines = data_text("words.toml").splitlines()
    for name in data_toml("words.toml"):
        assert words(name)
        (head,) = (number for number, line in enumerate(lines) if line.startswith(f"{name} ="))
        assert lines[head - 1].startswith("# ")


def test_rows_have_their_line_and_comments_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_lists, "data_text", {"made.tsv": "# head\na\tb\n\nc\t\td\n#e\n"}.__getitem__)
    assert list(data_rows("made.tsv")) == [(2, ["a", "b"]), (4, ["c", "", "d"])]


def test_tables_of_a_file_are_given_by_name() -> None:
    assert data_toml("units.toml")["words"]["per cent"] == "%"


def test_countries_are_known_by_three_letters() -> None:
    assert {"CHN", "USA", "CHL"} <= country_codes()
    assert all(len(code) == 3 and code.isupper() for code in country_codes())


def test_sections_by_which_programmes_are_named_are_sections_of_laws() -> None:
    assert {"201", "301"} <= words("law-sections") & words("named-numbers")
    assert all(number.isdigit() for number in words("law-sections") | words("named-numbers"))


def test_currencies_before_scales_are_glued_ones() -> None:
    assert words("scaled-currencies") < words("glued-currencies")
