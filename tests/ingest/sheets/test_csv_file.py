"""CSV and its kin: delimiters, encodings, what is beyond reading."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import DamagedError, ReadError
from ingest.sheets import csv_file
from ingest.sheets.csv_file import read_csv
from ingest.sheets.sheet import SheetCell


def texts(data: bytes) -> list[tuple[int, int, str]]:
    return [(cell.row, cell.col, cell.text) for cell in read_csv(data, "a.csv").cells]


@pytest.mark.parametrize(
    "data",
    [
        b"Country,2008\nChina,1.5\n",
        b"Country;2008\nChina;1.5\n",
        b"Country\t2008\r\nChina\t1.5\r\n",
        b"Country|2008\nChina|1.5",
        b"\xef\xbb\xbfCountry,2008\nChina,1.5\n",
        "Country,2008\nChina,1.5\n".encode("utf-16"),
    ],
)
def test_cells_are_read_whatever_divides_them(data: bytes) -> None:
    assert texts(data) == [(0, 0, "Country"), (0, 1, "2008"), (1, 0, "China"), (1, 1, "1.5")]


def test_a_comma_of_decimals_divides_no_cells() -> None:
    assert texts(b"Land;Wert\nChina;1,5\nPolen;2,5\n")[3] == (1, 1, "1,5")


def test_quoted_cells_keep_delimiters_and_line_ends() -> None:
    assert texts(b'"Total, all",5\n"two\nlines",6\n')[0] == (0, 0, "Total, all")
    assert texts(b'a,"1,234"\n') == [(0, 0, "a"), (0, 1, "1,234")]


def test_empty_cells_are_none_and_leading_spaces_an_indent() -> None:
    assert read_csv(b"Total,1\n    Cells,,2\n", "a.csv").cells[2:] == (
        SheetCell(1, 0, "Cells", indent=2),
        SheetCell(1, 2, "2"),
    )


def test_what_is_beyond_the_bound_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_file, "MOST_CELLS", 4)
    sheet = read_csv(b"a,1\nb,2\nc,3\n", "a.csv")
    assert len(sheet.cells) == 4
    assert sheet.wanting == "not read from row 3 on: the file has more than 4 filled cells"
    assert read_csv(b"a,1\nb,2\n", "a.csv").wanting == ""


def test_bytes_that_are_no_text_and_cells_without_end_are_refused() -> None:
    with pytest.raises(ReadError, match=r"a\.csv"):
        read_csv(b"a,\0,\0\1\2\3,b", "a.csv")
    with pytest.raises(DamagedError, match="CSV"):
        read_csv(b'a,"' + b"b" * 200_000, "a.csv")


@given(st.text(alphabet="a1,;\t|\"\n '", max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        cells = read_csv(text.encode(), "a.csv").cells
    except ReadError:
        return
    assert all(cell.text.strip() for cell in cells)
