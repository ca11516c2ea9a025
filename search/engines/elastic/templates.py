"""What the indices of a prefix are made with: templates that the server keeps, and a team's own beside them.

    figtrace-settings-v3-d6bcf1    copies, similarity, codec              component, the same for all prefixes
    figtrace-mappings-v3-d6bcf1    fields                                 component
    figtrace-contents-v3-d6bcf1    both for the index of what is whole    component
    PREFIX@custom                  what a team sets; figtrace never writes it
    PREFIX-records-v3              for PREFIX-passages-v3-*, PREFIX-claims-v3-*
    PREFIX-entries-v3              for PREFIX-contents-v3-*

A component ends in a print of what all say, so that versions of figtrace never take one away from each other.
A key that may not write templates makes indices nevertheless: by the templates that an administrator's key
wrote, else by their text alone.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

import elasticsearch
from elasticsearch import Elasticsearch

from search.engines.elastic.schema import Json, contents_mappings, mappings, plain_settings, settings
from search.passages import SCHEMA

__all__ = ["custom_name", "make_index", "put_templates"]

_PRIORITY = 500
"""Above those that a server brings, of 100 and of 200 (elastic/elasticsearch, x-pack/plugin/core)."""


def custom_name(prefix: str) -> str:
    """The component template that a team may write: replicas, where shards stand, a pipeline."""
    return f"{prefix}@custom"


def put_templates(client: Elasticsearch, prefix: str) -> bool:
    """True if the server has the templates of this version now; False if the key may not write any."""
    try:
        if _is_current(client, prefix):
            return True
        for name, template in _components().items():
            if not client.cluster.exists_component_template(name=name):
                client.cluster.put_component_template(name=name, template=template, meta=_meta())
        for name, told in _index_templates(prefix).items():
            client.indices.put_index_template(name=name, priority=_PRIORITY, meta=_meta(), **told)
    except elasticsearch.AuthorizationException:
        return False
    return True


def make_index(client: Elasticsearch, name: str, *, entries: bool = False) -> None:
    """Make an index of passages or claims, or of entries, of a name that was never used.

    Raises:
        elasticsearch.ApiError: if the server refuses.
    """
    wanted = contents_mappings() if entries else mappings()
    _create(client, name)
    made = client.indices.get_mapping(index=name)[name]["mappings"]
    if made.get("_meta") != wanted["_meta"]:
        client.indices.delete(index=name)  # no template was there, or one of another version
        own = plain_settings() if entries else settings()
        _create(client, name, mappings=wanted, settings=own)


def _create(client: Elasticsearch, name: str, **told: Any) -> None:
    """Make it; a node may be lost before it can say that it has, and the client then asks another."""
    try:
        client.indices.create(index=name, **told)
    except elasticsearch.BadRequestError as exc:
        if exc.error != "resource_already_exists_exception":
            raise


def _is_current(client: Elasticsearch, prefix: str) -> bool:
    """True if all templates are those of this version."""
    try:
        told = client.indices.get_index_template(name=f"{prefix}-*-v{SCHEMA}")["index_templates"]
    except elasticsearch.NotFoundError:
        return False
    found = {one["name"]: one["index_template"].get("_meta") for one in told}
    return all(found.get(name) == _meta() for name in _index_templates(prefix))


def _components() -> dict[str, Json]:
    made: dict[str, Json] = {
        "settings": {"settings": settings()},
        "mappings": {"mappings": mappings()},
        "contents": {"mappings": contents_mappings(), "settings": plain_settings()},
    }
    said = json.dumps(made, sort_keys=True).encode()
    mark = hashlib.sha256(said).hexdigest()[:6]
    return {f"figtrace-{kind}-v{SCHEMA}-{mark}": one for kind, one in made.items()}


def _index_templates(prefix: str) -> dict[str, dict[str, Any]]:
    copies, fields, both = _components()
    parts = {
        "records": (("passages", "claims"), (copies, fields)),
        "entries": (("contents",), (both,)),
    }
    return {
        f"{prefix}-{name}-v{SCHEMA}": {
            "index_patterns": [f"{prefix}-{kind}-v{SCHEMA}-*" for kind in kinds],
            "composed_of": [*components, custom_name(prefix)],
            "ignore_missing_component_templates": [custom_name(prefix)],
        }
        for name, (kinds, components) in parts.items()
    }


def _meta() -> Mapping[str, object]:
    """Whose the templates are, and of which components."""
    return {"schema": "figtrace", "version": SCHEMA, "components": list(_components())}
