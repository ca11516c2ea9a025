"""From records to an index and from a query to hits, on either of two engines."""
