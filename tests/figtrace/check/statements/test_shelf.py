"""The value-blind channel: words of a figure, and how they are weighed."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from figtrace.check.statements.shelf import fits, make_shelf
from tests.figtrace.check.builders import annotations_of, shelf, statement, table_document
from tests.strategies import document_of


def test_words_of_the_own_clause_weigh_most() -> None:
    one = statement("Sweden sold wool worth $5 million, while ports earned $7 million.", at=1)
    assert one.weights["port"] > one.weights["wool"]
    assert "wool" not in one.clause


def test_another_figure_ends_the_clause() -> None:
    first, second = (statement("Spain paid $5 million and Italy $7 million.", at) for at in (0, 1))
    assert "place:ESP" in first.clause
    assert "place:ESP" not in second.clause
    assert "place:ITA" in second.clause


def test_a_figure_in_brackets_belongs_to_what_stands_before() -> None:
    sentence = "The main buyers were Spain ($5.1 million), Italy ($4.2 million) and Japan ($3.3 million)."
    assert statement(sentence, 1).clause == {"place:ITA"}


def test_listed_figures_take_their_names_in_order() -> None:
    sentence = "Rates were 31%, 18% and 14% in Bergen, Oslo and Alta, respectively."
    clauses = [statement(sentence, at).clause for at in range(3)]
    assert ["bergen" in clauses[0], "oslo" in clauses[1], "alta" in clauses[2]] == [True, True, True]
    assert "alta" not in clauses[0]


def test_a_plot_read_as_text_is_crowded() -> None:
    plot = statement("Norway 12% Chile 13% Peru 15% Others 61%")
    assert plot.crowded
    assert not statement("In Norway the share of salmon farms with a licence was 12%.").crowded


def test_a_cell_has_the_words_of_its_headers_and_caption() -> None:
    table = table_document(
        "Table 1 Salmon exports", ["Country", "2005", "2006"], [["Norway", "381", "413"]] * 3
    )
    (one, *_) = make_shelf(table, annotations_of(table)).statements
    assert one.clause_years == {"2005"}
    assert one.weights["~export"] < one.weights["2005"]
    assert one.table is not None


def test_the_figure_with_the_same_words_fits_best() -> None:
    papers = shelf(
        "Norway exported salmon worth $5 million.",
        "Chile mined copper worth $6 million.",
        "The ports of Peru handled 7 million tonnes.",
    )
    found = fits(statement("Copper from mines in Chile came to $9 million."), papers)
    assert found.index(max(found)) == 1


def test_the_value_plays_no_part() -> None:
    papers = shelf("Norway exported salmon worth $5 million.", "Chile mined copper worth $6 million.")
    left = fits(statement("Salmon from Norway came to $5 million."), papers)
    assert left == fits(statement("Salmon from Norway came to $6 million."), papers)


def test_a_document_without_figures_has_an_empty_shelf() -> None:
    document = document_of("No figures here.")
    empty = make_shelf(document, annotations_of(document))
    assert fits(statement("Prices rose by 5 percent."), empty) == []


@settings(deadline=None, max_examples=40)  # the first example loads the lists
@given(st.lists(st.sampled_from(["salmon", "copper", "ports", "exports", "Norway", "fell"]), max_size=8))
def test_a_fit_is_a_share(words: list[str]) -> None:
    papers = shelf("Norway exported salmon worth $5 million.", "Copper fell by 6 percent.")
    found = fits(statement(" ".join([*words, "was 5 percent."])), papers)
    assert all(0 <= share <= 1.000001 for share in found)
