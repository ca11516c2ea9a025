"""The phrases that claims are compressed after never change."""

from __future__ import annotations

import zlib

from corpus.store.packed.phrases import PHRASES


def test_the_phrases_are_those_with_which_stores_were_written() -> None:
    """A store is read with the phrases it was written with: others need a step of the store's form."""
    assert (len(PHRASES), zlib.adler32(PHRASES)) == (7_218, 0xD718DC85)


def test_they_fit_into_what_a_compressor_looks_back_at() -> None:
    assert len(PHRASES) < 32_768
