"""The version of the reading."""

from ingest.document.read import read_data
from ingest.document.version import READER
from tests.ingest.made import Sheet


def test_a_document_says_which_version_read_it() -> None:
    assert read_data(Sheet().put("text", 72, 72).data(), "made.pdf").reader == READER
