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
