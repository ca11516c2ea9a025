"""A page and its lines, cells and parts in the making: what the rooms of ingest hand to one another."""
