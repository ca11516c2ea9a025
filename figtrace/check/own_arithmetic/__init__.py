"""What a draft works out of its own figures, in sentences and tables."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from figtrace.check.own_arithmetic.findings import operands_of, with_own_arithmetic

__all__ = [
    "operands_of",
    "with_own_arithmetic",
]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        findings="operands_of with_own_arithmetic",
    )
