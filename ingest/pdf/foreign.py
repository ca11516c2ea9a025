"""What playa-pdf raises on bytes that break the rules of the format: it checks few of them itself."""

from __future__ import annotations

import logging
import struct
import zlib

from playa.exceptions import PDFException

__all__ = ["FOREIGN"]

FOREIGN = (
    PDFException,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RuntimeError,
    StopIteration,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
logging.getLogger("playa").setLevel(logging.CRITICAL)  # it tells each oddity of a file it knows to be odd
