"""Fields of reference managers rewritten so that a key means one work and a locator says what it is."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figtrace.drafts.docx_fields import readable_docx
from figtrace.drafts.read import Draft, read_draft
from ingest.office import open_package
from tests.figtrace.check.docx_made import body, field, paragraph, part, run, write_docx


def cited(key: Any, family: str, *, uri: str = "", **more: Any) -> dict[str, Any]:
    """A work by its author, as a reference manager writes it."""
    data = {"id": key, "type": "book", "title": f"Book of {family}", "author": [{"family": family}],
            "issued": {"date-parts": [[2001]]}}  # fmt: skip
    return {"id": key, "itemData": data, **({"uris": [uri]} if uri else {}), **more}


def code(*items: dict[str, Any], program: str = "ADDIN CSL_CITATION") -> str:
    return f"{program} {json.dumps({'citationItems': items})}"


def drafted(folder: Path, *runs: str, **parts: str) -> Draft:
    return read_draft(write_docx(folder / "d.docx", body(paragraph(*runs)), **parts))


def meant(draft: Draft) -> list[tuple[str, str, str]]:
    """Each callout with its page and the title of its work."""
    titles = [reference.title for reference in draft.document.references]
    return [
        (c.span.of(draft.document.text), c.locator, "" if c.reference is None else titles[c.reference])
        for c in draft.citations
    ]


@pytest.mark.parametrize("uris", [("", ""), ("lib/a", "lib/b")])
@pytest.mark.parametrize("pieces", [1, 4])
def test_ids_that_count_anew_in_each_field_mean_the_works_of_their_field(
    tmp_path: Path, uris: tuple[str, str], pieces: int
) -> None:
    first = field(code(cited("ITEM-1", "Oakes", uri=uris[0])), "(Oakes 2001)", pieces=pieces)
    both = code(cited("ITEM-1", "Penn", uri=uris[1]), cited("ITEM-2", "Oakes", uri=uris[0]))
    draft = drafted(tmp_path, "Rents rose 4% ", first, " or 5% ", field(both, "(Penn 2001; Oakes 2001)"), ".")
    assert meant(draft) == [
        ("(Oakes 2001)", "", "Book of Oakes"),
        ("Penn 2001", "", "Book of Penn"),
        ("Oakes 2001", "", "Book of Oakes"),
    ]
    assert len(draft.document.references) == 2


def test_ids_count_anew_in_notes_too(tmp_path: Path) -> None:
    inside = paragraph("See ", field(code(cited("ITEM-1", "Penn")), "Penn (2001)"), ".")
    notes = part("footnotes", f'<w:footnote w:id="2">{inside}</w:footnote>')
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    first = field(code(cited("ITEM-1", "Oakes")), "(Oakes 2001)")
    draft = drafted(tmp_path, "Rents rose 4% ", first, ".", mark, footnotes=notes)
    assert {(words, title) for words, _, title in meant(draft)} >= {
        ("(Oakes 2001)", "Book of Oakes"), ("¹", "Book of Penn"), ("Penn (2001)", "Book of Penn"),
    }  # fmt: skip


def test_one_work_under_two_descriptions_is_known_by_its_address(tmp_path: Path) -> None:
    before, after = cited("ITEM-1", "Oakes", uri="lib/a"), cited("ITEM-3", "Oakes", uri="lib/a")
    after["itemData"]["title"] = "Book of Oakes, revised"
    fields = (field(code(item), "(Oakes 2001)") for item in (before, after))
    assert len(drafted(tmp_path, "Rents rose 4% ", *fields).document.references) == 1


@pytest.mark.parametrize("program", ["ADDIN CSL_CITATION", "ADDIN ZOTERO_ITEM CSL_CITATION"])
@pytest.mark.parametrize("label", [{}, {"label": ""}, {"label": "page"}])
@pytest.mark.parametrize("locator", ["31", 31])
def test_a_locator_without_a_label_is_a_page_whatever_follows_it(
    tmp_path: Path, program: str, label: dict[str, str], locator: str | int
) -> None:
    item = cited(7, "Oakes", locator=locator, suffix="on rents", **label)
    draft = drafted(tmp_path, "It was 4% ", field(code(item, program=program), "(Oakes 2001, 31 on rents)"))
    assert meant(draft) == [("(Oakes 2001, 31 on rents)", "31", "Book of Oakes")]


def test_a_labelled_chapter_is_no_page(tmp_path: Path) -> None:
    item = cited(7, "Oakes", locator="3", label="chapter")
    draft = drafted(tmp_path, "It was 4% ", field(code(item), "(Oakes 2001, chap. 3)"))
    assert [page for _, page, _ in meant(draft)] == [""]


def simple(instruction: str, shown: str) -> str:
    """A field whose code is an attribute."""
    value = instruction.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    return f'<w:fldSimple w:instr="{value}">{shown}</w:fldSimple>'


@pytest.mark.parametrize(
    "instruction",
    [" REF rent ", r" DOCPROPERTY Rent \\* MERGEFORMAT ", " SEQ Box ", " = 4 > 3 ", "", ' IF "a" = "b" "c" ',
     " PAGEREF _Toc1 ", r' HYPERLINK "https://example.org/a?b&c" '],
)  # fmt: skip
def test_what_a_simple_field_shows_is_text(tmp_path: Path, instruction: str) -> None:
    shown = simple(instruction, run("4") + run("1"))
    draft = drafted(tmp_path, "Rents rose ", shown, " percent, then ", simple("DATE", run("9")), " percent.")
    assert draft.document.text == "Rents rose 41 percent, then 9 percent."


def test_simple_fields_stand_in_one_another_in_tables_and_in_notes(tmp_path: Path) -> None:
    inner = simple(" REF a ", run("4") + simple(" REF b ", run("2")))
    table = f"<w:tbl><w:tr><w:tc>{paragraph('Rents')}</w:tc><w:tc>{paragraph(inner)}</w:tc></w:tr></w:tbl>"
    notes = part("footnotes", f'<w:footnote w:id="2">{paragraph("Up ", inner, "%.")}</w:footnote>')
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    path = write_docx(tmp_path / "d.docx", body(table + paragraph("So.", mark)), footnotes=notes)
    assert read_draft(path).document.text == "Rents\t42\nSo.¹\nUp 42%."


def test_an_empty_simple_field_shows_nothing_and_opens_nothing(tmp_path: Path) -> None:
    draft = drafted(tmp_path, "Rents rose ", '<w:fldSimple w:instr=" REF a/b "/>', "4 percent.")
    assert draft.document.text == "Rents rose 4 percent."


def test_a_citation_in_a_simple_field_is_a_citation(tmp_path: Path) -> None:
    shown = simple(code(cited("ITEM-1", "Oakes", locator="5")), run("(Oakes 2001, 5)"))
    assert meant(drafted(tmp_path, "It was 4% ", shown)) == [("(Oakes 2001, 5)", "5", "Book of Oakes")]


def test_a_file_without_fields_keeps_its_bytes(tmp_path: Path) -> None:
    data = write_docx(tmp_path / "d.docx", body(paragraph("Rents rose 4%."))).read_bytes()
    assert readable_docx(data, open_package(data, name="d.docx")) == data


@given(
    st.lists(
        st.sampled_from(
            ["<w:p>", "</w:p>", '<w:fldSimple w:instr="a>', "</w:fldSimple>",
             "<w:instrText>", "</w:instrText>", '<w:fldChar w:fldCharType="begin"/>',
             '<w:fldChar w:fldCharType="end"/>', 'CSL_CITATION {"citationItems": [{"id": 1}]}',
             "CSL_CITATION [",             "CSL_CITATION {", '"', "&amp;", "<", ">", "\ud800"]
        ),
        max_size=20,
    )
)  # fmt: skip
def test_any_xml_is_put_into_the_package(pieces: list[str]) -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", "".join(pieces).encode("utf-8", "surrogatepass"))
    data = packed.getvalue()
    assert open_package(readable_docx(data, open_package(data, name="d")), name="d").members
