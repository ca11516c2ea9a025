"""Lists of references, their entries and the fields of each."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from ingest.references.authors import read_authors
    from ingest.references.fields import read_fields
    from ingest.references.heads import names_and_rest
    from ingest.references.lists import settle_references
    from ingest.references.split import EntryLine, split_entries
    from ingest.references.starts import ends_entry, is_list_heading, repeats_author, year_behind_names
    from ingest.references.titles import title_and_venue

__all__ = [
    "EntryLine",
    "ends_entry",
    "is_list_heading",
    "names_and_rest",
    "read_authors",
    "read_fields",
    "repeats_author",
    "settle_references",
    "split_entries",
    "title_and_venue",
    "year_behind_names",
]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        authors="read_authors",
        fields="read_fields",
        heads="names_and_rest",
        lists="settle_references",
        split="EntryLine split_entries",
        starts="ends_entry is_list_heading repeats_author year_behind_names",
        titles="title_and_venue",
    )
