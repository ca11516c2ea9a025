"""One tantivy index, of passages or of claims: its form, its records, its queries."""

__all__: list[str] = []
