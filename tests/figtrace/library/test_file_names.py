"""What the name of a document's file tells of the work."""

from __future__ import annotations

import pytest

from corpus.geometry import DocId
from corpus.store import Summary
from figtrace.library.file_names import file_name, file_stem, is_named_by


@pytest.mark.parametrize(
    ("source", "name", "stem"),
    [
        ("papers/poe-2009.pdf", "poe-2009.pdf", "poe-2009"),
        ("C:\\papers\\poe.v2.pdf", "poe.v2.pdf", "poe.v2"),
        ("poe", "poe", "poe"),
    ],
)
def test_a_file_is_called_by_what_stands_behind_its_folders(source: str, name: str, stem: str) -> None:
    summary = Summary(DocId("a"), source, "", (), None, "", 9, "")
    assert (file_name(summary), file_stem(summary)) == (name, stem)


@pytest.mark.parametrize(
    ("stem", "named"),
    [
        ("poe workshop green spending 05 10 23", True),
        ("poe workshop blue spending", False),
        ("green spending", False),
        ("a of in the green", False),
    ],
)
def test_a_name_of_four_words_two_of_them_long_is_told_by_an_entry_that_has_them_all(
    stem: str, named: bool
) -> None:
    entry = "poe 2023 green spending in the valley of a king workshop paper"
    assert is_named_by(stem.split(), entry.split()) is named
