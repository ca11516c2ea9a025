"""Which pages are read from their pictures and in which languages: asked of tesseract, read by `ocr`."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass

from corpus.errors import UsageError

__all__ = ["OCR_CHOICES", "Ocr", "can_ocr", "require_languages"]

OCR_CHOICES = ("auto", "off", "force")
"""Only pages without text, none, or all, as the option's help tells."""
_LANGUAGES = re.compile(r"\w+(?:\+\w+)*", re.ASCII)
"""Codes of tesseract's languages joined by "+", as its manual writes them; nothing else may reach its command
line."""
_TIMEOUT_S = 10
"""For tesseract to name its languages."""


@dataclass(frozen=True, slots=True)
class Ocr:
    """Which pages are read from their pictures, and in which languages.

    Raises:
        UsageError: if the mode is none of the three or the languages are not codes joined by "+".
    """

    mode: str = "auto"
    """"auto" reads pages without text by tesseract where it is installed, "force" all, "off" none."""
    languages: str = ""
    """Tesseract's codes, such as "eng+deu"; "" is its own choice, English."""

    def __post_init__(self) -> None:
        if self.mode not in OCR_CHOICES:
            raise UsageError(f"ocr = {self.mode!r}: choose one of {', '.join(OCR_CHOICES)}")
        if self.languages and not _LANGUAGES.fullmatch(self.languages):
            raise UsageError(f"OCR languages {self.languages!r}: give codes joined by +, such as eng+deu")


def can_ocr() -> bool:
    """True if tesseract is on the path."""
    return shutil.which("tesseract") is not None


def require_languages(languages: str) -> None:
    """Do nothing if tesseract, where it is installed, has these languages.

    Raises:
        UsageError: if it lacks one.
    """
    wanted = languages.split("+") if languages and can_ocr() else []
    known = _known_languages() if wanted else frozenset[str]()
    missing = [language for language in wanted if language not in known]
    if missing:
        has = ", ".join(sorted(known)) or "none"
        raise UsageError(f"tesseract has no language {', '.join(missing)}: it has {has}; install the others")


def _known_languages() -> frozenset[str]:
    """Codes of the languages that tesseract has data for; none where it does not tell."""
    try:
        done = subprocess.run(
            ["tesseract", "--list-langs"], capture_output=True, timeout=_TIMEOUT_S, check=True
        )
    except (subprocess.SubprocessError, OSError):
        return frozenset()
    _, *names = done.stdout.decode("utf-8", "replace").splitlines() or [""]
    return frozenset(name.strip() for name in names if name.strip())
