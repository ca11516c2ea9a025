from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.annotations import Entity, Finder, Label
from corpus.document import Block, BlockKind, Document
from corpus.geometry import DocId, PageIndex, Span
from corpus.textmap import TextMap
from nlp.annotate import plain_document
from nlp.entities.find import EntityFinder, Found, _longest
from nlp.entities.gazetteer import load_gazetteer
from nlp.text.sentences import find_sentences


@pytest.fixture(scope="module")
def finder() -> EntityFinder:
    return EntityFinder(load_gazetteer())


def _found(finder: EntityFinder, document: Document) -> Found:
    return finder.find(document, find_sentences(document))


def _keys(finder: EntityFinder, text: str) -> list[tuple[str, str]]:
    return [(entity.span.of(text), entity.key) for entity in _found(finder, plain_document(text)).entities]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Foxconn makes notebook PCs in China.",
            [("Foxconn", "firm:honhai"), ("notebook PCs", "product:notebooks"), ("China", "place:CHN")],
        ),
        ("Section 301 tariffs were raised.", [("Section 301 tariffs", "policy:s301")]),
        ("It cost US$5 and US 3.", [("US", "place:USA")]),
        ("Sales to ethnic Chinese rose.", []),
        ("The U.S. Census Bureau counts.", [("U.S. Census Bureau", "org:census")]),
        ("Apple trees grew in Chile.", [("Apple", "product:apple"), ("Chile", "place:CHL")]),
        ("Apple sold the iPhone.", [("Apple", "firm:apple"), ("iPhone", "product:phones")]),
        ("She lives in Gold Creek.", []),
        (
            "The U.S. footwear industry shrank.",
            [("U.S.", "place:USA"), ("footwear industry", "product:footwear")],
        ),
        ("See Table 3.", [("Table 3", "table:3")]),
        ("The natural logs of wages rose; so did timber.", [("timber", "product:timber")]),
        ("Write to 12 Massachusetts Ave, please.", []),
        (
            "The Smoot-Hawley Tariff Act of 1930 passed.",
            [("Smoot-Hawley Tariff Act of 1930", "policy:smoothawley")],
        ),
        ("Suntech Power Co., Ltd. grew.", [("Suntech Power Co., Ltd.", "firm:suntech")]),
        (
            "The U.S. Seafood Import Monitoring Program ended.",
            [("U.S. Seafood Import Monitoring Program", "policy:simp")],
        ),
        ("See Lessons from the Multi-Fiber Arrangement.", [("Multi-Fiber Arrangement", "policy:mfa")]),
        ("They ship saw logs.", [("saw logs", "product:log")]),
        ("Averages mask a uniform rise in the spirit of it.", []),
    ],
)
def test_lists_and_rules_name_what_a_reader_would(
    finder: EntityFinder, text: str, found: list[tuple[str, str]]
) -> None:
    assert _keys(finder, text) == found


def test_a_short_form_means_what_the_document_says(finder: EntityFinder) -> None:
    text = "The International Trade Administration (ITA) spoke. Later ITA was silent."
    assert [key for _, key in _keys(finder, text)] == ["org:ita"] * 3


def test_a_short_form_covers_what_follows_the_name_with_a_preposition(finder: EntityFinder) -> None:
    text = "Permanent Normal Trade Relations to Ruritania (PNTR) came. Then PNTR held."
    assert [key for _, key in _keys(finder, text)] == ["policy:pntr"] * 3


def test_a_short_form_of_goods_with_a_prefix_means_other_goods(finder: EntityFinder) -> None:
    text = "An anti-satellite (ASAT) weapon flew. Later ASAT tests ended."
    assert "ASAT" not in [surface for surface, _ in _keys(finder, text)]


def test_a_listed_short_form_of_something_else_is_left_out(finder: EntityFinder) -> None:
    text = "The adenosine triphosphate (ATP) level rose, and ATP fell."
    assert _keys(finder, text) == []


def test_a_short_form_of_an_unlisted_name_takes_its_key(finder: EntityFinder) -> None:
    text = "The Clean Ports Program (CPP) began. CPP ended."
    assert {key for _, key in _keys(finder, text)} == {"policy:~clean ports program"}


def test_two_entries_with_one_alias_are_not_silently_chosen(tmp_path) -> None:  # type: ignore[no-untyped-def]
    own = tmp_path / "own.toml"
    own.write_text(
        '[[entry]]\nid = "firm:other"\nname = "Other Corp."\naliases = ["Foxconn"]\n', encoding="utf-8"
    )
    text = "Foxconn grew."
    assert _found(EntityFinder(load_gazetteer((own,))), plain_document(text)).entities == ()


def test_running_heads_and_references_are_not_read(finder: EntityFinder) -> None:
    text = "China Chile"
    blocks = (
        Block(BlockKind.HEADER, Span(0, 5), PageIndex(0)),
        Block(BlockKind.PARAGRAPH, Span(6, 11), PageIndex(0)),
    )
    document = Document(DocId("0" * 64), "", text, TextMap.from_runs(()), (), blocks)
    (only,) = _found(finder, document).entities
    assert (only.key, only.label) == ("place:CHL", Label.PLACE)


def test_mentions_never_overlap_and_are_in_order(finder: EntityFinder) -> None:
    text = "U.S. imports of Chinese solar cells under Section 201 of the Trade Act of 1974 and WTO rules."
    spans = [entity.span for entity in _found(finder, plain_document(text)).entities]
    assert all(left.end <= right.start for left, right in pairwise(spans))


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9), st.sampled_from(Finder)), max_size=12))
def test_of_mentions_that_touch_the_longest_stays_whatever_stands_elsewhere(
    drawn: list[tuple[int, int, Finder]],
) -> None:
    made = [
        Entity(Span(start, start + length), Label.ORG, f"org:{at}", "", "", finder)
        for at, (start, length, finder) in enumerate(drawn)
    ]
    ranks = list(Finder)
    kept: list[Entity] = []
    for one in sorted(made, key=lambda e: (-len(e.span), ranks.index(e.finder), e.span.start, e.key)):
        if not any(one.span.overlaps(other.span) for other in kept):
            kept.append(one)
    assert _longest(made) == sorted(kept, key=lambda entity: entity.span)
