"""Records that were refused are kept by document, replaced when it is tried again, and told in a line."""

from pathlib import Path

import pytest

from corpus.errors import EngineError
from corpus.settings import Settings
from search.refused import Refusal, keep_refusals, read_refusals, refusals_file, refused_line
from tests.search.samples import doc_id


def refusal(doc: str, record: str = "r") -> Refusal:
    return Refusal(doc_id(doc), f"Title of {doc}", 2, record, "value out of range", "correct it")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return refusals_file(Settings(tmp_path), "elasticsearch")


def test_without_a_file_nothing_was_refused(file: Path) -> None:
    assert read_refusals(file) == ()


def test_what_is_kept_is_read_back(file: Path) -> None:
    keep_refusals(file, [refusal("a"), refusal("b")])
    assert read_refusals(file) == (refusal("a"), refusal("b"))


def test_a_document_that_was_tried_again_is_told_anew_and_others_stay(file: Path) -> None:
    keep_refusals(file, [refusal("a"), refusal("b")])
    keep_refusals(file, [refusal("a", "other")], renewed={doc_id("a")})
    assert read_refusals(file) == (refusal("b"), refusal("a", "other"))


def test_the_last_that_is_mended_takes_the_file_away(file: Path) -> None:
    keep_refusals(file, [refusal("a")])
    keep_refusals(file, [], renewed={doc_id("a")})
    assert not file.exists()


def test_of_a_new_index_nothing_older_is_kept(file: Path) -> None:
    keep_refusals(file, [refusal("a")])
    keep_refusals(file, [refusal("b")])
    assert read_refusals(file) == (refusal("b"),)


@pytest.mark.parametrize("content", ["{", '{"other": 1}\n', "[]", "\xff"])
def test_a_file_that_is_no_list_is_told_with_the_remedy(file: Path, content: str) -> None:
    file.write_bytes(content.encode("latin-1"))
    with pytest.raises(EngineError, match="figtrace index rebuild"):
        read_refusals(file)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="cannot be kept"):
        keep_refusals(tmp_path / "nowhere" / "refused.jsonl", [refusal("a")])


def test_a_line_counts_records_and_documents_and_none_is_silent(file: Path) -> None:
    settings = Settings(file.parent)
    assert refused_line(settings, "elasticsearch") == ""
    keep_refusals(file, [refusal("a"), refusal("a", "s"), refusal("b")])
    assert refused_line(settings, "elasticsearch").startswith(
        "elasticsearch refused 3 records of 2 documents"
    )
    assert refused_line(settings, "tantivy") == ""
