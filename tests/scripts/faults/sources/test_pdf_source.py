"""Files written object by object open as such."""

import re
import zlib

import pypdfium2

from scripts.faults.sources.pdf_source import TEXT, inflated, one_page, pdf, stream


def test_a_page_has_the_text_of_its_content() -> None:
    with pypdfium2.PdfDocument(one_page(stream(TEXT))) as document:
        assert len(document) == 1
        assert "rose by 12 percent" in document[0].get_textpage().get_text_bounded()


def test_the_table_says_where_each_object_begins() -> None:
    data = pdf({1: b"<</Type/Catalog>>", 3: b"[1 2]"})
    start = int(re.findall(rb"startxref\n(\d+)", data)[0])
    assert data[start : start + 4] == b"xref"
    offsets = [int(found) for found in re.findall(rb"(\d{10}) 00000 n", data)]
    assert data[offsets[0] :].startswith(b"1 0 obj")
    assert offsets[1] == 0
    assert data[offsets[2] :].startswith(b"3 0 obj")
    assert b"/Size 4/" in data


def test_what_is_put_into_a_dictionary_stands_there() -> None:
    made = one_page(
        stream(b""), media=b"0 0 1 1", page=b"/P 1", catalog=b"/C 1", resources=b"/R 1", more={6: b"9"}
    )
    for part in (b"/MediaBox[0 0 1 1]", b"/P 1>>", b"/C 1>>", b"/R 1>>", b"6 0 obj\n9\nendobj"):
        assert part in made


def test_a_stream_says_its_length_and_bytes_inflate_to_the_unit_so_many_times() -> None:
    assert stream(b"abc", b"/X 1") == b"<</X 1/Length 3>>\nstream\nabc\nendstream"
    assert zlib.decompress(inflated(b"ab", 3)) == b"ababab"
