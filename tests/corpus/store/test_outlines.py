"""Sentences, passages and rows are those of the whole records, and a damaged record is an error."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.annotations import Annotations, CellRef, Citation, Entity, Label
from corpus.codec import to_bytes
from corpus.document import Block, BlockKind
from corpus.errors import StoreError
from corpus.geometry import DocId, PageIndex, Span
from corpus.store import Store, read_prose
from corpus.store.outlines import Evidence, Outline, read_outline, read_table_rows
from tests.corpus.store.made import put, table_document
from tests.strategies import document_of

DOCUMENT = document_of("Salt was dear. Tin was not.", "Nobody knew.", doc="a1")
SENTENCES = (Span(0, 14), Span(15, 27), Span(29, 41))


def test_places_are_the_sentences_and_evidence_of_the_records() -> None:
    with Store.in_memory() as store:
        put(store, DOCUMENT, sentences=SENTENCES)
        places = read_outline(store, DOCUMENT.id)
    assert places == Outline(SENTENCES, tuple(block.span for block in DOCUMENT.blocks))


@pytest.mark.parametrize(
    ("offset", "sentence", "passage"),
    [
        (0, 0, 0), (13, 0, 0), (14, None, 0), (15, 1, 0), (27, None, None), (28, None, None), (29, 2, 1),
        (40, 2, 1), (41, None, None), (99, None, None),
    ],
)  # fmt: skip
def test_a_place_is_found_from_its_first_character_to_its_last(
    offset: int, sentence: int | None, passage: int | None
) -> None:
    places = Outline(SENTENCES, (Span(0, 27), Span(29, 41)))
    assert places.sentence_at(offset) == (None if sentence is None else places.sentences[sentence])
    assert places.passage_at(offset) == (None if passage is None else places.passages[passage])


def test_before_the_first_place_there_is_none() -> None:
    places = Outline((Span(5, 9),), (Span(5, 9),))
    assert places.sentence_at(4) is None
    assert places.passage_at(0) is None


@pytest.mark.parametrize("offset", [0, 13, 14, 15, 27, 28, 29, 40, 41, 99])
def test_evidence_is_found_where_the_outline_has_it(offset: int) -> None:
    with Store.in_memory() as store:
        put(store, DOCUMENT, sentences=SENTENCES)
        outline, found = read_outline(store, DOCUMENT.id), Evidence(store, DOCUMENT.id)
        assert found.text == DOCUMENT.text
        assert found.passage_at(offset) == outline.passage_at(offset)
        assert found.sentence_at(offset) == outline.sentence_at(offset)


@pytest.mark.parametrize("kind", BlockKind)
def test_running_heads_references_plots_and_hidden_text_are_no_passages(kind: BlockKind) -> None:
    block = Block(kind, Span(0, 4), PageIndex(0))
    with Store.in_memory() as store:
        run = store.begin_run("ingest", "0")
        with store.transaction():
            store.put_document(replace(DOCUMENT, blocks=(block,)), run=run)
        passages = read_outline(store, DOCUMENT.id).passages
    others = {"header", "footer", "reference", "formula", "contents", "hidden", "figure"}
    assert passages == (() if kind.value in others else (Span(0, 4),))


def test_a_document_that_was_not_annotated_has_passages_without_sentences() -> None:
    with Store.in_memory() as store:
        run = store.begin_run("ingest", "0")
        with store.transaction():
            store.put_document(DOCUMENT, run=run)
        places = read_outline(store, DOCUMENT.id)
    assert (places.sentences, len(places.passages)) == ((), 2)


def test_text_that_looks_like_a_field_is_not_taken_for_one() -> None:
    document = document_of('He wrote "sentences":[1], "blocks":[2] and "tables":[3].', doc="e5")
    with Store.in_memory() as store:
        put(store, document)
        assert read_outline(store, document.id).passages == (document.blocks[0].span,)
        assert read_table_rows(store, document.id).row_of(CellRef(0, 0)) == ()


def test_cells_of_a_row_are_told_and_tall_cells_are_in_each_of_their_rows() -> None:
    document = table_document((("Asia", "China", "9"), ("Japan", "10"), ("Mali", "11")), tall=2)
    with Store.in_memory() as store:
        put(store, document)
        rows = read_table_rows(store, document.id)
    told = [[span.of(document.text) for span in rows.row_of(CellRef(0, cell))] for cell in (2, 4, 6, 0)]
    assert told[:3] == [["Asia", "China", "9"], ["Asia", "Japan", "10"], ["Mali", "11"]]
    assert set(told[3]) == {"Asia", "China", "9", "Japan", "10"}


@pytest.mark.parametrize("cell", [CellRef(1, 0), CellRef(0, 2), CellRef(7, 7)])
def test_a_cell_that_is_not_there_has_no_row(cell: CellRef) -> None:
    document = table_document((("China", "9"),))
    with Store.in_memory() as store:
        put(store, document)
        assert read_table_rows(store, document.id).row_of(cell) == ()


@pytest.mark.parametrize("body", [b"no zlib", to_bytes(Span(0, 1))[:-4]])
def test_a_damaged_record_is_an_error_with_a_remedy(body: bytes) -> None:
    with Store.in_memory() as store:
        put(store, DOCUMENT)
        store._connection.write("UPDATE documents SET body = ?", (body,))
        for read in (read_outline, read_table_rows, Evidence):
            with pytest.raises(StoreError, match=r"damaged .*ingest the file again"):
                read(store, DOCUMENT.id)


def test_places_of_an_unknown_document_are_an_error() -> None:
    with Store.in_memory() as store:
        for read in (read_outline, read_table_rows, Evidence):
            with pytest.raises(StoreError, match="not in the corpus"):
                read(store, DocId("0" * 64))


def _stored(*paragraphs: str) -> tuple[Store, DocId]:
    store, document = Store.in_memory(), document_of(*paragraphs)
    entities = (Entity(Span(0, 5), Label.PERSON, "person:~smith", "Smith", "model"),)
    citations = (Citation(Span(0, 5)),)
    made = Annotations(document.id, document.text_sha, "t", entities=entities, citations=citations)
    run = store.begin_run("ingest", "0")
    with store.transaction():
        store.put_document(document, run=run)
        store.put_annotations(document, made, run=run)
    return store, document.id


def test_paragraphs_come_with_their_places_and_what_stands_in_them() -> None:
    store, doc = _stored('Smith says: "text":"no"', "Trade grew.")
    with store:
        prose = read_prose(store, doc)
        assert [block.span.of(prose.text) for block in prose.blocks][1] == "Trade grew."
        assert [block.follows for block in prose.blocks] == [False, True]
        assert prose.citations == (Span(0, 5),)
        assert [(one.label, one.name) for one in prose.names] == [(Label.PERSON, "Smith")]


def test_names_and_citations_are_left_out_where_only_words_are_wanted() -> None:
    store, doc = _stored("Smith says so.")
    with store:
        assert read_prose(store, doc, named=False).names == ()


def test_a_document_that_is_not_here_is_said() -> None:
    with Store.in_memory() as store, pytest.raises(StoreError, match="not in the corpus"):
        read_prose(store, DocId("f" * 64))
