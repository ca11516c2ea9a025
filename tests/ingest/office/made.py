"""Word packages made by hand."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def body(inside: str) -> str:
    """A document part with this XML in its body."""
    return f'<w:document xmlns:w="{W}"><w:body>{inside}</w:body></w:document>'


def package(parts: Mapping[str, str]) -> bytes:
    """A zip archive of these parts."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name), text)
    return packed.getvalue()
