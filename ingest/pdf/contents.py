"""Whether the content streams of pages are there and whole: pdfium reads what it can and tells nothing.

`may_be_damaged` looks at the bytes of the whole file and costs nearly nothing; what a page's own streams are
is asked of playa-pdf, and only where there is reason to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import ingest.pdf  # playa is loaded for files that may be damaged alone
from ingest.pdf.packing import may_be_damaged

if TYPE_CHECKING:
    from ingest.pdf.page_streams import FoundPages

__all__ = ["Contents"]


class Contents:
    """What is known of the content streams of a file's pages.

    Args:
        data: the file.
        password: for an encrypted one.
        pages: how many pages the file has to another reader: where this one finds more or fewer it does not
            know which is which, and judges none.
    """

    def __init__(self, data: bytes, password: str | None, pages: int) -> None:
        self._data, self._password, self._count = data, password, pages
        self._suspect: bool | None = None
        self._pages: FoundPages | None = None

    def fault(self, index: int, *, thorough: bool = True) -> str:
        """What is wrong with the content of the page; "" if nothing is, or nothing can be said.

        Where it need not be `thorough`, pages are looked at in a file alone that may be damaged.
        """
        if self._suspect is None:
            self._suspect = may_be_damaged(self._data)
        if not thorough and not self._suspect:
            return ""
        if self._pages is None:
            self._pages = ingest.pdf.FoundPages(self._data, self._password, self._count)
        return self._pages.fault(index)

    def close(self) -> None:
        """Let go of what was opened."""
        if self._pages is not None:
            self._pages.close()
