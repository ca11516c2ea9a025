"""Word comments at the figures: where they stand, what they say, and that all else stays as it was."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pypandoc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import DraftError
from corpus.geometry import Span
from figtrace.check.ledger.records import Coverage, Finding, Ledger, Reason, SourceState, Verdict
from figtrace.check.reports.docx_comments import reviewed_docx
from figtrace.drafts.read import read_draft
from tests.figtrace.check.docx_made import WORD, body, paragraph, part, run, write_docx

FIGURE = re.compile(r"[−-]?[$€]?\d[\d,.]*\d?(?: ?(?:percent|%|billion|tons))")


def ledger_of(path: Path, text: str, *, verdict: Verdict = Verdict.CONTRADICTED) -> Ledger:
    """A ledger with a finding for each figure of the text."""
    findings = tuple(
        Finding(
            f"id{at}", found[0], Span(*found.span()), found[0], Span(*found.span()), verdict,
            Reason.WRONG_VALUE, f"the paper does not say {found[0]} & <more>", SourceState.CITED,
        )
        for at, found in enumerate(FIGURE.finditer(text))
    )  # fmt: skip
    return Ledger(str(path), text, findings, (), Coverage(1, 1, 0))


def reviewed(path: Path) -> bytes:
    return reviewed_docx(path, ledger_of(path, read_draft(path).document.text))


def tree(data: bytes) -> Any:
    command = [pypandoc.get_pandoc_path(), "-f", "docx", "-t", "json", "--track-changes=all"]
    done = subprocess.run(command, input=data, capture_output=True, check=True, timeout=60)
    return json.loads(done.stdout)


def commented(data: bytes) -> dict[str, str]:
    """The text between the marks of each comment, by its number, from the XML alone."""
    document = ElementTree.fromstring(zipfile.ZipFile(BytesIO(data)).read("word/document.xml"))
    opened: dict[str, str] = {}
    running: set[str] = set()
    for node in document.iter():
        name, number = node.tag.rpartition("}")[2], node.get(f"{{{WORD}}}id", "")
        if name == "commentRangeStart":
            running.add(number)
            opened[number] = ""
        elif name == "commentRangeEnd":
            running.discard(number)
        elif name in ("t", "delText") and node.text:
            for one in running:
                opened[one] += node.text
    assert not running
    return opened


def comments(data: bytes) -> list[str]:
    """The text of each comment."""
    root = ElementTree.fromstring(zipfile.ZipFile(BytesIO(data)).read("word/comments.xml"))
    return [" | ".join(t.text or "" for t in one.iter(f"{{{WORD}}}t")) for one in root]


def marked(data: bytes) -> list[str]:
    """What the comments on figures cover; the first comment of all is the summary."""
    by_number = sorted(commented(data).items(), key=lambda item: int(item[0]))
    return [words for _, words in by_number[1:]]


def test_each_figure_has_a_comment_that_covers_it_alone(tmp_path: Path) -> None:
    made = body(paragraph("Exports rose by 12.5 percent to $92 billion in all."))
    data = reviewed(write_docx(tmp_path / "d.docx", made))
    assert marked(data) == ["12.5 percent", "$92 billion"]
    assert comments(data)[1] == "Contradicted: the paper does not say 12.5 percent & <more> | [id0]"


def test_the_first_comment_holds_the_coverage_sentence(tmp_path: Path) -> None:
    data = reviewed(write_docx(tmp_path / "d.docx", body(paragraph("It is 5 percent."))))
    assert comments(data)[0] == (
        "Figures checked against the corpus: 1 figure: 1 contradicted; no cited sources."
    )


def test_a_figure_across_runs_keeps_the_formatting_of_each(tmp_path: Path) -> None:
    bold, italic = "<w:b/>", "<w:i/>"
    made = body(paragraph(run("It grew 1", bold), run("2.5 per", italic), run("cent here", bold)))
    data = reviewed(write_docx(tmp_path / "d.docx", made))
    assert marked(data) == ["12.5 percent"]
    document = zipfile.ZipFile(BytesIO(data)).read("word/document.xml").decode()
    assert document.count("<w:b/>") == 4
    assert document.count("<w:i/>") == 1


def test_the_text_of_the_draft_is_not_changed(tmp_path: Path) -> None:
    runs = [run("Up 5 percent  and ", "<w:b/>"), "<w:r><w:t>7 %</w:t><w:tab/><w:t>then</w:t></w:r>", " 9 %."]
    path = write_docx(tmp_path / "d.docx", body(paragraph(*runs) + paragraph("A &amp; B: 3 percent")))
    (tmp_path / "r.docx").write_bytes(reviewed(path))
    assert read_draft(tmp_path / "r.docx").document.text == read_draft(path).document.text


def test_what_the_root_declares_and_all_other_parts_stay_byte_for_byte(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "d.docx", body(paragraph("It is 5 percent.")))
    before, after = zipfile.ZipFile(path), zipfile.ZipFile(BytesIO(reviewed(path)))
    assert after.read("_rels/.rels") == before.read("_rels/.rels")
    assert b'mc:Ignorable="w14"' in after.read("word/document.xml")
    stripped = re.sub(
        rb"<w:comment[^>]*/>|<w:r><w:commentReference[^>]*/></w:r>", b"", after.read("word/document.xml")
    )
    rejoined = stripped.replace(b'</w:t></w:r><w:r><w:t xml:space="preserve">', b"")
    assert rejoined.replace(b"<w:r></w:r>", b"") == before.read("word/document.xml")


def test_comments_of_others_are_kept_and_numbers_go_on(tmp_path: Path) -> None:
    own = '<w:commentRangeStart w:id="7"/>'
    end = '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>'
    made = body(paragraph(own, "It is 5 percent.", end))
    old = part("comments", f'<w:comment w:id="7" w:author="An editor">{paragraph("Sure?")}</w:comment>')
    data = reviewed(write_docx(tmp_path / "d.docx", made, comments=old))
    assert comments(data)[0] == "Sure?"
    assert sorted(map(int, commented(data))) == [7, 8, 9]
    assert b"rIdFigtrace" not in zipfile.ZipFile(BytesIO(data)).read("word/_rels/document.xml.rels")


def test_tracked_changes_stay_and_deleted_figures_get_no_comment(tmp_path: Path) -> None:
    change = 'w:id="3" w:author="x" w:date="2010-01-01T00:00:00Z"'
    deleted = f"<w:del {change}><w:r><w:delText>7 percent</w:delText></w:r></w:del>"
    inserted = f"<w:ins {change}>{run('5 percent')}</w:ins>"
    moved = f"<w:moveFrom {change}>{run('8 percent')}</w:moveFrom>"
    data = reviewed(
        write_docx(tmp_path / "d.docx", body(paragraph("Up ", deleted, inserted, moved, " at 9 tons.")))
    )
    assert marked(data) == ["5 percent", "9 tons"]
    kinds = {
        c for block in tree(data)["blocks"] for i in block["c"] if i["t"] == "Span" for c in i["c"][0][1]
    }
    assert {"insertion", "deletion"} <= kinds


def test_a_figure_of_a_footnote_is_commented_at_the_mark(tmp_path: Path) -> None:
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = part("footnotes", f'<w:footnote w:id="2">{paragraph("It was 4.5 percent then.")}</w:footnote>')
    made = body(paragraph("It is 5 percent.", mark) + paragraph("End."))
    data = reviewed(write_docx(tmp_path / "d.docx", made, footnotes=notes))
    assert marked(data) == ["5 percent", ""]
    document = zipfile.ZipFile(BytesIO(data)).read("word/document.xml").decode()
    assert f'<w:commentRangeStart w:id="2"/>{mark}<w:commentRangeEnd w:id="2"/>' in document
    assert "does not say 4.5 percent" in comments(data)[2]


def test_figures_of_formulas_and_text_boxes_are_commented_around_them(tmp_path: Path) -> None:
    formula = "<m:oMath><m:r><m:t>x = 6 tons</m:t></m:r></m:oMath>"
    box = (
        "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>"
        f"{paragraph('Box of 42 percent')}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>"
        f"{paragraph('Box of 42 percent')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>"
    )
    path = write_docx(
        tmp_path / "d.docx", body(paragraph("So ", formula, " holds.") + paragraph("Here", box))
    )
    text = "Box of 42 percent\nSo x = 6 tons holds.\nHere"
    data = reviewed_docx(path, ledger_of(path, text))
    document = zipfile.ZipFile(BytesIO(data)).read("word/document.xml").decode()
    assert re.search(r'<w:commentRangeStart w:id="\d"/><w:r><mc:Alt', document)
    assert re.search(r'<w:commentRangeStart w:id="\d"/><m:oMath>', document)


def test_equal_cells_of_a_table_are_told_apart_by_their_neighbours(tmp_path: Path) -> None:
    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in cells)}</w:tr>"

    table = f"<w:tbl>{row('Year', 'Share')}{row('2007', '5 %')}{row('2008', '5 %')}</w:tbl>"
    data = reviewed(write_docx(tmp_path / "d.docx", body(table + paragraph("End."))))
    assert marked(data) == ["5 %", "5 %"]
    document = zipfile.ZipFile(BytesIO(data)).read("word/document.xml").decode()
    assert document.index("2007") < document.index('RangeStart w:id="1"') < document.index("2008")
    assert document.index("2008") < document.index('RangeStart w:id="2"')


def test_a_figure_without_a_certain_place_is_told_in_the_first_comment(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "d.docx", body(paragraph("It is 5 percent.")))
    data = reviewed_docx(path, ledger_of(path, "It is 5 percent. And 99 percent of the rest."))
    assert marked(data) == ["5 percent"]
    assert "no certain place" in comments(data)[0]
    assert "“99 percent”" in comments(data)[0]


def test_only_the_verdicts_asked_for_get_comments(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "d.docx", body(paragraph("It is 5 percent.")))
    ledger = ledger_of(path, "It is 5 percent.", verdict=Verdict.SUPPORTED)
    assert marked(reviewed_docx(path, ledger, verdicts=[Verdict.CONTRADICTED])) == []


@pytest.mark.parametrize(
    ("said", "line"),
    [
        (("reject", "revised since"), "Decided: reject: revised since"),
        (("accept", ""), "Decided: accept"),
        (("", "look again"), "Note: look again"),
    ],
)
def test_a_comment_shows_what_a_person_decided(tmp_path: Path, said: tuple[str, str], line: str) -> None:
    path = write_docx(tmp_path / "d.docx", body(paragraph("It is 5 percent.")))
    data = reviewed_docx(path, ledger_of(path, "It is 5 percent."), said=lambda _: said)
    assert comments(data)[1].split(" | ")[1] == line


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "d.docx", body(paragraph("It is 5 percent, or $6 billion.")))
    assert reviewed(path) == reviewed(path)


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"PK\x03\x04 no zip", "not a Word document"), (b"\xd0\xcf\x11\xe0\xa1\xb1", "encrypted")],
)
def test_what_is_no_word_file_is_refused(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "d.docx"
    path.write_bytes(content)
    with pytest.raises(DraftError, match=says):
        reviewed_docx(path, ledger_of(path, "5 percent"))


@pytest.mark.parametrize(
    ("xml", "says"),
    [
        ("<w:document", r"damaged \.docx"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "declares entities in its XML"),
    ],
)
def test_damaged_or_hostile_xml_is_refused(tmp_path: Path, xml: str, says: str) -> None:
    path = write_docx(tmp_path / "d.docx", xml)
    with pytest.raises(DraftError, match=says):
        reviewed_docx(path, ledger_of(path, "5 percent"))


PIECES = st.lists(
    st.sampled_from(["5 percent", " and ", "$7 billion", "é&amp;", " ", "9", " tons", "x"]), max_size=9
)
DIVIDED = st.lists(st.tuples(PIECES, st.booleans()), min_size=1, max_size=3)


@given(DIVIDED)
@settings(max_examples=60, deadline=None)
def test_any_division_into_runs_stays_well_formed(divided: list[tuple[list[str], bool]]) -> None:
    inner = "".join(
        paragraph(*(run(piece, "<w:b/>" if bold else "") for piece in pieces)) for pieces, bold in divided
    )
    text = "\n".join("".join(pieces).replace("&amp;", "&") for pieces, _ in divided)
    with tempfile.TemporaryDirectory() as folder:
        path = write_docx(Path(folder) / "d.docx", body(inner))
        data = reviewed_docx(path, ledger_of(path, text))
    root = ElementTree.fromstring(zipfile.ZipFile(BytesIO(data)).read("word/document.xml"))
    assert "".join(t.text or "" for t in root.iter(f"{{{WORD}}}t")) == text.replace("\n", "")
    assert all(FIGURE.fullmatch(words) for words in marked(data))
