import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.annotations import Label
from nlp.entities.gazetteer import Entry, Gazetteer
from nlp.entities.matcher import Matcher, number_variants
from nlp.text.folding import fold

_ENTRIES = (
    Entry("firm:dell", Label.FIRM, "Dell"),
    Entry("place:USA", Label.PLACE, "United States", ("U.S.", "US", "American")),
    Entry("place:CIV", Label.PLACE, "Côte d'Ivoire"),
    Entry("product:cells", Label.PRODUCT, "solar cells"),
    Entry("product:battery", Label.PRODUCT, "batteries"),
    Entry("product:cellphone", Label.PRODUCT, "cells"),
    Entry("firm:apple", Label.FIRM, "Apple Inc.", (), ("Apple",)),
    Entry("org:wto", Label.ORG, "World Trade Organization", ("WTO",)),
)
_MATCHER = Matcher(Gazetteer(_ENTRIES))


def _found(text: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], (*m.entries, *m.guarded)[0].key) for m in _MATCHER.longest(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dell sold more.", [("Dell", "firm:dell")]),
        ("Delling sold more.", []),
        ("a wooded dell", []),
        ("DELL SOLD MORE", [("DELL", "firm:dell")]),
        ("Dell’s sales", [("Dell", "firm:dell")]),
        ("the U.S. market", [("U.S.", "place:USA")]),
        ("the U.S-led talks", [("U.S", "place:USA")]),
        ("they told us so", []),
        ("U.S.-WTO talks", [("U.S.", "place:USA"), ("WTO", "org:wto")]),
        ("Americans pay", [("Americans", "place:USA")]),
        ("Cote d’Ivoire exports", [("Cote d’Ivoire", "place:CIV")]),
        ("A solar cell", [("solar cell", "product:cells")]),
        ("Solar cells and cells", [("Solar cells", "product:cells"), ("cells", "product:cellphone")]),
        ("solar-cell plants", [("solar-cell", "product:cells")]),
        ("one battery", [("battery", "product:battery")]),
        ("World\nTrade Organization", [("World\nTrade Organization", "org:wto")]),
        ("the world. Trade Organization", []),
    ],
)
def test_whole_words_are_found_in_either_number_and_the_longest_wins(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert _found(text) == found


def test_a_guarded_surface_says_so() -> None:
    assert [bool(match.guarded) for match in _MATCHER.longest("Apple and Apple Inc. and Dell")] == [
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("surface", "label", "variants"),
    [
        ("watches", Label.PRODUCT, ("watches",)),
        ("boxes", Label.PRODUCT, ("boxes", "box")),
        ("glass", Label.PRODUCT, ("glass", "glasses")),
        ("aircraft", Label.PRODUCT, ("aircraft", "aircrafts")),
        ("Korean", Label.PLACE, ("Korean", "Koreans")),
        ("Dell", Label.FIRM, ("Dell",)),
    ],
)
def test_goods_and_peoples_have_another_number(surface: str, label: Label, variants: tuple[str, ...]) -> None:
    assert number_variants(surface, label) == variants


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(alphabet="DelUS.cal '-\n\u2019\u0130ß"))
def test_matches_lie_in_any_text_and_never_overlap(text: str) -> None:
    end = 0
    for match in _MATCHER.longest(text):
        assert end <= match.start < match.end <= len(text)
        end = match.end
