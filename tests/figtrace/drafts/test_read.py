"""Drafts of every kind as documents: text, blocks, callouts, references, and what is refused."""

from __future__ import annotations

import tempfile
import zipfile
from contextlib import AbstractContextManager
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.document import Block, BlockKind, Document
from corpus.errors import DraftError
from corpus.geometry import DocId, PageIndex, Span
from corpus.textmap import TextMap
from figtrace.drafts.read import Draft, draft_kind, read_draft, read_draft_bytes
from ingest.office import pandoc
from ingest.office.encoding import decode

BIB = """
@article{wei2010,
  author = {Wei, Ana and Lund, Bo},
  title = {Prices of {Solar} Modules},
  journal = {Review of Energy},
  volume = 7, pages = {4--19}, doi = {10.5555/abc}, year = 2010
}
@techreport{bureau2008,
  author = {{Bureau of Trade}}, title = {Annual Report}, institution = {Bureau of Trade}, year = 2008
}
"""


MARKDOWN = """---
title: A Study
bibliography: refs.bib
---

# Prices

Modules cost $2.05 per watt [@wei2010, p. 14], and it's 27--30 percent less
[@bureau2008; @wei2010, pp. 4--5].^[In 2008, @bureau2008 [p. 3] says, it was $3.40.]

- one item of 5 percent
- another

| Year | Exports |
|------|--------:|
| 2008 |    38.6 |

: Table 2. Exports (billions of dollars)
"""

LATEX = r"""\documentclass{article}
\usepackage{natbib}
\newcommand{\gain}{12.5}
\title{A Study}
\begin{document}
\maketitle
\section{Prices}
Modules cost \$2.05 per watt \citep[p.~14]{wei2010}, a gain of \gain\%, or $12{,}500$ units.\footnote{As
\citet[3]{bureau2008} say.}
\bibliography{refs}
\end{document}
"""

PLAIN = """A STUDY OF MODULES

1. Prices

Modules cost $2.05 per watt (Wei and Lund 2010, 14). The share was 38 per cent, of which
the larger part came from one province and the smaller part, as Bureau of Trade (2008)
says, from abroad.

References

Bureau of Trade. 2008. Annual Report.
Wei, A., and B. Lund (2010), Prices of Solar Modules, Review of Energy 7: 4–19.
"""


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def drafted(folder: Path, name: str, content: str | bytes, bib: str = BIB) -> Draft:
    write(folder, "refs.bib", bib)
    return read_draft(write(folder, name, content))


def words_of(draft: Draft, kind: BlockKind) -> list[str]:
    return [block.span.of(draft.document.text) for block in draft.document.blocks if block.kind is kind]


def callouts(draft: Draft) -> list[tuple[str, str, str, int | None]]:
    text = draft.document.text
    return [(c.span.of(text), c.key, c.locator, c.reference) for c in draft.citations]


def test_markdown_keeps_callouts_as_typed_and_ties_them_to_the_bibliography(tmp_path: Path) -> None:
    draft = drafted(tmp_path, "d.md", MARKDOWN)
    assert draft.problems == ()
    assert callouts(draft) == [
        ("[@wei2010, p. 14]", "wei2010", "14", 0),
        ("@bureau2008", "bureau2008", "", 1),
        ("@wei2010, pp. 4–5", "wei2010", "4-5", 0),
        ("¹", "bureau2008", "3", 1),
        ("@bureau2008 [p. 3]", "bureau2008", "3", 1),
    ]


def test_markdown_gives_blocks_in_the_order_of_reading(tmp_path: Path) -> None:
    draft = drafted(tmp_path, "d.md", MARKDOWN)
    kinds = [str(block.kind) for block in draft.document.blocks]
    assert kinds == [
        "title",
        "heading",
        "paragraph",
        "footnote",
        "list-item",
        "list-item",
        "caption",
        "table",
    ]
    assert "it's 27–30 percent" in draft.document.text
    assert words_of(draft, BlockKind.FOOTNOTE) == ["In 2008, @bureau2008 [p. 3] says, it was $3.40."]
    assert draft.document.blocks[2].section == ("Prices",)


