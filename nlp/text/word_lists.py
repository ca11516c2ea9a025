"""The shipped lists of `nlp/data/`, where people can read and extend them: words, tables, countries."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["country_codes", "data_rows", "data_text", "data_toml", "words"]


def words(name: str) -> frozenset[str]:
    """The words of a list in `words.toml`.

    Raises:
        KeyError: if there is no list of that name.
    """
    return frozenset(_word_lists()[name].split())


def data_text(name: str) -> str:
    """What a shipped file says: "words.toml"."""
    return (files("nlp") / "data" / name).read_text(encoding="utf-8")


def data_rows(name: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a shipped table, divided by tabs, each with its line from 1; comments are left out."""
    for number, line in enumerate(data_text(name).splitlines(), start=1):
        if line and not line.startswith("#"):
            yield number, line.split("\t")


def data_toml(name: str) -> Mapping[str, Any]:
    """The tables of a shipped file in TOML."""
    return tomllib.loads(data_text(name))


@cache
def country_codes() -> frozenset[str]:
    """The ISO 3166 alpha-3 codes of the shipped list of countries: "CHN"."""
    return frozenset(row[0].removeprefix("place:") for _, row in data_rows("countries.tsv"))


@cache
def _word_lists() -> Mapping[str, str]:
    return {name: str(value) for name, value in data_toml("words.toml").items()}
