"""A block of the server is told by its number: what is closed, why, and who can open it."""

from __future__ import annotations

import re

import pytest

from search.engines.elastic.blocks import block_told

URL = "http://made.up:9200"


@pytest.mark.parametrize(
    ("block", "told"),
    [
        (
            "FORBIDDEN/5/index read-only (api)",
            "an index .* closed to writing: .* index.blocks.read_only back",
        ),
        ("FORBIDDEN/8/index write (api)", "an index of .* closed to writing: .* index.blocks.write back"),
        ("FORBIDDEN/7/index read (api)", "an index of .* closed to reading: .* index.blocks.read back"),
        ("FORBIDDEN/9/index metadata (api)", "an index of .* index.blocks.metadata back"),
        (
            "FORBIDDEN/6/cluster read-only (api)",
            "all of .* writing: .* cluster.blocks.read_only back",
        ),
        (
            "FORBIDDEN/13/cluster read-only / allow delete (api)",
            "all of .* cluster.blocks.read_only_allow_delete back",
        ),
        (
            "TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark, index has …",
            "writes nothing because its disk is nearly full .*: free some space there, then try again",
        ),
        ("FORBIDDEN/10/cluster create-index blocked (api)", "its disk is nearly full"),
        ("FORBIDDEN/4/index closed", "an index of .* is closed: have whoever keeps the server open it"),
        ("SERVICE_UNAVAILABLE/1/state not recovered / initialized", "not ready: it is starting"),
        ("SERVICE_UNAVAILABLE/2/no master", "has no master node; try again later"),
        ("FORBIDDEN/99/odd {x}", r"closed to this: .*odd \(x\)"),
    ],
)
def test_each_block_is_told_with_its_remedy(block: str, told: str) -> None:
    says = block_told(f"index [a-v1-2] blocked by: [{block}];", URL)
    assert re.search(told, says)
    assert URL in says
    assert "{" not in says


@pytest.mark.parametrize("reason", ["", "too many clauses", "blocked by: nobody", "[FORBIDDEN/5/index]"])
def test_what_is_no_block_is_none(reason: str) -> None:
    assert block_told(reason, URL) == ""
