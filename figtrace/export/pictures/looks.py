"""Colours and type of pictures: those of the HTML report, on a light and on a dark ground."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["DARK", "LIGHT", "Look"]


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of a picture, as "#rrggbb"."""

    paper: str
    ink: str
    soft: str
    line: str
    alarm: str
    """Rings around what is contested."""
    hues: tuple[str, ...]
    """Of groups, in their order; colour-blind readers tell them apart, and each has a sign of its own."""


LIGHT = Look(
    paper="#fbfaf7",
    ink="#23211d",
    soft="#6d685f",
    line="#e4e0d8",
    alarm="#a8322a",
    hues=("#0072b2", "#c25a00", "#00805c", "#a8507f", "#3f8fc4", "#8a6a12", "#55504a", "#7a4a8c"),
)
"""The hues follow Okabe & Ito (2008), "Color Universal Design", darkened to 3:1 on paper (WCAG 1.4.11)."""
DARK = Look(
    paper="#1a1917",
    ink="#e8e4db",
    soft="#a39d91",
    line="#38352f",
    alarm="#ee8a80",
    hues=("#56b4e9", "#e69f00", "#38c79a", "#e59ac6", "#8fd0f5", "#f0e442", "#b9b2a6", "#c79ad9"),
)
"""The same hues in the lighter form of Okabe & Ito."""
