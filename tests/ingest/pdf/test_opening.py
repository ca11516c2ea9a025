"""A PDF is opened by pdfium, and by playa-pdf where pdfium finds it damaged."""

from __future__ import annotations

from contextlib import AbstractContextManager

import pytest

from corpus.errors import DamagedError, EncryptedError, NotAPdfError, ReadError
from ingest.pdf.damaged import RescuedFile
from ingest.pdf.opening import open_any
from ingest.pdf.pdf_file import PdfFile
from tests.ingest.made import Sheet


def paper(password: str | None = None) -> bytes:
    return Sheet(password=password).put("tin", 72, 72).turn_page().put("lead", 72, 72).data()


def test_a_sound_file_is_opened_by_pdfium() -> None:
    with open_any(paper(), "made.pdf") as pdf:
        assert isinstance(pdf, PdfFile)
        assert len(pdf) == 2


def _refusing(data: bytes, name: str, *, password: str | None = None) -> AbstractContextManager[PdfFile]:
    """Pdfium, which finds every file damaged."""
    raise DamagedError(f"{name} is damaged")


def test_a_damaged_file_is_opened_by_playa(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.pdf.opening.open_pdf", _refusing)
    with open_any(paper(), "made.pdf") as pdf:
        assert isinstance(pdf, RescuedFile)
        assert len(pdf) == 2
    with open_any(paper(password="sesame"), "made.pdf", password="sesame") as pdf:
        assert len(pdf) == 2


def test_a_file_without_pages_is_damaged() -> None:
    empty = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    )
    with pytest.raises(DamagedError, match=r"made\.pdf"), open_any(empty, "made.pdf"):
        pass


def test_a_password_is_asked_for_and_used() -> None:
    locked = paper(password="sesame")
    with pytest.raises(EncryptedError), open_any(locked, "made.pdf"):
        pass
    with open_any(locked, "made.pdf", password="sesame") as pdf:
        assert len(pdf) == 2


@pytest.mark.parametrize(
    ("data", "error"), [(b"", NotAPdfError), (b"words", NotAPdfError), (b"%PDF-1.4\nwords", DamagedError)]
)
def test_what_no_reader_opens_is_told(data: bytes, error: type[ReadError]) -> None:
    with pytest.raises(error, match=r"made\.pdf"), open_any(data, "made.pdf"):
        pass
