"""An Elasticsearch of three nodes of which one is killed in the middle of a rebuild, each in its turn.

Searches are answered all the while with all that there is, the rebuild ends well, and no record is lost.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread

from corpus.errors import FigtraceError
from corpus.settings import ElasticSettings
from scripts.faults.running import ROOT, Command
from scripts.faults.server import Server, own_server
from scripts.faults.tally import SkippedError, Tally
from scripts.faults.trial import Trial
from search.engines.elastic.engine import Elastic
from search.query import parse_query

__all__ = ["run"]

_NODES = 3
_START_S = 600.0
_REBUILD_S = 300.0
"""In which a rebuild ends that waits for a node that does not come back."""
_ASKED = "trade"
VICTIMS = ("the first that is named", "the master", "the one that holds the new passages")
"""Which node is killed, in turn."""


def run(trial: Trial, tally: Tally) -> None:
    """Each victim once, or so many of them in their order as there are rounds."""
    chance = trial.chance("cluster")
    with _three_nodes() as cluster, own_server(cluster.url) as server:
        figtrace = Command(trial.corpus, trial.folder / "home", engine="elasticsearch").with_env(
            FIGTRACE_ES_URL=cluster.url, FIGTRACE_ES_PREFIX=server.prefix, FIGTRACE_ES_API_KEY="",
            FIGTRACE_ES_CA="",
        )  # fmt: skip
        tally.judge(figtrace.run("index", "rebuild", limit=_REBUILD_S), "undisturbed: rebuild", statuses=(0,))
        wanted = server.counts()
        for number in range(trial.rounds or len(VICTIMS)):
            victim = VICTIMS[number % len(VICTIMS)]
            _lose_one(_Round(figtrace, server, cluster, tally, wanted), victim, chance.uniform(0, 1))


@dataclass(frozen=True, slots=True)
class _Cluster:
    """Three nodes that the script started."""

    url: str
    env: dict[str, str]

    def call(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """The script, on this cluster."""
        script = ROOT / "scripts" / "elasticsearch"
        return subprocess.run(
            [script, *arguments], capture_output=True, text=True, env=self.env, timeout=_START_S, check=False
        )


@contextmanager
def _three_nodes() -> Iterator[_Cluster]:
    home = _home()
    env = {name: text for name, text in os.environ.items() if not name.startswith("FIGTRACE_ES_URL")}
    env |= {"FIGTRACE_ES_DIR": str(home / "three"), "FIGTRACE_ES_SERVERS": str(home)}
    started = _Cluster("", env).call("up", "--nodes", str(_NODES))
    if started.returncode:
        raise SkippedError(f"three nodes cannot be had: {started.stderr.strip().rpartition(chr(10))[2]}")
    cluster = _Cluster(started.stdout.strip(), env)
    try:
        yield cluster
    finally:
        cluster.call("down")


def _home() -> Path:
    """Where scripts/elasticsearch keeps its servers."""
    if given := os.environ.get("FIGTRACE_ES_SERVERS") or os.environ.get("FIGTRACE_ES_DIR"):
        return Path(given)
    if os.getuid() == 0:
        return Path("/var/tmp/figtrace-elasticsearch")
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "figtrace" / "elasticsearch"


@dataclass(frozen=True, slots=True)
class _Round:
    figtrace: Command
    server: Server
    cluster: _Cluster
    tally: Tally
    wanted: tuple[int, ...]


def _lose_one(this: _Round, victim: str, after: float) -> None:
    """Kill the victim so many seconds after new indices are there; ask all the while; then bring it back."""
    title = f"without {victim}"
    before = set(this.server.names())
    killed: list[int] = []
    begun: list[float] = []

    def kill(pid: int, below: frozenset[int], seconds: float) -> bool:
        del pid, below
        fresh = sorted(set(this.server.names()) - before)
        if not begun and _is_time(this.server, victim, fresh):
            begun.append(seconds)
        if not begun or seconds < begun[0] + after:
            return False
        killed.append(_number_of(this.server, victim, fresh))
        this.cluster.call("kill", str(killed[0]))
        return True

    with _asking(this) as asked:
        ran = this.figtrace.run("index", "rebuild", limit=_REBUILD_S, meddle=kill)
        this.tally.judge(ran, f"{title}: rebuild", statuses=(0,))
        this.tally.judge(this.figtrace.run("search", _ASKED), f"{title}: search", statuses=(0,))
    this.tally.count("unkilled", f"{title}: the rebuild was over before", times=not killed)
    for fault in asked.faults:
        this.tally.count("unanswered", f"{title}: {fault}")
    print(
        f"    node {killed} killed; {asked.answered} searches answered, the slowest in {asked.slowest:.1f} s"
    )
    counts = this.server.counts()
    this.tally.count("lost", f"{title}: {counts} of {this.wanted} answer", times=counts != this.wanted)
    for number in killed:
        back = this.cluster.call("start", str(number))
        this.tally.count("unstarted", f"node {number}: {back.stderr[-300:]}", times=back.returncode != 0)
    this.server.client.cluster.health(wait_for_status="green", timeout="60s")


def _is_time(server: Server, victim: str, fresh: list[str]) -> bool:
    """True when new indices are there; of the one that holds the passages, when they have their copies."""
    passages = [name for name in fresh if "-passages-" in name]
    if not passages or victim != VICTIMS[2]:
        return bool(passages)
    return bool(server.client.cluster.health(index=passages)["status"] == "green")


def _number_of(server: Server, victim: str, fresh: list[str]) -> int:
    """The node to kill: its name ends in its number."""
    if victim == VICTIMS[0]:
        return 1
    if victim == VICTIMS[1]:
        (master,) = server.client.cat.master(format="json", h="node")
        return int(str(master["node"]).rpartition("-")[2])  # type: ignore[index]
    passages = next((name for name in fresh if "-passages-" in name), fresh[0])
    shards = server.client.cat.shards(index=passages, format="json", h="prirep,node")
    holder = next(one["node"] for one in shards if one["prirep"] == "p")  # type: ignore[index]
    return int(str(holder).rpartition("-")[2])


@dataclass(slots=True)
class _Asked:
    answered: int = 0
    slowest: float = 0.0
    faults: list[str] = field(default_factory=list)


@contextmanager
def _asking(this: _Round) -> Iterator[_Asked]:
    """Inside, one search after another; each must be answered with as many hits as the first."""
    asked, done = _Asked(), Event()

    def ask() -> None:
        with Elastic(ElasticSettings(this.cluster.url, prefix=this.server.prefix)) as engine:
            total = engine.find(parse_query(_ASKED)).total
            while not done.is_set():
                began = time.monotonic()
                try:
                    found = engine.find(parse_query(_ASKED)).total
                except FigtraceError as exc:
                    asked.faults.append(str(exc))
                else:
                    asked.answered += 1
                    if found != total:
                        asked.faults.append(f"{found} hits of {total}")
                asked.slowest = max(asked.slowest, time.monotonic() - began)
                done.wait(0.05)

    thread = Thread(target=ask)
    thread.start()
    try:
        yield asked
    finally:
        done.set()
        thread.join()
