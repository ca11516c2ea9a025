"""What an author hands in: docx, md, tex, txt or pdf, with its bibliography, notes and typed list."""
