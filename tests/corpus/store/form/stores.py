"""Stores that earlier versions wrote (`tests/data/stores/README.md`), laid into a folder."""

from __future__ import annotations

import lzma
from pathlib import Path

__all__ = ["FORMS", "lay_store"]

_STORES = Path(__file__).parents[3] / "data" / "stores"

FORMS = tuple(sorted(path.name.removesuffix(".db.xz") for path in _STORES.glob("*.db.xz")))
"""Their names, such as "form-3"."""


def lay_store(name: str, folder: Path) -> Path:
    """The store of this name as `corpus.db` in the folder."""
    path = folder / "corpus.db"
    path.write_bytes(lzma.decompress((_STORES / f"{name}.db.xz").read_bytes()))
    return path
