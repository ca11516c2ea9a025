"""Who reads a batch, by the name that a person gives: this machine's processes, or a cluster's workers."""

from __future__ import annotations

from ingest.batch.limits import Limits
from ingest.batch.pool import Pool
from ingest.batch.readers import Readers
from ingest.batch.worker import Annotate

__all__ = ["open_readers"]


def open_readers(executor: str, jobs: int, limits: Limits, annotate: Annotate | None) -> Readers:
    """Readers that are ready, to be closed by the caller.

    Args:
        executor: "" for so many processes of this machine, "dask://HOST:PORT" for the workers of a cluster.
        jobs: number of processes of this machine.
        limits: what a document may cost.
        annotate: picklable; None keeps documents alone.

    Raises:
        UsageError: if there is no such executor.
        WorkersError: if a cluster's scheduler does not answer.
    """
    if not executor:
        return Pool(jobs, limits, annotate)
    from ingest.batch.dask_cluster import DaskCluster

    return DaskCluster(executor, limits, annotate)
