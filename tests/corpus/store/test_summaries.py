"""What the store tells without bodies is records that cannot be changed."""

from dataclasses import FrozenInstanceError

import pytest

from corpus.document import PageState
from corpus.geometry import DocId, PageIndex
from corpus.store import FileStamp, Summary
from corpus.store.summaries import PageOutcome, Totals

RECORDS = [
    FileStamp(1, 2),
    Summary(DocId("a"), "a.pdf", "A", ("B, C",), None, "", 3, "r"),
    PageOutcome(DocId("a"), PageIndex(0), "i", PageState.TEXT, ""),
    Totals(1, 2, 3),
]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_a_record_is_frozen(record: object) -> None:
    (name, *_) = record.__slots__  # type: ignore[attr-defined]
    with pytest.raises(FrozenInstanceError):
        setattr(record, name, 5)


def test_a_file_is_unchanged_only_with_the_same_size_and_time() -> None:
    assert FileStamp(1, 2) == FileStamp(1, 2)
    assert FileStamp(1, 2) != FileStamp(1, 3)
    assert FileStamp(1, 2) != FileStamp(2, 2)
