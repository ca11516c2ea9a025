"""Functions of pdfium with plain handles, and places for the answers of many calls."""

from __future__ import annotations

import ctypes

import numpy as np
import pypdfium2
import pytest

from ingest.pdf import pdfium
from tests.ingest.made import Sheet


@pytest.mark.parametrize(("count", "width"), [(3, 1), (4, 2)])
def test_each_place_writes_to_its_own_row_and_column(count: int, width: int) -> None:
    slots = pdfium.Slots(ctypes.c_float, count, width)
    for part, places in enumerate(slots.places):
        for row, place in enumerate(places):
            ctypes.memmove(place, ctypes.byref(ctypes.c_float(10 * row + part)), 4)
    assert slots.count == count
    assert slots.values.tolist() == [[10 * row + part for part in range(width)] for row in range(count)]


def test_slots_are_read_as_the_kind_they_are_of() -> None:
    assert pdfium.Slots(ctypes.c_double, 2).values.dtype == np.float64
    assert pdfium.Slots(ctypes.c_uint, 2).values.dtype == np.uint32


def test_functions_take_plain_handles() -> None:
    document = pypdfium2.PdfDocument(Sheet().put("tin", 72, 72).rule(10, 10, 90, 10).data())
    page = document[0]
    text = page.get_textpage()
    try:
        assert pdfium.page_count(pdfium.handle(page.raw)) == 2
        assert [chr(pdfium.char_code(pdfium.handle(text.raw), at)) for at in range(3)] == list("tin")
        size = ctypes.c_float()
        first = pdfium.char_object(pdfium.handle(text.raw), 0)
        assert pdfium.text_size(first, ctypes.byref(size))
        assert size.value == 10
    finally:
        text.close()
        page.close()
        document.close()


def test_a_function_that_pdfium_lacks_is_told() -> None:
    with pytest.raises(AttributeError):
        pdfium.call("FPDF_NoSuchThing", ctypes.c_int)
