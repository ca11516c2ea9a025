"""A client of an Elasticsearch that is fit for it: of a known version, and told no secret in the clear.

It is patient with a server that is busy or without a master for some seconds, as after the loss of a node,
and goes on to another node where several are named.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

from elastic_transport import Transport, TransportApiResponse
from elasticsearch import Elasticsearch

from corpus.errors import EngineError
from corpus.files import open_regular
from corpus.settings import ElasticSettings
from search.engines.elastic.errors import ANSWER_SECONDS, translated

__all__ = ["RETRY", "open_client"]

RETRY = (429, 502, 503, 504)
"""The server is busy or away; other refusals would be repeated."""
_KNOWN = (8, 9)
"""Major versions of Elasticsearch that the contract of engines was run against; other ones change answers
without a word."""
_PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0)
"""Seconds between tries: a cluster has another master within a few, and a person waits no longer than
these."""


class _Patient(Transport):
    """Asks again after a while where the answer was that the server is busy or has no master."""

    def perform_request(self, method: str, target: str, **options: Any) -> TransportApiResponse:
        for pause in _PAUSES:
            answer = super().perform_request(method, target, **options)
            if answer.meta.status not in RETRY:
                return answer
            time.sleep(pause)
        return super().perform_request(method, target, **options)


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
    options: dict[str, Any] = {
        "transport_class": _Patient, "request_timeout": ANSWER_SECONDS, "max_retries": 3,
        "retry_on_status": RETRY,
    }  # fmt: skip
    if given.api_key:
        options["api_key"] = given.api_key
    if given.ca_file:
        os.close(open_regular(Path(given.ca_file)))  # the client would wait for a pipe for ever
        options["ca_certs"] = given.ca_file
    if given.fingerprint:
        if not all(url.startswith("https://") for url in given.urls):
            raise EngineError(
                f"{given.shown_url} has no certificate to hold a fingerprint against: name it by https"
            )
        options["ssl_assert_fingerprint"] = given.fingerprint
    return Elasticsearch(list(given.urls), **options)


def _refuse_old(given: ElasticSettings, version: str) -> None:
    if int(version.partition(".")[0]) not in _KNOWN:
        raise EngineError(f"{given.shown_url} is Elasticsearch {version}: 8.x or 9.x is needed")
