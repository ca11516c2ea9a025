"""A library that is not there is a line that tells how to have it."""

from __future__ import annotations

import pytest

from corpus.errors import UsageError
from figtrace.commands.extras import extra

_TOLD = r"the tools cannot be had without .* pip install 'figtrace\[mcp\]'"


def test_a_missing_library_is_told_with_what_installs_it() -> None:
    with (
        pytest.raises(UsageError, match=_TOLD),
        extra("mcp", "the tools"),
    ):
        raise ModuleNotFoundError("No module named 'mcp'", name="mcp.server")


def test_what_is_missing_of_figtrace_itself_stays_an_error_of_its_own() -> None:
    with pytest.raises(ModuleNotFoundError), extra("mcp", "the tools"):
        raise ModuleNotFoundError("No module named 'figtrace.nothing'", name="figtrace.nothing")


def test_what_is_there_is_not_spoken_of() -> None:
    with extra("mcp", "the tools"):
        pass
