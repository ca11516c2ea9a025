"""One tree of errors, drawn as it is, each of them told to a person by its text."""

from __future__ import annotations

import re

import pytest

from corpus import errors
from corpus.errors import FigtraceError

TREE = {name: getattr(errors, name) for name in errors.__all__}


def _drawn() -> dict[str, str]:
    """Each error of the drawing with the one above it."""
    above: list[str] = []
    drawn = {}
    for line in (errors.__doc__ or "").splitlines():
        found = re.match(r"    ([│├└─ ]*)([A-Z]\w+Error)\b", line)
        if found:
            depth = len(found[1]) // 4
            above[depth:] = [found[2]]
            drawn[found[2]] = above[depth - 1] if depth else "Exception"
    return drawn


def test_the_drawing_shows_every_error_below_its_own() -> None:
    assert _drawn() == {name: error.__base__.__name__ for name, error in TREE.items()}


@pytest.mark.parametrize("error", TREE.values(), ids=TREE.keys())
def test_every_error_is_caught_as_one_of_the_project_and_tells_its_text(error: type[FigtraceError]) -> None:
    with pytest.raises(FigtraceError, match=r"^what to do$"):
        raise error("what to do")
    assert not issubclass(error, (OSError, ValueError, RuntimeError))
