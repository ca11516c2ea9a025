"""From a draft to a verdict for each of its figures, with the evidence."""
