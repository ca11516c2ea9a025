from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engines.spread import REACH, Stretch, narrows_to_documents, stretch
from search.query.language import parse_query

_QUERY = parse_query("word")
_DOCS = st.lists(st.integers(0, 6), max_size=REACH + 60)


def ranks(docs: list[int]) -> list[int]:
    """Ranks of hits of these documents, one after another."""
    return [doc * 16**5 + seq for seq, doc in enumerate(docs)]


def whole(docs: list[int]) -> list[int]:
    """Positions in the order in which all hits are shown."""
    return stretch(_QUERY, 10_000, 0).shown(ranks(docs))


@pytest.mark.parametrize(
    ("docs", "order"),
    [
        ([], []),
        ([1, 1], [0, 1]),
        ([1, 1, 1, 1, 2], [0, 1, 2, 4, 3]),
        ([1] * 12, list(range(12))),
        ([1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4], [0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 3, 7, 11, 13]),
    ],
)
def test_three_of_each_come_first_then_the_rest_in_order(docs: list[int], order: list[int]) -> None:
    assert whole(docs) == order


@given(_DOCS)
def test_every_hit_is_shown_once_and_none_beyond_reach_moves(docs: list[int]) -> None:
    order = whole(docs)
    assert sorted(order) == list(range(len(docs)))
    assert order[REACH:] == list(range(REACH, len(docs)))


@given(_DOCS)
def test_the_first_ten_have_no_fourth_of_a_document_while_another_could_stand_there(docs: list[int]) -> None:
    room = sum(min(3, count) for count in Counter(docs[:REACH]).values())
    first = Counter(docs[position] for position in whole(docs)[: min(10, room)])
    assert max(first.values(), default=0) <= 3


@given(_DOCS, st.integers(1, 60), st.integers(0, REACH + 80))
def test_a_stretch_is_that_part_of_the_whole(docs: list[int], limit: int, offset: int) -> None:
    asked = stretch(_QUERY, limit, offset)
    fetched = ranks(docs)[asked.first : asked.first + asked.size]
    shown = [asked.first + position for position in asked.shown(fetched)]
    assert shown == whole(docs)[offset : offset + limit]


def test_nothing_is_fetched_to_count() -> None:
    assert stretch(_QUERY, 0, 0).size == 0


@pytest.mark.parametrize(
    ("text", "narrows"),
    [
        ("word", False),
        ("doc:ab12", True),
        ("title:trade", True),
        ('title:"of trade" word', True),
        ("doc:ab OR doc:cd", True),
        ("-doc:ab12 word", False),
        ("-title:trade word", False),
        ("section:trade author:x", False),
    ],
)
def test_what_names_a_document_is_not_spread(text: str, narrows: bool) -> None:
    assert narrows_to_documents(parse_query(text)) == narrows
    assert stretch(parse_query(text), 10, 20) == (
        Stretch(20, 10, 0, 10, spreads=False) if narrows else Stretch(0, REACH, 20, 10)
    )
