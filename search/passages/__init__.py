"""What is put into an index: the passages and numbers of a document as records."""
