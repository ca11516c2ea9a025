"""Several programs that write under one prefix are told apart: who writes has its name on the server.

An entry of the index `figtrace-writer` says which machine and process writes, and since when; it is made
only where there is none, and renewed while its program writes. A program that finds another's waits a
little, then says whose it is. What a program left that was killed is taken over: at once on its own machine,
else when it was not renewed for ten minutes.
"""

from __future__ import annotations

import os
import socket
import time
import uuid
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import elasticsearch
from elasticsearch import Elasticsearch

from corpus.errors import EngineError
from search.engines.elastic.schema import Json

__all__ = ["Writer"]

_NAME = "writer"
_WAIT_S, _LOOK_S = 5.0, 0.25
"""For so long another is waited for, which may be about to end; and how often it is looked for."""
_RENEWED_S = 30.0
_DEAD_S = 600.0
"""Without a renewal for so long a writer is dead: a batch with all its waits between tries takes half as
long."""


class Writer:
    """The right to write under a prefix."""

    def __init__(self, client: Elasticsearch, index: str, *, wait: float | None = None) -> None:
        self._client = client
        self._index = index
        self._wait = _WAIT_S if wait is None else wait
        self._since = ""
        self._state: dict[str, Any] | None = None
        """Number and term of our entry as we wrote it last; None while we do not write."""
        self._renewed = 0.0
        self._token = uuid.uuid4().hex

    def take(self) -> None:
        """Write from now on; nothing where we do already, but that it is renewed now and then.

        Raises:
            EngineError: if another program writes, or has taken over from us.
        """
        if self._state is not None:
            self._renew()
            return
        self._since = _now()
        until = time.monotonic() + self._wait
        while not self._taken():
            if time.monotonic() > until:
                raise EngineError(self._told())
            time.sleep(_LOOK_S)

    def give_back(self) -> None:
        """Write no more; the entry of another is left alone."""
        state, self._state = self._state, None
        if state is not None:
            with suppress(elasticsearch.ApiError, elasticsearch.TransportError):
                self._client.delete(index=self._index, id=_NAME, **state)

    def _taken(self) -> bool:
        try:
            self._write(op_type="create")
        except elasticsearch.ConflictError:
            return self._taken_over()
        except elasticsearch.NotFoundError:
            self._make()
            return self._taken()
        return True

    def _taken_over(self) -> bool:
        """True if what is there is dead, or our own of a try whose answer was lost, and is ours now."""
        found = self._found()
        if found is None or not (found["_source"]["token"] == self._token or _is_dead(found["_source"])):
            return False
        try:
            self._write(if_seq_no=found["_seq_no"], if_primary_term=found["_primary_term"])
        except (elasticsearch.ConflictError, elasticsearch.NotFoundError):
            return False
        return True

    def _renew(self) -> None:
        if self._state is None or time.monotonic() - self._renewed < _RENEWED_S:
            return
        try:
            self._write(**self._state)
        except (elasticsearch.ConflictError, elasticsearch.NotFoundError) as exc:
            if self._is_ours():  # a node was lost before it could say that it had written
                return
            self._state = None
            raise EngineError(
                "another program took over writing, because nothing was heard of this one for ten minutes; "
                "what is missing comes with the next ingest"
            ) from exc

    def _is_ours(self) -> bool:
        """True if the entry that is there is ours; its state is then known again."""
        found = self._found()
        if found is None or found["_source"]["token"] != self._token:
            return False
        self._state = {"if_seq_no": found["_seq_no"], "if_primary_term": found["_primary_term"]}
        self._renewed = time.monotonic()
        return True

    def _write(self, **condition: Any) -> None:
        document = {
            "token": self._token, "machine": socket.gethostname(), "process": os.getpid(), "since":
            self._since, "renewed": _now(),
        }  # fmt: skip
        told = self._client.index(index=self._index, id=_NAME, document=document, **condition)
        self._state = {"if_seq_no": told["_seq_no"], "if_primary_term": told["_primary_term"]}
        self._renewed = time.monotonic()

    def _found(self) -> Mapping[str, Any] | None:
        try:
            return self._client.get(index=self._index, id=_NAME).body  # type: ignore[no-any-return]
        except elasticsearch.NotFoundError:
            return None

    def _make(self) -> None:
        """The index of the entry; another may make it in the same moment."""
        try:
            self._client.indices.create(index=self._index, mappings=_MAPPINGS, settings=_SETTINGS)
        except elasticsearch.BadRequestError as exc:
            if "resource_already_exists" not in str(exc):
                raise

    def _told(self) -> str:
        found = self._found()
        if found is None:
            return "other programs take turns in writing this index: try again"
        entry = found["_source"]
        return (
            f"another program writes this index: process {entry['process']} on {entry['machine']}, since "
            f"{entry['since']}; wait until it ends, then try again"
        )


_SETTINGS: Json = {"number_of_shards": 1, "auto_expand_replicas": "0-1"}
_MAPPINGS: Json = {
    "dynamic": "strict",
    "properties": {
        name: {"type": kind, "index": False, "doc_values": False}
        for name, kind in {
            "token": "keyword", "machine": "keyword", "process": "long", "since": "keyword",
            "renewed": "keyword",
        }.items()
    },
}  # fmt: skip


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _is_dead(entry: Mapping[str, Any], *, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> bool:
    """True if the process of the entry has ended, or nothing was heard of it for long."""
    if entry["machine"] == socket.gethostname() and not _runs(entry["process"]):
        return True
    return (now() - datetime.fromisoformat(entry["renewed"])).total_seconds() > _DEAD_S


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):  # another person's
        return True
    return True
