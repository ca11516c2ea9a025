"""The kinds of entity, by themselves: a query names them, and needs nothing else of annotations."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Label"]


class Label(StrEnum):
    """Kinds of entity."""

    PRODUCT = "product"
    FIRM = "firm"
    POLICY = "policy"
    ORG = "org"
    PLACE = "place"
    PERSON = "person"
    OBJECT = "object"
    """The document's own tables, figures and equations: key "table:3"."""
