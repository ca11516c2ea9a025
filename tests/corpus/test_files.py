"""A file is read whole, or refused at once."""

import errno
import os
from pathlib import Path

import pytest

from corpus.files import open_regular, path_text, read_regular, text_path


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"12345")
    assert read_regular(path, most=5) == b"12345"


def test_one_byte_too_many_is_too_many(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"123456")
    with pytest.raises(OSError, match="larger than 5 bytes"):
        read_regular(path, most=5)


def test_a_bound_of_megabytes_is_told_in_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "a"
    with path.open("wb") as file:
        file.truncate(2_000_001)
    with pytest.raises(OSError, match="larger than 2 MB"):
        read_regular(path, most=2_000_000)


@pytest.mark.timeout(20)
def test_a_pipe_is_refused_without_waiting_for_a_writer(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with pytest.raises(OSError, match="a pipe, socket or device"):
        read_regular(path, most=5)


@pytest.mark.timeout(20)
@pytest.mark.parametrize("name", ["/dev/zero", "/dev/null"])
def test_a_device_is_refused(name: str) -> None:
    with pytest.raises(OSError, match="a pipe, socket or device"):
        read_regular(Path(name), most=5)


def test_a_folder_and_a_missing_file_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="a folder") as caught:
        read_regular(tmp_path, most=5)
    assert caught.value.errno == errno.EISDIR
    with pytest.raises(FileNotFoundError):
        read_regular(tmp_path / "none", most=5)


def test_what_is_refused_is_closed(tmp_path: Path) -> None:
    before = len(os.listdir("/proc/self/fd")) if Path("/proc/self/fd").is_dir() else 0
    for _ in range(5):
        with pytest.raises(OSError, match="folder"):
            open_regular(tmp_path)
    after = len(os.listdir("/proc/self/fd")) if Path("/proc/self/fd").is_dir() else 0
    assert after == before


@pytest.mark.parametrize(
    "name", [b"plain.pdf", b"\xff\xe9.pdf", "Ü.pdf".encode(), b"a\\x41.pdf", b"a\nb.pdf"]
)
def test_a_path_of_any_bytes_is_text_and_is_found_again(tmp_path: Path, name: bytes) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    path.write_bytes(b"x")
    path_text(path).encode("utf-8")
    assert text_path(path_text(path)).read_bytes() == b"x"


def test_bytes_that_are_no_text_are_shown_by_their_numbers() -> None:
    assert path_text(Path(os.fsdecode(b"n\xffm"))) == "n\\xffm"
