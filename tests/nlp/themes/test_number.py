import numpy as np
import pytest
from scipy.sparse import csr_matrix

from nlp.themes.matrix import weighted
from nlp.themes.number import coherence, suitable_number
from nlp.themes.samples import samples


def test_terms_always_together_cohere_wholly_and_terms_never_together_not_at_all() -> None:
    has = csr_matrix(np.asarray([[1, 1, 0], [1, 1, 0], [0, 0, 1]], np.float32)).tocsc()
    assert coherence(has, [0, 1]) == pytest.approx(1)
    assert coherence(has, [0, 2]) == -1


def test_three_kinds_of_text_have_three_themes() -> None:
    random = np.random.default_rng(3)
    kinds = np.kron(np.eye(3), np.ones((40, 12)))
    table = csr_matrix((kinds * random.integers(0, 3, kinds.shape)).astype(np.float32))
    texts = weighted(table)
    assert suitable_number(table, texts, samples(table, texts, 0), 2, 6) == 3


@pytest.mark.parametrize(("least", "most", "number"), [(7, 7, 7), (9, 7, 7), (0, 0, 1), (1, 1, 1)])
def test_bounds_between_two_steps_are_the_number_themselves(least: int, most: int, number: int) -> None:
    table = csr_matrix(np.eye(12, dtype=np.float32).repeat(3, axis=0))
    assert suitable_number(table, weighted(table), samples(table, weighted(table), 0), least, most) == number


def test_terms_together_by_chance_cohere_not_at_all() -> None:
    has = csr_matrix(np.asarray([[1, 1], [1, 0], [0, 1], [0, 0]], np.float32)).tocsc()
    assert coherence(has, [0, 1]) == pytest.approx(0)
    assert coherence(has, [0]) == 0.0
    assert coherence(has, []) == 0.0
