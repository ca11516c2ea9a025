"""Answers kept while they hold, together no heavier than a bound; of several who ask at once one makes it."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

__all__ = ["Kept"]

_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class _Held:
    answer: object
    stamp: Hashable
    made: float
    """When, on the monotonic clock."""
    weight: int


class _Making:
    """An answer that somebody makes now."""

    def __init__(self, stamp: Hashable) -> None:
        self.stamp = stamp
        self.done = threading.Event()
        self.made: tuple[object] | None = None
        """None until it is made, and where that failed."""


class Kept:
    """The last answers of a kind, each under its question; the one not asked for longest goes first.

    Args:
        most: what all together may weigh.
        weigh: what an answer weighs; one each where it is not given, so that `most` is a number of answers.
    """

    def __init__(self, most: int, *, weigh: Callable[[Any], int] = lambda _: 1) -> None:
        self._most = most
        self._weigh = weigh
        self._held: OrderedDict[Hashable, _Held] = OrderedDict()
        self._weight = 0
        self._making: dict[Hashable, _Making] = {}
        self._lock = threading.Lock()

    def get(
        self, key: Hashable, make: Callable[[], _Made], *, stamp: Hashable = None, lasting: float = 0.0
    ) -> _Made:
        """The answer to this question, if it is kept under this stamp, else the one that is made now.

        One that is younger than `lasting` seconds holds whatever its stamp. Who asks while it is made waits
        for it; if that fails, the next one tries, so that each is told why.
        """
        while True:
            with self._lock:
                held = self._held.get(key)
                if held is not None and (held.stamp == stamp or time.monotonic() - held.made < lasting):
                    self._held.move_to_end(key)
                    return cast(_Made, held.answer)
                others = self._making.get(key)
                if others is None:
                    own = self._making[key] = _Making(stamp)
                    break
            others.done.wait()
            if others.made is not None and (others.stamp == stamp or lasting):
                return cast(_Made, others.made[0])
        try:
            made = make()
            own.made = (made,)
            self._keep(key, _Held(made, stamp, time.monotonic(), self._weigh(made)))
            return made
        finally:
            with self._lock:
                del self._making[key]
            own.done.set()

    def _keep(self, key: Hashable, one: _Held) -> None:
        """Keep it in place of an older one, unless it is heavier than all may be."""
        with self._lock:
            older = self._held.pop(key, None)
            self._weight -= older.weight if older is not None else 0
            if one.weight > self._most:
                return
            self._held[key] = one
            self._weight += one.weight
            while self._weight > self._most:
                _, oldest = self._held.popitem(last=False)
                self._weight -= oldest.weight
