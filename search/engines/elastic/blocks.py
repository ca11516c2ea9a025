"""Blocks that keep an Elasticsearch from writing: which one it is, why, and who can take it away."""

from __future__ import annotations

import re

__all__ = ["block_told"]

_BLOCK = re.compile(r"blocked by: \[\w+/(\d+)/")
"""As ClusterBlockException writes one: "index [a] blocked by: [FORBIDDEN/5/index read-only (api)];"."""
_FULL = (
    "Elasticsearch at {url} writes nothing because its disk is nearly full (past the flood stage): free some "
    "space there, then try again"
)
_INDEX = (
    "an index of Elasticsearch at {url} is closed to writing: have whoever keeps the server set "
    "{setting} back to null, then try again"
)
_CLUSTER = (
    "all of Elasticsearch at {url} is closed to writing: have whoever keeps the server set "
    "{setting} back to null, then try again"
)
_STARTING = "Elasticsearch at {url} is not ready: it is starting or has no master node; try again later"
_SAYS = {
    1: _STARTING,
    2: _STARTING,
    4: "an index of Elasticsearch at {url} is closed: have whoever keeps the server open it",
    5: _INDEX.replace("{setting}", "index.blocks.read_only"),
    6: _CLUSTER.replace("{setting}", "cluster.blocks.read_only"),
    7: _INDEX.replace("closed to writing", "closed to reading").replace("{setting}", "index.blocks.read"),
    8: _INDEX.replace("{setting}", "index.blocks.write"),
    9: _INDEX.replace("{setting}", "index.blocks.metadata"),
    10: _FULL,
    12: _FULL,
    13: _CLUSTER.replace("{setting}", "cluster.blocks.read_only_allow_delete"),
}
"""By number: IndexMetadata.java, Metadata.java, NoMasterBlockService.java and GatewayService.java of 9.x."""


def block_told(reason: str, url: str) -> str:
    """The line for what a server gives as its reason; "" if that is no block."""
    found = _BLOCK.search(reason)
    if found is None:
        return ""
    other = f"Elasticsearch at {{url}} is closed to this: {reason.replace('{', '(').replace('}', ')')}"
    return _SAYS.get(int(found[1]), other).format(url=url)
