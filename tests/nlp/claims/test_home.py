"""The place that a whole document is about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.annotations import Entity, Label, SlotSource
from corpus.document import Block, BlockKind, Document
from corpus.geometry import PageIndex, Span
from nlp.annotate import plain_document
from nlp.claims.context import PUBLISHER
from nlp.claims.home import read_home

COUNTRIES = {"org:bureau": "NOR", "org:press": ""}


def report(*lines: str) -> Document:
    """A block a line."""
    text, blocks = "", []
    for line in lines:
        start = len(text)
        text += line
        blocks.append(Block(BlockKind.PARAGRAPH, Span(start, len(text)), PageIndex(0)))
        text += "\n\n"
    return replace(plain_document(text), blocks=tuple(blocks))


def named(document: Document, word: str, key: str, label: Label = Label.ORG) -> list[Entity]:
    found, at = [], document.text.find(word)
    while at >= 0:
        found.append(Entity(Span(at, at + len(word)), label, key, word, "test"))
        at = document.text.find(word, at + 1)
    return found


def home(document: Document, *entities: Entity) -> tuple[str, str]:
    slot = read_home(document, sorted(entities, key=lambda one: one.span), COUNTRIES)
    if slot is None:
        return "", ""
    assert slot.source is SlotSource.DOCUMENT
    return slot.code, slot.by


def test_public_body_on_a_line_of_its_own_gives_its_country() -> None:
    read = report("Herring: A Primer", "May 2009", "Northern Bureau", "Herring is a fish.")
    assert home(read, *named(read, "Northern Bureau", "org:bureau")) == ("NOR", PUBLISHER)


@pytest.mark.parametrize(
    "line",
    ["We thank the Northern Bureau for its data and its patience.", "Ito, Northern Bureau, ito@example.org"],
)
def test_body_among_other_words_is_no_publisher(line: str) -> None:
    read = report("Herring: A Primer", line)
    assert home(read, *named(read, "Northern Bureau", "org:bureau")) == ("", "")


def test_body_far_behind_the_title_is_no_publisher() -> None:
    read = report("Herring: A Primer", "It is a fish. " * 120, "Northern Bureau")
    assert home(read, *named(read, "Northern Bureau", "org:bureau")) == ("", "")


def test_body_without_a_country_gives_none() -> None:
    read = report("Sea Press", "Herring is a fish.")
    assert home(read, *named(read, "Sea Press", "org:press")) == ("", "")


@pytest.mark.parametrize(("mentions", "code"), [(5, "PER"), (4, "")])
def test_place_that_most_mentions_name_is_home(mentions: int, code: str) -> None:
    read = report("Peru " * mentions)
    assert home(read, *named(read, "Peru", "place:PER", Label.PLACE))[0] == code


def test_place_that_fewer_than_half_name_is_none() -> None:
    read = report("Peru Peru Chile Chad Mali")
    places = [named(read, word, f"place:{word}", Label.PLACE) for word in ("Peru", "Chile", "Chad", "Mali")]
    assert home(read, *(one for found in places for one in found)) == ("", "")
