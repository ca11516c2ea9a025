import numpy as np
import pytest
from scipy.sparse import csr_matrix

from nlp.themes.samples import agreed, paired, sampled, samples

_ONE = np.asarray([[1, 0, 0], [0, 1, 0]], np.float32)


def test_themes_are_paired_by_likeness() -> None:
    assert paired(_ONE, _ONE[::-1]) == [1, 0]


def test_a_theme_without_a_pair_is_told() -> None:
    assert paired(_ONE, _ONE[1:]) == [-1, 0]


def test_what_samples_agree_on_is_their_mean_in_the_order_of_the_first() -> None:
    assert agreed([_ONE, _ONE[::-1] * 7]) == pytest.approx(_ONE)


def test_the_same_seed_draws_the_same_samples() -> None:
    table = csr_matrix(np.random.default_rng(1).integers(0, 3, (12, 6)).astype(np.float32))
    one, two = (sampled(samples(table, table, 5), 2) for _ in range(2))
    assert all((a == b).all() for a, b in zip(one, two, strict=True))
