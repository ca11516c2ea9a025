"""Citations of a document: each callout of its text with the reference that it means."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.annotations import Citation
from corpus.document import Block, BlockKind, Document, Reference
from corpus.geometry import DocId, PageIndex, Span
from corpus.textmap import TextMap
from nlp.citations.find import find_citations
from tests.folders import SHARED

LIBRARY = (
    ("Brandt, Loren; Rawski, Thomas; Sutton, John", "2008"),
    ("Okafor, Ngozi", "2009a"),
    ("Okafor, Ngozi", "2009b"),
    ("Lindqvist, Astrid; Moreau, Paul", "2010"),
    ("U.S. Census Bureau", "2008"),
    ("U.S. International Trade Commission", "2009"),
    ("Müller-Armack, Jörg", "2011"),
    ("Ministry of Science and Technology", "2006"),
    ("de la Cruz, Maria; Ito, Ken; Roe, Pat", "2012"),
)


def reference(authors: str, year: str, label: str = "", title: str = "") -> Reference:
    return Reference(Span(0, 0), "", tuple(authors.split("; ")), year, title, label=label)


def document(
    *paragraphs: str, references: tuple[Reference, ...] = (), notes: tuple[str, ...] = ()
) -> Document:
    """Paragraphs, then footnotes numbered from 1."""
    text, blocks = "", []
    for at, words in enumerate((*paragraphs, *notes)):
        is_note = at >= len(paragraphs)
        kind = BlockKind.FOOTNOTE if is_note else BlockKind.PARAGRAPH
        label = str(at - len(paragraphs) + 1) if is_note else ""
        blocks.append(Block(kind, Span(len(text), len(text) + len(words)), PageIndex(0), label=label))
        text += words + "\n"
    return Document(DocId("0" * 64), "", text, TextMap.from_runs(()), (), tuple(blocks), (), references)


def citations(text: str, library: tuple[tuple[str, str], ...] = LIBRARY) -> tuple[Citation, ...]:
    return find_citations(document(text, references=tuple(reference(a, y) for a, y in library)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Imports rose (Brandt, Rawski, and Sutton 2008).", [(0, "")]),
        ("Imports rose (Brandt et al. 2008, 14).", [(0, "14")]),
        ("Imports rose (Brandt et al., 2008: 14–16).", [(0, "14-16")]),
        ("As Brandt, Rawski and Sutton (2008, p. 14) show, imports rose.", [(0, "14")]),
        ("Works abound (Okafor 2009a, 2009b; Lindqvist & Moreau 2010, pp. xii-xiv).",
         [(1, ""), (2, ""), (3, "xii-xiv")]),
        ("Works abound (Okafor 2009a, b).", [(1, ""), (2, "")]),
        ("See also Okafor’s (2009b) survey.", [(2, "")]),
        ("Data are from the U.S. Census Bureau (2008).", [(4, "")]),
        ("The Commission agrees (USITC 2009, chap. 3).", [(5, "")]),
        ("It is a plan (Ministry of Science and Technology 2006, 3).", [(7, "3")]),
        ("Prices fell (cf. Müller-Armack 2011).", [(6, "")]),
        ("Prices fell (Mueller-Armack, J. 1999; Muller-Armack 2011).", [(None, ""), (6, "")]),
        ("Prices fell (de la Cruz et al. 2012, Table 2).", [(8, "")]),
        ("In Germany, Müller-Armack (2011, 7) found the same.", [(6, "7")]),
        ("Table 3 of Lindqvist and Moreau (2010) has more.", [(3, "")]),
        ("In earlier work (Lindqvist and Moreau (2010)), it was.", [(3, "")]),
        ("The share is large [Lindqvist and Moreau 2010, 44].", [(3, "44")]),
    ],
)  # fmt: skip
def test_author_year_callouts_are_resolved_with_their_pages(
    text: str, found: list[tuple[int | None, str]]
) -> None:
    assert [(c.reference, c.locator) for c in citations(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "Exports fell in the year of the crisis (2009).",
        "Sales (January 2008) were low, and lower later (in 2009).",
        "Values are from the list (Table 2, 2008) and the plan (Fiscal Year 2008).",
        "China grew, and China (China 2008) was open; China it was, and China stayed.",
        "The band is 2.4 GHz (IEEE 2009) and IEEE rules, as IEEE says, hold for IEEE members.",
        "A panel [see below] of 412 plants (356 answers) in 2008.",
    ],
)
def test_years_dates_and_places_are_no_citations(text: str) -> None:
    assert citations(text) == ()


def test_a_source_missing_from_the_list_is_still_a_citation() -> None:
    (found,) = citations("Growth slowed (Newcomer and Latecomer 2007, 12).")
    assert (found.authors, found.year, found.reference) == (("Newcomer", "Latecomer"), "2007", None)


def test_two_references_that_fit_equally_well_resolve_to_none() -> None:
    (found,) = citations("Growth slowed (Okafor 2009).")
    assert found.reference is None


def test_number_of_authors_tells_two_references_of_one_year_apart() -> None:
    library = (("Lee, An; Wu, Bo", "2010"), ("Lee, An; Wu, Bo; Ng, Cy", "2010"))
    pair, team = citations("First (Lee and Wu 2010), then (Lee et al. 2010).", library)
    assert (pair.reference, team.reference) == (0, 1)


def test_a_slip_of_one_letter_or_one_year_is_allowed_for_and_marked() -> None:
    letter, year = citations("Growth slowed (Lindquist and Moreau 2010). It did (Lindqvist and Moreau 2011).")
    assert (letter.reference, year.reference) == (3, 3)
    assert letter.guessed
    assert year.guessed
    (exact,) = citations("Growth slowed (Lindqvist and Moreau 2010).")
    assert not exact.guessed


def test_a_slip_in_a_later_author_is_allowed_for() -> None:
    (found,) = citations("Growth slowed (Lindqvist and Moraeu 2010).")
    assert (found.reference, found.by) == (3, "author-year/author-year~")


def test_years_in_the_cells_of_a_table_are_no_citations() -> None:
    text = "Mean Dependent Var (1997)\t0.15"
    table = Block(BlockKind.TABLE, Span(0, len(text)), PageIndex(0))
    made = Document(DocId("0" * 64), "", text, TextMap.from_runs(()), (), (table,))
    assert find_citations(made) == ()


def test_et_al_does_not_mean_a_single_author() -> None:
    (found,) = citations("Prices fell (Müller-Armack et al. 2011).")
    assert found.reference is None


def test_page_2031_after_a_year_is_a_page_unless_there_is_such_a_reference() -> None:
    (page,) = citations("It rose (Lindqvist and Moreau 2010, 2031).")
    assert (page.reference, page.locator) == (3, "2031")


def test_numbers_in_brackets_mean_numbered_references_only() -> None:
    numbered = tuple(reference(f"Author{n}, A.", "2010", str(n)) for n in range(1, 9))
    found = find_citations(document("Shown before [3, 5–7], [2, p. 14] and [99].", references=numbered))
    assert [(c.key, c.reference, c.locator) for c in found] == [
        ("3", 2, ""), ("5", 4, ""), ("6", 5, ""), ("7", 6, ""), ("2", 1, "14"),
    ]  # fmt: skip
    assert citations("Shown before [3] and [5].") == ()


def test_raised_numbers_mean_numbered_references_but_not_powers() -> None:
    numbered = tuple(reference(f"Author{n}, A.", "2010", str(n)) for n in range(1, 4))
    found = find_citations(
        document("Prices fell.²,³ An area of 5 km² and an R² of 0.9.", references=numbered)
    )
    assert [c.key for c in found] == ["2", "3"]


def test_a_note_that_cites_speaks_for_the_sentence_with_its_mark() -> None:
    library = tuple(reference(a, y) for a, y in LIBRARY)
    made = document(
        "Imports came to $92 billion.¹", notes=("See Lindqvist and Moreau (2010, 43).",), references=library
    )
    mark, note = find_citations(made)
    assert mark.span.of(made.text) == "¹"
    assert (mark.reference, mark.locator, mark.by) == (3, "43", "footnote")
    assert note.reference == 3
    assert (mark.named_elsewhere, note.named_elsewhere) == (True, False)


def test_a_note_with_a_full_reference_is_tied_to_the_list() -> None:
    library = tuple(reference(a, y) for a, y in LIBRARY)
    note = "Loren Brandt, Thomas Rawski, and John Sutton, Great Transformation (Cambridge, 2008)."
    made = document("Output rose tenfold.¹", notes=(note,), references=library)
    assert {c.reference for c in find_citations(made)} == {0}


def test_ibid_repeats_the_citation_before_with_its_own_page() -> None:
    first, again, same = citations(
        "It rose (Brandt et al. 2008, 14), then fell (ibid., 15) and stood (Ibid.)."
    )
    assert (again.reference, again.locator) == (0, "15")
    assert (same.reference, same.locator) == (first.reference, "15")
    assert (first.named_elsewhere, again.named_elsewhere) == (False, True)


def test_ibid_after_a_guess_is_a_guess() -> None:
    first, again = citations("It rose (Lindquist and Moreau 2010, 14), then fell (ibid., 15).")
    assert (first.guessed, again.guessed) == (True, True)


def test_ibid_after_two_sources_is_not_resolved() -> None:
    found = citations("It rose (Okafor 2009a, 2009b) and fell (ibid., 15).")
    assert [c.by for c in found] == ["author-year", "author-year"]


def test_op_cit_names_the_only_work_of_its_author() -> None:
    (found,) = citations("So it is said (Lindqvist, op. cit., p. 9).")
    assert (found.reference, found.locator) == (3, "9")


def test_citations_in_running_heads_and_reference_lists_are_left_out() -> None:
    text = "Brandt et al. (2008)"
    made = document(text, references=(reference(*LIBRARY[0]),))
    hidden = Document(
        made.id, "", made.text, made.textmap, (),
        tuple(Block(BlockKind.HEADER, block.span, block.page) for block in made.blocks), (), made.references,
    )  # fmt: skip
    assert len(find_citations(made)) == 1
    assert find_citations(hidden) == ()


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Table 3 of Lindqvist and Moreau (2010) has more.", "table:3"),
        ("It rose (Table 3 in Lindqvist and Moreau 2010).", "table:3"),
        ("It rose (Lindqvist and Moreau 2010, chap. 4).", "chapter:4"),
        ("It rose, as Lindqvist and Moreau (2010, Table 3) show.", "table:3"),
        ("Our Table 3 and Lindqvist and Moreau (2010) agree.", ""),
    ],
)
def test_the_part_of_the_work_that_a_callout_names_is_kept(text: str, part: str) -> None:
    (found,) = citations(text)
    assert (found.reference, found.part, found.locator) == (3, part, "")


_PIECES = st.sampled_from(
    ["(", ")", "[", "]", ";", ", ", " ", "Smith", "Lee", "et al.", " and ", "2009", "2009a", "p. 14",
     "ibid.", "¹²", "[3, 5–7]", "op. cit.", "’s", "U.S.", "é", "\n", "1", "–"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=60).map("".join))
def test_any_text_gives_citations_inside_it(text: str) -> None:
    for found in citations(text):
        assert 0 <= found.span.start < found.span.end <= len(text)


@given(st.text(max_size=200))
def test_any_characters_never_raise(text: str) -> None:
    citations(text)


@pytest.mark.parametrize(
    "piece", ["(Smith 2009, ", "[1, ", "A. ", "Smith and ", "(", "¹,", "Ibid. ", "Lee, Lee, "]
)
def test_time_is_linear_in_hostile_text(piece: str) -> None:
    begun = time.process_time()
    citations(piece * (200_000 // len(piece)))
    assert time.process_time() - begun < 6


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the maintainers' test data is not beside the checkout")
def test_almost_all_callouts_of_a_real_paper_are_resolved() -> None:
    from ingest.document.read import read

    made = read(SHARED / "corpus/field/tang/world_economy.pdf")
    found = find_citations(made)
    assert len(found) >= 20
    assert sum(c.reference is not None for c in found) >= 0.9 * len(found)


def test_many_notes_and_many_works_take_seconds() -> None:
    raised = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
    marks = [f"Exports of cork rose by 4 percent.{str(at).translate(raised)}" for at in range(1, 900)]
    notes = tuple(f"See Roe ({1900 + at % 100}, {at})." for at in range(1, 4000))
    library = tuple(reference(f"Roe{at}, A.", str(1900 + at % 100)) for at in range(4000))
    begun = time.process_time()
    found = find_citations(document(*marks, references=library, notes=notes))
    assert sum(citation.by == "footnote" for citation in found) == len(marks)
    assert time.process_time() - begun < 6


INSTITUTIONS = (
    ("U.S.-Harbour Economic and Coastal Review Commission", "2005"),
    ("Office of the Harbour Trade Representative", "2018"),
    ("United Ports Conference on Tides and Docks", "2011"),
    ("National Bureau of Harbours of Kiel", "2014"),
    ("Ministerio de Puertos, Faros y Costas (MiPuFC)", "2010"),
)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("It grew (USHC 2005).", 0),
        ("HTR (2018) lists them.", 1),
        ("It grew (UPCTAD 2011, 9).", 2),
        ("It grew (NBH 2014).", 3),
        ("It grew (MiPuFC, 2010).", 4),
    ],
)
def test_an_institution_is_known_by_its_short_form(text: str, at: int) -> None:
    assert [c.reference for c in citations(text, INSTITUTIONS)] == [at]


def test_capitals_that_two_institutions_fit_name_neither() -> None:
    both = (("National Bureau of Harbours of Kiel", "2014"), ("National Bank of Hamburg Port", "2014"))
    assert all(c.reference is None for c in citations("It grew (NBH, 2014).", both))


@pytest.mark.parametrize("text", ["As GDP (2014) grew.", "Exports in USD (2014) grew."])
def test_other_capitals_are_no_institution(text: str) -> None:
    assert all(c.reference is None for c in citations(text, INSTITUTIONS))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It rose (Lindqvist and Moreau 2010, Okafor 2009a).", [3, 1]),
        ("It rose (Okafor 2009a and Lindqvist and Moreau 2010).", [1, 3]),
        ("It rose (Okafor 2009a, Table 2 for 2010).", [1]),
    ],
)
def test_sources_may_be_parted_by_commas(text: str, found: list[int]) -> None:
    assert [c.reference for c in citations(text)] == found


def test_accents_beside_their_letters_are_read() -> None:
    library = (("Mu¨ller-Armack, Jo¨rg; Antr`as, Pol", "2011"),)
    assert [c.reference for c in citations("It rose (Mu¨ller-Armack and Antr`as, 2011).", library)] == [0]
    assert [c.reference for c in citations("It rose (Muller-Armack and Antras, 2011).", library)] == [0]


def test_a_footnote_mark_is_no_part_of_a_name() -> None:
    assert [c.reference for c in citations("3Lindqvist and Moreau (2010) say so.")] == [3]


def test_a_work_that_is_listed_twice_is_one_work() -> None:
    titles = ("How port-side trade grows", "How portside trade grows")
    twice = tuple(reference("Okafor, Ngozi", "2009", title=title) for title in titles)
    (found,) = find_citations(document("It rose (Okafor 2009).", references=twice))
    assert found.reference == 0


def test_two_works_of_one_year_are_not_one() -> None:
    titles = ("How ports grow", "Why ports shrink")
    listed = tuple(reference("Okafor, Ngozi", "2009", title=title) for title in titles)
    (found,) = find_citations(document("It rose (Okafor 2009).", references=listed))
    assert found.reference is None


def test_not_yet_in_print_is_forthcoming() -> None:
    (found,) = citations("Roe (in press) says so.", (("Roe, Pat", "forthcoming"),))
    assert found.reference == 0


@pytest.mark.parametrize(
    ("text", "part", "locator"),
    [
        ("It rose (Okafor 2009a, Table 3).", "table:3", ""),
        ("It rose (Okafor 2009a, Table 3, p. 17).", "table:3", "17"),
        ("It rose (Okafor 2009a: Table A1).", "table:A1", ""),
        ("It rose (Okafor 2009a, Figure 2a).", "figure:2a", ""),
        ("It rose (Okafor 2009a, chap. 3, table 2).", "table:2", ""),
        ("It rose (Okafor 2009a, ch. 4, p. 12).", "chapter:4", "12"),
        ("Table II in Okafor (2009a) says so.", "table:II", ""),
        ("Okafor’s (2009a) Table 5 says so.", "table:5", ""),
        ("As in Okafor (2009a), Table 5 says so.", "", ""),
        ("It rose (Okafor 2009a, Tables 3 and 4).", "", ""),
        ("It rose (Okafor 2009a, Table 3 and Figure 1).", "", ""),
        ("It rose (Okafor 2009a, p. 17).", "", "17"),
    ],
)
def test_the_part_of_a_source_that_is_named_is_kept(text: str, part: str, locator: str) -> None:
    (found,) = citations(text)
    assert (found.part, found.locator) == (part, locator)


def test_each_source_of_a_group_has_its_own_part() -> None:
    found = citations("It rose (Okafor 2009a, Table 3; Lindqvist and Moreau 2010, fig. 1).")
    assert [c.part for c in found] == ["table:3", "figure:1"]


def test_only_the_label_of_a_footnote_makes_a_raised_number_its_mark() -> None:
    numbered = tuple(reference(f"Author{n}, A.", "2010", str(n)) for n in range(1, 4))
    made = document("Prices fell.²", "Wages rose.", references=numbered)
    labelled = replace(made, blocks=(made.blocks[0], replace(made.blocks[1], label="2")))
    assert [c.reference for c in find_citations(labelled)] == [1]
    note = replace(labelled.blocks[1], kind=BlockKind.FOOTNOTE)
    assert find_citations(replace(labelled, blocks=(made.blocks[0], note))) == ()


def test_known_citations_are_not_found_again_and_ibid_repeats_them() -> None:
    library = tuple(reference(a, y) for a, y in LIBRARY)
    made = document("Wages rose (Lindqvist and Moreau 2010). They fell (ibid., 12).", references=library)
    at = made.text.index("(Lind")
    known = Citation(Span(at, made.text.index(")") + 1), reference=4)
    found = find_citations(made, known=(known,))
    assert [(c.span.of(made.text), c.reference, c.locator) for c in found] == [("ibid., 12", 4, "12")]
