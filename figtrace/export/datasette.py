"""The metadata by which Datasette shows a corpus: its views with what they and their columns hold."""

from __future__ import annotations

import json

from corpus.store import PLAIN_VIEWS

__all__ = ["datasette_metadata"]

_HIDDEN = (
    "annotations", "citations", "claim_rows", "claims", "contents", "decisions", "documents", "editions",
    "entities", "identities", "labels", "mention_rows", "mentions", "metadata_edits", "names", "outcomes",
    "pages", "runs", "sketches", "theme_places", "themes",
)  # fmt: skip
"""Tables of the store and views that it reads itself, which change from version to version."""


def datasette_metadata() -> str:
    """A file for `datasette corpus.db --metadata FILE`."""
    tables: dict[str, object] = {
        view.name: {
            "description": view.says,
            "columns": {column.name: column.says for column in view.columns},
        }
        for view in PLAIN_VIEWS
    }
    tables |= {name: {"hidden": True} for name in _HIDDEN}
    described = {"description": "Documents, their figures and what these are said of.", "tables": tables}
    made = {"title": "A figtrace corpus", "databases": {"corpus": described}}
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"
