"""Who reads is chosen by name."""

from __future__ import annotations

from contextlib import closing

import pytest

from corpus.errors import UsageError
from ingest.batch import dask_cluster
from ingest.batch.executors import open_readers
from ingest.batch.limits import Limits
from ingest.batch.pool import Pool


def test_without_a_name_processes_of_this_machine_read() -> None:
    with closing(open_readers("", 1, Limits(), None)) as readers:
        assert isinstance(readers, Pool)
        assert readers.room() == 1


def test_a_cluster_is_called_by_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[str] = []

    def cluster(executor: str, limits: Limits, annotate: object) -> Pool:
        called.append(f"{executor} {limits.memory_mb} {annotate}")
        return Pool(1, limits, None)

    monkeypatch.setattr(dask_cluster, "DaskCluster", cluster)
    open_readers("dask://one:8786", 4, Limits(memory_mb=900), None).close()
    assert called == ["dask://one:8786 900 None"]


def test_another_name_is_refused() -> None:
    with pytest.raises(UsageError, match="dask://HOST:PORT"):
        open_readers("slurm", 1, Limits(), None)
