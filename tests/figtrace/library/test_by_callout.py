"""Callouts without a reference: which document they name outright, and when they name none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.annotations import Citation
from corpus.document import Metadata, Reference
from corpus.errors import DraftError
from corpus.geometry import DocId, Span
from corpus.store import Summary
from figtrace.check.desk import check_file
from figtrace.check.ledger.records import Verdict
from figtrace.library.by_callout import callout_problems, loose_callouts, resolve_callouts
from nlp.citations.find import find_citations
from tests.figtrace.check.builders import annotator, store_of
from tests.strategies import document_of


def summary(name: str, *authors: str, year: int | None = None, file: str = "") -> Summary:
    return Summary(DocId(name), file or f"in/{name}.pdf", "A Study of Cork", authors, year, "", 9, "")


def reference(authors: str, year: str) -> Reference:
    return Reference(Span(0, 0), "", tuple(authors.split("; ")), year, "Cork")


def named(sentence: str, *shelf: Summary, references: tuple[Reference, ...] = ()) -> DocId | None:
    document = replace(document_of(sentence), references=references)
    found = find_citations(document)
    (citation,) = resolve_callouts(found, references, shelf, text=document.text)
    assert citation.guessed == (citation.doc is not None)
    return citation.doc


ROE = summary("a", "Pat Roe", year=2009)
ROE_AND_ITO = summary("b", "Pat Roe", "Ken Ito", year=2009)
TEAM = summary("c", "Pat Roe", "Ken Ito", "Mia Sand", year=2009)
BOARD = summary("e", "Cork Board of Trade", year=2009)


@pytest.mark.parametrize(
    ("sentence", "shelf", "doc"),
    [
        ("Exports rose by 5 percent (Roe 2009, 14).", (ROE,), "a"),
        ("As Roe (2009, p. 14) says, exports rose by 5 percent.", (ROE,), "a"),
        ("Exports rose by 5 percent (Roe and Ito 2009).", (ROE, ROE_AND_ITO, TEAM), "b"),
        ("Exports rose by 5 percent (Roe 2009).", (ROE, ROE_AND_ITO), "a"),
        ("Exports rose by 5 percent (Roe et al. 2009).", (ROE, TEAM), "c"),
        ("Exports rose by 5 percent (Roe 2009).", (ROE_AND_ITO,), None),
        ("Exports rose by 5 percent (Roe and Sand 2009).", (ROE_AND_ITO,), None),
        ("Exports rose by 5 percent (Roe 2010).", (ROE,), None),
        ("Exports rose by 5 percent (Rowe 2009, 4).", (ROE,), None),
        ("Exports rose by 5 percent (Roe 2009a).", (ROE,), None),
        ("Exports rose by 5 percent (Roe 2009).", (ROE, replace(ROE, id=DocId("d"))), None),
        ("Exports rose by 5 percent (Roe et al. 2009).", (ROE,), None),
        ("Exports rose by 5 percent (Cork Board of Trade 2009).", (BOARD,), "e"),
        ("Exports rose by 5 percent (CBT 2009, 4).", (BOARD,), "e"),
        ("Exports rose by 5 percent (Trade 2009, 4).", (BOARD,), None),
        ("Exports rose by 5 percent (PR 2009, 4).", (ROE,), None),
    ],
)
def test_all_names_their_number_and_the_year_must_agree(
    sentence: str, shelf: tuple[Summary, ...], doc: str | None
) -> None:
    assert named(sentence, *shelf) == doc


@pytest.mark.parametrize(
    ("document", "doc"),
    [
        (summary("a", "Pat Roe", year=2012, file="in/roe-2009.pdf"), "a"),
        (summary("a", "Pat Roe", file="in/Roe_2009_cork.pdf"), "a"),
        (summary("a", file="in/roe-2009.pdf"), "a"),
        (summary("a", file="in/roe-ito-2009.pdf"), None),
        (summary("a", "Ann Ames", year=2012, file="in/roe-2009.pdf"), None),
        (summary("a", file="in/roe-2009123.pdf"), None),
    ],
)
def test_the_name_of_a_file_speaks_where_the_metadata_do_not_object(
    document: Summary, doc: str | None
) -> None:
    assert named("Exports rose by 5 percent (Roe 2009, 14).", document) == doc


def test_a_callout_that_two_references_fit_is_not_settled_by_the_corpus() -> None:
    twice = (reference("Roe, P.", "2009"), reference("Roe, P.", "2009"))
    sentence = "Exports rose by 5 percent (Roe 2009, 14)."
    assert named(sentence, ROE, references=twice) is None
    document = replace(document_of(sentence), references=twice)
    loose = loose_callouts(find_citations(document), twice, text=document.text)
    assert loose == {"(Roe 2009, 14)": "(Roe 2009, 14) fits more than one reference of the draft"}


@pytest.mark.parametrize(
    ("key", "doc"),
    [("roe2009", "b"), ("Roe:2009", "b"), ("roe2009a", None), ("roecork2009", None), ("cork", None)],
)
def test_a_key_of_name_and_year_without_an_entry_names_the_first_author(key: str, doc: str | None) -> None:
    citation = Citation(Span(0, 3), key=key, by="key")
    (found,) = resolve_callouts([citation], (), [ROE_AND_ITO], text="[@roe]")
    assert (found.doc, found.by) == (doc, "key~corpus" if doc else "key")
    assert found.guessed == (doc is not None)
    assert resolve_callouts([citation], (), [ROE, ROE_AND_ITO], text="[@roe]") == (citation,)


def test_a_citation_with_a_reference_or_a_document_stays_as_it_is() -> None:
    settled = (
        Citation(Span(0, 10), ("Roe",), "2009", reference=0),
        Citation(Span(0, 10), ("Roe",), "2009", doc=DocId("z")),
    )
    assert resolve_callouts(settled, (reference("Ito, K.", "2001"),), [ROE], text="(Roe 2009)") == settled


def test_the_lines_name_each_callout_once_and_do_not_go_on_for_ever() -> None:
    text = " ".join(
        f"Exports rose by 5 percent (Dun{'xyz'[at % 3]}{chr(97 + at)} 2001, 4)." for at in range(25)
    )
    text = f"Imports fell by 3 percent (Roe 2009, 14). {text} It fell again (Roe 2009, 15)."
    document = document_of(text)
    found = resolve_callouts(find_citations(document), (), [ROE], text=text)
    lines = callout_problems(found, loose_callouts(found, (), text=text), [ROE], text=text)
    assert lines[0] == "no reference, found by author and year alone: (Roe 2009, 14) as a"
    assert lines[1] == "(Dunxa 2001, 4) matches no reference of the draft and no document for certain"
    assert len(lines) == 14
    assert lines[-1].startswith("13 more callouts ")


def test_a_mark_of_a_note_is_named_by_what_the_note_cites() -> None:
    cited = Citation(Span(0, 1), ("Roe", "Ito"), "2009", named_elsewhere=True)
    assert list(loose_callouts([cited], (), text="¹").values()) == [
        "Roe and Ito 2009 matches no reference of the draft and no document for certain"
    ]


@given(st.text(max_size=60), st.text(max_size=12), st.text(max_size=6), st.text(max_size=12))
def test_any_names_are_resolved_or_left(text: str, author: str, year: str, key: str) -> None:
    citation = Citation(Span(0, len(text)), (author,) if author else (), year, key=key)
    (found,) = resolve_callouts([citation], (), [ROE, TEAM], text=text)
    assert found.span == citation.span


def test_a_draft_without_a_list_is_checked_against_the_works_it_names(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(
        "Exports of cork from Portugal rose by 7 percent in 2008 (Roe 2009, 1). "
        "Imports of tin into Norway fell by 4 percent in 2006 (Vale 2007).",
        encoding="utf-8",
    )
    source = document_of("Exports of cork from Portugal rose by 7 percent in 2008.")
    source = replace(source, meta=Metadata(authors=("Pat Roe",), year=2009))
    with store_of(source) as store:
        ledger = check_file(draft, store, annotator()).ledger
    right, loose = ledger.findings
    assert right.verdict is Verdict.SUPPORTED
    assert loose.says == "(Vale 2007) matches no reference of the draft and no document for certain."
    assert [line for line in ledger.problems if "(Vale 2007)" in line] == [loose.says.rstrip(".")]


def test_a_broken_bibliography_is_among_the_ledgers_problems(tmp_path: Path) -> None:
    draft, library = tmp_path / "draft.md", tmp_path / "library.bib"
    draft.write_text("Exports of cork from Portugal rose by 7 percent in 2008 [@vale2007].", encoding="utf-8")
    library.write_text("\n\n@article{broken", encoding="utf-8")
    with store_of(document_of("Imports of tin fell by 4 percent.")) as store:
        ledger = check_file(draft, store, annotator(), bibliography=library).ledger
    assert ledger.problems[0].startswith("library.bib, line 3: the entry '@article{broken' was left out")
    assert ledger.problems[1:] == ("'vale2007' is cited but no bibliography has it",)
    assert ledger.findings[0].says.startswith("[@vale2007] matches no reference")


def test_a_draft_without_figures_is_refused_with_what_is_known_of_it(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("Die Ausfuhr von Kork stieg, und die Einfuhr von Zinn fiel mit dem Kurs.", "utf-8")
    with (
        store_of(document_of("Imports of tin fell by 4 percent.")) as store,
        pytest.raises(DraftError, match=r"no figures to check.*does not look like English"),
    ):
        check_file(draft, store, annotator())
