"""What Elasticsearch's client raises, told as one clear line with the remedy."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import elasticsearch

from corpus.errors import EngineDownError, EngineError, NoIndexError
from search.engines.generations import REMEDY

__all__ = ["translated"]


@dataclass(frozen=True, slots=True)
class _Trouble:
    """What is said of a kind of error."""

    kind: type[EngineError]
    says: str


_TROUBLES: dict[type[Exception], _Trouble] = {
    elasticsearch.SSLError: _Trouble(
        EngineDownError,
        "the certificate of {url} is not trusted: set FIGTRACE_ES_CA to the file of its authority",
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


def _told(exc: Exception, url: str) -> EngineError:
    detail = _detail(exc)
    for kind, trouble in _TROUBLES.items():
        if isinstance(exc, kind):
            return trouble.kind(trouble.says.format(url=url, detail=detail))
    return EngineError(f"Elasticsearch at {url} cannot do it: {detail}")


def _detail(exc: Exception) -> str:
    if isinstance(exc, elasticsearch.ApiError) and isinstance(exc.body, dict):
        error = exc.body.get("error", exc.message)
        return str(error.get("reason", error) if isinstance(error, dict) else error)
    return str(exc).splitlines()[0] if str(exc) else type(exc).__name__
