"""A page's question to the process beside the desk: the answer if it is there soon, else None."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from fastapi import Request

from corpus.store import Store, is_being_written
from figtrace.serve.web.beside.studies import Failed, Question, Studies
from figtrace.serve.web.desk import Desk

__all__ = ["ask_beside"]

_Answer = TypeVar("_Answer")
_PATIENCE_S = 1.5
"""A page that comes this late still feels like an answer; beyond it, it says that it is worked out."""


def ask_beside(
    request: Request,
    desk: Desk,
    store: Store,
    ask: Callable[..., _Answer],
    *arguments: object,
    patience: float = _PATIENCE_S,
) -> _Answer | Failed | None:
    """The answer of this function; None while it is worked out. It is kept while the corpus is the same.

    `patience` is how many seconds pages wait for it from when it was first asked for.
    """
    studies: Studies = request.app.state.studies
    is_growing = is_being_written(store)
    question = Question(ask, arguments, desk.stamp(store), desk.decided(store), is_growing)
    return studies.answer(question, wait=patience)
