"""Records put into indices in bulk: tried again where that helps, and told one by one where it does not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from elasticsearch import Elasticsearch
from elasticsearch.helpers import streaming_bulk

from corpus.errors import EngineDownError, EngineError
from search.engines.elastic.client import RETRY
from search.engines.elastic.contents import reason_of
from search.engines.elastic.errors import refused
from search.engines.elastic.record import Line

__all__ = ["Unfit", "remedy_of", "written"]

_BATCH, _BATCH_BYTES = 500, 10_000_000
_TRIES, _FIRST_S, _LONGEST_S = 6, 1, 60
"""Of a batch that the server was too busy for: it waits 1, 2, 4 … seconds, a minute in all."""
_TOO_LARGE = 413
"""Of a whole request: its records are then sent one by one."""
_UNFIT = frozenset({400, _TOO_LARGE})
"""The document does not fit the mappings, or is too large: the same again would be refused again."""


@dataclass(frozen=True, slots=True)
class Unfit:
    """A record that the server will not take as it is."""

    index: str
    record: str
    """Its id."""
    reason: str


def written(client: Elasticsearch, lines: Sequence[Line], url: str) -> Iterator[Unfit]:
    """Those of the lines that did not fit; all others are in when it ends.

    Raises:
        EngineDownError: if the server stays too busy.
        EngineError: if it refuses for another reason, which would hold for all.
    """
    large: set[tuple[str, str]] = set()
    for status, one in _refused(client, lines, url, _BATCH):
        if status == _TOO_LARGE:
            large.add((one.index, one.record))
        else:
            yield one
    alone = [line for line in lines if (line.index, line.id) in large]
    yield from (one for _, one in _refused(client, alone, url, 1))


def _refused(
    client: Elasticsearch, lines: Sequence[Line], url: str, batch: int
) -> Iterator[tuple[int, Unfit]]:
    """What does not fit, with the status that it was refused with."""
    answers = streaming_bulk(
        client, map(_told, lines), chunk_size=batch, max_chunk_bytes=_BATCH_BYTES, max_retries=_TRIES,
        initial_backoff=_FIRST_S, max_backoff=_LONGEST_S, retry_on_status=RETRY, raise_on_error=False,
        raise_on_exception=False, filter_path=_ASKED,
    )  # fmt: skip
    for well, answer in answers:
        if not well:
            (item,) = answer.values()
            status = int(item.get("status", 0))
            if status not in _UNFIT:
                raise _trouble(status, reason_of(answer), url)
            yield status, Unfit(str(item.get("_index")), str(item.get("_id")), _reason(item.get("error", "")))


_ASKED = ("errors", "items.*._index", "items.*._id", "items.*.status", "items.*.error")
"""What is asked of each record; the rest of the answer would be twice as long again."""


def _told(line: Line) -> dict[str, object]:
    return {"_index": line.index, "_id": line.id, "_source": line.body}


def _trouble(status: int, reason: str, url: str) -> EngineError:
    if status in RETRY:
        return EngineDownError(
            f"Elasticsearch at {url} stayed too busy to write for more than a minute ({reason}): try "
            f"again later"
        )
    return refused("a record", reason, url)


def _reason(error: object) -> str:
    """The server's reason with what led to it, as "failed to parse field [year]: value is out of range"."""
    said: list[str] = []
    while isinstance(error, dict) and len(said) < 5:
        said.append(_PREVIEW.sub("", str(error.get("reason", "")))[:_LONGEST])
        error = error.get("caused_by")
    return ": ".join(dict.fromkeys(one for one in said if one)) or str(error)


_PREVIEW = re.compile(r"\.? Preview of field's value: '.*'|\s*at \[Source:.*|^\[\d+:\d+\] ", re.DOTALL)
"""What DocumentParsingException adds: the value, as long as it is, and where it stands in what was sent."""
_LONGEST = 300
"""Characters of each part of a reason."""


def remedy_of(reason: str) -> str:
    """What to do about a record that was refused for this reason."""
    for sign, remedy in _REMEDIES.items():
        if sign in reason:
            return remedy
    return _ELSE


_REMEDIES = {
    "immense term": (
        "a name or author of it is longer than 32 kB: correct it with `figtrace meta set`, then run "
        "`figtrace index retry`"
    ),
    "strict": ("the index was made by another version of figtrace or by hand: run `figtrace index rebuild`"),
    "pipeline": (
        "an ingest pipeline of the server refuses it: have whoever keeps the server look at it, then run "
        "`figtrace index retry`"
    ),
    "http.max_content_length": (
        "it is larger than the server takes: have whoever keeps the server raise "
        "http.max_content_length, then run `figtrace index retry`"
    ),
}
"""By what stands in the reason (DocumentParsingException, StrictDynamicMappingException of the server)."""
_ELSE = (
    "correct the document's metadata (`figtrace meta set`) or take it out (`figtrace remove`); after an "
    "update of figtrace or of the server run `figtrace index retry`"
)
