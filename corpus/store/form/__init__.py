"""The form of the store, step by step, and how an older store is brought to it."""

from corpus.store.form.upgrade import bring_to_form

__all__ = ["bring_to_form"]
