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


@pytest.mark.parametrize(
    ("document", "sentence", "doc"),
    [
        (summary("a", file="in/the-roe-and-ito-2009.pdf"), "(Roe and Ito 2009)", "a"),
        (summary("a", file="in/roe-2008.pdf"), "(Roe 2009, 14)", None),
        (summary("a", file="in/2009.pdf"), "(Roe 2009, 14)", None),
        (summary("a", "Pat Roe", year=2009, file="in/roe-2009.pdf"), "(Roe 2009, 14)", "a"),
        (summary("a", "Pat Roe", year=2012, file="in/roe-2009.pdf"), "(Roe 2012, 14)", "a"),
        (summary("a", "Pat Roe", file="in/cork.pdf"), "(Roe 2009, 14)", None),
        (summary("e", "Treasury of Cork", year=2009), "(Treasury 2009, 4)", None),
        (summary("e", "Treasury of Cork", year=2009), "(Treasury of Cork 2009, 4)", "e"),
    ],
)
def test_names_and_year_of_a_file_are_all_that_the_callout_says(
    document: Summary, sentence: str, doc: str | None
) -> None:
    assert named(f"Exports rose by 5 percent {sentence}.", document) == doc


def test_of_two_files_of_one_name_neither_is_named() -> None:
    shelf = (summary("a", file="in/roe-2009.pdf"), summary("b", file="in/roe_2009_v2.pdf"))
    assert named("Exports rose by 5 percent (Roe 2009, 14).", *shelf) is None
    assert named("Exports rose by 5 percent (Roe 2009, 14).", shelf[1]) == "b"


@pytest.mark.parametrize(
    ("listed", "doc"),
    [
        (reference("Roe, P.", "2009"), None),
        (reference("Roe, P.", "2008"), "a"),
        (reference("Ito, K.", "2009"), "a"),
    ],
)
def test_a_work_that_the_draft_lists_is_not_looked_for_in_the_corpus(
    listed: Reference, doc: str | None
) -> None:
    loose = Citation(Span(0, 10), ("Roe",), "2009")
    (found,) = resolve_callouts([loose], (listed,), [ROE], text="(Roe 2009)")
    assert found.doc == doc


@pytest.mark.parametrize("said", ["Roe et al.", "Roe et al", "Roe and others", "Roe and colleagues"])
def test_a_team_is_named_by_its_first_author_and_others(said: str) -> None:
    text = f"{said} (2009)"
    cited = Citation(Span(0, len(text)), ("Roe",), "2009")
    assert resolve_callouts([cited], (), [TEAM], text=text)[0].doc == "c"
    assert resolve_callouts([cited], (), [ROE], text=text)[0].doc is None
    alone = Citation(Span(0, 10), ("Roe",), "2009")
    assert resolve_callouts([alone], (), [TEAM], text="Roe (2009)")[0].doc is None


def _found(count: int, *, guessed: bool = True) -> list[Citation]:
    """Callouts "A0 2001" … each tied to a document of its own."""
    return [
        Citation(Span(8 * at, 8 * at + 7), ("A",), "2001", doc=DocId(f"d{at:02}"), guessed=guessed)
        for at in range(count)
    ]


@pytest.mark.parametrize(("count", "more"), [(5, ""), (6, " and 1 more"), (8, " and 3 more")])
def test_five_callouts_that_were_found_without_a_reference_are_named(count: int, more: str) -> None:
    text = " ".join(f"A{at} 2001" for at in range(count))
    (line,) = callout_problems(_found(count), {}, [], text=text)
    named_ = "; ".join(f"A{at} 2001 as d{at:02}" for at in range(5))
    assert line == f"no reference, found by author and year alone: {named_}{more}"
    assert callout_problems(_found(count, guessed=False), {}, [], text=text) == ()


@pytest.mark.parametrize(("count", "lines"), [(12, 12), (13, 13), (14, 13)])
def test_twelve_loose_callouts_have_a_line_each_and_one_more_is_not_counted_but_told(
    count: int, lines: int
) -> None:
    text = " ".join(f"A{at:02} 2001" for at in range(count))
    cited = [Citation(Span(9 * at, 9 * at + 8), ("A",), "2001") for at in range(count)]
    loose = {one.span.of(text): f"{one.span.of(text)} is loose" for one in cited}
    told = callout_problems(cited, loose, [], text=text)
    assert len(told) == lines
    assert told[-1].startswith("2 more callouts") is (count == 14)


def test_a_key_without_an_entry_has_its_line_elsewhere() -> None:
    cited = Citation(Span(0, 4), key="roe2009")
    assert callout_problems([cited], {"@roe": "@roe is loose"}, [], text="@roe") == ()
    assert callout_problems([replace(cited, key="")], {"@roe": "@roe is loose"}, [], text="@roe") == (
        "@roe is loose",
    )


@pytest.mark.parametrize(
    ("cited", "label"),
    [
        (Citation(Span(0, 10), ("Roe",), "2009"), "(Roe 2009)"),
        (Citation(Span(0, 10), ("Roe",), "2009", named_elsewhere=True), "Roe 2009"),
        (Citation(Span(0, 10), (), "", named_elsewhere=True), "(Roe 2009)"),
    ],
)
def test_a_callout_is_called_as_it_stands_unless_it_only_points_elsewhere(
    cited: Citation, label: str
) -> None:
    (line,) = loose_callouts([cited], (), text="(Roe\n2009)").values()
    assert line.startswith(f"{label} matches no reference")


def test_one_reference_of_the_year_is_no_doubt_and_two_are() -> None:
    cited = Citation(Span(0, 10), ("Roe",), "2009a")
    one, other = reference("Roe, P.", "2009"), reference("Roe, P.", "2008")
    for listed, told in (((one, other), "matches no"), ((one, one), "fits more than one")):
        (line,) = loose_callouts([cited], listed, text="(Roe 2009)").values()
        assert told in line
