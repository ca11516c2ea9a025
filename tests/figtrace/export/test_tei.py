"""A document is well-formed TEI: header, text in order with pages, figures and names, references."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

from hypothesis import given, settings

from corpus.annotations import Annotations, Entity, Label
from corpus.document import Block, BlockKind, Document, Metadata, Reference
from corpus.geometry import PageIndex, Span
from figtrace.export.tei import to_tei
from tests.figtrace.check.builders import annotator, table_document
from tests.strategies import document_of, documents, one_claim

_NS = {"t": "http://www.tei-c.org/ns/1.0"}


def _root(document: Document, annotations: Annotations | None = None) -> ElementTree.Element:
    return ElementTree.fromstring(to_tei(document, annotations))


def _texts(root: ElementTree.Element, path: str) -> list[str]:
    return ["".join(found.itertext()) for found in root.findall(path, _NS)]


def _kinds(*kinds: BlockKind) -> Document:
    document = document_of(*(f"Words of {kind}." for kind in kinds))
    blocks = tuple(replace(block, kind=kind) for block, kind in zip(document.blocks, kinds, strict=True))
    return replace(document, blocks=blocks)


def test_the_header_says_what_the_document_is() -> None:
    meta = Metadata("Trade & War", ("Leamer, E.", "OECD"), 1999, "JIE", "10.1/x", "In short.")
    root = _root(replace(document_of("Text."), meta=meta))
    header = root.find("t:teiHeader", _NS)
    assert header is not None
    assert _texts(header, ".//t:titleStmt/t:title") == ["Trade & War"]
    assert _texts(header, ".//t:titleStmt/t:author") == ["Leamer, E.", "OECD"]
    assert _texts(header, ".//t:abstract/t:p") == ["In short."]
    assert _texts(header, ".//t:idno[@type='DOI']") == ["10.1/x"]
    date = header.find(".//t:date", _NS)
    assert date is not None
    assert date.attrib == {"when": "1999"}


def test_headings_begin_divisions_and_running_heads_are_left_out() -> None:
    document = _kinds(
        BlockKind.HEADER, BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.HIDDEN
    )
    divisions = _root(document).findall(".//t:body/t:div", _NS)
    assert [_texts(one, "t:head") for one in divisions] == [[], ["Words of heading."]]
    assert [_texts(one, "t:p")[0] for one in divisions] == ["Words of paragraph."] * 2


def test_notes_and_formulas_are_what_they_are() -> None:
    root = _root(_kinds(BlockKind.FOOTNOTE, BlockKind.FORMULA))
    assert _texts(root, ".//t:note[@place='bottom']") == ["Words of footnote."]
    assert _texts(root, ".//t:p/t:formula") == ["Words of formula."]


def test_a_page_begins_with_a_milestone() -> None:
    document = document_of("One.", "Two.", "Three.")
    blocks = tuple(
        replace(block, page=PageIndex(page)) for block, page in zip(document.blocks, (0, 0, 4), strict=True)
    )
    pages = _root(replace(document, blocks=blocks)).findall(".//t:pb", _NS)
    assert [page.get("n") for page in pages] == ["1", "5"]


def test_figures_and_names_are_marked_in_their_sentence() -> None:
    document = document_of("Lenovo sold $92 in China.")
    (claim,) = one_claim(document, "$92", "92").claims
    names = (
        Entity(Span(0, 6), Label.FIRM, "firm:lenovo", "Lenovo", "list"),
        Entity(Span(7, 15), Label.PERSON, "person:~sold $92", "sold $92", "model"),
        Entity(Span(19, 24), Label.PLACE, "place:CHN", "China", "list"),
        Entity(Span(0, 24), Label.OBJECT, "table:3", "Table 3", "rule"),
    )
    root = _root(document, Annotations(document.id, document.text_sha, "t", entities=names, claims=(claim,)))
    (paragraph,) = [one for one in root.findall(".//t:p", _NS) if one.text is not None or len(one)][-1:]
    marked = [(one.tag.rpartition("}")[2], one.get("key"), one.text) for one in paragraph]
    assert marked == [("rs", "firm:lenovo", "Lenovo"), ("measure", None, "$92"), ("rs", "place:CHN", "China")]
    assert "".join(paragraph.itertext()) == document.text
    measure = paragraph.find("t:measure", _NS)
    assert measure is not None
    assert measure.attrib == {"type": "level", "unit": "USD", "quantity": "92"}


def test_a_table_is_rows_of_cells() -> None:
    document = table_document("Table 2. Imports", ["", "2008"], [["Tools", "41"]])
    root = _root(document, annotator()(document))
    assert [_texts(row, "t:cell") for row in root.findall(".//t:table/t:row", _NS)] == [
        ["", "2008"],
        ["Tools", "41"],
    ]
    assert _texts(root, ".//t:table/t:head") == ["Table 2. Imports"]


def test_references_stand_at_the_back() -> None:
    known = Reference(Span(0, 0), "raw", ("Leamer, E.",), "1999", "Trade", "JIE", "59", "3–4", "10.1/x")
    document = replace(document_of("x"), references=(known, Reference(Span(0, 0), "As printed & unread")))
    first, second = _root(document).findall(".//t:back//t:listBibl/t:bibl", _NS)
    assert _texts(first, "t:title") == ["Trade", "JIE"]
    assert _texts(first, "t:biblScope") == ["59", "3–4"]
    assert "".join(second.itertext()) == "As printed & unread"


def test_a_document_without_blocks_has_a_body() -> None:
    empty = replace(document_of(""), blocks=())
    assert len(_root(empty).findall(".//t:body/t:div/t:p", _NS)) == 1


@settings(deadline=None)
@given(documents())
def test_any_text_is_well_formed(document: Document) -> None:
    whole = Block(BlockKind.HEADING, Span(0, len(document.text)), PageIndex(0))
    _root(document)
    _root(replace(document, blocks=(whole,)))
