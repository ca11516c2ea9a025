"""Batches of records on their way to the server, while the next ones are made."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait

from elasticsearch import Elasticsearch

from search.engine import Record
from search.engines.elastic.bulk import Unfit, written
from search.engines.elastic.record import Line

__all__ = ["Sending"]

_AT_ONCE = 2
"""Batches under way: with one the server waits while its answer is read, with three it was no faster, on two
processors that it shares with us."""

_Batch = Sequence[tuple[Record, Line]]
_Unfit = list[tuple[Record, Unfit]]


class Sending:
    """What is under way; one thread uses it."""

    def __init__(self, client: Elasticsearch, url: str) -> None:
        self._client = client
        self._url = url
        self._threads = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="figtrace-bulk")
        self._under_way: deque[Future[_Unfit]] = deque()

    def send(self, batch: _Batch) -> _Unfit:
        """Send it, as soon as others are in; the records of those that did not fit.

        Raises:
            as `bulk.written`, of a batch that was sent before.
        """
        unfit = self.settled(_AT_ONCE - 1)
        self._under_way.append(self._threads.submit(self._sent, batch))
        return unfit

    def settled(self, most: int = 0) -> _Unfit:
        """Wait until no more than so many are under way; the records of those that did not fit.

        Raises:
            as `bulk.written`.
        """
        unfit: _Unfit = []
        while len(self._under_way) > most:
            unfit += self._under_way.popleft().result()
        return unfit

    def let_go(self) -> None:
        """Wait until none is under way, whatever comes of them: nothing is written after it."""
        for one in self._under_way:
            one.cancel()
        wait(self._under_way)
        self._under_way.clear()

    def close(self) -> None:
        """As `let_go`, for good."""
        self.let_go()
        self._threads.shutdown()

    def _sent(self, batch: _Batch) -> _Unfit:
        lines = {(line.index, line.id): record for record, line in batch}
        found = written(self._client, [line for _, line in batch], self._url)
        return [(lines[one.index, one.record], one) for one in found]
