"""A document's own short forms, on entities given by hand."""

from dataclasses import replace

import pytest

from corpus.annotations import Acronym, Entity, Finder, Label
from corpus.document import Block, BlockKind
from corpus.geometry import PageIndex, Span
from nlp.entities.short_forms import meanings, short_forms, stands


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _entity(text: str, words: str, label: Label = Label.ORG) -> Entity:
    return Entity(_span(text, words), label, f"{label}:x", words, "x")


@pytest.mark.parametrize(
    ("text", "long", "words", "named"),
    [
        ("the Harbour Guild (HG) rose", "Harbour Guild", "Harbour Guild", True),
        ("the Royal Harbour Guild (RHG) rose", "Royal Harbour Guild", "Harbour Guild", True),
        ("the Guild Fees for Ruritania (GFR) rose", "Guild Fees for Ruritania", "Guild Fees", False),
        (
            "the Harbour Guild Fees of Kent (HGFK)",
            "Harbour Guild Fees of Kent",
            "Harbour Guild Fees",
            True,
        ),
        ("an anti-kite (AK) law", "anti-kite", "kite", False),
        ("the rate of growth (ROG) in Ruritania", "rate of growth", "Ruritania", False),
    ],
)
def test_a_short_form_stands_for_most_of_its_long_form(text: str, long: str, words: str, named: bool) -> None:
    acronym = Acronym("X", long, _span(text, long))
    meant, unnamed = meanings(text, [acronym], [_entity(text, words)])
    assert (set(meant), set(unnamed)) == (({"X"}, set()) if named else (set(), {"X"}))


def test_short_forms_are_whole_words_and_plurals() -> None:
    text = "HG and HGs, but not HGT or AHG."
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)), PageIndex(0))
    whole = Entity(Span(0, 1), Label.ORG, "org:hg", "Harbour Guild", "list:orgs")
    found = list(short_forms(text, [block], {"HG": whole}))
    assert [entity.span.of(text) for entity in found] == ["HG", "HGs"]
    assert {(entity.key, entity.finder) for entity in found} == {("org:hg", Finder.ACRONYM)}
    assert not list(short_forms(text, [block], {}))


def test_a_listed_short_form_gives_way_to_the_documents_own() -> None:
    text = "HG"
    listed = replace(_entity(text, "HG"), finder=Finder.LIST)
    other = Entity(Span(0, 2), Label.ORG, "org:other", "Other", "rule:x")
    assert stands(text, listed, frozenset(), {})
    assert not stands(text, listed, frozenset({"HG"}), {})
    assert not stands(text, listed, frozenset(), {"HG": other})
    assert stands(text, listed, frozenset(), {"HG": listed})
    assert stands(text, other, frozenset({"HG"}), {})
