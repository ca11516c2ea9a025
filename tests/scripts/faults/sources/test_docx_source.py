"""Word files are wrong in the one way that is asked for."""

import io
import zipfile
import zlib

import pytest

from scripts.faults.sources.docx_source import (
    damaged_part,
    docx,
    flagged_encrypted,
    lying_bomb,
    paragraph,
    unknown_method,
)

PART = "word/document9.xml"


def package(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(data))


def test_a_file_has_its_body_its_type_and_more_parts() -> None:
    with package(docx(paragraph("Words"), doctype="<!DOCTYPE x>", more={PART: "more"})) as made:
        assert made.testzip() is None
        body = made.read("word/document.xml").decode()
        assert made.read(PART) == b"more"
    assert "<!DOCTYPE x><w:document" in body
    assert "<w:t>Words</w:t>" in body


def test_every_part_is_flagged_as_encrypted() -> None:
    with package(flagged_encrypted(docx(paragraph("Words")))) as made:
        assert all(info.flag_bits & 1 for info in made.infolist())
        with pytest.raises(RuntimeError, match="encrypted"):
            made.read("word/document.xml")


def test_the_last_part_alone_has_an_unknown_method() -> None:
    with package(unknown_method(docx("", more={PART: "x" * 99}))) as made:
        assert b"w:document" in made.read("word/document.xml")
        with pytest.raises(NotImplementedError):
            made.read(PART)


def test_the_last_part_alone_is_spoiled() -> None:
    with package(damaged_part(docx("", more={PART: "some words " * 99}))) as made:
        assert b"w:document" in made.read("word/document.xml")
        with pytest.raises((zlib.error, zipfile.BadZipFile)):
            made.read(PART)


def test_a_bomb_says_a_thousand_bytes_and_has_more() -> None:
    data = lying_bomb("Words", 3_000)
    with package(data) as made:
        told = made.getinfo("word/document.xml")
        assert told.file_size == 1_000
        start = told.header_offset + 30 + len(told.filename)
    body = zlib.decompress(data[start : start + told.compress_size], -15).decode()
    assert body.count("Words") == 3_000
    assert body.endswith("</w:body></w:document>")
    assert zlib.crc32(body.encode()) == told.CRC
