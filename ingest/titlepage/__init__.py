"""What a paper says of itself: title, authors, year, venue."""
