"""What a draft works out of its own figures, in sentences and tables."""
