"""From a Document to Annotations: entities, figures, claims, citations; and the themes of a corpus."""
