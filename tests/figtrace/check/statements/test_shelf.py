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


def test_terms_weigh_by_where_they_stand() -> None:
    made = shelf("Salmon is sold in Oslo. Cod came to $5 million; wool fell. Barley is dear.")
    (one,) = made.statements
    order = [one.weights[term] for term in ("cod", "wool", "salmon", "dear")]
    assert order == [1.0, 0.6, 0.3, 0.3]
    assert one.clause == {"cod"}
    assert {"cod", "wool"} <= one.sentence_terms
    assert not {"salmon", "dear"} & one.sentence_terms


def test_sentences_of_another_block_are_not_around() -> None:
    (one,) = shelf("Salmon is sold in Oslo.", "Cod came to $5 million.").statements
    assert "salmon" not in one.weights


def test_the_rarer_a_term_the_more_it_weighs() -> None:
    made = shelf(
        *(f"Salmon of {place} came to $5 million." for place in ("Peru", "Chile", "Kenya", "Norway"))
    )
    assert made.weight("salmon") < made.weight("place:PER")
    assert made.weight("salmon") < made.weight("unheard")
    assert made.weight("unheard") == made.weight("unseen") > 0


def test_statements_are_read_by_place_and_by_stretch() -> None:
    made = shelf("Cod came to $5 million.", "Hake came to $6 million.", "Wool came to $7 million.")
    values = [int(one.figure.value or 0) for one in made.statements]
    assert values == [5, 6, 7]
    assert [int(one.figure.value or 0) for one in made.statements[1:]] == [6, 7]
    assert made.statements[-1] is made.statements[2]
    assert len(made.statements) == 3
    assert [made.statements.page(at) for at in range(3)] == [0, 0, 0]


def test_the_only_figure_of_its_sentence_is_alone() -> None:
    assert statement("Cod came to $5 million.").alone
    assert not statement("Cod came to $5 million and hake to $6 million.").alone


def test_what_is_to_come_looks_ahead() -> None:
    assert statement("Cod may come to $5 million by 2030.").ahead
    assert not statement("Cod came to $5 million.").ahead


def test_a_cell_is_read_with_its_table() -> None:
    table = table_document(
        "Salmon, million dollars", ["Country", "2005"], [["Norway", "381"]], "(2005 prices)"
    )
    (one,) = make_shelf(table, annotations_of(table)).statements
    assert one.table is table.tables[0]
    assert one.clause >= {"place:NOR", "2005"}
    assert one.clause_years == one.years == {"2005"}
    assert "salmon" in one.sentence_terms
    assert "salmon" not in one.clause


@settings(deadline=None, max_examples=20)
@given(st.permutations(["Cod came to $5 million.", "Hake came to $6 million.", "Wool came to $7 million."]))
def test_how_well_figures_fit_does_not_depend_on_their_order(order: list[str]) -> None:
    draft = statement("Hake and wool came to $9 million.")
    fitted = dict(zip(order, fits(draft, shelf(*order)), strict=True))
    plain = ["Cod came to $5 million.", "Hake came to $6 million.", "Wool came to $7 million."]
    for sentence, share in zip(plain, fits(draft, shelf(*plain)), strict=True):
        assert abs(fitted[sentence] - share) < 1e-9
