"""A server of one's own with security switched on: https, and keys that may do as much as a test says."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from elasticsearch import AuthenticationException, Elasticsearch

from corpus.settings import ElasticSettings
from tests.folders import ROOT

__all__ = ["Secured", "secured_server"]

_SCRIPT = ROOT / "scripts" / "elasticsearch"
_KNOWN_S = 20.0
"""In which a server knows a key that it has made."""


@dataclass(frozen=True, slots=True)
class Secured:
    """The server, and who may do all on it."""

    url: str
    authority: Path
    admin: Elasticsearch

    def settings(self, prefix: str, cluster: Sequence[str], indices: Sequence[str]) -> ElasticSettings:
        """With a key that has these privileges, those on indices for the names of the prefix."""
        names = [f"{prefix}-*"]
        role = {"cluster": list(cluster), "indices": [{"names": names, "privileges": list(indices)}]}
        key = self.admin.security.create_api_key(
            name="test", expiration="1h", role_descriptors={"only": role}
        )
        self._wait_for(key["encoded"])
        return ElasticSettings(self.url, key["encoded"], str(self.authority), prefix)

    def _wait_for(self, key: str) -> None:
        """Until the server knows the key: on a busy machine it may refuse a new one for a moment."""
        until = time.monotonic() + _KNOWN_S
        while True:
            try:
                self.admin.options(api_key=key).security.authenticate()
            except AuthenticationException:
                if time.monotonic() > until:
                    raise
                time.sleep(0.2)
            else:
                return


@contextmanager
def secured_server(folder: Path | None = None) -> Iterator[Secured]:
    """The server, started for this and stopped afterwards; the test is skipped where none can be had.

    The script makes one of the server on Maven Central alone, so that one must be there only where Maven is.
    """
    base = folder or _home() / "secured"
    environment = {name: value for name, value in os.environ.items() if name != "FIGTRACE_ES_URL"}
    environment |= {"FIGTRACE_ES_DIR": str(base), "FIGTRACE_ES_SERVERS": str(_home())}
    started = _call(environment, "up", "--secure")
    if started.returncode:
        reason = started.stderr.strip().rpartition("\n")[2] or "it gave no reason"
        if os.environ.get("REQUIRE_ELASTICSEARCH") == "1" and shutil.which("mvn"):
            pytest.fail(f"REQUIRE_ELASTICSEARCH=1, and {reason}", pytrace=False)
        pytest.skip(reason)
    try:
        authority = base / "secure" / "ca.crt"
        password = (base / "secure" / "password").read_text("ascii").strip()
        url = started.stdout.strip()
        with Elasticsearch(url, basic_auth=("admin", password), ca_certs=str(authority)) as admin:
            yield Secured(url, authority, admin)
    finally:
        _call(environment, "down")


def _call(environment: Mapping[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [_SCRIPT, *arguments], capture_output=True, text=True, timeout=280, check=False, env=dict(environment)
    )


def _home() -> Path:
    """Where the script keeps its servers."""
    if given := os.environ.get("FIGTRACE_ES_SERVERS") or os.environ.get("FIGTRACE_ES_DIR"):
        return Path(given)
    if os.getuid() == 0:
        return Path("/var/tmp/figtrace-elasticsearch")
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "figtrace" / "elasticsearch"
