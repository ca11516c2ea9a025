"""Files of word processors, opened with care: their encoding, pandoc, the parts of a docx package."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from ingest.office.docx_package import check_docx
    from ingest.office.docx_parts import WordPackage, open_package
    from ingest.office.encoding import decode, read_bytes, read_text, refuse_long
    from ingest.office.pandoc import Json, bibliography_items, draft_tree, pandoc_version, tree_references

__all__ = [
    "Json",
    "WordPackage",
    "bibliography_items",
    "check_docx",
    "decode",
    "draft_tree",
    "open_package",
    "pandoc_version",
    "read_bytes",
    "read_text",
    "refuse_long",
    "tree_references",
]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        docx_package="check_docx",
        docx_parts="WordPackage open_package",
        encoding="decode read_bytes read_text refuse_long",
        pandoc="Json bibliography_items draft_tree pandoc_version tree_references",
    )
