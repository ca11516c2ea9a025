"""A page's picture to words by tesseract, run as a separate program where it is installed."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
from collections.abc import Iterator

from PIL import Image

from corpus.errors import ReadError
from ingest.records import Style, Word

__all__ = ["NoOcrError", "read_picture"]

_TIMEOUT_S = 60
"""Of one page: tesseract takes two to ten seconds for a dense one on a slow core."""
_LEAST_CONFIDENCE = 30.0
"""In per cent, as tesseract tells it: below it stand specks and lines of drawings, hardly a word."""


class NoOcrError(ReadError):
    """Tesseract is missing, failed or took too long."""


def read_picture(picture: Image.Image, width: float, height: float, languages: str = "") -> list[Word]:
    """The words of a page of this size in points, in tesseract's order; for `languages` see `Ocr`.

    Raises:
        NoOcrError: if tesseract cannot read it.
    """
    table = _run_tesseract(picture, languages)
    return list(_words(table, width / picture.width, height / picture.height))


def _run_tesseract(picture: Image.Image, languages: str) -> str:
    program = shutil.which("tesseract")
    if program is None:
        raise NoOcrError("tesseract is not installed")
    buffer = io.BytesIO()
    picture.convert("L").save(buffer, "PNG")
    command = [program, "-", "-", *(["-l", languages] if languages else []), "--psm", "3", "tsv"]
    try:
        done = subprocess.run(
            command,
            input=buffer.getvalue(),
            capture_output=True,
            timeout=_TIMEOUT_S,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # its threads wait for one another by spinning
        )
    except subprocess.TimeoutExpired as exc:
        raise NoOcrError(f"tesseract took more than {_TIMEOUT_S} s") from exc
    except (subprocess.CalledProcessError, OSError) as exc:
        raise NoOcrError(f"tesseract failed: {exc}") from exc
    return done.stdout.decode("utf-8", "replace")


def _words(table: str, x_scale: float, y_scale: float) -> Iterator[Word]:
    """Words of tesseract's table: columns left, top, width, height in pixels, conf in per cent."""
    lines: dict[tuple[str, ...], tuple[float, float]] = {}
    for number, row in enumerate(csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)):
        text = (row.get("text") or "").strip()
        sides = [float(row[name]) for name in ("left", "top", "width", "height")]
        if row["level"] == "4":
            lines[_line_of(row)] = (sides[1] * y_scale, (sides[1] + sides[3]) * y_scale)
        if row["level"] != "5" or not text or float(row["conf"]) < _LEAST_CONFIDENCE:
            continue
        top, bottom = lines.get(_line_of(row), (sides[1] * y_scale, (sides[1] + sides[3]) * y_scale))
        size = round(min(bottom - top, 40.0) * 2) / 2
        style = Style(size, "", bold=False, italic=False, upright=True, visible=True)
        x0 = sides[0] * x_scale
        yield Word(
            text, x0, top, x0 + sides[2] * x_scale, bottom, bottom - 0.2 * size, style, number, number + 1
        )


def _line_of(row: dict[str, str]) -> tuple[str, ...]:
    return tuple(row[name] for name in ("block_num", "par_num", "line_num"))
