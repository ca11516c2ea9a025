"""A real Elasticsearch that is slow, cut off, read-only, or left in the middle of a rebuild.

Each call ends in an answer or one line; a second run brings every record back.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from scripts.faults.proxy import Proxy, proxy_to
from scripts.faults.running import Command, Meddle
from scripts.faults.server import Server, own_server
from scripts.faults.tally import Tally
from scripts.faults.trial import Trial

__all__ = ["LINES", "run"]

_ROUNDS = 3
_LIMIT_S = 300.0
"""Of a rebuild through a bad line, whose waits between tries are meant."""


def run(trial: Trial, tally: Tally) -> None:
    """Every failure, the ones of chance so many times."""
    chance = trial.chance("elastic")
    with own_server() as server:
        figtrace = Command(trial.corpus, trial.folder / "home", engine="elasticsearch").with_env(
            **{name: text for name, text in os.environ.items() if name.startswith("FIGTRACE_ES_")}
        )
        victim = _Victim(figtrace.with_env(FIGTRACE_ES_PREFIX=server.prefix), server, tally)
        victim.rebuild("undisturbed", statuses=(0,))
        victim.wanted = server.counts()
        for number in range(trial.rounds or _ROUNDS):
            _bad_lines(victim, chance, number)
            _killed(victim, chance)
        _blocked(victim)
        _nowhere(victim)


@dataclass(slots=True)
class _Victim:
    figtrace: Command
    server: Server
    tally: Tally
    wanted: tuple[int, ...] = ()

    def rebuild(
        self, title: str, *, statuses: tuple[int, ...] = (0, 2), meddle: Meddle | None = None, **env: str
    ) -> None:
        ran = self.figtrace.with_env(**env).run("index", "rebuild", limit=_LIMIT_S, meddle=meddle)
        self.tally.judge(ran, f"{title}: rebuild", statuses=statuses)

    def search(self, title: str, *, statuses: tuple[int, ...] = (0, 2), **env: str) -> None:
        ran = self.figtrace.with_env(**env).run("search", "trade", limit=_LIMIT_S)
        self.tally.judge(ran, f"{title}: search", statuses=statuses)

    def whole_again(self, title: str) -> None:
        """What answers is the whole corpus before and after a second rebuild."""
        before = self.server.counts()
        self.tally.count("lost", f"{title}: {before} of {self.wanted} answer", times=before != self.wanted)
        self.rebuild(f"{title}, again", statuses=(0,))
        after = self.server.counts()
        self.tally.count(
            "lost", f"{title}: {after} of {self.wanted} after a rebuild", times=after != self.wanted
        )
        left = len(self.server.names()) - 4
        if left > 0:
            print(f"    {left} indices of older generations are left")


def _bad_lines(victim: _Victim, chance: Random, number: int) -> None:
    """Through a proxy that delays, cuts again and again, and cuts for good."""
    for title, spoil in LINES.items():
        with proxy_to(victim.figtrace.extra["FIGTRACE_ES_URL"]) as proxy:
            spoil(proxy, chance)
            victim.search(f"{title} {number}", FIGTRACE_ES_URL=proxy.url)
            victim.rebuild(f"{title} {number}", FIGTRACE_ES_URL=proxy.url)
            print(f"    {proxy.passed // 1_000} kB passed, {proxy.cuts} cuts")
        victim.whole_again(title)


def _delay(proxy: Proxy, chance: Random) -> None:
    proxy.delay = chance.uniform(0.05, 0.3)


def _cut_every(proxy: Proxy, chance: Random) -> None:
    proxy.cut_every = chance.randrange(20_000, 400_000)


def _dead(proxy: Proxy, chance: Random) -> None:
    proxy.dead_after = chance.randrange(5_000, 1_000_000)


LINES: dict[str, Callable[[Proxy, Random], None]] = {
    "slow": _delay, "cut again and again": _cut_every, "cut for good": _dead,
}  # fmt: skip


def _killed(victim: _Victim, chance: Random) -> None:
    """A rebuild ends in the middle."""
    for which in (signal.SIGKILL, signal.SIGINT):
        before, after = victim.server.written(), chance.uniform(0, 1)
        begun: list[float] = []

        def kill(
            pid: int, _: frozenset[int], seconds: float, *, before: int = before, after: float = after,
            begun: list[float] = begun, which: signal.Signals = which,
        ) -> bool:  # fmt: skip
            if not begun and victim.server.written() != before:
                begun.append(seconds)
            if not begun or seconds < begun[0] + after:
                return False
            os.kill(pid, which)
            return True

        victim.rebuild(which.name, statuses=(0, 130, -which), meddle=kill)
        victim.whole_again(which.name)


def _blocked(victim: _Victim) -> None:
    """Indices that may not be written."""
    for setting in ("write", "read_only", "read_only_allow_delete"):
        victim.server.block(setting, True)
        victim.search(setting, statuses=(0,))
        victim.rebuild(setting)
        victim.server.block(setting, None)
        victim.whole_again(setting)


def _nowhere(victim: _Victim) -> None:
    """Servers that are not there, or none."""
    for url in ("http://127.0.0.1:1", "nonsense", "http://[::1", "http://127.0.0.1:99999", "ftp://127.0.0.1"):
        victim.search(url, statuses=(2,), FIGTRACE_ES_URL=url)
        victim.rebuild(url, statuses=(2,), FIGTRACE_ES_URL=url)
