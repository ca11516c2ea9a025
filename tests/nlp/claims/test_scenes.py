"""Sentences with figures are parsed, each once and at its place in the document."""

from collections.abc import Sequence

from corpus.annotations import Entity
from corpus.geometry import Span
from corpus.spans import ByPlace
from nlp.annotate import plain_document
from nlp.claims.context import Scene
from nlp.claims.scenes import read_scenes
from nlp.figures import scan_blocks
from nlp.text import Word, split_sentences


class Parser:
    """Says that each sentence is one word, and keeps what it was asked."""

    def __init__(self, *, knows: bool = True) -> None:
        self.asked: list[str] = []
        self.knows = knows

    def parse(self, sentences: Sequence[str]) -> list[tuple[Word, ...]]:
        self.asked.extend(sentences)
        return [(Word(0, len(one), one, 0, "ROOT", "NN"),) if self.knows else () for one in sentences]


def scenes(
    text: str, parser: Parser | None, closely: frozenset[Span] | None = None
) -> list[tuple[Span, Scene]]:
    document = plain_document(text)
    nothing: ByPlace[Span] = ByPlace((), lambda span: span)
    names: ByPlace[Entity] = ByPlace((), lambda e: e.span)
    blocks = scan_blocks(document)
    read = read_scenes(text, blocks, split_sentences(text), names, nothing, parser, closely)
    return [scene for block in read for scene in block.scenes]


TEXT = "Nothing is said. Imports rose by 5%. It ended."


def test_only_sentences_with_a_figure_are_parsed() -> None:
    parser = Parser()
    found = scenes(TEXT, parser)
    assert [one.strip() for one in parser.asked] == ["Imports rose by 5%."]
    assert [scene.tree is not None for _, scene in found] == [False, True, False]


def test_only_blocks_that_are_to_be_read_closely_are_parsed() -> None:
    parser = Parser()
    assert len(scenes(TEXT, parser, frozenset())) == 3
    assert parser.asked == []
    scenes(TEXT, parser, frozenset({Span(0, len(TEXT))}))
    assert len(parser.asked) == 1


def test_words_stand_at_their_place_in_the_document() -> None:
    (tree,) = [scene.tree for _, scene in scenes(TEXT, Parser()) if scene.tree is not None]
    assert tree.words[0].start == TEXT.index("Imports")


def test_without_a_parser_there_is_no_tree() -> None:
    assert all(scene.tree is None for _, scene in scenes(TEXT, None))
    assert all(scene.tree is None for _, scene in scenes(TEXT, Parser(knows=False)))


def test_text_without_a_stop_is_not_parsed() -> None:
    parser = Parser()
    assert scenes("5% of ships and " * 80, parser)
    assert parser.asked == []
