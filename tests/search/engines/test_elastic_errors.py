"""What Elasticsearch's client raises becomes one clear line that names the server and the remedy."""

from __future__ import annotations

import elasticsearch
import pytest
from elastic_transport import ApiResponseMeta, HttpHeaders, NodeConfig

from corpus.errors import EngineDownError, EngineError, NoIndexError
from search.engines.elastic_errors import translated
from search.engines.generations import REMEDY

URL = "http://made.up:9200"


def answer(kind: type[elasticsearch.ApiError], body: object, message: str = "refused") -> Exception:
    """What the client raises for such an answer of the server."""
    node = NodeConfig("http", "made.up", 9200)
    return kind(message, ApiResponseMeta(400, "1.1", HttpHeaders(), 0.1, node), body)


@pytest.mark.parametrize(
    ("raised", "kind", "says"),
    [
        (elasticsearch.SSLError("bad"), EngineDownError, f"the certificate of {URL} is not trusted: set "),
        (
            elasticsearch.ConnectionError("no"),
            EngineDownError,
            f"no Elasticsearch answers at {URL}: start",
        ),
        (elasticsearch.ConnectionTimeout("slow"), EngineError, "cannot do it: Connection timed out"),
        (
            answer(elasticsearch.UnsupportedProductError, {}),
            EngineError,
            f"{URL} is not Elasticsearch 8 or 9",
        ),
        (
            answer(elasticsearch.AuthenticationException, {}),
            EngineError,
            f"Elasticsearch at {URL} refuses the key: set FIGTRACE_ES_API_KEY to a valid one",
        ),
        (
            answer(elasticsearch.AuthorizationException, {"error": {"reason": "needs monitor"}}),
            EngineError,
            f"the key lacks a privilege on Elasticsearch at {URL}: needs monitor",
        ),
        (
            answer(elasticsearch.NotFoundError, {"error": {"reason": "no such index"}}),
            NoIndexError,
            f"there is no index yet at {URL}: {REMEDY}",
        ),
        (
            answer(elasticsearch.BadRequestError, {"error": {"reason": "too many clauses"}}),
            EngineError,
            f"Elasticsearch at {URL} cannot do it: too many clauses",
        ),
        (
            answer(elasticsearch.ApiError, {"error": "just words"}),
            EngineError,
            f"Elasticsearch at {URL} cannot do it: just words",
        ),
        (
            answer(elasticsearch.ApiError, {"error": {"type": "odd"}}),
            EngineError,
            "do it: {'type': 'odd'}",
        ),
        (answer(elasticsearch.ApiError, {}, "a message"), EngineError, "cannot do it: a message"),
        (
            elasticsearch.SerializationError("one\ntwo"),
            EngineError,
            "cannot do it: one",
        ),
        (
            ValueError("URL must be absolute"),
            EngineError,
            f"cannot be reached at '{URL}': it is no address",
        ),
        (
            FileNotFoundError(2, "No such file", "ca.crt"),
            EngineError,
            f"cannot be reached at '{URL}': No such file",
        ),
    ],
)
def test_each_trouble_is_told_with_its_remedy(raised: Exception, kind: type[EngineError], says: str) -> None:
    with pytest.raises(EngineError) as caught, translated(URL):
        raise raised
    assert type(caught.value) is kind
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.__cause__ is raised


def test_an_error_without_words_is_told_by_its_name() -> None:
    with pytest.raises(EngineError, match="cannot do it: TransportError"), translated(URL):
        raise elasticsearch.TransportError("")


@pytest.mark.parametrize("error", [KeyError("a fault of ours"), NoIndexError("told already")])
def test_what_is_not_the_clients_passes_unchanged(error: Exception) -> None:
    with pytest.raises(type(error)) as caught, translated(URL):
        raise error
    assert caught.value is error


def test_without_trouble_nothing_is_raised() -> None:
    with translated(URL):
        done = True
    assert done
