"""A client of an Elasticsearch that is fit for it: of a known version, and told no secret in the clear."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from elasticsearch import Elasticsearch

from corpus.errors import EngineError
from corpus.files import open_regular
from corpus.settings import ElasticSettings
from search.engines.elastic.errors import ANSWER_SECONDS, translated

__all__ = ["RETRY", "open_client"]

RETRY = (429, 502, 503, 504)
"""The server is busy or away; other refusals would be repeated."""
_KNOWN = (8, 9)


def open_client(given: ElasticSettings) -> Elasticsearch:
    """A client that has spoken to the server.

    Raises:
        EngineError: if none is named, a secret would go astray, or it is not Elasticsearch 8 or 9.
        EngineDownError: if it does not answer.
    """
    _refuse_to_tell(given)
    if not given.url:
        raise EngineError(
            "no Elasticsearch is named: set FIGTRACE_ES_URL, or url under [elasticsearch] in "
            "config.toml; `scripts/elasticsearch up` starts one"
        )
    with translated(given.shown_url):
        client = _client(given)
        try:
            _refuse_old(given, client.info()["version"]["number"])
        except BaseException:
            client.close()
            raise
    return client


def _refuse_to_tell(given: ElasticSettings) -> None:
    """Nothing, unless a secret would go where a person has not agreed to send it, or in the clear."""
    if not given.url and given.untrusted is not None:
        raise EngineError(
            f"{given.untrusted} names a server or a key, and you have not trusted it: read it, then run "
            "`figtrace trust`; or name the server in FIGTRACE_ES_URL or in your own config"
        )
    if given.url and given.has_secret and not given.is_private:
        raise EngineError(
            f"the key for {given.shown_url} would be sent in the clear: expected https, or this machine"
        )


def _client(given: ElasticSettings) -> Elasticsearch:
    options: dict[str, Any] = {"request_timeout": ANSWER_SECONDS, "max_retries": 3, "retry_on_status": RETRY}
    if given.api_key:
        options["api_key"] = given.api_key
    if given.ca_file:
        os.close(open_regular(Path(given.ca_file)))  # the client would wait for a pipe for ever
        options["ca_certs"] = given.ca_file
    return Elasticsearch(given.url, **options)


def _refuse_old(given: ElasticSettings, version: str) -> None:
    if int(version.partition(".")[0]) not in _KNOWN:
        raise EngineError(f"{given.shown_url} is Elasticsearch {version}: 8.x or 9.x is needed")