def test_blocks_never_overlap_and_cover_all_text_but_newlines(tmp_path: Path) -> None:
    document = drafted(tmp_path, "d.md", MARKDOWN).document
    end = 0
    for block in document.blocks:
        assert document.text[end : block.span.start].strip() == ""
        end = block.span.end
    assert end == len(document.text)


def test_table_cells_have_spans_headers_and_units(tmp_path: Path) -> None:
    document = drafted(tmp_path, "d.md", MARKDOWN).document
    (table,) = document.tables
    assert (table.label, table.units_note) == ("Table 2", "(billions of dollars)")
    cell = next(cell for cell in table.cells if cell.span.of(document.text) == "38.6")
    assert (cell.row_path, cell.col_path) == (("2008",), ("Exports",))


def test_latex_is_read_with_macros_math_notes_and_locators(tmp_path: Path) -> None:
    draft = drafted(tmp_path, "d.tex", LATEX)
    (paragraph,) = words_of(draft, BlockKind.PARAGRAPH)
    assert "cost $2.05 per watt" in paragraph
    assert "12.5%, or 12,500 units.¹" in paragraph
    assert [(key, page, at) for _, key, page, at in callouts(draft)] == [
        ("wei2010", "14", 0), ("bureau2008", "3", 1), ("bureau2008", "3", 1),
    ]  # fmt: skip


def test_latex_list_of_references_gives_its_keys(tmp_path: Path) -> None:
    source = LATEX.replace(
        r"\bibliography{refs}",
        r"\begin{thebibliography}{9}\bibitem{bureau2008} Bureau of Trade. 2008. Annual Report."
        "\n\n"
        r"\bibitem[Wei(2010)]{wei2010} Wei, A. 2010. Prices. \end{thebibliography}",
    )
    draft = read_draft(write(tmp_path, "d.tex", source))
    assert [(key, at) for _, key, _, at in callouts(draft)] == [
        ("wei2010", 1),
        ("bureau2008", 0),
        ("bureau2008", 0),
    ]
    assert draft.problems == ()


def test_plain_text_keeps_every_offset_of_the_file(tmp_path: Path) -> None:
    draft = drafted(tmp_path, "d.txt", PLAIN)
    assert len(draft.document.text) == len(PLAIN)
    assert draft.document.text.replace("\n", " ") == PLAIN.replace("\n", " ")
    assert words_of(draft, BlockKind.TITLE) == ["A STUDY OF MODULES"]
    assert words_of(draft, BlockKind.HEADING) == ["1. Prices", "References"]
    (paragraph,) = words_of(draft, BlockKind.PARAGRAPH)
    assert "\n" not in paragraph


def test_plain_text_finds_callouts_and_splits_the_list(tmp_path: Path) -> None:
    draft = drafted(tmp_path, "d.txt", PLAIN)
    assert [(surface, page, at) for surface, _, page, at in callouts(draft)] == [
        ("(Wei and Lund 2010, 14)", "14", 1), ("Bureau of Trade (2008)", "", 0),
    ]  # fmt: skip
    assert [r.title for r in draft.document.references] == ["Annual Report", "Prices of Solar Modules"]


NUMBERED = """Chips and trade

The market grew by 12 percent [1, p. 4] and then by 9 percent [2,3]. A later
study found 7 percent,² which is less.

References

[1] A. Ames and B. Bell, "Quota rents in textiles," Trade Rev., vol. 14, 2012.
[2] C. Cole, Chips and More. Oslo: Press, 2010.
[3] Bureau of Trade, "Annual survey," Tech. Rep. 12, 2008.
"""

