import pytest

from corpus.annotations import Entity, Label
from corpus.geometry import Span
from nlp.tables.names import Names

US = Entity(Span(0, 2), Label.PLACE, "place:USA", "United States", "test")
LAOS = Entity(Span(3, 7), Label.PLACE, "place:LAO", "Lao People's Democratic Republic", "test")
NAMES = Names("US Laos", (US, LAOS))


@pytest.mark.parametrize(
    ("header", "keys"),
    [
        ("US exports", ["place:USA"]),
        ("US$, millions", []),
        ("US dollars", []),
        ("give us this", []),
        ("Lao People\u2019s Democratic Republic", ["place:LAO"]),
        ("Laos\u2019s rice", ["place:LAO"]),
        ("Laos and the United States", ["place:LAO", "place:USA"]),
    ],
)
def test_names_are_found_in_headers_but_not_in_money(header: str, keys: list[str]) -> None:
    assert [named.entity.key for named in NAMES.find(header)] == keys
