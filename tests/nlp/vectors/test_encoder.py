"""An encoder is three members, whatever is behind them."""

from __future__ import annotations

import numpy as np

from nlp.vectors.encoder import Encoder
from tests.nlp.vectors.toy import ToyEncoder


def test_a_toy_is_an_encoder() -> None:
    encoder: Encoder = ToyEncoder()
    rows = encoder.encode(["solar exports", "Nobody knows."])
    assert rows.shape == (2, encoder.dimension)
    assert [round(float(length), 6) for length in np.linalg.norm(rows, axis=1)] == [1.0, 0.0]
