"""PDF bytes to characters, drawings and pictures: the only home of pdfium, playa and tesseract."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from ingest.pdf.damaged import open_damaged
    from ingest.pdf.in_boxes import characters_in
    from ingest.pdf.ocr import NoOcrError, read_picture
    from ingest.pdf.ocr_choice import OCR_CHOICES, Ocr, can_ocr, require_languages
    from ingest.pdf.opening import AnyPdf, open_any
    from ingest.pdf.page_streams import FoundPages
    from ingest.pdf.pdf_file import PageError, PdfFile, open_pdf, read_bytes
    from ingest.pdf.render import draw_layout, draw_page, render_page

__all__ = [
    "OCR_CHOICES",
    "AnyPdf",
    "FoundPages",
    "NoOcrError",
    "Ocr",
    "PageError",
    "PdfFile",
    "can_ocr",
    "characters_in",
    "draw_layout",
    "draw_page",
    "open_any",
    "open_damaged",
    "open_pdf",
    "read_bytes",
    "read_picture",
    "render_page",
    "require_languages",
]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        damaged="open_damaged",
        in_boxes="characters_in",
        ocr="NoOcrError read_picture",
        ocr_choice="OCR_CHOICES Ocr can_ocr require_languages",
        opening="AnyPdf open_any",
        page_streams="FoundPages",
        pdf_file="PageError PdfFile open_pdf read_bytes",
        render="draw_layout draw_page render_page",
    )
