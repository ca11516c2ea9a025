"""What Elasticsearch's client raises, told as one clear line with the remedy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus

import elasticsearch

from corpus.errors import EngineDownError, EngineError, NoIndexError
from search.engines.elastic.blocks import block_told
from search.engines.generations import REMEDY

__all__ = ["ANSWER_SECONDS", "refused", "translated"]

ANSWER_SECONDS = 60
"""For which the client waits for an answer, each time that it tries."""


@dataclass(frozen=True, slots=True)
class _Trouble:
    """What is said of a kind of error."""

    kind: type[EngineError]
    says: str


_LINES: dict[str, str] = {
    r"Hostname mismatch|IP address mismatch": (
        "the certificate of {url} is made out to another name: correct FIGTRACE_ES_URL"
    ),
    r"Fingerprints did not match": (
        "{url} shows another certificate than the one of FIGTRACE_ES_FINGERPRINT: if it was renewed, set "
        "that anew"
    ),
    r"CERTIFICATE_VERIFY_FAILED": (
        "the certificate of {url} is not trusted: set FIGTRACE_ES_CA to the file of its authority"
    ),
    r"WRONG_VERSION_NUMBER|RECORD_LAYER_FAILURE|HTTPS?_(?:PROXY_)?REQUEST": (
        "{url} does not speak https: correct FIGTRACE_ES_URL, perhaps to http"
    ),
    r"UNEXPECTED_EOF|RemoteDisconnected|IncompleteRead|ConnectionReset|BrokenPipe|ConnectionAborted": (
        "the connection to {url} was cut off, by the server or by something between (a proxy, a firewall, a "
        "restart): try again"
    ),
    r"NameResolutionError|gaierror": "no machine has the name in {url}: correct FIGTRACE_ES_URL",
}
"""What stands in the causes of a failed connection, and what is said of it; the first that fits."""
_TROUBLES: dict[type[Exception], _Trouble] = {
    elasticsearch.ConnectionTimeout: _Trouble(
        EngineDownError,
        f"Elasticsearch at {{url}} gave no answer within {ANSWER_SECONDS} s: it is overloaded, or the line "
        "is slow; try again",
    ),
    elasticsearch.SSLError: _Trouble(
        EngineDownError,
        "no https connection can be made to {url}: have whoever keeps the server look at its certificate and "
        "at its versions of TLS",
    ),
    elasticsearch.ConnectionError: _Trouble(
        EngineDownError,
        "no Elasticsearch answers at {url}: start it (`scripts/elasticsearch up`) or correct FIGTRACE_ES_URL",
    ),
    elasticsearch.UnsupportedProductError: _Trouble(EngineError, "{url} is not Elasticsearch 8 or 9"),
    elasticsearch.AuthenticationException: _Trouble(
        EngineError, "Elasticsearch at {url} refuses the key: set FIGTRACE_ES_API_KEY to a valid one"
    ),
    elasticsearch.AuthorizationException: _Trouble(
        EngineError, "the key lacks a privilege on Elasticsearch at {url}: {detail}"
    ),
    elasticsearch.NotFoundError: _Trouble(NoIndexError, f"there is no index yet at {{url}}: {REMEDY}"),
}

_TOO_MANY = re.compile(r"maxClauseCount is set to (\d+)")
"""As IndexSearcher.TooManyClauses of Lucene says it; the server works the number out from its memory."""


@contextmanager
def translated(url: str) -> Iterator[None]:
    """Inside, what the client raises becomes an EngineError that names this server."""
    try:
        yield
    except (elasticsearch.ApiError, elasticsearch.TransportError) as exc:
        raise _told(exc, url) from exc
    except (ValueError, OSError) as exc:  # of the client's own checks of URL and certificate file
        reason = "it is no address: expected https://host:port"
        if isinstance(exc, OSError):
            reason = f"{exc.strerror}: {exc.filename}" if exc.filename else str(exc.strerror or exc)
        raise EngineError(f"Elasticsearch cannot be reached at {url!r}: {reason}") from exc


def refused(what: str, reason: str, url: str) -> EngineError:
    """What is raised where the server refused this ("3 records; the first") and gave a reason."""
    return EngineError(block_told(reason, url) or f"Elasticsearch refused {what}: {reason}")


def _told(exc: Exception, url: str) -> EngineError:
    detail = _detail(exc)
    blocked = block_told(detail, url) if isinstance(exc, elasticsearch.ApiError) else ""
    if blocked:
        return EngineError(blocked)
    if many := _TOO_MANY.search(detail):
        return EngineError(
            f"the query has more words than Elasticsearch at {url} takes, with their other spellings and in "
            f"titles {many[1]} in all: give fewer"
        )
    causes = _causes(exc) if isinstance(exc, elasticsearch.ConnectionError) else ""
    for pattern, says in _LINES.items():
        if re.search(pattern, causes):
            return EngineDownError(says.format(url=url))
    for kind, trouble in _TROUBLES.items():
        if isinstance(exc, kind):
            return trouble.kind(trouble.says.format(url=url, detail=detail))
    return EngineError(f"Elasticsearch at {url} cannot do it: {detail}")


def _causes(exc: BaseException | None) -> str:
    """The error and all that led to it, as Python writes them: for a look at their names, never shown."""
    found: list[str] = []
    while exc is not None and len(found) < 20:
        found.append(repr(exc))
        exc = exc.__cause__ or exc.__context__
    return "\n".join(found)


def _detail(exc: Exception) -> str:
    if isinstance(exc, elasticsearch.ApiError):
        if isinstance(exc.body, dict):
            return _reason(exc.body.get("error", exc.message))
        return _status_told(exc.meta.status)
    return str(exc).splitlines()[0] if str(exc) else type(exc).__name__


def _reason(error: object) -> str:
    """The server's reason; that of a shard where the whole says only that all of them failed."""
    if not isinstance(error, dict):
        return str(error)
    causes = error.get("root_cause")
    cause = causes[0] if isinstance(causes, list) and causes else None
    if error.get("type") == "search_phase_execution_exception" and isinstance(cause, dict):
        error = cause
    return str(error.get("reason", error))


def _status_told(status: int) -> str:
    """For an answer that is none of Elasticsearch's own, as of a proxy before it."""
    known = {one.value: one.phrase for one in HTTPStatus}
    return f"it answered {status} {known.get(status, '')}".rstrip()
