"""Works that a Word file describes itself: Zotero, Mendeley, EndNote and Word's own sources."""

from __future__ import annotations

import base64
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from figtrace.drafts.read import Draft, read_draft
from tests.figtrace.check.docx_made import body, field, paragraph, part, run, write_docx


def item(key: str, title: str, family: str, year: int, **more: Any) -> dict[str, Any]:
    """A cited item with its data, as Zotero and Mendeley write it."""
    data = {
        "id": key, "type": "article-journal", "title": title,
        "author": [{"family": family, "given": "A."}], "issued": {"date-parts": [[year]]},
    }  # fmt: skip
    return {"id": key, "itemData": data, **more}


TRADE = item("1", "On Trade", "Ames", 2009, locator="14", label="page")
ZOTERO = "ADDIN ZOTERO_ITEM CSL_CITATION " + json.dumps(
    {"citationItems": [TRADE, item("2", "Chips", "Bell", 2010)]}
)
MENDELEY = "ADDIN CSL_CITATION " + json.dumps({"citationItems": [TRADE], "mendeley": {}})
RECORD = (
    "<EndNote><Cite><Author>Ames</Author><Year>2009</Year><RecNum>12</RecNum><Pages>14</Pages><record>"
    "<rec-number>12</rec-number><ref-type name='Journal Article'>17</ref-type><contributors><authors>"
    "<author><style face='normal'>Ames, A.</style></author><author>Bureau of Chips,</author></authors>"
    "</contributors><titles><title><style>On Trade</style></title><secondary-title>Review</secondary-title>"
    "</titles><pages>1-30</pages><volume>3</volume><dates><year>2009</year></dates>"
    "<electronic-resource-num>10.5555/ab</electronic-resource-num></record></Cite></EndNote>"
)
SOURCES = """<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography">
<b:Source><b:Tag>Ame09</b:Tag><b:Title>On Trade</b:Title><b:Year>2009</b:Year>
<b:JournalName>Review</b:JournalName>
<b:Author><b:Author><b:NameList><b:Person><b:Last>Ames</b:Last><b:First>A.</b:First></b:Person></b:NameList>
</b:Author></b:Author></b:Source>
<b:Source><b:Tag>Bur08</b:Tag><b:Title>Survey</b:Title><b:Year>2008</b:Year>
<b:Author><b:Author><b:Corporate>Bureau of Chips</b:Corporate></b:Author></b:Author></b:Source></b:Sources>"""


def drafted(folder: Path, *runs: str, custom: str = "", **parts: str) -> Draft:
    path = write_docx(folder / "d.docx", body(paragraph(*runs)), **parts)
    if custom:
        with zipfile.ZipFile(path, "a") as archive:
            archive.writestr("customXml/item1.xml", custom)
    return read_draft(path)


def callouts(draft: Draft) -> list[tuple[str, str, str]]:
    """Each callout with its locator and the title that it means."""
    titles = [reference.title for reference in draft.document.references]
    return [
        (c.span.of(draft.document.text), c.locator, "" if c.reference is None else titles[c.reference])
        for c in draft.citations
    ]


def content_control(cited: dict[str, Any], shown: str) -> str:
    tag = "MENDELEY_CITATION_v3_" + base64.b64encode(json.dumps(cited).encode()).decode()
    return (
        f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>{run(shown)}</w:sdtContent></w:sdt>'
    )


@pytest.mark.parametrize("pieces", [1, 2, 7])
def test_zotero_fields_cut_into_any_number_of_runs(tmp_path: Path, pieces: int) -> None:
    draft = drafted(
        tmp_path, "It was 5 tons ", field(ZOTERO, "(Ames 2009, 14; Bell 2010)", pieces=pieces), "."
    )
    assert callouts(draft) == [("Ames 2009, 14", "14", "On Trade"), ("Bell 2010", "", "Chips")]


def test_mendeley_fields_give_citation_locator_and_reference(tmp_path: Path) -> None:
    draft = drafted(tmp_path, "It was 5 tons ", field(MENDELEY, "(Ames, 2009, p. 14)", pieces=3), ".")
    assert callouts(draft) == [("(Ames, 2009, p. 14)", "14", "On Trade")]


def test_mendeley_content_controls_give_the_reference(tmp_path: Path) -> None:
    control = content_control({"citationItems": [TRADE]}, "(Ames, 2009, p. 14)")
    assert callouts(drafted(tmp_path, "It was 5 tons ", control)) == [
        ("(Ames, 2009, p. 14)", "14", "On Trade")
    ]


