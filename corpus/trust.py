"""Whether a person has looked at a corpus's config file and trusts it, as direnv asks for a folder's.

A corpus is found upwards from where one stands, so its config.toml may come from anybody: a shared folder,
an archive that was unpacked. What it may name without being trusted is harmless (lists, a model). A server
and a key are not: they could send a key of the user, or any file of one line, to a stranger.

What is trusted is one file with one content: `trusted/` in the user's own data folder holds a file named by
the SHA-256 of both. A changed file must be trusted again.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from corpus.errors import UsageError

__all__ = ["is_trusted", "trust", "user_config"]


def is_trusted(config: Path, content: bytes, *, env: Mapping[str, str]) -> bool:
    """True if a person trusted this file with this content."""
    return _mark(config, content, env).is_file()


def trust(config: Path, content: bytes, *, env: Mapping[str, str]) -> None:
    """Remember that this file with this content is trusted.

    Raises:
        UsageError: if it cannot be remembered.
    """
    mark = _mark(config, content, env)
    try:
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.write_text(f"{config.absolute()}\n", encoding="utf-8", errors="surrogateescape")
    except OSError as exc:
        raise UsageError(f"{mark} cannot be written: {exc.strerror or exc}; nothing is trusted") from exc


def user_config(env: Mapping[str, str]) -> Path:
    """The user's own config file: XDG_CONFIG_HOME (~/.config) / figtrace / config.toml."""
    return _home(env, "XDG_CONFIG_HOME", ".config") / "figtrace" / "config.toml"


def _mark(config: Path, content: bytes, env: Mapping[str, str]) -> Path:
    import hashlib  # most corpora have no config file

    name = str(config.absolute()).encode("utf-8", "surrogateescape")
    digest = hashlib.sha256(name + b"\0" + content).hexdigest()
    return _home(env, "XDG_DATA_HOME", ".local/share") / "figtrace" / "trusted" / digest


def _home(env: Mapping[str, str], variable: str, default: str) -> Path:
    """The XDG base directory specification: an absolute path of the variable, else below HOME."""
    given = env.get(variable, "")
    return Path(given) if given.startswith("/") else Path(env.get("HOME") or Path.home(), default)
