"""Records as a table for other programs: CSV that a spreadsheet may open, or a line of JSON each."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from dataclasses import fields
from typing import Any, Literal

from fastapi.encoders import jsonable_encoder
from starlette.responses import Response

__all__ = ["TableKind", "table_file", "to_csv"]

TableKind = Literal["csv", "jsonl"]
_MEDIA = {"csv": "text/csv; charset=utf-8", "jsonl": "application/jsonl; charset=utf-8"}
"""Media types of tables by their ending (RFC 4180 has that of CSV)."""
_FORMULA = re.compile(r"\s*[=+\-@]")
"""Beginnings that a spreadsheet takes for a formula (OWASP, CSV injection)."""
_NUMBER = re.compile(r"\s*[-+]?[\d.,]+%?\s*")
"""A number, which may begin with a sign and is no formula."""


def table_file(name: str, kind: TableKind, record: type, rows: Iterable[Any]) -> Response:
    """The records of this class as a file of this name."""
    plain = [jsonable_encoder(row) for row in rows]
    text = _jsonl(plain) if kind == "jsonl" else to_csv([one.name for one in fields(record)], plain)
    headers = {"content-disposition": f'attachment; filename="{name}.{kind}"'}
    return Response(text.encode("utf-8", "replace"), media_type=_MEDIA[kind], headers=headers)


def to_csv(names: list[str], rows: Iterable[dict[str, Any]]) -> str:
    """The rows as CSV with a heading; no cell is a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([[_cell(row[name]) for name in names] for row in rows])
    return out.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "".join(
            str(part["text"]) if isinstance(part, dict) and "text" in part else f"{part}; " for part in value
        ).rstrip("; ")
    text = str(value)
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def _jsonl(rows: Iterable[dict[str, Any]]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
