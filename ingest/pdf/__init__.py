"""PDF bytes to characters, drawings and pictures: the only home of pdfium, playa and tesseract."""