def test_content_controls_that_count_anew_give_each_work(tmp_path: Path) -> None:
    works = [item("ITEM-1", "On Trade", "Ames", 2009), item("ITEM-1", "Chips", "Bell", 2010)]
    shown = ("(Ames, 2009)", "(Bell, 2010)")
    controls = [content_control({"citationItems": [w]}, s) for w, s in zip(works, shown, strict=True)]
    assert callouts(drafted(tmp_path, "It was 5 tons ", *controls)) == [
        ("(Ames, 2009)", "", "On Trade"),
        ("(Bell, 2010)", "", "Chips"),
    ]


def test_endnote_fields_give_citation_locator_reference_and_doi(tmp_path: Path) -> None:
    draft = drafted(tmp_path, "It was 5 tons ", field(f"ADDIN EN.CITE {RECORD}", "(Ames 2009, 14)", pieces=3))
    assert callouts(draft) == [("(Ames 2009, 14)", "14", "On Trade")]
    (reference,) = draft.document.references
    assert (reference.venue, reference.volume, reference.doi) == ("Review", "3", "10.5555/ab")


def test_endnote_records_in_the_data_of_a_field_are_read(tmp_path: Path) -> None:
    data = base64.b64encode(RECORD.encode() + b"\0").decode()
    kept = f'<w:fldData xml:space="preserve">{data}</w:fldData>'
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{kept}</w:fldChar></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    code = f"{begin}<w:r><w:instrText> ADDIN EN.CITE.DATA </w:instrText></w:r>{end}"
    draft = drafted(tmp_path, "It was 5 tons (Ames and Bureau of Chips 2009, 14)", code, ".")
    assert callouts(draft) == [("(Ames and Bureau of Chips 2009, 14)", "14", "On Trade")]
    assert draft.document.references[0].authors == ("Ames, A.", "Bureau of Chips")


def test_word_citations_mean_the_sources_that_word_keeps(tmp_path: Path) -> None:
    code = field(r" CITATION Ame09 \p 14 \l 1033 ", "(Ames, 2009, p. 14)")
    draft = drafted(tmp_path, "It was 5 tons ", code, ", or 6 (Bureau of Chips, 2008).", custom=SOURCES)
    assert callouts(draft) == [
        ("(Ames, 2009, p. 14)", "14", "On Trade"),
        ("(Bureau of Chips, 2008)", "", "Survey"),
    ]


def test_a_field_in_a_footnote_governs_the_mark(tmp_path: Path) -> None:
    note = f'<w:footnote w:id="2">{paragraph("See ", field(ZOTERO, "Ames (2009, 14)"), ".")}</w:footnote>'
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    draft = drafted(tmp_path, "It was 5 tons.", mark, footnotes=part("footnotes", note))
    assert ("¹", "14", "On Trade") in callouts(draft)


def test_an_endnote_counts_as_a_note(tmp_path: Path) -> None:
    note = f'<w:endnote w:id="2">{paragraph("See ", field(MENDELEY, "Ames (2009, 14)"), ".")}</w:endnote>'
    mark = '<w:r><w:endnoteReference w:id="2"/></w:r>'
    draft = drafted(tmp_path, "It was 5 tons.", mark, endnotes=part("endnotes", note))
    assert ("¹", "14", "On Trade") in callouts(draft)


def test_ibid_behind_a_field_repeats_it(tmp_path: Path) -> None:
    draft = drafted(tmp_path, "It was 5 tons ", field(MENDELEY, "(Ames 2009, 14)"), ", then 6 (ibid., 15).")
    assert callouts(draft)[1] == ("ibid., 15", "15", "On Trade")


@pytest.mark.parametrize(
    "damaged",
    [
        content_control({"citationItems": [{}]}, "(Ames 2009)"),
        '<w:sdt><w:sdtPr><w:tag w:val="MENDELEY_CITATION_v3_???"/></w:sdtPr><w:sdtContent/></w:sdt>',
        field("ADDIN EN.CITE <EndNote><Cite></EndNote>", "(Ames 2009)"),
        field("ADDIN ZOTERO_ITEM CSL_CITATION {broken", "(Ames 2009)"),
    ],
)
def test_damaged_data_of_a_reference_manager_costs_only_the_reference(tmp_path: Path, damaged: str) -> None:
    draft = drafted(tmp_path, "It was 5 tons ", damaged, " in all.")
    assert draft.document.text.startswith("It was 5 tons")
    assert draft.document.references == ()


@pytest.mark.parametrize("custom", ["<open", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "<other/>"])
def test_other_or_damaged_parts_are_passed_over(tmp_path: Path, custom: str) -> None:
    assert drafted(tmp_path, "It was 5 tons.", custom=custom).document.references == ()
