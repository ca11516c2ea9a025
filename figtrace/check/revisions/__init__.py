"""What changed since an earlier check, and what a person decided of it."""
