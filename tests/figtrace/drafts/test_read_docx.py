"""Word drafts: fields of reference managers, tracked changes, notes, tables and typed lists of references."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pypandoc
import pytest

from corpus.document import BlockKind
from corpus.errors import DraftError
from figtrace.drafts.read import Draft, read_draft

ZOTERO = {
    "citationItems": [
        {
            "id": 12,
            "itemData": {
                "id": 12, "type": "book", "title": "On Trade", "author": [{"family": "Ames", "given": "Ann"}],
                "issued": {"date-parts": [["2009"]]},
            },
            "locator": "14", "label": "page",
        },
        {
            "id": 13,
            "itemData": {
                "id": 13, "type": "article-journal", "title": "On Value Chains", "DOI": "10.5555/xyz",
                "author": [{"family": "Bell", "given": "Bo"}], "issued": {"date-parts": [["2010"]]},
            },
        },
    ],
}  # fmt: skip

REFERENCES = """
References

Ames, Ann. 2009. *On Trade*. Oxford.

Cole, C. 2011. “Chips.” Review 3: 4–9.

———. 2012. “More Chips.” Review 4: 1–5.
"""


def field(instruction: str, shown: str) -> str:
    """A Word field as pandoc's Markdown carries raw WordprocessingML."""
    escaped = instruction.replace("&", "&amp;").replace("<", "&lt;")
    run = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        f'`{run.format("begin")}<w:r><w:instrText xml:space="preserve"> {escaped} </w:instrText></w:r>'
        f"{run.format('separate')}<w:r><w:t>{shown}</w:t></w:r>{run.format('end')}`{{=openxml}}"
    )


def drafted(folder: Path, markdown: str) -> Draft:
    path = folder / "d.docx"
    command = [pypandoc.get_pandoc_path(), "-f", "markdown", "-t", "docx", "-o", str(path)]
    subprocess.run(command, input=markdown.encode(), check=True, timeout=60)
    return read_draft(path)


def text_of(draft: Draft, kind: BlockKind) -> list[str]:
    return [block.span.of(draft.document.text) for block in draft.document.blocks if block.kind is kind]


def callouts(draft: Draft) -> list[tuple[str, str, int | None]]:
    return [(c.span.of(draft.document.text), c.locator, c.reference) for c in draft.citations]


def test_zotero_fields_are_citations_with_their_pages_and_own_references(tmp_path: Path) -> None:
    code = field(f"ADDIN ZOTERO_ITEM CSL_CITATION {json.dumps(ZOTERO)}", "(Ames 2009, 14; Bell 2010)")
    draft = drafted(tmp_path, f"Imports were $92 billion {code} in 2008.")
    assert draft.document.text == "Imports were $92 billion (Ames 2009, 14; Bell 2010) in 2008."
    assert callouts(draft) == [("Ames 2009, 14", "14", 0), ("Bell 2010", "", 1)]
    assert [r.title for r in draft.document.references] == ["On Trade", "On Value Chains"]
    assert draft.document.references[1].doi == "10.5555/xyz"


def test_word_citation_fields_are_read_as_they_are_shown(tmp_path: Path) -> None:
    code = field(r"CITATION Ame09 \p 14 \l 1033", "(Ames, 2009, p. 14)")
    draft = drafted(tmp_path, f"Imports were $92 billion {code}.\n{REFERENCES}")
    assert callouts(draft) == [("(Ames, 2009, p. 14)", "14", 0)]


def test_a_typed_entry_that_repeats_a_field_is_one_reference(tmp_path: Path) -> None:
    code = field(f"ADDIN ZOTERO_ITEM CSL_CITATION {json.dumps(ZOTERO)}", "(Ames 2009, 14; Bell 2010)")
    draft = drafted(tmp_path, f"It was $92 billion {code}, or more (Ames 2009, 15).\n{REFERENCES}")
    assert [r.title for r in draft.document.references] == [
        "On Trade",
        "On Value Chains",
        "Chips",
        "More Chips",
    ]
    assert callouts(draft)[-1] == ("(Ames 2009, 15)", "15", 0)


def test_tracked_changes_are_read_as_accepted(tmp_path: Path) -> None:
    change = 'author="x" date="2010-01-01T00:00:00Z"'
    draft = drafted(tmp_path, f"It rose [5 percent]{{.insertion {change}}}[7 percent]{{.deletion {change}}}.")
    assert draft.document.text == "It rose 5 percent."


