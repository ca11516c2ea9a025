"""A page's question to the process beside the desk: the answer if it is there soon, else None."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from fastapi import Request

from corpus.store import Store
from figtrace.serve.web.desk import Desk
from figtrace.serve.web.studies import Failed, Question, Studies

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

    `patience` is how many seconds the page waits for it.
    """
    studies: Studies = request.app.state.studies
    return studies.answer(Question(ask, arguments, desk.stamp(store)), wait=patience)
