"""Files of word processors, opened with care: their encoding, pandoc, the parts of a docx package."""
