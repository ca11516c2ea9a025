"""Lists of references, their entries and the fields of each."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from ingest.references.fields import read_fields
    from ingest.references.lists import settle_references
    from ingest.references.split import EntryLine, split_entries
    from ingest.references.starts import is_list_heading, repeats_author
    from ingest.references.titles import title_and_venue

__all__ = [
    "EntryLine",
    "is_list_heading",
    "read_fields",
    "repeats_author",
    "settle_references",
    "split_entries",
    "title_and_venue",
]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        fields="read_fields",
        lists="settle_references",
        split="EntryLine split_entries",
        starts="is_list_heading repeats_author",
        titles="title_and_venue",
    )