def test_comments_are_not_text_and_struck_words_are_left_out(tmp_path: Path) -> None:
    comment = '[Is it 9?]{.comment-start id="0" author="x" date="2010-01-01T00:00:00Z"}'
    draft = drafted(tmp_path, f'It rose {comment}5 percent[]{{.comment-end id="0"}}, ~~not 12~~.')
    assert draft.document.text == "It rose 5 percent, ."


def test_raised_and_lowered_digits_stay_apart_from_numbers(tmp_path: Path) -> None:
    draft = drafted(
        tmp_path, "It emits 5 Mt of CO~2~ at 10^9^ watts on the 12^th^ day.[^a]\n\n[^a]: A note of 3 percent."
    )
    assert draft.document.text.startswith("It emits 5 Mt of CO₂ at 10⁹ watts on the 12th day.¹\n")
    assert text_of(draft, BlockKind.FOOTNOTE) == ["A note of 3 percent."]


def test_a_note_that_cites_governs_its_mark(tmp_path: Path) -> None:
    draft = drafted(tmp_path, f"It was $92 billion.[^a]\n\n[^a]: See Cole (2011, 5).\n{REFERENCES}")
    assert callouts(draft) == [("¹", "5", 1), ("Cole (2011, 5)", "5", 1)]


def test_a_plain_heading_begins_the_list_and_a_dash_repeats_the_author(tmp_path: Path) -> None:
    draft = drafted(tmp_path, f"It was so (Cole 2012, 3).\n{REFERENCES}")
    assert len(text_of(draft, BlockKind.REFERENCE)) == 3
    assert callouts(draft) == [("(Cole 2012, 3)", "3", 2)]
    assert draft.document.references[2].authors == ("Cole, C.",)


def test_tables_without_marked_headers_take_the_first_row_of_words_or_years(tmp_path: Path) -> None:
    rows = "|  | 2007 | 2008 |\n|--|--|--|\n| Exports | | |\n| Total | 1,200 | 1,300 |\n"
    draft = drafted(tmp_path, f"Table 1. Trade (millions of dollars)\n\n{rows}")
    (made,) = draft.document.tables
    cell = next(c for c in made.cells if c.span.of(draft.document.text) == "1,300")
    assert (cell.row_path, cell.col_path) == (("Exports", "Total"), ("2008",))
    assert (made.label, made.units_note) == ("Table 1", "(millions of dollars)")


BOX = """```{=openxml}
<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice>
<w:txbxContent><w:p><w:r><w:t>In the box </w:t></w:r><w:r><w:t>42 percent</w:t></w:r></w:p></w:txbxContent>
</mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>In the box 42 percent</w:t></w:r></w:p></w:txbxContent>
</mc:Fallback></mc:AlternateContent></w:r></w:p>
```"""


def test_text_boxes_are_read_once(tmp_path: Path) -> None:
    draft = drafted(tmp_path, f"Before 1 percent.\n\n{BOX}\n\nAfter 2 percent.")
    assert draft.document.text == "Before 1 percent.\nIn the box 42 percent\nAfter 2 percent."


def test_a_word_document_cut_short_is_refused(tmp_path: Path) -> None:
    drafted(tmp_path, "It rose 5 percent.")
    path = tmp_path / "d.docx"
    path.write_bytes(path.read_bytes()[:-400])
    with pytest.raises(DraftError, match="not a Word document"):
        read_draft(path)


def test_list_items_quotes_and_line_breaks_are_kept(tmp_path: Path) -> None:
    draft = drafted(tmp_path, "- 4 percent\n- 5 percent\n\n> Quoted 6 percent\n\nOne\\\ntwo 7 percent")
    assert text_of(draft, BlockKind.LIST_ITEM) == ["4 percent", "5 percent"]
    assert text_of(draft, BlockKind.PARAGRAPH) == ["Quoted 6 percent", "One\ntwo 7 percent"]


@pytest.mark.parametrize("number", ["$1,234.5", "12.5 percent", "€ 3 bn", "1/3", "(66,410)", "27–30", "−4.2"])
def test_every_figure_of_a_paragraph_can_be_found(tmp_path: Path, number: str) -> None:
    assert number in drafted(tmp_path, f"The value is {number} in all.").document.text
