"""Rows of JSON Lines, in and out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

__all__ = ["Row", "read_rows", "write_rows"]

Row = dict[str, Any]
"""A row of a labelled set or of predictions; its keys are those of the set."""


def read_rows(source: Path, pattern: str = "*.jsonl") -> Iterator[Row]:
    """The rows of a file, or of all files of a folder in the order of their names."""
    for path in sorted(source.glob(pattern)) if source.is_dir() else [source]:
        with path.open(encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines if line.strip())


def write_rows(target: Path, rows: Iterable[Row]) -> int:
    """Write the rows; how many there were."""
    count = 0
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    return count
