"""What is held whole is remembered beside the index, and forgotten rather than guessed."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engines.contents import Held, read_contents, write_contents

HELD = {"a": Held("x", 3, 2), "b": Held("y", 0, 0)}


def test_what_is_written_is_read(tmp_path: Path) -> None:
    write_contents(tmp_path, HELD)
    assert read_contents(tmp_path) == HELD
    write_contents(tmp_path, {})
    assert read_contents(tmp_path) == {}
    assert [path.name for path in tmp_path.iterdir()] == ["contents.json"]


def test_of_an_index_without_it_nothing_is_known(tmp_path: Path) -> None:
    assert read_contents(tmp_path) == {}


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"form": 2, "documents": {"a": ["x", 1, 1]}}', '{"form": 1, "documents": {"a": 5}}',
     '{"form": 1, "documents": {"a": ["x", "many", 1]}}', "[" * 100_000],
)  # fmt: skip
def test_of_a_damaged_or_other_file_nothing_is_known(tmp_path: Path, text: str) -> None:
    (tmp_path / "contents.json").write_text(text, encoding="utf-8")
    assert read_contents(tmp_path) == {}


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_forgotten(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("contents")
    (folder / "contents.json").write_bytes(data)
    assert isinstance(read_contents(folder), dict)


@pytest.mark.timeout(20)
def test_nothing_is_waited_for_from_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "contents.json")
    assert read_contents(tmp_path) == {}
