"""Names that may stand in a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figtrace.serve.web.plain_names import file_name, without_paths


@pytest.mark.parametrize(
    ("path", "name"),
    [("/a/b.pdf", "b.pdf"), ("b.pdf", "b.pdf"), ("C:\\x\\b.pdf", "b.pdf"), ("/a/b/", "b"), ("", "")],
)
def test_a_file_is_named_without_its_folders(path: str, name: str) -> None:
    assert file_name(path) == name


@pytest.mark.parametrize(
    ("message", "plain"),
    [
        ("there is no corpus at /home/me/x: run it", "there is no corpus at x: run it"),
        ("read from /a/b.pdf, which is gone", "read from b.pdf, which is gone"),
        ("C:\\Users\\me\\a.docx is damaged", "a.docx is damaged"),
        ("3/4 of and/or 2008/2009 stay", "3/4 of and/or 2008/2009 stay"),
        ("the page /entities stays", "the page /entities stays"),
    ],
)
def test_messages_name_no_folder_of_the_machine(message: str, plain: str) -> None:
    assert without_paths(message) == plain


@given(st.text(max_size=200))
def test_any_text_is_taken(text: str) -> None:
    without_paths(text)
    file_name(text)
