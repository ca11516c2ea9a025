"""The lists of words that rules use, from `nlp/data/words.toml`, where people can read and extend them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

__all__ = ["words"]


def words(name: str) -> frozenset[str]:
    """The words of a list.

    Raises:
        KeyError: if there is no list of that name.
    """
    return frozenset(_lists()[name].split())


@cache
def _lists() -> Mapping[str, str]:
    text = (files("nlp") / "data" / "words.toml").read_text(encoding="utf-8")
    return {name: str(value) for name, value in tomllib.loads(text).items()}
