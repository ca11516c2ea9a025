"""The first room: what is in the corpus."""

from __future__ import annotations

from fastapi import APIRouter

from figtrace.serve.web.answers.corpus_card import CorpusCard, corpus_card
from figtrace.serve.web.routes import AtDesk, shows

__all__ = ["router"]

router = APIRouter(tags=["corpus"])


@shows(router, "/", "corpus.html")
def show_corpus(desk: AtDesk) -> CorpusCard:
    """What is in the corpus, and what could not be read."""
    with desk.store() as store:
        return desk.kept(store, "corpus", lambda: corpus_card(store, desk.settings), of_all=True)
