"""What figtrace costs as a corpus grows, and as many read it at once."""
