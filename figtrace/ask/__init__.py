"""Questions to a corpus: claims, passages, entities, neighbours, themes."""
