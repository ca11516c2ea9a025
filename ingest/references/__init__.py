"""Lists of references, their entries and the fields of each."""
