"""The example library: made again with the same bytes, and true to what examples/expected.toml says of it."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

from corpus.geometry import DocId
from corpus.store import Summary
from figtrace.drafts.read import Draft, read_draft
from figtrace.library.resolve import resolve_sources
from scripts.example_source import read_paper
from scripts.make_examples import EXAMPLES, make_draft, make_papers

PAPERS = sorted((EXAMPLES / "papers").glob("*.pdf"))
EXPECTED = tomllib.loads((EXAMPLES / "expected.toml").read_text("utf-8"))["figure"]
REASONS = {
    "supported": {""},
    "contradicted": {"wrong_value", "wrong_magnitude", "wrong_unit", "wrong_period", "wrong_area"},
    "not_found": {"not_found", "source_not_in_corpus"},
}


@cache
def pages(name: str) -> tuple[str, ...]:
    """Text of each page of a paper, white space and line breaks made single spaces."""
    import pypdfium2

    with pypdfium2.PdfDocument(EXAMPLES / "papers" / name) as pdf:
        return tuple(re.sub(r"\s+", " ", page.get_textpage().get_text_bounded()) for page in pdf)


@cache
def draft(kind: str) -> Draft:
    return read_draft(EXAMPLES / f"draft.{kind}")


def test_there_are_at_least_six_papers_and_forty_figures() -> None:
    assert len(PAPERS) >= 6
    assert len(EXPECTED) >= 40
    assert {figure["verdict"] for figure in EXPECTED} == set(REASONS)


def test_papers_made_twice_have_the_same_bytes(tmp_path: Path) -> None:
    first, second = (make_papers(tmp_path / name) for name in ("a", "b"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_papers_are_those_that_the_sources_give(tmp_path: Path) -> None:
    import pypdfium2

    assert [path.name for path in make_papers(tmp_path)] == [path.name for path in PAPERS]
    for path in PAPERS:
        with pypdfium2.PdfDocument(tmp_path / path.name) as made:
            text = tuple(re.sub(r"\s+", " ", page.get_textpage().get_text_bounded()) for page in made)
        assert text == pages(path.name), f"{path.name} is old: run python -m scripts.make_examples"


def test_the_docx_is_that_of_the_markdown(tmp_path: Path) -> None:
    made = read_draft(make_draft(tmp_path / "draft.docx"))
    assert made.document.text == draft("docx").document.text


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_every_paper_says_that_its_statistics_are_invented(path: Path) -> None:
    assert "All statistics in it are invented" in pages(path.name)[0]
    assert path.stat().st_size < 60_000


def test_one_page_is_a_picture_without_text() -> None:
    assert [path.name for path in PAPERS for page in pages(path.name) if not page.strip()] == [
        "delacroix-2007.pdf"
    ]


@pytest.mark.parametrize("figure", EXPECTED, ids=lambda figure: figure["surface"])
def test_an_expected_figure_stands_in_both_drafts_and_its_evidence_on_the_page(
    figure: dict[str, str | int],
) -> None:
    surface, words = str(figure["surface"]), str(figure["words"])
    assert surface in words
    for kind in ("md", "docx"):
        assert draft(kind).document.text.replace("’", "'").count(words.replace("’", "'")) == 1
    assert figure["reason"] in REASONS[str(figure["verdict"])]
    if "page" in figure and "needs" not in figure:
        text = pages(str(figure["doc"]))[int(figure["page"]) - 1]
        numbers = re.findall(r"\d[\d,.]*\d", re.sub(r"\b20\d\d\b", "", str(figure["says"])))
        assert all(number in text for number in numbers)


def test_the_cited_page_is_the_one_that_has_the_evidence() -> None:
    read = draft("md")
    first_pages = {
        f"{path.stem}.pdf": read_paper(path).first_page for path in (EXAMPLES / "source").glob("*.md")
    }
    for figure in EXPECTED:
        if "page" in figure and figure["verdict"] == "supported" and figure.get("cited", True):
            at = read.document.text.index(figure["words"])
            cited = next(c for c in read.citations if c.span.start > at)
            assert int(cited.locator) == first_pages[figure["doc"]] + figure["page"] - 1, figure["words"]


@pytest.mark.parametrize("kind", ["md", "docx"])
def test_every_callout_of_the_draft_is_resolved(kind: str) -> None:
    read = draft(kind)
    assert read.problems == ()
    assert len(read.citations) == len([figure for figure in EXPECTED if figure.get("cited", True)])
    assert all(citation.reference is not None and citation.locator for citation in read.citations)


@pytest.mark.parametrize("kind", ["md", "docx"])
def test_every_reference_finds_its_paper_and_the_missing_one_finds_none(kind: str) -> None:
    shelf = [
        Summary(DocId(path.name), str(path), "", (), None, "", len(pages(path.name)), "") for path in PAPERS
    ]
    references = draft(kind).document.references
    found = resolve_sources(references, shelf, opening=lambda doc: pages(doc)[0])
    missing = [r.authors[0] for r, at in zip(references, found, strict=True) if at.doc is None]
    assert [name.split(",")[0] for name in missing] == ["Dedrick"]
    assert len({at.doc for at in found}) == len(PAPERS) + 1
