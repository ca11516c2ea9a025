"""A Word file as a package: refused if it is none, and its text boxes, which pandoc leaves out."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree

from corpus.errors import DraftError

__all__ = ["DOCX_BODY", "check_docx", "text_boxes"]

_MAX_UNPACKED = 400_000_000
DOCX_BODY = re.compile(r"word/document\d*\.xml")
"""Name of the part with the body; some programs number it."""
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def check_docx(data: bytes, *, name: str) -> None:
    """Nothing, if the bytes are a Word document of a sane size.

    Raises:
        DraftError: if they are not; `name` is the file as a person knows it.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise DraftError(f"{name} is an old or encrypted Word file: save it as .docx without a password")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as exc:
        raise DraftError(
            f"{name} is not a Word document: its bytes are not those of a .docx ({exc})"
        ) from exc
    if not any(DOCX_BODY.fullmatch(member.filename) for member in members):
        raise DraftError(f"{name} is a zip archive but not a Word document: it has no word/document.xml")
    if sum(member.file_size for member in members) > _MAX_UNPACKED:
        raise DraftError(f"{name} unpacks to more than {_MAX_UNPACKED // 1_000_000} MB: it was not read")


def text_boxes(data: bytes, *, name: str) -> tuple[str, ...]:
    """The paragraphs of the document's text boxes, in order; deleted text is left out.

    Raises:
        DraftError: if the document's XML is damaged.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            bodies = [archive.read(n) for n in archive.namelist() if DOCX_BODY.fullmatch(n)]
        trees = [ElementTree.fromstring(body) for body in bodies if b"txbxContent" in body]
    except RuntimeError as exc:  # zipfile's word for a part that is encrypted or packed in an unknown way
        raise DraftError(f"{name} is encrypted, or packed in a way that is not known: {exc}") from exc
    except (zipfile.BadZipFile, zlib.error, ElementTree.ParseError, EOFError, OSError, ValueError) as exc:
        raise DraftError(f"{name} is a damaged .docx: {exc}") from exc
    return tuple(words for tree in trees for words in _paragraphs(tree))


def _paragraphs(tree: ElementTree.Element) -> Iterator[str]:
    """Word writes each box twice, for new and for old readers: the copy for old ones is skipped."""
    waiting = [(tree, False)]
    while waiting:
        node, in_box = waiting.pop()
        in_box = in_box or node.tag == f"{_WORD}txbxContent"
        if in_box and node.tag == f"{_WORD}p":
            words = "".join(text.text or "" for text in node.iter(f"{_WORD}t"))
            yield from [words] if words.strip() else []
        elif node.tag != _FALLBACK:
            waiting += [(child, in_box) for child in reversed(node)]
