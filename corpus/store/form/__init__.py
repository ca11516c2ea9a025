"""The form of the store, step by step, and how an older store is brought to it."""
