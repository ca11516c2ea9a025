"""References tied to documents: what is enough, and what is too little."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from itertools import permutations

import pytest

from corpus.document import Reference
from corpus.geometry import DocId, Span
from corpus.store import Summary
from figtrace.drafts.read import read_draft
from figtrace.library.resolve import Resolution, resolve_sources
from tests.folders import SHARED


def reference(title: str, *authors: str, year: str = "2010", doi: str = "", raw: str = "") -> Reference:
    return Reference(
        Span(0, 0), raw or f"{'; '.join(authors)} {year}. {title}.", authors, year, title, doi=doi
    )


def summary(
    name: str, title: str = "", *authors: str, year: int | None = None, doi: str = "", file: str = ""
) -> Summary:
    return Summary(DocId(name), file or f"papers/{name}.pdf", title, authors, year, doi, 9, "")


def resolved(wanted: Reference, *shelf: Summary, texts: dict[str, str] | None = None) -> Resolution:
    opening = (lambda doc: texts.get(doc, "")) if texts is not None else None
    (found,) = resolve_sources([wanted], shelf, opening=opening)
    return found


def test_a_doi_decides_whatever_the_title_says() -> None:
    found = resolved(
        reference("Misspelt Tilte", "Ames, A.", doi="https://doi.org/10.5555/ABC"),
        summary("a", "Another Title", doi="10.5555/abc"),
        summary("b", "Misspelt Tilte", "Ames, A."),
    )
    assert found == Resolution(DocId("a"), "doi", 1.0)


def test_title_year_and_author_find_the_document() -> None:
    wanted = reference("Quota Rents and the Geography of Textiles", "Ames, A.", "Bell, B.")
    found = resolved(
        wanted, summary("a", "QUOTA RENTS and the geography of textiles*", "Ann Ames", year=2011)
    )
    assert (found.doc, found.reason) == ("a", "title")


def test_a_title_that_only_shares_words_is_not_enough() -> None:
    wanted = reference("Quota Rents and the Geography of Textiles", "Ames, A.")
    found = resolved(wanted, summary("a", "The Geography of Textiles in Antiquity", "Ann Ames", year=2010))
    assert found == Resolution(None, "source_not_in_corpus", 0.0)


def test_issues_of_a_series_are_told_apart_by_the_year_in_the_title() -> None:
    wanted = reference("Snapshot of Module Prices, February 2022", "Ames, A.", year="2022")
    old = summary("a", "Snapshot of Module Prices, February 2020", "Ames, A.", year=2020)
    assert resolved(wanted, old).doc is None
    new = summary("b", "Snapshot of Module Prices, February 2022", "Ames, A.", year=2022)
    assert resolved(wanted, old, new).doc == "b"


def test_another_authors_paper_of_the_same_short_title_is_refused() -> None:
    wanted = reference("Trade and Growth", "Ames, A.", year="2010")
    assert resolved(wanted, summary("a", "Trade and Growth", "Zoe Zuber", year=1995)).doc is None


def test_two_editions_that_fit_equally_well_resolve_to_none_and_are_both_named() -> None:
    wanted = reference("Quota Rents and the Geography of Textiles", "Ames, A.")
    title = "Quota Rents and the Geography of Textiles"
    found = resolved(wanted, summary("a", title, "Ames, A."), summary("b", title, "Ames, A."))
    assert (found.doc, found.reason, found.among) == (None, "ambiguous", ("a", "b"))


def test_of_too_many_documents_of_one_title_none_is_named() -> None:
    title = "Quota Rents and the Geography of Textiles"
    series = [summary(doc, title, "Ames, A.") for doc in "abcde"]
    found = resolved(reference(title, "Ames, A."), *series)
    assert (found.reason, found.among) == ("ambiguous", ())


def test_of_two_editions_the_one_of_the_year_is_taken() -> None:
    wanted = reference("Quota Rents and the Geography of Textiles", "Ames, A.")
    title = "Quota Rents and the Geography of Textiles"
    shelf = (summary("a", title, "Ames, A.", year=2009), summary("b", title, "Ames, A.", year=2010))
    assert resolved(wanted, *shelf).doc == "b"


def test_a_file_name_for_a_title_is_made_up_for_by_the_opening_of_the_text() -> None:
    wanted = reference("Quota Rents: The Geography of Textiles", "Ames, A.")
    texts = {
        "a": "Quota Rents\nThe Geography of\nTextiles1\nAnn Ames and Bo Bell\nMay 2010",
        "b": "Other things",
    }
    found = resolved(wanted, summary("a", "scan_0042.indd"), summary("b", "draft-final"), texts=texts)
    assert (found.doc, found.reason) == ("a", "title in text")


def test_a_title_in_the_text_needs_its_author_or_year_beside_it() -> None:
    wanted = reference("Quota Rents and the Geography of Textiles", "Ames, A.", year="2010")
    texts = {"a": "Quota Rents and the Geography of Textiles. By Zoe Zuber, 1995."}
    assert resolved(wanted, summary("a", year=1995), texts=texts).doc is None


def test_a_work_cited_late_in_the_opening_is_not_the_document() -> None:
    wanted = reference("Quota Rents and the Geography of Textiles", "Ames, A.")
    texts = {"a": "words " * 400 + "Ames 2010. Quota Rents and the Geography of Textiles."}
    assert resolved(wanted, summary("a", "A Survey"), texts=texts).doc is None


def test_an_institutions_minutes_are_found_by_title_and_date_apart() -> None:
    wanted = reference("Minutes of the Monthly Meeting of the Board, 5 May 2010", "Bureau of Trade")
    texts = {
        "a": "Minutes of the Monthly Meeting of the Board\nHybrid, 2 April 2010",
        "b": "Minutes of the Monthly Meeting of the Board\nHybrid, 5 May 2010",
    }
    assert resolved(wanted, summary("a"), summary("b"), texts=texts).doc == "b"


def test_a_report_number_in_a_file_name_is_enough() -> None:
    wanted = reference(
        "Overview", "Bureau of Trade", raw="Bureau of Trade. 2010. Overview. Report BT-10-283."
    )
    found = resolved(wanted, summary("a", file="x/BT-10-283.pdf"), summary("b", file="x/BT-10-2834.pdf"))
    assert (found.doc, found.reason) == ("a", "report number")


def test_references_without_title_or_author_resolve_to_none_and_order_is_kept() -> None:
    shelf = [summary("a", "Quota Rents and the Geography of Textiles", "Ames, A.", year=2010)]
    wanted = [
        reference(""),
        reference("Quota Rents and the Geography of Textiles", "Ames, A."),
        reference("Oil"),
    ]
    assert [r.doc for r in resolve_sources(wanted, shelf)] == [None, "a", None]
    assert resolve_sources(wanted, []) == (Resolution(None, "source_not_in_corpus", 0.0),) * 3


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the maintainers' test data is not beside the checkout")
def test_real_drafts_resolve_without_a_wrong_document() -> None:
    with (SHARED / "corpus/MANIFEST.tsv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    shelf = [Summary(DocId(r["path"]), r["path"], r["title"], (), _year(r["year"]), "", 1, "") for r in rows]
    right = total = 0
    for references, truth in _cited_documents():
        found = resolve_sources(references, shelf)
        total += len(truth)
        for at, doc in truth.items():
            assert (found[at].doc or doc).endswith(doc)
            right += found[at].doc is not None
    assert right >= 0.8 * total


def _cited_documents() -> Iterator[tuple[tuple[Reference, ...], dict[int, str]]]:
    """References of each draft, and the document that each reference with a label names."""
    labels = [
        json.loads(line) for line in (SHARED / "bench/check/labels.jsonl").read_text("utf-8").splitlines()
    ]
    for name in sorted({label["draft"] for label in labels}):
        draft = read_draft(SHARED / "bench/check/drafts" / name)
        truth: dict[int, str] = {}
        for label in labels:
            at = {c.reference for c in draft.citations if c.span.of(draft.document.text) in label["sentence"]}
            if label["draft"] == name and len(at) == 1 and label["cited_doc"]:
                truth[at.pop() or 0] = label["cited_doc"]
        yield draft.document.references, truth


def _year(words: str) -> int | None:
    return int(words) if words.isdigit() else None


def test_a_scan_without_text_is_found_by_its_file_name_only_if_nothing_else_speaks() -> None:
    wanted = reference("Quota Rents and Textiles", "Ames, A.", year="2010")
    scan = summary("a", file="in/ames-bell-2010.pdf")
    assert resolved(wanted, scan, texts={"a": ""}).reason == "file name"
    assert resolved(wanted, scan, texts={"a": "Another paper by Ames, printed in 2010"}).doc is None
    assert resolved(wanted, summary("b", file="in/quota_rents_textiles.pdf"), texts={"b": ""}).doc == "b"


TEXTILES = "Quota Rents and the Geography of Textiles"


@pytest.mark.parametrize(
    ("file", "found"),
    [
        ("Poe_Workshop_Green_Spending (05-10-23).pdf", True),
        ("Poe_Workshop_Blue_Spending (05-10-23).pdf", False),
        ("Green_Spending.pdf", False),
        ("a-of-in-the-green.pdf", False),
    ],
)
def test_a_file_named_by_words_of_the_entry_alone_is_the_document(file: str, found: bool) -> None:
    raw = "Poe, J. (2023). Green Spending in the Valley of a King. Workshop paper, 10 May 2023."
    wanted = reference("Green Spending in the Valley of a King", "Poe, J.", year="2023", raw=raw)
    paper = summary("a", "Incentives to Spend", year=2023, file=f"papers/{file}")
    assert (resolved(wanted, paper).doc == "a") is found


def test_an_appendix_published_apart_is_not_the_paper() -> None:
    wanted = reference(TEXTILES, "Ames, A.")
    appendix = summary("b", f"ONLINE APPENDIX {TEXTILES}", "Ann Ames", year=2010)
    assert resolved(wanted, summary("a", TEXTILES, "Ann Ames", year=2010), appendix).doc == "a"
    assert resolved(wanted, appendix).doc is None


def test_an_appendix_that_is_cited_as_such_is_found() -> None:
    wanted = reference(f"Online appendix to {TEXTILES}", "Ames, A.")
    appendix = summary("b", f"Online Appendix to {TEXTILES}", "Ann Ames", year=2010)
    assert resolved(wanted, appendix).doc == "b"


def test_a_short_title_inside_that_of_another_paper_is_refused() -> None:
    wanted = reference("Textile Quota Rents", "Bureau of Textiles", year="2010")
    page = "Reading the Files We describe " + "how the rents were read. " * 20 + "Textile Quota Rents 2010"
    assert resolved(wanted, summary("a", "Reading the Files", year=2010), texts={"a": page}).doc is None


def test_a_short_title_at_the_head_of_a_page_is_found() -> None:
    wanted = reference("Textile Quota Rents", "Ames, A.", year="2010")
    found = resolved(
        wanted, summary("a", year=2010), texts={"a": "Textile Quota Rents\nAnn Ames\n2010\nWe ask"}
    )
    assert (found.doc, found.reason) == ("a", "title in text")


NOTE = "Bank of Norway, Minutes of the Wool Price Committee of the Board, Bergen, 6 June 2013."


def _minutes(name: str, day: str) -> tuple[Summary, str]:
    page = f"Minutes of the Wool Price Committee of the Board\nBergen\n{day}\nMembers present"
    return summary(name, year=2013, file=f"papers/{name}.pdf"), page


def test_a_part_of_an_entry_that_heads_a_page_names_the_document() -> None:
    wanted = reference("", "Bank of Norway", raw=NOTE, year="2013")
    june, page = _minutes("a", "6 June 2013")
    assert resolved(wanted, june, texts={"a": page}).doc == "a"
    assert resolved(wanted, june, texts={"a": "Wool in brief " * 40 + page}).doc is None


def test_issues_of_a_series_are_told_apart_by_their_day() -> None:
    wanted = reference("", "Bank of Norway", raw=NOTE, year="2013")
    (june, first), (august, second) = _minutes("a", "6 June 2013"), _minutes("b", "1 August 2013")
    assert resolved(wanted, june, august, texts={"a": first, "b": second}).doc == "a"
    assert resolved(wanted, august, texts={"b": second}).doc is None


def test_a_byline_names_no_document() -> None:
    raw = "Ada Rand, Bo Lund, Cy Holm and Dee K. Moe, Online Appendix: A Fair of Looms, 2013"
    page = "Farms of the Valley\nAda Rand, Bo Lund, Cy Holm and Dee K. Moe\n2013"
    paper = summary("a", "Farms of the Valley", "Ada Rand", year=2013)
    assert resolved(reference("", raw=raw, year="2013"), paper, texts={"a": page}).doc is None


@pytest.mark.parametrize("as_title", [True, False])
def test_the_name_of_a_journal_resolves_to_none_of_its_papers(as_title: bool) -> None:
    wanted = reference(
        "Journal of Harbour Trade and Finance" if as_title else "",
        "Ames, A.",
        raw="Ames, A. 2010. Journal of Harbour Trade and Finance, 4, 1-9.",
    )
    shelf = summary("a", "Journal of Harbour Trade and Finance", "Ann Ames", year=2010)
    texts = {"a": "Journal of Harbour Trade and Finance. Ann Ames 2010. On ropes"}
    assert resolved(wanted, shelf, texts=texts).doc is None


def test_a_scan_that_two_signs_name_is_no_rival_of_itself() -> None:
    raw = "Poe, J. (2023). Green Spending Silver Valley. Workshop paper."
    wanted = reference("Green Spending Silver Valley", "Poe, J.", year="2023", raw=raw)
    scan = summary("a", year=2023, file="papers/poe-2023-green-spending-silver-valley.pdf")
    assert resolved(wanted, scan).doc == "a"


TITLE = "Quota Rents and the Geography of Textiles"


@pytest.mark.parametrize(
    "doi",
    [
        "10.5555/ABC",
        "doi:10.5555/abc",
        "DOI: 10.5555/abc",
        "https://doi.org/10.5555/abc.",
        "http://dx.doi.org/10.5555/abc",
    ],
)
def test_a_doi_is_one_however_it_is_written(doi: str) -> None:
    found = resolved(reference("Other", "Ames, A.", doi=doi), summary("a", "Another", doi="10.5555/abc"))
    assert (found.doc, found.reason) == ("a", "doi")
    assert (
        resolved(reference("Other", "Ames, A.", doi=doi), summary("a", "Another", doi="10.5555/abd")).doc
        is None
    )


def test_no_doi_is_like_no_other() -> None:
    assert resolved(reference("Other", "Ames, A."), summary("a", "Another")).doc is None


@pytest.mark.parametrize(
    ("year", "author", "title", "is_it"),
    [
        (2010, "Ames, A.", TITLE, True),
        (2011, "Ames, A.", TITLE, True),
        (2009, "Ames, A.", TITLE, True),
        (2012, "Ames, A.", TITLE, False),
        (None, "Ames, A.", TITLE, True),
        (2011, "Zuber, Z.", TITLE, False),
        (2012, "Ames, A.", "Quota Rents and the Geography of Textiles in Antiquity", True),
        (2012, "Zuber, Z.", "Quota Rents and the Geography of Textiles in Antiquity", False),
        (2010, "Zuber, Z.", "Quota Rents and the Geography of Textiles in Antiquity", True),
        (2010, "", TITLE, True),
        (2012, "", TITLE, False),
    ],
)
def test_year_and_author_must_not_speak_against_a_title(
    year: int | None, author: str, title: str, *, is_it: bool
) -> None:
    wanted = reference(title, "Ames, A.", year="2010")
    found = resolved(wanted, summary("a", title, *([author] if author else []), year=year))
    assert (found.doc is not None) is is_it


@pytest.mark.parametrize(
    ("ours", "theirs", "is_it"),
    [
        ("Quota Rents: The Geography of Textiles", "Quota rents the geography of textiles", True),
        ("Quota Rents and the Geography of Textile", TITLE, True),
        ("Quota Rents and the Geography of Steel", TITLE, False),
        ("Trade and Growth", "Trade and Growth in the Long Run of Nations", False),
        ("Journal of International Economics", "Journal of International Economics", False),
        ("Report 4 on the Geography of Textiles", "Report 5 on the Geography of Textiles", False),
        ("Report on the Geography of Textiles", "Report 5 on the Geography of Textiles", True),
    ],
)
def test_titles_are_the_same_but_for_a_word_read_otherwise(ours: str, theirs: str, *, is_it: bool) -> None:
    found = resolved(reference(ours, "Ames, A."), summary("a", theirs, "Ames, A.", year=2010))
    assert (found.doc is not None) is is_it


def test_an_appendix_is_not_the_paper_and_the_paper_not_the_appendix() -> None:
    appendix = summary("b", f"Online Appendix: {TITLE}", "Ames, A.", year=2010)
    paper = summary("a", TITLE, "Ames, A.", year=2010)
    assert resolved(reference(TITLE, "Ames, A."), appendix).doc is None
    assert resolved(reference(TITLE, "Ames, A."), appendix, paper).doc == "a"
    assert resolved(reference(f"Online Appendix: {TITLE}", "Ames, A."), appendix).doc == "b"


@pytest.mark.parametrize(
    ("raw", "file", "is_it"),
    [
        ("Bureau. 2007. Ports. GAO-07-283.", "gao-07-283.pdf", True),
        ("Bureau. 2007. Ports. GAO-07-284.", "gao-07-283.pdf", False),
        ("Bureau. 2007. Ports. GAO-07-28.", "gao-07-28.pdf", False),
        ("Bureau. 2007. Ports. FY2007.", "fy2007.pdf", False),
    ],
)
def test_a_report_is_found_by_its_number(raw: str, file: str, *, is_it: bool) -> None:
    wanted = reference("", "Bureau", year="2007", raw=raw)
    found = resolved(wanted, summary("a", "Something else entirely", file=f"papers/{file}"))
    assert (found.reason == "report number") is is_it


@pytest.mark.parametrize(
    ("file", "is_it"),
    [
        ("quota rents geography textiles", True),
        ("quota-rents-of-steel", False),
        ("ames 2010", True),
        ("ames 2011", False),
        ("scan 0042", False),
    ],
)
def test_a_file_without_text_is_found_by_its_name(file: str, *, is_it: bool) -> None:
    found = resolved(reference(TITLE, "Ames, A."), summary("a", file=f"papers/{file}.pdf"), texts={})
    assert (found.reason == "file name") is is_it


def test_each_reference_has_its_own_resolution_in_order() -> None:
    shelf = [summary("a", TITLE, "Ames, A."), summary("b", "A History of Ports and Canals", "Bell, B.")]
    wanted = [
        reference("A History of Ports and Canals", "Bell, B."),
        reference("Nothing of the Kind at All", "Cox, C."),
        reference(TITLE, "Ames, A."),
    ]
    assert [found.doc for found in resolve_sources(wanted, shelf)] == ["b", None, "a"]
    assert resolve_sources([], shelf) == ()
    assert [found.reason for found in resolve_sources(wanted, [])] == ["source_not_in_corpus"] * 3


def test_the_order_of_the_documents_does_not_matter() -> None:
    shelf = [
        summary("a", TITLE, "Ames, A.", year=2009),
        summary("b", TITLE, "Ames, A.", year=2010),
        summary("c", "Quota Rents and the Geography of Steel", "Ames, A.", year=2010),
    ]
    wanted = reference(TITLE, "Ames, A.")
    assert {resolved(wanted, *order) for order in permutations(shelf)} == {resolved(wanted, *shelf)}


NOTHING = Resolution(None, "source_not_in_corpus", 0.0)
LONG = f"{TITLE} in Antiquity"
MINUTES = "Minutes of the Wool Price Committee"
PAGE = f"{TITLE}\nAnn Ames\n2010"
Case = tuple[Reference, tuple[Summary, ...], dict[str, str] | None]


def case(wanted: Reference, *shelf: Summary, texts: dict[str, str] | None = None) -> Case:
    return wanted, shelf, texts


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (
            case(
                reference(TITLE, "Ames, A."),
                summary("a", TITLE, "Ames, A.", year=2009),
                summary("b", TITLE, "Ames, A.", year=2010),
            ),
            Resolution(DocId("b"), "title", 1.0),
        ),
        (
            case(
                reference(TITLE, "Ames, A."),
                summary("a", TITLE, "Ames, A.", year=2010),
                summary("b", TITLE, "Ames, A.", year=2011),
            ),
            Resolution(DocId("a"), "title", 1.0),
        ),
        (
            case(
                reference(TITLE, "Ames, A."),
                summary("a", TITLE, "Ames, A.", year=2010),
                summary("b", TITLE, "Ames, A.", year=2010),
            ),
            Resolution(None, "ambiguous", 1.0, tuple(map(DocId, "ab"))),
        ),
        (
            case(
                reference(TITLE, "Ames, A.", raw="x"),
                summary("a", TITLE, "Ames, A.", year=2009),
                summary("b", TITLE, "Ames, A.", year=2010),
            ),
            Resolution(DocId("b"), "title", 1.0),
        ),
        (
            case(
                reference(TITLE, "Ames, A.", raw="x"),
                summary("a", TITLE, "Ames, A.", year=2009),
                summary("b", TITLE, "Ames, A.", year=2011),
            ),
            Resolution(None, "ambiguous", 1.0, tuple(map(DocId, "ab"))),
        ),
        (
            case(
                reference(TITLE, "Ames, A.", raw="x"),
                *[summary(d, TITLE, "Ames, A.", year=2009) for d in "abcd"],
            ),
            Resolution(None, "ambiguous", 1.0, tuple(map(DocId, "abcd"))),
        ),
        (
            case(
                reference(TITLE, "Ames, A.", raw="x"),
                *[summary(d, TITLE, "Ames, A.", year=2009) for d in "abcde"],
            ),
            Resolution(None, "ambiguous", 1.0),
        ),
        (
            case(
                reference(TITLE, "Ames, A.", raw="x"),
                *[summary(d, TITLE, "Ames, A.") for d in "ab"],
                summary("c", TITLE + " Again", "Ames, A."),
            ),
            Resolution(None, "ambiguous", 1.0, tuple(map(DocId, "abc"))),
        ),
        (
            case(
                reference(TITLE, "Ames, A."), summary("a", TITLE.replace("Textiles", "Textile"), "Ames, A.")
            ),
            Resolution(DocId("a"), "title", 0.988),
        ),
        (
            case(
                reference(TITLE, "Ames, A."),
                summary("a", TITLE.replace("Quota", "Quotas"), "Ames, A."),
                summary("b", TITLE, "Ames, A."),
            ),
            Resolution(None, "ambiguous", 1.0, tuple(map(DocId, "ba"))),
        ),
        (
            case(
                reference(TITLE, "Ames, A.", doi="10.1/a"),
                summary("a", doi="10.1/a"),
                summary("b", doi="10.1/a"),
            ),
            Resolution(None, "ambiguous", 1.0, tuple(map(DocId, "ab"))),
        ),
        (case(reference(TITLE), summary("a", TITLE, "Ames, A.")), NOTHING),
        (
            case(reference(TITLE), summary("a", TITLE, "Ames, A.", year=2010)),
            Resolution(DocId("a"), "title", 0.93),
        ),
        (
            case(reference(TITLE, "Mes, A."), summary("a", TITLE, "Ames, A.", year=2010)),
            Resolution(DocId("a"), "title", 0.93),
        ),
        (
            case(
                reference("Quota Rents of Textiles", "Ames, A."),
                summary("a", "Quota Rents of Textiles", "Zuber, Z.", year=2010),
            ),
            NOTHING,
        ),
        (
            case(
                reference("Quota Rents of Textiles", "Ames, A."),
                summary("a", "Quota Rents of Textiles", "Zuber, Z.", year=2010),
                texts={"a": "by Ann Ames"},
            ),
            Resolution(DocId("a"), "title", 1.0),
        ),
        (
            case(
                reference("Quota Rents of Textiles", "Ames, A."),
                summary("a", "Quota Rents of Textiles", "Zuber, Z.", year=2010),
                texts={"a": "x " * 3000 + "by Ann Ames"},
            ),
            NOTHING,
        ),
        (
            case(reference(TITLE, "Ames, A."), summary("a"), texts={"a": PAGE}),
            Resolution(DocId("a"), "title in text", 1.0),
        ),
        (
            case(
                reference(TITLE, "Ames, A."), summary("a"), texts={"a": PAGE.replace("Textiles", "Textiles1")}
            ),
            Resolution(DocId("a"), "title in text", 1.0),
        ),
        (case(reference(TITLE, "Ames, A."), summary("a"), texts={"a": "w " * 740 + PAGE}), NOTHING),
        (case(reference(TITLE, "Ames, A."), summary("a"), texts={"a": "w " * 760 + PAGE}), NOTHING),
        (
            case(
                reference(TITLE, "Ames, A."), summary("a", year=2013), texts={"a": PAGE.replace("2010", "")}
            ),
            Resolution(DocId("a"), "title in text", 1.0),
        ),
        (
            case(
                reference(TITLE, "Ames, A."), summary("a", year=2014), texts={"a": PAGE.replace("2010", "")}
            ),
            NOTHING,
        ),
        (
            case(reference(TITLE, "Ames, A."), summary("a", year=2014), texts={"a": PAGE}),
            Resolution(DocId("a"), "title in text", 1.0),
        ),
        (case(reference(TITLE, "Ames, A."), summary("a", year=2012), texts={"a": TITLE}), NOTHING),
        (
            case(reference(TITLE, "Ames, A."), summary("a", "", "Zuber, Z.", year=2011), texts={"a": TITLE}),
            NOTHING,
        ),
        (
            case(reference(TITLE), summary("a", year=2011), texts={"a": TITLE}),
            Resolution(DocId("a"), "title in text", 1.0),
        ),
        (
            case(reference(LONG, "Ames, A."), summary("a", "", "Zuber, Z.", year=2011), texts={"a": LONG}),
            Resolution(DocId("a"), "title in text", 1.0),
        ),
        (
            case(reference(LONG, "Ames, A."), summary("a", "", "Zuber, Z.", year=2012), texts={"a": LONG}),
            NOTHING,
        ),
        (
            case(
                reference("Rents of Textiles", "Ames, A."),
                summary("a"),
                texts={"a": "Rents of Textiles by Ames"},
            ),
            NOTHING,
        ),
        (
            case(
                reference("Quota Rents Textiles", "Ames, A."),
                summary("a"),
                texts={"a": "Quota Rents Textiles by Ames"},
            ),
            Resolution(DocId("a"), "title in text", 1.0),
        ),
        (
            case(
                reference("Quota Rents Textiles", "Ames, A."),
                summary("a"),
                texts={"a": "w " * 140 + "Quota Rents Textiles by Ames"},
            ),
            NOTHING,
        ),
        (
            case(
                reference("Quota Rents Textiles", "Ames, A."),
                summary("a"),
                texts={"a": "w " * 160 + "Quota Rents Textiles by Ames"},
            ),
            NOTHING,
        ),
        (
            case(
                reference("Quota Rents: Geography of Textiles", "Ames, A."),
                summary("a"),
                texts={"a": "Quota Rents\nby Ames\nGeography of Textiles"},
            ),
            Resolution(DocId("a"), "title in text", 0.97),
        ),
        (
            case(
                reference("Quota Rents 7: Geography of Textiles", "Ames, A."),
                summary("a"),
                texts={"a": "Quota Rents 7\nby Ames\nGeography of Textiles"},
            ),
            Resolution(DocId("a"), "title in text", 0.97),
        ),
        (
            case(
                reference("Quota Rents 7: Geography of Textiles", "Ames, A."),
                summary("a"),
                texts={"a": "Quota Rents 8\nby Ames\nGeography of Textiles"},
            ),
            NOTHING,
        ),
        (
            case(
                reference("Overview", "Bureau", raw="Bureau. Overview. BT-10-28."),
                summary("a", file="x/BT-10-28.pdf"),
            ),
            NOTHING,
        ),
        (
            case(
                reference("Overview", "Bureau", raw="Bureau. Overview. BT-10-283."),
                summary("a"),
                texts={"a": "Report BT-10-283"},
            ),
            Resolution(DocId("a"), "report number", 0.95),
        ),
        (
            case(
                reference("Overview", "Bureau", raw="Bureau. Overview. BT-10-283."),
                summary("a"),
                texts={"a": "w " * 760 + "Report BT-10-283"},
            ),
            NOTHING,
        ),
        (
            case(
                reference("Overview", "Bureau", raw="Bureau. BT-10-283. Overview."),
                summary("a", file="x/BT-10-283.pdf"),
            ),
            NOTHING,
        ),
        (
            case(
                reference("", "Bureau", raw="Bureau. BT-10-283. Overview."),
                summary("a", file="x/bt-10-283.pdf"),
            ),
            Resolution(DocId("a"), "report number", 0.95),
        ),
        (
            case(reference("", "Bureau", raw="Bureau. CY2010. Overview."), summary("a", file="x/cy2010.pdf")),
            NOTHING,
        ),
        (
            case(
                reference("", "Bank", raw=f"Bank, {MINUTES}, Bergen, 2013."), summary("a", MINUTES, year=2013)
            ),
            Resolution(DocId("a"), "title", 0.93),
        ),
        (
            case(
                reference("", "Bank", raw=f"Bank, {MINUTES}, Bergen, 2013."), summary("a", MINUTES, year=2014)
            ),
            NOTHING,
        ),
        (
            case(reference("", "Bank", raw=f"Bank, {MINUTES}, Bergen."), summary("a", MINUTES, year=2014)),
            Resolution(DocId("a"), "title", 0.93),
        ),
        (
            case(
                reference("", "Bank", raw="Bank, Minutes of the Wool Committee, Bergen, 2013."),
                summary("a", "Minutes of the Wool Committee", year=2013),
            ),
            NOTHING,
        ),
        (
            case(
                reference("", "Bank", raw="Bank, Journal of the Wool Price Committee, Bergen, 2013."),
                summary("a", "Journal of the Wool Price Committee", year=2013),
            ),
            NOTHING,
        ),
        (
            case(reference(TITLE, "Ames, A."), summary("a", file="p/quota rents geography textiles.pdf")),
            Resolution(DocId("a"), "file name", 0.9),
        ),
        (case(reference(TITLE, "Ames, A."), summary("a", file="p/quota rents geography.pdf")), NOTHING),
        (case(reference(TITLE, "Ames, A."), summary("a", file="p/quota rents.pdf")), NOTHING),
        (
            case(reference(TITLE, "Ames, A."), summary("a", file="p/ames 2010.pdf")),
            Resolution(DocId("a"), "file name", 0.8),
        ),
        (case(reference(TITLE, "Ames, A.", year=""), summary("a", file="p/ames.pdf")), NOTHING),
        (case(reference(TITLE), summary("a", file="p/ames 2010.pdf")), NOTHING),
        (case(reference(TITLE, "Ames, A."), summary("a", "Else", file="p/ames 2010.pdf")), NOTHING),
        (
            case(reference(TITLE, "Ames, A."), summary("a", "ames 2010", file="p/ames 2010.pdf")),
            Resolution(DocId("a"), "file name", 0.8),
        ),
        (
            case(reference(TITLE, "Ames, A."), summary("a", file="p/ames 2010.pdf"), texts={"a": "words"}),
            NOTHING,
        ),
        (
            case(
                reference(TITLE, "Ames, A."), summary("a", year=2012, file="p/textiles geography quota.pdf")
            ),
            NOTHING,
        ),
        (
            case(
                reference(TITLE, "Ames, A."), summary("a", year=2011, file="p/textiles geography quota.pdf")
            ),
            NOTHING,
        ),
    ],
)
def test_what_is_found_and_how_surely(given: Case, found: Resolution) -> None:
    wanted, shelf, texts = given
    assert resolved(wanted, *shelf, texts=texts) == found
