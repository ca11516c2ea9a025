import pytest

from nlp.entities.own_objects import find_objects


@pytest.mark.parametrize(
    ("text", "surface", "key"),
    [
        ("Table 3 shows it.", "Table 3", "table:3"),
        ("(see Tables 4 and 5)", "Tables 4 and 5", "table:4,table:5"),
        ("Figures 1–3 show it", "Figures 1–3", "figure:1,figure:2,figure:3"),
        ("as in Fig. 2b", "Fig. 2b", "figure:2b"),
        ("from equation (6)", "equation (6)", "equation:6"),
        ("Table A1 lists them", "Table A1", "table:A1"),
        ("Table IV lists them", "Table IV", "table:IV"),
    ],
)
def test_the_documents_own_objects_are_found(text: str, surface: str, key: str) -> None:
    (found,) = find_objects(text)
    assert (found.span.of(text), found.key) == (surface, key)


@pytest.mark.parametrize(
    "text",
    [
        "Table 3 of Smith and Jones (2009) shows it",
        "Figures of this kind are rare",
        "Source: Bureau of Economic Analysis, Table 4.3.",
        "a table of 4 rows",
        "on the table in 2008",
        "Ruritanian Customs, Table 2.1 (Monthly Imports by Country)",
        "Table 9 in Trade Accounts of Ruritania",
    ],
)
def test_tables_of_other_works_and_plain_words_are_not(text: str) -> None:
    assert find_objects(text) == ()


@pytest.mark.parametrize(
    ("text", "first", "last", "count"),
    [
        ("Figures 1–30 show it", "figure:1", "figure:30", 30),
        ("Figures 1–31 show it", "figure:1", "figure:31", 2),
        ("Figures 5–3 show it", "figure:5", "figure:3", 2),
        ("Tables 3 to 5 show it", "table:3", "table:5", 3),
        ("Tables 3 and 5 show it", "table:3", "table:5", 2),
        ("Tables A3–A5 show it", "table:A3", "table:A5", 2),
    ],
)
def test_what_stands_between_two_numbers_is_named_too(text: str, first: str, last: str, count: int) -> None:
    keys = find_objects(text)[0].key.split(",")
    assert (keys[0], keys[-1], len(keys)) == (first, last, count)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Exhibit 2 shows it", "exhibit:2"),
        ("Chart 1 shows it", "chart:1"),
        ("Graph 4 shows it", "graph:4"),
        ("Eq. 4 shows it", "equation:4"),
        ("table 4 shows it", "table:4"),
    ],
)
def test_each_kind_of_object_has_its_word(text: str, key: str) -> None:
    (found,) = find_objects(text, offset=7)
    assert found.key == key
    assert found.span.start == 7


def test_a_line_of_sources_ends_at_a_note_and_after_four_hundred_letters() -> None:
    assert find_objects("Source: Mills, Table 3 and more.") == ()
    assert len(find_objects("Source: Mills. Note: as in Table 3 and more.")) == 1
    assert find_objects(f"Source: {'x' * 380} Table 3 and more.") == ()
    assert len(find_objects(f"Source: {'x' * 400} Table 3 and more.")) == 1
    assert find_objects("(see Table 3)")[0].span.of("(see Table 3)") == "Table 3"
