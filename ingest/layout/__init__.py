"""Characters to words, lines, columns, blocks and text."""
