import pytest

from nlp.entities.goods import find_goods, widened


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("imports of dental instruments rose", "dental instruments"),
        ("tariffs on ceramic insulating materials fell", "ceramic insulating materials"),
        ("in the jute industry", "jute industry"),
    ],
)
def test_goods_are_known_by_what_is_said_of_them(text: str, surface: str) -> None:
    assert [entity.span.of(text) for entity in find_goods(text)] == [surface]


@pytest.mark.parametrize(
    "text",
    [
        "imports of these products",
        "exports of final goods",
        "the manufacturing industry",
        "trade in services",
    ],
)
def test_vague_words_name_no_goods(text: str) -> None:
    assert find_goods(text) == ()


@pytest.mark.parametrize(
    ("text", "start", "end", "surface"),
    [
        ("frozen shrimp products fell", 7, 13, "frozen shrimp products"),
        ("steel fell", 0, 5, "steel"),
        ("labour-saving machinery", 14, 23, "labour-saving machinery"),
    ],
)
def test_a_mention_takes_in_the_words_that_belong_to_it(
    text: str, start: int, end: int, surface: str
) -> None:
    first, last = widened(text, start, end)
    assert text[first:last] == surface
