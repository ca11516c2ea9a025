"""What Elasticsearch's client raises becomes one clear line that names the server and the remedy."""

from __future__ import annotations

import socket
import ssl

import elasticsearch
import pytest
from elastic_transport import ApiResponseMeta, HttpHeaders, NodeConfig

from corpus.errors import EngineDownError, EngineError, NoIndexError
from search.engines.elastic.errors import refused, translated
from search.engines.generations import REMEDY

URL = "http://made.up:9200"


def answer(
    kind: type[elasticsearch.ApiError], body: object, message: str = "refused", status: int = 400
) -> Exception:
    """What the client raises for such an answer of the server."""
    node = NodeConfig("http", "made.up", 9200)
    return kind(message, ApiResponseMeta(status, "1.1", HttpHeaders(), 0.1, node), body)


def because(raised: Exception, cause: Exception) -> Exception:
    """An error that another led to."""
    raised.__cause__ = cause
    return raised


@pytest.mark.parametrize(
    ("raised", "kind", "says"),
    [
        (
            because(elasticsearch.SSLError("TLS error"), ssl.SSLError(1, "[SSL: CERTIFICATE_VERIFY_FAILED]")),
            EngineDownError,
            f"the certificate of {URL} is not trusted: set FIGTRACE_ES_CA",
        ),
        (
            because(
                elasticsearch.SSLError("TLS error"),
                ssl.SSLError(1, "[SSL: CERTIFICATE_VERIFY_FAILED] failed: Hostname mismatch"),
            ),
            EngineDownError,
            f"the certificate of {URL} is made out to another name",
        ),
        (
            because(
                elasticsearch.SSLError("TLS error"), ssl.SSLEOFError(8, "[SSL: UNEXPECTED_EOF_WHILE_READING]")
            ),
            EngineDownError,
            f"the connection to {URL} was cut off, by the server or by something between",
        ),
        (
            because(elasticsearch.SSLError("TLS error"), ssl.SSLError(1, "[SSL: WRONG_VERSION_NUMBER]")),
            EngineDownError,
            f"{URL} does not speak https: correct FIGTRACE_ES_URL, perhaps to http",
        ),
        (elasticsearch.SSLError("bad"), EngineDownError, f"no https connection can be made to {URL}: have"),
        (
            because(elasticsearch.ConnectionError("no"), ConnectionResetError(104, "reset by peer")),
            EngineDownError,
            f"the connection to {URL} was cut off",
        ),
        (
            because(elasticsearch.ConnectionError("no"), socket.gaierror(-2, "not known")),
            EngineDownError,
            f"no machine has the name in {URL}: correct FIGTRACE_ES_URL",
        ),
        (
            elasticsearch.ConnectionError("no"),
            EngineDownError,
            f"no Elasticsearch answers at {URL}: start",
        ),
        (
            elasticsearch.ConnectionTimeout("slow"),
            EngineDownError,
            f"Elasticsearch at {URL} gave no answer within 60 s: it is overloaded, or the line is slow; try",
        ),
        (
            answer(
                elasticsearch.AuthorizationException,
                {"error": {"reason": "index [a] blocked by: [FORBIDDEN/5/index read-only (api)];"}},
                status=403,
            ),
            EngineError,
            f"an index of Elasticsearch at {URL} is closed to writing: have ",
        ),
        (
            answer(elasticsearch.ApiError, "<html>a proxy's words</html>", status=503),
            EngineError,
            f"Elasticsearch at {URL} cannot do it: it answered 503 Service Unavailable",
        ),
        (answer(elasticsearch.ApiError, "", status=599), EngineError, "cannot do it: it answered 599"),
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


def test_what_is_refused_is_told_with_its_reason_or_its_block() -> None:
    assert str(refused("3 records; the first", "x: too long", URL)) == (
        "Elasticsearch refused 3 records; the first: x: too long"
    )
    told = refused("3 records; the first", "x: index [a] blocked by: [FORBIDDEN/8/index write (api)];", URL)
    assert "set index.blocks.write back to null" in str(told)


def test_an_error_that_leads_to_itself_comes_to_an_end() -> None:
    error = elasticsearch.ConnectionError("no")
    error.__cause__ = error
    with pytest.raises(EngineDownError, match="no Elasticsearch answers"), translated(URL):
        raise error


def test_a_query_of_too_many_words_is_told_as_that() -> None:
    many = "failed to create query: Query contains too many nested clauses; maxClauseCount is set to 8192"
    error = {
        "type": "search_phase_execution_exception",
        "reason": "all shards failed",
        "root_cause": [{"reason": many}],
    }
    says = "more words than Elasticsearch .* 8192 in all: give fewer"
    with pytest.raises(EngineError, match=says), translated(URL):
        raise answer(elasticsearch.BadRequestError, {"error": error})


def test_where_all_shards_failed_the_reason_of_one_is_told() -> None:
    error = {
        "type": "search_phase_execution_exception",
        "reason": "all shards failed",
        "root_cause": [{"reason": "no mapping found for [id]"}],
    }
    for causes in (error["root_cause"], [], None):
        said = "no mapping found" if causes else "all shards failed"
        with pytest.raises(EngineError, match=said), translated(URL):
            raise answer(elasticsearch.BadRequestError, {"error": {**error, "root_cause": causes}})
