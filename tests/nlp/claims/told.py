"""What is read of the claims of a text, in one line each: for tests that promise all of it."""

from __future__ import annotations

from functools import cache

from corpus.annotations import Claim, Modality, Slot, SlotSource
from nlp.annotate import Annotator

__all__ = ["told"]


@cache
def _reader(model: str | None) -> Annotator:
    return Annotator() if model is None else Annotator(model)


def told(text: str, *, parsed: bool = False) -> list[str]:
    """Each claim of the text: its figure, then the slots, with where they were read if that is not beside it.

    As in "$4 billion: measure Imports ind:imports, flow M, area JPN (previous)".
    """
    return [_said(text, claim) for claim in _reader(None if parsed else "").text(text).claims]


def _said(text: str, claim: Claim) -> str:
    mood = "" if claim.modality is Modality.ASSERTED else f" [{claim.modality.value}]"
    return f"{claim.figure.span.of(text)}{mood}: {', '.join(map(_slot, claim.slots))}"


def _slot(slot: Slot) -> str:
    words = slot.surface if str(slot.dim) in ("measure", "whole") else ""
    said = " ".join(filter(None, (str(slot.dim), words, slot.code)))
    return said if slot.source is SlotSource.LOCAL else f"{said} ({slot.source})"
