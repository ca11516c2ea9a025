"""What playa raises on bytes that break the rules is known, and it does not talk."""

from __future__ import annotations

import logging

import playa
import pytest

from ingest.pdf.foreign import FOREIGN


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7", b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<<>>"]
)
def test_what_bytes_do_to_playa_is_caught(data: bytes) -> None:
    with pytest.raises(FOREIGN):
        list(playa.parse(data).pages)


def test_playa_does_not_talk() -> None:
    assert not logging.getLogger("playa").isEnabledFor(logging.ERROR)
