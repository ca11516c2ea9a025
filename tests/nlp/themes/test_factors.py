import numpy as np
import pytest
from scipy.sparse import csr_matrix

from nlp.themes.factors import factors, nearest, reduced, start

_BLOCKS = np.kron(np.eye(2, dtype=np.float32), np.ones((3, 4), np.float32))


def test_blocks_of_a_matrix_are_its_factors() -> None:
    table = reduced(csr_matrix(_BLOCKS), 0)
    made = factors(table, start(table, 2), 50).themes
    big = made > made.max() / 2
    assert sorted(map(tuple, big.tolist())) == sorted(map(tuple, (_BLOCKS[[0, 3]] > 0).tolist()))


def test_a_better_fit_has_a_lower_loss() -> None:
    table = reduced(csr_matrix(_BLOCKS), 0)
    one, two = (factors(table, start(table, n), 50).loss for n in (1, 2))
    assert two < one
    assert two == pytest.approx(-np.sum(_BLOCKS**2), rel=1e-3)


def test_weights_are_never_negative() -> None:
    table = reduced(csr_matrix(np.random.default_rng(0).random((9, 7), np.float32)), 0)
    assert (factors(table, start(table, 3), 20).themes >= 0).all()


def test_likeness_is_a_cosine() -> None:
    themes = np.asarray([[2, 0], [0, 5]], np.float32)
    assert nearest(csr_matrix(np.asarray([[1, 0], [0.6, 0.8]], np.float32)), themes) == pytest.approx(
        np.asarray([[1, 0], [0.6, 0.8]])
    )
