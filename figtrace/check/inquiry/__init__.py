"""Where the evidence for each figure is looked for, by how many workers."""