HANGING = """Title of the paper

Exports rose by 5 percent in 2008 (Ames & Bell, 2012, p. 33; Cole,
2010). According to the Bureau of Trade (2008), imports fell.

References

Ames, A., & Bell, B. (2012). Quota rents in textiles: A very long subtitle that
    goes on to the next line. Trade Review, 14(2), 31-60.
Bureau of Trade. (2008). Annual survey of trade and of other matters that make
    this entry long. BoT.
Cole, C. (2010). Chips and more. Press.

Appendix A

More about 9 percent.
"""


def test_numbered_plain_text_is_tied_to_its_list(tmp_path: Path) -> None:
    draft = read_draft(write(tmp_path, "d.txt", NUMBERED))
    assert [(surface, page, at) for surface, _, page, at in callouts(draft)] == [
        ("[1, p. 4]", "4", 0), ("[2,3]", "", 1), ("[2,3]", "", 2), ("²", "", 1),
    ]  # fmt: skip
    assert [r.label for r in draft.document.references] == ["1", "2", "3"]


def test_entries_with_a_hanging_indent_and_an_appendix_are_kept_apart(tmp_path: Path) -> None:
    draft = read_draft(write(tmp_path, "d.txt", HANGING))
    assert [r.year for r in draft.document.references] == ["2012", "2008", "2010"]
    assert [at for _, _, _, at in callouts(draft)] == [0, 2, 1]
    assert words_of(draft, BlockKind.PARAGRAPH)[-1] == "More about 9 percent."
    assert draft.document.references[0].title.endswith("A very long subtitle that goes on to the next line")


def test_bibliography_given_wins_over_the_one_named(tmp_path: Path) -> None:
    path = write(tmp_path, "d.md", MARKDOWN.replace("refs.bib", "lost.bib"))
    given = write(tmp_path, "mine.bib", BIB)
    draft = read_draft(path, bibliography=given)
    assert draft.problems == ()
    assert draft.citations[0].reference == 0


UNNAMED = "Modules cost $2.05 per watt [@wei2010, p. 14].\n"


@pytest.mark.parametrize("name", ["draft.bib", "library.bib"])
def test_a_draft_that_names_no_bibliography_is_read_with_the_one_beside_it(tmp_path: Path, name: str) -> None:
    write(tmp_path, name, BIB)
    draft = read_draft(write(tmp_path, "draft.md", UNNAMED))
    assert [citation.reference for citation in draft.citations] == [0]
    assert draft.problems == (f"the draft names no bibliography: {name}, which lies beside it, was read",)


def test_of_several_bibliographies_the_one_called_like_the_draft_is_read(tmp_path: Path) -> None:
    write(tmp_path, "a.bib", "@book{other, title = {Other}, year = 2001}")
    write(tmp_path, "b.bib", BIB)
    path = write(tmp_path, "draft.md", UNNAMED)
    assert read_draft(path).document.references == ()
    write(tmp_path, "draft.bib", BIB)
    assert len(read_draft(path).document.references) == 2


def test_a_draft_without_keys_takes_no_bibliography_beside_it(tmp_path: Path) -> None:
    write(tmp_path, "library.bib", BIB)
    draft = read_draft(write(tmp_path, "draft.md", "Modules cost $2.05 per watt.\n"))
    assert draft.document.references == ()
    assert draft.problems == ()


def test_bibliography_that_is_not_there_is_a_problem_or_if_given_an_error(tmp_path: Path) -> None:
    path = write(tmp_path, "d.md", MARKDOWN.replace("refs.bib", "lost.bib"))
    draft = read_draft(path)
    assert "lost.bib" in draft.problems[0]
    assert any("'wei2010' is cited but no bibliography has it" in problem for problem in draft.problems)
    assert draft.citations[0].reference is None
    with pytest.raises(DraftError, match=r"gone\.bib"):
        read_draft(path, bibliography=tmp_path / "gone.bib")


