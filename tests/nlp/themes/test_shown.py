import numpy as np
from scipy.sparse import csr_matrix

from nlp.themes.shown import best_name, by_weight, telling, top_terms

_TERMS = ("state", "united", "united state", "tariff", "quota")


def test_parts_of_a_phrase_are_folded_into_it() -> None:
    assert [_TERMS[at] for at in top_terms([0.9, 1.0, 0.8, 0.5, 0.1], _TERMS, 3)] == [
        "united state", "tariff", "quota",
    ]  # fmt: skip


def test_a_phrase_far_below_its_word_is_folded_into_the_word() -> None:
    assert [_TERMS[at] for at in top_terms([0.0, 1.0, 0.2, 0.5, 0.1], _TERMS, 2)] == ["united", "tariff"]


def test_a_theme_is_named_by_its_best_phrase_before_its_words() -> None:
    assert best_name([3, 2, 4], [0, 0, 0.6, 1.0, 0.3], _TERMS) == [2, 3, 4]
    assert best_name([3, 2, 4], [0, 0, 0.1, 1.0, 0.05], _TERMS) == [3, 2, 4]


def test_a_word_without_company_in_the_theme_tells_less() -> None:
    themes = np.asarray([[1.0, 0.9, 0.9]], np.float32)
    kin = csr_matrix(np.asarray([[0, 1, 0], [1, 0, 0], [0, 0, 0]], np.float32))
    weights = telling(themes, kin)[0]
    assert weights[1] > weights[2]


def test_words_of_one_root_are_shown_once() -> None:
    terms = ("fund", "funding", "asian", "asia", "tariff", "nation", "national", "cone", "zone")
    weights = [0.5, 0.9, 0.8, 0.7, 0.6, 0.4, 0.3, 0.2, 0.1]
    shown = [terms[at] for at in top_terms(weights, terms, 9)]
    assert shown == ["funding", "asian", "tariff", "nation", "cone", "zone"]


def test_words_of_a_phrase_are_no_doubles_of_it() -> None:
    terms = ("export tax", "exporter", "import tax")
    assert len(top_terms([0.9, 0.8, 0.7], terms, 3)) == 3


def test_weights_that_only_rounding_parts_stand_in_the_order_of_the_words() -> None:
    assert by_weight([0.3, 0.62300001, 0.623, 0.62300002], 4) == [1, 2, 3, 0]
    assert by_weight([0.5, 0.51], 2) == [1, 0]
    assert by_weight([0.0, 0.0], 2) == [0, 1]
