"""Bytes of a text file are text whatever encoding their editor chose, and what is no text is told."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import DraftError
from ingest.office.encoding import decode, read_bytes, read_text, refuse_long

WORDS = "Les ports exportèrent 4 tonnes — «d’étain»."


@pytest.mark.parametrize(
    ("encoding", "guessed"),
    [
        ("utf-8", ""), ("utf-8-sig", ""), ("utf-16", ""), ("utf-32", ""), ("cp1252", "Windows-1252"),
        ("utf-16-le", "UTF-16-LE"), ("utf-16-be", "UTF-16-BE"),
    ],
)  # fmt: skip
def test_the_encoding_is_told_if_it_was_guessed(encoding: str, guessed: str) -> None:
    assert decode(WORDS.encode(encoding), name="d.txt") == (WORDS, guessed)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides(mark: bytes, encoding: str) -> None:
    assert decode(mark + WORDS.encode(encoding), name="d.txt") == (WORDS, "")


def test_bytes_without_meaning_in_windows_are_latin() -> None:
    assert decode(b"caf\xe9 \x81", name="d.txt") == ("café \x81", "Latin-1")


def test_all_newlines_are_plain() -> None:
    assert decode(b"one\r\ntwo\rthree\nfour", name="d.txt")[0] == "one\ntwo\nthree\nfour"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7", "a PDF"),
        (b"PK\x03\x04more", "a zip archive or Word document"),
        (b"{\\rtf1", "a document in RTF"),
        (b"\xd0\xcf\x11\xe0", "an old Word document"),
    ],
)
def test_what_is_another_kind_of_file_is_named(data: bytes, kind: str) -> None:
    with pytest.raises(DraftError, match=rf"d\.txt is {kind}, not a text file"):
        decode(data, name="d.txt")


@pytest.mark.parametrize("data", [b"one\0two", b"\xff\xfe\x00", b"ab\0"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(DraftError, match=r"d\.txt is not a text file"):
        decode(data, name="d.txt")


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text, _ = decode(data, name="d.txt")
    except DraftError:
        return
    assert "\0" not in text
    assert "\r" not in text


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\ufeff"), min_size=1))
def test_any_text_in_utf_8_is_itself(text: str) -> None:
    data = text.encode()
    if not data.startswith((b"%PDF-", b"{\\rtf")):
        assert decode(data, name="d.txt") == (text, "")


def test_a_guess_is_said_with_the_name_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "d.txt"
    path.write_bytes(WORDS.encode("cp1252"))
    assert read_text(path) == (WORDS, "d.txt is not in UTF-8: it was read as Windows-1252")
    path.write_bytes(WORDS.encode())
    assert read_text(path) == (WORDS, "")


def test_the_bytes_of_a_file_are_its_own(tmp_path: Path) -> None:
    path = tmp_path / "d.txt"
    path.write_bytes(b" \xff ")
    assert read_bytes(path) == b" \xff "


@pytest.mark.parametrize("data", [b"", b" \n\t"])
def test_an_empty_file_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "d.txt"
    path.write_bytes(data)
    with pytest.raises(DraftError, match=r"d\.txt is empty"):
        read_bytes(path)


def test_a_file_that_is_not_there_or_a_folder_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "none.txt", tmp_path):
        with pytest.raises(DraftError, match="cannot be read"):
            read_bytes(path)


@pytest.mark.parametrize(("largest", "is_read"), [(5, True), (4, False)])
def test_a_file_far_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, largest: int, is_read: bool
) -> None:
    path = tmp_path / "d.txt"
    path.write_bytes(b"12345")
    monkeypatch.setattr("ingest.office.encoding._LARGEST", largest)
    if is_read:
        assert read_bytes(path) == b"12345"
    else:
        with pytest.raises(DraftError, match="larger than 4 bytes"):
            read_bytes(path)


def test_more_text_than_a_book_has_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.office.encoding._MOST_TEXT", 3)
    refuse_long(b"abc", name="draft.txt")
    with pytest.raises(DraftError, match=r"draft\.txt has 0 MB of text: expected at most 0 MB; divide it"):
        refuse_long(b"abcd", name="draft.txt")


def _guessed(data: bytes) -> str:
    """Which encoding is guessed; what has zero bytes in another is refused."""
    try:
        return decode(data, name="d.txt")[1]
    except DraftError as exc:
        return "refused" if str(exc) == "d.txt is not a text file: it has zero bytes" else str(exc)


@pytest.mark.parametrize(
    ("text", "encoding", "guessed"),
    [
        ("abcdé", "utf-16-le", "UTF-16-LE"),
        ("abcdé", "utf-16-be", "UTF-16-BE"),
        ("ab", "utf-16-le", "UTF-16-LE"),
        ("a", "utf-16-le", "refused"),  # two bytes tell nothing
        ("ab" + "日本語です" * 2, "utf-16-le", "refused"),  # few zeros: no letters of Latin
    ],
)
def test_two_bytes_a_letter_are_told_by_their_zeros(text: str, encoding: str, guessed: str) -> None:
    assert _guessed(text.encode(encoding)) == guessed


@pytest.mark.parametrize(("zeros", "guessed"), [(0, "UTF-16-LE"), (1, "refused"), (2, "refused")])
def test_zeros_on_both_sides_are_no_text_of_two_bytes_a_letter(zeros: int, guessed: str) -> None:
    data = bytearray("abcdefghij".encode("utf-16-le"))
    for at in range(zeros):
        data[4 * at] = 0
    assert _guessed(bytes(data)) == guessed
    assert _guessed(bytes(data) + b"a") == "refused"  # an odd number of bytes
