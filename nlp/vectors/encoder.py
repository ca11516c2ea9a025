"""What makes vectors of texts: a port of three members."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Rows: TypeAlias = "NDArray[np.float32]"

__all__ = ["Encoder", "Rows"]

if not TYPE_CHECKING:
    Rows = object  # numpy is loaded by who encodes


class Encoder(Protocol):
    """A sentence encoder. Texts that mean alike have vectors that point alike."""

    @property
    def model(self) -> str:
        """SHA-256 of the model: vectors of two models do not compare."""

    @property
    def dimension(self) -> int:
        """Numbers in a vector."""

    def encode(self, texts: Sequence[str], *, asked: bool = False) -> Rows:
        """A row of length 1 for each text, or of zeros; `asked` for what a person types."""