def test_a_draft_without_citations_is_fine(tmp_path: Path) -> None:
    draft = read_draft(write(tmp_path, "d.md", "Exports rose by 5 percent.\n"))
    assert (draft.citations, draft.problems, draft.document.text) == ((), (), "Exports rose by 5 percent.")


def test_figure_and_table_keys_are_not_missing_sources(tmp_path: Path) -> None:
    assert read_draft(write(tmp_path, "d.md", "As @fig:one and @tbl:two show.\n")).problems == ()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("d.md", b"", "is empty"),
        ("d.md", b"  \n\n", "is empty"),
        ("d.txt", b"a\0b\0\0\0\xff", "not a text file"),
        ("d.docx", b"Exports rose.", "not a Word document"),
        ("d.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "encrypted Word file"),
        ("d.doc", b"Exports rose.", "save it as .docx"),
        ("d.xyz", b"Exports rose.", "expected one of"),
        ("d.md", b"---\ntitle: x\n---\n", "has no text"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(
    tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    path = write(tmp_path, name, content)
    if says == "has no text":
        path = write(tmp_path, name, b"<!-- nothing -->\n")
    with pytest.raises(DraftError, match=says) as caught:
        read_draft(path)
    assert "\n" not in str(caught.value)


def test_a_draft_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DraftError, match="No such file"):
        read_draft(tmp_path / "gone.docx")
    with pytest.raises(DraftError, match="a folder, not a file"):
        read_draft(_made(tmp_path / "folder.md"))


def _made(path: Path) -> Path:
    path.mkdir()
    return path


def test_a_renamed_zip_is_no_word_document(tmp_path: Path) -> None:
    path = tmp_path / "d.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "5 percent")
    with pytest.raises(DraftError, match=r"no word/document\.xml"):
        read_draft(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_usual_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    draft = read_draft(
        write(tmp_path, "d.txt", "Prices – in € – rose 5 percent.\r\nSo it is.".encode(encoding))
    )
    assert draft.document.text == "Prices – in € – rose 5 percent.\nSo it is."
    assert bool(draft.problems) == (encoding in ("utf-16-le", "utf-16-be", "cp1252"))


def test_a_draft_in_another_language_is_said_to_be_so(tmp_path: Path) -> None:
    german = "Die Ausfuhren stiegen im Jahr 2008 um fünf Prozent auf einen neuen Höchststand. " * 12
    chinese = "二零零八年高技术产品出口额为三千四百亿美元。" * 5
    for words in (german, chinese):
        (problem,) = read_draft(write(tmp_path, "d.txt", words)).problems
        assert "English" in problem


def test_a_pdf_is_read_by_the_reader_given_with_references_added(tmp_path: Path) -> None:
    text = "Modules cost $2 (Wei and Lund 2010, 14)."
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)), PageIndex(0))
    read = Document(DocId("1" * 64), "d.pdf", text, TextMap.from_runs(()), (), (block,))
    path = write(tmp_path, "d.pdf", b"%PDF-1.4")
    draft = read_draft(path, bibliography=write(tmp_path, "refs.bib", BIB), read_pdf=lambda _: read)
    assert (draft.kind, callouts(draft)) == ("pdf", [("(Wei and Lund 2010, 14)", "", "14", 0)])
    assert all(reference.span == Span(len(text), len(text)) for reference in draft.document.references)


