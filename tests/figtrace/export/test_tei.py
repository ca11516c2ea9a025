"""A document is well-formed TEI: header, text in order with pages, figures and names, references."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from xml.etree import ElementTree

from hypothesis import given, settings

from corpus.annotations import Annotations, CellRef, Claim, Entity, Label
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


def _marked(
    text: str, *entities: Entity, figure: str = "", change: Callable[[Claim], Claim] = lambda one: one
) -> str:
    """The paragraph of a text with these marks, as XML."""
    document = document_of(text)
    claims = tuple(map(change, one_claim(document, figure, "92").claims)) if figure else ()
    made = Annotations(document.id, document.text_sha, "t", entities=entities, claims=claims)
    return next(line for line in to_tei(document, made).splitlines() if line.startswith("<p>"))


def _entity(start: int, end: int, key: str = "firm:a") -> Entity:
    return Entity(Span(start, end), Label.FIRM, key, "A", "list")


def test_of_names_that_cross_the_first_counts_and_of_two_that_begin_together_the_longer() -> None:
    assert _marked("Acme Bolt Co", _entity(0, 9), _entity(5, 12, "firm:b")) == (
        '<p><rs type="firm" key="firm:a">Acme Bolt</rs> Co</p>'
    )
    assert _marked("Acme Bolt Co", _entity(0, 4), _entity(0, 9, "firm:b")) == (
        '<p><rs type="firm" key="firm:b">Acme Bolt</rs> Co</p>'
    )
    assert _marked("AcmeBolt", _entity(0, 4), _entity(4, 8, "firm:b")).count("<rs") == 2


def test_a_figure_counts_before_a_name_that_it_crosses_wherever_that_begins() -> None:
    for entity in (_entity(0, 8), _entity(5, 8), _entity(5, 12), _entity(6, 12)):
        made = _marked("Sold $92 once.", entity, figure="$92")
        assert (made.count("<measure"), made.count("<rs")) == (1, 0)


def test_a_name_that_goes_on_in_the_next_block_is_not_marked() -> None:
    document = document_of("Acme Bolt", "Co sold.")
    made = Annotations(document.id, document.text_sha, "t", entities=(_entity(5, 13),))
    assert "<rs" not in to_tei(document, made)


def test_a_figure_without_one_value_says_its_ends_and_one_with_says_no_ends() -> None:
    def between(claim: Claim) -> Claim:
        ends = replace(claim.figure.interval, lo=Decimal(90), hi=Decimal("9.5E+1"))
        return replace(claim, figure=replace(claim.figure, value=None, interval=ends))

    made = _marked("Sold $92 once.", figure="$92", change=between)
    assert 'atLeast="90"' in made
    assert 'atMost="95"' in made
    assert "quantity" not in made
    plain = _marked(
        "Sold $92 once.", figure="$92", change=lambda one: replace(one, figure=replace(one.figure, mult=6))
    )
    assert 'quantity="92000000"' in plain
    assert "atLeast" not in plain


def test_a_figure_of_a_cell_is_not_marked_in_the_text() -> None:
    in_cell = _marked(
        "Sold $92 once.", figure="$92",
        change=lambda one: replace(one, figure=replace(one.figure, cell=CellRef(0, 0))),
    )  # fmt: skip
    assert in_cell == "<p>Sold $92 once.</p>"


def test_what_a_document_does_not_say_is_left_out_of_its_header() -> None:
    bare = to_tei(replace(document_of("Text."), source="papers/tin ports.pdf"), None)
    assert "<title>tin ports.pdf</title>" in bare
    for absent in ("<date", "<author>", 'type="DOI"', "<profileDesc>", "<back>"):
        assert absent not in bare
    assert "from a file of 1 pages" in bare
    old = replace(document_of("Text."), meta=Metadata("T", year=800))
    assert '<date when="0800">800</date>' in to_tei(old, None)


def test_cells_over_several_rows_or_columns_say_so_and_headers_are_labels() -> None:
    document = table_document("Table 2. Imports", ["", "2008"], [["Tools", "41"]])
    (table,) = document.tables
    first, *others = table.cells
    wide = replace(table, cells=(replace(first, row_span=2, col_span=3), *others), caption="")
    made = to_tei(replace(document, tables=(wide,)), None)
    assert '<cell role="label" rows="2" cols="3">' in made
    assert "<cell>41</cell>" in made
    assert '<table n="0" rows="2" cols="2">\n<row>' in made
    assert made.count("rows=") == 2
    empty = to_tei(replace(document, tables=(replace(table, cells=()),)), None)
    assert "<row><cell/></row>" in empty


def test_of_a_reference_whose_title_is_known_what_is_not_is_left_out() -> None:
    bare = Reference(Span(0, 0), "raw", (), "", "Trade")
    made = to_tei(replace(document_of("x"), references=(bare,)), None)
    assert "<bibl><title>Trade</title></bibl>" in made


def test_a_note_without_a_mark_has_a_star_and_a_division_ends_with_a_paragraph() -> None:
    document = _kinds(BlockKind.FOOTNOTE, BlockKind.HEADING)
    first, second = document.blocks
    made = to_tei(replace(document, blocks=(replace(first, label=""), second)), None)
    assert '<note place="bottom" n="*">' in made
    assert made.count("<div>") == made.count("</div>") == 2
    labelled = to_tei(replace(document, blocks=(replace(first, label="7"), second)), None)
    assert 'n="7"' in labelled
    assert labelled.rstrip().endswith("<p/>\n</div>\n</body>\n</text>\n</TEI>")
