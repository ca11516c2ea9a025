"""The parts of a first page are cut where they say another thing."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from corpus.document import BlockKind
from corpus.geometry import PageIndex
from ingest.records import Part
from ingest.titlepage.pieces import loose_pieces
from tests.ingest.made import paragraph


def pieces(texts: Sequence[str], kind: BlockKind, *, below: str = "", page: int = 0) -> list[tuple[str, str]]:
    """Kind and text of the pieces of a part whose column is 500 points wide."""
    part = Part(kind, PageIndex(page), paragraph(texts, 50, 100), 50, 550)
    return [(str(piece.kind), text) for piece, text in loose_pieces((part, part.text), below)]


def test_names_below_a_title_that_had_room_for_them_are_a_piece() -> None:
    found = pieces(["Steroids for the Tin Trade", "Ada Brown"], BlockKind.HEADING)
    assert found == [("heading", "Steroids for the Tin Trade"), ("paragraph", "Ada Brown")]


@pytest.mark.parametrize(
    ("texts", "below"),
    [
        (["The Tin Is Flying West: Traces of Lead and", "Outward Direct Holdings"], ""),
        (["The Tin Is Flying West", "Outward Direct Holdings"], "Ada Brown and Cy Fen"),
        (["Tin, a trade of many ports", "and of few ships"], ""),
    ],
)
def test_a_title_that_goes_on_is_one_piece(texts: Sequence[str], below: str) -> None:
    assert len(pieces(texts, BlockKind.TITLE, below=below)) == 1


def test_the_labels_of_an_archives_cover_part_what_they_name() -> None:
    texts = [
        "Politics and Tin",
        "Author(s): Ada Brown and Cy Fen",
        "Source: Tin Review, Vol. 5, No. 4 (May 2013)",
    ]
    assert [text for _, text in pieces(texts, BlockKind.PARAGRAPH)] == texts


def test_later_pages_are_not_cut() -> None:
    assert len(pieces(["Steroids for the Tin Trade", "Ada Brown"], BlockKind.HEADING, page=1)) == 1