@pytest.mark.parametrize(
    ("callout", "found"),
    [
        (r"\cite[14]{wei2010}", [("wei2010", "14")]),
        (r"\citep[see][pp.~14--16]{wei2010}", [("wei2010", "14-16")]),
        (r"\textcite[14]{wei2010}", [("wei2010", "14")]),
        (r"\autocite[14]{wei2010}", [("wei2010", "14")]),
        (r"\parencite[see][14]{wei2010}", [("wei2010", "14")]),
        (r"\footcite[14]{wei2010}", [("wei2010", "14"), ("wei2010", "14")]),
        (r"\footfullcite[14]{wei2010}", [("wei2010", "14"), ("wei2010", "14")]),
        (r"\fullcite[14]{wei2010}", [("wei2010", "14")]),
        (r"\citealp[chap.~2, p.~14]{wei2010}", [("wei2010", "14")]),
        (r"\parencites[14]{wei2010}[3]{bureau2008}", [("wei2010", "14"), ("bureau2008", "3")]),
        (r"\citep{wei2010,bureau2008}", [("wei2010", ""), ("bureau2008", "")]),
    ],
)
def test_callouts_of_natbib_and_biblatex_are_read(
    tmp_path: Path, callout: str, found: list[tuple[str, str]]
) -> None:
    source = LATEX.replace(r"\citep[p.~14]{wei2010}", callout).split(", a gain")[0]
    draft = drafted(tmp_path, "d.tex", source + ".\n\\bibliography{refs}\n\\end{document}\n")
    assert [(key, page) for _, key, page, _ in callouts(draft)] == found


def test_a_key_with_a_table_or_chapter_names_that_part(tmp_path: Path) -> None:
    draft = drafted(
        tmp_path,
        "d.md",
        "---\nbibliography: refs.bib\n---\n\nSo [@wei2010, Table 3; @bureau2008, chap. 2, p. 14].",
    )
    assert [(c.part, c.locator) for c in draft.citations] == [("table:3", ""), ("chapter:2", "14")]


def test_ibid_behind_a_key_repeats_it(tmp_path: Path) -> None:
    draft = drafted(tmp_path, "d.md", MARKDOWN.replace(", and it's", " (ibid., 15), and it's"))
    assert callouts(draft)[1] == ("ibid., 15", "wei2010", "15", 0)


@pytest.mark.parametrize("hostile", ["[" * 3000, "![[" * 3000])
def test_markdown_that_never_ends_is_given_up_in_seconds(tmp_path: Path, hostile: str) -> None:
    path = write(tmp_path, "d.md", f"{hostile} 5 percent")
    with pytest.raises(DraftError, match="opened again and again"), _limits(seconds=1):
        read_draft(path)


def _limits(*, seconds: float) -> AbstractContextManager[object]:
    """A shorter limit than in use, so that the test is short."""
    return patch.object(pandoc, "_SECONDS", seconds)


def test_a_text_of_absurd_size_is_refused_unread(tmp_path: Path) -> None:
    path = write(tmp_path, "d.md", b"5 percent\n" * 2_100_000)
    with pytest.raises(DraftError, match="21 MB of text"):
        read_draft(path)


def test_two_readings_are_equal(tmp_path: Path) -> None:
    assert drafted(tmp_path, "d.md", MARKDOWN) == drafted(tmp_path, "d.md", MARKDOWN)


@given(st.binary(max_size=300))
@settings(max_examples=200)
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text, _ = decode(data, name="d.txt")
    except DraftError:
        return
    assert "\r" not in text


def test_a_draft_nested_without_end_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DraftError, match="nested too deeply"):
        read_draft(write(tmp_path, "d.md", ">" * 1500 + " 5 percent\n"))


@given(st.text(alphabet="ab5 $%\n*_[]()@;#|-^~`>\\", max_size=120))
@settings(max_examples=25, deadline=None)
def test_any_markdown_is_read_or_refused(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = write(Path(folder), "d.md", text)
        try:
            draft = read_draft(path)
        except DraftError:
            return
    length = len(draft.document.text)
    assert all(citation.span.end <= length for citation in draft.citations)
    assert all(block.span.of(draft.document.text).strip() for block in draft.document.blocks)


def test_numbers_that_no_list_explains_are_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_text("Exports of cork rose by 5 percent [3, 4].", encoding="utf-8")
    assert read_draft(path).problems == (
        "callouts such as [3, 4] name no source: the draft has no numbered list of references",
    )


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 text", "a PDF"),
        (b"PK\x03\x04abc", "a zip archive"),
        (b"{\\rtf1 words}", "a document in RTF"),
        (b"\xd0\xcf\x11\xe0words", "an old Word document"),
    ],
)
def test_a_file_of_another_kind_behind_the_name_of_a_text_is_refused(
    tmp_path: Path, data: bytes, kind: str
) -> None:
    path = tmp_path / "draft.txt"
    path.write_bytes(data)
    with pytest.raises(DraftError, match=f"is {kind}"):
        read_draft(path)


@pytest.mark.parametrize("suffix", [".docx", ".md", ".txt", ".tex", ".pdf"])
def test_a_folder_named_like_a_draft_is_refused_in_one_line(tmp_path: Path, suffix: str) -> None:
    folder = tmp_path / f"draft{suffix}"
    folder.mkdir()
    with pytest.raises(DraftError, match="cannot be read: it is a folder"):
        read_draft(folder)


@pytest.mark.parametrize("suffix", [".docx", ".txt"])
def test_a_draft_that_may_not_be_opened_is_refused_in_one_line(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"draft{suffix}"
    path.write_text("Exports of cork rose by 5 percent.", encoding="utf-8")
    denied = PermissionError(13, "Permission denied")
    with (
        patch("ingest.office.encoding.read_regular", side_effect=denied),
        pytest.raises(DraftError, match=r"cannot be read: Permission denied$"),
    ):
        read_draft(path)


@pytest.mark.parametrize("name", ["d.qmd", "d.Rmd", "d.rmd", "d.md"])
def test_code_that_is_run_is_no_text(tmp_path: Path, name: str) -> None:
    chunk = "```{r costs, echo=FALSE}\nx <- 19\n\n# down by 3 percent\n```\n"
    inline = "Costs are `r mean(x, 2)`, or $`r max(x, 8)`$, or `{python} sum(y, 4)`, by `7 percent`."
    shown = "```python\ny = 12\n```\n\n    Set in by 6 percent.\n"
    draft = read_draft(write(tmp_path, name, f"{chunk}\n{inline}\n\n{chunk}\n{shown}"))
    assert draft.kind == "md"
    assert draft.document.text == "Costs are , or , or , by 7 percent.\nSet in by 6 percent."


def test_a_bibliography_without_entries_says_so(tmp_path: Path) -> None:
    path, library = tmp_path / "draft.md", tmp_path / "library.bib"
    path.write_text("Exports of cork rose by 5 percent.", encoding="utf-8")
    library.write_text("nothing here", encoding="utf-8")
    assert read_draft(path, bibliography=library).problems == ("library.bib has no entries",)


def test_a_plain_text_has_a_largest_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.office.encoding._MOST_TEXT", 20)
    path = tmp_path / "d.txt"
    path.write_text("Tin rose 5 percent.\n", encoding="utf-8")
    assert read_draft(path).kind == "txt"
    path.write_text("Wool rose 5 percent.\n", encoding="utf-8")
    with pytest.raises(DraftError, match=r"d\.txt has 0 MB of text: .* divide it into parts"):
        read_draft(path)


def test_bytes_are_read_as_the_file_would_be_that_holds_them(tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    path.write_text("Old words.", encoding="utf-8")
    data = b"Imports were 5 percent [@a].\n"
    unsaved = read_draft_bytes(path, data)
    path.write_bytes(data)
    assert unsaved == read_draft(path)
    with pytest.raises(DraftError, match="from its file alone"):
        read_draft_bytes(tmp_path / "draft.pdf", b"%PDF-1.4")


def test_the_kind_is_told_by_the_end_of_the_name() -> None:
    assert draft_kind(Path("a/b.QMD")) == "md"
    with pytest.raises(DraftError, match="not a draft that can be read"):
        draft_kind(Path("a/b.odt"))
